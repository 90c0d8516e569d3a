"""Lines become paragraphs again: pages wrap sentences, leave blank lines in them and cut them at the page end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loaders.shadow import ShadowText
from loaders.structure.markers import Marker, SectionKind, read_marker

_UNFINISHED = re.compile(
    r"\s(?:cua|va|cac|ve|voi|tai|theo|do|cho|thuoc|hoac|la|de|trong|co|so|ngay|thang|nam|tren|den|tu|bang|nhung|duoc|Uy|Ban)\Z"
)
"""A line that ends with such a word is not the end of a heading."""
_EMPHASIS = re.compile(r"(?<!\*)\*{1,3}(?!\*)")
_WIDEST_PAGE = 130
_FULL = 0.83
"""Share of the page's width at which a line of proportional type counts as full."""
_FULL_FIRST = 0.65
"""The same for the first line of a numbered item, which web pages wrap shorter."""
_ENDS = ".;:!?"
_CLOSING = re.compile(
    r"[\s#]*n[o0]i\s*nh[a-z]n\s*:?"
    r"|\s*(?:t/?m\.?|k/?t\.?|t/?l\.?|tuq\.?)\s+(?:uy ban|uu ban|ubnd|chu|bo|thu|giam|ban|hoi)"
)
_ALONE = (SectionKind.ANNEX, SectionKind.CLOSING)
"""What begins with a line of its own that goes on with nothing."""
_OPENS_A_PART = "#nptk"
"""First letters of the lines that :data:`_CLOSING` and :data:`_ANNEX` fit."""
_ANNEX = re.compile(
    r"[\s#]*(?:ph[u\u00fc]\s*l[u\u00fc]c)(?:\s+(?:so\s+)?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]))?\s*[.:]?\s*$"
)

_OWN_LINES = ((_ANNEX, SectionKind.ANNEX), (_CLOSING, SectionKind.CLOSING))


class Paragraph(NamedTuple):
    """Words that belong together, with the mark before them; places are those of the shadow."""

    start: int
    end: int
    marker: Marker | None = None
    kind: SectionKind | None = None
    """That of the mark; CLOSING and ANNEX where the line itself says so."""
    table: bool = False
    """True for a line of a table: a cell border, or cells between borders or tabs."""

    @property
    def body(self) -> int:
        """Where the words behind the mark begin."""
        return self.marker.end if self.marker else self.start


class _Line(NamedTuple):
    start: int
    end: int
    after_blank: bool
    inside_bold: bool
    """True where emphasis was opened on an earlier line and not closed."""


