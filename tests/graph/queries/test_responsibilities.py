"""Duties of a unit with their bases, and requirements to issue a document."""

from typing import Any

import pytest

from graph.queries import duties, requirements
from graph.queries.answers import duties_answer, requirements_answer
from ontology.terms import RelationKind


@pytest.fixture
def store(world: Any) -> Any:
    world.instrument("nq")
    world.instrument("tỉnh", date="2022-12-30")
    world.instrument("huyện", date="2022-12-31", period="2023")
    world.derives("huyện", "tỉnh")
    world.derives("tỉnh", "nq")
    world.unit("phòng", "Phòng Nội vụ huyện")
    world.unit("ubnd", "UBND huyện")
    world.unit("chủ tịch", "Chủ tịch UBND huyện")
    world.task(
        "t:x:200", "huyện", "báo cáo", deadline_text="trước ngày 15/11/2024", deadline_date="2024-11-15"
    )
    world.task("t:x:30", "huyện", "rà soát", product="Báo cáo")
    parts = [
        ("t:x:200", "phòng", "lead"),
        ("t:x:30", "phòng", "support"),
        ("t:x:30", "ubnd", "lead"),
        ("t:x:200", "chủ tịch", "responsible"),
    ]
    for task, unit, role in parts:
        world.relate(task, RelationKind.ASSIGNED_TO, unit, role=role)
    world.requirement("r", "huyện", "xây dựng kế hoạch", due="2023-01-31", document_type="Kế hoạch")
    return world.store()


def test_duties_have_their_role_document_and_bases_in_order_of_place(store: Any) -> None:
    found = duties(store, ["phòng"])
    assert [(d.task.id, d.role, d.document and d.document.id, d.bases) for d in found.duties] == [
        ("t:x:30", "support", "huyện", ("tỉnh", "nq")),
        ("t:x:200", "lead", "huyện", ("tỉnh", "nq")),
    ]
    assert [node.id for node in found.view.nodes] == ["huyện", "nq", "phòng", "t:x:200", "t:x:30", "tỉnh"]


def test_the_forms_of_a_unit_share_its_duties(store: Any) -> None:
    found = duties(store, ["ubnd", "chủ tịch"])
    assert [(d.task.id, d.unit) for d in found.duties] == [("t:x:30", "ubnd"), ("t:x:200", "chủ tịch")]
    assert found.unit == "ubnd"


@pytest.mark.parametrize("year, tasks", [(2022, []), (2023, ["t:x:30"]), (2024, ["t:x:200"])])
def test_a_duty_is_of_the_year_of_its_deadline_or_else_of_its_document(
    store: Any, year: int, tasks: list[str]
) -> None:
    assert [duty.task.id for duty in duties(store, ["phòng"], year=year).duties] == tasks


def test_a_commune_has_the_duties_of_the_communes_of_its_district(world: Any) -> None:
    district = "urn:cancu:unit:vn;hai.duong;ninh.giang"
    world.instrument("huyện")
    world.unit(f"{district}:ubnd.cac.xa.thi.tran", "UBND các xã, thị trấn")
    world.unit(f"{district}:ubnd.cap.xa", "UBND cấp xã")
    world.unit("urn:cancu:unit:vn;hai.duong;tu.ky:ubnd.cap.xa", "UBND cấp xã")
    world.unit("urn:cancu:unit:vn;hai.duong:ubnd.cap.huyen", "UBND cấp huyện")
    for number, unit in enumerate(list(world.nodes)[1:]):
        world.task(f"t:{number}", "huyện")
        world.relate(f"t:{number}", RelationKind.ASSIGNED_TO, unit)
    found = duties(world.store(), [f"{district};ung.hoe:uy.ban.nhan.dan"])
    assert [duty.unit.removeprefix(district) for duty in found.duties] == [
        ":ubnd.cac.xa.thi.tran",
        ":ubnd.cap.xa",
    ]


def test_a_unit_without_duties_has_none(store: Any) -> None:
    assert duties(store, ["sở"]).duties == ()


def test_the_answer_shows_the_deadline_and_the_quote(store: Any) -> None:
    answer = duties_answer(duties(store, ["phòng"]))
    assert (answer["unit"], answer["total"]) == ("phòng", 2)
    first, second = answer["duties"]
    assert (first["product"], first["deadline"]) == ("Báo cáo", None)
    assert second["deadline"] == {"text": "trước ngày 15/11/2024", "date": "2024-11-15", "recurrence": None}
    assert [e["quote"] for e in second["evidence"]] == ["ASSIGNED_TO phòng"]


def test_requirements_are_listed_for_one_instrument_or_all(store: Any) -> None:
    assert [r.requirement.id for r in requirements(store)] == ["r"]
    assert requirements(store, "nq") == []
    answer = requirements_answer(requirements(store, "huyện"))
    assert answer["total"] == 1
    (found,) = answer["requirements"]
    assert (found["due"], found["document_type"], found["document"]["id"]) == (
        "2023-01-31",
        "Kế hoạch",
        "huyện",
    )
    assert [e["quote"] for e in found["evidence"]] == ["DEFINED_IN huyện"]
