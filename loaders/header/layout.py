"""Where the parts of a document stand: head, number, date, type, title, body, signature.

Layouts differ: two columns side by side, one under the other between pipes, flattened into one line by a converter, or
a web page around it all. So the parts are found by what they say.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loaders.citations.symbols import find_symbols
from loaders.dates import PrintedDate, date_at
from loaders.printed import on_one_line
from loaders.shadow import ShadowText

_FAR = 700
"""Letters from the motto at which a number is no more that of the head."""
HEAD = 9000
"""The head stands within so many letters, whatever a web page puts before it."""

MOTTO = re.compile(
    r"c[o0]ng\s+h[o0q]a\s+x[a-z]\s+h[o0q][i1l]?i?(?:\s+chu\s+nghia\s+viet\s+nam)?|chu\s+nghia\s+viet\s+nam"
    r"|d(?:(?<=\nd)|(?<=\n d)|(?<=  d))oan\s+(?:tncs|thanh\s+nien\s+cong\s+san)\s+ho\s+chi\s+minh(?=\s*(?:\n|$))"
    r"|d[ab]ng\s+cong\s+san\s+viet\s+nam"
    r"|d[a-z]{1,2}\s+[l1][a-z]p\s*-\s*t[a-z]{1,2}\s+d[a-z]\s*-\s*h[a-z]{2,3}\s+ph[a-z]{1,2}c"
)
"""Name of the State or the Party and the motto, over folded text; the second may be as recognition spelled it."""
_NUMBER = re.compile(
    r"""S[o6O0e]6?[ \t]{0,3}[:.]?[ \t*.…_]*(?:\n[ \t]*)?
    (?:
        (?P<symbol>\d{1,6}[a-zA-Z]?(?:\s{0,2}[-/]|[ ](?=[A-Z][A-Za-z]{1,3}\s?/[A-Z])).{2,40})
      | (?P<blank>[/-]?\s?[A-Z][A-Za-z]{0,3}\s?[-/]\s?[A-Z][A-Za-z0-9&.]{0,15}\b)
    )""",
    re.VERBOSE,
)
_LINE_HEAD = re.compile(r"(?:^|\n|\||\s{3}|(?i:\shanh\s+phuc))[\s*\#>_\-|]*$")
"""What stands before the number; a converter may put it behind the motto on one line."""
_PLACE = re.compile(
    r"(?P<place>(?:Thanh\s+pho\s+|Thi\s+xa\s+|Thi\s+tran\s+)?[A-Z][\w.'\- ]{1,40}(?:\n[A-Z][\w.'\- ]{1,20})?)\s*,\s*$"
)
_DATE_WORD = re.compile(r"ngay(?<![a-z]ngay)[\s:\d.…_/]")
_CELL = re.compile(r"[^\s|]+(?:\s{1,2}[^\s|]+)*")
"""Words of one cell or column; three blanks part columns."""
_SMALL, _CAPITALS = string.ascii_lowercase.encode(), string.ascii_uppercase.encode()
_MARKS = " \t#*_-\\\"'>=~\r"
_RULE = re.compile(r"[\s\-_*=~.\\|#]*$")


class Line(NamedTuple):
    """A line or cell with letters in it; places are those of the shadow."""

    start: int
    end: int
    plain: str

    @property
    def capital(self) -> bool:
        """Whether nearly all letters are capitals."""
        if self.plain.isascii() and (self.plain.isupper() or self.plain.islower()):
            return self.plain.isupper()
        letters = self.plain.encode("ascii", "replace")
        capitals = len(letters) - len(letters.translate(None, _CAPITALS))
        return capitals > 0 and 4 * (len(letters) - len(letters.translate(None, _SMALL))) <= capitals


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The line of the document's own number."""

    start: int
    end: int
    blank: bool
    """Whether only the abbreviations are printed: ``Số: /KH-UBND``."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """Place and date of issue."""

    place: str | None
    date: PrintedDate
    opens_line: bool = False
    """Whether the place is the first that stands on its line or in its cell."""


def lines_of(shadow: ShadowText, start: int, end: int) -> Iterator[Line]:
    """Yield the lines and cells between two places, trimmed, those without letters or digits left out."""
    plain = shadow.plain
    end = min(end, len(plain))
    while start < end:
        stop = plain.find("\n", start, end)
        stop = stop if stop >= 0 else end
        words = plain[start:stop].strip(_MARKS)
        if "|" in words or "   " in words:
            yield from _cells_of(plain, start, stop)
        elif words and (words[0].isalnum() or not _RULE.fullmatch(words)):
            first = plain.index(words, start)
            yield Line(first, first + len(words), words)
        start = stop + 1


def _cells_of(plain: str, start: int, end: int) -> Iterator[Line]:
    for cell in _CELL.finditer(plain, start, end):
        words = cell[0].strip(_MARKS)
        if words and (words[0].isalnum() or not _RULE.fullmatch(words)):
            first = plain.index(words, cell.start())
            yield Line(first, first + len(words), words)


def lines_above(shadow: ShadowText, end: int) -> Iterator[Line]:
    """Yield the lines and cells before the beginning of a line, the last one first."""
    while end > 0:
        start = shadow.plain.rfind("\n", 0, end - 1) + 1
        yield from reversed(list(lines_of(shadow, start, end)))
        end = start


def find_number(shadow: ShadowText) -> NumberLine | None:
    """Return the line of the number: the one near the motto where there are several."""
    found = [
        match
        for match in _NUMBER.finditer(shadow.plain, 0, HEAD)
        if _LINE_HEAD.search(shadow.plain, max(0, match.start() - 20), match.start())
    ]
    if not found:
        return None
    best = found[0]
    if len(found) > 1:
        best = next((match for match in found if _is_near_motto(shadow, match.start())), best)
    if not best["symbol"]:
        return NumberLine(*best.span("blank"), blank=True)
    # What stands on the line behind the symbol is the other column: "38/KH-UBND Giao Long, ngày 02 tháng 01".
    printed = next(iter(find_symbols(best["symbol"])), None)
    end = best.start("symbol") + printed.end if printed else best.end("symbol")
    return NumberLine(best.start("symbol"), end, blank=False)


def _is_near_motto(shadow: ShadowText, place: int) -> bool:
    motto = MOTTO.search(shadow.folded, max(0, place - _FAR + 1), min(HEAD, place + 2 * _FAR))
    return motto is not None and motto.start() < place + _FAR


def find_date(shadow: ShadowText, start: int, end: int, number_end: int | None) -> DateLine | None:
    """Return the first date of the head that a place stands before, else the first."""
    first: DateLine | None = None
    for word in _DATE_WORD.finditer(shadow.flow, start, end):
        date = date_at(shadow.flow, word.start())
        if date is None:
            continue
        low = max(start, word.start() - 60, number_end if number_end and number_end <= word.start() else 0)
        place = _PLACE.search(shadow.plain, low, word.start())
        if place:
            begins, ends = _without_motto(shadow, *place.span("place"))
            words = shadow.slice(begins, ends)
            opens = _LINE_HEAD.search(shadow.plain, max(0, begins - 20), begins) is not None
            return DateLine(on_one_line(_last_column(words)), date, opens or words[:3].isspace())
        first = first or DateLine(None, date)
    return first


def _without_motto(shadow: ShadowText, start: int, end: int) -> tuple[int, int]:
    for motto in MOTTO.finditer(shadow.folded, start, end):
        start = motto.end()
    return start, end


def _last_column(words: str) -> str:
    return re.split(r"\s{3,}|\t", words.strip())[-1]
