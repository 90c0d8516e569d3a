"""What the server holds unique and finds fast, and what stands beside the graph.

Graph: the nodes and relationships of the ontology. A relationship is what one source says of two nodes; the places that
prove it are its lists ``starts``, ``ends``, ``quotes``, ``methods``, ``confidences`` and ``places``.

Beside it, under labels that the ontology does not have::

    (:Path)-[:HOLDS]->(:Source)-[:FOUND]->(:Finding)
    (:Source)-[:DESCRIBES]->(:Profile)-[:MEANS]->(a node of the graph)
    (:Source)-[:IS]->(:Profile)                      the description of the instrument that the source is
    (:Alias)-[:LEADS_TO]->(a node of the graph)      (:Redirection)  (:Collected)  (:Store)  (:Turn)
"""

from importlib.resources import files

from ontology.terms import NodeKind

VERSION = 1
"""Kept in the node ``Store``; a server with a higher one was written to by a newer cancu."""

TURNS = 16
"""So many readers may at once see one state each."""

_UNIQUE = {
    "Source": "sha256",
    "Path": "path",
    "Profile": "key",
    "Alias": "name",
    "Redirection": "id",
    "Store": "name",
    "Turn": "number",
}
_INDEXED = (("Profile", "block"), ("Profile", "state"), *((kind.value, "block") for kind in NodeKind))

NAMES = "SHOW INDEXES YIELD name RETURN collect(name)"
IS_EMPTY = "RETURN NOT EXISTS { MATCH () }"
FOUND = "MATCH (s:Store {name: 'cancu'}) RETURN s.schema, s.content"
CREATE = f"""
MERGE (s:Store {{name: 'cancu'}}) ON CREATE SET s.schema = {VERSION}, s.content = '0'
WITH s UNWIND range(0, {TURNS - 1}) AS number MERGE (:Turn {{number: number}})
"""
AWAIT = "CALL db.awaitIndexes(300)"


def statements() -> dict[str, str]:
    """Return by name what declares each constraint and index; each may be declared again.

    >>> statements()["source_sha256"]
    'CREATE CONSTRAINT source_sha256 IF NOT EXISTS FOR (n:Source) REQUIRE n.sha256 IS UNIQUE'
    """
    beside = [
        f"CREATE CONSTRAINT {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
        for label, name in _UNIQUE.items()
    ]
    beside.append(
        "CREATE CONSTRAINT collected_once IF NOT EXISTS FOR (n:Collected) REQUIRE (n.unit, n.year) IS UNIQUE"
    )
    beside += [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in _INDEXED
    ]
    return {statement.split(" IF ")[0].split()[-1]: statement for statement in [*_of_ontology(), *beside]}


def _of_ontology() -> list[str]:
    text = files("ontology").joinpath("neo4j.cypher").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    return [statement.strip() for statement in "\n".join(lines).split(";") if statement.strip()]
