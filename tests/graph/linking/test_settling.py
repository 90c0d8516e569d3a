"""Settling: which instruments there are, by all that is said of them; one test for every state."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.facts import Description, Meaning, Profile, SettledNode, Settlement
from graph.identifiers.folding import fold_symbol
from graph.linking import settle
from graph.linking.blocks import block_of_instrument, issuer_path, number_of
from graph.linking.settling import MOST_CANDIDATES
from graph.model import Node, Status, Value
from ontology.terms import NodeKind

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"
BLOCK = "vn:chinh.phu|76"
URN = "urn:lex:vn:chinh.phu:nghi.quyet"


def profile(block: str = BLOCK, own: bool = False, uses: int = 1, **properties: Value) -> Profile:
    """Say something of Nghị quyết 76/NQ-CP of the Government, unless told otherwise."""
    known: dict[str, Value] = {
        "type": "Nghị quyết",
        "number": "76",
        "symbol": "76/NQ-CP",
        "issuer": GOVERNMENT,
    }
    said = {name: value for name, value in (known | properties).items() if value is not None}
    if "symbol" in said:
        said["symbol_key"] = fold_symbol(str(said["symbol"]))
    if "date" in said:
        said.setdefault("year", int(str(said["date"])[:4]))
    description = Description(
        key="k",
        source="s",
        kind=NodeKind.INSTRUMENT,
        block=block,
        own=own,
        properties=dict(sorted(said.items())),
    )
    return Profile(
        key=description.profile,
        kind=NodeKind.INSTRUMENT,
        block=block,
        own=own,
        properties=description.properties,
        uses=uses,
    )


def settled(*profiles: Profile, others: tuple[Node, ...] = ()) -> dict[str, SettledNode]:
    result = settle(profiles[0].block, profiles, others)
    assert result == settle(profiles[0].block, profiles[::-1], others[::-1])
    return {node.id: node for node in result.nodes}


def instrument(id: str, **properties: Value) -> Node:
    known: dict[str, Value] = {
        "status": "resolved",
        "type": "Kế hoạch",
        "symbol_key": "3/kh-ubnd",
        "issuer": id,
    }
    return Node(id=id, kind=NodeKind.INSTRUMENT, label=id, properties=known | properties)


def test_nothing_said_is_no_node() -> None:
    assert settle(BLOCK, []) == Settlement(block=BLOCK)


def test_an_instrument_known_by_citations_is_a_stub() -> None:
    one, more = profile(date="2021-07-15"), profile(date="2021-07-15", title="Chương trình tổng thể")
    node = settled(one, more)[f"{URN}:2021-07-15;76"]
    assert node.states == {one.key: "stub", more.key: "stub"}
    assert node.properties["status"] == Status.STUB
    assert node.properties["title"] == "Chương trình tổng thể"


def test_an_instrument_that_was_read_is_resolved_and_believed_about_itself() -> None:
    own = profile(own=True, date="2021-07-15", title="Đúng", hash="3f2a91c04d17")
    mention = profile(date="2021-07-15", title="Sai", uses=99, place="Hà Nội")
    [node] = settled(own, mention).values()
    assert node.states == {own.key: "resolved", mention.key: "resolved"}
    assert (node.properties["title"], node.properties["place"]) == ("Đúng", "Hà Nội")
    assert "hash" not in node.properties
    assert node.aliases == (f"{URN}:2021-07-15;lex-3f2a91c04d17", f"{URN}:2021;76")


@pytest.mark.parametrize("wrong", [{"date": "2021-07-16"}, {"type": "Nghị định"}])
def test_a_mention_with_another_date_or_type_conflicts(wrong: dict[str, Any]) -> None:
    own, mention = profile(own=True, date="2021-07-15"), profile(**({"date": "2021-07-15"} | wrong))
    [node] = settled(own, mention).values()
    assert node.states == {own.key: "resolved", mention.key: "conflicting"}


def test_what_most_citations_say_holds_where_the_instrument_was_not_read() -> None:
    often, once = profile(date="2021-07-15", uses=3), profile(date="2021-07-16", title="Có tên", uses=1)
    [node] = settled(often, once).values()
    assert (node.id, node.properties["title"]) == (f"{URN}:2021-07-15;76", "Có tên")
    assert node.states == {often.key: "stub", once.key: "conflicting"}
    assert f"{URN}:2021-07-16;76" in node.aliases


def test_of_titles_said_as_often_the_one_with_its_accents_holds() -> None:
    read = profile(date="2021-07-15", title="Chương trình tổng thể cải cách hành chính")
    scanned = profile(date="2021-07-15", title="Chuong trinh tong thé CCHC", place="Ha Noi")
    [node] = settled(read, scanned).values()
    assert node.properties["title"] == "Chương trình tổng thể cải cách hành chính"


def test_two_years_are_two_instruments() -> None:
    assert list(settled(profile(date="2021-07-15"), profile(year=2019))) == [
        f"{URN}:2019;76",
        f"{URN}:2021-07-15;76",
    ]


def test_a_mention_without_year_means_the_only_instrument_that_is_not_younger() -> None:
    first, second = profile(date="2019-09-01"), profile(date="2021-07-15")
    mention = profile(citing_year=2020)
    nodes = settled(first, second, mention)
    assert mention.key in nodes[f"{URN}:2019-09-01;76"].states


def test_a_mention_without_year_that_fits_several_is_ambiguous_and_keeps_them_all() -> None:
    first, second, mention = profile(date="2019-09-01"), profile(date="2021-07-15"), profile(citing_year=2024)
    node = settled(first, second, mention)[f"{URN}:;76"]
    assert node.states == {mention.key: "ambiguous"}
    assert node.properties["status"] == Status.AMBIGUOUS
    assert node.candidates == (f"{URN}:2019-09-01;76", f"{URN}:2021-07-15;76")


def test_a_mention_without_year_that_fits_none_stands_alone() -> None:
    younger, mention = profile(date="2021-07-15"), profile(citing_year=2018)
    assert settled(younger, mention)[f"{URN}:;76"].states == {mention.key: "stub"}


def test_a_short_form_means_the_only_instrument_of_its_type() -> None:
    resolution = profile(date="2021-07-15")
    decree = profile(type="Nghị định", symbol="76/2021/NĐ-CP", date="2021-08-01")
    short = profile(symbol=None, citing_year=2024)
    nodes = settled(resolution, decree, short)
    assert short.key in nodes[f"{URN}:2021-07-15;76"].states
    assert len(nodes) == 2


def test_normative_and_individual_decisions_of_one_number_and_year_are_two() -> None:
    normative = profile(type="Quyết định", symbol="76/2021/QĐ-TTg", year=2021)
    individual = profile(type="Quyết định", symbol="76/QĐ-TTg", year=2021)
    assert len(settled(normative, individual)) == 2


def test_two_spellings_of_one_symbol_on_one_day_are_one_instrument() -> None:
    right, wrong = profile(date="2021-07-15", uses=2), profile(symbol="76/QĐ-CP", date="2021-07-15")
    [node] = settled(right, wrong).values()
    assert node.states == {right.key: "stub", wrong.key: "conflicting"}


def test_an_undated_document_takes_the_place_of_its_stub_but_never_of_another_document() -> None:
    undated, stub = profile(own=True, title="Không ngày"), profile(date="2021-07-15")
    [node] = settled(undated, stub).values()
    assert (node.id, node.properties["status"]) == (f"{URN}:2021-07-15;76", "resolved")
    dated = profile(own=True, date="2021-07-15")
    assert list(settled(undated, dated)) == [f"{URN}:2021-07-15;76", f"{URN}:;76"]


def test_a_mention_may_mean_an_undated_document() -> None:
    undated, dated, mention = (
        profile(own=True),
        profile(own=True, date="2021-07-15"),
        profile(citing_year=2024),
    )
    [doubt] = [node for node in settled(undated, dated, mention).values() if node.candidates]
    assert doubt.candidates == (f"{URN}:2021-07-15;76", f"{URN}:;76")
    assert doubt.id not in doubt.candidates


def test_a_mention_without_issuer_means_the_only_instrument_of_its_symbol() -> None:
    mention = profile("?|3.kh.ubnd", type="Kế hoạch", symbol="3/KH-UBND", number="3", issuer=None, year=2023)
    a, b = instrument("a", year=2023, date="2023-01-05"), instrument("b", year=2022)
    assert settle("?|3.kh.ubnd", [mention], [a, b]).elsewhere == (
        Meaning(profile=mention.key, node="a", state="resolved"),
    )
    wrong_type = instrument("a", year=2023, type="Quyết định")
    assert settle("?|3.kh.ubnd", [mention], [wrong_type]).elsewhere[0].state == "conflicting"


def test_a_mention_without_issuer_that_fits_several_is_ambiguous() -> None:
    mention = profile("?|3.kh.ubnd", type="Kế hoạch", symbol="3/KH-UBND", number="3", issuer=None, year=2023)
    [node] = settled(mention, others=(instrument("b", year=2023), instrument("a", year=2023))).values()
    assert (node.candidates, node.id) == (("a", "b"), "urn:lex:vn:khong.ro:ke.hoach:2023;3.kh.ubnd")


def test_a_mention_that_fits_too_many_is_a_stub_without_candidates() -> None:
    mention = profile("?|3.kh.ubnd", type="Kế hoạch", symbol="3/KH-UBND", number="3", issuer=None, year=2023)
    others = tuple(instrument(f"i{n}", year=2023) for n in range(MOST_CANDIDATES + 1))
    [node] = settled(mention, others=others).values()
    assert (node.states, node.candidates) == ({mention.key: "stub"}, ())
    [node] = settled(mention, others=others[1:]).values()
    assert len(node.candidates) == MOST_CANDIDATES


def test_a_mention_without_issuer_that_fits_none_is_a_stub() -> None:
    mention = profile("?|3.kh.ubnd", type="Kế hoạch", symbol="3/KH-UBND", number="3", issuer=None, year=2023)
    [node] = settled(mention, others=(instrument("a", year=2021),)).values()
    assert node.states == {mention.key: "stub"}


def test_a_mention_by_date_means_the_only_instrument_of_that_day() -> None:
    block = "vn:chinh.phu|nghi.quyet@2021-07-15"
    mention = profile(block, number=None, symbol=None, date="2021-07-15")
    others = (
        instrument("a", type="Nghị quyết", date="2021-07-15", year=2021, issuer=GOVERNMENT),
        instrument("b", type="Nghị quyết", date="2021-07-16", year=2021, issuer=GOVERNMENT),
        instrument("c", type="Nghị quyết", year=2021, issuer=GOVERNMENT),
    )
    assert [meaning.node for meaning in settle(block, [mention], others).elsewhere] == ["a"]


def test_a_law_cited_by_name_is_found_by_it() -> None:
    law = profile(
        "law|luat viec lam", type="Luật", number=None, symbol=None, issuer=None, title="Luật Việc làm"
    )
    [node] = settled(law).values()
    assert node.label == "Luật Việc làm"
    assert node.id.startswith("urn:lex:vn:quoc.hoi:luat:;lex-")


def test_a_unit_is_one_node_whatever_it_is_called() -> None:
    unit = "urn:cancu:unit:vn;hai.duong:so.noi.vu"
    said = [
        Profile(key=str(n), kind=NodeKind.UNIT, block=unit, own=False, properties={"name": name}, uses=n)
        for n, name in enumerate(["Sở Nội vụ", "Sở Nội vụ tỉnh Hải Dương"], start=1)
    ]
    [node] = settle(unit, said).nodes
    assert (node.id, node.label, node.states) == (
        unit,
        "Sở Nội vụ tỉnh Hải Dương",
        {"1": "resolved", "2": "resolved"},
    )


@pytest.mark.parametrize(
    ("issuer", "symbol", "number", "block"),
    [
        (GOVERNMENT, "76/NQ-CP", "76", "vn:chinh.phu|76"),
        (GOVERNMENT, None, "076", "vn:chinh.phu|76"),
        (
            "urn:cancu:unit:vn;hai.phong;ninh.giang@2025:ubnd",
            "08/KH-UBND",
            None,
            "vn;hai.phong;ninh.giang:ubnd|8",
        ),
        (None, "08/KH-UBND", "08", "?|8.kh.ubnd"),
        (None, None, "8", "?|ke.hoach|8"),
        (GOVERNMENT, None, None, None),
        (GOVERNMENT, "KH-UBND", None, None),
    ],
)
def test_the_block_is_issuer_and_number(
    issuer: str | None, symbol: str | None, number: str | None, block: str | None
) -> None:
    assert block_of_instrument(issuer_id=issuer, symbol=symbol, number=number, type_name="Kế hoạch") == block


def test_numbers_and_issuers_are_compared_without_zeros_and_eras() -> None:
    assert [number_of(*each) for each in (("05a/KH", None), (None, "007"), (None, "/KH-UBND"))] == [
        "5a",
        "7",
        None,
    ]
    assert issuer_path(None) is None


def test_the_digest_of_a_description_is_what_it_says(a_reading: Callable[..., Any]) -> None:
    one, same, other = profile(title="a"), profile(title="a"), profile(title="b")
    assert one.key == same.key != other.key
