"""What is asked of the server. Labels, types and names of properties come from the ontology, values are parameters.

Every query starts from the few nodes that are asked for and goes on in the order in which it is written, for all of
them at once: a round trip costs more than the answer.
"""

from collections.abc import Collection, Mapping

from graph.model import Value
from ontology.terms import NodeKind, Property, RelationKind

LABELS = "|".join(kind.value for kind in NodeKind)
TYPES = "|".join(kind.value for kind in RelationKind)

_LOT = 2_000
# To take all properties at once and then those wanted out of them is twice as fast as to ask for each, or to send all.
_COLUMNS = ", ".join(f"p.{name}" for name in ("id", "label", "unknown", *sorted(Property)))
_OTHERS = "[name IN p.others | [name, p[name]]]"
_DOCUMENT = "(s)-[:IS]->(:Profile)-[:MEANS]->(n)"


def node_row(name: str) -> str:
    """What gives a node as :func:`graph.stores.neo4j.reading.read_node` takes it."""
    return f"[p IN [properties({name})] | [head(labels({name})), {_OTHERS}, {_COLUMNS}]][0]"


NODE = node_row("n")


def in_lots(row: str) -> str:
    """What returns rows some thousand at a time: each record costs as much as a row of it."""
    return f"""
    WITH collect({row}) AS every UNWIND range(0, size(every) - 1, {_LOT}) AS first
    RETURN every[first..first + {_LOT}] AS lot
    """


NODES = f"UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}}) {in_lots(NODE)}"
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
WITH n ORDER BY n.standing, n.id LIMIT $of.limit RETURN {NODE}
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


def scan(kind: NodeKind) -> str:
    """Return the query for the nodes of a kind whose identifiers follow ``$of.after``."""
    return f"MATCH (n:{kind.value}) WHERE n.id > $of.after RETURN {NODE} ORDER BY n.id LIMIT $of.limit"


def find(kind: NodeKind, allowed: Mapping[str, Collection[Value]]) -> str:
    """Return the query for the nodes of a kind with these values; ``allowed`` names indexed properties only."""
    tests = [
        f"(n.{name} IN $of.where.{name}{f' OR n.{name} IS NULL' if None in values else ''})"
        for name, values in sorted(allowed.items())
    ]
    return f"MATCH (n:{kind.value}){' WHERE ' if tests else ''}{' AND '.join(tests)} {in_lots(NODE)}"
