"""The tables of the embedded store.

Facts: ``source``, ``text``, ``path``, ``profile`` (one way to describe a node), ``description``, ``statement``,
``quote``, ``finding``. Conclusions: ``node`` with its ``body``, ``alias``, and in ``profile`` the node that it means.
A statement names profiles, never nodes, so a conclusion that changes rewrites profiles only, whatever stands on them.

Traps that this schema keeps clear of: quotes and bodies stand in tables of their own, or every hop would read them;
words are folded before they come here, for SQLite folds ASCII only; there are no statistics, for with them the
planner builds filters by reading whole indexes (each query fixes its join order instead).
"""

import sqlite3

VERSION = 2
"""Kept in ``user_version``; a file with a higher one was written by a newer cancu."""

APPLICATION = 0x63616E63
"""Kept in ``application_id``: the file is a store of cancu ("canc")."""

_TABLES = """
CREATE TABLE source(
  sid INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, origin TEXT NOT NULL, media_type TEXT NOT NULL,
  characters INTEGER NOT NULL, ocr_confidence REAL, own INTEGER, digest TEXT NOT NULL,
  places TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX source_own ON source(own);
CREATE TABLE text(sid INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE path(path TEXT PRIMARY KEY, sid INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX path_source ON path(sid);
CREATE TABLE profile(
  pid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block TEXT NOT NULL, kind TEXT NOT NULL, own INTEGER NOT NULL,
  uses INTEGER NOT NULL, nid INTEGER, state TEXT, properties TEXT NOT NULL
);
CREATE INDEX profile_block ON profile(block, key);
CREATE INDEX profile_node ON profile(nid);
CREATE INDEX profile_state ON profile(state) WHERE kind = 'Instrument' AND own = 0;
CREATE TABLE description(
  sid INTEGER NOT NULL, ordinal INTEGER NOT NULL, pid INTEGER NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY(sid, ordinal)
) WITHOUT ROWID;
CREATE INDEX description_profile ON description(pid);
CREATE TABLE statement(
  sid INTEGER NOT NULL, ordinal INTEGER NOT NULL, subject INTEGER NOT NULL, kind TEXT NOT NULL,
  object INTEGER NOT NULL, role TEXT, basis TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  method TEXT NOT NULL, confidence REAL NOT NULL, quote INTEGER NOT NULL,
  place TEXT,
  PRIMARY KEY(sid, ordinal)
) WITHOUT ROWID;
CREATE INDEX statement_out ON statement(subject, kind, object, role, basis);
CREATE INDEX statement_in ON statement(object, kind, subject, role, basis);
CREATE TABLE quote(id INTEGER PRIMARY KEY, uses INTEGER NOT NULL, words TEXT NOT NULL);
CREATE TABLE finding(
  sid INTEGER NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
  start INTEGER, "end" INTEGER, place TEXT,
  PRIMARY KEY(sid, ordinal)
) WITHOUT ROWID;
CREATE TABLE node(
  nid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, block TEXT NOT NULL, standing INTEGER NOT NULL,
  symbol_key TEXT, number TEXT, type TEXT, issuer TEXT, year INTEGER, level TEXT, status TEXT, name_key TEXT
);
CREATE TABLE body(
  nid INTEGER PRIMARY KEY, label TEXT NOT NULL, properties TEXT NOT NULL, candidates TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX node_block ON node(block);
CREATE INDEX node_kind ON node(kind, id);
CREATE INDEX node_symbol_key ON node(symbol_key, year) WHERE symbol_key IS NOT NULL;
CREATE INDEX node_name_key ON node(name_key) WHERE name_key IS NOT NULL;
CREATE INDEX node_number ON node(number) WHERE number IS NOT NULL;
CREATE INDEX node_issuer ON node(issuer, year) WHERE issuer IS NOT NULL;
CREATE INDEX node_type ON node(type, year) WHERE type IS NOT NULL;
CREATE INDEX node_year ON node(year) WHERE year IS NOT NULL;
CREATE INDEX node_level ON node(level, kind) WHERE level IS NOT NULL;
CREATE INDEX node_status ON node(status) WHERE status IS NOT NULL;
CREATE TABLE alias(alias TEXT NOT NULL, nid INTEGER NOT NULL, PRIMARY KEY(alias, nid)) WITHOUT ROWID;
CREATE INDEX alias_node ON alias(nid);
CREATE VIRTUAL TABLE found USING fts5(words, content='body', content_rowid='nid', tokenize='ascii', prefix='2 3');
CREATE TABLE redirection(id TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE collected(unit TEXT NOT NULL, year INTEGER NOT NULL, PRIMARY KEY(unit, year)) WITHOUT ROWID;
CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


_UPGRADES = {
    1: (
        "ALTER TABLE source ADD COLUMN places TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE statement ADD COLUMN place TEXT",
        "ALTER TABLE finding ADD COLUMN place TEXT",
    ),
}
"""For each version of the tables, what makes them those of the next."""


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables of an older version up to this one inside the open transaction, losing nothing."""
    for older in range(version, VERSION):
        for statement in _UPGRADES[older]:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={VERSION}")


def create(connection: sqlite3.Connection) -> None:
    """Create the tables inside the open transaction; a file is a store of cancu wholly or not at all."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO state VALUES('content', '0')")
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    connection.execute(f"PRAGMA user_version={VERSION}")
