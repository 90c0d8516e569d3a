"""What is asked of the server. Labels, types and names of properties come from the ontology, values are parameters.

Every query starts from the few nodes that are asked for and goes on in the order in which it is written, for all of
them at once: a round trip costs more than the answer.
"""

from collections.abc import Collection, Iterable, Mapping

from graph.model import Value
from ontology.terms import NodeKind, RelationKind

LABELS = "|".join(kind.value for kind in NodeKind)
TYPES = "|".join(kind.value for kind in RelationKind)

_LOT = 2_000
_NODE = "head(labels(n)), properties(n)"
_DOCUMENT = "(s)-[:IS]->(:Profile)-[:MEANS]->(n)"


def _in_lots(columns: str) -> str:
    """What returns rows some thousand at a time: each record costs as much as a row of it."""
    return f"""
    WITH collect([{columns}]) AS every UNWIND range(0, size(every) - 1, {_LOT}) AS first
    RETURN every[first..first + {_LOT}]
    """


NODES = f"UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}}) {_in_lots(_NODE)}"
RESOLVE = f"""
RETURN coalesce(
  COLLECT {{ MATCH (n:{LABELS} {{id: $of.id}}) RETURN n.id }}[0],
  COLLECT {{ MATCH (:Alias {{name: $of.id}})-[:LEADS_TO]->(n) RETURN min(n.id) }}[0],
  COLLECT {{
    MATCH (r:Redirection {{id: $of.id}}) MATCH (:Path {{path: r.path}})-[:HOLDS]->(s) MATCH {_DOCUMENT} RETURN n.id
  }}[0]
)
"""
CANDIDATES = f"MATCH (n:{LABELS} {{id: $of.id}}) RETURN n.candidates"
DOCUMENT_OF = f"MATCH (s:Source {{sha256: $of.sha256}}) MATCH {_DOCUMENT} RETURN n.id"
SOURCES_OF = f"""
MATCH (n:{LABELS} {{id: $of.id}})<-[:MEANS]-(:Profile)<-[:IS]-(s:Source) RETURN s.sha256 ORDER BY s.sha256
"""
SOURCES = f"""
MATCH (s:Source)
RETURN s.sha256, COLLECT {{ MATCH (at:Path)-[:HOLDS]->(s) RETURN at.path }}, s.media_type, s.characters, s.digest,
  COLLECT {{ MATCH {_DOCUMENT} RETURN n.id }}[0]
"""
SOURCE = """
MATCH (s:Source {sha256: $of.sha256}) RETURN s.path, s.media_type, s.text, s.ocr_confidence, s.places
"""
DESCRIBED = """
MATCH (s:Source {sha256: $of.sha256})-[d:DESCRIBES]->(p:Profile)
RETURN d.ordinal, d.key, p.kind, p.block, p.own, p.properties, EXISTS { (s)-[:IS]->(p) } ORDER BY d.ordinal
"""
SAID = "MATCH (s:Source {sha256: $of.sha256}) RETURN s.statements"
FOUND = """
MATCH (:Source {sha256: $of.sha256})-[:FOUND]->(f:Finding)
RETURN f.code, f.severity, f.message, f.start, f.end, f.place ORDER BY f.ordinal
"""
REDIRECTIONS = "MATCH (r:Redirection) RETURN r.id, r.path"
SOURCE_AT = "MATCH (:Path {path: $of.path})-[:HOLDS]->(s:Source) RETURN s.sha256"
PATHS_OF = "MATCH (at:Path)-[:HOLDS]->(:Source {sha256: $of.sha256}) RETURN at.path"
BLOCKS = "MATCH (:Source {sha256: $of.sha256})-[:DESCRIBES]->(p:Profile) RETURN DISTINCT p.block"
PROFILES = """
UNWIND $of.blocks AS block MATCH (p:Profile {block: block})
RETURN p.key, p.kind, p.block, p.own, p.properties, COUNT { (p)<-[:DESCRIBES]-() }
"""
MENTIONS = """
UNWIND $of.states AS state MATCH (p:Profile {state: state}) WHERE p.kind = 'Instrument' AND NOT p.own
MATCH (p)-[:MEANS]->(n) MATCH (p)<-[d:DESCRIBES]-(s:Source)
RETURN s.sha256, d.ordinal, d.key, p.block, p.properties, n.id, state
"""
_FINDING = f"""
COLLECT {{ MATCH {_DOCUMENT} RETURN n.id }}[0], f.code, f.severity, f.message, f.start, f.end, f.place
"""
FINDINGS = f"MATCH (s:Source)-[:FOUND]->(f:Finding) RETURN s.sha256, {_FINDING}"
FINDINGS_OF = f"""
UNWIND $of.sources AS sha256 MATCH (s:Source {{sha256: sha256}})-[:FOUND]->(f:Finding) RETURN sha256, {_FINDING}
"""
COLLECTED = "MATCH (c:Collected) RETURN c.unit, c.year"
SEARCH = f"""
CALL db.index.fulltext.queryNodes('search', $of.words) YIELD node AS n WHERE head(labels(n)) IN $of.kinds
WITH n ORDER BY n.standing, n.id LIMIT $of.limit RETURN {_NODE}
"""
COUNT_FOUND = """
CALL db.index.fulltext.queryNodes('search', $of.words) YIELD node AS n WHERE head(labels(n)) IN $of.kinds
RETURN count(n)
"""
COUNTS = " UNION ALL ".join(
    [
        *(f"MATCH (n:{kind.value}) RETURN '{kind.value}' AS name, count(n) AS number" for kind in NodeKind),
        "MATCH (n:Source) RETURN 'sources' AS name, count(n) AS number",
        "MATCH (n:Finding) RETURN 'findings' AS name, count(n) AS number",
        *(
            f"MATCH (a)-[r:{kind.value}]->(b) WITH DISTINCT a, b, r.role AS role, r.basis AS basis "
            "RETURN 'relations' AS name, count(*) AS number"
            for kind in RelationKind
        ),
    ]
)


