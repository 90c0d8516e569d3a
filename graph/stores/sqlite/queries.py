"""The named queries of the embedded store.

Each fixes its join order (CROSS JOIN, INDEXED BY) from the few rows that are asked for to what hangs on them, so that
its cost follows the answer and not the graph; a test reads the plan of every one.
"""

from collections.abc import Collection, Mapping
from typing import Any

from graph.model import Value
from graph.stores.sqlite.writing import encoded

NODES = """
SELECT n.id, n.kind, b.label, b.properties
FROM json_each(:ids) wanted CROSS JOIN node n ON n.id = wanted.value CROSS JOIN body b ON b.nid = n.nid
ORDER BY n.id
"""
_STATED = """
FROM json_each(:ids) wanted
CROSS JOIN node one ON one.id = wanted.value
CROSS JOIN profile near INDEXED BY profile_node ON near.nid = one.nid
CROSS JOIN statement st INDEXED BY {index}
  ON st.{here} = near.pid AND st.kind IN (SELECT value FROM json_each(:kinds) allowed)
CROSS JOIN profile far ON far.pid = st.{there} AND far.nid <> one.nid
"""
_PROVED = """
CROSS JOIN node two ON two.nid = far.nid
CROSS JOIN source s ON s.sid = st.sid
CROSS JOIN quote q ON q.id = st.quote
LEFT JOIN profile self ON self.pid = s.own
LEFT JOIN node document ON document.nid = self.nid
"""
_PROOF = """st.kind, st.role, st.basis,
document.id, s.sha256, st.start, st."end", q.words, st.method, st.confidence, st.place
"""
_OUT = _STATED.format(index="statement_out", here="subject", there="object")
_IN = _STATED.format(index="statement_in", here="object", there="subject")

