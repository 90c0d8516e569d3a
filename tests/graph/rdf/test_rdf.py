"""The graph as RDF: what is written is RDF, says the same in every form, and reads back as it was."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Dataset, Graph, URIRef
from rdflib.compare import to_isomorphic

from graph.rdf import WRITERS, read_rdf, write_nquads, write_turtle
from ontology.terms import RelationKind
from ontology.vocabularies import units_csv_path

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib", "ignore::DeprecationWarning:pyshacl"
)

NQ = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
KH = "urn:lex:vn;hai.duong;ninh.giang:uy.ban.nhan.dan:ke.hoach:2023-12-29;152"
UBND = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
CANCU = "https://w3id.org/cancu/ontology#"
HOSTILE = [
    "\"; DROP <urn:x> . '''\n\r\t\\u0041 {$x} ]]> </script><b>&amp;",
    "đường \\ 'dẫn' \"trích\"\u2028\x00\x1b",
    "=1+1",
    "` MATCH (n) DETACH DELETE n //",
    "urn:x> <urn:y",
]


def laid(world: Any, title: str = "Về chương trình") -> Any:
    world.instrument(
        NQ, type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15", title=title, level="central"
    )
    world.instrument(KH, type="Kế hoạch", symbol="152/KH-UBND", date="2023-12-29", period="2024")
    world.unit(UBND, "UBND huyện Ninh Giang", level="district")
    world.derives(KH, NQ, basis="implements")
    world.cites(KH, NQ, role="legal-basis")
    world.cites(KH, NQ)
    world.relate(KH, RelationKind.ISSUED_BY, UBND)
    world.task("urn:cancu:task:x:10", KH, "rà soát", deadline_date="2024-11-15", start=10, end=20)
    world.relate("urn:cancu:task:x:10", RelationKind.ASSIGNED_TO, UBND, role="lead")
    return world.store()


def everything(store: Any) -> tuple[list[Any], list[Any]]:
    return list(store.scan()), list(store.scan_relations())


def written(store: Any, form: str) -> str:
    return "".join(WRITERS[form](*everything(store)))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("title", ["Về chương trình", *HOSTILE[:2]])
def test_what_is_written_reads_back_as_it_was(world: Any, form: str, title: str) -> None:
    store = laid(world, title)
    view = read_rdf(written(store, form), form)
    assert (list(view.nodes), list(view.relations)) == everything(store)


def test_turtle_and_jsonld_say_the_same(world: Any) -> None:
    store = laid(world)
    turtle = Graph().parse(data=written(store, "turtle"), format="turtle")
    jsonld = Graph().parse(data=written(store, "jsonld"), format="json-ld")
    assert to_isomorphic(turtle) == to_isomorphic(jsonld)


def test_nquads_have_one_graph_for_each_source_and_the_nodes_in_none(world: Any) -> None:
    store = laid(world)
    dataset = Dataset()
    dataset.parse(data=written(store, "nquads"), format="nquads")
    (source,) = store.sources_of(KH)
    named = {str(graph.identifier) for graph in dataset.graphs()} - {"urn:x-rdflib:default"}
    assert named == {f"urn:sha256:{source}"}
    said = dataset.graph(URIRef(f"urn:sha256:{source}"))
    assert (URIRef(KH), URIRef(f"{CANCU}IMPLEMENTS"), URIRef(NQ)) in said
    assert (URIRef(NQ), URIRef(f"{CANCU}symbol"), None) not in said


def test_each_evidence_is_an_assertion_with_place_and_quote(world: Any) -> None:
    graph = Graph().parse(data=written(laid(world), "turtle"), format="turtle")
    answer = graph.query(
        """SELECT ?quote ?role ?start WHERE {
             ?assertion a cancu:Assertion ; rdf:subject ?kh ; rdf:predicate cancu:CITES ; rdf:object ?nq ;
               prov:wasQuotedFrom ?kh ; cancu:quote ?quote ; cancu:role ?role ; cancu:start ?start .
           } ORDER BY ?role""",
        initBindings={"kh": URIRef(KH), "nq": URIRef(NQ)},
    )
    found = [tuple(value.toPython() for value in row) for row in answer]  # type: ignore[union-attr]
    assert [(quote, role) for quote, role, _ in found] == [
        (f"CITES {NQ}", "legal-basis"),
        (f"CITES {NQ}", "mention"),
    ]


def test_dates_and_numbers_have_their_datatype_and_what_is_no_date_stays_text(world: Any) -> None:
    world.instrument(NQ, date="2021-07-15")
    world.instrument(KH, date="2021-02-30", year=2021)
    lines = written(world.store(), "nquads").splitlines()
    dates = [line.split(">", 2)[2] for line in lines if f"<{CANCU}date>" in line]
    assert dates == [
        ' "2021-07-15"^^<http://www.w3.org/2001/XMLSchema#date> .',
        ' "2021-02-30" .',
    ]
    assert any('"2021"^^<http://www.w3.org/2001/XMLSchema#integer>' in line for line in lines)


def test_the_same_graph_is_the_same_text(new_world: Callable[[], Any]) -> None:
    for form in WRITERS:
        assert written(laid(new_world()), form) == written(laid(new_world()), form)


def test_the_graph_keeps_to_the_shapes_of_the_ontology(world: Any) -> None:
    folder = units_csv_path().parent.parent
    data = Graph().parse(data=written(laid(world), "turtle"), format="turtle")
    conforms, _, report = validate(
        data, shacl_graph=str(folder / "shapes.ttl"), ont_graph=str(folder / "cancu.ttl"), advanced=True
    )
    assert conforms, report


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=30), st.sampled_from(sorted(WRITERS)))
def test_any_text_survives(new_world: Callable[[], Any], text: str, form: str) -> None:
    world = new_world()
    world.instrument(NQ, title=text)
    store = world.store()
    (node,) = read_rdf(written(store, form), form).nodes
    assert node.get("title") == text


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=20))
def test_any_identifier_survives(new_world: Callable[[], Any], tail: str) -> None:
    world = new_world()
    world.instrument(f"urn:cancu:task:{tail}")
    for writer in (write_turtle, write_nquads):
        text = "".join(writer(*everything(world.store())))
        form = "turtle" if writer is write_turtle else "nquads"
        assert [node.id for node in read_rdf(text, form).nodes] == [f"urn:cancu:task:{tail}"]
