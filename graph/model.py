"""The graph itself: nodes, relations, and the evidence without which there is no relation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.terms import Level, NodeKind, RelationKind, Status

__all__ = [
    "Evidence",
    "GraphView",
    "Level",
    "Node",
    "NodeKind",
    "Relation",
    "RelationKind",
    "Status",
    "Value",
]

Value = str | int | float | bool | None
"""A property of a node: text, number, truth or nothing. Dates are ISO 8601 text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The place in a text that says it: ``text[start:end] == quote`` in the text of ``source``."""

    document: str
    """Identifier of the instrument whose text was read."""
    source: str
    """SHA-256 of the file that was read."""
    start: int
    end: int
    quote: str
    method: str = "rule"
    confidence: float = 1.0
    place: str | None = None
    """Page or cell in which it stands (``trang 3``), where the file has pages or cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An instrument, unit, task, requirement or area.

    ``properties`` hold plain values under the names of the ontology (type, symbol, number, date, year, period,
    issuer, issuer_name, level, title, place, signer, status, ...); absent and None mean the same.
    """

    id: str
    kind: NodeKind
    label: str
    """What a person calls it, in Vietnamese: ``Kế hoạch 152/KH-UBND (UBND huyện Ninh Giang, 29/12/2023)``."""
    properties: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """Return the property, or None where it is not known."""
        return self.properties.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A conclusion from one subject to one object, with every sentence that proves it.

    There is one relation for each (source, target, kind, role, basis); evidence of several places and files is
    collected in it, in order of document and place. ``confidence`` is that of the best evidence.
    """

    source: str
    target: str
    kind: RelationKind
    role: str | None = None
    """``legal-basis`` or ``mention`` for CITES; ``lead``, ``support`` or ``responsible`` for ASSIGNED_TO."""
    basis: str | None = None
    """``based-on`` or ``implements`` for DERIVES_FROM."""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Return what identifies the relation, in the order in which relations are listed."""
        return (self.source, self.kind.value, self.target, self.role or "", self.basis or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """A part of the graph as a question returns it; nodes and relations in a fixed order."""

    root: str | None
    nodes: tuple[Node, ...] = ()
    relations: tuple[Relation, ...] = ()
