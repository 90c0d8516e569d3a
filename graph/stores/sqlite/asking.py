"""What questions ask of the file, walking along statements."""

from collections.abc import Collection, Mapping
from typing import Any

from graph.model import Node, Relation, Value
from graph.stores.answers import conditions, first_of_each, gather
from graph.stores.composed import Composed
from graph.stores.port import Around, Ways
from graph.stores.sqlite import queries
from graph.stores.sqlite.database import Database, Row
from graph.stores.sqlite.reading import numbered, read_node, read_proofs, relation_kinds
from graph.stores.sqlite.writing import listed
from graph.stores.ways import on_the_way
from ontology.terms import NodeKind, RelationKind


class Asking(Composed):
    """The part of the store that walks; each method is described in :class:`graph.stores.port.Store`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Read the nodes."""
        return {row[0]: read_node(row) for row in self._rows(queries.NODES, ids=listed(ids))}

    def relations(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        among: Collection[str] | None = None,
    ) -> list[Relation]:
        """Read the statements and gather them."""
        query = queries.RELATIONS_OUT if outgoing else queries.RELATIONS_IN
        named = {"ids": listed(ids), "kinds": relation_kinds(kinds)}
        if among is not None:
            query, named = f"{query} {queries.OF_NEAR}", named | {"near": listed(among)}
        return gather(read_proofs(self._rows(query, **named)))

    def around(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        first: int,
    ) -> Around:
        """Read who stands around, and then the statements of those that are shown."""
        query = queries.NEIGHBOURS_OUT if outgoing else queries.NEIGHBOURS_IN
        rows = self._rows(query, ids=listed(ids), kinds=relation_kinds(kinds))
        keys = [(source, kind, target, role or "", basis or "") for source, kind, target, role, basis in rows]
        kept, totals = first_of_each(keys, ids, outgoing=outgoing, first=first)
        if len(kept) == len(keys):
            return Around(self.relations(ids, outgoing=outgoing, kinds=kinds), totals)
        far = listed(key[2] if outgoing else key[0] for key in kept)
        query = queries.SHOWN_OUT if outgoing else queries.SHOWN_IN
        shown = self._rows(query, ids=far, near=listed(ids), kinds=relation_kinds(kinds))
        return Around([each for each in gather(read_proofs(shown)) if each.key in kept], totals)

    def outline(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        depth: int | None = None,
    ) -> list[tuple[str, str]]:
        """Go hop by hop, leaving out the statements."""
        query = queries.PAIRS_OUT if outgoing else queries.PAIRS_IN
        wanted = relation_kinds(kinds)
        found: set[tuple[str, str]] = set()
        reached, frontier, hops = set(ids), set(ids), 0
        while frontier and (depth is None or hops < depth):
            pairs = [
                (source, target) for source, target in self._rows(query, ids=listed(frontier), kinds=wanted)
            ]
            found.update(pairs)
            frontier = {target if outgoing else source for source, target in pairs} - reached
            reached |= frontier
            hops += 1
        return sorted(found)

    def reached(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
    ) -> list[Node]:
        """Follow the statements inside the database."""
        allowed = conditions(where or {})
        tests, parameters = queries.tests(allowed)
        if None not in allowed.get("issuer", [None]):
            query = queries.ISSUED_OUT if outgoing else queries.ISSUED_IN
        elif kind is NodeKind.REQUIREMENT:
            query = queries.REQUIRED_OUT if outgoing else queries.REQUIRED_IN
        else:
            query = queries.REACHED_OUT if outgoing else queries.REACHED_IN
        named = {"ids": listed(ids), "kinds": relation_kinds(kinds), "kind": kind.value}
        return [read_node(row) for row in self._rows(f"{query}{tests} ORDER BY n.id", **named, **parameters)]

    def ways(
        self,
        root: str,
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
        about: int | None = None,
    ) -> Ways:
        """Go hop by hop from number to number, and ask in the end who bears them."""
        tests, parameters = queries.tests(conditions(where or {}))
        start: dict[int, str] = dict(self._rows(queries.NUMBERS, ids=listed([root])))
        steps, inner = self._steps(start, outgoing=outgoing, kinds=kinds)
        reached = numbered({far for far, _ in steps})
        names = start | dict(self._rows(queries.NAMES, nids=reached))
        query = f"{queries.NUMBERED}{tests}{'' if about is None else queries.ABOUT} ORDER BY n.id"
        named = {"nids": reached, "kind": kind.value, "about": about, **parameters}
        nodes = [read_node(row) for row in self._rows(query, **named)]
        nearer: dict[str, str] = {}
        for far, near in steps:
            nearer[names[far]] = min(nearer.get(names[far], names[near]), names[near])
        return Ways(
            nodes=nodes,
            nearer=on_the_way(nearer, (node.id for node in nodes)),
            inner=frozenset(names[near] for near in inner),
        )

    def _steps(
        self, starts: Collection[int], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> tuple[list[tuple[int, int]], set[int]]:
        """Return the numbers of each node reached and of one that is a hop nearer, and of all that lead further."""
        query = queries.HOPS_OUT if outgoing else queries.HOPS_IN
        wanted = relation_kinds(kinds)
        steps: list[tuple[int, int]] = []
        reached, frontier, inner = set(starts), set(starts), set[int]()
        while frontier:
            hops = self._rows(query, nids=numbered(frontier), kinds=wanted)
            inner.update(near for near, _ in hops)
            fresh = [(far, near) for near, far in hops if far not in reached]
            steps += fresh
            frontier = {far for far, _ in fresh}
            reached |= frontier
        return steps, inner

    def most_reached(
        self, kind: NodeKind, kinds: Collection[RelationKind], limit: int
    ) -> list[tuple[Node, int]]:
        """Count in the index of statements."""
        counted = self._rows(
            queries.MOST_REACHED, kind=kind.value, kinds=relation_kinds(kinds), limit=max(limit, 0)
        )
        nodes = self.nodes([identifier for identifier, _ in counted])
        return [(nodes[identifier], count) for identifier, count in counted]

    def degree(
        self, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> dict[str, int]:
        """Count in the index of statements."""
        query = queries.DEGREE_OUT if outgoing else queries.DEGREE_IN
        wanted = relation_kinds(kinds)
        return dict.fromkeys(sorted(set(ids)), 0) | dict(self._rows(query, ids=listed(ids), kinds=wanted))

    # how

    def _rows(self, query: str, **parameters: Any) -> list[Row]:
        return self._database.rows(query, parameters)

    def _one(self, query: str, **parameters: Any) -> str | None:
        rows = self._database.rows(query, parameters)
        return str(rows[0][0]) if rows and rows[0][0] is not None else None
