"""Findings in heads and citations."""

from hashlib import sha256

import pytest

from graph.reading import Source
from loaders.reading import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
    "VIỆT NAM\nSố: {symbol}\nNinh Giang, {date}\n\nKẾ HOẠCH\n"
    "Cải cách hành chính\n\n"
)


def codes(text: str) -> list[str]:
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    found = read_text(source).findings
    assert all(each.start is not None and 0 <= each.start <= (each.end or 0) <= len(text) for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("symbol", "date", "expected"),
    [
        ("4/KH-UBND", "ngày 12/02/2024", []),
        ("/KH-UBND", "ngày 12/02/2024", ["missing-number"]),
        ("4/KH-UBND", "ngày   tháng 02 năm 2024", ["missing-date"]),
        ("4/KH-UBND", "ngày 72 tháng 01 năm 2024", ["impossible-date"]),
        ("4/QĐ-UBND", "ngày 12/02/2024", ["type-symbol-mismatch"]),
    ],
)
def test_what_is_wrong_in_the_head_is_found(symbol: str, date: str, expected: list[str]) -> None:
    assert codes(HEAD.format(symbol=symbol, date=date)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kế hoạch số 5/KH-UBND ngày 5/5/2021", []),
        ("Kế hoạch số 5/QĐ-UBND ngày 5/5/2021", ["type-symbol-mismatch"]),
        ("Kế hoạch số 5KH-UBND ngày 5/5/2021", ["malformed-symbol"]),
        ("Kế hoạch số 5 /KH-UBND ngày 5/5/2021", []),
        ("Nghị quyết 19-NQ/TW ngày 25/20/2017", ["impossible-date"]),
        ("Thông tư số 1/2004/TT-BNV ngày 15/01/2005", ["conflicting-date"]),
        ("Chỉ thị số 3/CT-TTg của Thủ tướng Chính phủ và Chỉ thị số 3/CT-TTg", ["repeated-citation"]),
        ("Chỉ thị số 3/CT-TTg về A; Kế hoạch thực hiện Chỉ thị số 3/CT-TTg", []),
        ("Chỉ thị số 3/CT-TTg ngày 5/5/2021; Chỉ thị số 3/CT-TTg ngày 6/5/2021", ["conflicting-date"]),
    ],
)
def test_what_is_wrong_in_a_citation_is_found(words: str, expected: list[str]) -> None:
    head = HEAD.format(symbol="4/KH-UBND", date="ngày 12/02/2024")
    assert codes(f"{head}Căn cứ {words};\n") == expected
