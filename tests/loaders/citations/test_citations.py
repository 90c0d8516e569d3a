"""Citations: spans, symbols, dates, issuers, roles; each claim on a text of its own."""

from hashlib import sha256

import pytest

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN NINH GIANG

Số: 41/KH-UBND
Ninh Giang, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

"""


def cited(text: str) -> list[Citation]:
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    citations = list(read_text(source).citations)
    assert all(text[each.start : each.end] == each.text for each in citations)
    return citations


def opening(text: str) -> list[Citation]:
    return cited(f"{HEAD}{text}\n\nI. MỤC ĐÍCH\n")


@pytest.mark.parametrize(
    ("printed", "symbol", "date"),
    [
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021", "76/NQ-CP", "2021-07-15"),
        ("Thông tư số 26/2019/TT-BTC ngày 10 tháng 5 năm 2019", "26/2019/TT-BTC", "2019-05-10"),
        ("Chỉ thị số 23/CTTTg ngày 02/9/2021", "23/CT-TTg", "2021-09-02"),
        ("Quyết định số 45QĐ-UBND ngày 25/7/2023", "45/QĐ-UBND", "2023-07-25"),
        ("Kế hoạch số 184/KH-\n\nUBND ngày 07/12/2021", "184/KH-UBND", "2021-12-07"),
        ("Kế hoạch số 38 /KH-UBND ngày\n05/01/2024", "38/KH-UBND", "2024-01-05"),
        ("Kết luận số 100 - KL/TW ngày 18/8/2014", "100-KL/TW", "2014-08-18"),
        ("Nghị quyết 18-NQ/TW, ngày 25/10/2017", "18-NQ/TW", "2017-10-25"),
        ("Nghị quyết số 57-NQ/TW (ngày 22/12/2024", "57-NQ/TW", "2024-12-22"),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025", "72/2025/QH15", "2025-06-16"),
        ("Quyết định số 101/QĐ-TTG ngày 23/01/2017", "101/QĐ-TTg", "2017-01-23"),
        ("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", None),
        ("Nghị quyết số 19-NQ/TW ngày 25/20/2017", "19-NQ/TW", None),
        ("Đề án số 381/ĐA-CP", "381/ĐA-CP", None),
    ],
)
def test_a_citation_runs_from_its_type_to_its_date(printed: str, symbol: str, date: str | None) -> None:
    [citation] = opening(f"Căn cứ {printed};")
    assert (citation.text, citation.symbol, citation.date) == (printed, symbol, date)


def test_what_looks_like_a_symbol_is_none() -> None:
    text = (
        "Tỷ lệ 3/4, mở cửa 24/24h, giai đoạn 2021-2025, ISO 9001:2015, "
        "điện thoại (0251).1022, 30km/h, 5 kg/m2, quý I/2021"
    )
    assert opening(text) == []


def test_one_type_serves_a_list() -> None:
    found = opening(
        "Căn cứ các Công điện: số 007/CĐ-UBND ngày 17/11/2023, số 008/CĐ-UBND ngày 18/11/2023 của UBND tỉnh;"
    )
    assert [(each.type, each.symbol, each.issuer) for each in found] == [
        ("Công điện", "007/CĐ-UBND", "UBND tỉnh Hải Dương"),
        ("Công điện", "008/CĐ-UBND", "UBND tỉnh Hải Dương"),
    ]


def test_a_verb_governs_its_chain_up_to_the_next_verb() -> None:
    found = opening(
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về thực hiện cải cách; Chỉ thị số 23/CT-TTg ngày "
        "02/9/2021 của Thủ tướng Chính phủ; thực hiện Kế hoạch số 12/KH-UBND ngày 25/01/2024 của UBND tỉnh."
    )
    assert [each.basis for each in found] == ["based-on", "based-on", "implements"]


def test_the_body_mentions_and_the_opening_rests_on() -> None:
    found = cited(
        f"{HEAD}Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, Ủy ban nhân dân huyện ban hành Kế hoạch "
        "thực hiện Chỉ thị số 23/CT-TTg như sau:\n\nI. MỤC ĐÍCH\n\n1. Theo Nghị định số 61/2018/NĐ-CP."
    )
    assert [each.role for each in found] == ["legal-basis", "mention", "mention"]


def test_an_instrument_in_a_title_stands_within_the_one_that_has_the_title() -> None:
    outer, inner = opening(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 25/01/2024 của UBND tỉnh về triển khai Nghị quyết số 76/NQ-CP;"
    )
    assert (outer.within, outer.basis) == (None, "implements")
    assert (inner.within, inner.role, inner.basis) == (0, "legal-basis", None)


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 25/01/2024 của UBND tỉnh về cải cách", "UBND tỉnh Hải Dương"),
        ("Kế hoạch số 9/KH-UBND ngày 25/01/2024 của UBND huyện", "UBND huyện Ninh Giang"),
        ("Thông tư số 1/2020/TT-BTC của Bộ trưởng Bộ Tài chính quy định", "Bộ Tài chính"),
        (
            "Nghị quyết số 5-NQ/TU ngày 5/5/2021 của Ban Thường vụ Tỉnh ủy về",
            "Ban Thường vụ Tỉnh ủy Hải Dương",
        ),
        ("Nghị quyết số 52-NQ/TW của Bộ Chính trị một số vấn đề", "Bộ Chính trị"),
        ("Chỉ thị số 23/CT-TTg ngày 02/9/2021", "Thủ tướng Chính phủ"),
        ("Quyết định số 5/QĐ-UBND ngày 5/5/2021", None),
    ],
)
def test_the_issuer_is_complete_from_the_words_the_context_or_the_symbol(
    words: str, issuer: str | None
) -> None:
    [citation] = opening(f"Căn cứ {words};")
    assert citation.issuer == issuer


def test_the_proposer_issued_the_submission() -> None:
    [citation] = opening(
        "Theo đề nghị của Trưởng phòng Phòng Nội vụ huyện tại Tờ trình số 15/TTr-NV ngày 02/02/2024."
    )
    assert citation.issuer == "Phòng Nội vụ huyện Ninh Giang"


def test_an_issuer_said_once_holds_for_the_whole_list() -> None:
    found = opening(
        "Căn cứ Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU ngày 29/12/2023 của Tỉnh ủy;"
    )
    assert [each.issuer for each in found] == ["Tỉnh ủy Hải Dương"] * 2


def test_ubnd_tinh_of_before_a_merger_is_not_guessed() -> None:
    text = (
        HEAD.replace("HUYỆN NINH GIANG", "TỈNH QUẢNG TRỊ")
        .replace("năm 2024", "năm 2026")
        .replace("Ninh Giang", "Quảng Trị")
    )
    old, new = cited(
        f"{text}Căn cứ Chỉ thị số 3/CT-UBND ngày 19/3/2019 của UBND "
        "tỉnh; Kế hoạch số 7/KH-UBND ngày 5/1/2026 của UBND tỉnh;"
    )
    assert (old.issuer, old.issuer_id) == ("UBND tỉnh", None)
    assert new.issuer == "UBND tỉnh Quảng Trị"


@pytest.mark.parametrize(
    ("words", "form", "text"),
    [
        ("Luật Thống kê ngày 23 tháng 11 năm 2015", "dated", "Luật Thống kê ngày 23 tháng 11 năm 2015"),
        ("Luật Phòng, chống ma túy và các văn bản", "named", "Luật Phòng, chống ma túy"),
        ("Bộ luật Lao động năm 2019", "named", "Bộ luật Lao động"),
        ("Hiến pháp năm 2013", "named", "Hiến pháp năm 2013"),
        ("Thông báo ngày 05/6/2020 của Văn phòng", "dated", "Thông báo ngày 05/6/2020"),
        ("Nghị quyết Đại hội Đảng bộ huyện lần thứ XXVII, nhiệm kỳ 2020-2025", "descriptive", None),
    ],
)
def test_instruments_without_symbol_are_found(words: str, form: str, text: str | None) -> None:
    [citation] = opening(f"Căn cứ {words};")
    assert (citation.form, citation.text) == (form, text or words)


def test_a_short_form_takes_the_symbol_of_its_antecedent() -> None:
    full, short = opening(
        "Căn cứ Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp "
        "hành Trung ương; Nghị quyết số 18 của Trung ương Đảng;"
    )
    assert (short.form, short.symbol, short.text) == (
        "short",
        full.symbol,
        "Nghị quyết số 18 của Trung ương Đảng",
    )


def test_a_defined_name_is_an_alias_of_what_it_was_defined_for() -> None:
    found = cited(
        f"{HEAD}Căn cứ Nghị định số 200/2025/NĐ-CP ngày 09/7/2025 của Chính phủ (sau đây viết tắt là Nghị định);\n\n"
        "I. MỤC ĐÍCH\n\n1. Phổ biến Nghị định đến cán bộ, công chức.\n"
    )
    assert [(each.form, each.symbol) for each in found] == [
        ("numbered", "200/2025/NĐ-CP"),
        ("alias", "200/2025/NĐ-CP"),
    ]


def test_the_document_itself_is_no_citation() -> None:
    found = cited(
        f"{HEAD}I. MỤC ĐÍCH\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số 41/KH-UBND ngày 12/02/2024 của UBND huyện)\n"
    )
    assert [(each.form, each.symbol) for each in found] == [("self", None)]


def test_this_document_replaces_and_repeals() -> None:
    found = cited(
        f"{HEAD}I. MỤC ĐÍCH\n\nKế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 5/5/2021 của UBND huyện.\n"
        "Luật Giá thay thế Pháp lệnh Giá; Nghị định số 9/2024/NĐ-CP thay thế Nghị định số 8/2020/NĐ-CP.\n"
    )
    relations = {each.symbol: each.relation for each in found if each.symbol}
    assert relations == {"5/KH-UBND": "replaces", "9/2024/NĐ-CP": "cites", "8/2020/NĐ-CP": "cites"}
