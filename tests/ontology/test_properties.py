"""Whatever a reading becomes, its nodes carry only properties that the ontology declares."""

from collections.abc import Callable
from typing import Any

from graph.describing import describe
from graph.facts import Facts
from graph.reading import Assignee
from ontology.terms import Property

HUYEN = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"


def facts(a_paper: Callable[..., Any]) -> Facts:
    paper = a_paper(
        "Kế hoạch",
        "152/KH-UBND",
        "2023-12-29",
        "UBND huyện Ninh Giang",
        HUYEN,
        title="Cải cách hành chính năm 2024",
    )
    paper.cite("Nghị quyết", "76/NQ-CP", issuer="Chính phủ", issuer_id="urn:cancu:unit:vn:chinh.phu")
    assignee = Assignee(
        unit="Phòng Nội vụ", unit_id=HUYEN.replace("uy.ban.nhan.dan", "phong.noi.vu"), role="lead"
    )
    paper.charge("Phòng Nội vụ chủ trì tuyên truyền", assignee, due="2024-12-15")
    paper.require(
        "UBND các xã xây dựng kế hoạch",
        addressees=("UBND các xã",),
        addressee_levels=("commune",),
        document_type="Kế hoạch",
        subject="tuyên truyền",
        period="2024",
        due="2024-01-31",
        recurrence="FREQ=YEARLY",
    )
    return describe(paper.reading())


def test_descriptions_use_declared_properties_only(a_paper: Callable[..., Any]) -> None:
    used = {name for each in facts(a_paper).descriptions for name in each.properties}
    assert used - {each.value for each in Property} == set()
