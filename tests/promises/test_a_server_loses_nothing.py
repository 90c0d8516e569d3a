"""An ingest into a server that is killed, and a server that goes away in the middle: nothing is half there."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store
from ontology.terms import NodeKind

ROOT = Path(__file__).parents[2]
KILLS = 10
CITED = 5

INGESTING = """
import sys
sys.path[:0] = ["tests"]
from conftest import _paper
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.stores import open_store
ledger = Ledger(open_store(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    paper = _paper("Kế hoạch", f"{number}/KH-UBND", "2024-01-02", "UBND tỉnh", "urn:cancu:unit:vn;hai.duong:ubnd")
    for cited in range(5):
        paper.cite("Nghị quyết", f"{number + cited}/NQ-CP", "2021-07-15", issuer_id="urn:cancu:unit:vn:chinh.phu")
    try:
        outcome = ledger.ingest(paper.reading(), f"{number}.txt")
    except StoreError as error:
        sys.exit(f"{number} {error.code}")
    print(number, outcome.value, flush=True)
"""


def start(address: str, first: int, end: int = 10_000) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", INGESTING, address, str(first), str(end)],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def last_done(said: str, before: int) -> int:
    """Return the last document reported; the last line may be cut where the process died."""
    lines = [line for line in said.splitlines() if line.endswith(("added", "unchanged"))]
    return max([before, *(int(line.split()[0]) for line in lines)])


def assert_whole(address: str, done: int) -> None:
    store: Any = open_store(address)
    held = len(store.sources())
    assert held in (done + 1, done + 2)
    assert store.counts()["Instrument"] == held + held + CITED - 1
    plans = store.find(NodeKind.INSTRUMENT, {"type": "Kế hoạch"})
    relations = store.relations([plan.id for plan in plans], outgoing=True)
    assert len(relations) == held * (CITED + CITED + 1)
    for relation in relations[:: max(len(relations) // 20, 1)]:
        for proof in relation.evidence:
            assert store.source(proof.source).text[proof.start : proof.end] == proof.quote
    store.close()


def test_ten_kills_in_the_middle_leave_whole_documents(neo4j: str) -> None:
    chance, done = random.Random(7), -1
    for _ in range(KILLS):
        child = start(neo4j, max(done - 1, 0))
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        child.send_signal(signal.SIGKILL)
        done = last_done(said + child.communicate()[0], done)
        assert_whole(neo4j, done)
    child = start(neo4j, 0, done + 4)
    assert (last_done(child.communicate()[0], done), child.returncode) == (done + 3, 0)
    assert_whole(neo4j, done + 3)


def test_a_server_that_goes_away_for_a_moment_loses_nothing(server: Any, neo4j: str) -> None:
    if not server.is_ours:
        pytest.skip("the server that CANCU_NEO4J_URI names is not ours to stop")
    done = -1
    for end, away in ((40, server.stop), (80, server.kill)):
        child = start(neo4j, max(done, 0), end)
        assert child.stdout is not None
        said = "".join(child.stdout.readline() for _ in range(3))
        rest: list[str] = []
        waiting = threading.Thread(target=lambda child=child, rest=rest: rest.extend(child.communicate()))
        waiting.start()
        away()
        server.start()
        waiting.join()
        done = last_done(said + rest[0], done)
        # It goes on, or says at which document and why it ended; a new run goes on from there.
        assert (child.returncode, done) == (0, end - 1) or rest[1] == f"{done + 1} store-unreachable\n"
        assert_whole(neo4j, done)
    child = start(neo4j, 0, 80)
    assert (last_done(child.communicate()[0], -1), child.returncode) == (79, 0)
    assert_whole(neo4j, 79)
