"""The same questions on three sides in one run: our SQLite store, our Neo4j store, and Cypher written by hand.

The graph is that of a whole country (benchmarks/national.py), written into SQLite as sources are, and copied to a real
server on loopback. The Cypher by hand fetches in one query what the answer is made of, the sentences that prove it
included, and leaves it as rows; our stores make of it the answer that the command line prints. Medians in ms, the sides
in turn. The resolution at the top is issued by the Government in the words of every document: its page has a sentence
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
from typing import Any

from benchmarks import national
from graph.audit import audit
from graph.copying import copy
from graph.describing import describe
from graph.ledger import Ledger
from graph.model import Level
from graph.queries import duties, expand, implements, most_cited, show, trace
from graph.queries.classes import possible_classes_of
from graph.queries.tracing import Direction
from graph.stores import open_store
from graph.stores.port import Store
from graph.units import Area, administration, unit_tree

DOCUMENTS = int(os.environ.get("CANCU_BENCHMARK_DOCUMENTS", "20000"))
ROUNDS = 7
BATCH = 200
ROOT = Path(__file__).parents[1]
RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
COLUMNS = ("question", "SQLite", "Neo4j", "Cypher by hand", "Neo4j / by hand")

_SHOW = """
MATCH (n:Instrument {id: $of.id})
CALL (n) {
  MATCH (n)-[r]->(m:Instrument|Unit|Task|Requirement|Area)
  WITH type(r) AS kind, m, r.role AS role, r.basis AS basis, collect(r) AS said ORDER BY kind, m.id, role, basis
  WITH collect([kind, m, said]) AS every
  RETURN size(every) AS total, [e IN every[..200] | [e[0], properties(e[1]), [r IN e[2] | properties(r)]]] AS leaving
}
CALL (n) {
  MATCH (n)<-[r]-(m:Instrument|Unit|Task|Requirement|Area)
  WITH type(r) AS kind, m, r.role AS role, r.basis AS basis, collect(r) AS said ORDER BY m.id, kind, role, basis
  WITH collect([kind, m, said]) AS every
  RETURN size(every) AS reach, [e IN every[..200] | [e[0], properties(e[1]), [r IN e[2] | properties(r)]]] AS reaching
}
RETURN properties(n), total, leaving, reach, reaching,
  COLLECT { MATCH (n)<-[:MEANS]-(:Profile)<-[:IS]-(s:Source) RETURN s.sha256 }
