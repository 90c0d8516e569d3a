"""The file: what stands in the way of opening or writing it, and what a killed process leaves behind."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreCorrupt, StoreLocked, StoreReadOnly, StoreTooNew
from graph.ledger import Ledger
from graph.reading import Reading
from graph.stores import open_store
from graph.stores.sqlite import database
from ontology.terms import NodeKind

NOBODY = 65534
ROOT = Path(__file__).parents[3]
KILLS = 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cancu.db"


@pytest.fixture
def filled(path: Path, a_reading: Callable[..., Reading]) -> Path:
    store = open_store(str(path))
    Ledger(store).ingest(a_reading("Kế hoạch", "1/KH-UBND", "2024-01-02"), "a.txt")
    store.close()
    return path


def test_reading_a_store_that_is_not_there_creates_nothing(path: Path) -> None:
    store = open_store(str(path / "folder" / "cancu.db"))
    assert store.counts()["sources"] == 0
    store.close()
    assert list(path.parent.iterdir()) == []


def test_the_first_transaction_creates_file_and_folder(path: Path, a_reading: Callable[..., Reading]) -> None:
    store = open_store(str(path / "folder" / "cancu.db"))
    Ledger(store).ingest(a_reading("Kế hoạch"), "a.txt")
    assert store.counts()["sources"] == 1
    store.close()
    assert [each.name for each in (path / "folder").iterdir()] == ["cancu.db"]


def test_a_closed_store_leaves_one_file_and_opens_again(filled: Path) -> None:
    store = open_store(str(filled))
    assert store.counts()["sources"] == 1
    store.close()
    assert [each.name for each in filled.parent.iterdir()] == ["cancu.db"]


def test_an_empty_file_reads_as_an_empty_store(path: Path) -> None:
    path.touch()
    store = open_store(str(path))
    assert store.counts()["sources"] == 0
    store.close()


@pytest.mark.parametrize("content", [b"not a database, but long enough to be looked at" * 40, b"PK\x03\x04"])
def test_a_file_that_is_no_database_is_named_corrupt(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreCorrupt, match=r"cancu\.db"):
        open_store(str(path)).counts()


def test_a_folder_is_no_store(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreCorrupt):
        open_store(str(path)).counts()


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes(text)")
    other.close()
    with pytest.raises(StoreCorrupt, match="not a store of cancu"):
        open_store(str(path))


def test_a_store_of_a_newer_version_is_refused(filled: Path) -> None:
    newer = sqlite3.connect(filled)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(StoreTooNew, match="99"):
        open_store(str(filled))


def test_a_store_of_an_older_version_is_brought_up_to_date_and_keeps_everything(filled: Path) -> None:
    before = open_store(str(filled))
    nodes, relations = list(before.scan()), list(before.scan_relations())
    before.close()
    older = sqlite3.connect(filled)
    for table, column in (("source", "places"), ("statement", "place"), ("finding", "place")):
        older.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    older.execute("PRAGMA user_version=1")
    older.close()
    store = open_store(str(filled))
    assert (list(store.scan()), list(store.scan_relations())) == (nodes, relations)
    store.close()


def test_a_damaged_store_is_named_corrupt(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    store = open_store(str(filled))
    with pytest.raises(StoreCorrupt):
        store.counts()
    store.close()


def test_a_second_writer_is_told_that_the_store_is_locked(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WRITING", ("PRAGMA busy_timeout=20",))
    one, other = open_store(str(filled)), open_store(str(filled))
    with one.transaction(), pytest.raises(StoreLocked, match=r"cancu\.db"), other.transaction():
        pass
    with other.transaction():
        other.declare_collected("u", 2024)
    assert len(one.collected()) == 1
    one.close()
    other.close()


def test_readers_see_the_last_commit_while_one_writes(filled: Path) -> None:
    writer, reader = open_store(str(filled)), open_store(str(filled))
    with writer.transaction():
        writer.declare_collected("u", 2024)
        assert reader.collected() == frozenset()
    assert len(reader.collected()) == 1
    with reader.snapshot():
        before = reader.version()
        with writer.transaction():
            writer.declare_collected("u", 2025)
        assert reader.version() == before
    assert reader.version() != before
    writer.close()
    reader.close()


def test_a_path_may_have_any_letter(tmp_path: Path, a_reading: Callable[..., Reading]) -> None:
    path = tmp_path / "kho dữ liệu 100%?#.db"
    store = open_store(str(path))
    Ledger(store).ingest(a_reading("Kế hoạch"), "a.txt")
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_every_thread_may_read(filled: Path) -> None:
    store = open_store(str(filled))
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(store.counts()["sources"])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 4
    store.close()


UNPRIVILEGED = """
import os, sys
from graph.errors import StoreReadOnly
from graph.stores import open_store
import graph.stores.sqlite.store
if os.getuid() == 0:
    os.setgid({nobody}); os.setuid({nobody})
