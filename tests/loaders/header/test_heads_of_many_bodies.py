"""Heads of bodies of all kinds: councils, the Party, fronts, unions, several at once, none at all."""

import pytest

from graph.reading import Header, Source
from loaders.reading import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def head(text: str) -> Header:
    return read_text(Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)).header


def headed(agency: str, number: str, motto: str = STATE, kind: str = "KẾ HOẠCH\nTrồng cây") -> Header:
    return head(
        f"{agency}\n{motto}\nSố: {number}\nĐồng Nai, ngày 02 tháng 02 năm 2022\n{kind}\n\nCăn cứ Luật Thú y;\n"
    )


@pytest.mark.parametrize(
    ("agency", "number", "issuer", "level"),
    [
        ("UBND TỈNH ĐỒNG NAI\nSỞ NỘI VỤ", "12/KH-SNV", "Sở Nội vụ tỉnh Đồng Nai", "province"),
        (
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH ĐỒNG NAI\nKHÓA VIII, KỲ HỌP THỨ 12",
            "45/NQ-HĐND",
            "HĐND tỉnh Đồng Nai",
            "province",
        ),
        (
            "UBND TỈNH ĐỒNG NAI - UBMTTQVN TỈNH",
            "19/KHLT-UBND-MTTQ",
            "UBND tỉnh Đồng Nai và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai",
            "province",
        ),
        (
            "SỞ NỘI VỤ - SỞ TÀI CHÍNH\nTỈNH ĐỒNG NAI",
            "12/HDLN-SNV-STC",
            "Sở Nội vụ tỉnh Đồng Nai và Sở Tài chính tỉnh Đồng Nai",
            "province",
        ),
        (
            "ỦY BAN MTTQ VIỆT NAM\nTỈNH ĐỒNG NAI\nBAN THƯỜNG TRỰC",
            "19/KH-MTTQ-BTT",
            "Ban thường trực Ủy ban MTTQ Việt Nam tỉnh Đồng Nai",
            "province",
        ),
        (
            "BỘ NỘI VỤ\nCỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
            "9/KH-VTLTNN",
            "Cục văn thư và lưu trữ nhà nước",
            "central",
        ),
        ("TỈNH ỦY ĐỒNG NAI\nVĂN PHÒNG\n*", "12-KH/VPTU", "Văn phòng Tỉnh ủy Đồng Nai", "province"),
        (
            "UBND XÃ VÔ DANH\nBCĐ XÂY DỰNG NTM",
            "03/KH-BCĐ",
            "BCĐ xây dựng NTM UBND xã Vô Danh",
            "commune",
        ),
    ],
)
def test_the_issuer_is_read_from_its_lines(agency: str, number: str, issuer: str, level: str) -> None:
    found = headed(agency, number)
    assert (found.symbol, found.issuer, found.level, found.title) == (number, issuer, level, "Trồng cây")


def test_a_body_of_the_party_is_that_of_its_committee() -> None:
    found = headed(
        "ĐẢNG BỘ TỈNH ĐỒNG NAI\nBAN THƯỜNG VỤ\n*",
        "28-CT/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CHỈ THỊ\nvề trồng cây",
    )
    assert (found.symbol, found.issuer, found.place, found.title) == (
        "28-CT/TU",
        "Ban Thường vụ Tỉnh ủy Đồng Nai",
        "Đồng Nai",
        "về trồng cây",
    )


def test_the_youth_union_leaves_a_blank_in_its_symbol() -> None:
    found = headed("BCH ĐOÀN TỈNH ĐỒNG NAI\n***", "77 KH/TĐTN-BTG", "ĐOÀN TNCS HỒ CHÍ MINH")
    assert (found.number, found.symbol, found.issuer, found.place) == (
        "77",
        "77-KH/TĐTN-BTG",
        "BCH đoàn tỉnh Đồng Nai",
        "Đồng Nai",
    )


