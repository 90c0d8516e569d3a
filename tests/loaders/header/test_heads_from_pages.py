"""Heads as pages of the web give them: lines broken, lost, repeated, or put on one line."""

from hashlib import sha256

import pytest

from graph.reading import Header, Reading, Source
from loaders.reading import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
CELLS = f"""{{issuer}}
-------
|
{STATE}
---------------
|
Số:
{{symbol}}
|
{{place}}, ngày 12 tháng 5 năm 2016
|
"""


def read(text: str) -> Reading:
    digest = sha256(text.encode()).hexdigest()
    return read_text(Source(path="a.txt", sha256=digest, media_type="text/plain", text=text))


def head(text: str) -> Header:
    return read(text).header


@pytest.mark.parametrize(
    ("issuer", "symbol", "name"),
    [
        ("ỦY\nBAN NHÂN DÂN\nTỈNH QUẢNG NAM", "14/QĐ-UBND", "UBND tỉnh Quảng Nam"),
        ("HỘI\nĐỒNG NHÂN DÂN\nTỈNH BÌNH ĐỊNH", "21/NQ-HĐND", "HĐND tỉnh Bình Định"),
        ("CHÍNH\nPHỦ", "80/NQ-CP", "Chính phủ"),
    ],
)
def test_the_word_that_stands_alone_over_the_number_is_no_body(issuer: str, symbol: str, name: str) -> None:
    assert (
        head(CELLS.format(issuer=issuer, symbol=symbol, place="Hà Nội") + "QUYẾT ĐỊNH\nVỀ TRỒNG RỪNG").issuer
        == name
    )


def test_ban_hanh_is_no_committee() -> None:
    text = CELLS.format(issuer="PHÒNG\nKHÔNG RÕ", symbol="14/QĐ-PKR", place="Hà Nội")
    text += "QUYẾT ĐỊNH\nVỀ TRỒNG RỪNG\nCăn cứ Luật Lâm nghiệp;\nQUYẾT ĐỊNH:\n"
    text += "Điều 1. Ban hành kèm theo Quyết định này Quy định về trồng rừng.\n"
    assert "kèm theo" not in (head(text).issuer or "")


def test_lines_of_session_stand_between_body_and_number() -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN\n\nTỈNH LÀO CAI\n\nNhiệm kỳ 2011 - 2016\n\nKỳ họp thứ 3\n\nSố: 13/NQ-HĐND\n\n{STATE}\n\n"
    text += (
        "Lào Cai, ngày 17 tháng 01 năm 2012\n\nNGHỊ QUYẾT CỦA HĐND TỈNH LÀO CAI\n\nVề việc đặt tên đường\n\n"
    )
    said = head(text + "Căn cứ Luật Đất đai;\n")
    assert (said.issuer, said.title) == ("HĐND tỉnh Lào Cai", "Về việc đặt tên đường")


def test_what_a_page_puts_before_the_head_names_no_issuer() -> None:
    text = (
        "Ủy ban nhân dân tỉnh quảng bình cộng hòa xã hội chủ nghĩa việt nam\n\ntải về 1.17 Mb\ntrang 1/8\n\n"
    )
    text += f"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH\nSố: 13/QĐ-UBND\n\n{STATE}\n\nĐồng Hới, ngày 17 tháng 6 năm 2008\n\n"
    assert head(text + "QUYẾT ĐỊNH\nVề trồng rừng\n").issuer == "UBND tỉnh Quảng Bình"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("BỘ TÀI CHÍNH-BỘ NỘI VỤ", "Bộ Tài chính và Bộ Nội vụ"),
        (
            "BỘ TÀI CHÍNH - BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            "Bộ Tài chính và Bộ Lao động - Thương binh và Xã hội",
        ),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_a_hyphen_joins_bodies_or_words_of_a_name(line: str, names: str) -> None:
    text = f"{line}\n-----\n\n{STATE}\n\nSố: 71/2014/TTLT-BTC-BNV\n\nHà Nội, ngày 30 tháng 5 năm 2014\n\n"
    assert head(text + "THÔNG TƯ LIÊN TỊCH\nVỀ KINH PHÍ\n\nCăn cứ Luật Đất đai;\n").issuer == names


def test_a_body_whose_place_is_lost_is_that_of_the_province_where_it_sits() -> None:
    text = f"ỦY BAN NHÂN DÂN | {STATE} |\nSố: 33/KH-UBND | Phú Thọ, ngày 10 tháng 02 năm 2023 |\n"
    assert head(text + "1. Quy chế tuyển sinh năm học 2023 - 2024;\n").issuer == "UBND tỉnh Phú Thọ"


