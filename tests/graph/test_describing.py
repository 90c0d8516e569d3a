"""Describing: what a reading says becomes descriptions and statements, each with its place."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph.describing import describe
from graph.facts import Facts
from graph.reading import Assignee, Header
from ontology.terms import NodeKind, RelationKind

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"
DISTRICT = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
OFFICE = "urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu"
Maker = Callable[..., Any]


def said(facts: Facts, *kinds: RelationKind) -> list[tuple[str, str, str, str | None, str]]:
    """Return statements as (block, kind, block, role or basis, quote)."""
    blocks = {description.key: description.block for description in facts.descriptions}
    return [
        (
            blocks[s.subject],
            s.kind.value,
            blocks[s.object],
            s.role or s.basis,
            facts.source.text[s.start : s.end],
        )
        for s in facts.statements
        if not kinds or s.kind in kinds
    ]


def blocks(facts: Facts, kind: NodeKind = NodeKind.INSTRUMENT) -> list[str]:
    return [description.block for description in facts.descriptions if description.kind is kind]


def plan(a_paper: Maker, **more: Any) -> Any:
    return a_paper("Kế hoạch", "152/KH-UBND", "2023-12-29", "UBND huyện Ninh Giang", DISTRICT, **more)


def test_a_document_describes_itself(a_paper: Maker) -> None:
    own = describe(plan(a_paper, title="Cải cách", signer="Nguyễn Văn A").reading()).descriptions[0]
    assert (own.own, own.block) == (True, "vn;hai.duong;ninh.giang:uy.ban.nhan.dan|152")
    assert own.properties == {
        "date": "2023-12-29",
        "hash": own.source[:12],
        "issuer": DISTRICT,
        "issuer_name": "UBND huyện Ninh Giang",
        "level": "district",
        "name_key": "cai cach",
        "number": "152",
        "signer": "Nguyễn Văn A",
        "symbol": "152/KH-UBND",
        "symbol_key": "152/kh-ubnd",
        "title": "Cải cách",
        "type": "Kế hoạch",
        "year": 2023,
    }


def test_a_document_without_number_or_issuer_is_only_itself(a_paper: Maker) -> None:
    for paper in (a_paper("Kế hoạch", None, None, "UBND", DISTRICT), a_paper("Kế hoạch", "3/KH-UBND")):
        reading = paper.reading()
        assert describe(reading).descriptions[0].block == f"#{reading.source.sha256[:16]}"


def test_a_citation_is_said_with_role_basis_and_quote(a_paper: Maker) -> None:
    paper = plan(a_paper).cite(
        "Nghị quyết", "76/NQ-CP", "2021-07-15", issuer="Chính phủ", issuer_id=GOVERNMENT
    )
    own, cited, quote = (
        "vn;hai.duong;ninh.giang:uy.ban.nhan.dan|152",
        "vn:chinh.phu|76",
        f"152/KH-UBND 2023-12-29\n{paper.lines[-1]}",
    )
    assert said(describe(paper.reading()), RelationKind.CITES, RelationKind.DERIVES_FROM) == [
        (own, "CITES", cited, "legal-basis", quote),
        (own, "DERIVES_FROM", cited, "based-on", quote),
    ]


def test_a_mention_outside_the_opening_is_no_basis(a_paper: Maker) -> None:
    facts = describe(plan(a_paper).cite("Nghị quyết", "76/NQ-CP", basis=None).reading())
    assert [(kind, role) for _, kind, _, role, _ in said(facts, *RelationKind)][-1] == ("CITES", "mention")
    assert said(facts, RelationKind.DERIVES_FROM) == []


def test_amending_replacing_repealing_and_guiding_are_said_beside_the_citation(a_paper: Maker) -> None:
    paper = plan(a_paper)
    effects = {"amends": "AMENDS", "replaces": "REPLACES", "repeals": "REPEALS", "guides": "GUIDES"}
    for number, relation in enumerate(effects, start=1):
        paper.cite("Quyết định", f"{number}/QĐ-UBND", "2020-01-01", basis=None, relation=relation)
    found = [kind for _, kind, _, _, _ in said(describe(paper.reading()))]
    assert [kind for kind in found if kind in effects.values()] == list(effects.values())
    assert found.count("CITES") == 4


def test_a_document_never_cites_itself(a_paper: Maker) -> None:
    paper = plan(a_paper)
    paper.cite("Kế hoạch", None, form="self", title="này")
    paper.cite("Kế hoạch", "152/KH-UBND", "2023-12-29", issuer_id=DISTRICT)
    paper.cite("Kế hoạch", "152/KH-UBND")
    facts = describe(paper.reading())
    assert len(blocks(facts)) == 1
    assert said(facts, RelationKind.CITES) == []
    last_year = plan(a_paper).cite("Kế hoạch", "152/KH-UBND", "2022-12-29", issuer_id=DISTRICT)
    assert len(said(describe(last_year.reading()), RelationKind.CITES)) == 1


def test_what_the_title_of_a_citation_carries_out_is_said_of_that_instrument(a_paper: Maker) -> None:
    paper = plan(a_paper).cite("Kế hoạch", "59/KH-UBND", "2024-01-10", issuer_id=DISTRICT)
    paper.write("về thực hiện")
    paper.cite("Nghị quyết", "76/NQ-CP", "2021-07-15", issuer_id=GOVERNMENT, basis=None, within=0)
    facts = describe(paper.reading())
    [inner] = [each for each in said(facts, RelationKind.DERIVES_FROM) if each[2] == "vn:chinh.phu|76"]
    assert inner[0] == "vn;hai.duong;ninh.giang:uy.ban.nhan.dan|59"
    assert inner[3] == "implements"
    assert "59/KH-UBND ngày 2024-01-10\nvề thực hiện\nNghị quyết 76/NQ-CP" in inner[4]
    assert [s.method for s in facts.statements if s.method == "title"] == ["title"]


def test_no_title_carries_out_what_is_younger(a_paper: Maker) -> None:
    paper = plan(a_paper).cite("Kế hoạch", "25-KH/TU", "2016-11-30", issuer_id=DISTRICT)
    paper.write("thực hiện")
    paper.cite("Kết luận", "111-KL/TU", "2017-08-14", issuer_id=DISTRICT, basis=None, within=0)
    assert [s for s in describe(paper.reading()).statements if s.method == "title"] == []


def test_citations_without_number_are_described_by_date_or_name(a_paper: Maker) -> None:
    paper = plan(a_paper)
    paper.cite("Nghị quyết", None, "2021-07-15", issuer_id=GOVERNMENT, form="dated")
    paper.cite("Luật", None, title="Việc làm", form="named")
    paper.cite("Luật", None, title="Luật Việc làm", form="named")
    paper.cite("Nghị quyết", None, title="về chuyển đổi số", form="descriptive", issuer_id=GOVERNMENT)
    paper.cite("Đề án", None, title="đơn giản hóa", form="descriptive")
    paper.cite("Nghị quyết", None, number="18", form="short")
    assert blocks(describe(paper.reading()))[1:] == [
        "vn:chinh.phu|nghi.quyet@2021-07-15",
        "law|luat viec lam",
        "law|luat viec lam",
        "vn:chinh.phu|nghi quyet ve chuyen doi so",
        "?vn;hai.duong;ninh.giang:uy.ban.nhan.dan|de an don gian hoa",
        "?|nghi.quyet|18",
    ]


def test_a_citation_without_year_remembers_when_it_was_written(a_paper: Maker) -> None:
    cited = describe(plan(a_paper).cite("Nghị quyết", "76/NQ-CP").reading()).descriptions[-1]
    assert cited.properties["citing_year"] == 2023
    assert "year" not in cited.properties


def test_the_same_citation_twice_is_one_description_and_two_statements(a_paper: Maker) -> None:
    paper = plan(a_paper).cite("Nghị quyết", "76/NQ-CP", basis=None)
    paper.write("đã được sơ kết.")
    facts = describe(paper.cite("Nghị quyết", "76/NQ-CP", basis=None).reading())
    assert len(blocks(facts)) == 2
    assert len(said(facts, RelationKind.CITES)) == 2


def test_a_unit_has_its_complete_name_and_stands_in_its_areas(a_paper: Maker) -> None:
    paper = plan(a_paper).charge("Theo dõi", Assignee(unit="Phòng Nội vụ", unit_id=OFFICE, role="lead"))
    facts = describe(paper.reading())
    names = {
        d.block: d.properties["name"] for d in facts.descriptions if d.kind in (NodeKind.UNIT, NodeKind.AREA)
    }
    assert names[OFFICE] == "Phòng Nội vụ huyện Ninh Giang"
    area = "urn:cancu:area:vn;hai.duong;ninh.giang"
    placed = {(subject, object_) for subject, _, object_, _, _ in said(facts, RelationKind.PART_OF)}
    assert {(OFFICE, area), (DISTRICT, area), (area, "urn:cancu:area:vn;hai.duong")} <= placed
    assert {s.method for s in facts.statements if s.kind is RelationKind.PART_OF} == {"gazetteer"}


def test_what_is_said_of_a_task_is_as_sure_as_the_task(a_paper: Maker) -> None:
    reading = plan(a_paper).charge("Báo cáo", Assignee(unit="Phòng Nội vụ", role="lead")).reading()
    unsure = replace(reading, tasks=tuple(replace(task, confidence=0.7) for task in reading.tasks))
    kinds = (RelationKind.DEFINED_IN, RelationKind.ASSIGNED_TO)
    assert [s.confidence for s in describe(unsure).statements if s.kind in kinds] == [0.7, 0.7]


def test_tasks_are_set_in_the_document_and_assigned_with_a_role(a_paper: Maker) -> None:
    paper = plan(a_paper).charge(
        "Báo cáo kết quả",
        Assignee(unit="Phòng Nội vụ", unit_id=OFFICE, role="lead"),
        Assignee(unit="Các đơn vị liên quan", role="support"),
        due="2024-11-30",
    )
    reading = paper.reading()
    task = f"urn:cancu:task:{reading.source.sha256[:16]}:{reading.tasks[0].start}"
    found = said(describe(reading), RelationKind.DEFINED_IN, RelationKind.ASSIGNED_TO)
    own, quote = "vn;hai.duong;ninh.giang:uy.ban.nhan.dan|152", "Báo cáo kết quả"
    assert found == [
        (task, "DEFINED_IN", own, None, quote),
        (task, "ASSIGNED_TO", OFFICE, "lead", quote),
        (
            task,
            "ASSIGNED_TO",
            "urn:cancu:unit:vn;hai.duong;ninh.giang:cac.don.vi.lien.quan",
            "support",
            quote,
        ),
    ]
    [described] = [d for d in describe(reading).descriptions if d.kind is NodeKind.TASK]
    assert (described.properties["content"], described.properties["deadline_date"]) == (quote, "2024-11-30")


def test_a_demand_for_a_document_is_a_requirement(a_paper: Maker) -> None:
    paper = plan(a_paper).require(
        "UBND các xã xây dựng Kế hoạch", addressees=("UBND các xã",), addressee_levels=("commune",),
        document_type="Kế hoạch", due="2024-01-30",
    )  # fmt: skip
    [described] = [d for d in describe(paper.reading()).descriptions if d.kind is NodeKind.REQUIREMENT]
    known = ("text", "addressees", "addressee_levels", "document_type", "due")
    assert [described.properties[name] for name in known] == [
        "UBND các xã xây dựng Kế hoạch", "UBND các xã", "commune", "Kế hoạch", "2024-01-30",
    ]  # fmt: skip


def test_recipients_with_a_known_unit_are_addressed(a_paper: Maker) -> None:
    paper = plan(a_paper, recipients=("Phòng Nội vụ", "Như trên"), recipient_ids=(OFFICE, None))
    paper.write("Nơi nhận: Phòng Nội vụ")
    [(_, _, unit, _, quote)] = said(describe(paper.reading()), RelationKind.ADDRESSED_TO)
    assert (unit, quote) == (OFFICE, "Phòng Nội vụ")


def test_an_issuer_without_number_line_is_proved_by_the_line_that_names_it(a_paper: Maker) -> None:
    paper = plan(a_paper)
    paper.lines = ["ỦY BAN", "", "UBND  HUYỆN NINH GIANG"]
    paper.header = Header(type="Kế hoạch", issuer="UBND huyện Ninh Giang", issuer_id=DISTRICT)
    [(_, _, unit, _, quote)] = said(describe(paper.reading()), RelationKind.ISSUED_BY)
    assert (unit, quote) == (DISTRICT, "UBND  HUYỆN NINH GIANG")


def test_findings_go_with_the_facts(a_paper: Maker) -> None:
    facts = describe(plan(a_paper).flaw("missing-date").reading())
    assert [finding.code for finding in facts.findings] == ["missing-date"]


def test_nothing_is_said_without_a_place(a_paper: Maker) -> None:
    paper = a_paper(None, None, None, issuer="UBND", issuer_id=DISTRICT)
    paper.lines, paper.header = [], Header(issuer="UBND", issuer_id=DISTRICT)
    assert describe(paper.reading()).statements == ()


def test_two_laws_of_one_day_are_two(a_paper: Maker) -> None:
    day = "2015-06-19"
    names = ("Luật Tổ chức Chính phủ", "Luật Tổ chức chính quyền địa phương")
    paper = plan(a_paper)
    for name in names:
        paper.cite("Luật", None, day, title=name, form="dated")
    cited = [block for block in blocks(describe(paper.reading())) if "luat" in block]
    assert cited == [
        "law|luat to chuc chinh phu",
        "law|luat to chuc chinh quyen dia phuong",
    ]


def test_a_plan_known_by_citation_has_its_period(a_paper: Maker) -> None:
    facts = describe(plan(a_paper).cite("Kế hoạch", "187/KH-UBND", "2023-12-22", period="2024").reading())
    plans = [each.properties for each in facts.descriptions if each.properties.get("symbol") == "187/KH-UBND"]
    assert [each.get("period") for each in plans] == ["2024"]
