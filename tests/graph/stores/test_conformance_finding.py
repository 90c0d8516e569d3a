"""The port: every store finds and orders nodes alike."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.facts import SettledNode
from graph.model import Node
from graph.stores.port import Store
from ontology.terms import NodeKind

NodeMaker = Callable[..., SettledNode]


def ids(nodes: Any) -> list[str]:
    return [node.id for node in nodes]


def test_nodes_come_by_identifier_and_in_its_order(store: Store, teller: Any, a_node: NodeMaker) -> None:
    teller.add(a_node("b", "B", year=2024, share=0.5, draft=True), a_node("a", "A"))
    assert store.nodes(["b", "x", "a", "b"]) == {
        "a": Node(id="a", kind=NodeKind.INSTRUMENT, label="A"),
        "b": Node(
            id="b",
            kind=NodeKind.INSTRUMENT,
            label="B",
            properties={"year": 2024, "share": 0.5, "draft": True},
        ),
    }
    assert list(store.nodes(["b", "a"])) == ["a", "b"]


def test_scan_yields_every_node_once_and_in_order(store: Store, teller: Any, a_node: NodeMaker) -> None:
    names = [f"n{number:04}" for number in range(1203)]
    teller.add(*(a_node(name) for name in reversed(names)), a_node("u", kind=NodeKind.UNIT))
    assert ids(store.scan()) == [*names, "u"]
    assert ids(store.scan(NodeKind.UNIT)) == ["u"]
    assert store.counts() == dict.fromkeys(NodeKind, 0) | {
        "Instrument": 1203, "Unit": 1, "relations": 0, "sources": 0, "findings": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"symbol_key": "3/kh-ubnd"}, ["a", "b"]),
        ({"symbol_key": "3/kh-ubnd", "year": 2023}, ["a"]),
        ({"year": [2023, 2024]}, ["a", "b", "c"]),
        ({"year": [2023, None]}, ["a", "d"]),
        ({"issuer": None}, ["a", "c", "d"]),
        ({"issuer": "u", "year": 2024}, ["b"]),
        ({"level": "commune", "status": ["stub", "resolved"]}, ["a", "b"]),
        ({"type": "Kế hoạch"}, ["a"]),
        ({"number": "3", "name_key": "cai cach"}, ["b"]),
        ({"year": []}, []),
        ({"year": "2023"}, []),
        ({}, ["a", "b", "c", "d"]),
    ],
)
def test_nodes_are_found_by_their_properties(
    store: Store, teller: Any, a_node: NodeMaker, where: dict[str, Any], found: list[str]
) -> None:
    teller.add(
        a_node("b", symbol_key="3/kh-ubnd", number="3", year=2024, issuer="u", level="commune", status="stub",
               name_key="cai cach"),
        a_node("a", symbol_key="3/kh-ubnd", number="3", year=2023, level="commune", status="resolved",
               type="Kế hoạch"),
        a_node("c", year=2024, level="province"),
        a_node("d"),
        a_node("e", kind=NodeKind.UNIT, year=2023),
    )  # fmt: skip
    assert ids(store.find(NodeKind.INSTRUMENT, where)) == found


def test_a_property_without_index_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="signer"):
        store.find(NodeKind.INSTRUMENT, {"signer": "x"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ke hoach", ["p", "d"]),
        ("Kế Hoạch cải", ["p"]),
        ("KE HOACH CAI C", ["p"]),
        ("hoach ke", ["p", "d"]),
        ("8/KH-UBND", ["p"]),
        ("08/KH-UBND", ["p"]),
        ("kế", ["p", "d"]),
        ("đường đồng", ["u"]),
        ("duong dong", ["u"]),
        ("ke hoach khac", []),
        ("ca hoach", []),
        ('"; DROP TABLE node; -- OR *', []),
        ("NEAR AND NOT", []),
        ("...", []),
        ("", []),
    ],
)
def test_search_folds_both_sides_and_takes_the_last_word_as_a_beginning(
    store: Store, teller: Any, a_node: NodeMaker, text: str, found: list[str]
) -> None:
    teller.add(
        a_node("d", "Kế hoạch 12/KH-HĐND", level="district", status="resolved"),
        a_node("p", "Kế hoạch 08/KH-UBND", symbol_key="8/kh-ubnd", title="Cải cách", level="province",
               status="resolved"),
        a_node("u", "UBND phường Đường Đông", kind=NodeKind.UNIT),
    )  # fmt: skip
    assert ids(store.search(text, 10)) == found
    assert store.count_found(text) == len(found)


def test_search_shows_documents_first_then_by_level_year_and_identifier(
    store: Store, teller: Any, a_node: NodeMaker
) -> None:
    teller.add(
        a_node("a", "việc", kind=NodeKind.UNIT, level="central"),
        a_node("b", "việc", level="central", status="stub", year=2024),
        a_node("c", "việc", level="commune", status="resolved", year=2024),
        a_node("d", "việc", level="province", status="resolved", year=2020),
        a_node("e", "việc", level="province", status="resolved", year=2024),
        a_node("f", "việc", level="province", status="resolved", year=2024),
        a_node("g", "việc", status="resolved"),
    )
    assert ids(store.search("viec", 10)) == ["e", "f", "d", "c", "g", "b", "a"]
    assert ids(store.search("viec", 2)) == ["e", "f"]
    assert store.search("viec", 0) == store.search("viec", -1) == []
    assert ids(store.search("viec", 10, NodeKind.UNIT)) == ["a"]
    assert (store.count_found("viec"), store.count_found("viec", NodeKind.UNIT)) == (7, 1)