def test_what_is_decided_is_no_title() -> None:
    text = f"ỦY BAN NHÂN DÂN | {STATE} |\nSố: 26/QĐ-UBND | Điện Biên, ngày 10 tháng 5 năm 2013 |\n"
    bases = (
        "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN\nCăn cứ Nghị quyết số 08/2004/NQ-CP ngày 30/6/2004 của Chính phủ;\n"
    )
    said = read(text + bases + "QUYẾT ĐỊNH:\nĐiều 1. Giao Sở Nội vụ thực hiện.\n")
    assert (said.header.type, said.header.title) == ("Quyết định", None)
    assert [(each.symbol, each.role) for each in said.citations] == [("08/2004/NQ-CP", "legal-basis")]


@pytest.mark.parametrize(
    "opening", ["VỀ TRẬT TỰ ĐÔ THỊ NĂM 2002", "CỦA ỦY BAN NHÂN DÂN THÀNH PHỐ VỀ TRẬT TỰ ĐÔ THỊ NĂM 2002"]
)
def test_a_title_stands_without_the_line_of_its_type(opening: str) -> None:
    text = f"ỦY BAN NHÂN DÂN | {STATE} |\nSố: 45/QĐ-UB | Hà Nội, ngày 03 tháng 5 năm 2002 |\n{opening}\n"
    text += "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH\nĐiều 1. Giao Sở Nội vụ.\n"
    assert (head(text).type, head(text).title) == ("Quyết định", "VỀ TRẬT TỰ ĐÔ THỊ NĂM 2002")


@pytest.mark.parametrize(
    "own",
    [
        "CỦA BỘ TÀI CHÍNH SỐ 12/2004/TT-BTC NGÀY 16 THÁNG 12 NĂM 2004",
        "SỐ 12/2004/TT-BTC NGÀY 16/12/2004 CỦA BỘ TÀI CHÍNH",
        "SỐ 12/2004/TT-BTC",
    ],
)
def test_number_day_and_issuer_are_no_part_of_the_title(own: str) -> None:
    text = f"BỘ TÀI CHÍNH\n*****\n\n{STATE}\n\nSố: 12/2004/TT-BTC\n\nHà Nội, ngày 16 tháng 12 năm 2004\n\n"
    text += f"THÔNG TƯ\n\n{own} HƯỚNG DẪN LẬP DỰ TOÁN\n\nCăn cứ Luật Ngân sách nhà nước;\n"
    assert head(text).title == "HƯỚNG DẪN LẬP DỰ TOÁN"


@pytest.mark.parametrize(
    ("heading", "symbol", "date"),
    [
        (
            "NGHỊ QUYẾT SỐ 321a NQ/UBTVQH9 NGÀY 20-12-1996\nCỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI",
            "321a/NQ-UBTVQH9",
            "1996-12-20",
        ),
        ("KẾT LUẬN 127-KL/TW CỦA BỘ CHÍNH TRỊ", "127-KL/TW", None),
    ],
)
def test_a_heading_may_say_all_there_is_to_say(heading: str, symbol: str, date: str | None) -> None:
    text = f"{heading} VỀ VIỆC TỔ CHỨC LẠI\nCăn cứ Luật Tổ chức Quốc hội;\nTheo Công văn số 36/CV-TTHĐ;\n"
    said = head(text)
    assert (said.symbol, said.date, said.title, said.place) == (symbol, date, "VỀ VIỆC TỔ CHỨC LẠI", None)


def test_the_day_of_a_law_is_not_that_of_a_resolution_without_head() -> None:
    text = "NGHỊ QUYẾT\nBan hành nội quy kỳ họp\n_____\n(Từ ngày 07/12)\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI\n"
    text += (
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân, ngày 26 tháng 11 năm 2003;\nQUYẾT NGHỊ:\n"
    )
    said = head(text)
    assert (said.date, said.place, said.issuer) == (None, None, "HĐND thành phố Hà Nội")


def test_an_issuer_on_two_lines_ends_the_title() -> None:
    text = CELLS.format(issuer="BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN", symbol="32/QĐ-BNN", place="Hà Nội")
    text += "QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH\nVỀ THỦY SẢN\nBỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN\nNÔNG THÔN\n"
    assert head(text + "Căn cứ Luật Thủy sản;\n").title == "BAN HÀNH QUY ĐỊNH VỀ THỦY SẢN"


def test_the_first_part_of_a_directive_is_no_title() -> None:
    text = CELLS.format(issuer="ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", symbol="32/CT-UBND", place="Lào Cai")
    text += "CHỈ THỊ\nVỀ TRẬT TỰ ĐÔ THỊ\nI. TÌNH HÌNH VÀ YÊU CẦU:\nTừ năm 2010 ...\n"
    assert head(text).title == "VỀ TRẬT TỰ ĐÔ THỊ"


