"""Trace (truy vết căn cứ): what an instrument rests on, what rests on it, how two hang together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.model import GraphView, Node, Relation
from graph.queries.chains import Chains, all_chains
from graph.queries.walking import BASES, DERIVED, ordered, walk
from graph.stores.port import Leg, Store

CHAIN_LIMIT = 200


class Direction(StrEnum):
    """Which way a trace goes from its root."""

    UP = "up"
    """To the legal bases, up to the Government."""
    DOWN = "down"
    """To everything that derives from the root."""
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A part of the graph with, where an end was asked for, every chain between root and end.

    A chain runs from the lower instrument up to the higher one, whichever of the two was the root. ``cut``
    says that there are more chains than are listed; nodes and relations of the view are complete even so.
    """

    view: GraphView
    to: str | None = None
    chains: tuple[tuple[str, ...], ...] = ()
    cut: bool = False


def trace(
    store: Store,
    root: str,
    direction: Direction = Direction.BOTH,
    to: str | None = None,
    limit: int = CHAIN_LIMIT,
) -> Trace:
    """Return what hangs above or below ``root`` by legal basis, or all that lies between it and ``to``."""
    if to is not None:
        return _between(store, root, to, direction, limit)
    relations: list[Relation] = []
    nodes: dict[str, Node] = {}
    for way, kinds, other in ((True, BASES, Direction.DOWN), (False, DERIVED, Direction.UP)):
        if direction is not other:
            found, ends = store.part([root], Leg(outgoing=way, kinds=kinds))
            relations += found
            nodes |= ends
    shown = tuple(nodes[identifier] for identifier in sorted(nodes))
    return Trace(view=GraphView(root=root, nodes=shown, relations=ordered(relations)))


def view_of(
    store: Store, root: str | None, relations: Iterable[Relation], extra: Collection[str] = ()
) -> GraphView:
    """Return the relations with the nodes at their ends, the root and ``extra`` nodes, in a fixed order."""
    kept = ordered(relations)
    ids = {end for relation in kept for end in (relation.source, relation.target)}.union(extra)
    if root is not None:
        ids.add(root)
    return GraphView(root=root, nodes=tuple(store.nodes(ids).values()), relations=kept)


def _between(store: Store, root: str, to: str, direction: Direction, limit: int) -> Trace:
    """Look for chains in the directions asked for; an instrument may only be above another or below it."""
    lower_and_upper = {
        Direction.UP: [(root, to)],
        Direction.DOWN: [(to, root)],
        Direction.BOTH: [(root, to), (to, root)],
    }[direction]
    for lower, upper in lower_and_upper:
        up = walk(store, [lower], BASES, outgoing=True)
        if upper in up.depths:
            relations = _on_the_way(up.relations, upper)
            chains = all_chains(relations, lower, upper, limit) if lower != upper else Chains(((root,),))
            return Trace(
                view=view_of(store, root, relations, [to]), to=to, chains=chains.chains, cut=chains.cut
            )
    return Trace(view=view_of(store, root, [], [to]), to=to)


def _on_the_way(relations: Collection[Relation], upper: str) -> list[Relation]:
    """Keep the relations of an upward walk whose target is ``upper`` or leads to it."""
    sources: dict[str, set[str]] = {}
    for relation in relations:
        sources.setdefault(relation.target, set()).add(relation.source)
    leading, frontier = {upper}, {upper}
    while frontier:
        frontier = {source for node in frontier for source in sources.get(node, ())} - leading
        leading |= frontier
    return [relation for relation in relations if relation.target in leading and relation.source != upper]