_PROVED = """
r.role, r.basis, r.document, r.source, r.starts, r.ends, r.quotes, r.methods, r.confidences, r.places
"""


def scan(kind: NodeKind) -> str:
    """Return the query for the nodes of a kind whose identifiers follow ``$of.after``."""
    return f"MATCH (n:{kind.value}) WHERE n.id > $of.after RETURN {_NODE} ORDER BY n.id LIMIT $of.limit"


def relations(kinds: Iterable[RelationKind], *, outgoing: bool, among: bool = False) -> str:
    """Return the query for what sources say of the nodes ``$of.ids`` (and ``$of.among``) by relations of these kinds.

    >>> relations([RelationKind.CITES], outgoing=False).split("MATCH")[2].split()[0]
    '(n)<-[r:CITES]-(m)'
    """
    return f"""
    UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}}) MATCH {_way(kinds, outgoing)}
    {"WHERE $of.among[m.id]" if among else ""} {_in_lots(f"{_ends(outgoing)}, {_PROVED}")}
    """


def around(kinds: Iterable[RelationKind], *, outgoing: bool, listed: bool = False) -> str:
    """Return the query for the ``$of.first`` relations of each node and kind, with how many there are.

    Neighbours are put in order before their relationships are read, so that of a hub only what is shown is read.
    """
    ends = "near, far" if outgoing else "far, near"
    row = f"near, total, {ends}, kind, {_PROVED}"
    return f"""
    UNWIND $of.ids AS near MATCH (n:{LABELS} {{id: near}}) MATCH {_way(kinds, outgoing)}
    WITH near, m, type(r) AS kind, coalesce(r.role, '') AS role, coalesce(r.basis, '') AS basis, collect(r) AS said
    WITH near, m.id AS far, kind, role, basis, said ORDER BY far, role, basis
    WITH near, kind, collect([far, said]) AS every
    WITH near, kind, size(every) AS total,
      every[..$of.first] + [one IN every[$of.first..] WHERE one[0] IN $of.ids] AS shown
    UNWIND CASE WHEN shown = [] THEN [[null, [null]]] ELSE shown END AS one
    WITH near, kind, total, one[0] AS far, one[1] AS said UNWIND said AS r
    RETURN {f"[{row}]" if listed else row.replace("near,", "near AS of,", 1)}
    """


