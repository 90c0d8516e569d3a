"""Nodes and relations as triples, in the terms of ontology/cancu.ttl.

A relation is a direct triple; each evidence of it is a ``cancu:Assertion`` that names the triple again by rdf:subject,
rdf:predicate and rdf:object, with the instrument it was quoted from, the place and the quote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from urllib.parse import quote, unquote

from graph.model import Evidence, Node, Relation, Value
from ontology.terms import Basis, Property, RelationKind

PREFIXES = {
    "cancu": "https://w3id.org/cancu/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "vi"
SOURCE = "urn:sha256:"
"""What the name of the graph of a source begins with."""

_ASSERTION = "urn:cancu:assertion:"
_DATES = frozenset(
    {Property.DATE, Property.DEADLINE_DATE, Property.DUE, Property.VALID_FROM, Property.VALID_TO}
)
_NARROWER = {Basis.BASED_ON: "cancu:BASED_ON", Basis.IMPLEMENTS: "cancu:IMPLEMENTS"}
_UNSAFE = re.compile('[\\s\x00-\x20\x7f-\x9f<>"{}|^`\\\\%\ud800-\udfff\ufffe\uffff]')


@dataclass(frozen=True, slots=True)
class Literal:
    """A value with its datatype, or its language."""

    text: str
    datatype: str | None = None
    """``xsd:date``; None for plain text."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Iri:
    """Something that is named: ``name`` is a prefixed name or a complete IRI."""

    name: str
    prefixed: bool = False


Term = Iri | Literal


@dataclass(frozen=True, slots=True)
class Block:
    """All that is said of one subject in one place: predicates as prefixed names, in order."""

    subject: str
    """Complete IRI."""
    statements: tuple[tuple[str, Term], ...]
    graph: str | None = None
    """Name of the graph of the source that says it; None for what is concluded."""


def iri_of(identifier: str) -> str:
    """Return the identifier as an IRI: what may not stand in one is percent-encoded.

    >>> iri_of("urn:lex:vn:x:kế hoạch")
    'urn:lex:vn:x:kế%20hoạch'
    """
    return _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), identifier)


def identifier_of(iri: str) -> str:
    """Return the identifier of an IRI: the inverse of ``iri_of``."""
    return unquote(iri)


def blocks_of_node(node: Node) -> Iterator[Block]:
    """Yield what is said of a node: its kind, label and properties."""
    statements: list[tuple[str, Term]] = [
        ("rdf:type", Iri(f"cancu:{node.kind.value}", prefixed=True)),
        ("rdfs:label", Literal(node.label, language=LANGUAGE)),
    ]
    for name, value in sorted(node.properties.items()):
        if value is not None:
            statements.append((f"cancu:{name}", _literal(name, value)))
    yield Block(iri_of(node.id), tuple(statements))


def blocks_of_relation(relation: Relation) -> Iterator[Block]:
    """Yield the relation itself and an assertion for each evidence, each in the graph of its source."""
    if not relation.evidence:
        yield Block(iri_of(relation.source), _direct(relation))
    for evidence in relation.evidence:
        graph = f"{SOURCE}{evidence.source}"
        yield Block(iri_of(relation.source), _direct(relation), graph)
        yield Block(_name_of(relation, evidence), tuple(_assertion(relation, evidence)), graph)


def _direct(relation: Relation) -> tuple[tuple[str, Term], ...]:
    """The relation as a triple, and as the narrower one that its basis makes it."""
    target = Iri(iri_of(relation.target))
    narrower = _NARROWER.get(Basis(relation.basis)) if relation.basis in set(Basis) else None
    direct: list[tuple[str, Term]] = [(f"cancu:{relation.kind.value}", target)]
    if narrower is not None and relation.kind is RelationKind.DERIVES_FROM:
        direct.append((narrower, target))
    return tuple(direct)


def _assertion(relation: Relation, evidence: Evidence) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", Iri("cancu:Assertion", prefixed=True)
    yield "rdf:subject", Iri(iri_of(relation.source))
    yield "rdf:predicate", Iri(f"cancu:{relation.kind.value}", prefixed=True)
    yield "rdf:object", Iri(iri_of(relation.target))
    yield "prov:wasQuotedFrom", Iri(iri_of(evidence.document))
    yield "cancu:source", Literal(evidence.source)
    yield "cancu:start", _literal("start", evidence.start)
    yield "cancu:end", _literal("end", evidence.end)
    yield "cancu:quote", Literal(evidence.quote)
    yield "cancu:method", Literal(evidence.method)
    yield "cancu:confidence", _literal("confidence", float(evidence.confidence))
    if relation.role is not None:
        yield "cancu:role", Literal(relation.role)
    if relation.basis is not None:
        yield "cancu:basis", Literal(relation.basis)


def _name_of(relation: Relation, evidence: Evidence) -> str:
    parts = (*relation.key, evidence.source, str(evidence.start), str(evidence.end), evidence.method)
    return _ASSERTION + blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


def _literal(name: str, value: Value) -> Literal:
    if isinstance(value, bool):
        return Literal(str(value).lower(), "xsd:boolean")
    if isinstance(value, int):
        return Literal(str(value), "xsd:integer")
    if isinstance(value, float):
        return Literal(repr(value), "xsd:double")
    text = str(value)
    return Literal(text, "xsd:date" if name in _DATES and _is_date(text) else None)


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
