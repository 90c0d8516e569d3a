"""What questions ask of the server: whatever it takes, one round trip for each."""

from collections.abc import Collection, Iterable, Mapping
from itertools import takewhile
from threading import local
from typing import Any

from graph.model import Node, Relation, Value
from graph.stores.answers import Proof, conditions, gather
from graph.stores.neo4j import queries, walks
from graph.stores.neo4j.change import Change
from graph.stores.neo4j.connection import Connection, Row
from graph.stores.neo4j.reading import read_node, read_proofs
from graph.stores.port import Around, Leg, Neighbourhood, NodeView, Ways
from graph.stores.ways import on_the_way
from ontology.terms import NodeKind, RelationKind


class Asking:
    """The part of the store that walks; each method is described in :class:`graph.stores.port.Store`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._local = local()

    def resolve(self, identifier: str) -> str | None:
        """Look among identifiers, then among aliases and redirections."""
        return self._one(queries.RESOLVE, id=identifier)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Read the nodes."""
        return _nodes(self._lots(queries.NODES, ids=_each(ids))) if ids else {}

    def relations(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        among: Collection[str] | None = None,
    ) -> list[Relation]:
        """Read the relationships and gather those that are one relation."""
        wanted = _kinds(kinds)
        if not ids or not wanted:
            return []
        self._draw()
        query = walks.relations(wanted, outgoing=outgoing, among=among is not None)
        return _gathered(self._lots(query, ids=_each(ids), among=_set(among or ())))

    def around(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        first: int,
    ) -> Around:
        """Read the relationships that are shown, with how many there are."""
        wanted = _kinds(kinds)
        if not ids or not wanted:
            return Around([], {})
        self._draw()
        rows = self._rows(walks.around(wanted, outgoing=outgoing), ids=_each(ids), first=max(first, 0))
        return _around(row for (row,) in rows)

    def neighbourhood(
        self, ids: Collection[str], *, kinds: Collection[RelationKind] | None = None, first: int
    ) -> Neighbourhood:
        """Read what is shown both ways and the nodes at all ends, in one round trip."""
        wanted = _kinds(kinds)
        if not ids or not wanted:
            return Neighbourhood(outgoing=Around([], {}), incoming=Around([], {}), nodes=self.nodes(ids))
        self._draw()
        [(leaving, reaching, nodes)] = self._rows(
            walks.neighbourhood(wanted), ids=_each(ids), first=max(first, 0)
        )
        return Neighbourhood(outgoing=_around(leaving), incoming=_around(reaching), nodes=_nodes(nodes))

    def view(self, identifier: str, first: int) -> NodeView | None:
        """Read all that is shown, in one round trip."""
        self._draw()
        for node, candidates, known, leaving, reaching, outgoing, incoming, sources in self._rows(
            walks.view(RelationKind), id=identifier, first=max(first, 0)
        ):
            return NodeView(
                node=read_node(node),
                outgoing=tuple(_gathered(said for _, every in leaving for said in every)),
                incoming=tuple(_gathered(said for _, every in reaching for said in every)),
                others=_nodes([*known, *(end for end, _ in leaving), *(end for end, _ in reaching)]),
                candidates=tuple(candidates or ()),
                sources=tuple(sources),
                total_outgoing=outgoing,
                total_incoming=incoming,
            )
        return None

    def part(self, ids: Collection[str], *legs: Leg) -> tuple[list[Relation], dict[str, Node]]:
        """Follow the relationships on the server and read each node with those that lead on from it."""
        gone = list(takewhile(lambda leg: leg.kinds, legs))
        if not ids or not gone:
            start = legs[0].start if legs else None
            return [], {key: node for key, node in self.nodes(ids).items() if start in (None, node.kind)}
        self._draw()
        rows = self._lots(walks.part(gone), ids=_each(ids))
        # Two legs may go along one relation.
        relations = {
            relation.key: relation
            for place in range(len(gone))
            for relation in _gathered(said for leg, _, every in rows if leg == place for said in every)
        }
        return [relations[key] for key in sorted(relations)], _nodes(node for _, node, _ in rows)

    def outline(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        depth: int | None = None,
    ) -> list[tuple[str, str]]:
        """Follow the relationships on the server and read only where they lead."""
        wanted = _kinds(kinds)
        if not ids or not wanted or (depth is not None and depth < 1):
            return []
        self._draw()
        rows = self._lots(walks.outline(wanted, outgoing=outgoing, depth=depth), ids=_each(ids))
        return sorted((near, far) if outgoing else (far, near) for near, every in rows for far in every)

    def reached(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
    ) -> list[Node]:
        """Follow the relationships on the server and read the nodes that are asked for."""
        wanted, allowed = _kinds(kinds), conditions(where or {})
        if not ids or not wanted:
            return []
        self._draw()
        query = walks.reached(wanted, outgoing=outgoing, kind=kind, allowed=allowed)
        named = {"ids": _each(ids), "starts": _set(ids), "where": _sets(allowed)}
        rows = self._lots(query, **named, issuers=allowed.get("issuer", []))
        return list(_nodes(rows).values())

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
        """Follow the relationships on the server by the fewest hops."""
        wanted, allowed = _kinds(kinds), conditions(where or {})
        if not wanted:
            return Ways(nodes=[], nearer={}, inner=frozenset())
        self._draw()
        query = walks.ways(wanted, outgoing=outgoing, kind=kind, allowed=allowed, about=about is not None)
        rows = self._lots(query, ids=[root], starts=_set([root]), where=_sets(allowed), about=about)
        hops = {node[2]: far for far, *_, node in rows}
        nearer = {
            node[2]: root if near is None else min(each for each in near if hops.get(each) == far - 1)
            for far, _, near, node in rows
            if far
        }
        nodes = _nodes(node for *_, node in rows if node[0])
        inner = frozenset(node[2] for _, leads, _, node in rows if leads)
        return Ways(nodes=list(nodes.values()), nearer=on_the_way(nearer, nodes), inner=inner)

    def most_reached(
        self, kind: NodeKind, kinds: Collection[RelationKind], limit: int
    ) -> list[tuple[Node, int]]:
        """Count the relationships on the server."""
        wanted = _kinds(kinds)
        self._draw()
        rows = self._rows(walks.most_reached(kind, wanted), limit=max(limit, 0)) if wanted else []
        return [(read_node(row), number) for number, row in rows]

    def degree(
        self, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> dict[str, int]:
        """Count the relationships."""
        wanted = _kinds(kinds)
        self._draw()
        rows = self._of(walks.degree(wanted, outgoing=outgoing), "ids", ids) if wanted else []
        counts = dict.fromkeys(sorted(set(ids)), 0)
        counts.update((identifier, count) for identifier, count in rows)
        return counts

    # how

    def _change(self) -> Change:
        change: Change = self._local.change
        return change

    def _draw(self) -> None:
        change: Change | None = getattr(self._local, "change", None)
        if change is not None:
            change.draw(self._connection)

    def _rows(self, query: str, **parameters: Any) -> list[Row]:
        return self._connection.rows(query, **parameters)

    def _lots(self, query: str, **parameters: Any) -> list[Row]:
        """Return the rows of a query that returns them in lots."""
        return [row for (lot,) in self._rows(query, **parameters) for row in lot]

    def _of(self, query: str, name: str, values: Collection[str]) -> list[Row]:
        """Ask for each of the values once; for none there is nothing to ask."""
        return self._connection.rows(query, **{name: sorted(set(values))}) if values else []

    def _one(self, query: str, **parameters: Any) -> str | None:
        rows = self._connection.rows(query, **parameters)
        return str(rows[0][0]) if rows and rows[0][0] is not None else None


def _kinds(kinds: Collection[RelationKind] | None) -> list[RelationKind]:
    return sorted(RelationKind if kinds is None else set(kinds))


def _each(ids: Collection[str]) -> list[str]:
    return sorted(set(ids))


def _set(values: Iterable[str]) -> dict[str, bool]:
    return dict.fromkeys(values, True)


def _sets(allowed: Mapping[str, Collection[Value]]) -> dict[str, dict[str, bool]]:
    return {name: _set(str(each) for each in found if each is not None) for name, found in allowed.items()}


def _nodes(rows: Iterable[Row]) -> dict[str, Node]:
    nodes = {node.id: node for node in map(read_node, rows)}
    return {identifier: nodes[identifier] for identifier in sorted(nodes)}


def _gathered(rows: Iterable[Row]) -> list[Relation]:
    return gather(proof for row in rows for proof in read_proofs(row))


def _around(rows: Iterable[Row]) -> Around:
    totals: dict[tuple[str, RelationKind], int] = {}
    proofs: list[Proof] = []
    for near, total, *row in rows:
        totals[near, RelationKind(row[2])] = total
        # Where nothing is to be shown the row only tells the number.
        proofs += read_proofs(row) if None not in row[:2] else ()
    return Around(gather(proofs), totals)
