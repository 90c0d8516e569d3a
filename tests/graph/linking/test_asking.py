"""Blocks that ask, and the instruments that answer: who is asked, who answers, and who asks again."""

from typing import Any

import pytest

from graph.facts import Profile
from graph.linking import answers, asked_again, question, settle, standing
from graph.linking.asking import Said
from graph.linking.naming import urn_of
from graph.model import Node
from ontology.terms import NodeKind

BLOCK = "vn:chinh.phu|76"
RESOLUTION: dict[str, Any] = {
    "type": "Nghị quyết",
    "number": "76",
    "symbol_key": "76/nq-cp",
    "issuer": "urn:cancu:unit:vn:chinh.phu",
}
LAW: dict[str, Any] = {"type": "Luật", "title": "Luật Thú y"}


def profile(block: str = BLOCK, own: bool = False, uses: int = 1, **said: Any) -> Profile:
    year = {"year": int(said["date"][:4])} if "date" in said else {}
    return Profile(
        key=f"{said}", kind=NodeKind.INSTRUMENT, block=block, own=own, uses=uses, properties=year | said
    )


def stands(*profiles: Profile) -> dict[str, Said]:
    return standing(settle(profiles[0].block, profiles))


def test_a_block_asks_for_what_its_mentions_may_mean() -> None:
    by_symbol = profile("?|76.nq.cp", symbol_key="76/nq-cp", year=2021)
    undated = profile("?|76.nq.cp", symbol_key="76/nq-cp")
    by_date = profile("vn:chinh.phu|nghi.quyet@2021-07-15", issuer=RESOLUTION["issuer"], date="2021-07-15")
    by_name = profile("law|bo luat dan su", title="Bộ luật Dân sự", type="Bộ luật")
    assert question([by_symbol]) == {"symbol_key": ["76/nq-cp"], "year": [2021, None]}
    assert question([by_symbol, undated]) == {"symbol_key": ["76/nq-cp"]}
    assert question([by_date]) == {"issuer": [RESOLUTION["issuer"]], "year": [2021]}
    assert question([by_name]) == {"name_key": ("bo luat dan su", "dan su")}
    assert question([profile(own=True, date="2021-07-15")]) is question([]) is None


def test_an_instrument_answers_by_symbol_and_day_and_a_law_by_name() -> None:
    [node] = stands(profile(date="2021-07-15", **RESOLUTION)).values()
    asking = {"?|76.nq.cp", "vn:chinh.phu|nghi.quyet@2021-07-15", "vn:chinh.phu|@2021-07-15"}
    assert answers(node) == asking
    assert answers({**node, **LAW}) == {"?|76.nq.cp", "vn:chinh.phu|@2021-07-15", "law|luat thu y"}


@pytest.mark.parametrize(
    "unsure", [{"issuer": None}, {"number": None}, {"symbol_key": None}, {"status": "ambiguous"}]
)
def test_a_mention_never_answers_a_mention(unsure: dict[str, Any]) -> None:
    [node] = stands(profile(date="2021-07-15", **RESOLUTION)).values()
    assert answers({**node, **unsure}) == frozenset()
    assert answers({**node, **unsure, "status": "resolved"}) != frozenset()


def test_who_asked_is_asked_again_where_an_instrument_is_another_than_before() -> None:
    one, other = (profile(uses=uses, date=f"2021-07-{15 + uses}", **RESOLUTION) for uses in range(2))
    before, now = stands(one), stands(one, other)
    assert asked_again(before, before) == frozenset()
    assert asked_again(before, now) == {
        "?|76.nq.cp",
        *(f"vn:chinh.phu|{kind}@2021-07-{day}" for kind in ("nghi.quyet", "") for day in (15, 16)),
    }
    [node] = before.values()
    assert asked_again(before, {}) == asked_again({}, before) == answers(node)


@pytest.mark.parametrize(
    ("said", "known", "meant"),
    [
        ({"year": 2015}, {"year": 2015, "status": "stub"}, "elsewhere"),
        ({"date": "2015-06-19"}, {"year": 2015, "status": "stub"}, "elsewhere"),
        ({"date": "2015-06-19"}, {"date": "2015-06-20", "year": 2015}, "here"),
        ({"year": 2013}, {"year": 2015}, "here"),
        ({"citing_year": 2024}, {"year": 2015, "status": "stub"}, "here"),
        ({"citing_year": 2024}, {"year": 2015}, "open"),
        ({"citing_year": 2014}, {"year": 2015}, "here"),
    ],
)
def test_a_law_by_name_is_that_of_its_year_and_open_where_one_was_read_or_listed(
    said: dict[str, Any], known: dict[str, Any], meant: str
) -> None:
    properties = {"status": "resolved", **RESOLUTION, **LAW, **known}
    law = Node(id="a", kind=NodeKind.INSTRUMENT, label="a", properties=properties)
    result = settle("law|luat thu y", [profile("law|luat thu y", **LAW, **said)], [law])
    doubts = [node for node in result.nodes if node.candidates]
    ways = {"elsewhere": result.elsewhere, "open": doubts, "here": result.nodes}
    assert next(way for way, found in ways.items() if found) == meant


def test_what_answers_another_block_is_not_heard() -> None:
    other = {"status": "resolved", **RESOLUTION, **LAW, "title": "Luật Đất đai", "year": 2015}
    node = Node(id="a", kind=NodeKind.INSTRUMENT, label="a", properties=other)
    assert settle("law|luat thu y", [profile("law|luat thu y", **LAW, year=2015)], [node]).elsewhere == ()


def test_two_blocks_give_two_identifiers() -> None:
    said = {"type": "Kế hoạch", "symbol": "KH-UBND", "date": "2024-01-05"}
    scopes = ("?vn;hue:so.noi.vu|ke.hoach@2024-01-05", "?vn;hue:so.y.te|ke.hoach@2024-01-05")
    assert len({urn_of(block, said) for block in scopes}) == 2