def reach(kinds: Iterable[RelationKind], *, outgoing: bool, depth: int | None) -> str:
    """Return the query for the relations that are gone along from the nodes ``$of.ids``, ``depth`` hops far."""
    return f"""
    {_gone(kinds, outgoing=outgoing, depth=depth)} MATCH {_way(kinds, outgoing)}
    {_in_lots(f"{_ends(outgoing)}, {_PROVED}")}
    """


def part(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    """Return the query for each node that ``reach`` comes to, with what leads on from it."""
    kinds = list(kinds)
    return f"""
    {_gone(kinds, outgoing=outgoing, depth=None)}
    WITH n, COLLECT {{ MATCH {_way(kinds, outgoing)} RETURN [{_ends(outgoing)}, {_PROVED}] }} AS said
    {_in_lots(f"{_NODE}, said")}
    """


def outline(kinds: Iterable[RelationKind], *, outgoing: bool, depth: int | None) -> str:
    """Return the query for each node that is gone on from, with those that are a hop further."""
    return f"""
    {_gone(kinds, outgoing=outgoing, depth=depth)}
    WITH n.id AS near, COLLECT {{ MATCH {_way(kinds, outgoing)} RETURN DISTINCT m.id }} AS far WHERE far <> []
    {_in_lots("near, far")}
    """


def reached(
    kinds: Iterable[RelationKind], *, outgoing: bool, kind: NodeKind, allowed: Mapping[str, Collection[Value]]
) -> str:
    """Return the query for the nodes of a kind with these values that ``$of.ids`` lead to.

    ``$of.starts`` and each of ``$of.where`` are maps: a list is gone through for every node, a map is looked into.
    """
    tests = "".join(
        f" AND ($of.where.{name}[toString(n.{name})]{f' OR n.{name} IS NULL' if None in values else ''})"
        for name, values in sorted(allowed.items())
    )
    issued = None not in allowed.get("issuer", [None])
    if issued or kind is NodeKind.REQUIREMENT:
        # What a unit issued, or what requires a document, is soon gone through, what rests on a law is not: this goes
        # the other way.
        start = f"MATCH (n:{kind.value})" + (" WHERE n.issuer IN $of.issuers" if issued else "")
        types = "|".join(each.value for each in kinds)
        steps = f"(n)<-[:{types}*0..]-(end)" if outgoing else f"(n)-[:{types}*0..]->(end)"
        return f"""
        {start} MATCH {steps} WITH DISTINCT n, end WHERE $of.starts[end.id] AND $of.starts[n.id] IS NULL{tests}
        WITH DISTINCT n {_in_lots(_NODE)}
        """
    return f"""
    {_gone(kinds, outgoing=outgoing, depth=None)} WITH n WHERE n:{kind.value} AND $of.starts[n.id] IS NULL{tests}
    {_in_lots(_NODE)}
    """


def _gone(kinds: Iterable[RelationKind], *, outgoing: bool, depth: int | None) -> str:
    """What binds ``n`` to each node that is reached with a hop to spare, once."""
    types = "|".join(kind.value for kind in kinds)
    far = "" if depth is None else str(int(depth) - 1)
    steps = f"(start)-[:{types}*0..{far}]->(n)" if outgoing else f"(start)<-[:{types}*0..{far}]-(n)"
    return f"UNWIND $of.ids AS id MATCH (start:{LABELS} {{id: id}}) MATCH {steps} WITH DISTINCT n"


def most_reached(kind: NodeKind, kinds: Iterable[RelationKind]) -> str:
    """Return the query for the nodes of a kind that most relations of these kinds lead to."""
    return f"""
    MATCH (n:{kind.value}) MATCH {_way(kinds, outgoing=False)}
    WITH DISTINCT n, m, type(r) AS kind, r.role AS role, r.basis AS basis
    WITH n, count(*) AS number ORDER BY number DESC, n.id LIMIT $of.limit RETURN number, {_NODE}
    """


def neighbourhood(kinds: Iterable[RelationKind]) -> str:
    """Return the query for what ``around`` gives both ways, and for the nodes at all ends."""
    kinds = list(kinds)
    return f"""
    WITH COLLECT {{ {around(kinds, outgoing=True, listed=True)} }} AS leaving,
      COLLECT {{ {around(kinds, outgoing=False, listed=True)} }} AS reaching
    WITH leaving, reaching, $of.ids + [row IN leaving | row[3]] + [row IN reaching | row[2]] AS ends
    RETURN leaving, reaching, {_NODES_AT_ENDS}
    """


_NODES_AT_ENDS = f"""
COLLECT {{
  UNWIND ends AS end WITH DISTINCT end MATCH (x:{LABELS} {{id: end}}) RETURN [head(labels(x)), properties(x)]
}}
"""


def view(kinds: Iterable[RelationKind]) -> str:
    """Return the query for the node ``$of.id`` with its ``$of.first`` relations each way, and all that it shows."""
    kinds = list(kinds)
    return f"""
    MATCH (n:{LABELS} {{id: $of.id}})
    WITH n, {_shown(kinds, outgoing=True)} AS leaving, {_shown(kinds, outgoing=False)} AS reaching,
      {_number(kinds, outgoing=True)} AS total_leaving, {_number(kinds, outgoing=False)} AS total_reaching
    WITH n, leaving, reaching, total_leaving, total_reaching,
      [n.id] + coalesce(n.candidates, []) + [row IN leaving | row[1]] + [row IN reaching | row[0]] AS ends
    RETURN n.candidates, leaving, reaching, total_leaving, total_reaching,
      COLLECT {{ MATCH (n)<-[:MEANS]-(:Profile)<-[:IS]-(s:Source) RETURN s.sha256 ORDER BY s.sha256 }},
      {_NODES_AT_ENDS}
    """


def _shown(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    ends = "n.id, far" if outgoing else "far, n.id"
    back = "(n)-[r]->(m)" if outgoing else "(n)<-[r]-(m)"
    return f"""
    COLLECT {{
      MATCH {_way(kinds, outgoing)}
      WITH DISTINCT n, m, type(r) AS kind, coalesce(r.role, '') AS role, coalesce(r.basis, '') AS basis
      WITH n, m, m.id AS far, kind, role, basis
      ORDER BY {"kind, far" if outgoing else "far, kind"}, role, basis LIMIT $of.first
      MATCH {back} WHERE type(r) = kind AND coalesce(r.role, '') = role AND coalesce(r.basis, '') = basis
      RETURN [{ends}, kind, {_PROVED}]
    }}"""


def _number(kinds: Iterable[RelationKind], *, outgoing: bool) -> str:
    return f"""
    COLLECT {{
      MATCH {_way(kinds, outgoing)} WITH DISTINCT m, type(r) AS kind, r.role AS role, r.basis AS basis RETURN count(*)
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


def find(kind: NodeKind, allowed: Mapping[str, Collection[Value]]) -> str:
    """Return the query for the nodes of a kind with these values; ``allowed`` names indexed properties only."""
    tests = [
        f"(n.{name} IN $of.where.{name}{f' OR n.{name} IS NULL' if None in values else ''})"
        for name, values in sorted(allowed.items())
    ]
    return f"MATCH (n:{kind.value}){' WHERE ' if tests else ''}{' AND '.join(tests)} {_in_lots(_NODE)}"
