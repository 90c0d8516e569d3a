"""One transaction as it grows: what was said, what was taken back, and what each profile meant before and means now.

The relationships of the graph follow from statements and meanings. They are drawn once, at the end of a transaction
or before somebody looks at them, and only those that differ from what stood before.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.queries import LABELS, TYPES
from graph.stores.neo4j.telling import Arrow, Proved, Told, read_statements

_MEANINGS = """
UNWIND $of.profiles AS key MATCH (p:Profile {key: key}) OPTIONAL MATCH (p)-[:MEANS]->(n) RETURN key, n.id
"""
_AFFECTED = """
UNWIND $of.profiles AS key MATCH (:Profile {key: key})<-[:DESCRIBES]-(s:Source) RETURN DISTINCT s.sha256
"""
TELLING = """
COLLECT { MATCH (s)-[:IS]->(p:Profile) RETURN p.key }[0], s.statements, s.text,
  COLLECT { MATCH (s)-[d:DESCRIBES]->(p:Profile) OPTIONAL MATCH (p)-[:MEANS]->(n) RETURN [d.key, p.key, n.id] }
"""
_TOLD = f"UNWIND $of.sources AS sha256 MATCH (s:Source {{sha256: sha256}}) RETURN sha256, {TELLING}"
_ERASE = f"""
UNWIND $of.erased AS row MATCH (a:{LABELS} {{id: row.source}}) MATCH (b:{LABELS} {{id: row.target}})
WITH row, a, b MATCH (a)-[r:{TYPES} {{source: row.sha256}}]->(b)
WHERE type(r) = row.kind AND coalesce(r.role, '') = row.role AND coalesce(r.basis, '') = row.basis DELETE r
"""
_DRAW = f"""
UNWIND $of.drawn AS row MATCH (a:{LABELS} {{id: row.source}}) MATCH (b:{LABELS} {{id: row.target}})
CREATE (a)-[r:$(row.kind)]->(b) SET r = row.properties
"""
_AT_ONCE = 200
_ROWS_AT_ONCE = 5_000


@dataclass(slots=True)
class Change:
    """What has changed since the relationships were last drawn; nodes as they stood then are called *former*."""

    content: int
    """Sum of the digests of all that is kept."""
    told: dict[str, Told] = field(default_factory=dict)
    untold: dict[str, Told] = field(default_factory=dict)
    before: dict[str, str | None] = field(default_factory=dict)
    """By profile that may have changed its meaning, the former node that it meant."""
    meant: dict[str, str | None] = field(default_factory=dict)
    """By profile, the node that it means now, as far as known."""
    renamed: dict[str, str | None] = field(default_factory=dict)
    """By former node, its identifier now, None where it is gone."""
    fresh: set[str] = field(default_factory=set)
    """Identifiers of nodes that are no former ones."""
    stirred: set[str] = field(default_factory=set)
    """Profiles whose sources are to be drawn again though their meaning is the same."""

    def now(self, former: str | None) -> str | None:
        """Return the identifier that a former node has now."""
        return self.renamed.get(former, former) if former is not None else None

    def former(self, node: str | None) -> str | None:
        """Return the identifier that a node had before, None where it is a new one."""
        if node is None or node in self.fresh:
            return None
        return next((former for former, now in self.renamed.items() if now == node), node)

    def remember(self, profile: str, node: str | None) -> None:
        """Note what a profile means before that may change; the first word counts."""
        self.before.setdefault(profile, self.former(node))

    def name(self, node: str, name: str | None) -> None:
        """Let a node have another name from now on, or be gone."""
        former = self.former(node)
        self.fresh.discard(node)
        if former is not None:
            self.renamed[former] = name
        elif name is not None:
            self.fresh.add(name)

    def draw(self, connection: Connection) -> None:
        """Erase and draw what differs, and forget the change."""
        self._learn(
            connection, [*self.before, *(p for told in self.told.values() for p in told.profiles.values())]
        )
        erased: list[dict[str, Any]] = []
        drawn: list[dict[str, Any]] = []
        for told in chain(self.untold.values(), self.told.values(), self._affected(connection)):
            self._compare(told, erased, drawn)
            if len(erased) + len(drawn) > _ROWS_AT_ONCE:
                _write(connection, erased, drawn)
        _write(connection, erased, drawn)
        for kept in (self.told, self.untold, self.before, self.meant, self.renamed, self.fresh, self.stirred):
            kept.clear()

    def _compare(self, told: Told, erased: list[dict[str, Any]], drawn: list[dict[str, Any]]) -> None:
        stood = {} if self.told.get(told.sha256) is told else self._stood(told)
        stands = {} if self.untold.get(told.sha256) is told else self._stands(told)
        for arrow, proved in stood.items():
            if stands.get(arrow) != proved:
                names = ("source", "kind", "target", "role", "basis")
                erased.append({"sha256": told.sha256, **dict(zip(names, arrow, strict=True))})
        for arrow, proved in stands.items():
            if stood.get(arrow) != proved:
                drawn.append(told.row(arrow, proved))

    def _stood(self, told: Told) -> dict[Arrow, Proved]:
        """What is drawn of a source, its ends as they are named now; what hung on a node that is gone is gone."""
        own = told.own and (self.before[told.own] if told.own in self.before else self.meant.get(told.own))
        return told.arrows(own, self._meant_before)

    def _meant_before(self, profile: str) -> str | None:
        return self.now(self.before[profile]) if profile in self.before else self.meant.get(profile)

    def _stands(self, told: Told) -> dict[Arrow, Proved]:
        return told.arrows(self.meant.get(told.own) if told.own else None, self.meant.get)

    def _learn(self, connection: Connection, profiles: Collection[str]) -> None:
        """Ask what those profiles mean of which it is not known."""
        unknown = sorted(set(profiles) - self.meant.keys())
        if unknown:
            self.meant.update(dict.fromkeys(unknown))
            self.meant.update((key, node) for key, node in connection.rows(_MEANINGS, profiles=unknown))

    def _affected(self, connection: Connection) -> Iterator[Told]:
        """Yield the other sources that speak of a profile which means something else now."""
        changed = {p for p, former in self.before.items() if self.now(former) != self.meant.get(p)}
        profiles = sorted(changed | self.stirred)
        if not profiles:
            return
        found = {sha256 for (sha256,) in connection.rows(_AFFECTED, profiles=profiles)}
        waiting = sorted(found - self.told.keys() - self.untold.keys())
        for start in range(0, len(waiting), _AT_ONCE):
            for sha256, *row in connection.rows(_TOLD, sources=waiting[start : start + _AT_ONCE]):
                told, meant = read_told(sha256, row)
                self.meant.update(meant)
                yield told


def _write(connection: Connection, erased: list[dict[str, Any]], drawn: list[dict[str, Any]]) -> None:
    for query, name, rows in ((_ERASE, "erased", erased), (_DRAW, "drawn", drawn)):
        if rows:
            connection.rows(query, **{name: rows})
            rows.clear()


def read_told(sha256: str, row: list[Any]) -> tuple[Told, Mapping[str, str | None]]:
    """Return what a source says and what its profiles mean, from the columns of :data:`TELLING`."""
    own, statements, text, described = row
    told = Told(
        sha256=sha256,
        own=own,
        profiles={key: profile for key, profile, _ in described},
        statements=read_statements(statements),
        text=text,
    )
    return told, {profile: node for _, profile, node in described}