def paragraphs(shadow: ShadowText) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order.

    >>> shadow = ShadowText.of("1. Sở Nội vụ\\n\\na) Chủ trì, phối hợp với các cơ\\nquan liên quan.")
    >>> [shadow.text[p.body:p.end] for p in paragraphs(shadow)]
    ['Sở Nội vụ', 'Chủ trì, phối hợp với các cơ\\nquan liên quan.']
    """
    lines = tuple(_lines(shadow))
    openings = tuple(_opening(shadow, line) for line in lines)
    joining = _Joining(
        shadow.plain, _page_width(lines), _is_double_spaced(lines), _is_blank_separated(lines, openings)
    )
    found: list[Paragraph] = []
    previous: _Line | None = None
    for line, paragraph in zip(lines, openings, strict=True):
        if previous is not None and found and joining.continues(found[-1], previous, line, paragraph):
            last = found[-1]
            found[-1] = Paragraph(last.start, line.end, last.marker, last.kind)
        else:
            found.append(paragraph)
        previous = line
    return tuple(found)


def _lines(shadow: ShadowText) -> Iterator[_Line]:
    plain, place = shadow.plain, 0
    after_blank = emphasised = False
    starred = "*" in shadow.text
    for printed in plain.split("\n"):
        words = printed.strip()
        if words:
            start = place + printed.index(words[0])
            emphasised = emphasised and not after_blank
            yield _Line(start, start + len(words), after_blank, emphasised)
            raw = shadow.slice(place, place + len(printed)) if starred else ""
            if emphasised or "*" in raw:
                emphasised = _emphasis_after(raw.strip(), emphasised)
        after_blank = not words
        place += len(printed) + 1


def _emphasis_after(raw: str, before: bool) -> bool:
    """Return whether emphasis is open after a line; table borders, rules and bullets close or open none."""
    if "*" not in raw:
        return before and bool(raw.strip("|-_ "))
    if not raw.strip("|-*_ "):
        return False
    stars = len(_EMPHASIS.findall(raw))
    if raw.startswith("* ") and not before:
        stars -= 1
    return before ^ (stars % 2 == 1)


def _page_width(lines: tuple[_Line, ...]) -> int | None:
    """Return how long a full line is where the text was wrapped by a page, else None."""
    lengths = sorted(line.end - line.start for line in lines)
    if not lengths:
        return None
    widest = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    return widest if 40 <= widest <= _WIDEST_PAGE else None


def _is_double_spaced(lines: tuple[_Line, ...]) -> bool:
    return sum(line.after_blank for line in lines) * 10 > len(lines) * 7


def _is_blank_separated(lines: tuple[_Line, ...], openings: tuple[Paragraph, ...]) -> bool:
    """Tell whether items stand after blank lines, so that a line without one goes on with its paragraph."""
    closing = next(
        (number for number, opening in enumerate(openings) if opening.kind == SectionKind.CLOSING), None
    )
    body = zip(lines[:closing], openings[:closing], strict=True)
    marked = [line for line, opening in body if opening.marker]
    return len(marked) > 3 and sum(line.after_blank for line in marked) * 5 >= len(marked) * 4


def _opening(shadow: ShadowText, line: _Line) -> Paragraph:
    plain, start, end = shadow.plain, line.start, line.end
    if plain[start] == "|" or plain.count("\t", start, end) > 1:
        return Paragraph(start, end, table=True)
    if shadow.folded[start] in _OPENS_A_PART:
        for pattern, kind in _OWN_LINES:
            if pattern.match(shadow.folded, start, end):
                return Paragraph(start, end, kind=kind)
    marker = read_marker(plain, start)
    return Paragraph(start, end, marker, marker.kind if marker else None)


@dataclass(frozen=True, slots=True)
class _Joining:
    """Tells whether a line goes on with the sentence of the line before."""

    plain: str
    width: int | None
    double_spaced: bool
    blank_separated: bool

    def continues(self, last: Paragraph, previous: _Line, line: _Line, opening: Paragraph) -> bool:
        if last.table or opening.table or opening.kind in _ALONE or last.kind in _ALONE:
            return False
        if last.marker is not None and last.marker.end >= previous.end and not line.after_blank:
            return opening.marker is None
        if opening.marker is not None:
            return self._only_looks_marked(previous, line, opening.marker)
        if line.inside_bold and not line.after_blank:
            return True
        first = last.marker is not None and last.start == previous.start and not line.after_blank
        return self._goes_on(previous, line, _FULL_FIRST if first else _FULL)

    def _only_looks_marked(self, previous: _Line, line: _Line, marker: Marker) -> bool:
        """Tell whether a wrapped ``-`` of ``Tài chính - Kế hoạch`` looks like a bullet."""
        if marker.kind is not SectionKind.BULLET or line.after_blank or not self._is_full(previous, line):
            return False
        behind = self.plain[marker.end : marker.end + 1]
        return behind.islower() and self.plain[previous.end - 1] not in _ENDS + ","

    def _goes_on(self, previous: _Line, line: _Line, full: float) -> bool:
        last, first = self.plain[previous.end - 1], self.plain[line.start]
        if self.blank_separated and not line.after_blank and (last not in ":;" or first.islower()):
            return True
        if last in _ENDS:
            return not line.after_blank and self._is_full(previous, line, full) and last not in ":;"
        if first.islower() or (last in ",-/" and first.isalnum()):
            return True
        if not line.after_blank and (
            first.isdigit() or _UNFINISHED.search(self.plain, previous.start, previous.end)
        ):
            return True
        if line.after_blank and not self.double_spaced:
            return False
        return self._is_full(previous, line, full)

    def _is_full(self, previous: _Line, line: _Line, full: float = _FULL) -> bool:
        """Tell whether the next word did not fit on the line before."""
        if self.width is None:
            return False
        word = self.plain[line.start : line.end].split(maxsplit=1)[0]
        return previous.end - previous.start + 1 + len(word) >= self.width * full
