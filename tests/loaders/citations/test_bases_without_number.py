"""Legal bases that are known by their name and day, and who issued what stands in a sentence."""

from hashlib import sha256

import pytest

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-----
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/QĐ-UBND
Lào Cai, ngày 05 tháng 3 năm 2008

QUYẾT ĐỊNH
VỀ TRỒNG RỪNG

"""


def cited(words: str) -> list[Citation]:
    text = f"{HEAD}{words}\n"
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    return list(read_text(source).citations)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Luật Phòng cháy và chữa cháy ngày 29 tháng 6 năm 2001", "2001-06-29"),
        ("Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21 tháng 6 năm 1994", "1994-06-21"),
        ("Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND ngày 03 tháng 12 năm 2004", "2004-12-03"),
        ("Pháp lệnh về nhiệm vụ, quyền hạn của Hội đồng nhân dân ở mỗi cấp ngày 25/6/1996", "1996-06-25"),
        ("Quy chế hoạt động của Hội đồng nhân dân ngày 02 tháng 4 năm 2005", "2005-04-02"),
        ("Nghị quyết kỳ họp thứ 10, Quốc hội khóa IX ngày 06 tháng 11 năm 1996", "1996-11-06"),
        ("Quyết định của Thủ tướng Chính phủ ngày 12 tháng 3 năm 2007", "2007-03-12"),
    ],
)
def test_a_basis_goes_up_to_its_day(words: str, day: str) -> None:
    found = cited(f"Căn cứ {words} về một số việc;")
    assert [(each.text, each.date, each.form, each.role) for each in found] == [
        (words, day, "dated", "legal-basis")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Luật Đất đai và các quy định có hiệu lực từ ngày 01/7/2014;",
        "Theo Luật Đất đai, các huyện báo cáo trước ngày 30 tháng 11 năm 2008.",
    ],
)
def test_another_day_is_not_that_of_the_law(words: str) -> None:
    assert [(each.text, each.date) for each in cited(words)] == [("Luật Đất đai", None)]


@pytest.mark.parametrize("name", ["Phòng cháy và chữa cháy", "Phòng cháy, chữa cháy"])
def test_and_is_as_good_as_a_comma_in_the_name_of_a_law(name: str) -> None:
    assert [each.text for each in cited(f"Thực hiện Luật {name} trên địa bàn.")] == [f"Luật {name}"]


def test_the_name_of_a_law_does_not_end_with_and() -> None:
    assert [each.text for each in cited("Thực hiện Luật Thủy sản và các quy định khác.")] == ["Luật Thủy sản"]


def test_a_blank_in_a_year_is_no_end_of_it() -> None:
    found = cited("Căn cứ Quyết định số 24/2006/QĐ-TTg ngày 16/7/20 06 của Thủ tướng Chính phủ;")
    assert [(each.text[-8:], each.date) for each in found] == [("/7/20 06", "2006-07-16")]


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Từ năm 2007, Ban Bí thư có Chỉ thị số 19-CT/TW về trật tự.", "Ban Bí thư"),
        ("Sau khi nghe Ủy ban nhân dân tỉnh trình bày Tờ trình số 52/TTr-UBND ngày 12/11/2007;", "UBND tỉnh Lào Cai"),
        ("Căn cứ Kế hoạch số 6/KH-HĐTĐKT ngày 31/8/2007 của Hội đồng Thi đua - Khen thưởng Trung ương;",
         "Hội đồng Thi đua - Khen thưởng Trung ương"),
        ("Theo Kết luận số 26-KL/TW ngày 14/02/2007 của Bộ Chính trị, Ban Bí thư về một số việc;",
         "Bộ Chính trị và Ban Bí thư"),
        ("Căn cứ Tờ trình số 6/TTr-SNN ngày 14/02/2008 của Sở Nông nghiệp & Phát triển nông thôn tỉnh;",
         "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lào Cai"),
    ],
)  # fmt: skip
def test_who_issued_is_read_from_the_sentence(words: str, issuer: str) -> None:
    assert [each.issuer for each in cited(words)] == [issuer]


def test_to_supplement_is_no_ministry_that_acts() -> None:
    words = "Căn cứ Quyết định số 9/QĐ-TTg ngày 01/7/2007 về việc sửa đổi, bổ sung Quyết định số 5/QĐ-TTg;"
    found = cited(f"{words}\nCăn cứ Thông tư số 7/2007/TT-BTC ngày 03/8/2007 của Bộ Tài chính;")
    assert [each.role for each in found] == ["legal-basis"] * 3


def test_bases_may_be_numbered() -> None:
    found = cited(
        "1. Căn cứ Luật Đất đai;\n\n2. Căn cứ Nghị định số 57/2002/NĐ-CP ngày 03/6/2002;\n\nQUYẾT ĐỊNH:\n"
    )
    assert [each.role for each in found] == ["legal-basis", "legal-basis"]


@pytest.mark.parametrize(
    ("words", "type_name"),
    [
        ("Nghị định của Chính phủ số 22/CP ngày 09/3/1995", "Nghị định"),
        ("Công điện khẩn 08/CĐ-BNN ngày 03 tháng 5 năm 2007", "Công điện"),
        ("Công điện hỏa tốc số 08/CĐ-TTg ngày 03 tháng 5 năm 2007", "Công điện"),
    ],
)
def test_a_citation_begins_with_its_type_whatever_stands_between(words: str, type_name: str) -> None:
    assert [(each.text, each.type) for each in cited(f"Thực hiện {words} về trồng rừng;")] == [
        (words, type_name)
    ]


def test_each_proposal_is_of_the_body_named_last_before_it() -> None:
    words = "Xét đề nghị của Sở Nội vụ tại Tờ trình số 175/TTr-NV ngày 27/02/2008 và ý kiến thẩm định của Sở Tư pháp "
    found = cited(words + "tại Tờ trình số 28/TTr-TP ngày 28/02/2008;")
    assert [each.issuer for each in found] == ["Sở Nội vụ tỉnh Lào Cai", "Sở Tư pháp tỉnh Lào Cai"]


def test_a_point_behind_a_blank_stands_for_a_hyphen() -> None:
    found = cited(
        "Căn cứ Nghị quyết số 47/2007/NQ .HĐND ngày 25 tháng 01 năm 2007 của Hội đồng nhân dân tỉnh;"
    )
    assert [(each.symbol, each.date) for each in found] == [("47/2007/NQ-HĐND", "2007-01-25")]


def test_a_point_that_ends_a_sentence_is_none_of_the_symbol() -> None:
    found = cited("Thực hiện Quyết định số 15/2006/QĐ-BTC .TS Lê Văn An chủ trì.")
    assert [each.symbol for each in found] == ["15/2006/QĐ-BTC"]


def test_the_name_of_a_law_is_no_verb() -> None:
    found = cited(
        "Căn cứ Luật Thi hành án dân sự; Luật sửa đổi, bổ sung một số điều của Luật Thi hành án dân sự;"
    )
    assert {each.basis for each in found if each.role == "legal-basis"} <= {"based-on", None}
