"""The plan of every query on the server, made while it holds nothing: it starts from an index, never from a label.

Plans are kept whatever the server counts later, so the one that an empty server makes has to be the right one.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from graph.facts import SettledNode
from graph.stores.answers import INDEXED
from graph.stores.neo4j import change, queries, schema, settling, walks, writing
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.port import Leg
from ontology.terms import NodeKind, Property, RelationKind

STARTS = ("MATCH", "UNWIND", "CREATE", "MERGE", "RETURN", "CALL (", "OPTIONAL")
WHOLE = {"queries.SOURCES", "queries.FINDINGS", "queries.COLLECTED", "queries.COUNTS", "queries.REDIRECTIONS",
         "schema.IS_EMPTY"}  # fmt: skip
"""What asks for everything there is."""
FINDS = [{"symbol_key": ["3/kh-ubnd"], "year": [2024, None]}, {"issuer": ["u"], "year": [2024]},
         *({name: ["x"]} for name in INDEXED)]  # fmt: skip


def named() -> Iterator[tuple[str, str]]:
    for module in (queries, walks, change, settling, writing, schema):
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str) and value.strip().startswith(STARTS):
                yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}", value
    for outgoing in (True, False):
        yield f"relations {outgoing}", walks.relations(RelationKind, outgoing=outgoing)
        yield f"around {outgoing}", walks.around(RelationKind, outgoing=outgoing)
        yield f"part {outgoing}", walks.part([Leg(outgoing=outgoing, kinds=[RelationKind.CITES])] * 2)
        yield f"outline {outgoing}", walks.outline([RelationKind.CITES], outgoing=outgoing, depth=2)
        for where in ({}, {"issuer": ["u"]}):
            along = {"outgoing": outgoing, "kind": NodeKind.INSTRUMENT, "allowed": where}
            yield f"reached {outgoing} {where}", walks.reached([RelationKind.CITES], **along)
            yield f"ways {outgoing} {where}", walks.ways([RelationKind.CITES], **along)
        yield f"degree {outgoing}", walks.degree([RelationKind.CITES], outgoing=outgoing)
    for where in FINDS:
        yield f"find by {' '.join(where)}", queries.find(NodeKind.INSTRUMENT, where)
    yield "scan", queries.scan(NodeKind.TASK)
    yield "neighbourhood", walks.neighbourhood(RelationKind)
    yield "view", walks.view(RelationKind)


FRAGMENTS = {"settling._PUT", "walks._STARTS"}
QUERIES = {name: text for name, text in named() if name not in FRAGMENTS}


def steps(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan["operatorType"])
    for child in plan.get("children", ()):
        yield from steps(child)


def test_every_query_starts_from_an_index(neo4j: str) -> None:
    with closing(Neo4jStore(neo4j)) as store:
        with store.transaction():
            """The first transaction declares the indexes."""
        plans = {name: list(steps(_plan(store._connection, text))) for name, text in QUERIES.items()}
    scans = {
        name: found for name, plan in plans.items() if (found := [step for step in plan if "Scan" in step])
    }
    assert len(QUERIES) > 30
    assert scans.keys() - WHOLE == set()


def _plan(connection: Connection, text: str) -> Mapping[str, Any]:
    with connection._session("READ") as session:
        plan = session.run("EXPLAIN " + text, {"of": {}}).consume().plan
    assert plan is not None
    return plan


def test_no_property_of_the_ontology_is_taken_by_what_stands_beside_it() -> None:
    said = SettledNode(
        id="a", kind=NodeKind.TASK, label="A", properties={"x": 1, "y": None}, aliases=("b",),
        candidates=("c",),
    )  # fmt: skip
    kept = settling._row("a", said)
    assert kept.keys() >= {"id", "search", "aliases", "candidates", "unknown", "others", "x"}
    assert kept.keys().isdisjoint(Property)
