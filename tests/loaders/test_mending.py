"""Texts whose lines ended without a blank are read as if they had it; what leaves the reader is the text as it is."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reading import Reading, Source
from loaders.mending import mend
from loaders.reading import read_text

WHOLE = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-----

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND

Lào Cai, ngày 05 tháng 3 năm 2014

KẾ HOẠCH

VỀ VIỆC TRIỂN KHAI QUYẾT ĐỊNH SỐ 34/2014/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ

Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;

Thực hiện Quyết định số 34/2014/QĐ-TTg ngày 30/5/2014 của Thủ tướng Chính phủ về tiêu chuẩn xã, phường;

Theo đề nghị của Sở Kế hoạch và Đầu tư tại Tờ trình số 112/TTr-SKHĐT ngày 21 tháng 01 năm 2014,

Ủy ban nhân dân tỉnh xây dựng kế hoạch triển khai thực hiện như sau:

1. Sở Nội vụ chủ trì, phối hợp với Sở Y tế tổ chức thực hiện Kế hoạch này, báo cáo trước ngày 30/11/2014.
"""
LOST = (
    ("VỀ VIỆC", "VỀVIỆC"), ("TRIỂN KHAI", "TRIỂNKHAI"), ("CHÍNH PHỦ", "CHÍNHPHỦ"), ("Hội đồng nhân", "Hội đồngnhân"),
    ("Ủy ban nhân", "Ủybannhân"), ("năm 2003", "năm2003"), ("Thực hiện Quyết", "Thực hiệnQuyết"),
    ("Kế hoạch và", "Kế hoạchvà"), ("trình số", "trìnhsố"), ("21 tháng", "21tháng"), ("dựng kế hoạch", "dựng kếhoạch"),
    ("chủ trì", "chủtrì"), ("tổ chức", "tổchức"), ("trước ngày", "trướcngày"), ("tiêu chuẩn xã", "tiêuchuẩnxã"),
)  # fmt: skip


def without_blanks() -> str:
    text = WHOLE
    for words, clinging in LOST:
        text = text.replace(words, clinging, 1)
    return text


def read(text: str) -> Reading:
    digest = sha256(text.encode()).hexdigest()
    return read_text(Source(path="a.txt", sha256=digest, media_type="text/plain", text=text))


def test_the_blanks_come_back_where_they_were() -> None:
    mended = mend(without_blanks())
    assert mended is not None
    assert mended.text == WHOLE


def test_a_text_that_lost_its_blanks_says_what_it_said() -> None:
    whole, lost = read(WHOLE), read(without_blanks())
    assert lost.header.title == whole.header.title
    facts = [
        [
            (each.type, each.symbol, each.date, each.issuer, each.role, each.basis)
            for each in reading.citations
        ]
        for reading in (whole, lost)
    ]
    assert facts[0] == facts[1]
    assert [task.assignees for task in lost.tasks] == [task.assignees for task in whole.tasks]


def test_what_is_reported_stands_in_the_text_itself() -> None:
    text = without_blanks()
    reading = read(text)
    assert reading.source.text == text
    assert [text[each.start : each.end] for each in reading.citations] == [
        each.text for each in reading.citations
    ]
    assert "Thực hiệnQuyết định số 34" in text
    assert "Quyết định số 34/2014/QĐ-TTg ngày 30/5/2014" in [each.text for each in reading.citations]
    assert [text[each.start : each.end] for each in reading.deadlines] == [
        each.text for each in reading.deadlines
    ]
    assert text[reading.header.start : reading.header.end] == "15/KH-UBND"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "Website ngành, fanpage, Zalo, smartphone và Facebook của Krông Năng, Đắk Glong, Ea H'leo; internet, ASEANĐÔNG",
        "UBND, HĐND, UBMTTQVN, BCĐ, TTLT-BLĐTBXH-BTC, QĐ-UBND, PCTNXH, VHTTDL, GDĐT, BQLDA, ĐHĐCĐ, TĐKTNN",
    ],
)
def test_what_has_its_blanks_is_left_alone(text: str) -> None:
    assert mend(text) is None


def test_a_text_that_was_read_apart_says_so() -> None:
    [finding] = [each for each in read(without_blanks()).findings if each.code == "lost-blanks"]
    lost = len(WHOLE) - len(without_blanks())
    assert (finding.severity, f" {lost} chỗ" in finding.message) == ("info", True)
    assert "lost-blanks" not in {each.code for each in read(WHOLE).findings}


def test_the_end_of_a_line_may_be_printed() -> None:
    text = (
        "Số: 54/KH-UBND\\r\\n\\r\\nKẾ HOẠCH\\r\\n\\r\\nThực hiện Quyết định số 18/QĐ-TTg\\r\\nngày 25/12/2019"
    )
    reading = read(text)
    assert [(each.text, each.date) for each in reading.citations] == [
        ("Quyết định số 18/QĐ-TTg\\r\\nngày 25/12/2019", "2019-12-25")
    ]
    assert (reading.header.type, reading.header.symbol) == ("Kế hoạch", "54/KH-UBND")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["kếhoạch", "cơquan", " ", "thựchiện", "\\r\\n", "số15", "Ủyban", ", ", "vàĐề", "\n"])
    )
)
def test_every_letter_leads_back_to_itself(pieces: list[str]) -> None:
    text = "".join(pieces)
    mended = mend(text)
    if mended is None:
        return
    put_in = set(mended.places)
    kept = [offset for offset in range(len(mended.text)) if offset not in put_in]
    assert [mended.text[offset] for offset in kept] == [text[mended.place(offset)] for offset in kept]
    assert mended.text.replace(" ", "").replace("\n", "") == (
        text.replace("\\r\\n", "\n").replace(" ", "").replace("\n", "")
    )