store = open_store(sys.argv[1])
print(store.counts()["sources"])
try:
    with store.transaction():
        store.declare_collected("u", 2024)
except StoreReadOnly as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_store_without_leave_to_write_is_read_and_says_so(filled: Path, folder_mode: int) -> None:
    filled.chmod(0o444)
    for parent in filled.parents[:4]:
        parent.chmod(parent.stat().st_mode | 0o005)
    filled.parent.chmod(folder_mode)
    code = UNPRIVILEGED.format(nobody=NOBODY)
    child = subprocess.run(
        [sys.executable, "-c", code, str(filled)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    filled.parent.chmod(0o755)
    assert (child.stdout.split(), child.stderr) == (["1", StoreReadOnly.__name__], "")


INGESTING = """
import sys
sys.path[:0] = ["tests"]
from conftest import _paper
from graph.ledger import Ledger
from graph.stores import open_store
ledger = Ledger(open_store(sys.argv[1]))
for number in range(int(sys.argv[2]), 10_000):
    paper = _paper("Kế hoạch", f"{number}/KH-UBND", "2024-01-02", "UBND tỉnh", "urn:cancu:unit:vn;hai.duong:ubnd")
    for cited in range(5):
        paper.cite("Nghị quyết", f"{number + cited}/NQ-CP", "2021-07-15", issuer_id="urn:cancu:unit:vn:chinh.phu")
    outcome = ledger.ingest(paper.reading(), f"{number}.txt")
    print(number, outcome.value, flush=True)
"""


def test_a_killed_process_loses_no_source_that_it_reported(path: Path) -> None:
    chance, done = random.Random(7), -1
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", INGESTING, str(path), str(max(done - 1, 0))],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        child.send_signal(signal.SIGKILL)
        reported = child.communicate()[0].splitlines()
        # The last line may be cut where the process died.
        done = max(
            [done, *(int(line.split()[0]) for line in reported if line.endswith(("added", "unchanged")))]
        )
        _check_whole(path, done)


def _check_whole(path: Path, done: int) -> None:
    store: Any = open_store(str(path))
    held = len(store.sources())
    assert held in (done + 1, done + 2)
    assert store.counts()["Instrument"] == held + held + 4
    plans = store.find(NodeKind.INSTRUMENT, {"type": "Kế hoạch"})
    relations = store.relations([plan.id for plan in plans], outgoing=True)
    assert len(relations) == held * (5 + 5 + 1)
    for relation in relations[:: max(len(relations) // 20, 1)]:
        for proof in relation.evidence:
            assert store.source(proof.source).text[proof.start : proof.end] == proof.quote
    store.close()
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_opening_and_showing_one_node_is_quick(filled: Path) -> None:
    started = time.perf_counter()
    store = open_store(str(filled))
    [node] = store.search("1/KH-UBND", 1)
    store.relations([node.id], outgoing=True)
    store.close()
    assert time.perf_counter() - started < 0.2
