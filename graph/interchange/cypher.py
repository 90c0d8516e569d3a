"""A Cypher script for Neo4j: MERGE by identifier, so that running it again changes nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import Node, Relation
from ontology.terms import NodeKind

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# The two line separators end a statement for some clients.
_ESCAPED = re.compile("[\\\\'\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def write_cypher(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield one statement a line: constraints, then nodes, then relations with all their evidence."""
    for kind in NodeKind:
        name = f"{kind.value.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{kind.value}) REQUIRE n.id IS UNIQUE;\n"
    kinds: dict[str, str] = {}
    for node in nodes:
        kinds[node.id] = node.kind.value
        properties = {"label": node.label, **dict(sorted(node.properties.items()))}
        yield f"MERGE (n:{node.kind.value} {{id: {literal(node.id)}}}) SET n += {_map(properties)};\n"
    for relation in relations:
        yield _relation(relation, kinds)


def literal(value: object) -> str:
    r"""Return a value as Cypher writes it; whatever a text has in it, it stays a text.

    >>> print(literal("it's \\ a 'quote'"))
    'it\'s \\ a \'quote\''
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return f"'{_ESCAPED.sub(_escape, str(value))}'"


def _relation(relation: Relation, kinds: Mapping[str, str]) -> str:
    """A relation is identified by its ends, kind, role and basis; its evidence is kept as parallel lists."""
    identity = _map({"role": relation.role, "basis": relation.basis})
    evidence: dict[str, Any] = {
        name: [getattr(proof, name) for proof in relation.evidence]
        for name in ("document", "source", "start", "end", "quote", "method")
    }
    return (
        f"MATCH {_end('a', relation.source, kinds)}, {_end('b', relation.target, kinds)} "
        f"MERGE (a)-[r:{relation.kind.value} {identity}]->(b) "
        f"SET r += {_map({'confidence': relation.confidence, **evidence})};\n"
    )


def _end(name: str, identifier: str, kinds: Mapping[str, str]) -> str:
    kind = kinds.get(identifier)
    return f"({name}{f':{kind}' if kind else ''} {{id: {literal(identifier)}}})"


def _map(values: Mapping[str, object]) -> str:
    known = (f"`{_name(name)}`: {literal(value)}" for name, value in values.items() if value is not None)
    return "{" + ", ".join(known) + "}"


def _name(name: str) -> str:
    return name.replace("`", "``")


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"
