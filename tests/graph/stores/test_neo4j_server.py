"""The server: what stands in the way of opening or writing it, and who may write while others read."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from graph.errors import (
    CancuError,
    StoreConflict,
    StoreCorrupt,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    StoreTooOld,
    StoreUnreachable,
    UsageError,
)
from graph.ledger import Ledger
from graph.reading import Reading
from graph.stores import open_store
from graph.stores.neo4j import connection
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.errors import store_error

ROOT = Path(__file__).parents[3]
NOWHERE = "bolt://127.0.0.1:1"


@contextmanager
def opened(address: str) -> Iterator[Any]:
    with closing(open_store(address)) as store:
        yield store


@pytest.fixture
def filled(neo4j: str, a_reading: Callable[..., Reading]) -> str:
    with opened(neo4j) as store:
        Ledger(store).ingest(a_reading("Kế hoạch", "1/KH-UBND", "2024-01-02"), "a.txt")
    return neo4j


def test_opening_an_empty_server_writes_nothing(neo4j: str) -> None:
    with opened(neo4j) as store:
        assert (store.counts()["sources"], store.search("a", 5), store.version()) == (0, [], "0" * 16)
        assert store._connection.rows("MATCH (n) RETURN count(n)") == [[0]]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_is_reached_by_either_scheme(filled: str, scheme: str) -> None:
    with opened(filled.replace("bolt:", f"{scheme}:")) as store:
        assert store.counts()["sources"] == 1


def test_a_database_may_be_named(filled: str) -> None:
    with opened(f"{filled}/neo4j") as store:
        assert store.counts()["sources"] == 1
    with pytest.raises(StoreUnreachable, match="khong-co"):
        open_store(f"{filled}/khong-co")


@pytest.mark.parametrize(
    ("address", "words"), [("http://host", "neo4j+ssc://"), ("bolt://", "bolt://"), ("bolt://a:b@host", "CANCU_NEO4J")]
)  # fmt: skip
def test_an_address_of_anything_else_is_refused(address: str, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("+", r"\+")):
        open_store(address)


def test_a_server_that_does_not_answer_is_told_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(StoreUnreachable, match=NOWHERE):
        open_store(NOWHERE)
    assert time.perf_counter() - began < 8


def test_a_wrong_password_is_told(neo4j: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_NEO4J_PASSWORD", "sai")
    with pytest.raises(StoreDenied, match="CANCU_NEO4J_PASSWORD"):
        open_store(neo4j)


def test_an_older_server_is_refused(neo4j: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST", (2099, 1))
    with pytest.raises(StoreTooOld, match=r"Neo4j/5\.26"):
        open_store(neo4j)


def test_a_store_of_a_newer_version_is_refused(filled: str) -> None:
    _write(filled, "MATCH (s:Store) SET s.schema = 99")
    with pytest.raises(StoreTooNew, match="99"):
        open_store(filled)


def test_the_data_of_another_program_is_left_alone(neo4j: str) -> None:
    _write(neo4j, "CREATE (:Note {text: 'x'})")
    with opened(neo4j) as store:
        with pytest.raises(StoreCorrupt, match="not a store of cancu"), store.transaction():
            store.declare_collected("u", 2024)
        assert store._connection.rows("MATCH (n) RETURN count(n)") == [[1]]


def test_a_second_writer_is_told_that_the_store_is_locked(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_WRITER_WAITS_S", 0.3)
    with opened(filled) as one, opened(filled) as other:
        with one.transaction(), pytest.raises(StoreLocked, match="bolt://"), other.transaction():
            pass
        with other.transaction():
            other.declare_collected("u", 2024)
        assert len(one.collected()) == 1


def test_a_writer_waits_for_its_turn(filled: str) -> None:
    with opened(filled) as one, opened(filled) as other:

        def declare(store: Any, first: int) -> None:
            for year in range(first, first + 6):
                with store.transaction():
                    store.declare_collected("u", year)

        threads = [
            threading.Thread(target=declare, args=each) for each in ((one, 2000), (other, 2010), (one, 2020))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(one.collected()) == 18
        assert one.version() == other.version()


def test_readers_see_the_last_commit_while_one_writes(filled: str) -> None:
    with opened(filled) as writer, opened(filled) as reader:
        before = reader.version()
        with writer.transaction():
            writer.declare_collected("u", 2024)
            assert (reader.collected(), reader.version()) == (frozenset(), before)
            assert writer.version() != before
        assert len(reader.collected()) == 1


def test_a_snapshot_keeps_writers_out(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_WRITER_WAITS_S", 0.3)
    with opened(filled) as writer, opened(filled) as reader, opened(filled) as another:
        with reader.snapshot(), another.snapshot():
            assert reader.version() == another.version()
            with pytest.raises(StoreLocked), writer.transaction():
                pass
        with writer.transaction():
            writer.declare_collected("u", 2024)
        assert len(reader.collected()) == 1


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        ("Neo.DatabaseError.Transaction.TransactionLogError", "Could not append", StoreFull),
        ("Neo.DatabaseError.General.UnknownError", "No space left on device", StoreFull),
        ("Neo.DatabaseError.Transaction.TransactionStartFailed", "critical error", StoreUnreachable),
        ("Neo.TransientError.General.DatabaseUnavailable", "shutting down", StoreUnreachable),
        ("Neo.TransientError.Transaction.DeadlockDetected", "deadlock", StoreConflict),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "more than the limit", StoreError),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", "already exists", StoreConflict),
        ("Neo.TransientError.Transaction.LockAcquisitionTimeout", "lock", StoreLocked),
        ("Neo.ClientError.Security.Forbidden", "not allowed", StoreReadOnly),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "read only", StoreReadOnly),
        ("Neo.ClientError.Security.Unauthorized", "unauthorized", StoreDenied),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too often", StoreDenied),
    ],
)
def test_what_a_server_complains_of_is_an_error_of_the_house(
    code: str, message: str, kind: type[CancuError]
) -> None:
    error = store_error("bolt://kho", Neo4jError._hydrate_neo4j(code=code, message=message))
    assert (type(error), "bolt://kho" in error.vi, "bolt://kho" in error.en) == (kind, True, True)


def test_a_connection_that_breaks_is_an_error_of_the_house() -> None:
    assert isinstance(store_error("bolt://kho", ServiceUnavailable("gone")), StoreUnreachable)


WITHOUT_DRIVER = """
import sys
from graph.errors import StoreUnsupported
from graph.stores import open_store
sys.modules["neo4j"] = None
try:
    open_store("bolt://kho")
