"""The mark before an item, ``IV.``, ``2.``, ``1.1``, ``a)``, ``-``, ``Điều 3.``, and what recognition makes of it."""

import re
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple


class SectionKind(IntEnum):
    """What stands before a section; the order is that in which one encloses the next."""

    CLOSING = 0
    """The list of recipients (Nơi nhận) and the signature after it."""
    ANNEX = 1
    """An appendix (Phụ lục)."""
    PART = 2
    CHAPTER = 3
    DIVISION = 4
    ROMAN = 5
    ARTICLE = 6
    """``Điều 3.``"""
    ARABIC = 7
    ARABIC_2 = 8
    """``1.1``"""
    ARABIC_3 = 9
    ARABIC_4 = 10
    PARENTHESIS = 11
    """``(1)``"""
    LETTER = 12
    BULLET = 13
    PLUS = 14


class Marker(NamedTuple):
    """A mark that was read, with the place where the words behind it begin."""

    kind: SectionKind
    number: str | None
    ordinal: int | None
    """The number as a value, where one follows from another."""
    end: int


_MARKER = re.compile(
    r"""
    [ \t>]*(?:\#{1,6}[ \t]*)?(?:
      (?P<bullet>[-\u2022\u25cf\u25cb\u25e6\u25aa\uf0b7*])GAP(?=[^\s\-*])
    | (?P<single>\d{1,2})(?:[ ]?(?:[.)]|/(?=\s))|-(?=\s))GAP(?=["'(]|[^\W\d_])
    | (?P<arabic>\d{1,2}(?:\.\d{1,2}){1,3})[ ]?[.)]?GAP(?=["'(]|[^\W\d_])
    | (?P<plus>\+)GAP(?=\S)
    | (?P<article>(?:D|P)i[e\u00e8]u\s+(?P<article_number>\d{1,3})[a-z]?\s?[.:])
    | (?P<part>(?:PHAN|Phan)\s+(?:THU\s+\w+|thu\s+\w+|[IVX]{1,5}|[A-E])\b[.:]?)
    | (?P<chapter>(?:CHUONG|Chuong)\s+(?P<chapter_number>[IVXLC]{1,6}|\d{1,2})\b[.:]?)
    | (?P<division>(?:MUC|Muc)\s+(?P<division_number>\d{1,2})\b[.:])
    | (?P<roman>(?=[1lL|]*[IVX])[IVXLl1|]{1,6})[ ]?(?:[.)]|[/-](?=\s))GAP(?=["'(\w])
    | (?P<upper>[A-EG-H])[ ]?[./-](?=\s)GAP(?=[A-Z])
    | \((?P<parenthesis>\d{1,2})\)GAP(?=\S)
    | (?P<letter>[a-z]|[A-Z](?=\)))[ ]?(?:\)|\.(?=\s))GAP(?=\S)
    )
    """.replace("GAP", r"[^\S\n]*(?:\n[^\S\n]*)?"),
    re.VERBOSE,
)
_OPENS_WORDY = "DPCMIVXLl"
"""First letters of the marks that have another letter after them: a word, a Roman numeral."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_MISREAD = str.maketrans("lL1|", "IIII")


def read_marker(plain: str, start: int) -> Marker | None:
    """Return the mark at the start of a line of the plain shadow, or None; its words may be on the next line.

    >>> read_marker("IV.TO CHUC THUC HIEN", 0).ordinal, read_marker("I11. NHIEM VU", 0).ordinal
    (4, 3)
    >>> read_marker("30/11/2022", 0), read_marker("2.1 Noi dung", 0).number
    (None, '2.1')
    """
    if plain[start] not in _OPENS_WORDY and plain[start : start + 2].isalpha():
        return None
    match = _MARKER.match(plain, start)
    if match is None or match.lastgroup is None:
        return None
    return _READERS[match.lastgroup](match)


def roman_value(numeral: str) -> int | None:
    """Return the value of a Roman numeral, None where it is not one.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    total = 0
    for place, letter in enumerate(numeral):
        value = _ROMAN_VALUES.get(letter)
        if value is None:
            return None
        following = _ROMAN_VALUES.get(numeral[place + 1 : place + 2], 0)
        total += -value if value < following else value
    return total if total and _roman(total) == numeral else None


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + units[ones]


def _read_roman(match: re.Match[str]) -> Marker | None:
    printed = match["roman"].translate(_MISREAD)
    value = roman_value(printed)
    return None if value is None else Marker(SectionKind.ROMAN, printed, value, match.end())


def _read_single(match: re.Match[str]) -> Marker:
    return Marker(SectionKind.ARABIC, match["single"], int(match["single"]), match.end())


def _read_arabic(match: re.Match[str]) -> Marker:
    parts = match["arabic"].split(".")
    kind = SectionKind(SectionKind.ARABIC + len(parts) - 1)
    return Marker(kind, match["arabic"], int(parts[-1]), match.end())


def _read_article(match: re.Match[str]) -> Marker:
    number = match["article_number"]
    return Marker(SectionKind.ARTICLE, number, int(number), match.end())


def _read_parenthesis(match: re.Match[str]) -> Marker:
    number = match["parenthesis"]
    return Marker(SectionKind.PARENTHESIS, number, int(number), match.end())


def _read_chapter(match: re.Match[str]) -> Marker:
    number = match["chapter_number"]
    value = int(number) if number.isdecimal() else roman_value(number)
    return Marker(SectionKind.CHAPTER, number, value, match.end())


def _plainly(kind: SectionKind, group: str) -> Callable[[re.Match[str]], Marker | None]:
    return lambda match: Marker(kind, match[group].strip(" .:"), None, match.end())


_READERS: dict[str, Callable[[re.Match[str]], Marker | None]] = {
    "article": _read_article,
    "part": _plainly(SectionKind.PART, "part"),
    "chapter": _read_chapter,
    "division": _plainly(SectionKind.DIVISION, "division"),
    "roman": _read_roman,
    "upper": _plainly(SectionKind.PART, "upper"),
    "parenthesis": _read_parenthesis,
    "arabic": _read_arabic,
    "single": _read_single,
    "letter": _plainly(SectionKind.LETTER, "letter"),
    "plus": _plainly(SectionKind.PLUS, "plus"),
    "bullet": _plainly(SectionKind.BULLET, "bullet"),
}
