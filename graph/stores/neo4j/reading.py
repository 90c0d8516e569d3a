"""What the server keeps as values of the model, and what is sought in its full-text index."""

from collections.abc import Iterator

from graph.identifiers.folding import fold
from graph.model import Evidence, Node
from graph.reading import Finding
from graph.stores.answers import Proof
from graph.stores.neo4j.connection import Row
from graph.stores.port import StoredFinding
from ontology.terms import NodeKind, Property, RelationKind

_KINDS = {kind.value: kind for kind in NodeKind}
_NAMES = tuple(property_.value for property_ in sorted(Property))


def read_node(row: Row) -> Node:
    """Return the node of a row: kind, what the ontology does not name, identifier, label, what is unknown, the rest."""
    kind, others, identifier, label, unknown, *values = row
    properties = {name: value for name, value in zip(_NAMES, values, strict=True) if value is not None}
    if unknown or others:
        properties |= dict.fromkeys(unknown or ()) | dict(others or ())
    return Node(id=identifier, kind=_KINDS[kind], label=label, properties=properties)


def read_proofs(row: Row) -> Iterator[Proof]:
    """Yield what proves the relation in one source."""
    source, target, kind, role, basis, document, sha256, *places = row
    for start, end, quote, method, confidence, place in zip(*places, strict=True):
        evidence = Evidence(
            document=document or "",
            source=sha256,
            start=start,
            end=end,
            quote=quote,
            method=method,
            confidence=confidence,
            place=place or None,
        )
        yield source, target, RelationKind(kind), role, basis, evidence


def read_finding(row: Row) -> StoredFinding:
    """Return the finding of a row."""
    sha256, document, code, severity, message, start, end, place = row
    finding = Finding(code=code, severity=severity, message=message, start=start, end=end, place=place)
    return StoredFinding(source=sha256, document=document, finding=finding)


def words_sought(text: str) -> str:
    """Return the full-text query for all the words, the last one as a prefix; empty where there is no word.

    Folded words are letters and digits in lower case, so none of them is an operator.
    """
    words = fold(text).split()
    return " AND ".join(words) + "*" if words else ""


def labels(kind: NodeKind | None) -> list[str]:
    """Return the label of the kind, or of all kinds."""
    return [kind.value] if kind else [each.value for each in NodeKind]
