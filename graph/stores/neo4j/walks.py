"""What is asked of the server by those who walk: each query says all steps at once, as a round trip costs the most."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from graph.model import Value
from graph.stores.neo4j.queries import LABELS, NODE, in_lots, node_row
from graph.stores.port import Leg
from ontology.terms import NodeKind, RelationKind

_PROOF = """
p.role, p.basis, p.document, p.source, p.starts, p.ends, p.quotes, p.methods, p.confidences, p.places
"""


def _proved(columns: str) -> str:
    return f"[p IN [properties(r)] | [{columns}, {_PROOF}]][0]"


def relations(kinds: Iterable[RelationKind], *, outgoing: bool, among: bool = False) -> str:
    """Return the query for what sources say of the nodes ``$of.ids`` (and ``$of.among``) by relations of these kinds.

    >>> relations([RelationKind.CITES], outgoing=False).split("MATCH")[2].split()[0]
    '(n)<-[r:CITES]-(m)'
    """
    return f"""
    UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}}) MATCH {_way(kinds, outgoing)}
    {"WHERE $of.among[m.id]" if among else ""} {in_lots(_proved(_ends(outgoing)))}
    """


def around(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    """Return the query for the ``$of.first`` relations of each node and kind, with how many there are.

    Neighbours are put in order before their relationships are read, so that of a hub only what is shown is read.
    """
    ends = "near, far" if outgoing else "far, near"
    return f"""
    UNWIND $of.ids AS near MATCH (n:{LABELS} {{id: near}}) MATCH {_way(kinds, outgoing)}
    WITH near, m, type(r) AS kind, coalesce(r.role, '') AS role, coalesce(r.basis, '') AS basis, collect(r) AS said
    WITH near, m.id AS far, kind, role, basis, said ORDER BY far, role, basis
    WITH near, kind, collect([far, said]) AS every
    WITH near, kind, size(every) AS total,
      every[..$of.first] + [one IN every[$of.first..] WHERE one[0] IN $of.ids] AS shown
    UNWIND CASE WHEN shown = [] THEN [[null, [null]]] ELSE shown END AS one
    WITH near, kind, total, one[0] AS far, one[1] AS said UNWIND said AS r
    RETURN {_proved(f"near, total, {ends}, kind")}
    """


def part(legs: Sequence[Leg]) -> str:
    """Return the query for each node that a leg comes to, with the number of the leg and what leads on from it."""
    every = " UNION ALL ".join(_leg(legs[:place], leg) for place, leg in enumerate(legs))
    start = _STARTS if legs[0].start is None else _STARTS.replace(LABELS, legs[0].start.value)
    return f"{start} WITH collect(start) AS starts CALL (starts) {{ {every} }} RETURN lot"


def _leg(before: Sequence[Leg], leg: Leg) -> str:
    led = "".join(
        f" MATCH {_steps(each.kinds, '1..', 'next', outgoing=each.outgoing)} WITH DISTINCT next AS start"
        + ("" if after.start is None else f" WHERE start:{after.start.value}")
        for each, after in pairwise([*before, leg])
    )
    said = _proved(_ends(leg.outgoing))
    return f"""
    UNWIND starts AS start{led} MATCH {_steps(leg.kinds, "0..", "n", outgoing=leg.outgoing)} WITH DISTINCT n
    WITH n, COLLECT {{ MATCH {_way(leg.kinds, leg.outgoing)} RETURN {said} }} AS said
    {in_lots(f"[{len(before)}, {NODE}, said]")}
    """


def outline(kinds: Iterable[RelationKind], *, outgoing: bool, depth: int | None) -> str:
    """Return the query for each node that is gone on from, with those that are a hop further."""
    return f"""
    {_gone(kinds, outgoing=outgoing, depth=depth)}
    WITH n.id AS near, COLLECT {{ MATCH {_way(kinds, outgoing)} RETURN DISTINCT m.id }} AS far WHERE far <> []
    {in_lots("[near, far]")}
    """


def reached(
    kinds: Iterable[RelationKind], *, outgoing: bool, kind: NodeKind, allowed: Mapping[str, Collection[Value]]
) -> str:
    """Return the query for the nodes of a kind with these values that ``$of.ids`` lead to.

    ``$of.starts`` and each of ``$of.where`` are maps: a list is gone through for every node, a map is looked into.
    """
    tests = _tests(kind, allowed)
    issued = None not in allowed.get("issuer", [None])
    if issued or kind is NodeKind.REQUIREMENT:
        # What a unit issued, or what requires a document, is soon gone through, what rests on a law is not: this goes
        # the other way.
        start = f"MATCH (n:{kind.value})" + (" WHERE n.issuer IN $of.issuers" if issued else "")
        types = "|".join(each.value for each in kinds)
        steps = f"(n)<-[:{types}*0..]-(end)" if outgoing else f"(n)-[:{types}*0..]->(end)"
        return f"""
        {start} MATCH {steps} WITH DISTINCT n, end WHERE $of.starts[end.id] AND {tests}
        WITH DISTINCT n {in_lots(NODE)}
        """
    return f"{_gone(kinds, outgoing=outgoing, depth=None)} WITH n WHERE {tests} {in_lots(NODE)}"


def _tests(kind: NodeKind, allowed: Mapping[str, Collection[Value]]) -> str:
    tests = [
        f"($of.where.{name}[toString(n.{name})]{f' OR n.{name} IS NULL' if None in values else ''})"
        for name, values in sorted(allowed.items())
    ]
    return " AND ".join([f"n:{kind.value}", "$of.starts[n.id] IS NULL", *tests])


def ways(
    kinds: Iterable[RelationKind],
    *,
    outgoing: bool,
    kind: NodeKind,
    allowed: Mapping[str, Collection[Value]],
    about: bool = False,
) -> str:
    """Return the query for what is reached, by how many hops, whether it leads further, and by which neighbours.

    Only of those asked for all is told, and only of those further than a hop the neighbours: others have but one way.
    """
    kinds = list(kinds)
    tests = _tests(kind, allowed)
    if about:
        tests += " AND (n.year = $of.about OR n.period CONTAINS toString($of.about))"
    return f"""
    {_STARTS} MATCH way = {_steps(kinds, "0..", "n", outgoing=outgoing)} WITH n, min(length(way)) AS hops
    WITH CASE WHEN {tests} THEN {NODE} ELSE [null, null, n.id] END AS node, hops,
      EXISTS {{ MATCH {_way(kinds, outgoing)} }} AS inner,
      CASE WHEN hops > 1 THEN COLLECT {{ MATCH {_way(kinds, not outgoing)} RETURN DISTINCT m.id }} END AS nearer
    {in_lots("[hops, inner, nearer, node]")}
    """


def _gone(kinds: Iterable[RelationKind], *, outgoing: bool, depth: int | None) -> str:
    """What binds ``n`` to each node that is reached with a hop to spare, once."""
    far = "0.." if depth is None else f"0..{int(depth) - 1}"
    return f"{_STARTS} MATCH {_steps(kinds, far, 'n', outgoing=outgoing)} WITH DISTINCT n"


_STARTS = f"MATCH (start:{LABELS}) WHERE start.id IN $of.ids"


def _steps(kinds: Iterable[RelationKind], number: str, end: str, *, outgoing: bool) -> str:
    types = "|".join(kind.value for kind in kinds)
    return f"(start)-[:{types}*{number}]->({end})" if outgoing else f"(start)<-[:{types}*{number}]-({end})"


def most_reached(kind: NodeKind, kinds: Iterable[RelationKind]) -> str:
    """Return the query for the nodes of a kind that most relations of these kinds lead to."""
    return f"""
    MATCH (n:{kind.value}) MATCH {_way(kinds, outgoing=False)}
    WITH DISTINCT n, m, type(r) AS kind, r.role AS role, r.basis AS basis
    WITH n, count(*) AS number ORDER BY number DESC, n.id LIMIT $of.limit RETURN number, {NODE}
    """


def neighbourhood(kinds: Iterable[RelationKind]) -> str:
    """Return the query for what ``around`` gives both ways, and for the nodes at all ends."""
    kinds = list(kinds)
    return f"""
    WITH COLLECT {{ {around(kinds, outgoing=True)} }} AS leaving,
      COLLECT {{ {around(kinds, outgoing=False)} }} AS reaching
    WITH leaving, reaching, $of.ids + [row IN leaving | row[3]] + [row IN reaching | row[2]] AS ends
    RETURN leaving, reaching, {_NODES_AT_ENDS}
    """


_NODES_AT_ENDS = f"""
COLLECT {{
  UNWIND ends AS end WITH DISTINCT end MATCH (x:{LABELS} {{id: end}}) RETURN {node_row("x")}
}}
"""


def view(kinds: Iterable[RelationKind]) -> str:
    """Return the query for the node ``$of.id`` with its ``$of.first`` relations each way, and all that it shows."""
    kinds = list(kinds)
    return f"""
    MATCH (n:{LABELS} {{id: $of.id}})
    WITH n, {_shown(kinds, outgoing=True)} AS leaving, {_shown(kinds, outgoing=False)} AS reaching,
      {_number(kinds, outgoing=True)} AS total_leaving, {_number(kinds, outgoing=False)} AS total_reaching
    RETURN {NODE}, n.candidates,
      COLLECT {{ UNWIND n.candidates AS end MATCH (x:{LABELS} {{id: end}}) RETURN {node_row("x")} }},
      leaving, reaching, total_leaving, total_reaching,
      COLLECT {{ MATCH (n)<-[:MEANS]-(p) MATCH (p)<-[:IS]-(s) RETURN s.sha256 ORDER BY s.sha256 }}
    """


def _shown(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    ends = "n.id, far" if outgoing else "far, n.id"
    return f"""
    COLLECT {{
      MATCH {_way(kinds, outgoing)}
      WITH m, type(r) AS kind, coalesce(r.role, '') AS role, coalesce(r.basis, '') AS basis, collect(r) AS said
      WITH m, m.id AS far, kind, role, basis, said
      ORDER BY {"kind, far" if outgoing else "far, kind"}, role, basis LIMIT $of.first
      RETURN [{node_row("m")}, [r IN said | {_proved(f"{ends}, kind")}]]
    }}"""


def _number(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    return f"""
    COLLECT {{
      MATCH {_way(kinds, outgoing)} WITH DISTINCT m, type(r) AS kind, r.role AS role, r.basis AS basis RETURN count(m)
    }}[0]"""


def degree(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    """Return the query for the number of relations of the nodes ``$of.ids``, what several sources say counted once."""
    return f"""
    UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}}) MATCH {_way(kinds, outgoing)}
    WITH DISTINCT id, m, type(r) AS kind, r.role AS role, r.basis AS basis RETURN id, count(*)
    """


def _ends(outgoing: bool) -> str:
    return f"{'n.id, m.id' if outgoing else 'm.id, n.id'}, type(r)"


def _way(kinds: Iterable[RelationKind], outgoing: bool) -> str:
    types = "|".join(kind.value for kind in kinds)
    return f"(n)-[r:{types}]->(m)" if outgoing else f"(n)<-[r:{types}]-(m)"