def test_motto_and_day_may_come_before_the_agency() -> None:
    found = head(
        f"{STATE}\nCẩm Mỹ, ngày 05 tháng 3 năm 2021\nỦY BAN NHÂN DÂN\nHUYỆN CẨM MỸ\nSố: 57/KH-UBND\n\n"
        "KẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thú y;\n"
    )
    assert (found.issuer, found.place, found.date) == ("UBND huyện Cẩm Mỹ", "Cẩm Mỹ", "2021-03-05")


def test_the_place_behind_the_number_on_one_line_is_only_the_place() -> None:
    found = head(
        f"ỦY BAN NHÂN DÂN HUYỆN YÊN MỸ {STATE}\nSố: 5 /KH-UBND Yên Mỹ, ngày 3 tháng 4 năm 2023\n\n"
        "KẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thú y;\n"
    )
    assert (found.symbol, found.place, found.issuer) == ("5/KH-UBND", "Yên Mỹ", "UBND huyện Yên Mỹ")


def test_whose_resolution_it_is_stands_before_the_title_and_the_session_behind_it() -> None:
    party = headed(
        "ĐẢNG BỘ TỈNH ĐỒNG NAI", "12-NQ/TU", "*", "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nvề trồng cây"
    )
    council = headed(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH ĐỒNG NAI",
        "45/NQ-HĐND",
        kind="NGHỊ QUYẾT\nVề trồng cây\nHỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG NAI\nKHÓA VIII, KỲ HỌP THỨ 12",
    )
    assert (party.title, council.title) == ("về trồng cây", "Về trồng cây")


def test_the_subject_of_a_letter_ends_before_place_and_day() -> None:
    found = head(
        f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\n{STATE}\nSố: 4085/UBND-ĐT\nV/v rà soát số nhà\n"
        "Hà Nội, ngày 25 tháng 11 năm 2025\n\nKính gửi: Các sở\n\nThực hiện Luật Thú y, UBND Thành phố yêu cầu:\n"
    )
    assert (found.type, found.title, found.date) == ("Công văn", "V/v rà soát số nhà", "2025-11-25")


def test_a_letter_without_head_has_the_issuer_of_its_text() -> None:
    department = head(
        "Kính gửi: UBND các xã, phường\n\nThực hiện Luật Thú y, Sở Xây dựng tỉnh Đồng Nai đề nghị UBND các xã"
        " trồng cây.\n"
    )
    board = head(
        "Kính gửi: UBND các tỉnh\n\nThực hiện Kết luận số 210-KL/TW ngày 12/11/2025, Ban Chỉ đạo của Chính phủ về trồng"
        " cây (sau đây viết là Ban Chỉ đạo) yêu cầu UBND các tỉnh báo cáo.\n"
    )
    assert [(each.issuer, each.level) for each in (department, board)] == [
        ("Sở Xây dựng tỉnh Đồng Nai", "province"),
        ("Ban Chỉ đạo của Chính phủ về trồng cây", "central"),
    ]


def test_the_signature_beside_the_recipients_is_read_in_its_column() -> None:
    found = head(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n{STATE}\nSố: 5/KH-UBND\nĐồng Nai, ngày 3 tháng 4 năm 2023\n\n"
        "KẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thú y;\n\n"
        "  Nơi nhận:                             TM. ỦY BAN NHÂN DÂN\n"
        "  - Chính phủ;                               CHỦ TỊCH\n"
        "  - Ủy ban TW Mặt trận Tổ quốc\n"
        "  Việt Nam;\n"
        "  - Lưu: VT.                              Nguyễn Văn An\n"
    )
    assert (found.signer, found.recipients) == (
        "Nguyễn Văn An",
        ("Chính phủ", "Ủy ban TW Mặt trận Tổ quốc Việt Nam", "Lưu: VT"),
    )


def test_a_signature_may_stand_on_one_line() -> None:
    found = head(
        "# Kết luận số 69-KL/TW\n\nVề trồng cây.\n\n| | T/M BỘ CHÍNH TRỊ *(Đã ký)* Trương Thị Mai |\n"
    )
    assert found.signer == "Trương Thị Mai"
