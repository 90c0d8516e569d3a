"""Answers put together from other answers of the same store, for stores that are asked at no cost.

A store at the other end of a line asks its server once for the same.
"""

import heapq
from collections.abc import Collection, Mapping

from graph.model import Node, Relation, Value
from graph.stores.answers import Key, is_about
from graph.stores.port import Leg, Neighbourhood, NodeView, Store, Ways
from graph.stores.ways import depths_along, nearest_parents, on_the_way
from ontology.terms import NodeKind, RelationKind


class Composed:
    """What a store inherits that has the other methods of the port."""

    def neighbourhood(
        self: Store, ids: Collection[str], *, kinds: Collection[RelationKind] | None = None, first: int
    ) -> Neighbourhood:
        """Look around one way and the other."""
        outgoing, incoming = (
            self.around(ids, outgoing=way, kinds=kinds, first=first) for way in (True, False)
        )
        ends = {end for each in (outgoing, incoming) for r in each.relations for end in (r.source, r.target)}
        return Neighbourhood(outgoing=outgoing, incoming=incoming, nodes=self.nodes({*ids, *ends}))

    def view(self: Store, identifier: str, first: int) -> NodeView | None:
        """Look around, and ask what else is known of the node."""
        near = self.neighbourhood([identifier], first=max(first, 0))
        if identifier not in near.nodes:
            return None
        shown = near.outgoing.relations[:first], near.incoming.relations[:first]
        candidates = self.candidates(identifier)
        others = {*candidates, *(r.target for r in shown[0]), *(r.source for r in shown[1])}
        nodes = near.nodes | self.nodes(candidates)
        return NodeView(
            node=nodes[identifier],
            outgoing=tuple(shown[0]),
            incoming=tuple(shown[1]),
            others={other: nodes[other] for other in sorted(others & nodes.keys())},
            candidates=candidates,
            sources=tuple(self.sources_of(identifier)),
            total_outgoing=sum(near.outgoing.totals.values()),
            total_incoming=sum(near.incoming.totals.values()),
        )

    def part(self: Store, ids: Collection[str], *legs: Leg) -> tuple[list[Relation], dict[str, Node]]:
        """Go leg after leg, and ask who stands there."""
        found: dict[Key, Relation] = {}
        asked, starts = None, set(ids)
        for leg in legs:
            starts = _of_kind(self, starts, leg.start)
            asked = starts if asked is None else asked
            relations = _gone_along(self, starts, leg)
            found.update((relation.key, relation) for relation in relations)
            starts = {relation.target if leg.outgoing else relation.source for relation in relations}
        ends = {end for relation in found.values() for end in (relation.source, relation.target)}
        return [found[key] for key in sorted(found)], self.nodes({*(ids if asked is None else asked), *ends})

    def outline(
        self: Store,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        depth: int | None = None,
    ) -> list[tuple[str, str]]:
        """Leave out the words."""
        relations = _gone_along(self, set(ids), Leg(outgoing=outgoing, kinds=kinds), depth)
        return sorted({(relation.source, relation.target) for relation in relations})

    def reached(
        self: Store,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
    ) -> list[Node]:
        """Find, and keep what is reached."""
        pairs = self.outline(ids, outgoing=outgoing, kinds=kinds)
        ends = {target if outgoing else source for source, target in pairs} - set(ids)
        return [node for node in self.find(kind, where or {}) if node.id in ends]

    def ways(
        self: Store,
        root: str,
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
        about: int | None = None,
    ) -> Ways:
        """Look for the way along the outline."""
        pairs = self.outline([root], outgoing=outgoing, kinds=kinds)
        below = self.reached([root], outgoing=outgoing, kinds=kinds, kind=kind, where=where)
        nodes = [node for node in below if about is None or is_about(node, about)]
        back = [(target, source) for source, target in pairs] if outgoing else pairs
        nearer = nearest_parents(back, depths_along(pairs, root, outgoing=outgoing))
        return Ways(
            nodes=nodes,
            nearer=on_the_way(nearer, (node.id for node in nodes)),
            inner=frozenset(near for _, near in back),
        )

    def most_reached(
        self: Store, kind: NodeKind, kinds: Collection[RelationKind], limit: int
    ) -> list[tuple[Node, int]]:
        """Count what leads to every node."""
        nodes = {node.id: node for node in self.scan(kind)}
        counts = self.degree(nodes.keys(), outgoing=False, kinds=kinds)
        best = heapq.nsmallest(limit, ((-count, node) for node, count in counts.items() if count))
        return [(nodes[node], -count) for count, node in best]


def _of_kind(store: Store, ids: set[str], kind: NodeKind | None) -> set[str]:
    return ids if kind is None else {node.id for node in store.nodes(ids).values() if node.kind is kind}


def _gone_along(store: Store, starts: set[str], leg: Leg, depth: int | None = None) -> list[Relation]:
    """Return the relations of a leg, a hop at a time."""
    found: list[Relation] = []
    reached, frontier, hops = set(starts), starts, 0
    while frontier and (depth is None or hops < depth):
        relations = store.relations(frontier, outgoing=leg.outgoing, kinds=leg.kinds)
        found += relations
        frontier = {each.target if leg.outgoing else each.source for each in relations} - reached
        reached |= frontier
        hops += 1
    return found
