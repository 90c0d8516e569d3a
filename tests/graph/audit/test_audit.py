"""Audit: the expected cells, the state of each, chains and near misses."""

from typing import Any

import pytest

from graph.audit import AuditReport, Cell, audit, audit_answer
from graph.units import administration, unit_tree
from ontology.terms import RelationKind

TREE = unit_tree()
HUYEN = next(area for area in TREE.find_areas("huyện Ninh Giang") if area.level == "district")
COMMUNES = TREE.areas("commune", under=HUYEN.id, on="2024-12-31")  # type: ignore[arg-type]
UNITS = [administration(area) for area in COMMUNES]
FIRST = UNITS[0]
DUE = "2024-01-31"


def plan(world: Any, id: str, unit: Any = FIRST, basis: str | None = "kh152", **properties: Any) -> str:
    known = {"type": "Kế hoạch", "symbol": f"{id}/KH-UBND", "date": "2024-01-20", "issuer": unit.id,
             "issuer_name": unit.name, "level": "commune"}  # fmt: skip
    world.instrument(id, **{name: value for name, value in (known | properties).items() if value is not None})
    if basis is not None:
        world.derives(id, basis)
    return id


@pytest.fixture
def district(world: Any) -> Any:
    world.instrument("nq76", type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15", level="central")
    world.instrument("nq67", type="Nghị quyết", symbol="67/NQ-CP", date="2021-07-01", level="central")
    world.instrument("kh152", type="Kế hoạch", symbol="152/KH-UBND", date="2023-12-29", period="2024", level="district",
                     issuer=administration(HUYEN).id, issuer_name="UBND huyện Ninh Giang")  # fmt: skip
    world.derives("kh152", "nq76", basis="implements")
    return world


@pytest.fixture
def required(district: Any) -> Any:
    district.requirement("yc", "kh152", due=DUE, addressee_levels="commune", document_type="Kế hoạch")
    return district


def report_of(world: Any, **options: Any) -> AuditReport:
    return audit(world.store(), TREE, "kh152", **({"year": 2024, "as_of": "2024-12-31"} | options))


def cell_of(report: AuditReport, unit: Any = FIRST) -> Cell:
    (cell,) = [cell for cell in report.cells if cell.unit.id == unit.id]
    return cell


def test_every_commune_of_the_district_is_expected(district: Any) -> None:
    report = report_of(district)
    assert sorted(cell.unit.id for cell in report.cells) == sorted(unit.id for unit in UNITS)
    assert (report.expected, report.covered, report.ratio) == (len(UNITS), 0, 0.0)
    assert report.cells[0].unit.place == "huyện Ninh Giang, tỉnh Hải Dương"
    assert report.cells[0].unit.parent == administration(HUYEN).id


def test_a_place_below_those_whom_the_requirement_addresses_is_audited_by_what_its_own_issuer_asks(
    required: Any,
) -> None:
    required.requirement("yc-tinh", "nq76", addressee_levels="province", document_type="Kế hoạch")
    report = audit(
        required.store(), TREE, "nq76", year=2024, under=HUYEN, as_of="2024-12-31", complete=True
    )  # fmt: skip
    cells = {cell.unit.id: (cell.due, cell.requirement) for cell in report.cells}
    assert cells == {administration(HUYEN).id: (None, None)} | {unit.id: (DUE, "yc") for unit in UNITS}


def test_issued_on_time(required: Any) -> None:
    plan(required, "5")
    cell = cell_of(report_of(required))
    assert (cell.state, cell.documents, cell.chain) == ("issued_on_time", ("5",), ("5", "kh152"))
    assert (cell.due, cell.days_late, cell.requirement) == (DUE, None, "yc")


def test_issued_late_says_by_how_many_days(required: Any) -> None:
    plan(required, "5", date="2024-02-10")
    cell = cell_of(report_of(required))
    assert (cell.state, cell.days_late) == ("issued_late", 10)


def test_issued_undated_where_a_day_is_due(required: Any) -> None:
    plan(required, "5", date=None, year=2024)
    assert cell_of(report_of(required)).state == "issued_undated"


def test_without_a_due_date_whatever_was_issued_is_on_time(district: Any) -> None:
    plan(district, "5", date=None, year=2024)
    assert cell_of(report_of(district)).state == "issued_on_time"


def test_a_text_without_number_and_date_is_a_draft(required: Any) -> None:
    plan(required, "5", symbol=None, date=None, year=2024)
    assert cell_of(report_of(required)).state == "draft"


def test_a_plan_known_only_by_citation_was_issued(required: Any) -> None:
    plan(required, "5", status="stub")
    assert cell_of(report_of(required)).state == "issued_on_time"


def test_not_due_before_the_day(required: Any) -> None:
    assert cell_of(report_of(required, as_of="2024-01-15", complete=True)).state == "not_due"


def test_not_due_before_the_year_begins(district: Any) -> None:
    assert cell_of(report_of(district, as_of="2023-12-30", complete=True)).state == "not_due"


def test_unknown_where_the_collection_is_not_complete(required: Any) -> None:
    assert cell_of(report_of(required)).state == "unknown"


def test_missing_where_the_collection_is_complete(required: Any) -> None:
    assert cell_of(report_of(required, complete=True)).state == "missing"


def test_missing_where_the_unit_and_year_are_declared_collected(required: Any) -> None:
    required.collected += [(FIRST.id, 2024), (UNITS[1].id, 2023)]
    report = report_of(required)
    assert (cell_of(report).state, cell_of(report, UNITS[1]).state) == ("missing", "unknown")


def test_waived_units_need_not_issue_and_do_not_count(required: Any) -> None:
    report = report_of(required, waived=[FIRST.id])
    assert cell_of(report).state == "waived"
    assert (report.expected, report.owed) == (len(UNITS), len(UNITS) - 1)


@pytest.mark.parametrize(
    "titles, state",
    [
        ((None, None), "conflict"),
        (("Kế hoạch cải cách", "Kế hoạch CẢI CÁCH"), "conflict"),
        (("Kế hoạch cải cách", "Kế hoạch tuyên truyền"), "issued_on_time"),
    ],
)
def test_two_plans_that_claim_one_year_conflict(
    required: Any, titles: tuple[str | None, str | None], state: str
) -> None:
    plan(required, "5", title=titles[0])
    plan(required, "6", title=titles[1], date="2024-02-15")
    cell = cell_of(report_of(required))
    assert (cell.state, cell.documents) == (state, ("5", "6"))


def test_a_plan_that_replaces_the_other_does_not_dispute_it(required: Any) -> None:
    plan(required, "5")
    plan(required, "6", date="2024-02-15", basis=None)
    required.derives("6", "5")
    assert cell_of(report_of(required)).state == "issued_on_time"


def test_what_was_issued_after_the_day_of_the_audit_does_not_count(required: Any) -> None:
    plan(required, "5", date="2024-03-01")
    cell = cell_of(report_of(required, as_of="2024-02-15"))
    assert cell.state == "unknown"
    assert [(miss.document, miss.why) for miss in cell.near_misses] == [
        ("5", "ban hành ngày 01/03/2024, sau ngày xét")
    ]


def test_a_plan_through_another_plan_covers_with_its_chain(required: Any) -> None:
    world = required
    plan(world, "5")
    plan(world, "7", UNITS[1], basis="5")
    assert cell_of(report_of(world), UNITS[1]).chain == ("7", "5", "kh152")


NEAR = [
    ({"date": "2023-01-20"}, "kh152", "cho năm 2023, không phải năm 2024"),
    ({"date": "2021-01-20", "period": "2021-2025"}, "kh152", "cho giai đoạn 2021-2025, không phải riêng cho năm 2024"),
    ({"type": "Báo cáo"}, "kh152", "là Báo cáo, không phải Kế hoạch"),
    ({}, None, "không nêu căn cứ nào dẫn tới 152/KH-UBND"),
    ({}, "nq76", "căn cứ văn bản khác (76/NQ-CP), không dẫn tới 152/KH-UBND"),
]  # fmt: skip


@pytest.mark.parametrize("properties, basis, why", NEAR)
def test_a_near_miss_says_why_it_does_not_count(
    required: Any, properties: dict[str, Any], basis: str | None, why: str
) -> None:
    plan(required, "5", basis=basis, **properties)
    cell = cell_of(report_of(required, complete=True))
    assert (cell.state, [(miss.document, miss.why) for miss in cell.near_misses]) == ("missing", [("5", why)])


def test_a_wrong_number_in_the_basis_is_pointed_out(district: Any) -> None:
    plan(district, "5", basis="nq67")
    report = audit(
        district.store(), TREE, "nq76", year=2024, under=HUYEN, level="commune", as_of="2024-12-31"
    )
    assert [miss.why for miss in cell_of(report).near_misses] == [
        "căn cứ ghi 67/NQ-CP, gần giống 76/NQ-CP: có thể ghi sai số"
    ]


def test_a_slip_in_the_number_of_the_plan_above_is_pointed_out(district: Any) -> None:
    issuer = administration(HUYEN)
    district.instrument("kh125", symbol="125/KH-UBND", status="stub", issuer=issuer.id)
    plan(district, "5", basis="kh125")
    report = audit(
        district.store(), TREE, "nq76", year=2024, under=HUYEN, level="commune", as_of="2024-12-31"
    )
    assert [miss.why for miss in cell_of(report).near_misses] == [
        "căn cứ ghi 125/KH-UBND, gần giống 152/KH-UBND: có thể ghi sai số"
    ]


def test_a_duty_to_issue_a_plan_for_several_years_is_covered_by_that_plan(district: Any) -> None:
    district.requirement("yc", "kh152", period="2021-2025", addressee_levels="commune")
    plan(district, "5", date="2021-03-01", period="2021-2025")
    plan(district, "6", UNITS[1], date="2022-03-01", period="2022-2026")
    report = report_of(district)
    assert (cell_of(report).state, cell_of(report, UNITS[1]).state) == ("issued_on_time", "unknown")


def test_a_unit_of_the_same_name_elsewhere_is_a_near_miss(required: Any) -> None:
    other = required.unit("urn:cancu:unit:vn;elsewhere:uy.ban.nhan.dan", FIRST.name)
    plan(required, "5", issuer=other)
    assert [miss.why for miss in cell_of(report_of(required)).near_misses] == [
        f"của đơn vị cùng tên ở nơi khác ({other})"
    ]


def test_a_requirement_of_another_year_is_not_asked_for(required: Any) -> None:
    assert {cell.due for cell in report_of(required, year=2026, as_of="2024-12-31").cells} == {None}


def test_a_unit_that_the_requirement_names_has_a_cell_of_its_own(district: Any) -> None:
    district.unit(FIRST.id, FIRST.name)
    district.requirement("yc", "kh152", due=DUE)
    district.relate("yc", RelationKind.ASSIGNED_TO, FIRST.id, role="responsible")
    plan(district, "5")
    assert [(cell.unit.id, cell.state) for cell in report_of(district).cells] == [
        (FIRST.id, "issued_on_time")
    ]


def test_a_yearly_requirement_moves_to_the_year_asked_for(district: Any) -> None:
    district.requirement("yc", "kh152", due=DUE, addressee_levels="commune", recurrence="FREQ=YEARLY")
    assert {cell.due for cell in report_of(district, year=2025, as_of="2025-03-31").cells} == {"2025-01-31"}


def test_without_a_year_the_requirement_gives_it(required: Any) -> None:
    plan(required, "5", date="2023-01-15")
    plan(required, "6", UNITS[1])
    report = report_of(required, year=None)
    assert (cell_of(report).state, cell_of(report, UNITS[1]).state) == ("unknown", "issued_on_time")


def test_a_central_instrument_is_expected_below_the_centre(district: Any) -> None:
    report = audit(district.store(), TREE, "nq76", year=2024, level="province", as_of="2024-12-31")
    assert report.expected == 63
    assert cell_of(report, administration(TREE.area("urn:cancu:area:vn;hai.duong"))).state == "unknown"  # type: ignore[arg-type]
    under = audit(
        district.store(), TREE, "nq76", year=2024, under=HUYEN, level="district", as_of="2024-12-31"
    )
    assert [(cell.state, cell.documents) for cell in under.cells] == [("issued_on_time", ("kh152",))]


def test_there_are_no_districts_since_july_2025(district: Any) -> None:
    report = audit(district.store(), TREE, "nq76", year=2026, as_of="2026-11-21")
    levels = [cell.unit.level for cell in report.cells]
    assert (levels.count("province"), levels.count("district"), levels.count("commune")) == (34, 0, 3321)


def test_units_that_ended_before_the_day_are_not_asked_and_their_heirs_are(district: Any) -> None:
    plan(district, "5", date="2025-02-01")
    report = report_of(district, year=2025, as_of="2025-12-31")
    old = {cell.unit.id: cell for cell in report.cells if not cell.unit.id.split(":")[-2].endswith("@2025")}
    assert cell_of(report).state == "issued_on_time"
    assert {cell.state for key, cell in old.items() if key != FIRST.id} == {"not_applicable"}
    note = old[UNITS[1].id].note
    assert note is not None and note.startswith(
        "kết thúc hoạt động ngày 30/06/2025; trách nhiệm chuyển cho UBND xã "
    )
    heir = administration(TREE.successors(COMMUNES[0].id)[0])
    cell = cell_of(report, heir)
    assert cell.state == "unknown"
    assert [(miss.document, miss.why) for miss in cell.near_misses] == [
        ("5", f"do đơn vị trước khi sắp xếp ban hành: {FIRST.name}")
    ]


def test_a_place_of_today_is_asked_for_as_it_was_in_the_year(district: Any) -> None:
    def asked(area: str, year: int) -> int:
        under = TREE.area(area)
        return audit(
            district.store(), TREE, "nq76", year=year, under=under, level="district", as_of="2026-11-21"
        ).expected

    was, now = "urn:cancu:area:vn;ha.noi", "urn:cancu:area:vn;ha.noi@2025"
    assert (asked(was, 2024), asked(now, 2024), asked(now, 2026)) == (30, 30, 0)


def test_the_requirement_of_a_basis_is_asked_where_the_instrument_has_none(required: Any) -> None:
    required.instrument(
        "kh200", type="Kế hoạch", date="2024-01-02", level="district", issuer=administration(HUYEN).id
    )
    required.derives("kh200", "kh152")
    report = audit(required.store(), TREE, "kh200", year=2024, as_of="2024-12-31")
    assert {(cell.requirement, cell.due) for cell in report.cells} == {("yc", DUE)}


def test_the_answer_has_the_form_of_the_contract(required: Any) -> None:
    plan(required, "5")
    answer = audit_answer(report_of(required))
    assert {name: answer[name] for name in ("instrument", "year", "as_of", "complete", "expected")} == {
        "instrument": "kh152", "year": 2024, "as_of": "2024-12-31", "complete": False, "expected": len(UNITS),
    }  # fmt: skip
    assert sum(answer["summary"].values()) == answer["expected"]
    assert set(answer["summary"]) == {
        "issued_on_time", "issued_late", "issued_undated", "draft", "not_due", "missing", "unknown", "waived",
        "not_applicable", "conflict",
    }  # fmt: skip
    assert answer["coverage"]["covered"] == 1
    assert {"unit", "state", "documents", "chain", "due", "days_late", "requirement", "near_misses"} <= set(
        answer["cells"][0]
    )
    assert {"id", "name", "level", "parent"} <= set(answer["cells"][0]["unit"])
