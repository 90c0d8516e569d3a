"""What cancu.ttl declares, as plain values in a fixed order; only this module of the package needs rdflib."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

CANCU = Namespace("https://w3id.org/cancu/ontology#")
SOURCE = Path(__file__).resolve().parent / "cancu.ttl"
NAMESPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cancu": str(CANCU),
}
"""Prefixes of the vocabularies that the ontology aligns with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, relation, property or concept with its words in both languages."""

    name: str
    """Local name, or the notation of a concept: ``Instrument``, ``DERIVES_FROM``, ``issued_late``."""
    vi: str
    en: str
    vi_meaning: str
    en_meaning: str
    alignments: tuple[str, ...] = ()
    """Terms of other vocabularies of which this is a kind: ``eli:cites``."""
    related: tuple[str, ...] = ()
    """Terms of other vocabularies that come near."""
    inverse: str | None = None
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A closed list of values; ``name`` is that of its enumeration: ``AuditState``."""

    name: str
    vi: str
    en: str
    vi_meaning: str
    en_meaning: str
    concepts: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Everything that the generator writes from."""

    nodes: tuple[Term, ...]
    relations: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    others: tuple[Term, ...]
    """Classes, inverses and properties that no enumeration lists."""

    def scheme(self, name: str) -> Scheme:
        """Return the scheme of an enumeration."""
        return next(scheme for scheme in self.schemes if scheme.name == name)

    def values(self, name: str) -> list[str]:
        """Return the values of an enumeration."""
        return [concept.name for concept in self.scheme(name).concepts]


def read_ontology(path: Path = SOURCE) -> Declared:
    """Read the ontology; terms come by rank, then by name."""
    graph = Graph()
    graph.parse(path, format="turtle")
    nodes = _terms(graph, graph.subjects(RDFS.subClassOf, CANCU.Node))
    relations = _terms(graph, graph.subjects(RDFS.subPropertyOf, CANCU.relates))
    properties = _terms(graph, graph.subjects(RDFS.subPropertyOf, CANCU.property))
    listed = {term.name for term in (*nodes, *relations, *properties)}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    everything = {s for kind in kinds for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    others = [term for term in _terms(graph, everything) if term.name not in listed]
    schemes = [_scheme(graph, s) for s in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return Declared(
        nodes=nodes,
        relations=relations,
        properties=properties,
        schemes=tuple(sorted(schemes, key=lambda scheme: scheme.name)),
        others=tuple(others),
    )


def _terms(graph: Graph, subjects: Any) -> tuple[Term, ...]:
    ranked = sorted(subjects, key=lambda subject: (_rank(graph, subject), str(subject)))
    return tuple(_term(graph, subject) for subject in ranked)


def _rank(graph: Graph, subject: Any) -> int:
    return int(str(graph.value(subject, CANCU.rank, default=Literal(0))))


def _term(graph: Graph, subject: Any) -> Term:
    inverse = graph.value(subject, OWL.inverseOf)
    parents = [*graph.objects(subject, RDFS.subClassOf), *graph.objects(subject, RDFS.subPropertyOf)]
    return Term(
        name=str(subject).removeprefix(str(CANCU)),
        vi=_in(graph, subject, RDFS.label, "vi"),
        en=_in(graph, subject, RDFS.label, "en"),
        vi_meaning=_in(graph, subject, RDFS.comment, "vi"),
        en_meaning=_in(graph, subject, RDFS.comment, "en"),
        alignments=_foreign(graph, parents),
        related=_foreign(graph, graph.objects(subject, RDFS.seeAlso)),
        inverse=str(inverse).removeprefix(str(CANCU)) if inverse else None,
        domain=_classes(graph, subject, RDFS.domain),
        range=_classes(graph, subject, RDFS.range),
    )


def _scheme(graph: Graph, subject: Any) -> Scheme:
    concepts = sorted(graph.subjects(SKOS.inScheme, subject), key=lambda concept: _rank(graph, concept))
    return Scheme(
        name=str(graph.value(subject, SKOS.notation)),
        vi=_in(graph, subject, RDFS.label, "vi"),
        en=_in(graph, subject, RDFS.label, "en"),
        vi_meaning=_in(graph, subject, RDFS.comment, "vi"),
        en_meaning=_in(graph, subject, RDFS.comment, "en"),
        concepts=tuple(_concept(graph, concept) for concept in concepts),
    )


def _concept(graph: Graph, subject: Any) -> Term:
    severity = graph.value(subject, CANCU.severity)
    return Term(
        name=str(graph.value(subject, SKOS.notation)),
        vi=_in(graph, subject, SKOS.prefLabel, "vi"),
        en=_in(graph, subject, SKOS.prefLabel, "en"),
        vi_meaning=_in(graph, subject, SKOS.definition, "vi"),
        en_meaning=_in(graph, subject, SKOS.definition, "en"),
        severity=str(severity) if severity else None,
    )


def _in(graph: Graph, subject: Any, predicate: URIRef, language: str) -> str:
    found = [str(o) for o in graph.objects(subject, predicate) if getattr(o, "language", None) == language]
    if len(found) != 1:
        raise ValueError(f"{subject} needs exactly one {predicate} in {language}, has {len(found)}")
    return found[0]


def _classes(graph: Graph, subject: Any, predicate: URIRef) -> tuple[str, ...]:
    found: list[Any] = []
    for value in graph.objects(subject, predicate):
        union = graph.value(value, OWL.unionOf) if isinstance(value, BNode) else None
        found += list(Collection(graph, union)) if union else [value]
    return tuple(sorted(shorten(str(value)).removeprefix("cancu:") for value in found))


def _foreign(graph: Graph, values: Any) -> tuple[str, ...]:
    return tuple(sorted(shorten(str(v)) for v in values if not str(v).startswith(str(CANCU))))


def shorten(iri: str) -> str:
    """Return an IRI with its prefix; raise ValueError for a vocabulary that is not known here.

    >>> shorten("http://data.europa.eu/eli/ontology#cites")
    'eli:cites'
    """
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    raise ValueError(f"unknown vocabulary: {iri}")