except StoreUnsupported as error:
    print(error)
"""


def test_without_the_driver_the_extra_is_named() -> None:
    child = subprocess.run(
        [sys.executable, "-c", WITHOUT_DRIVER], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "cancu[neo4j]" in child.stdout


def test_a_file_is_opened_without_the_driver(tmp_path: Path) -> None:
    code = "import sys, graph.stores as s; s.open_store(sys.argv[1]).counts(); print('neo4j' in sys.modules)"
    child = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout.strip() == "False"


def test_an_error_of_the_server_leaves_nothing_of_the_document(
    filled: str, a_reading: Callable[..., Reading]
) -> None:
    with opened(filled) as store:
        before = (store.version(), store.counts())
        with pytest.raises(StoreUnreachable), store.transaction():
            store.put_source(_facts(a_reading("Kế hoạch", "2/KH-UBND", "2024-01-02")), "b.txt")
            _write(filled, "SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.cancu IS NOT NULL "
                           "TERMINATE TRANSACTIONS id YIELD message RETURN message")  # fmt: skip
            raise StoreUnreachable(filled, "test")
        assert (store.version(), store.counts()) == before


def _facts(reading: Reading) -> Any:
    from graph.describing import describe

    return describe(reading)


def _write(address: str, query: str) -> None:
    with closing(Connection(address)) as other, other._session("WRITE") as session:
        session.run(query).consume()


def test_credentials_come_from_the_environment(neo4j: str) -> None:
    assert os.environ["CANCU_NEO4J_USER"] == "neo4j"
    assert os.environ["CANCU_NEO4J_PASSWORD"] not in neo4j
