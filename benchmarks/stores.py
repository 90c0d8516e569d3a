"""The same questions on three sides in one run: our SQLite store, our Neo4j store, and Cypher written by hand.

The graph is that of a whole country (benchmarks/national.py), written into SQLite as sources are, and copied to a real
server on loopback. The Cypher by hand fetches the same nodes and relations with the same sentences on the same server
and leaves them as rows; our stores make of them the answer that the command line prints. Medians in ms, sides in turn.
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
from typing import Any

from benchmarks import national
from graph.audit import audit
from graph.copying import copy
from graph.describing import describe
from graph.ledger import Ledger
from graph.model import Level
from graph.queries import duties, implements, show, trace
from graph.queries.tracing import Direction
from graph.stores import open_store
from graph.stores.port import Store
from graph.units import administration, unit_tree

DOCUMENTS = int(os.environ.get("CANCU_BENCHMARK_DOCUMENTS", "20000"))
ROUNDS = 7
BATCH = 200
ROOT = Path(__file__).parents[1]
RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
PLACE = "tỉnh Hải Dương"
COLUMNS = ("question", "SQLite, ms", "Neo4j, ms", "Cypher by hand, ms", "Neo4j / by hand")

_NODE = "properties(n)"
_SHOW = """
MATCH (n:Instrument {id: $of.id}) CALL (n) {
  MATCH (n)-[r]->(m) WHERE m:Instrument OR m:Unit RETURN r, m LIMIT 200
  UNION ALL MATCH (n)<-[r]-(m) WHERE m:Instrument OR m:Task RETURN r, m LIMIT 200
} RETURN properties(n), type(r), properties(r), properties(m)
"""
_UP = """
MATCH (:Instrument {id: $of.id})-[:DERIVES_FROM*0..40]->(d:Instrument) WITH DISTINCT d
MATCH (d)-[r:DERIVES_FROM]->(b) RETURN properties(d), properties(r), properties(b)
"""
_IMPLEMENTS = """
MATCH (:Instrument {id: $of.id})<-[:DERIVES_FROM*1..40]-(d:Instrument) WITH DISTINCT d
WHERE d.period = $of.year AND d.level = 'commune'
MATCH (d)-[r:DERIVES_FROM]->(b) RETURN properties(d), properties(r), b.id
"""
_AUDIT = """
UNWIND $of.units AS unit
OPTIONAL MATCH (d:Instrument {issuer: unit}) WHERE d.period = $of.year AND d.status = 'resolved'
  AND EXISTS { (d)(()-[:DERIVES_FROM]->()){1,40}(above WHERE above.id = $of.id) }
OPTIONAL MATCH (d)-[r:DERIVES_FROM]->(b)
RETURN unit, properties(d), properties(r), properties(b)
"""
_DUTIES = """
MATCH (:Unit {id: $of.unit})<-[r:ASSIGNED_TO]-(t:Task)-[in:DEFINED_IN]->(d:Instrument)
OPTIONAL MATCH (d)-[rests:DERIVES_FROM]->(b)
RETURN properties(t), properties(r), properties(in), properties(d), properties(rests), properties(b)
"""
_FIND = """
CALL db.index.fulltext.queryNodes('search', $of.words) YIELD node AS n
WITH n ORDER BY n.standing, n.id LIMIT 20 RETURN properties(n)
"""

Question = tuple[str, Callable[[Store], object], str, dict[str, Any]]


def questions() -> list[Question]:
    """Return each question: its name, how a store is asked, and the same in Cypher with its parameters."""
    [place] = unit_tree().find_areas(PLACE, on=national.ON)
    communes = unit_tree().areas(Level.COMMUNE, under=place.id, on=national.ON)
    units = [administration(each).id for each in communes]
    area = units[0].removeprefix("urn:cancu:unit:").partition(":")[0]
    number = next(r for r in national.documents(DOCUMENTS) if r.header.issuer_id == units[0]).header.number
    plan = f"urn:lex:{area}:uy.ban.nhan.dan:ke.hoach:2023-01-15;{number}"
    year, day = national.FIRST_YEAR, f"{national.FIRST_YEAR}-12-31"
    return [
        ("find cải cách hành chính", lambda s: s.search("cai cach hanh chinh", 20), _FIND,
         {"words": "cai AND cach AND hanh AND chinh*"}),
        ("show a commune's plan", lambda s: show(s, plan), _SHOW, {"id": plan}),
        ("show the resolution that all rest on", lambda s: show(s, RESOLUTION), _SHOW, {"id": RESOLUTION}),
        ("trace a commune's plan up", lambda s: trace(s, plan, Direction.UP), _UP, {"id": plan}),
        ("who implements it, a year, communes", lambda s: implements(s, RESOLUTION, year=year, level="commune"),
         _IMPLEMENTS, {"id": RESOLUTION, "year": str(year)}),
        ("audit of a province's communes",
         lambda s: audit(s, unit_tree(), RESOLUTION, year=year, under=place, level="commune", as_of=day),
         _AUDIT, {"units": units, "id": RESOLUTION, "year": str(year)}),
        ("duties of a unit", lambda s: duties(s, units[:1]), _DUTIES, {"unit": units[0]}),
    ]  # fmt: skip


def measure() -> list[tuple[str, ...]]:
    """Return the lines of the report."""
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as address:
        embedded, server = open_store(str(Path(folder, "national.db"))), open_store(address)
        began = time.perf_counter()
        _fill(embedded)
        written = time.perf_counter()
        assert copy(embedded, server).equal
        copied = time.perf_counter()
        lines = [_line(question, embedded, server) for question in questions()]
        lines.append(
            (
                "writing, ms a document",
                *(f"{1000 * t / DOCUMENTS:.1f}" for t in (written - began, copied - written)),
                "",
                "",
            )
        )
        embedded.close()
        server.close()
    return lines


def _fill(store: Store) -> None:
    ledger, readings = Ledger(store), national.documents(DOCUMENTS)
    while batch := list(islice(readings, BATCH)):
        ledger.restore((describe(reading), (reading.source.path,)) for reading in batch)


def _line(question: Question, embedded: Store, server: Store) -> tuple[str, ...]:
    name, ask, cypher, parameters = question
    rows = server._connection.rows  # type: ignore[attr-defined]
    assert list(rows(cypher, **parameters)), name
    sides = (lambda: ask(embedded), lambda: ask(server), lambda: list(rows(cypher, **parameters)))
    ours, theirs, by_hand = _medians(sides)
    return name, f"{ours:.1f}", f"{theirs:.1f}", f"{by_hand:.1f}", f"{theirs / by_hand:.2f}"


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
