"""Reading back what a source says, as it was put: what a copy into another store needs."""

import json

from graph.facts import Description, Facts, Statement
from graph.reading import Finding, Source
from graph.stores.sqlite.database import Database
from ontology.terms import NodeKind, RelationKind

DESCRIBED = """
SELECT d.key, p.pid, p.kind, p.block, p.own, p.properties, p.pid IS s.own
FROM source s CROSS JOIN description d ON d.sid = s.sid CROSS JOIN profile p ON p.pid = d.pid
WHERE s.sha256 = :sha256 ORDER BY d.ordinal
"""
SAID = """
SELECT st.subject, st.object, st.kind, st.role, st.basis, st.start, st."end", st.method, st.confidence, st.place
FROM source s CROSS JOIN statement st ON st.sid = s.sid WHERE s.sha256 = :sha256 ORDER BY st.ordinal
"""
FOUND = """
SELECT f.code, f.severity, f.message, f.start, f."end", f.place
FROM source s CROSS JOIN finding f ON f.sid = s.sid WHERE s.sha256 = :sha256 ORDER BY f.ordinal
"""


def facts_of(database: Database, source: Source) -> Facts:
    """Return all that a source says."""
    rows = database.rows(DESCRIBED, {"sha256": source.sha256})
    keys = {pid: key for key, pid, *_ in reversed(rows)}
    return Facts(
        source=source,
        document=next((key for key, *_, own in rows if own), None),
        descriptions=tuple(
            Description(
                key=key,
                source=source.sha256,
                kind=NodeKind(kind),
                block=block,
                own=bool(own),
                properties=json.loads(properties),
            )
            for key, _, kind, block, own, properties, _ in rows
        ),
        statements=_statements(database, source, keys),
        findings=tuple(
            Finding(code=code, severity=severity, message=message, start=start, end=end, place=place)
            for code, severity, message, start, end, place in database.rows(FOUND, {"sha256": source.sha256})
        ),
    )


def _statements(database: Database, source: Source, keys: dict[int, str]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            subject=keys[subject],
            object=keys[object_],
            kind=RelationKind(kind),
            role=role,
            basis=basis,
            start=start,
            end=end,
            method=method,
            confidence=confidence,
            place=place,
        )
        for subject, object_, kind, role, basis, start, end, method, confidence, place in database.rows(
            SAID, {"sha256": source.sha256}
        )
    )
