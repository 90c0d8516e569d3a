"""Answers put together from other answers of the same store, for stores that are asked at no cost.

A store at the other end of a line asks its server once for the same.
"""

import heapq
from collections.abc import Collection, Mapping

from graph.model import Node, Relation, Value
from graph.stores.port import Neighbourhood, NodeView, Store
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

    def part(
        self: Store, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> tuple[list[Relation], dict[str, Node]]:
        """Go, and ask who stands there."""
        relations = self.reach(ids, outgoing=outgoing, kinds=kinds)
        ends = {end for relation in relations for end in (relation.source, relation.target)}
        return relations, self.nodes({*ids, *ends})

    def outline(
        self: Store,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        depth: int | None = None,
    ) -> list[tuple[str, str]]:
        """Leave out the words."""
        relations = self.reach(ids, outgoing=outgoing, kinds=kinds, depth=depth)
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

    def most_reached(
        self: Store, kind: NodeKind, kinds: Collection[RelationKind], limit: int
    ) -> list[tuple[Node, int]]:
        """Count what leads to every node."""
        nodes = {node.id: node for node in self.scan(kind)}
        counts = self.degree(nodes.keys(), outgoing=False, kinds=kinds)
        best = heapq.nsmallest(limit, ((-count, node) for node, count in counts.items() if count))
        return [(nodes[node], -count) for count, node in best]
