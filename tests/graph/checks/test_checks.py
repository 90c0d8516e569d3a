"""Checks: each kind of finding, with its place and words."""

from typing import Any

import pytest

from graph.checks import SEVERITIES, check
from graph.reading import Finding
from ontology.terms import RelationKind


def of_code(store: Any, code: str) -> list[Any]:
    return [finding for finding in check(store) if finding.code == code]


def test_a_basis_that_was_replaced_before_it_was_cited_is_outdated(world: Any) -> None:
    world.instrument("cũ", type="Nghị định", symbol="110/2004/NĐ-CP", date="2004-04-08", status="stub")
    world.instrument("mới", type="Nghị định", symbol="30/2020/NĐ-CP", date="2020-03-05")
    world.instrument("trước", date="2019-01-01")
    world.instrument("sau", date="2021-01-01")
    world.relate("mới", RelationKind.REPLACES, "cũ")
    world.derives("trước", "cũ")
    world.derives("sau", "cũ")
    (finding,) = of_code(world.store(), "outdated-basis")
    assert (finding.document, finding.quote, finding.severity) == ("sau", "DERIVES_FROM cũ", "warning")
    assert finding.message == (
        "căn cứ Nghị định 110/2004/NĐ-CP đã bị Nghị định 30/2020/NĐ-CP thay thế trước đó"
    )


def test_a_document_may_rest_on_what_it_replaces_itself(world: Any) -> None:
    world.instrument("cũ", date="2020-01-01")
    world.instrument("mới", date="2021-01-01")
    world.relate("mới", RelationKind.REPLACES, "cũ")
    world.derives("mới", "cũ")
    assert of_code(world.store(), "outdated-basis") == []


@pytest.mark.parametrize(
    "basis, found",
    [
        ({"date": "2024-02-01"}, 1),
        ({"year": 2025}, 1),
        ({"date": "2023-12-01"}, 0),
        ({"year": 2024}, 0),
        ({}, 0),
    ],
)
def test_a_basis_may_not_be_younger_than_what_rests_on_it(
    world: Any, basis: dict[str, Any], found: int
) -> None:
    world.instrument("kế hoạch", date="2024-01-15")
    world.instrument("căn cứ", status="stub", **basis)
    world.derives("kế hoạch", "căn cứ")
    assert len(of_code(world.store(), "predates-basis")) == found


def test_mentions_without_text_and_doubtful_mentions_are_told(world: Any) -> None:
    world.instrument("a")
    world.instrument("nq", status="stub", symbol="17/NQ-CP")
    world.instrument("?", status="ambiguous", symbol="76/NQ-CP")
    world.instrument("76a", date="2020-01-01", symbol="76/NQ-CP")
    world.instrument("76b", date="2021-01-01", symbol="76/NQ-CP")
    world.candidates["?"] = ("76a", "76b")
    world.cites("a", "nq", role="legal-basis")
    world.cites("a", "nq")
    world.cites("a", "?")
    store = world.store()
    assert [(f.document, f.quote) for f in of_code(store, "dangling-mention")] == [("a", "CITES nq")]
    (doubt,) = of_code(store, "ambiguous-mention")
    assert doubt.message == "có thể là 2 văn bản khác nhau: Văn bản 76/NQ-CP; Văn bản 76/NQ-CP"


def test_a_mention_with_another_date_conflicts(world: Any) -> None:
    world.instrument("a")
    world.instrument("nq", type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15")
    world.mention("a", "nq", date="2021-07-16")
    (finding,) = of_code(world.store(), "conflicting-date")
    assert finding.document == "a"
    assert finding.message == "dẫn Nghị quyết 76/NQ-CP với ngày 16/07/2021, văn bản này có ngày 15/07/2021"


def test_a_plan_without_basis_is_told_but_not_a_report_or_a_stub(world: Any) -> None:
    world.instrument("kh", type="Kế hoạch")
    world.instrument("bc", type="Báo cáo")
    world.instrument("stub", type="Kế hoạch", status="stub")
    assert [finding.document for finding in of_code(world.store(), "orphan-plan")] == ["kh"]


def test_instruments_that_rest_on_each_other_are_a_cycle(world: Any) -> None:
    for name in "abcd":
        world.instrument(name)
    for source, target in ["ab", "bc", "ca", "cd"]:
        world.derives(source, target)
    assert [finding.document for finding in of_code(world.store(), "basis-cycle")] == ["a"]


def test_findings_of_the_sources_keep_their_place_and_come_in_order(world: Any) -> None:
    world.instrument("a")
    world.instrument("b", type="Kế hoạch")
    world.findings["a"] = [
        Finding(code="missing-date", severity="warning", message="thiếu ngày", start=0, end=1),
        Finding(code="unreadable", severity="error", message="không đọc được"),
    ]
    found = check(world.store())
    assert [(f.code, f.severity, f.document, f.quote) for f in found] == [
        ("unreadable", "error", "a", None),
        ("missing-date", "warning", "a", "a"),
        ("orphan-plan", "info", "b", None),
    ]
    ranks = [SEVERITIES.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks, reverse=True)


def test_two_texts_of_one_identity_are_told(world: Any) -> None:
    world.instrument("a")
    world.copies["a"] = "một bản khác\n"
    (finding,) = of_code(world.store(), "duplicate-identity")
    assert finding.document == "a"
    assert finding.message == "2 văn bản có nội dung khác nhau mang cùng số, ký hiệu và năm: a-2.txt, a.txt"
