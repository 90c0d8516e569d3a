"""Writing what sources say. Everything here runs inside a transaction."""

from collections.abc import Mapping
from typing import Any

from graph.facts import Facts
from graph.stores.answers import digest_of
from graph.stores.neo4j.change import TELLING, Change, read_told
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.telling import encoded, told_by, written, written_places

_HELD = f"""
MATCH (s:Source {{sha256: $of.sha256}})
RETURN s.digest, COLLECT {{ MATCH (at:Path)-[:HOLDS]->(s) RETURN at.path }}, {TELLING}
"""
_PUT = """
CREATE (s:Source) SET s = $of.source
WITH s
CALL (s) {
  UNWIND $of.profiles AS row MERGE (p:Profile {key: row.profile.key}) ON CREATE SET p = row.profile
  FOREACH (said IN row.described | CREATE (s)-[:DESCRIBES {ordinal: said[0], key: said[1]}]->(p))
}
CALL (s) { UNWIND $of.findings AS row CREATE (s)-[:FOUND]->(f:Finding) SET f = row }
CALL (s) { UNWIND $of.paths AS path MERGE (at:Path {path: path}) CREATE (at)-[:HOLDS]->(s) }
CALL (s) { MATCH (p:Profile {key: $of.own}) CREATE (s)-[:IS]->(p) }
"""
_DROP = """
MATCH (s:Source {sha256: $of.sha256})
CALL (s) { MATCH (at:Path)-[:HOLDS]->(s) DETACH DELETE at }
CALL (s) { MATCH (s)-[:FOUND]->(f) DETACH DELETE f }
WITH s, COLLECT { MATCH (s)-[:DESCRIBES]->(p) RETURN DISTINCT p } AS described
DETACH DELETE s
WITH described UNWIND described AS p
WITH p WHERE NOT EXISTS { (p)<-[:DESCRIBES]-() } DETACH DELETE p
"""
_MOVE = """
OPTIONAL MATCH (at:Path {path: $of.path})-[:HOLDS]->(held:Source)
WITH at, held.sha256 AS before
FOREACH (each IN CASE WHEN at IS NULL THEN [] ELSE [at] END | DETACH DELETE each)
WITH before
OPTIONAL MATCH (s:Source {sha256: $of.sha256})
FOREACH (each IN CASE WHEN s IS NULL THEN [] ELSE [s] END |
  MERGE (at:Path {path: $of.path}) CREATE (at)-[:HOLDS]->(each))
RETURN before, s.sha256
"""
_REDIRECT = "MERGE (r:Redirection {id: $of.id}) SET r.path = $of.path"
_COLLECT = """
MERGE (c:Collected {unit: $of.unit, year: $of.year}) ON CREATE SET c.new = true
WITH c, c.new AS new REMOVE c.new RETURN new
"""


def put_source(connection: Connection, change: Change, facts: Facts, path: str) -> None:
    """Keep the facts, one profile for all descriptions that say the same."""
    paths = drop_source(connection, change, facts.source.sha256)
    told = told_by(facts)
    connection.rows(
        _PUT,
        source=_source(facts),
        profiles=_profiles(facts),
        findings=_findings(facts),
        paths=paths,
        own=told.own or "",
    )
    change.told[told.sha256] = told
    change.content += facts.digest + sum(digest_of(each, told.sha256) for each in paths)
    if path not in paths:
        move_path(connection, change, path, told.sha256)


def _source(facts: Facts) -> dict[str, Any]:
    source = facts.source
    return {
        "sha256": source.sha256,
        "path": source.path,
        "media_type": source.media_type,
        "characters": len(source.text),
        "ocr_confidence": source.ocr_confidence,
        "places": written_places(source.places),
        "text": source.text,
        "statements": written(facts.statements),
        "digest": str(facts.digest),
    }


def _profiles(facts: Facts) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for ordinal, description in enumerate(facts.descriptions):
        profile = {
            "key": description.profile,
            "block": description.block,
            "kind": description.kind.value,
            "own": description.own,
            "properties": encoded(description.properties),
        }
        row = rows.setdefault(description.profile, {"profile": profile, "described": []})
        row["described"].append([ordinal, description.key])
    return list(rows.values())


def _findings(facts: Facts) -> list[dict[str, Any]]:
    names = ("code", "severity", "message", "start", "end", "place")
    return [
        {"ordinal": ordinal} | {name: getattr(finding, name) for name in names}
        for ordinal, finding in enumerate(facts.findings)
    ]


def drop_source(connection: Connection, change: Change, sha256: str) -> list[str]:
    """Forget the source; return the paths at which it stood."""
    for digest, paths, *row in connection.rows(_HELD, sha256=sha256):
        told, meant = read_told(sha256, row)
        connection.rows(_DROP, sha256=sha256)
        _forget_meanings(change, meant)
        change.content -= int(digest) + sum(digest_of(path, sha256) for path in paths)
        # What was put and dropped before anything was drawn leaves nothing to erase.
        if change.told.pop(sha256, None) is None:
            change.untold[sha256] = told
        return list(paths)
    return []


def _forget_meanings(change: Change, meant: Mapping[str, str | None]) -> None:
    """A profile that nobody uses any more is gone with its meaning; which ones are is asked when it matters."""
    for profile, node in meant.items():
        change.remember(profile, node)
        change.meant.pop(profile, None)


def move_path(connection: Connection, change: Change, path: str, sha256: str | None) -> None:
    """Let the path hold the source, or nothing."""
    for before, after in connection.rows(_MOVE, path=path, sha256=sha256):
        change.content -= digest_of(path, before) if before else 0
        change.content += digest_of(path, after) if after else 0


def redirect(connection: Connection, identifier: str, path: str) -> None:
    """Keep the redirection."""
    connection.rows(_REDIRECT, id=identifier, path=path)


def declare_collected(connection: Connection, change: Change, unit: str, year: int) -> None:
    """Keep the declaration, once."""
    [[new]] = connection.rows(_COLLECT, unit=unit, year=year)
    if new:
        change.content += digest_of(unit, year)
