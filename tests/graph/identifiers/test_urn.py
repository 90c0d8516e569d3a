"""graph.identifiers.urn: URN:LEX, parse and print inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidIdentifier
from graph.identifiers.urn import LexUrn, lex_number

UBND = ("uy.ban.nhan.dan",)
PRINTED = [
    (
        "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76",
        LexUrn(("vn",), ("chinh.phu",), "nghi.quyet", "2021-07-15", "76"),
    ),
    (
        "urn:lex:vn;hai.duong;ninh.giang:uy.ban.nhan.dan:ke.hoach:2023-12-29;152",
        LexUrn(("vn", "hai.duong", "ninh.giang"), UBND, "ke.hoach", "2023-12-29", "152"),
    ),
    (
        "urn:lex:vn:bo.tu.phap+bo.noi.vu:thong.tu.lien.tich:2013;20",
        LexUrn(("vn",), ("bo.tu.phap", "bo.noi.vu"), "thong.tu.lien.tich", "2013", "20"),
    ),
    ("urn:lex:vn:chinh.phu:nghi.quyet:;30%C4%91", LexUrn(("vn",), ("chinh.phu",), "nghi.quyet", "", "30đ")),
    (
        "urn:lex:vn;hue:uy.ban.nhan.dan:ke.hoach:2024;lex-3f2a91c04d17",
        LexUrn(("vn", "hue"), UBND, "ke.hoach", "2024", "lex-3f2a91c04d17"),
    ),
]


@pytest.mark.parametrize("text, urn", PRINTED)
def test_parts_and_text_say_the_same(text, urn):
    assert LexUrn.parse(text) == urn
    assert str(urn) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "urn:lex:vn",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021-02-30;76",
        "urn:lex:vn:chinh.phu:nghi.quyet:15/7/2021;76",
        "urn:lex:VN:chinh.phu:nghi.quyet:2021;76",
        "urn:lex:vn:chính.phủ:nghi.quyet:2021;76",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021;",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021;7%FF",
        "urn:lex:vn:chinh.phu:nghi.quyet:2021;%37",
        "urn:lex:vn;:chinh.phu:nghi.quyet:2021;7",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(InvalidIdentifier):
        LexUrn.parse(text)


names = st.from_regex(r"[a-z0-9]{1,6}(\.[a-z0-9]{1,6}){0,2}", fullmatch=True)
days = st.dates().map(str) | st.integers(1945, 2100).map(str) | st.just("")
numbers = st.text(alphabet="0123456789abcđ./-_~%&", min_size=1, max_size=8)


@given(
    st.lists(names, min_size=1, max_size=4).map(tuple),
    st.lists(names, min_size=1, max_size=3).map(tuple),
    names,
    days,
    numbers,
)
def test_parse_is_the_inverse_of_print(jurisdiction, authority, measure, date, number):
    urn = LexUrn(jurisdiction, authority, measure, date, number)
    assert LexUrn.parse(str(urn)) == urn


@given(st.text(alphabet="0123456789abcđ", min_size=1))
def test_the_key_of_a_number_is_its_own_key(number):
    assert lex_number(lex_number(number)) == lex_number(number)
