"""The questions of the benchmark: how a store is asked, the same in Cypher by hand, and what both have to agree on.

The Cypher by hand fetches in one query what the answer is made of, the sentences that prove it included. What is
compared is who is named, along which relations, in which order where there is one, and by how many sentences.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks import national
from graph.audit import AuditReport, audit
from graph.model import Level, Node, Relation
from graph.queries import duties, expand, implements, most_cited, show, trace
from graph.queries.classes import possible_classes_of
from graph.queries.exploring import Expansion
from graph.queries.implementing import Implementations
from graph.queries.responsibilities import Duties
from graph.queries.tracing import Direction, Trace
from graph.stores.port import NodeView, Store
from graph.units import Area, administration, unit_tree
from ontology.terms import RelationKind

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"

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


@dataclass(frozen=True, slots=True)
class Question:
    """One question, asked both ways; ``said`` and ``read`` bring the two answers into one form."""

    name: str
    ask: Callable[[Store], Any]
    cypher: str
    parameters: dict[str, Any]
    said: Callable[[Any], Any]
    read: Callable[[list[Any]], Any]


def questions(area: Area, number: str) -> list[Question]:
    """Return the questions about a commune whose plan has the number."""
    place = unit_tree().lineage(area)[-1]
    communes = unit_tree().areas(Level.COMMUNE, under=place.id, on=national.ON)
    units = [administration(each).id for each in communes]
    unit = administration(area).id
    code = unit.removeprefix("urn:cancu:unit:").partition(":")[0]
    plan = f"urn:lex:{code}:uy.ban.nhan.dan:ke.hoach:2023-01-15;{number}"
    year, day = national.FIRST_YEAR, f"{national.FIRST_YEAR}-12-31"
    return [
        Question("find cải cách hành chính", lambda s: s.search("cai cach hanh chinh", 20),
                 _FIND, {"words": "cai AND cach AND hanh AND chinh*"}, _ids, _found),
        Question("show a commune's plan", lambda s: show(s, plan), _SHOW, {"id": plan}, _shown, _show),
        Question("show the resolution that all rest on", lambda s: show(s, RESOLUTION),
                 _SHOW, {"id": RESOLUTION}, _shown, _show),
        Question("trace a commune's plan up", lambda s: trace(s, plan, Direction.UP), _UP, {"id": plan}, _traced, _up),
        Question("who implements it, a year, communes", lambda s: implements(s, RESOLUTION, year=year, level="commune"),
                 _IMPLEMENTS, {"id": RESOLUTION, "year": str(year)}, _implementing, _implements),
        Question("audit of a province's communes",
                 lambda s: audit(s, unit_tree(), RESOLUTION, year=year, under=place, level="commune", as_of=day),
                 _AUDIT, {"units": units, "id": RESOLUTION, "years": [year - 1, year]}, _audited, _audit),
        Question("duties of a unit", lambda s: duties(s, [unit]),
                 _DUTIES, {"units": [unit, *possible_classes_of(unit)]}, _charged, _duties),
        Question("expand a commune's plan", lambda s: expand(s, [plan]), _EXPAND, {"id": plan}, _expanded, _around),
        Question("expand the resolution that all rest on", lambda s: expand(s, [RESOLUTION]),
                 _EXPAND, {"id": RESOLUTION}, _expanded, _around),
        Question("most cited", most_cited, _MOST_CITED, {},
                 lambda found: [(node.id, number) for node, number in found],
                 lambda rows: [(node["id"], number) for number, node in rows]),
    ]  # fmt: skip


Link = tuple[str, str, str, str, str, int]
"""A relation as both sides tell it: source, kind, target, role, basis, and how many sentences prove it."""


def _links(relations: Iterable[Relation]) -> list[Link]:
    return sorted((*each.key, len(each.evidence)) for each in relations)


def _link(source: str, kind: str, target: str, *said: dict[str, Any]) -> Link:
    role, basis = said[0].get("role") or "", said[0].get("basis") or ""
    return source, kind, target, role, basis, sum(len(each["starts"]) for each in said)


def _gathered(rows: Iterable[tuple[str, dict[str, Any]]], source: str) -> list[Link]:
    """What relationships of ``source`` to others say, those that are one relation together."""
    found: dict[tuple[str, str | None, str | None], list[dict[str, Any]]] = {}
    for target, said in rows:
        found.setdefault((target, said.get("role"), said.get("basis")), []).append(said)
    return [_link(source, "DERIVES_FROM", target, *said) for (target, *_), said in found.items()]


def _ids(nodes: Iterable[Node]) -> list[str]:
    return [node.id for node in nodes]


def _found(rows: list[Any]) -> list[str]:
    return [node["id"] for (node,) in rows]


def _shown(view: NodeView) -> object:
    totals = (view.total_outgoing, view.total_incoming)
    return view.node.id, totals, _links(view.outgoing), _links(view.incoming), sorted(view.sources)


def _show(rows: list[Any]) -> object:
    [[node, total, leaving, reach, reaching, sources]] = rows
    out = sorted(_link(node["id"], kind, far["id"], *said) for kind, far, said in leaving)
    back = sorted(_link(far["id"], kind, node["id"], *said) for kind, far, said in reaching)
    return node["id"], (total, reach), out, back, sorted(sources)


def _traced(found: Trace) -> object:
    return _ids(found.view.nodes), _links(found.view.relations)


def _up(rows: list[Any]) -> object:
    links = (link for node, bases in rows for link in _gathered(bases, node["id"]))
    return sorted(node["id"] for node, _ in rows), sorted(links)


def _implementing(found: Implementations) -> object:
    return sorted(each.plan.id for each in found.plans), _links(found.view.relations)


def _implements(rows: list[Any]) -> object:
    proved = ((node["id"], [(base, said) for base, said in bases if said]) for node, bases in rows)
    links = (link for node, bases in proved for link in _gathered(bases, node))
    return sorted(node["id"] for node, _ in rows), sorted(links)


def _audited(report: AuditReport) -> object:
    return sorted(document for cell in report.cells for document in cell.documents)


def _audit(rows: list[Any]) -> object:
    year = str(national.FIRST_YEAR)
    [[_, _, issued, _, _]] = rows
    return sorted(node["id"] for node, derived, _ in issued if derived and node["period"] == year)


def _charged(found: Duties) -> object:
    given = sorted((each.unit, each.task.id, each.document.id) for each in found.duties if each.document)
    derived = [each for each in found.view.relations if each.kind is RelationKind.DERIVES_FROM]
    return given, _links(derived)


def _duties(rows: list[Any]) -> object:
    [[assigned, above]] = rows
    links = (link for node, bases in above for link in _gathered(bases, node["id"]))
    return sorted((unit, task["id"], home) for unit, task, _, _, home in assigned), sorted(links)


def _expanded(found: Expansion) -> object:
    totals = sorted((each.outgoing, each.kind.value, each.total) for each in found.totals)
    return totals, _links(found.view.relations)


def _around(rows: list[Any]) -> object:
    [[node, around]] = rows
    links = []
    for out, kind, _, every in around:
        for far, said in every:
            ends = (node["id"], far["id"]) if out else (far["id"], node["id"])
            links.append(_link(ends[0], kind, ends[1], *said))
    return sorted((out, kind, total) for out, kind, total, _ in around), sorted(links)