"""
_UP = """
MATCH (:Instrument {id: $of.id})-[:DERIVES_FROM*0..40]->(d:Instrument) WITH DISTINCT d
RETURN properties(d), COLLECT { MATCH (d)-[r:DERIVES_FROM]->(b) RETURN [b.id, properties(r)] }
"""
_IMPLEMENTS = """
MATCH (n:Instrument {id: $of.id})<-[:DERIVES_FROM*1..40]-(d:Instrument) WITH DISTINCT n, d
WHERE d.period = $of.year AND d.level = 'commune'
RETURN properties(d), COLLECT { MATCH (d)-[r:DERIVES_FROM]->(b) RETURN [b.id, CASE WHEN b = n THEN properties(r) END] }
"""
_AUDIT = """
CALL {
  MATCH (:Instrument {id: $of.id})-[:DERIVES_FROM*0..40]->(a:Instrument) WITH DISTINCT a
  MATCH (a)<-[in:DEFINED_IN]-(q:Requirement) RETURN collect([a.id, properties(q), properties(in)]) AS above
}
CALL {
  MATCH (:Instrument {id: $of.id})<-[:DERIVES_FROM*0..40]-(d:Instrument) WITH DISTINCT d
  MATCH (d)<-[in:DEFINED_IN]-(q:Requirement) RETURN collect([d.id, properties(q), properties(in)]) AS below
}
CALL {
  UNWIND $of.units AS unit MATCH (d:Instrument {issuer: unit}) WHERE d.year IN $of.years
  RETURN collect([properties(d), EXISTS { (d)(()-[:DERIVES_FROM]->()){1,40}(above WHERE above.id = $of.id) },
    COLLECT { MATCH (d)-[:DERIVES_FROM]->(b) RETURN b.id }]) AS issued
}
CALL { UNWIND $of.units AS unit MATCH (u:Unit {id: unit}) RETURN collect([unit, u.registered_years]) AS registered }
CALL { MATCH (c:Collected) RETURN collect([c.unit, c.year]) AS declared }
RETURN above, below, issued, registered, declared
"""
_DUTIES = """
UNWIND $of.units AS unit MATCH (u:Unit {id: unit})<-[r:ASSIGNED_TO]-(t:Task)-[in:DEFINED_IN]->(d:Instrument)
WITH collect([u.id, properties(t), properties(r), properties(in), d.id]) AS assigned, collect(DISTINCT d) AS homes
RETURN assigned, COLLECT {
  UNWIND homes AS home MATCH (home)-[:DERIVES_FROM*0..40]->(d:Instrument) WITH DISTINCT d
  RETURN [properties(d), COLLECT { MATCH (d)-[r:DERIVES_FROM]->(b) RETURN [b.id, properties(r)] }]
}
"""
_EXPAND = """
MATCH (n:Instrument {id: $of.id})
CALL (n) {
  MATCH (n)-[r]-(m:Instrument|Unit|Task|Requirement|Area)
  WITH n = startNode(r) AS out, type(r) AS kind, m, r.role AS role, r.basis AS basis, collect(r) AS said
  ORDER BY m.id, role, basis
  WITH out, kind, collect([m, said]) AS every
  RETURN collect([out, kind, size(every),
    [e IN every[..25] | [properties(e[0]), [r IN e[1] | properties(r)]]]]) AS around
}
RETURN properties(n), around
"""
_MOST_CITED = """
MATCH (n:Instrument)<-[r:CITES]-(m) WITH n, count(DISTINCT [m.id, r.role, r.basis]) AS number
ORDER BY number DESC, n.id LIMIT 20 RETURN number, properties(n)
"""
_FIND = """
CALL db.index.fulltext.queryNodes('search', $of.words) YIELD node AS n
WITH n ORDER BY n.standing, n.id LIMIT 20 RETURN properties(n)
"""

Question = tuple[str, Callable[[Store], object], str, dict[str, Any]]


def questions() -> list[Question]:
    """Return each question: its name, how a store is asked, and the same in Cypher with its parameters."""
    area, number = _first_commune()
    place = unit_tree().lineage(area)[-1]
    communes = unit_tree().areas(Level.COMMUNE, under=place.id, on=national.ON)
    units = [administration(each).id for each in communes]
    unit = administration(area).id
    code = unit.removeprefix("urn:cancu:unit:").partition(":")[0]
    plan = f"urn:lex:{code}:uy.ban.nhan.dan:ke.hoach:2023-01-15;{number}"
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
         _AUDIT, {"units": units, "id": RESOLUTION, "years": [year - 1, year]}),
        ("duties of a unit", lambda s: duties(s, [unit]), _DUTIES, {"units": [unit, *possible_classes_of(unit)]}),
        ("expand a commune's plan", lambda s: expand(s, [plan]), _EXPAND, {"id": plan}),
        ("expand the resolution that all rest on", lambda s: expand(s, [RESOLUTION]), _EXPAND, {"id": RESOLUTION}),
        ("most cited", most_cited, _MOST_CITED, {}),
    ]  # fmt: skip


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
        lines = [_line(question, embedded, server) for question in questions()]
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


def _first_commune() -> tuple[Area, str]:
    """Return the commune whose plan comes first among the documents, and the number of that plan."""
    heads = (reading.header for reading in national.documents(DOCUMENTS))
    head = next((head for head in heads if head.level == Level.COMMUNE), None)
    if head is None:
        raise SystemExit("CANCU_BENCHMARK_DOCUMENTS: communes begin at about document 800")
    areas = unit_tree().areas(Level.COMMUNE, on=national.ON)
    return next(area for area in areas if administration(area).id == head.issuer_id), str(head.number)
