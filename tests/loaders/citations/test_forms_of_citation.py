"""Forms in which offices cite one another, one claim each, in texts of one district."""

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN CẨM MỸ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 12/KH-UBND

Cẩm Mỹ, ngày 10 tháng 01 năm 2024

KẾ HOẠCH

Trồng cây năm 2024

"""


def cited(body: str) -> tuple[Citation, ...]:
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=HEAD + body)
    return read_text(source).citations


def spans(body: str) -> list[str]:
    return [each.text for each in cited(body)]


def test_a_citation_goes_over_its_issuer_to_its_date() -> None:
    found = cited(
        "Căn cứ Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025 về trồng cây;\n\n"
        "Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh Đồng Nai, ngày 02/3/2023;\n\n"
        "Căn cứ Nghị quyết số 7/NQ-HĐND của HĐND tỉnh tại kỳ họp ngày 09/12/2023;\n"
    )
    assert [(each.text, each.date, each.issuer, each.title) for each in found] == [
        (
            "Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025",
            "2025-03-08",
            "Chính phủ",
            "về trồng cây",
        ),
        (
            "Kế hoạch số 5/KH-UBND của UBND tỉnh Đồng Nai, ngày 02/3/2023",
            "2023-03-02",
            "UBND tỉnh Đồng Nai",
            None,
        ),
        ("Nghị quyết số 7/NQ-HĐND", None, "HĐND tỉnh Đồng Nai", None),
    ]


def test_bodies_that_issue_together_are_all_named() -> None:
    found = cited(
        "Căn cứ Kế hoạch số 515/KH-BCA-BNN&MT ngày 31/8/2025 của Bộ Công an và Bộ Nông nghiệp và Môi trường về giữ"
        " rừng;\n\nCăn cứ Hướng dẫn liên ngành số 12/HDLN-SNV-STC ngày 03/3/2022 của Sở Nội vụ - Sở Tài chính về chế"
        " độ;\n\nCăn cứ Quyết định số 4255/QĐ-BNN-KHCN ngày 04/12/2023;\n"
    )
    assert [(each.issuer, each.title) for each in found] == [
        ("Bộ Công an và Bộ Nông nghiệp và Môi trường", "về giữ rừng"),
        ("Sở Nội vụ tỉnh Đồng Nai và Sở Tài chính tỉnh Đồng Nai", "về chế độ"),
        ("Bộ Nông nghiệp và Phát triển nông thôn", None),
    ]


def test_who_spoke_is_not_who_issued_where_the_symbol_has_one_body() -> None:
    found = cited(
        "Thực hiện chỉ đạo của Phó Thủ tướng Chính phủ tại Thông báo số 591/TB-VPCP ngày 31 tháng 10 năm 2025; ý kiến"
        " của Bộ Chính trị tại Kết luận số 132-KL/TW;\n"
    )
    assert [each.issuer for each in found] == ["Văn phòng Chính phủ", "Bộ Chính trị"]
