"""Spellings of one and the same citation, as clerks type them."""

import unicodedata

import pytest

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG NAI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

Đồng Nai, ngày 10 tháng 01 năm 2024

KẾ HOẠCH

Trồng cây năm 2024

"""


def cited(body: str) -> tuple[Citation, ...]:
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=HEAD + body)
    return read_text(source).citations


@pytest.mark.parametrize(
    ("printed", "symbol", "date"),
    [
        ("Kế hoạch số15/KH-UBND ngày 02/3/2023", "15/KH-UBND", "2023-03-02"),
        ("Kế hoạch số:15/KH-UBND ngày 02-3-2023", "15/KH-UBND", "2023-03-02"),
        ("Kế hoạch số 15/ KH - UBND, ngày 02.3.2023", "15/KH-UBND", "2023-03-02"),
        ("Kế hoạch số 15 KH/UBND ký ngày 02/3/2023", "15/KH-UBND", "2023-03-02"),
        ("Quyết định số 17/QĐ.UBND ban hành ngày 05/3/2021", "17/QĐ-UBND", "2021-03-05"),
        ("Chỉ thị 16/CT.TTg", "16/CT-TTg", None),
        ("CV số 12/SNV-CCHC ngày 3/4/2023", "12/SNV-CCHC", "2023-04-03"),
        ("Công văn hỏa tốc số 99/UBND-VX ngày 05 tháng 3, năm 2021", "99/UBND-VX", "2021-03-05"),
        ("Quyết định số 35a/QĐ-UBND", "35a/QĐ-UBND", None),
        ("Quyết định số 726/QĐ-BCA-V03 ngày 02/3/2023", "726/QĐ-BCA-V03", "2023-03-02"),
        ("Nghị quyết số 74/NQ-HĐND-K7", "74/NQ-HĐND-K7", None),
        ("Nghị định số 196-HĐBT ngày 11/12/1989", "196-HĐBT", "1989-12-11"),
        ("Quyết định 117-CP ngày 30/4/1974", "117-CP", "1974-04-30"),
    ],
)
def test_a_citation_is_understood_however_it_is_typed(printed: str, symbol: str, date: str | None) -> None:
    (found,) = cited(f"Căn cứ {printed} của cơ quan có thẩm quyền;\n")
    assert (found.text, found.symbol, found.date, found.role) == (printed, symbol, date, "legal-basis")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("blank", [" ", "\u00a0"])
@pytest.mark.parametrize("hoa", ["hòa", "hoà"])
def test_composition_blanks_and_place_of_tone_do_not_matter(form: str, blank: str, hoa: str) -> None:
    body = f"Căn cứ Luật Hòa giải ở cơ sở; Nghị quyết số{blank}76/NQ-CP ngày{blank}15/7/2021 của Chính phủ;\n"
    text = unicodedata.normalize(form, HEAD + body.replace("Hòa", hoa.title()))
    found = read_text(Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)).citations
    assert [(each.form, each.symbol, each.date, each.issuer) for each in found] == [
        ("named", None, None, None),
        ("numbered", "76/NQ-CP", "2021-07-15", "Chính phủ"),
    ]


def test_a_list_may_write_the_symbol_once() -> None:
    found = cited(
        "Căn cứ các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017; các Quyết định số: 12/QĐ-UBND, 13/QĐ-UBND;\n"
    )
    assert [(each.text, each.type, each.symbol) for each in found] == [
        ("Nghị quyết số 18", "Nghị quyết", "18-NQ/TW"),
        ("19-NQ/TW ngày 25/10/2017", "Nghị quyết", "19-NQ/TW"),
        ("Quyết định số: 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND"),
        ("13/QĐ-UBND", "Quyết định", "13/QĐ-UBND"),
    ]


def test_conclusions_at_a_meeting_are_described_by_it() -> None:
    found = cited(
        "1. Theo Thông báo kết luận của Chủ tịch UBND tỉnh tại cuộc họp ngày 02/3/2023; Thông báo kết luận cuộc họp.\n"
    )
    assert [(each.text, each.form) for each in found] == [
        ("Thông báo kết luận của Chủ tịch UBND tỉnh tại cuộc họp ngày 02/3/2023", "descriptive")
    ]


def test_marks_and_addresses_inside_a_symbol_are_no_part_of_it() -> None:
    found = cited(
        "1. Theo Quyết định số** 3303**/QĐ-BTP ngày** 19/11/2025; Quyết định số 9/QĐ-\n\nhttps://a.vn/b\n\nUBND ngày"
        " 02/3/2023.\n"
    )
    assert [(each.symbol, each.date) for each in found] == [
        ("3303/QĐ-BTP", "2025-11-19"),
        ("9/QĐ-UBND", "2023-03-02"),
    ]


def test_number_and_year_without_letters_are_a_short_form() -> None:
    found = cited(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;\n\n1. Theo Nghị định 30/2020; Thông tư"
        " 22/2021 và Thông tư 22 của Bộ Giáo dục và Đào tạo; tỷ lệ 12/2020.\n"
    )
    assert [(each.text, each.form, each.symbol) for each in found[1:]] == [
        ("Nghị định 30/2020", "short", "30/2020/NĐ-CP"),
        ("Thông tư 22/2021", "short", None),
        ("Thông tư 22", "short", None),
    ]


def test_a_number_before_a_body_is_no_symbol_without_a_type() -> None:
    assert cited("1. Đội 5-UBND phường, đường số 7-CP, mẫu số 3-CP và nhà số 9-UBND.\n") == ()
