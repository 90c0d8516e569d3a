"""ontology/neo4j.cypher: what a Neo4j server must hold unique, and what it finds fast."""

from ontology.declared import Declared

_INDEXED = {
    "Instrument": ("symbol_key", "number", "type", "issuer", "year", "level", "status", "name_key"),
    "Unit": ("name_key", "level", "area"),
    "Area": ("name_key", "level", "parent"),
    "Requirement": ("document_type", "due"),
    "Task": ("deadline_date",),
}
_HEAD = """// Constraints and indexes of the graph in Neo4j (Community edition).
// Generated from cancu.ttl by ontology/generate.py; do not edit.
"""


def neo4j_schema(declared: Declared) -> str:
    """Return one statement a line block; every one may be run again."""
    known = {term.name for term in declared.properties}
    lines = [_HEAD]
    for node in declared.nodes:
        label = node.name
        lines.append(
            f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
        )
    for label, names in _INDEXED.items():
        for name in names:
            if name not in known:
                raise ValueError(f"{name} is not a property of the ontology")
            index = f"{label.lower()}_{name}"
            lines.append(f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{label}) ON (n.{name});")
    labels = "|".join(node.name for node in declared.nodes)
    lines.append(
        f"CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (n:{labels}) ON EACH [n.search]\n"
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};"
    )
    return "\n".join(lines) + "\n"
