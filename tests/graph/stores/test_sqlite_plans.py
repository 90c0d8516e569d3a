"""The plan of every named query: no table is read whole, no filter or index is built on the way."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.answers import INDEXED
from graph.stores.sqlite import queries, settling, writing
from graph.stores.sqlite.database import Database
from graph.stores.sqlite.schema import create

VERBS = {"SELECT", "UPDATE", "INSERT", "DELETE"}
BY_DESIGN = re.compile(r"SCAN (wanted|allowed|hit|found VIRTUAL|CONSTANT|\(subquery)")
FINDS = [
    {"symbol_key": ["3/kh-ubnd"], "year": [2024]},
    {"issuer": ["u"], "type": ["Kế hoạch"], "year": [2024, None]},
    *({name: ["x"]} for name in INDEXED),
    {},
]


def named() -> Iterator[tuple[str, str]]:
    for module in (queries, settling, writing):
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str) and value.split()[0] in VERBS:
                yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}", value
        for name in ("_REMOVE", "_RELEASE", "_RELEASE_QUOTE"):
            for place, value in enumerate(getattr(module, name, ())):
                yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}[{place}]", value
    for where in FINDS:
        yield f"find by {' '.join(where) or 'kind'}", queries.find(where)[0]


QUERIES = dict(named())
BOUNDED = {name: text for name, text in QUERIES.items() if name.removeprefix("queries.") not in queries.WHOLE}


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create(connection)
    return connection


def plan(connection: sqlite3.Connection, query: str) -> list[str]:
    parameters = dict.fromkeys(re.findall(r":([a-z]\w*)", query), "[]") | {"nid": 1, "pid": 1, "sid": 1}
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters)]


def test_there_are_queries_to_look_at() -> None:
    assert len(QUERIES) > 40


@pytest.mark.parametrize("name", BOUNDED)
def test_no_query_reads_a_table_whole(connection: sqlite3.Connection, name: str) -> None:
    # Lists of parameters, the rows of a subquery and matches of the full-text index are scanned by design.
    read_whole = [
        step
        for step in plan(connection, BOUNDED[name])
        if step.startswith("SCAN") and not BY_DESIGN.match(step)
    ]
    assert read_whole == []


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_builds_a_filter_or_an_index(connection: sqlite3.Connection, name: str) -> None:
    steps = plan(connection, QUERIES[name])
    assert [step for step in steps if "BLOOM" in step or "AUTOMATIC" in step] == []


def test_there_are_no_statistics_to_mislead_the_planner(connection: sqlite3.Connection) -> None:
    assert (
        connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'").fetchall() == []
    )


def test_a_new_file_has_the_pragmas_it_needs(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "cancu.db"))
    with database.transaction():
        assert database.rows("PRAGMA synchronous") == [(2,)]
    assert database.rows("PRAGMA journal_mode") == [("wal",)]
    assert database.rows("PRAGMA page_size") == [(8192,)]
    database.close()
