"""graph.identifiers.spelling: symbols as offices print them become what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.spelling import Flaw, normalise_symbol


def read(text, type_name=None):
    normal = normalise_symbol(text, type_name)
    return None if normal is None else (str(normal.symbol), normal.malformed, normal.why)


@pytest.mark.parametrize(
    "printed, normal, malformed, why",
    [
        ("76/NQ-CP", "76/NQ-CP", False, None),
        ("34/CTr-UBND", "34/CTr-UBND", False, None),
        ("30c/NQ-CP", "30c/NQ-CP", False, None),
        ("45/2019/QH14", "45/2019/QH14", False, None),
        ("285/CCTTHC", "285/CCTTHC", False, None),
        ("15972/SXD-QLN&TTBĐS", "15972/SXD-QLN&TTBĐS", False, None),
        ("931/TTr-PGD.Q8", "931/TTr-PGD.Q8", False, None),
        ("20/2013/TTLT-BTP-BNV", "20/2013/TTLT-BTP-BNV", False, None),
        ("23/CTTTg", "23/CT-TTg", True, Flaw.LOST_HYPHEN),
        ("27/CTTg", "27/CT-TTg", True, Flaw.LOST_HYPHEN),
        ("7521QĐ-UBND", "7521/QĐ-UBND", True, Flaw.LOST_STROKE),
        ("12086/QĐ-BCT", "12086/QĐ-BCT", False, None),
        ("644A/KH-UBND", "644A/KH-UBND", False, None),
        ("18-NQ/TƯ", "18-NQ/TƯ", False, None),
        ("64-CP", "64-CP", False, None),
        ("167/TCCP", "167/TCCP", False, None),
        ("12/KH/UBND", "12/KH-UBND", True, Flaw.WRONG_SEPARATOR),
        ("28/CT-TU", "28-CT/TU", True, Flaw.WRONG_SEPARATOR),
        ("184/KH-\n\nUBND", "184/KH-UBND", True, Flaw.LINE_BREAK),
        ("01/2023/QĐ-\n\nUBND", "01/2023/QĐ-UBND", True, Flaw.LINE_BREAK),
        ("38 /KH-UBND", "38/KH-UBND", False, Flaw.BLANK),
        ("135/2020/NĐ -CP", "135/2020/NĐ-CP", False, Flaw.BLANK),
        ("100 - KL/TW", "100-KL/TW", False, Flaw.BLANK),
        ("100 – KL/TW", "100-KL/TW", False, Flaw.BLANK),
        ("32/CT-TTG", "32/CT-TTg", False, Flaw.LETTERS),
        ("32/ct-ttg", "32/CT-TTg", False, Flaw.LETTERS),
        ("15/QD-UBND", "15/QĐ-UBND", False, Flaw.LETTERS),
        ("30/2020/ND-CP", "30/2020/NĐ-CP", False, Flaw.LETTERS),
        ("10/2021/NQ-HDND", "10/2021/NQ-HĐND", False, Flaw.LETTERS),
        ("34/Ctr-UBND", "34/CTr-UBND", False, Flaw.LETTERS),
        ("48/NQ-CP.", "48/NQ-CP", False, None),
        ("15/QÐ-UBND", "15/QĐ-UBND", False, None),
    ],
)
def test_a_printed_symbol_becomes_what_it_means(printed, normal, malformed, why):
    assert read(printed) == (normal, malformed, why)


def test_the_type_in_words_decides_where_the_stroke_of_the_letter_is_lost():
    assert read("01-DA/TU", "Đề án") == ("01-ĐA/TU", False, Flaw.LETTERS)
    assert read("01-DA/TU", "Dự án") == ("01-DA/TU", False, None)
    assert read("12/HD-UBND", "Hợp đồng") == ("12/HĐ-UBND", False, Flaw.LETTERS)
    assert read("12/HD-UBND", "Hướng dẫn") == ("12/HD-UBND", False, None)


def test_a_type_that_does_not_fit_the_symbol_changes_nothing():
    assert read("4999/QĐ-UBND", "Kế hoạch") == ("4999/QĐ-UBND", False, None)
    assert read("931/TTr-PGD.Q8", "Công văn") == ("931/TTr-PGD.Q8", False, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-2025",
        "15/7/2021",
        "0251.1022",
        "KH-UBND",
        "Số:",
        "/KH-UBND",
        "2A",
        "17PL",
        "43-P",
        "6 6600/KH-UBND",
        "2026\n\nCăn",
    ],
)
def test_what_is_no_symbol_is_none(text):
    assert read(text) is None


@given(
    st.from_regex(r"[0-9]{1,4}", fullmatch=True),
    st.sampled_from(
        ["/QĐ-UBND", "/2023/QĐ-UBND", "/CT-TTg", "-NQ/TW", "-CTr/TU", "/2019/TT-BTC", "/KH-HĐND"]
    ),
)
def test_a_normal_symbol_is_its_own_normal_form(number, rest):
    assert read(number + rest) == (number + rest, False, None)
