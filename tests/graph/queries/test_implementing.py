"""Implements: who derives from an instrument, by year, level and place, each with its chain."""

from typing import Any

import pytest

from graph.queries import implements
from graph.queries.answers import implements_answer


@pytest.fixture
def store(world: Any) -> Any:
    world.instrument("nq", level="central")
    world.instrument("t23", level="province", date="2022-12-30", period="2023", issuer="tỉnh")
    world.instrument("h23", level="district", date="2023-01-10", period="2023", issuer="huyện")
    world.instrument("x23", level="commune", date="2023-01-20", issuer="xã")
    world.instrument("x24", level="commune", date="2023-12-29", period="2024", issuer="xã")
    world.instrument("khác", level="commune", date="2023-01-01", issuer="xã khác")
    for source, target in [("t23", "nq"), ("h23", "t23"), ("h23", "nq"), ("x23", "h23"), ("x24", "h23")]:
        world.derives(source, target)
    return world.store()


def plans(found: Any) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(plan.plan.id, plan.depth, plan.chain) for plan in found.plans]


def test_direct_and_indirect_instruments_come_with_one_shortest_chain_each(store: Any) -> None:
    found = implements(store, "nq")
    assert plans(found) == [
        ("h23", 1, ("h23", "nq")),
        ("t23", 1, ("t23", "nq")),
        ("x23", 2, ("x23", "h23", "nq")),
        ("x24", 2, ("x24", "h23", "nq")),
    ]
    assert found.total == 4


def test_a_plan_is_of_the_year_that_it_is_for(store: Any) -> None:
    assert [plan.plan.id for plan in implements(store, "nq", year=2023).plans] == ["h23", "t23", "x23"]
    assert [plan.plan.id for plan in implements(store, "nq", year=2024).plans] == ["x24"]


def test_filters_choose_plans_and_keep_what_stands_between(store: Any) -> None:
    found = implements(store, "nq", level="commune", year=2024)
    assert plans(found) == [("x24", 2, ("x24", "h23", "nq"))]
    assert [node.id for node in found.view.nodes] == ["h23", "nq", "x24"]


def test_under_asks_for_the_issuer(store: Any) -> None:
    assert [p.plan.id for p in implements(store, "nq", under={"huyện"}.__contains__).plans] == ["h23"]


def test_plans_in_a_cycle_are_listed_once(world: Any) -> None:
    for name in "abc":
        world.instrument(name)
    for source, target in ["ba", "cb", "bc", "ac"]:
        world.derives(source, target)
    assert plans(implements(world.store(), "a")) == [("b", 1, ("b", "a")), ("c", 2, ("c", "b", "a"))]


def test_the_answer_has_the_form_of_the_contract(store: Any) -> None:
    answer = implements_answer(implements(store, "t23", level="district"))
    assert (answer["root"], answer["total"]) == ("t23", 1)
    assert answer["plans"] == [{"id": "h23", "depth": 1, "chain": ["h23", "t23"]}]
    assert [(r["source"], r["target"]) for r in answer["relations"]] == [("h23", "t23")]
