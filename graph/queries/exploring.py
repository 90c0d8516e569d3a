"""Explore: one node with its relations, a neighbourhood that grows on request, the most cited instruments."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from graph.model import GraphView, Node, Relation
from graph.queries.walking import ordered
from graph.stores.port import Around, NodeView, Store
from ontology.terms import NodeKind, RelationKind

SHOWN_LIMIT = 200
EXPAND_LIMIT = 25


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
    found = store.view(node_id, limit)
    if found is None:
        raise KeyError(node_id)
    return found


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
    near = store.neighbourhood(roots, kinds=kinds, first=limit)
    totals = [*_totals(near.outgoing, outgoing=True), *_totals(near.incoming, outgoing=False)]
    root = next(iter(roots)) if len(roots) == 1 else None
    return Expansion(
        view=GraphView(
            root=root,
            nodes=tuple(near.nodes.values()),
            relations=ordered([*near.outgoing.relations, *near.incoming.relations]),
        ),
        totals=tuple(sorted(totals, key=lambda t: (t.node, not t.outgoing, t.kind.value))),
    )


def most_cited(store: Store, limit: int = 20) -> list[tuple[Node, int]]:
    """Return the instruments that most citations lead to, with their number; equals by identifier."""
    return store.most_reached(NodeKind.INSTRUMENT, [RelationKind.CITES], limit)


def _group(relation: Relation, outgoing: bool) -> tuple[str, RelationKind]:
    return (relation.source if outgoing else relation.target), relation.kind


def _totals(around: Around, *, outgoing: bool) -> list[Neighbours]:
    visible = Counter(_group(relation, outgoing) for relation in around.relations)
    return [
        Neighbours(node=node, kind=kind, outgoing=outgoing, total=total, shown=visible[node, kind])
        for (node, kind), total in around.totals.items()
    ]
