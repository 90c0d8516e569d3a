"""What the loaders and the graph make of real-looking documents fits the ontology and its shapes."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from graph.ledger import Ledger
from graph.rdf import write_turtle
from graph.stores import open_store
from loaders.readers import read_source
from loaders.reading import read_text
from ontology.declared import CANCU, SOURCE

ROOT = Path(__file__).parents[2]
SAMPLES = ["trung-uong/chi-thi-23-ct-ttg-2021.md", "hung-yen/van-giang/huyen-2024.txt"]


@pytest.fixture(scope="module")
def exported() -> Graph:
    store = open_store("memory:")
    ledger = Ledger(store)
    for name in SAMPLES:
        path = ROOT / "examples" / "documents" / name
        ledger.ingest(read_text(read_source(path)), name)
    graph = Graph()
    graph.parse(data="".join(write_turtle(store.scan(), store.scan_relations())), format="turtle")
    return graph


def test_the_export_conforms_to_the_shapes(exported: Graph) -> None:
    shapes = Graph()
    shapes.parse(ROOT / "ontology" / "shapes.ttl", format="turtle")
    conforms, _, text = validate(exported, shacl_graph=shapes, advanced=True)
    assert conforms, text


def test_the_export_uses_declared_terms_only(exported: Graph) -> None:
    ontology = Graph()
    ontology.parse(SOURCE, format="turtle")
    used = {predicate for predicate in exported.predicates() if str(predicate).startswith(str(CANCU))}
    assert len(used) > 20
    assert used - set(ontology.subjects()) == set()
