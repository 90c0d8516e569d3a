"""Trace: up, down, both, and every chain between two instruments."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import GraphView
from graph.queries import Direction, trace
from graph.queries.answers import trace_answer
from ontology.terms import RelationKind

TREE = [("huyện", "tỉnh"), ("tỉnh", "nq76"), ("xã a", "huyện"), ("xã b", "huyện"), ("xã b", "nq76")]


def laid(world: Any, edges: list[tuple[str, str]]) -> Any:
    for name in sorted({end for edge in edges for end in edge}):
        world.instrument(name)
    for source, target in edges:
        world.derives(source, target)
    return world.store()


def ids(view: GraphView) -> list[str]:
    return [node.id for node in view.nodes]


def pairs(view: GraphView) -> list[tuple[str, str]]:
    return [(relation.source, relation.target) for relation in view.relations]


def test_up_leads_to_every_legal_basis(world: Any) -> None:
    view = trace(laid(world, TREE), "xã a", Direction.UP).view
    assert ids(view) == ["huyện", "nq76", "tỉnh", "xã a"]
    assert pairs(view) == [("huyện", "tỉnh"), ("tỉnh", "nq76"), ("xã a", "huyện")]


def test_down_leads_to_everything_that_derives(world: Any) -> None:
    assert ids(trace(laid(world, TREE), "tỉnh", Direction.DOWN).view) == ["huyện", "tỉnh", "xã a", "xã b"]


def test_both_ways_is_the_default(world: Any) -> None:
    assert ids(trace(laid(world, TREE), "tỉnh").view) == ["huyện", "nq76", "tỉnh", "xã a", "xã b"]


def test_an_instrument_without_bases_is_its_own_trace(world: Any) -> None:
    view = trace(laid(world, TREE), "nq76", Direction.UP).view
    assert (ids(view), pairs(view)) == (["nq76"], [])


def test_a_mere_mention_is_no_basis(world: Any) -> None:
    world.instrument("a")
    world.instrument("b")
    world.cites("a", "b")
    assert ids(trace(world.store(), "a", Direction.UP).view) == ["a"]


def test_a_task_is_traced_through_its_instrument(world: Any) -> None:
    world.instrument("plan")
    world.instrument("nq")
    world.derives("plan", "nq")
    world.task("task", "plan")
    assert ids(trace(world.store(), "task", Direction.UP).view) == ["nq", "plan", "task"]


@pytest.mark.parametrize("root, to", [("xã b", "nq76"), ("nq76", "xã b")])
def test_between_two_every_chain_is_listed_shortest_first_whichever_end_is_named_first(
    world: Any, root: str, to: str
) -> None:
    found = trace(laid(world, TREE), root, to=to)
    assert found.chains == (("xã b", "nq76"), ("xã b", "huyện", "tỉnh", "nq76"))
    assert not found.cut
    assert ids(found.view) == ["huyện", "nq76", "tỉnh", "xã b"]


def test_instruments_that_do_not_hang_together_have_no_chain(world: Any) -> None:
    found = trace(laid(world, TREE), "xã a", to="xã b")
    assert (ids(found.view), pairs(found.view), found.chains) == (["xã a", "xã b"], [], ())


def test_a_direction_that_the_end_is_not_in_has_no_chain(world: Any) -> None:
    assert trace(laid(world, TREE), "xã a", Direction.DOWN, to="nq76").chains == ()


def test_more_chains_than_the_limit_are_cut_and_said_to_be(world: Any) -> None:
    edges = [(f"{n}", f"{n + 1}{side}") for n in range(4) for side in "ab"]
    edges += [(f"{n + 1}{side}", f"{n + 1}") for n in range(4) for side in "ab"]
    store = laid(world, edges)
    found = trace(store, "0", to="4", limit=5)
    assert (len(found.chains), found.cut) == (5, True)
    whole = trace(store, "0", to="4")
    assert (len(whole.chains), whole.cut) == (16, False)


def test_a_cycle_ends_a_trace(world: Any) -> None:
    store = laid(world, [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    assert ids(trace(store, "a").view) == ["a", "b", "c", "d"]
    assert trace(store, "a", to="d").chains == (("a", "b", "c", "d"),)


def test_the_answer_has_the_form_of_the_contract(world: Any) -> None:
    world.instrument("nq76", type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15", issuer="cp",
                     issuer_name="Chính phủ", level="central", title="Về chương trình")  # fmt: skip
    world.instrument("plan")
    world.derives("plan", "nq76", basis="implements")
    answer = trace_answer(trace(world.store(), "plan", Direction.UP))
    assert answer["root"] == "plan"
    assert answer["nodes"][0] == {
        "id": "nq76", "kind": "Instrument", "label": "Nghị quyết 76/NQ-CP (Chính phủ)", "type": "Nghị quyết",
        "symbol": "76/NQ-CP", "date": "2021-07-15", "year": 2021, "issuer": "Chính phủ", "issuer_id": "cp",
        "level": "central", "status": "resolved", "title": "Về chương trình", "period": None,
    }  # fmt: skip
    (relation,) = answer["relations"]
    (evidence,) = relation.pop("evidence")
    assert relation == {
        "source": "plan", "target": "nq76", "kind": "DERIVES_FROM", "role": None, "basis": "implements",
        "confidence": 1.0,
    }  # fmt: skip
    assert (evidence["document"], evidence["quote"]) == ("plan", "DERIVES_FROM nq76")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_every_chain_is_a_way_without_return_and_none_is_listed_twice(
    new_world: Callable[[], Any], edges: list[tuple[int, int]]
) -> None:
    edges = [(a, b) for a, b in edges if a != b]
    store = laid(new_world(), [("0", "6"), *((f"{a}", f"{b}") for a, b in edges)])
    found = trace(store, "0", to="6")
    steps = {(r.source, r.target) for r in store.relations(store.nodes(map(str, range(7))), outgoing=True)}
    assert all(set(pairwise(chain)) <= steps and len(set(chain)) == len(chain) for chain in found.chains)
    assert len(set(found.chains)) == len(found.chains) > 0
    assert all(relation.kind is RelationKind.DERIVES_FROM for relation in found.view.relations)
    assert {step for chain in found.chains for step in pairwise(chain)} <= set(pairs(found.view))