RELATIONS_OUT = f"SELECT one.id, two.id, {_PROOF} {_OUT} {_PROVED}"
RELATIONS_IN = f"SELECT two.id, one.id, {_PROOF} {_IN} {_PROVED}"
# Numbers are told apart faster than identifiers.
_NEIGHBOURS = """
FROM (
  SELECT DISTINCT one.nid AS here, st.kind AS kind, far.nid AS there, st.role AS role, st.basis AS basis {}
) hit CROSS JOIN node one ON one.nid = hit.here CROSS JOIN node two ON two.nid = hit.there
"""
NEIGHBOURS_OUT = f"SELECT one.id, hit.kind, two.id, hit.role, hit.basis {_NEIGHBOURS.format(_OUT)}"
NEIGHBOURS_IN = f"SELECT two.id, hit.kind, one.id, hit.role, hit.basis {_NEIGHBOURS.format(_IN)}"
PAIRS_OUT = f"SELECT DISTINCT one.id, two.id {_OUT} CROSS JOIN node two ON two.nid = far.nid"
PAIRS_IN = f"SELECT DISTINCT two.id, one.id {_IN} CROSS JOIN node two ON two.nid = far.nid"
_HOPS = """
FROM json_each(:nids) wanted
CROSS JOIN profile near INDEXED BY profile_node ON near.nid = wanted.value
CROSS JOIN statement st INDEXED BY {index}
  ON st.{here} = near.pid AND st.kind IN (SELECT value FROM json_each(:kinds) allowed)
CROSS JOIN profile far ON far.pid = st.{there} AND far.nid <> near.nid
"""
HOPS_OUT = (
    f"SELECT DISTINCT near.nid, far.nid {_HOPS.format(index='statement_out', here='subject', there='object')}"
)
HOPS_IN = (
    f"SELECT DISTINCT near.nid, far.nid {_HOPS.format(index='statement_in', here='object', there='subject')}"
)
NUMBERS = "SELECT n.nid, n.id FROM json_each(:ids) wanted CROSS JOIN node n ON n.id = wanted.value"
NAMES = "SELECT n.nid, n.id FROM json_each(:nids) wanted CROSS JOIN node n ON n.nid = wanted.value"
NUMBERED = """
SELECT n.id, n.kind, b.label, b.properties FROM json_each(:nids) wanted
CROSS JOIN node n ON n.nid = wanted.value AND n.kind = :kind CROSS JOIN body b ON b.nid = n.nid WHERE true
"""
ABOUT = " AND (+n.year = :about OR instr(json_extract(b.properties, '$.period'), :about) > 0)"
OF_NEAR = "WHERE two.id IN (SELECT value FROM json_each(:near) allowed)"
# What is shown of a hub is read from its far ends: they have few relations, the hub has all of them.
SHOWN_OUT = f"{RELATIONS_IN} {OF_NEAR}"
SHOWN_IN = f"{RELATIONS_OUT} {OF_NEAR}"
DEGREE_OUT = f"""
SELECT id, count(*) FROM (SELECT DISTINCT one.id, far.nid, st.kind, st.role, st.basis {_OUT}) GROUP BY id
"""
DEGREE_IN = f"""
SELECT id, count(*) FROM (SELECT DISTINCT one.id, far.nid, st.kind, st.role, st.basis {_IN}) GROUP BY id
"""
_REACHED = """
WITH RECURSIVE reached(nid) AS (
  SELECT one.nid FROM json_each(:ids) wanted CROSS JOIN node one ON one.id = wanted.value
  UNION
  SELECT far.nid FROM reached
  CROSS JOIN profile near INDEXED BY profile_node ON near.nid = reached.nid
  CROSS JOIN statement st INDEXED BY {index}
    ON st.{here} = near.pid AND st.kind IN (SELECT value FROM json_each(:kinds) allowed)
  CROSS JOIN profile far ON far.pid = st.{there} AND far.nid <> near.nid
)
SELECT n.id, n.kind, b.label, b.properties
FROM reached CROSS JOIN node n ON n.nid = reached.nid AND n.kind = :kind CROSS JOIN body b ON b.nid = n.nid
WHERE n.id NOT IN (SELECT value FROM json_each(:ids) allowed)
"""
REACHED_OUT = _REACHED.format(index="statement_out", here="subject", there="object")
REACHED_IN = _REACHED.format(index="statement_in", here="object", there="subject")
_LEADING = """
WITH RECURSIVE leading(origin, nid) AS (
  SELECT n.nid, n.nid FROM {origins}
  UNION
  SELECT leading.origin, far.nid FROM leading
  CROSS JOIN profile near INDEXED BY profile_node ON near.nid = leading.nid
  CROSS JOIN statement st INDEXED BY {index}
    ON st.{here} = near.pid AND st.kind IN (SELECT value FROM json_each(:kinds) allowed)
  CROSS JOIN profile far ON far.pid = st.{there} AND far.nid <> near.nid
)
SELECT n.id, n.kind, b.label, b.properties
FROM (
  SELECT DISTINCT leading.origin AS nid
  FROM json_each(:ids) wanted CROSS JOIN node one ON one.id = wanted.value CROSS JOIN leading ON leading.nid = one.nid
) hit CROSS JOIN node n ON n.nid = hit.nid AND n.kind = :kind CROSS JOIN body b ON b.nid = n.nid
WHERE n.id NOT IN (SELECT value FROM json_each(:ids) allowed)
"""
_ISSUED = "json_each(:issuer) wanted CROSS JOIN node n INDEXED BY node_issuer ON n.issuer = wanted.value"
_REQUIRED = "node n INDEXED BY node_kind WHERE n.kind = :kind"
# What a unit issued, or what requires a document, is soon gone through, what rests on a law is not: these go the
# other way.
ISSUED_OUT = _LEADING.format(origins=_ISSUED, index="statement_in", here="object", there="subject")
ISSUED_IN = _LEADING.format(origins=_ISSUED, index="statement_out", here="subject", there="object")
REQUIRED_OUT = _LEADING.format(origins=_REQUIRED, index="statement_in", here="object", there="subject")
REQUIRED_IN = _LEADING.format(origins=_REQUIRED, index="statement_out", here="subject", there="object")
MOST_REACHED = """
SELECT n.id, count(*) AS number FROM (
  SELECT DISTINCT near.nid AS nid, far.nid, st.kind, st.role, st.basis
  FROM json_each(:kinds) allowed
  CROSS JOIN node one INDEXED BY node_kind ON one.kind = :kind
  CROSS JOIN profile near INDEXED BY profile_node ON near.nid = one.nid
  CROSS JOIN statement st INDEXED BY statement_in ON st.object = near.pid AND st.kind = allowed.value
  CROSS JOIN profile far ON far.pid = st.subject AND far.nid <> near.nid
) CROSS JOIN node n USING (nid) GROUP BY nid ORDER BY number DESC, n.id LIMIT :limit
"""
RESOLVE = "SELECT id FROM node WHERE id = :id"
RESOLVE_ALIAS = """
SELECT min(n.id) FROM alias a CROSS JOIN node n ON n.nid = a.nid WHERE a.alias = :id
"""
RESOLVE_REDIRECTION = """
SELECT n.id FROM redirection r CROSS JOIN path p ON p.path = r.path CROSS JOIN source s ON s.sid = p.sid
CROSS JOIN profile self ON self.pid = s.own CROSS JOIN node n ON n.nid = self.nid WHERE r.id = :id
"""
DOCUMENT_OF = """
SELECT n.id FROM source s CROSS JOIN profile self ON self.pid = s.own CROSS JOIN node n ON n.nid = self.nid
WHERE s.sha256 = :sha256
"""
CANDIDATES = "SELECT b.candidates FROM node n CROSS JOIN body b ON b.nid = n.nid WHERE n.id = :id"
SEARCH = """
SELECT hit.id, hit.kind, b.label, b.properties
FROM (
  SELECT n.nid, n.id, n.kind, n.standing FROM found CROSS JOIN node n ON n.nid = found.rowid
  WHERE found MATCH :words AND n.kind IN (SELECT value FROM json_each(:kinds) allowed)
  ORDER BY n.standing, n.id LIMIT :limit
) hit CROSS JOIN body b ON b.nid = hit.nid
ORDER BY hit.standing, hit.id
"""
COUNT_FOUND = """
SELECT count(*) FROM found CROSS JOIN node n ON n.nid = found.rowid
WHERE found MATCH :words AND n.kind IN (SELECT value FROM json_each(:kinds) allowed)
"""
SCAN = """
SELECT n.id, n.kind, b.label, b.properties FROM node n CROSS JOIN body b ON b.nid = n.nid
WHERE n.id > :after ORDER BY n.id LIMIT :limit
"""
SCAN_KIND = """
SELECT n.id, n.kind, b.label, b.properties
FROM node n INDEXED BY node_kind CROSS JOIN body b ON b.nid = n.nid
WHERE n.kind = :kind AND n.id > :after ORDER BY n.id LIMIT :limit
"""
PROFILES = """
SELECT p.key, p.kind, p.block, p.own, p.properties, p.uses
FROM json_each(:blocks) wanted CROSS JOIN profile p INDEXED BY profile_block ON p.block = wanted.value
ORDER BY p.block, p.key
"""
BLOCKS = """
SELECT DISTINCT p.block FROM source s CROSS JOIN description d ON d.sid = s.sid CROSS JOIN profile p ON p.pid = d.pid
WHERE s.sha256 = :sha256
"""
MENTIONS = """
SELECT d.key, s.sha256, p.block, p.properties, n.id, p.state
FROM json_each(:states) wanted
CROSS JOIN profile p INDEXED BY profile_state ON p.state = wanted.value AND p.kind = 'Instrument' AND p.own = 0
CROSS JOIN node n ON n.nid = p.nid
CROSS JOIN description d INDEXED BY description_profile ON d.pid = p.pid
CROSS JOIN source s ON s.sid = d.sid
ORDER BY s.sha256, d.ordinal
"""
SOURCE_AT = "SELECT s.sha256 FROM path p CROSS JOIN source s ON s.sid = p.sid WHERE p.path = :path"
PATHS_OF = """
SELECT p.path FROM source s CROSS JOIN path p INDEXED BY path_source ON p.sid = s.sid
WHERE s.sha256 = :sha256 ORDER BY p.path
"""
SOURCE = """
SELECT s.origin, s.sha256, s.media_type, t.content, s.ocr_confidence, s.places
FROM source s CROSS JOIN text t ON t.sid = s.sid WHERE s.sha256 = :sha256
"""
SOURCES_OF = """
SELECT s.sha256 FROM node n CROSS JOIN profile p INDEXED BY profile_node ON p.nid = n.nid
CROSS JOIN source s INDEXED BY source_own ON s.own = p.pid
WHERE n.id = :id ORDER BY s.sha256
"""
SOURCES = """
SELECT s.sha256, s.media_type, s.characters, n.id, s.digest FROM source s
LEFT JOIN profile p ON p.pid = s.own LEFT JOIN node n ON n.nid = p.nid ORDER BY s.sha256
"""
PATHS = "SELECT s.sha256, p.path FROM path p CROSS JOIN source s ON s.sid = p.sid ORDER BY p.path"
FINDINGS = """
SELECT s.sha256, n.id, f.code, f.severity, f.message, f.start, f."end", f.place
FROM finding f CROSS JOIN source s ON s.sid = f.sid
LEFT JOIN profile p ON p.pid = s.own LEFT JOIN node n ON n.nid = p.nid
"""
FINDINGS_OF = """
SELECT s.sha256, n.id, f.code, f.severity, f.message, f.start, f."end", f.place
FROM json_each(:sources) wanted CROSS JOIN source s ON s.sha256 = wanted.value CROSS JOIN finding f ON f.sid = s.sid
LEFT JOIN profile p ON p.pid = s.own LEFT JOIN node n ON n.nid = p.nid
"""
REDIRECTIONS = "SELECT id, path FROM redirection ORDER BY id"
COUNT_NODES = "SELECT kind, count(*) FROM node GROUP BY kind"
COUNT_RELATIONS = """
SELECT count(*) FROM (
  SELECT DISTINCT one.nid, two.nid, st.kind, st.role, st.basis FROM statement st
  CROSS JOIN profile one ON one.pid = st.subject CROSS JOIN profile two ON two.pid = st.object
  WHERE one.nid <> two.nid
)
"""
COUNT_SOURCES = "SELECT count(*) FROM source"
COUNT_FINDINGS = "SELECT count(*) FROM finding"

