"""Explore: one node with its relations, a neighbourhood that grows on request, the most cited instruments."""

import heapq
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from graph.model import GraphView, Node, Relation
from graph.queries.tracing import view_of
from graph.stores.port import Around, Store
from ontology.terms import NodeKind, RelationKind

SHOWN_LIMIT = 200
EXPAND_LIMIT = 25
_BOTH_WAYS = (True, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """A node as ``show`` prints it: relations with their quotes, and who stands at the other end."""

    node: Node
    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]
    others: dict[str, Node]
    """The nodes at the other ends, by identifier."""
    candidates: tuple[str, ...] = ()
    """What an ambiguous node could be."""
    sources: tuple[str, ...] = ()
    """SHA-256 of the files that are this instrument."""
    total_outgoing: int = 0
    total_incoming: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """How many neighbours a node has by one kind of relation in one direction, and how many are shown."""

    node: str
    kind: RelationKind
    outgoing: bool
    total: int
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """A neighbourhood: at most so many neighbours a kind and direction, with the totals of what is hidden."""

    view: GraphView
    totals: tuple[Neighbours, ...]


def show(store: Store, node_id: str, limit: int = SHOWN_LIMIT) -> NodeView:
    """Return a node of the store with its first ``limit`` relations each way.

    Raises KeyError where the store has no such node: references are resolved before.
    """
    leaving, reaching = (store.around([node_id], outgoing=way, first=limit) for way in _BOTH_WAYS)
    shown = leaving.relations[:limit], reaching.relations[:limit]
    ends = {r.target for r in shown[0]} | {r.source for r in shown[1]}
    candidates = store.candidates(node_id)
    nodes = store.nodes({node_id, *ends, *candidates})
    return NodeView(
        node=nodes[node_id],
        outgoing=tuple(shown[0]),
        incoming=tuple(shown[1]),
        others={other: node for other, node in nodes.items() if other in ends or other in candidates},
        candidates=candidates,
        sources=tuple(store.sources_of(node_id)),
        total_outgoing=sum(leaving.totals.values()),
        total_incoming=sum(reaching.totals.values()),
    )


def expand(
    store: Store,
    ids: Collection[str],
    kinds: Collection[RelationKind] | None = None,
    limit: int = EXPAND_LIMIT,
) -> Expansion:
    """Return the neighbours of ``ids``: for each node, kind and direction the first ``limit`` relations.

    Relations between two nodes that are both there anyway are always shown.
    """
    roots = set(ids)
    kept: list[Relation] = []
    totals: list[Neighbours] = []
    for outgoing in _BOTH_WAYS:
        around = store.around(roots, outgoing=outgoing, kinds=kinds, first=limit)
        totals += _totals(around, outgoing)
        kept += around.relations
    root = next(iter(roots)) if len(roots) == 1 else None
    return Expansion(
        view=view_of(store, root, kept, roots),
        totals=tuple(sorted(totals, key=lambda t: (t.node, not t.outgoing, t.kind.value))),
    )


def most_cited(store: Store, limit: int = 20) -> list[tuple[Node, int]]:
    """Return the instruments that most citations lead to, with their number; equals by identifier."""
    instruments = {node.id: node for node in store.scan(NodeKind.INSTRUMENT)}
    counts = store.degree(instruments.keys(), outgoing=False, kinds=[RelationKind.CITES])
    best = heapq.nsmallest(limit, ((-count, node) for node, count in counts.items() if count))
    return [(instruments[node], -count) for count, node in best]


def _group(relation: Relation, outgoing: bool) -> tuple[str, RelationKind]:
    return (relation.source if outgoing else relation.target), relation.kind


def _totals(around: Around, outgoing: bool) -> list[Neighbours]:
    visible = Counter(_group(relation, outgoing) for relation in around.relations)
    return [
        Neighbours(node=node, kind=kind, outgoing=outgoing, total=total, shown=visible[node, kind])
        for (node, kind), total in around.totals.items()
    ]
