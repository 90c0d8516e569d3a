"""What questions ask at once: in every store the same, order included, as asked bit by bit."""

from typing import Any

import pytest

from graph.stores.composed import Composed
from graph.stores.port import Leg, Store
from ontology.terms import NodeKind, RelationKind

CITES, DERIVES, HOME = RelationKind.CITES, RelationKind.DERIVES_FROM, RelationKind.DEFINED_IN
KINDS = {"yc": NodeKind.REQUIREMENT, "viec": NodeKind.TASK}
ISSUERS = {"huyen": "u1", "tinh": "u2", "nq": "u3", "other": "u1"}


@pytest.fixture
def tree(store: Store, teller: Any) -> Store:
    """Return a store of ``nq`` with what rests on it: chains, a cycle, what two sources say, a task, a requirement."""
    for own, said in {
        "tinh": [("tinh", DERIVES, "nq"), ("tinh", CITES, "nq", "mention", None), ("yc", HOME, "tinh")],
        "huyen": [("huyen", DERIVES, "tinh"), ("huyen", CITES, "nq"), ("viec", HOME, "huyen")],
        "xa": [("xa", DERIVES, "huyen", None, "implements"), ("xa", DERIVES, "nq"), ("xa", CITES, "nq")],
        "nq": [("nq", DERIVES, "xa"), ("xa", DERIVES, "huyen", None, "based-on"), ("tinh", DERIVES, "nq")],
        "other": [("other", CITES, "xa"), ("other", DERIVES, "alone")],
    }.items():
        teller.tell(teller.facts(own, *said, kinds=KINDS))
    issued = [
        teller.settlement(own, properties={"symbol": own, "status": "resolved", "issuer": unit, "year": 2024})
        for own, unit in ISSUERS.items()
    ]
    with store.transaction():
        store.settle(issued)
    return store


@pytest.mark.parametrize(
    "ids", [["nq"], ["xa", "nq", "huyen"], ["x"], []], ids=lambda ids: "+".join(ids) or "none"
)
def test_around_and_along_are_the_same_at_once(tree: Any, ids: list[str]) -> None:
    for first in (0, 1, 2, 9):
        for kinds in (None, [DERIVES, HOME], []):
            asked = tree.neighbourhood(ids, kinds=kinds, first=first)
            assert asked == Composed.neighbourhood(tree, ids, kinds=kinds, first=first)
            assert list(asked.nodes) == sorted(asked.nodes)
    for outgoing in (True, False):
        for kinds in ([DERIVES], [DERIVES, HOME], []):
            along = {"outgoing": outgoing, "kinds": kinds}
            assert tree.part(ids, Leg(**along)) == Composed.part(tree, ids, Leg(**along))
            for depth in (None, 0, 1, 2):
                assert tree.outline(ids, **along, depth=depth) == Composed.outline(
                    tree, ids, **along, depth=depth
                )
            for kind in (NodeKind.INSTRUMENT, NodeKind.REQUIREMENT):
                for where in (
                    None,
                    {"issuer": ["u1", "u3"]},
                    {"issuer": [None, "u2"]},
                    {"year": 2024},
                    {"issuer": []},
                ):
                    reached = tree.reached(ids, **along, kind=kind, where=where)
                    assert reached == Composed.reached(tree, ids, **along, kind=kind, where=where)
                    for root in ids:
                        ways = tree.ways(root, **along, kind=kind, where=where)
                        assert ways == Composed.ways(tree, root, **along, kind=kind, where=where)


def test_a_leg_goes_on_from_where_the_last_one_led(tree: Any) -> None:
    down, home = Leg(outgoing=False, kinds=[DERIVES]), Leg(outgoing=False, kinds=[HOME])
    up, none = Leg(outgoing=True, kinds=[DERIVES, HOME]), Leg(outgoing=True, kinds=[])
    plans = Leg(outgoing=True, kinds=[DERIVES, HOME], start=NodeKind.INSTRUMENT)
    tasks = Leg(outgoing=True, kinds=[HOME], start=NodeKind.TASK)
    for legs in (
        [plans],
        [tasks, plans],
        [home, tasks],
        [home, plans],
        [down, plans],
        [none, tasks],
        [Leg(outgoing=True, kinds=[], start=NodeKind.TASK)],
        [down, home],
        [home, up],
        [down, up],
        [down, home, up],
        [home, none, up],
        [none, up],
        [],
    ):
        for ids in (["nq"], ["tinh", "huyen", "x"], ["alone", "nq", "viec"], []):
            assert tree.part(ids, *legs) == Composed.part(tree, ids, *legs)
    assert list(tree.part(["viec", "huyen"], tasks)[1]) == ["huyen", "viec"]
    assert list(tree.part(["viec", "xa"], Leg(outgoing=True, kinds=[], start=NodeKind.TASK))[1]) == ["viec"]
    relations, nodes = tree.part(["huyen"], home, up)
    assert [relation.key[:3] for relation in relations] == [
        ("huyen", "DERIVES_FROM", "tinh"), ("nq", "DERIVES_FROM", "xa"), ("tinh", "DERIVES_FROM", "nq"),
        ("viec", "DEFINED_IN", "huyen"), ("xa", "DERIVES_FROM", "huyen"), ("xa", "DERIVES_FROM", "huyen"),
        ("xa", "DERIVES_FROM", "nq"),
    ]  # fmt: skip
    assert list(nodes) == ["huyen", "nq", "tinh", "viec", "xa"]


