"""What the server keeps as values of the model, and what is sought in its full-text index."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graph.identifiers.folding import fold
from graph.model import Evidence, Node
from graph.reading import Finding
from graph.stores.answers import Proof
from graph.stores.neo4j.connection import Row
from graph.stores.port import StoredFinding
from ontology.terms import NodeKind, RelationKind

BESIDE = frozenset({"id", "label", "block", "search", "standing", "aliases", "candidates", "unknown"})
"""Properties of a node on the server that are none of the node itself."""

_KINDS = {kind.value: kind for kind in NodeKind}


def read_node(kind: str, properties: dict[str, Any]) -> Node:
    """Return the node that the server keeps so."""
    names = _names(tuple(properties), tuple(properties.get("unknown", ())))
    return Node(
        id=properties["id"],
        kind=_KINDS[kind],
        label=properties["label"],
        properties={name: properties.get(name) for name in names},
    )


@lru_cache(1_000)
def _names(known: tuple[str, ...], unknown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of a node's own properties in order: there are few sets of them, and many nodes."""
    return tuple(sorted({*known, *unknown} - BESIDE))


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
