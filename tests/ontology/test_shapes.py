"""The SHACL shapes: a good small graph passes, and each way of breaking it is named."""

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from ontology.declared import Declared, read_ontology

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes.ttl"
PREFIXES = """
@prefix cancu: <https://w3id.org/cancu/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NODES = """
<urn:plan> a cancu:Instrument ; rdfs:label "Kế hoạch 152/KH-UBND" ; cancu:type "Kế hoạch" ; cancu:symbol "152/KH-UBND" ;
    cancu:date "2023-12-29"^^xsd:date ; cancu:year 2023 ; cancu:level "district" ; cancu:status "resolved" ;
    cancu:DERIVES_FROM <urn:resolution> .
<urn:resolution> a cancu:Instrument ; rdfs:label "Nghị quyết 76/NQ-CP" ; cancu:type "Nghị quyết" ; cancu:status "stub" .
<urn:unit> a cancu:Unit ; rdfs:label "Phòng Nội vụ" ; cancu:level "district" .
<urn:task> a cancu:Task ; rdfs:label "Tuyên truyền" ; cancu:content "Tuyên truyền" ; cancu:origin "duty" ;
    cancu:DEFINED_IN <urn:plan> ; cancu:ASSIGNED_TO <urn:unit> .
"""
EVIDENCE = """
[] a cancu:Assertion ; rdf:subject <urn:plan> ; rdf:predicate cancu:DERIVES_FROM ; rdf:object <urn:resolution> ;
    prov:wasQuotedFrom <urn:plan> ; cancu:start 10 ; cancu:end 32 ; cancu:quote "Nghị quyết số 76/NQ-CP" ;
    cancu:basis "based-on" ; cancu:method "rule" ; cancu:confidence 1.0 .
[] a cancu:Assertion ; rdf:subject <urn:task> ; rdf:predicate cancu:DEFINED_IN ; rdf:object <urn:plan> ;
    prov:wasQuotedFrom <urn:plan> ; cancu:start 40 ; cancu:end 52 ; cancu:quote "Tuyên truyền" .
[] a cancu:Assertion ; rdf:subject <urn:task> ; rdf:predicate cancu:ASSIGNED_TO ; rdf:object <urn:unit> ;
    prov:wasQuotedFrom <urn:plan> ; cancu:start 60 ; cancu:end 72 ; cancu:quote "Phòng Nội vụ" ; cancu:role "lead" .
"""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    graph.parse(SHAPES, format="turtle")
    return graph


def report(turtle: str, shapes: Graph) -> tuple[bool, str]:
    data = Graph()
    data.parse(data=PREFIXES + turtle, format="turtle")
    conforms, _, text = validate(data, shacl_graph=shapes, advanced=True)
    return conforms, text


def test_a_good_graph_conforms(shapes: Graph) -> None:
    assert report(NODES + EVIDENCE, shapes) == (True, "Validation Report\nConforms: True\n")


def test_a_relation_without_evidence_is_refused(shapes: Graph) -> None:
    conforms, text = report(NODES, shapes)
    assert not conforms
    assert text.startswith("Validation Report\nConforms: False\nResults (3):\n")
    assert text.count("Message: The relation has no evidence.") == 3


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('"2023-12-29"^^xsd:date', '"ngày 29"', "The date of issue is an xsd:date."),
        ('cancu:symbol "152/KH-UBND"', 'cancu:symbol "152 /KH-UBND"', "A symbol has no blanks."),
        (
            'cancu:level "district" ; cancu:status',
            'cancu:level "huyện" ; cancu:status',
            "The level is one of the list.",
        ),
        ('cancu:status "stub"', 'cancu:status "guessed"', "The status is one of the list."),
        ("cancu:DEFINED_IN <urn:plan> ;", "", "A task is defined in an instrument."),
        ('cancu:role "lead"', 'cancu:role "boss"', "The role is one of the list."),
        ('cancu:basis "based-on"', 'cancu:basis "perhaps"', "The basis is one of the list."),
        (
            "cancu:start 10 ; cancu:end 32",
            "cancu:start 32 ; cancu:end 10",
            "The quote starts before it ends.",
        ),
        ("cancu:confidence 1.0", "cancu:confidence 1.5", "Confidence is from 0 to 1."),
        ('cancu:quote "Tuyên truyền"', 'cancu:quote ""', "An assertion has its quote."),
        (
            "rdf:predicate cancu:DERIVES_FROM",
            "rdf:predicate cancu:LIKES",
            "The relation is one of the ontology.",
        ),
        ('rdfs:label "Phòng Nội vụ" ;', "", "A unit has a label."),
    ],
)
def test_each_fault_is_named(shapes: Graph, good: str, bad: str, message: str) -> None:
    assert good in NODES + EVIDENCE
    conforms, text = report((NODES + EVIDENCE).replace(good, bad), shapes)
    assert not conforms
    assert message in text


def test_an_instrument_of_unknown_type_is_a_warning_only(shapes: Graph) -> None:
    _, text = report((NODES + EVIDENCE).replace('cancu:type "Nghị quyết" ;', ""), shapes)
    assert re.findall(r"Severity: sh:(\w+)", text) == ["Warning"]


@pytest.mark.parametrize(
    ("path", "enumerations"),
    [
        ("cancu:level", ("Level",)),
        ("cancu:status", ("Status",)),
        ("cancu:origin", ("TaskOrigin",)),
        ("cancu:deadline_kind", ("DeadlineKind",)),
        ("cancu:role", ("CitationRole", "AssigneeRole")),
        ("cancu:basis", ("Basis",)),
        ("cancu:severity", ("Severity",)),
    ],
)
def test_the_lists_of_the_shapes_are_those_of_the_ontology(path: str, enumerations: tuple[str, ...]) -> None:
    declared = read_ontology()
    expected = [value for name in enumerations for value in declared.values(name)]
    for found in re.findall(rf"sh:path {path} ;[^\]]*?sh:in \( ([^)]*) \)", SHAPES.read_text("utf-8")):
        assert re.findall(r'"([^"]+)"', found) == expected


def test_the_shapes_know_every_relation(shapes: Graph) -> None:
    declared: Declared = read_ontology()
    text = SHAPES.read_text("utf-8")
    lists = [
        re.search(pattern, text, re.DOTALL)
        for pattern in (r"sh:in \( (cancu:.*?)\)", r"FILTER \(\?path IN \((.*?)\)")
    ]
    targets = re.search(r"sh:targetSubjectsOf (.*?) ;", text, re.DOTALL)
    for found in (*lists, targets):
        assert found is not None
        assert re.findall(r"cancu:(\w+)", found[1]) == [term.name for term in declared.relations]
