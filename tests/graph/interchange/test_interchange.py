"""Exchange formats: complete, the same each time, and safe whatever a text has in it."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.errors import UsageError
from graph.interchange import FORMS, export, export_nodes
from graph.interchange.cypher import literal
from ontology.terms import RelationKind

HOSTILE = "\"'; DROP \\ `x` \n\r\t</data><b>&]]>\x00\x0b\u2028 // MATCH (n) DETACH DELETE n;"


def laid(world: Any, title: str = "Về cải cách") -> Any:
    world.instrument("nq", f"Nghị quyết {title}", title=title)
    world.instrument("tỉnh")
    world.instrument("huyện")
    world.instrument("khác")
    world.derives("huyện", "tỉnh")
    world.derives("tỉnh", "nq", basis="implements")
    world.unit("ubnd", "UBND huyện")
    world.unit("phòng", "Phòng Nội vụ")
    world.relate("huyện", RelationKind.ISSUED_BY, "ubnd")
    world.task("việc", "huyện", "rà soát", start=3, end=9)
    world.relate("việc", RelationKind.ASSIGNED_TO, "phòng", role="lead")
    return world.store()


def text_of(store: Any, form: str, root: str | None = None) -> str:
    return "".join(export(store, form, root))


def nodes_of(store: Any, root: str | None = None) -> list[str]:
    lines = map(json.loads, text_of(store, "jsonl", root).splitlines())
    return [line["node"]["id"] for line in lines if "node" in line]


def test_the_whole_graph_has_every_node_and_relation(world: Any) -> None:
    store = laid(world)
    lines = [json.loads(line) for line in text_of(store, "jsonl").splitlines()]
    assert nodes_of(store) == ["huyện", "khác", "nq", "phòng", "tỉnh", "ubnd", "việc"]
    assert len([line for line in lines if "relation" in line]) == 5
    assert lines[-1]["relation"]["evidence"][0]["quote"] == "DEFINED_IN huyện"


@pytest.mark.parametrize(
    "root, found",
    [
        ("tỉnh", ["huyện", "nq", "phòng", "tỉnh", "ubnd", "việc"]),
        ("việc", ["huyện", "nq", "phòng", "tỉnh", "ubnd", "việc"]),
        ("ubnd", ["huyện", "nq", "phòng", "tỉnh", "ubnd", "việc"]),
        ("phòng", ["huyện", "nq", "phòng", "tỉnh", "ubnd", "việc"]),
        ("khác", ["khác"]),
    ],
)
def test_a_root_brings_what_hangs_on_it(world: Any, root: str, found: list[str]) -> None:
    assert nodes_of(laid(world), root) == found


def test_certain_nodes_come_with_the_relations_between_them(world: Any) -> None:
    text = "".join(export_nodes(laid(world), "csv", ["huyện", "tỉnh", "ubnd"]))
    assert [row["target"] for row in csv.DictReader(io.StringIO(text))] == ["tỉnh", "ubnd"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_is_the_same_text(new_world: Callable[[], Any], form: str) -> None:
    assert text_of(laid(new_world(), HOSTILE), form) == text_of(laid(new_world(), HOSTILE), form)


@pytest.mark.parametrize("form, read", [("graphml", nx.parse_graphml), ("gexf", None)])
def test_networks_are_read_by_other_tools(world: Any, form: str, read: Any) -> None:
    text = text_of(laid(world, HOSTILE), form)
    ElementTree.fromstring(text)
    network = read(text) if read else nx.read_gexf(io.BytesIO(text.encode()))
    assert (network.number_of_nodes(), network.number_of_edges()) == (7, 5)
    label = network.nodes["nq"]["label"]
    assert "</data><b>&]]>" in label and "\x00" not in label
    kinds = sorted(data["kind"] for _, _, data in network.edges(data=True))
    assert kinds == ["ASSIGNED_TO", "DEFINED_IN", "DERIVES_FROM", "DERIVES_FROM", "ISSUED_BY"]


def test_cypher_is_one_statement_a_line_whatever_a_title_says(world: Any) -> None:
    lines = text_of(laid(world, HOSTILE), "cypher").split("\n")
    assert lines.pop() == ""
    assert all(line.endswith(";") for line in lines)
    assert all(line.startswith(("CREATE CONSTRAINT ", "MERGE (n:", "MATCH (a:")) for line in lines)
    assert len(lines) == 5 + 7 + 5


@pytest.mark.parametrize(
    "value, written",
    [
        ("a'b", r"'a\'b'"),
        ("\\", r"'\\'"),
        ("\\'", r"'\\\''"),
        ("a\nb\u2028", r"'a\nb\u2028'"),
        ("\x00", r"'\u0000'"),
        (True, "true"),
        (3, "3"),
        (["a", 1], "['a', 1]"),
    ],
)
def test_a_value_cannot_leave_its_quotes(value: Any, written: str) -> None:
    assert literal(value) == written


def test_csv_is_no_formula(world: Any) -> None:
    world.instrument("a", "=HYPERLINK(1)")
    world.instrument("b", "@x")
    world.cites("a", "b")
    (row,) = csv.DictReader(io.StringIO(text_of(world.store(), "csv")))
    assert (row["source_label"], row["target_label"], row["kind"]) == ("'=HYPERLINK(1)", "'@x", "CITES")
    assert row["quote"] == "CITES b"


def test_an_unknown_format_is_an_error_of_the_caller(world: Any) -> None:
    with pytest.raises(UsageError, match="nquads"):
        export(laid(world), "xls")
