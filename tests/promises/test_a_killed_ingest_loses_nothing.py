"""``cancu ingest`` killed in the middle, twenty times: what it reported is there, and a new run completes it."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from graph.interchange import export
from graph.stores import open_store

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
KILLS = 20
REPORTED = re.compile(r"^\[\d+/\d+\] (?:đã nạp|không đổi): (.+)\n", re.M)


def start(store: Path, jobs: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "api.cli", "--store", str(store)),
            *("ingest", str(DOCUMENTS), "--jobs", str(jobs)),
        ],
        cwd=ROOT, env={**os.environ, "CANCU_LANG": "vi"}, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def killed(store: Path, jobs: int, after: int, wait: float) -> set[str]:
    """Ingest, kill the process some time after its nth report, and return the files that it reported."""
    child = start(store, jobs)
    assert child.stderr is not None
    said = "".join(child.stderr.readline() for _ in range(after))
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    said += child.communicate()[1]
    return set(REPORTED.findall(said))


def assert_whole(path: Path, reported: set[str]) -> int:
    """Every file reported is in the store with all that it says; return how many files there are."""
    store = open_store(str(path))
    held = {place: record for record in store.sources() for place in record.paths}
    assert {str(Path(file).resolve()) for file in reported} <= set(held)
    for place, record in held.items():
        source = store.source(record.sha256)
        assert source is not None
        with Path(place).open(encoding="utf-8", newline="") as file:
            assert source.text == file.read()
        assert record.document is not None
        assert list(store.nodes([record.document])) == [record.document]
    for relation in store.scan_relations():
        for proof in relation.evidence:
            source = store.source(proof.source)
            assert source is not None
            assert source.text[proof.start : proof.end] == proof.quote
    store.close()
    return len(held)


def content(path: Path) -> str:
    store = open_store(str(path))
    lines = "".join(export(store, "jsonl"))
    store.close()
    return lines


def test_a_store_survives_twenty_kills(samples: Path, tmp_path: Path) -> None:
    chance = random.Random(76)
    whole = content(samples)
    store, stores, middles = tmp_path / "0.db", 1, 0
    for kill in range(KILLS):
        files = assert_whole(store, set()) if store.exists() else 0
        after = chance.randint(min(files + 1, 40), min(files + 12, 40))
        reported = killed(store, 1 + kill % 2, after, chance.uniform(0, 0.03))
        held = assert_whole(store, reported)
        middles += files < held < 40
        if held == 40:
            assert content(store) == whole
            store, stores = tmp_path / f"{stores}.db", stores + 1
    assert middles >= KILLS // 2
    completing = start(store, 1)
    completing.communicate()
    assert completing.returncode == 0
    assert content(store) == whole


def test_workers_end_with_the_process_that_is_killed(tmp_path: Path) -> None:
    child = start(tmp_path / "cancu.db", 2)
    assert child.stderr is not None
    child.stderr.readline()
    child.send_signal(signal.SIGKILL)
    # The workers hold the other end of the pipe: it ends when the last of them does.
    child.communicate(timeout=20)
