"""The ontology itself: what cancu.ttl must hold so that everything else can follow from it."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graph import model
from ontology import terms
from ontology.declared import CANCU, SOURCE, Declared, read_ontology

CONTRACT_STATES = [
    "issued_on_time",
    "issued_late",
    "issued_undated",
    "draft",
    "not_due",
    "missing",
    "unknown",
    "waived",
    "not_applicable",
    "conflict",
]
CONTRACT_FINDINGS = [
    "missing-number",
    "missing-date",
    "impossible-date",
    "type-symbol-mismatch",
    "malformed-symbol",
    "numbering-gap",
    "missing-header",
    "missing-appendix",
    "ocr-noise",
    "repeated-citation",
    "conflicting-date",
    "outdated-basis",
    "predates-basis",
    "conflicting-duty",
    "unreadable",
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    graph.parse(SOURCE, format="turtle")
    return graph


@pytest.fixture(scope="module")
def declared() -> Declared:
    return read_ontology()


def test_every_term_has_one_label_and_one_meaning_in_each_language(graph: Graph) -> None:
    labels = {SKOS.Concept: (SKOS.prefLabel, SKOS.definition)}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme, SKOS.Concept)
    wordless = []
    for kind in kinds:
        for subject in graph.subjects(RDF.type, kind):
            for predicate in labels.get(kind, (RDFS.label, RDFS.comment)):
                languages = sorted(
                    str(getattr(word, "language", None)) for word in graph.objects(subject, predicate)
                )
                if isinstance(subject, URIRef) and languages != ["en", "vi"]:
                    wordless.append((subject, predicate, languages))
    assert wordless == []


def test_inverses_name_each_other_and_swap_domain_and_range(declared: Declared) -> None:
    by_name = {term.name: term for term in (*declared.relations, *declared.others)}
    pairs = [(term, by_name[term.inverse]) for term in by_name.values() if term.inverse]
    assert {term.name for term in declared.relations} <= {term.name for term, _ in pairs}
    for term, inverse in pairs:
        assert inverse.inverse == term.name
        assert (term.domain, term.range) == (inverse.range, inverse.domain)


def test_every_relation_has_domain_range_and_alignment(declared: Declared) -> None:
    nodes = {term.name for term in declared.nodes}
    for term in declared.relations:
        assert term.domain and set(term.domain) <= nodes
        assert term.range and set(term.range) <= nodes
        assert term.alignments or term.related


def test_no_alignment_uses_eli_implements(graph: Graph) -> None:
    assert URIRef("http://data.europa.eu/eli/ontology#implements") not in set(graph.objects())


def test_everything_that_is_said_of_a_term_is_declared(graph: Graph) -> None:
    used = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(str(CANCU))}
    assert {term for term in used if (term, RDF.type, None) not in graph} == set()


def test_ranks_are_unique_within_each_list(graph: Graph) -> None:
    for parent, predicate in (
        (CANCU.Node, RDFS.subClassOf),
        (CANCU.relates, RDFS.subPropertyOf),
        (CANCU.property, RDFS.subPropertyOf),
    ):
        ranks = [int(str(graph.value(s, CANCU.rank))) for s in graph.subjects(predicate, parent)]
        assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_the_audit_states_are_those_of_the_contract(declared: Declared) -> None:
    assert declared.values("AuditState") == CONTRACT_STATES


def test_the_findings_hold_those_of_the_contract_each_with_a_severity(declared: Declared) -> None:
    severities = {term.name: term.severity for term in declared.scheme("FindingCode").concepts}
    assert set(CONTRACT_FINDINGS) <= set(severities)
    assert set(severities.values()) <= set(declared.values("Severity"))


@pytest.mark.parametrize("name", ["Level", "Status"])
def test_the_model_uses_the_values_of_the_ontology(name: str) -> None:
    assert [each.value for each in getattr(model, name)] == [each.value for each in getattr(terms, name)]


def test_an_unknown_vocabulary_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.ttl"
    line = "cancu:Instrument rdfs:subClassOf <http://example.org/Act> .\n"
    foreign.write_text(SOURCE.read_text("utf-8") + line, "utf-8")
    with pytest.raises(ValueError, match=r"unknown vocabulary: http://example\.org/Act"):
        read_ontology(foreign)
