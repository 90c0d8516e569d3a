"""Writing: what sources say, and what linking concludes. Everything here runs inside a transaction."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from graph.facts import Facts
from graph.stores.answers import digest_of
from graph.stores.sqlite.database import Database

_SOURCE = """
INSERT INTO source(sha256, origin, media_type, characters, ocr_confidence, own, digest, places)
VALUES(:sha256, :origin, :media_type, :characters, :ocr_confidence, :own, :digest, :places) RETURNING sid
"""
_PROFILE = """
INSERT INTO profile(key, block, kind, own, uses, properties) VALUES(:key, :block, :kind, :own, 1, :properties)
ON CONFLICT(key) DO UPDATE SET uses = uses + 1
"""
_PROFILES = "SELECT p.key, p.pid FROM json_each(:keys) wanted CROSS JOIN profile p ON p.key = wanted.value"
_QUOTE = """
INSERT INTO quote(id, uses, words) VALUES(:quote, 1, :words) ON CONFLICT(id) DO UPDATE SET uses = uses + 1
"""
_STATEMENT = """
INSERT INTO statement VALUES(:sid, :ordinal, :subject, :kind, :object, :role, :basis, :start, :end, :method,
:confidence, :quote, :place)
"""
_RELEASE = (
    "UPDATE profile SET uses = uses - 1 WHERE pid = :pid",
    "DELETE FROM profile WHERE pid = :pid AND uses <= 0",
)
_RELEASE_QUOTE = (
    "UPDATE quote SET uses = uses - 1 WHERE id = :quote",
    "DELETE FROM quote WHERE id = :quote AND uses <= 0",
)
_FACTS_OF = ("statement", "description", "finding", "text")


def put_source(database: Database, facts: Facts, path: str) -> None:
    """Keep the facts, one profile for all descriptions that say the same, one row for each wording of a quote."""
    paths = drop_source(database, facts.source.sha256)
    profiles = _put_profiles(database, facts)
    source = facts.source
    row = {
        "sha256": source.sha256,
        "origin": source.path,
        "media_type": source.media_type,
        "characters": len(source.text),
        "ocr_confidence": source.ocr_confidence,
        "own": profiles[facts.document] if facts.document else None,
        "digest": str(facts.digest),
        "places": encoded([[place.start, place.page, place.cell] for place in source.places]),
    }
    [[sid]] = database.rows(_SOURCE, row)
    database.write("INSERT INTO text VALUES(:sid, :content)", [{"sid": sid, "content": source.text}])
    _put_contents(database, sid, facts, profiles)
    add_to_version(database, facts.digest)
    for each in {*paths, path}:
        move_path(database, each, source.sha256)


def _put_profiles(database: Database, facts: Facts) -> dict[str, int]:
    """Keep the profiles; return for the key of each description the number of its profile."""
    keys = {description.key: description.profile for description in facts.descriptions}
    rows = [
        {
            "key": keys[description.key],
            "block": description.block,
            "kind": description.kind.value,
            "own": description.own,
            "properties": encoded(description.properties),
        }
        for description in facts.descriptions
    ]
    database.write(_PROFILE, rows)
    numbers: dict[str, int] = dict(database.rows(_PROFILES, {"keys": listed(keys.values())}))
    return {key: numbers[profile] for key, profile in keys.items()}


def _put_contents(database: Database, sid: int, facts: Facts, profiles: Mapping[str, int]) -> None:
    described = [
        {"sid": sid, "ordinal": ordinal, "pid": profiles[d.key], "key": d.key}
        for ordinal, d in enumerate(facts.descriptions)
    ]
    said = [_statement_row(sid, ordinal, facts, profiles) for ordinal in range(len(facts.statements))]
    found = [
        {"sid": sid, "ordinal": ordinal, "code": f.code, "severity": f.severity, "message": f.message}
        | {"start": f.start, "end": f.end, "place": f.place}
        for ordinal, f in enumerate(facts.findings)
    ]
    database.write("INSERT INTO description VALUES(:sid, :ordinal, :pid, :key)", described)
    database.write(_QUOTE, said)
    database.write(_STATEMENT, said)
    database.write(
        "INSERT INTO finding VALUES(:sid, :ordinal, :code, :severity, :message, :start, :end, :place)", found
    )


def _statement_row(sid: int, ordinal: int, facts: Facts, profiles: Mapping[str, int]) -> dict[str, Any]:
    statement = facts.statements[ordinal]
    words = facts.source.text[statement.start : statement.end]
    return {
        "sid": sid,
        "ordinal": ordinal,
        "subject": profiles[statement.subject],
        "kind": statement.kind.value,
        "object": profiles[statement.object],
        "role": statement.role,
        "basis": statement.basis,
        "start": statement.start,
        "end": statement.end,
        "method": statement.method,
        "confidence": statement.confidence,
        "quote": int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True),
        "words": words,
        "place": statement.place,
    }


def drop_source(database: Database, sha256: str) -> list[str]:
    """Forget the source; return the paths at which it stood."""
    known = database.rows("SELECT sid, digest FROM source WHERE sha256 = :sha256", {"sha256": sha256})
    if not known:
        return []
    [[sid, digest]] = known
    add_to_version(database, -int(digest))
    paths = [path for (path,) in database.rows("SELECT path FROM path WHERE sid = :sid", {"sid": sid})]
    for path in paths:
        move_path(database, path, None)
    described = database.rows("SELECT pid FROM description WHERE sid = :sid", {"sid": sid})
    quoted = database.rows("SELECT quote FROM statement WHERE sid = :sid", {"sid": sid})
    for release in _RELEASE:
        database.write(release, [{"pid": pid} for (pid,) in described])
    for release in _RELEASE_QUOTE:
        database.write(release, [{"quote": quote} for (quote,) in quoted])
    for table in (*_FACTS_OF, "source"):
        database.write(f"DELETE FROM {table} WHERE sid = :sid", [{"sid": sid}])
    return paths


def move_path(database: Database, path: str, sha256: str | None) -> None:
    """Let the path hold the source, or nothing."""
    held = database.rows(
        "SELECT s.sha256 FROM path p JOIN source s ON s.sid = p.sid WHERE p.path = :path", {"path": path}
    )
    for (before,) in held:
        add_to_version(database, -digest_of(path, before))
        database.write("DELETE FROM path WHERE path = :path", [{"path": path}])
    if sha256 is not None:
        add_to_version(database, digest_of(path, sha256))
        database.write(
            "INSERT INTO path SELECT :path, sid FROM source WHERE sha256 = :sha256",
            [{"path": path, "sha256": sha256}],
        )


def redirect(database: Database, identifier: str, path: str) -> None:
    """Keep the redirection."""
    database.write(
        "INSERT OR REPLACE INTO redirection VALUES(:id, :path)", [{"id": identifier, "path": path}]
    )


def declare_collected(database: Database, unit: str, year: int) -> None:
    """Keep the declaration, once."""
    declared = {"unit": unit, "year": year}
    if not database.rows("SELECT 1 FROM collected WHERE unit = :unit AND year = :year", declared):
        database.write("INSERT INTO collected VALUES(:unit, :year)", [declared])
        add_to_version(database, digest_of(unit, year))


def add_to_version(database: Database, digest: int) -> None:
    """Add what came, or subtract what went, to the sum that names the state of the store."""
    [[content]] = database.rows("SELECT value FROM state WHERE name = 'content'")
    value = str((int(content) + digest) % (1 << 64))
    database.write("UPDATE state SET value = :value WHERE name = 'content'", [{"value": value}])


def encoded(content: object) -> str:
    """Return the content as JSON, always in the same spelling."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)


def listed(values: Iterable[object]) -> str:
    """Return values as a JSON list, each once and in order: a parameter for ``json_each``."""
    return encoded(sorted(set(values), key=str))
