"""The head of a document, in every layout; and where its text begins."""

import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reading import Header, Reading, Source
from loaders.reading import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def read(text: str, recognised: bool = False) -> Reading:
    digest = sha256(text.encode()).hexdigest()
    confidence = 0.8 if recognised else None
    return read_text(
        Source(path="a.txt", sha256=digest, media_type="text/plain", text=text, ocr_confidence=confidence)
    )


def head(text: str) -> Header:
    return read(text).header


LAYOUTS = {
    "one under the other": f"""ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
-------
{STATE}
-----

Số: 12/KH-UBND

Nghệ An, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

Căn cứ Luật Việc làm;""",
    "cells between pipes": """|
**ỦY BAN NHÂN
DÂN**
TỈNH NGHỆ AN
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số: 12/KH-UBND
|
*Nghệ An, ngày
05 tháng 3 năm 2024*
|

**KẾ
HOẠCH**

CẢI CÁCH HÀNH CHÍNH
NĂM 2024

Căn cứ Luật Việc làm;""",
    "two columns": """  ------------------  -----------------------
   **ỦY BAN NHÂN DÂN\\      **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\
     TỈNH NGHỆ AN**          Độc lập - Tự do - Hạnh phúc**

   Số: 12/KH-UBND        *Nghệ An, ngày 05 tháng 3 năm 2024*
  ------------------  -----------------------

**KẾ HOẠCH**

CẢI CÁCH HÀNH CHÍNH NĂM 2024

*Căn cứ Luật Việc làm;*""",
    "a web page around it": f"""Kế hoạch 12/KH-UBND năm 2024 về cải cách hành chính
Số hiệu: 12/KH-UBND Loại văn bản: Khác
Ngày ban hành: 05/03/2024
Kế hoạch 12/KH-UBND thay thế Kế hoạch 9/KH-UBND ngày 01/02/2023

ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
{STATE}
Số: 12/KH-UBND
Nghệ An, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
CẢI CÁCH HÀNH CHÍNH NĂM 2024
Thực hiện Luật Việc làm;""",
    "Markdown headings": f"""# ỦY BAN NHÂN DÂN TỈNH NGHỆ AN {STATE}

Số: 12/KH-UBND
Nghệ An, ngày 5/3/2024

## KẾ HOẠCH
### Cải cách hành chính năm 2024

Căn cứ Luật Việc làm;""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_document_reads_alike_in_every_layout(layout: str) -> None:
    reading = read(LAYOUTS[layout])
    header = reading.header
    assert (header.type, header.symbol, header.date, header.place) == (
        "Kế hoạch",
        "12/KH-UBND",
        "2024-03-05",
        "Nghệ An",
    )
    assert (header.issuer, header.level, header.year) == ("UBND tỉnh Nghệ An", "province", 2024)
    assert (header.title or "").lower() == "cải cách hành chính năm 2024"
    assert [each.text for each in reading.citations] == ["Luật Việc làm"]
    assert reading.source.text[header.start : header.end] == "12/KH-UBND"


def test_a_blank_number_and_day_leave_the_year() -> None:
    header = head(
        f"ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\n{STATE}\nSố: /KH-UBND\nNinh "
        "Giang, ngày   tháng 01 năm 2024\n\nKẾ HOẠCH\nA\n"
    )
    assert (header.number, header.symbol, header.date, header.year) == (None, None, None, 2024)
    assert header.issuer == "UBND huyện Ninh Giang"


def test_a_head_of_the_party_names_its_body_not_the_party() -> None:
    header = head(
        "TỈNH ỦY HẢI DƯƠNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 28-CT/TU\n\nHải "
        "Dương, ngày 10 tháng 8 năm 2022\n\nCHỈ THỊ\n"
        "về cải cách hành chính\n-----\n"
    )
    assert (header.symbol, header.issuer, header.title) == (
        "28-CT/TU",
        "Tỉnh ủy Hải Dương",
        "về cải cách hành chính",
    )


def test_a_department_stands_under_its_administration() -> None:
    header = head(
        f"UBND HUYỆN NINH GIANG\nPHÒNG NỘI VỤ\n{STATE}\nSố: 5/BC-NV\nNinh "
        "Giang, ngày 02 tháng 02 năm 2024\n\nBÁO CÁO\nA\n"
    )
    assert header.issuer == "Phòng Nội vụ huyện Ninh Giang"


def test_an_official_letter_has_a_subject_and_no_type() -> None:
    header = head(
        f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n{STATE}\nSố: 674/UBND-NC\nV/v "
        "tăng cường kỷ luật\n\nNghệ An, ngày 04 tháng 11 năm 2024\n\n"
        "Kính gửi: Các sở, ban, ngành\n"
    )
    assert (header.type, header.symbol, header.title) == ("Công văn", "674/UBND-NC", "V/v tăng cường kỷ luật")


def test_without_a_head_the_opening_names_the_issuer() -> None:
    reading = read(
        "KẾ HOẠCH\n\nTuyên truyền cải cách hành chính năm 2024\n\nCăn "
        "cứ Kế hoạch số 193/KH-UBND ngày 26/12/2023 của Ủy ban nhân "
        "dân tỉnh Hưng Yên; Ủy ban nhân dân thị trấn Yên Mỹ ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n"
    )
    assert (reading.header.issuer, reading.header.level) == ("UBND thị trấn Yên Mỹ", "commune")
    assert "missing-header" in [each.code for each in reading.findings]


def test_a_reprint_is_named_by_its_heading() -> None:
    header = head(
        "# Nghị quyết số 57-NQ/TW\n\n**Tổng Bí thư đã ký ban hành Nghị "
        "quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị về đột "
        "phá phát triển khoa học.**\n\nPhát triển khoa học là then chốt.\n"
    )
    assert (header.symbol, header.date, header.issuer) == ("57-NQ/TW", "2024-12-22", "Bộ Chính trị")


def test_signer_and_recipients_are_read_from_the_end() -> None:
    header = head(
        LAYOUTS["one under the other"]
        + "\n\nNơi nhận:\n- Sở Nội vụ;\n- Thường trực Huyện ủy (để b/c);\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Thị Bình\n"
    )
    assert header.signer == "Nguyễn Thị Bình"
    assert header.recipients == ("Sở Nội vụ", "Thường trực Huyện ủy (để b/c)", "Lưu: VT")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Cải cách hành chính giai đoạn 2021 - 2025", "2021-2025"),
        ("Công tác quý II năm 2024", "2024-Q2"),
        ("Thực hiện Chỉ thị ngày 15 tháng 8 năm 2023", None),
    ],
)
def test_the_period_is_what_the_document_is_for(title: str, period: str | None) -> None:
    assert head(f"{STATE}\nSố: 1/KH-UBND\nHà Nội, ngày 1/1/2024\n\nKẾ HOẠCH\n{title}\n").period == period


def test_flat_text_of_recognition_is_read() -> None:
    reading = read(
        "UY BAN NHAN DAN CONG HOA XA HQI CHU NGHIA VIET NAM\n\nHUYEN "
        "NINH GIANG Djc 1ap - Tw do - Hanh phuc\nS6: 38 /KH-UBND Ninh "
        "Giang, ngay 72 thang 01 nam 2024\nKE HOACH\n\nCai cach hanh chinh "
        "nim 2024\n\nCin ctr K€ hoach s6 59/KH-UBND ngay 10 thang "
        "01 nim 2024 cua Uy ban nhan dan tinh vé cai cach;\n",
        recognised=True,
    )
    assert (reading.header.symbol, reading.header.date, reading.header.issuer) == (
        "38/KH-UBND",
        None,
        "UBND huyện Ninh Giang",
    )
    [citation] = reading.citations
    assert (citation.type, citation.date, citation.basis) == ("Kế hoạch", "2024-01-10", "based-on")
    assert citation.issuer == "UBND tỉnh Hải Dương"


@settings(max_examples=60, deadline=None)
@given(
    layout=st.sampled_from(sorted(LAYOUTS)),
    start=st.integers(0, 300),
    length=st.integers(1, 400),
    decomposed=st.booleans(),
)
def test_any_piece_of_a_document_is_read(layout: str, start: int, length: int, decomposed: bool) -> None:
    piece = LAYOUTS[layout][start : start + length]
    text = unicodedata.normalize("NFD", piece) if decomposed else piece
    reading = read(text)
    assert all(text[each.start : each.end] == each.text for each in reading.citations)


def test_a_document_in_nfd_says_what_it_says_in_nfc() -> None:
    text = LAYOUTS["one under the other"]
    composed, decomposed = read(text), read(unicodedata.normalize("NFD", text))
    assert decomposed.header.issuer == composed.header.issuer
    assert [(each.type, each.form) for each in decomposed.citations] == [
        (each.type, each.form) for each in composed.citations
    ]
