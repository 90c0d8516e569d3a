"""RTF, part by part."""

import pytest

from graph.errors import UnreadableInput
from loaders.readers import read_bytes

FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fnil\fcharset163 Times New Roman{\*\falt Times};}"
    rb"{\f2\fcharset0 .VnTimeH;}{\f3\fcharset0 .VnTime;}{\f4\fcharset0 VNI-Times;}}"
)


def rtf(body: bytes) -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252\deff0"
        + FONTS
        + rb"{\stylesheet{\s0 Normal;}}{\info{\title x}}"
        + body
        + b"}"
    )


def lines(body: bytes) -> list[str]:
    return [line for line in read_bytes("a.rtf", rtf(body)).text.split("\n") if line]


def test_vietnamese_comes_by_number_and_by_code_page() -> None:
    body = rb"C\u7897?ng h\'f2a \uc2\u7891??i\uc1\par{\f1 Vi\'ea\'f2t \'d0\'f4\'eci}\par\uc0\u272 \u227 "
    assert lines(body) == ["Cộng hòa ồi", "Việt Đối", "Đã"]


def test_what_is_no_text_is_left_out() -> None:
    body = (
        rb"{\header Trang}{\*\bkmkstart a}{\pict 0102ff}Th\u7921?c hi\u7879?n{\v \u7849?n}{\deleted c\u361?}"
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt  76/NQ-CP}}{\footnote S\u7917?a \u273?\u7893?i\par}"
        rb"\bin4 }}}}\par{\*\unheard x}H\u7871?t{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Khung\par}}"
    )
    assert lines(body) == ["Thực hiện 76/NQ-CP", "HếtKhung", "[1] Sửa đổi"]


def test_rows_keep_their_cells_and_merged_ones_their_columns() -> None:
    body = (
        rb"\trowd\cellx1000\cellx3000\cellx5000\pard\intbl STT\cell Vi\u7879?c\cell Ai\cell\row"
        rb"\trowd\cellx1000\cellx5010\intbl I\cell Chung\cell\row"
        rb"\trowd\cellx1000\cellx3000\cellx5000\intbl 1\cell T\u7853?p\par hu\u7845?n\cell\cell\row\pard\par Sau\par"
    )
    assert read_bytes("a.rtf", rtf(body)).text == "STT\tViệc\tAi\nI\tChung\t\n1\tTập huấn\t\n\nSau\n"


def test_the_head_and_numbers_are_read_as_printed() -> None:
    body = (
        rb"\trowd\cellx1\cellx9\intbl UBND\cell CHXHCN\cell\row\pard{\listtext\pard I.\tab}M\u7909?c\par"
        rb"{\pntext a)\tab}Hai\line ba\par"
    )
    assert lines(body) == ["UBND", "CHXHCN", "I. Mục", "a) Hai", "ba"]


def test_runs_in_old_fonts_are_read() -> None:
    body = (
        rb"{\f2 u\'fb ban nh\'a9n d\'a9n}\par{\f3 C\'a8n c\'f8}\par{\f4 \'d1o\'e4c la\'e4p}\par {\f0 n\'e0y}"
    )
    source = read_bytes("a.rtf", rtf(body))
    assert source.text == "UỶ BAN NHÂN DÂN\n\nCăn cứ\n\nĐộc lập\n\nnày\n"
    assert source.media_type.startswith("application/rtf; charset=")


def test_an_rtf_under_another_name_is_read_as_one() -> None:
    assert read_bytes("a.doc", rtf(rb"K\u7871? ho\u7841?ch")).media_type == "application/rtf"


def test_a_file_cut_off_gives_what_it_has_and_a_hostile_one_an_error() -> None:
    assert lines(rb"{\b M\u7897?t\par hai\'e")[0] == "Một"
    with pytest.raises(UnreadableInput, match="lồng quá sâu"):
        read_bytes("a.rtf", b"{\\rtf1" + b"{" * 100_000)
    with pytest.raises(UnreadableInput, match="không phải tệp RTF"):
        read_bytes("a.rtf", b"Plain words")