def test_a_title_in_quotation_marks_keeps_the_last() -> None:
    text = CELLS.format(issuer="ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", symbol="32/QĐ-UBND", place="Lào Cai")
    text += "QUYẾT ĐỊNH\nPHÊ DUYỆT ĐỀ ÁN “CHUYỂN ĐỔI SỐ”\nCăn cứ Luật Đất đai;\n"
    assert head(text).title == "PHÊ DUYỆT ĐỀ ÁN “CHUYỂN ĐỔI SỐ”"


def test_an_official_letter_on_one_line_has_number_day_and_subject() -> None:
    text = "UBND TỈNH NINH THUẬN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ Y TẾ "
    text += "Độc lập - Tự do - Hạnh phúc Số : 29 /SYT-VP Phan Rang, ngày 05 tháng11 năm 2010 "
    text += "V/v báo cáo nhanh thiệt hại do lũ Kính gửi: - Bộ Y tế; Vừa qua, tỉnh có mưa."
    said = head(text)
    assert (said.symbol, said.date, said.title) == (
        "29/SYT-VP",
        "2010-11-05",
        "V/v báo cáo nhanh thiệt hại do lũ",
    )


def test_a_subject_goes_on_over_a_blank_line() -> None:
    text = f"BỘ Y TẾ\n\n{STATE}\n\nSố: 12/BYT-DP\n\nV/v hướng dẫn nhiệm vụ\n\ny tế dự phòng năm 2020\n\nKính gửi:\n"
    assert head(text).title == "V/v hướng dẫn nhiệm vụ y tế dự phòng năm 2020"


@pytest.mark.parametrize(
    "words", ["Căn cứ Luật Đất đai;", "Thực hiện Quyết định số 18/QĐ-TTg ngày 05/3/2023;"]
)
def test_a_title_without_its_type_need_not_say_about(words: str) -> None:
    text = f"ỦY BAN NHÂN DÂN | {STATE} |\nSố: 23/KH-UBND | Quảng Ngãi, ngày 31 tháng 01 năm 2024 |\n"
    text += f"RÀ SOÁT THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH NĂM 2024\n{words}\n"
    said = head(text)
    assert (said.type, said.title) == ("Kế hoạch", "RÀ SOÁT THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH NĂM 2024")


def test_a_letter_may_spell_out_what_its_subject_opens_with() -> None:
    text = "Công văn của Văn phòng UBND tỉnh An Giang\nSố: 10/VPUBND-KT, ngày 09 tháng 3 năm 2012\n"
    text += "Về việc phòng cháy, chữa cháy rừng\n\nKính gửi: Sở Tài chính\n"
    assert (head(text).symbol, head(text).title) == ("10/VPUBND-KT", "V/v phòng cháy, chữa cháy rừng")


def test_what_another_type_came_with_is_not_the_document() -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NAM\n{STATE}\nTam Kỳ, ngày 25 tháng 3 năm 2004\n\n"
    text += "NGHỊ QUYẾT\n\nVề một số loại phí\n\n"
    text += "_____\n\nHỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NAM\n\nCăn cứ Luật Đất đai;\n\nQUYẾT NGHỊ:\n\n"
    text += (
        "I. Thống nhất theo đề án kèm theo Tờ trình số 372/TT-UB ngày 11/3/2004 của UBND tỉnh Quảng Nam:\n"
    )
    said = head(text)
    assert (said.symbol, said.date, said.issuer) == (None, "2004-03-25", "HĐND tỉnh Quảng Nam")


def test_a_body_under_a_ministry_is_named_by_symbol_and_signature() -> None:
    text = f"BỘ TÀI CHÍNH | {STATE} |\nSố: 16/QĐ-TCHQ | Hà Nội, ngày 20 tháng 07 năm 2012 |\n"
    text += "VỀ QUY TRÌNH KIỂM TRA HÀNG HÓA\nTỔNG CỤC TRƯỞNG TỔNG CỤC HẢI QUAN\nCăn cứ Luật Hải quan;\nQUYẾT ĐỊNH:\n"
    assert (head(text).issuer, head(text).title) == ("Tổng cục Hải quan", "VỀ QUY TRÌNH KIỂM TRA HÀNG HÓA")


def test_a_blank_may_stand_before_the_last_part_of_a_symbol() -> None:
    text = f"TỔNG CỤC HẢI QUAN\n\n{STATE}\n\nSố: 106/TCHQ /TCCB\nV/v kỷ luật hành chính\n\nHà Nội, ngày 08/01/2003\n"
    assert head(text + "\nKính gửi: Cục Hải quan\n").symbol == "106/TCHQ-TCCB"
