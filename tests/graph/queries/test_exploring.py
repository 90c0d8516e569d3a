"""Show, expand and the most cited."""

from typing import Any

import pytest

from graph.queries import expand, most_cited, show
from graph.queries.answers import show_answer
from ontology.terms import RelationKind


@pytest.fixture
def store(world: Any) -> Any:
    world.instrument("nq", type="Nghị quyết")
    world.unit("cp", "Chính phủ")
    world.relate("nq", RelationKind.ISSUED_BY, "cp")
    for n in range(5):
        world.instrument(f"kh{n}")
        world.cites(f"kh{n}", "nq", role="legal-basis")
        world.derives(f"kh{n}", "nq")
    world.cites("kh0", "kh1")
    return world.store()


def test_show_has_relations_both_ways_with_who_stands_at_the_end(store: Any) -> None:
    view = show(store, "kh0")
    assert [(r.kind.value, r.target) for r in view.outgoing] == [
        ("CITES", "kh1"), ("CITES", "nq"), ("DERIVES_FROM", "nq"),
    ]  # fmt: skip
    assert view.incoming == ()
    assert list(view.others) == ["kh1", "nq"]
    assert len(view.sources) == 1


def test_show_of_a_hub_counts_what_it_does_not_list(store: Any) -> None:
    view = show(store, "nq", limit=3)
    assert (len(view.incoming), view.total_incoming) == (3, 10)


def test_the_answer_of_show_has_all_properties_and_quotes(store: Any) -> None:
    answer = show_answer(show(store, "nq"))
    assert answer["node"]["properties"] == {"status": "resolved", "type": "Nghị quyết"}
    assert answer["outgoing"][0]["evidence"][0]["quote"] == "ISSUED_BY cp"


def test_expand_shows_so_many_of_a_kind_and_counts_the_hidden(store: Any) -> None:
    expansion = expand(store, ["nq"], limit=2)
    assert [node.id for node in expansion.view.nodes] == ["cp", "kh0", "kh1", "nq"]
    assert [(t.kind, t.outgoing, t.total, t.shown) for t in expansion.totals] == [
        (RelationKind.ISSUED_BY, True, 1, 1),
        (RelationKind.CITES, False, 5, 2),
        (RelationKind.DERIVES_FROM, False, 5, 2),
    ]


def test_expand_follows_only_the_kinds_asked_for(store: Any) -> None:
    view = expand(store, ["nq"], kinds=[RelationKind.ISSUED_BY]).view
    assert [node.id for node in view.nodes] == ["cp", "nq"]


def test_expand_of_several_shows_the_relations_between_them(store: Any) -> None:
    view = expand(store, ["kh4", "nq"], kinds=[RelationKind.CITES], limit=1).view
    assert [(r.source, r.target) for r in view.relations] == [("kh0", "nq"), ("kh4", "nq")]


def test_the_most_cited_come_first_and_equals_in_order(store: Any) -> None:
    assert [(node.id, count) for node, count in most_cited(store)] == [("nq", 5), ("kh1", 1)]
