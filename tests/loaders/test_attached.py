"""A decision and the plan that it promulgates are two instruments."""

from hashlib import sha256

import pytest

from graph.describing import describe, name
from graph.ledger import Ledger
from graph.reading import Reading, Source
from graph.stores import open_store
from loaders.reading import read_text
from ontology.terms import RelationKind

DECISION = """ỦY BAN NHÂN DÂN
TỈNH HẢI DƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 512/QĐ-UBND
Hải Dương, ngày 20 tháng 02 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2023

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2023.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An

"""
PLAN = """KẾ HOẠCH
Cải cách hành chính năm 2023
(Kèm theo Quyết định số 512/QĐ-UBND ngày 20/02/2023 của UBND tỉnh Hải Dương)

Thực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ, nội dung như sau:

I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì theo dõi việc thực hiện, báo cáo trước ngày 30/11/2023.
"""
DECISION_ID = "urn:lex:vn;hai.duong:uy.ban.nhan.dan:quyet.dinh:2023-02-20;512"
PLAN_ID = f"{DECISION_ID}:ke.hoach"


def read(text: str) -> Reading:
    digest = sha256(text.encode()).hexdigest()
    return read_text(Source(path="a.txt", sha256=digest, media_type="text/plain", text=text))


def test_the_plan_after_a_decision_is_attached_to_it() -> None:
    reading = read(DECISION + PLAN)
    [attached] = reading.attached
    assert (attached.start, attached.end) == (len(DECISION), len(DECISION + PLAN))
    assert (attached.type, attached.title, attached.period) == (
        "Kế hoạch",
        "Cải cách hành chính năm 2023",
        "2023",
    )
    assert reading.source.text[slice(*attached.said)].startswith("(Kèm theo Quyết định số 512/QĐ-UBND")
    assert reading.header.type == "Quyết định"


@pytest.mark.parametrize(
    "follows",
    [
        PLAN.replace("KẾ HOẠCH\n", "PHỤ LỤC\n"),
        PLAN.replace("KẾ HOẠCH\n", "GIẤY MỜI\n"),
        PLAN.replace("Quyết định số 512/QĐ-UBND", "Công văn số 512/UBND-TH"),
        PLAN.replace("KẾ HOẠCH\nCải", "Kế hoạch cải"),
    ],
)
def test_appendices_forms_and_what_another_type_of_document_promulgates_are_not_attached(
    follows: str,
) -> None:
    assert read(DECISION + follows).attached == ()


def test_what_stands_in_the_plan_is_said_by_the_plan() -> None:
    store = open_store("memory:")
    Ledger(store).ingest(read(DECISION + PLAN), "a.txt")
    assert list(store.nodes([DECISION_ID, PLAN_ID])) == [DECISION_ID, PLAN_ID]
    plan = store.nodes([PLAN_ID])[PLAN_ID]
    assert plan.label == (
        "Kế hoạch Cải cách hành chính năm 2023 (kèm theo Quyết định 512/QĐ-UBND, UBND tỉnh Hải Dương, 20/02/2023)"
    )
    assert (plan.get("type"), plan.get("status"), plan.get("level")) == ("Kế hoạch", "resolved", "province")
    rests = [
        (r.target, r.basis)
        for r in store.relations([PLAN_ID], outgoing=True, kinds=[RelationKind.DERIVES_FROM])
    ]
    assert rests == [
        ("urn:lex:vn:thu.tuong.chinh.phu:chi.thi:2021-09-02;23", "implements"),
        (DECISION_ID, "based-on"),
    ]
    [task] = store.relations([PLAN_ID], outgoing=False, kinds=[RelationKind.DEFINED_IN])
    assert "chủ trì theo dõi" in task.evidence[0].quote
    [source] = store.sources()
    assert source.document == DECISION_ID


def test_the_text_alone_names_the_document_its_citations_and_its_plan() -> None:
    reading = read(DECISION + PLAN)
    named = name(reading)
    assert (named.document.id, [each.id for each in named.attached]) == (DECISION_ID, [PLAN_ID])
    targets = {
        citation.symbol: (meant.id, meant.state)
        for citation, meant in zip(reading.citations, named.cited, strict=True)
    }
    assert targets == {
        None: (DECISION_ID, "resolved"),
        "76/NQ-CP": ("urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76", "stub"),
        "23/CT-TTg": ("urn:lex:vn:thu.tuong.chinh.phu:chi.thi:2021-09-02;23", "stub"),
    }


def test_a_decision_alone_says_the_same_as_before() -> None:
    assert describe(read(DECISION)).document == describe(read(DECISION)).descriptions[0].key
    assert read(DECISION).attached == ()
