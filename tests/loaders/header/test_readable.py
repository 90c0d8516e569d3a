"""A garbled title is read beside what is printed, or not at all."""

import pytest

from graph.reading import Source
from loaders.header.readable import reading_of
from loaders.reading import read_text

GARBLED = """UY BAN NHAN DAN CONG HOA XA HQI CHU NGHIA VIET NAM
TINH DONG NAI Déc lap - Ty do - Hanh phtic
S6: 12/KH-UBND Dong Nai, ngay 10 thang 01 nam 2024
KE HOACH
Tuyén truyén cii cach hanh chinh nim 2024

Can cit Quyét dinh s6 178/QD-TTg ngay 28 thang 01 nam 2016;
"""


@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        (
            "Tuyén truyén cai cach hanh chinh nha nu@c trén dia ban tinh Quang Tri nam 2022",
            "Tuyên truyền cải cách hành chính nhà nước trên địa bàn tỉnh Quảng Trị năm 2022",
        ),
        ("THUC HIEN CHi THI SO 27/CT-TTG NGAY 15 THANG 8", "THỰC HIỆN CHỈ THỊ SỐ 27/CT-TTG NGÀY 15 THÁNG 8"),
        ("Tuyén truyén cai cach zxqv", None),
        ("Tuyên truyền cải cách hành chính", None),
        ("", None),
        (None, None),
    ],
)
def test_words_are_read_by_their_neighbours_or_not_at_all(printed: str | None, reading: str | None) -> None:
    assert reading_of(printed) == reading


def test_only_a_recognised_text_is_read_again_and_what_is_printed_stays() -> None:
    typed, recognised = (
        read_text(
            Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=GARBLED, ocr_confidence=share)
        ).header
        for share in (None, 0.85)
    )
    assert (typed.title, typed.title_readable) == ("Tuyén truyén cii cach hanh chinh nim 2024", None)
    assert (recognised.title, recognised.title_readable) == (
        "Tuyén truyén cii cach hanh chinh nim 2024",
        "Tuyên truyền cải cách hành chính năm 2024",
    )
    assert (recognised.issuer, recognised.issuer_readable) == ("UBND tỉnh Đồng Nai", None)
