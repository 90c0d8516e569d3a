"""The same questions on three sides in one run: our SQLite store, our Neo4j store, and Cypher written by hand.

The graph is that of a whole country (benchmarks/national.py), written into SQLite as sources are, and copied to a real
server on loopback. The Cypher by hand fetches in one query what the answer is made of, the sentences that prove it
included, and leaves it as rows; our stores make of it the answer that the command line prints. Before anything is
measured, all three have to name the same documents along the same relations. Medians in ms, the sides in turn. The
resolution at the top is issued by the Government in the words of every document: its page has a sentence
of each.
"""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks import national
from benchmarks.by_hand import Question, questions
from graph.copying import copy
from graph.describing import describe
from graph.ledger import Ledger
from graph.model import Level
from graph.stores import open_store
from graph.stores.port import Store
from graph.units import Area, administration, unit_tree

DOCUMENTS = int(os.environ.get("CANCU_BENCHMARK_DOCUMENTS", "20000"))
ROUNDS = 7
BATCH = 200
ROOT = Path(__file__).parents[1]
COLUMNS = ("question", "SQLite", "Neo4j", "Cypher by hand", "Neo4j / by hand")


def measure() -> list[tuple[str, ...]]:
    """Return the lines of the report."""
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as address:
        embedded, server = open_store(str(Path(folder, "national.db"))), open_store(address)
        began = time.perf_counter()
        _fill(embedded)
        written = time.perf_counter()
        came = copy(embedded, server)
        copied = time.perf_counter()
        assert came.equal
        lines = [_line(question, embedded, server) for question in questions(*_first_commune())]
        # A server that held the documents before was not written to.
        times = [written - began, *([copied - written] if came.copied == DOCUMENTS else [])]
        figures = [f"{1000 * each / DOCUMENTS:.1f}" for each in times]
        lines.append(("writing a document", *figures, *[""] * (len(COLUMNS) - 1 - len(figures))))
        lines.append(
            (f"load of the machine, {os.cpu_count()} processors", f"{os.getloadavg()[1]:.1f}", "", "", "")
        )
        embedded.close()
        server.close()
    return lines


def _fill(store: Store) -> None:
    ledger, readings = Ledger(store), national.documents(DOCUMENTS)
    while batch := list(islice(readings, BATCH)):
        ledger.restore((describe(reading), (reading.source.path,)) for reading in batch)


def _line(question: Question, embedded: Store, server: Store) -> tuple[str, ...]:
    rows = server._connection.rows  # type: ignore[attr-defined]
    sides = (
        lambda: question.ask(embedded),
        lambda: question.ask(server),
        lambda: rows(question.cypher, **question.parameters),
    )
    answers = question.said(sides[0]()), question.said(sides[1]()), question.read(sides[2]())
    if not answers[0] or answers[0] != answers[1] or answers[1] != answers[2]:
        raise SystemExit(f"the sides do not agree: {question.name}")
    ours, theirs, by_hand = _medians(sides)
    return question.name, f"{ours:.1f}", f"{theirs:.1f}", f"{by_hand:.1f}", f"{theirs / by_hand:.2f}"


def _medians(sides: Iterable[Callable[[], object]]) -> list[float]:
    """Return the median of each side in ms, after one round to warm up; the sides take turns."""
    times: list[list[float]] = []
    for _ in range(ROUNDS + 1):
        row = []
        for side in sides:
            began = time.perf_counter()
            side()
            row.append(1000 * (time.perf_counter() - began))
        times.append(row)
    return [statistics.median(column) for column in zip(*times[1:], strict=True)]


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Start a server of our own, unless one is named that is there already."""
    if uri := os.environ.get("CANCU_NEO4J_URI"):
        yield uri
        return
    place = os.environ | {
        "CANCU_NEO4J_HOME": str(folder / "neo4j"),
        "CANCU_NEO4J_PORT": "17688",
        "CANCU_NEO4J_HEAP": "2g",
    }
    script = ROOT / "scripts" / "neo4j"
    said = subprocess.run([script, "start"], env=place, check=True, capture_output=True, text=True).stdout
    known = dict(line.removeprefix("export ").split("=", 1) for line in said.splitlines())
    os.environ |= {name: value for name, value in known.items() if name != "CANCU_NEO4J_URI"}
    try:
        yield known["CANCU_NEO4J_URI"]
    finally:
        subprocess.run([script, "stop"], env=place, check=True, capture_output=True)


def _first_commune() -> tuple[Area, str]:
    """Return the commune whose plan comes first among the documents, and the number of that plan."""
    heads = (reading.header for reading in national.documents(DOCUMENTS))
    head = next((head for head in heads if head.level == Level.COMMUNE), None)
    if head is None:
        raise SystemExit("CANCU_BENCHMARK_DOCUMENTS: communes begin at about document 800")
    areas = unit_tree().areas(Level.COMMUNE, on=national.ON)
    return next(area for area in areas if administration(area).id == head.issuer_id), str(head.number)
