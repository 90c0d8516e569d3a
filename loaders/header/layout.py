"""Where the parts of a document stand: head, number, date, type, title, body, signature.

Layouts differ: two columns side by side, one under the other between pipes, flattened into one line by a converter, or
a web page around it all. So the parts are found by what they say.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from loaders.citations.symbols import find_symbols
from loaders.citations.types import type_name
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
_LINE_HEAD = re.compile(r"(?:^|\n|\||\s{3})[\s*\#>_\-|]*$")
_PLACE = re.compile(
    r"(?P<place>(?:Thanh\s+pho\s+|Thi\s+xa\s+|Thi\s+tran\s+)?[A-Z][\w.'\- ]{1,40}(?:\n[A-Z][\w.'\- ]{1,20})?)\s*,\s*$"
)
_DATE_WORD = re.compile(r"ngay(?<![a-z]ngay)[\s:\d.…_/]")
_CELL = re.compile(r"[^\s|]+(?:\s{1,2}[^\s|]+)*")
"""Words of one cell or column; three blanks part columns."""
_ISSUING = re.compile(
    r"(?:UY\s+BAN\s+(?:NHAN\s+DAN|THUONG)|UBND|HOI\s+DONG|BO\s+TRUONG|CHU\s+TICH|GIAM\s+DOC|THU\s+TUONG|CHINH\s+PHU|BAN\s+(?:THUONG|CHAP|BI)|"
    r"TONG\s+GIAM|TONG\s+CUC|TRUONG\s+BAN|CHANH|BO\s+CHINH\s+TRI|QUOC\s+HOI|THONG\s+DOC|VIEN\s+TRUONG|HIEU\s+TRUONG|TRUONG\s+PHONG)"
)
_BODY = re.compile(
    r"(?:C[ai&]?n\s+c|Th[a-z]{1,2}\s+hien|Xet|Theo|De\s|Nham|Trong|Ngay|Uy\s+ban|UBND|Hoi\s+nghi|Hoi\s+dong|Sau\s|Kinh\s+gui|Quan\s+triet|"
    r"Trien\s+khai|Tiep\s+tuc|Thoi\s+gian|Do\s|Nhan\s|Tren\s+co\s+so|Vua\s+qua|Hien\s+nay|Tu\s|Qua\s|Nam\s|Chap\s+hanh|Phat\s+huy|Bo\s|So\s|"
    r"Phong\s|Chu\s+tich|Kinh\s+thua|[IVX]{1,4}\s?[.)/-]|[A1]\s?[.)]|Dieu\s+1|[-+]\s)"
)
_AFTER_TITLE = re.compile(r"C[ai&]?n\s+c|can\s+cu\s|CAN\s+CU\s|Kinh\s+gui|KINH\s+GUI")
_SMALL, _CAPITALS = string.ascii_lowercase.encode(), string.ascii_uppercase.encode()
_MARKS = " \t#*_-\\\"'>=~\r"
_RULE = re.compile(r"[\s\-_*=~.\\|#]*$")
_RULED = re.compile(r"-{3,}|_{3,}|={3,}|-\s-\s-")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?")
"""What a narrow column leaves of ``GIAI ĐOẠN 2026 - 2030``."""
_HELD_OPEN = re.compile(r"\b(?:CUA|VA|DO|THUOC|cua|va|do|thuoc)$")
"""Words after which a title goes on, whatever the next line is."""
_MOST_TITLE_LINES = 13
"""Lines under that of the type which a title may take."""
_WHOSE = re.compile(r"CUA\s+(?:BAN|HOI|UY|TINH|HUYEN|THANH|DANG|CHINH|BO|THU|CHU)\b[A-Z0-9 ,.\-]*$")
"""The second half of the line of the type: ``NGHỊ QUYẾT`` and ``CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ``."""
_SESSION = re.compile(r"KHOA\s+[IVXL\d]+\b")


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


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The line of the type and the title under it."""

    type: str
    type_start: int
    start: int
    end: int


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


def with_following(lines: Iterator[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Yield each line with the next one, which the last does not have."""
    line = next(lines, None)
    while line is not None:
        following = next(lines, None)
        yield line, following
        line = following


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
            words = shadow.slice(*_without_motto(shadow, *place.span("place")))
            return DateLine(on_one_line(_last_column(words)), date)
        first = first or DateLine(None, date)
    return first


def _without_motto(shadow: ShadowText, start: int, end: int) -> tuple[int, int]:
    for motto in MOTTO.finditer(shadow.folded, start, end):
        start = motto.end()
    return start, end


def _last_column(words: str) -> str:
    return re.split(r"\s{3,}|\t", words.strip())[-1]


def find_title(shadow: ShadowText, start: int, end: int) -> TitleBlock | None:
    """Return the line of the type, in capitals, and the lines of the title under it."""
    lines = lines_of(shadow, start, min(end, start + HEAD))
    pairs = with_following(lines)
    for line, following in pairs:
        kind = _type_of_line(line)
        if kind is not None:
            return _title_under(shadow, kind, line, islice(pairs, _MOST_TITLE_LINES))
        broken = _type_over_two(line, following) if following else None
        if following and broken is not None:
            return _title_under(
                shadow, (broken, following.end), following, islice(pairs, 1, _MOST_TITLE_LINES)
            )
    return None


def _type_over_two(line: Line, following: Line) -> str | None:
    """Return the type whose two words a narrow column put on two lines."""
    if " " in line.plain or " " in following.plain or not (line.capital and following.capital):
        return None
    return type_name(f"{line.plain} {following.plain}")


def _type_of_line(line: Line) -> tuple[str, int] | None:
    """Return the type that a line in capitals begins with, and where the words after it begin."""
    if not line.capital:
        return None
    whole = type_name(line.plain)
    if whole:
        return whole, line.end
    words = list(re.finditer(r"\S+", line.plain))
    for count in (4, 3, 2):
        head = type_name(line.plain[: words[count - 1].end()]) if len(words) > count else None
        if head:
            return head, line.start + words[count].start()
    return None


def _title_under(
    shadow: ShadowText, kind: tuple[str, int], head: Line, below: Iterator[tuple[Line, Line | None]]
) -> TitleBlock:
    name, after = kind
    taken = [Line(after, head.end, shadow.plain[after : head.end])] if after < head.end else []
    for line, following in below:
        if not taken and following and _WHOSE.match(line.plain) and not _BODY.match(following.plain):
            continue
        if _ends_title(shadow, line, taken, following):
            break
        taken.append(line)
    start = taken[0].start if taken else head.end
    end = taken[-1].end if taken else head.end
    return TitleBlock(name, head.start, start, end)


def _ends_title(shadow: ShadowText, line: Line, taken: list[Line], following: Line | None) -> bool:
    if _AFTER_TITLE.match(line.plain):
        return True
    issuing = line.capital and _ISSUING.match(line.plain) is not None
    if not taken:
        return issuing and len(line.plain) < 40
    if taken[-1].capital and not line.capital and not _YEARS.fullmatch(line.plain):
        return True
    if _HELD_OPEN.search(taken[-1].plain):
        return False
    between = shadow.plain[taken[-1].end : line.start]
    if _RULED.search(between):
        return True
    apart = between.count("\n") > 1 or "|" in between or "\n#" in between
    led = following is not None and _BODY.match(following.plain) is not None and not following.capital
    if issuing and following is not None and _SESSION.match(following.plain):
        return True
    if issuing and (apart or (led and len(line.plain) < 60)):
        return True
    return _BODY.match(line.plain) is not None and not line.capital
