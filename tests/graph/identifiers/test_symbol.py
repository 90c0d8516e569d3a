"""graph.identifiers.symbol: number and symbol in parts, parse and print inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidIdentifier
from graph.identifiers.symbol import DocumentSymbol, SymbolForm

STATE, NORMATIVE, ASSEMBLY, PARTY, LETTER, EARLY = SymbolForm

PARTS = [
    ("76/NQ-CP", DocumentSymbol("76", None, "NQ", "CP", STATE)),
    ("30c/NQ-CP", DocumentSymbol("30c", None, "NQ", "CP", STATE)),
    ("01/2023/QĐ-UBND", DocumentSymbol("01", 2023, "QĐ", "UBND", NORMATIVE)),
    ("26/2019/TT-BTC", DocumentSymbol("26", 2019, "TT", "BTC", NORMATIVE)),
    ("20/2013/TTLT-BTP-BNV", DocumentSymbol("20", 2013, "TTLT", "BTP", NORMATIVE, "BNV")),
    ("45/2019/QH14", DocumentSymbol("45", 2019, None, "QH14", ASSEMBLY)),
    ("76/2025/UBTVQH15", DocumentSymbol("76", 2025, None, "UBTVQH15", ASSEMBLY)),
    ("1365/NQ-UBTVQH15", DocumentSymbol("1365", None, "NQ", "UBTVQH15", STATE)),
    ("18-NQ/TW", DocumentSymbol("18", None, "NQ", "TW", PARTY)),
    ("56-KH/HU", DocumentSymbol("56", None, "KH", "HU", PARTY)),
    ("01-ĐA/TU", DocumentSymbol("01", None, "ĐA", "TU", PARTY)),
    ("931/TTr-PGD.Q8", DocumentSymbol("931", None, "TTr", "PGD.Q8", STATE)),
    ("4085/UBND-ĐT", DocumentSymbol("4085", None, None, "UBND", LETTER, "ĐT")),
    ("15972/SXD-QLN&TTBĐS", DocumentSymbol("15972", None, None, "SXD", LETTER, "QLN&TTBĐS")),
    ("171/CV-BCĐ", DocumentSymbol("171", None, "CV", "BCĐ", STATE)),
    ("285/CCTTHC", DocumentSymbol("285", None, None, "CCTTHC", LETTER)),
    ("03/VBHN-VPQH", DocumentSymbol("03", None, "VBHN", "VPQH", STATE)),
    ("644A/KH-UBND", DocumentSymbol("644A", None, "KH", "UBND", STATE)),
    ("64-CP", DocumentSymbol("64", None, None, "CP", EARLY)),
    ("12/KH-BCĐ389", DocumentSymbol("12", None, "KH", "BCĐ389", STATE)),
]


@pytest.mark.parametrize("text, symbol", PARTS)
def test_symbols_come_apart_and_together_again(text, symbol):
    assert DocumentSymbol.parse(text) == symbol
    assert str(symbol) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "76",
        "76/",
        "/KH-UBND",
        "KH-UBND",
        "76 /NQ-CP",
        "2021-2025",
        "18-NQ/2020/TW",
        "1/2-3",
        "76/NQ-CP.",
        "43-P",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(InvalidIdentifier):
        DocumentSymbol.parse(text)


numbers = st.from_regex(r"[0-9]{1,5}[a-zđ]?", fullmatch=True)
years = st.none() | st.integers(1945, 2099)
types = st.sampled_from(["NQ", "QĐ", "KH", "TTr", "CTr", "TT", "TTLT", "ĐA", "BC"])
groups = st.from_regex(r"[A-ZĐ][A-ZĐ&.]{0,6}[A-ZĐ0-9]", fullmatch=True)


@given(numbers, years, st.none() | types, st.lists(groups, min_size=1, max_size=3))
def test_parse_is_the_inverse_of_print(number, year, kind, bodies):
    text = number + (f"/{year}" if year else "") + "/" + "-".join([kind, *bodies] if kind else bodies)
    symbol = DocumentSymbol.parse(text)
    assert str(symbol) == text
    assert DocumentSymbol.parse(str(symbol)) == symbol


@given(numbers, types, st.lists(groups, min_size=1, max_size=2))
def test_parse_is_the_inverse_of_print_for_the_party(number, kind, bodies):
    text = f"{number}-{kind}/{'-'.join(bodies)}"
    symbol = DocumentSymbol.parse(text)
    assert (str(symbol), symbol.form) == (text, PARTY)