WHOLE = frozenset(
    {
        "SOURCES",
        "PATHS",
        "FINDINGS",
        "REDIRECTIONS",
        "COUNT_NODES",
        "COUNT_RELATIONS",
        "COUNT_SOURCES",
        "COUNT_FINDINGS",
    }
)
"""Queries whose answer is everything there is, and that may therefore read everything."""

_MOST_TELLING = ("symbol_key", "name_key", "number", "issuer", "type", "year", "status", "level")


def find(allowed: Mapping[str, Collection[Value]]) -> tuple[str, dict[str, Any]]:
    """Return the query for nodes of ``:kind`` with these values, led by the property that tells most.

    The names of properties come from the list above, the values are parameters.
    """
    leading = next((name for name in _MOST_TELLING if name in allowed and None not in allowed[name]), None)
    start = f"json_each(:{leading}) wanted CROSS JOIN node n INDEXED BY node_{leading} ON n.{leading} = wanted.value"
    rest, parameters = tests(allowed, leading)
    query = f"""
    SELECT DISTINCT n.id, n.kind, b.label, b.properties
    FROM {start if leading else "node n INDEXED BY node_kind"} CROSS JOIN body b ON b.nid = n.nid
    WHERE n.kind = :kind {rest} ORDER BY n.id
    """
    return query, parameters


def tests(allowed: Mapping[str, Collection[Value]], leading: str | None = None) -> tuple[str, dict[str, Any]]:
    """Return the conditions on these properties, but for the leading one, and the parameters of all."""
    parameters = {name: encoded([v for v in values if v is not None]) for name, values in allowed.items()}
    names = [name for name in sorted(allowed) if name != leading]
    return "".join(f" AND {_test(name, None in allowed[name])}" for name in names), parameters


def _test(name: str, or_nothing: bool) -> str:
    # The unary plus keeps the planner from leaving the index that leads for another.
    among = f"+n.{name} IN (SELECT value FROM json_each(:{name}) allowed)"
    return f"({among} OR n.{name} IS NULL)" if or_nothing else among