def test_the_way_back_is_a_shortest_one_and_of_these_the_first(store: Store, teller: Any) -> None:
    for own, *bases in ("na", "ba", "ca", "dcb", "ed", "fea"):
        teller.tell(teller.facts(own, *((own, DERIVES, base) for base in bases)))
    ways = store.ways("a", outgoing=False, kinds=[DERIVES], kind=NodeKind.INSTRUMENT)
    assert [node.id for node in ways.nodes] == ["b", "c", "d", "e", "f", "n"]
    assert ways.nearer == {"b": "a", "c": "a", "d": "b", "e": "d", "f": "a", "n": "a"}
    assert ways.inner == frozenset("abcde")
    up = store.ways("e", outgoing=True, kinds=[DERIVES], kind=NodeKind.INSTRUMENT)
    assert up.nearer == {"d": "e", "b": "d", "c": "d", "a": "b"}
    assert store.ways("e", outgoing=True, kinds=[], kind=NodeKind.INSTRUMENT).nearer == {}


def test_what_is_about_a_year_is_of_it_or_has_a_period_that_names_it(store: Store, teller: Any) -> None:
    times = {"b": {"year": 2024}, "c": {"year": 2023, "period": "2024-Q1"}, "d": {"period": "2021-2025"},
             "e": {"year": 2023}, "f": {"period": "2023-2024", "year": 2022}, "g": {}}  # fmt: skip
    for own in times:
        teller.tell(teller.facts(own, (own, DERIVES, "a")))
    with store.transaction():
        store.settle([teller.settlement(own, properties=said) for own, said in times.items()])
    for year, names in ((2024, "bcf"), (2025, "d"), (2020, "")):
        ways = store.ways("a", outgoing=False, kinds=[DERIVES], kind=NodeKind.INSTRUMENT, about=year)
        assert [node.id for node in ways.nodes] == list(names)
        assert ways == Composed.ways(
            store, "a", outgoing=False, kinds=[DERIVES], kind=NodeKind.INSTRUMENT, about=year
        )


def test_a_node_is_shown_with_its_first_relations_at_once(tree: Any) -> None:
    for identifier in ("nq", "xa", "viec"):
        for first in (0, 1, 2, 9):
            assert tree.view(identifier, first) == Composed.view(tree, identifier, first)
    assert tree.view("x", 9) is None
    view = tree.view("nq", 3)
    assert [relation.key[:3] for relation in view.incoming] == [
        ("huyen", "CITES", "nq"), ("tinh", "CITES", "nq"), ("tinh", "DERIVES_FROM", "nq"),
    ]  # fmt: skip
    assert (view.total_incoming, view.total_outgoing) == (5, 1)
    assert (list(view.others), len(view.sources)) == (["huyen", "tinh", "xa"], 1)


def test_what_most_leads_to_comes_first(tree: Any) -> None:
    found = tree.most_reached(NodeKind.INSTRUMENT, [CITES, DERIVES], 3)
    assert [(node.id, number) for node, number in found] == [("nq", 5), ("huyen", 2), ("xa", 2)]
    for kinds, limit in (([CITES], 9), ([HOME, DERIVES], 2), ([], 5), ([CITES], 0)):
        asked = tree.most_reached(NodeKind.INSTRUMENT, kinds, limit)
        assert asked == Composed.most_reached(tree, NodeKind.INSTRUMENT, kinds, limit)


def test_relations_among_nodes_are_those_with_both_ends_there(tree: Any) -> None:
    for outgoing in (True, False):
        every = tree.relations(["xa", "nq"], outgoing=outgoing)
        for among in (["nq", "huyen"], ["xa"], []):
            ends = [each for each in every if (each.target if outgoing else each.source) in among]
            assert tree.relations(["xa", "nq"], outgoing=outgoing, among=among) == ends
