"""Rows of the embedded store as values of the model, and what is asked as parameters."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph.identifiers.folding import fold
from graph.model import Evidence, Node
from graph.reading import Finding
from graph.stores.answers import Proof
from graph.stores.port import StoredFinding
from graph.stores.sqlite.database import Row
from graph.stores.sqlite.writing import listed
from ontology.terms import NodeKind, RelationKind


def read_proofs(rows: Iterable[Row]) -> Iterator[Proof]:
    """Yield the statement of each row."""
    for source, target, kind, role, basis, *place in rows:
        yield source, target, RelationKind(kind), role, basis, _evidence(place)


def relation_kinds(kinds: Collection[RelationKind] | None) -> str:
    """Return the kinds, or all kinds, as a parameter."""
    return listed(kind.value for kind in (RelationKind if kinds is None else kinds))


def numbered(nids: Collection[int]) -> str:
    """Return numbers of nodes as a parameter."""
    return json.dumps(sorted(nids))


def read_node(row: Row) -> Node:
    """Return the node of a row."""
    identifier, kind, label, properties = row
    return Node(id=identifier, kind=NodeKind(kind), label=label, properties=json.loads(properties))


def _evidence(place: list[Any]) -> Evidence:
    document, sha256, start, end, quote, method, confidence, name = place
    return Evidence(
        document=document or "",
        source=sha256,
        start=start,
        end=end,
        quote=quote,
        method=method,
        confidence=confidence,
        place=name,
    )


def read_finding(row: Row) -> StoredFinding:
    """Return the finding of a row."""
    sha256, document, code, severity, message, start, end, place = row
    finding = Finding(code=code, severity=severity, message=message, start=start, end=end, place=place)
    return StoredFinding(source=sha256, document=document, finding=finding)


def words_sought(text: str) -> str:
    """Return the full-text query for all the words, the last one as a prefix; empty where there is no word."""
    words = fold(text).split()
    return " AND ".join(f'"{word}"' for word in words) + "*" if words else ""


def node_kinds(kind: NodeKind | None) -> str:
    """Return the kind, or all kinds, as a parameter."""
    return listed([kind.value] if kind else (each.value for each in NodeKind))
