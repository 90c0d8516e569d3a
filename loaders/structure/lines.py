"""Lines become paragraphs again: pages wrap sentences, leave blank lines in them and cut them at the page end."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from loaders.shadow import ShadowText
from loaders.structure.markers import Marker, SectionKind, read_marker

_UNFINISHED = re.compile(
    r"\s(?:cua|va|cac|ve|voi|tai|theo|do|cho|thuoc|hoac|la|de|trong|co|so|ngay|thang|nam|tren|den|tu|bang|nhung|duoc|Uy|Ban)\Z"
)
"""A line that ends with such a word is not the end of a heading."""
_LONGEST_WORD = 6
"""Letters of the longest of them, with the blank before it."""
_EMPHASIS = re.compile(r"\*(?<!\*\*)\*{0,2}(?!\*)")
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
_OPENS_A_PART = frozenset(("no", "n0", "tm", "tl", "tu", "t/", "kt", "k/", "ph"))
"""With what the lines begin that :data:`_CLOSING` and :data:`_ANNEX` fit, but for those that begin with a ``#``."""
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


_Line = tuple[int, int, bool, bool]
"""Where the words of a line begin and end, whether it stands after a blank one, and inside emphasis of an earlier one.

There are so many of them that names for the four would take longer than all that is asked of them.
"""


_Opening = tuple[Marker | None, SectionKind | None, bool]
"""What a line begins with: its mark, what it opens, and whether it is a row of a table."""
_NO_MARK: _Opening = (None, None, False)
_ROW: _Opening = (None, None, True)


def paragraphs(shadow: ShadowText) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order.

    >>> shadow = ShadowText.of("1. Sở Nội vụ\\n\\na) Chủ trì, phối hợp với các cơ\\nquan liên quan.")
    >>> [shadow.text[p.body:p.end] for p in paragraphs(shadow)]
    ['Sở Nội vụ', 'Chủ trì, phối hợp với các cơ\\nquan liên quan.']
    """
    lines = _lines(shadow)
    if not lines:
        return ()
    openings = _openings(shadow, lines)
    joining = _Joining(
        shadow.plain, _page_width(lines), _is_double_spaced(lines), _is_blank_separated(lines, openings)
    )
    found: list[Paragraph] = []
    first = previous = lines[0]
    mark = openings[0]
    for line, opening in zip(lines[1:], openings[1:], strict=True):
        if mark[2] or opening[2] or not joining.continues(first, mark, previous, line, opening):
            found.append(Paragraph(first[0], previous[1], *mark))
            first, mark = line, opening
        previous = line
    found.append(Paragraph(first[0], previous[1], *mark))
    return tuple(found)


def _lines(shadow: ShadowText) -> list[_Line]:
    lines: list[_Line] = []
    place, after_blank, emphasised = 0, False, False
    star = _star_after(shadow, 0)
    for printed in shadow.plain.split("\n"):
        words, end = printed.strip(), place + len(printed)
        if words:
            start = place if len(words) == len(printed) else end - len(printed.lstrip())
            emphasised = emphasised and not after_blank
            lines.append((start, start + len(words), after_blank, emphasised))
            if emphasised or star < end:
                emphasised = _emphasis_after(shadow.slice(place, end).strip(), emphasised)
                star = _star_after(shadow, end)
        after_blank = not words
        place = end + 1
    return lines


def _star_after(shadow: ShadowText, place: int) -> int:
    """Return the place of the next star of the text, which the shadow may not have; its end where there is none."""
    found = shadow.text.find("*", shadow.span(place, place)[0])
    return len(shadow.plain) if found < 0 else shadow.place(found)


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


def _page_width(lines: list[_Line]) -> int | None:
    """Return how long a full line is where the text was wrapped by a page, else None."""
    lengths = sorted([end - start for start, end, _, _ in lines])
    if not lengths:
        return None
    widest = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    return widest if 40 <= widest <= _WIDEST_PAGE else None


def _is_double_spaced(lines: list[_Line]) -> bool:
    return sum([after_blank for _, _, after_blank, _ in lines]) * 10 > len(lines) * 7


def _is_blank_separated(lines: list[_Line], openings: list[_Opening]) -> bool:
    """Tell whether items stand after blank lines, so that a line without one goes on with its paragraph."""
    marked = apart = 0
    for line, opening in zip(lines, openings, strict=True):
        marker, kind, _ = opening
        if kind is SectionKind.CLOSING:
            break
        if marker is not None:
            marked += 1
            apart += line[2]
    return marked > 3 and apart * 5 >= marked * 4


def _openings(shadow: ShadowText, lines: list[_Line]) -> list[_Opening]:
    plain, folded = shadow.plain, shadow.folded
    tabbed = "\t" in plain
    found: list[_Opening] = []
    for start, end, _, _ in lines:
        first = plain[start]
        if first == "|" or (tabbed and plain.count("\t", start, end) > 1):
            found.append(_ROW)
        elif (folded[start : start + 2] in _OPENS_A_PART or first == "#") and (
            kind := _kind_of_its_own(folded, start, end)
        ) is not None:
            found.append((None, kind, False))
        else:
            marker = read_marker(plain, start)
            found.append((marker, marker.kind, False) if marker else _NO_MARK)
    return found


def _kind_of_its_own(folded: str, start: int, end: int) -> SectionKind | None:
    return next((kind for pattern, kind in _OWN_LINES if pattern.match(folded, start, end)), None)


@dataclass(frozen=True, slots=True)
class _Joining:
    """Tells whether a line goes on with the sentence of the line before."""

    plain: str
    width: int | None
    double_spaced: bool
    blank_separated: bool

    def continues(
        self, first: _Line, mark: _Opening, previous: _Line, line: _Line, opening: _Opening
    ) -> bool:
        """Tell whether ``line`` goes on with the paragraph from ``first`` to ``previous``, neither row of a table."""
        marker, kind, _ = opening
        before, opened, _ = mark
        if kind in _ALONE or opened in _ALONE:
            return False
        _, _, after_blank, inside_bold = line
        if before is not None and before.end >= previous[1] and not after_blank:
            return marker is None
        if marker is not None:
            return self._only_looks_marked(previous, line, marker)
        if inside_bold and not after_blank:
            return True
        opens = before is not None and first is previous and not after_blank
        return self._goes_on(previous, line, _FULL_FIRST if opens else _FULL)

    def _only_looks_marked(self, previous: _Line, line: _Line, marker: Marker) -> bool:
        """Tell whether a wrapped ``-`` of ``Tài chính - Kế hoạch`` looks like a bullet."""
        _, _, after_blank, _ = line
        if marker.kind is not SectionKind.BULLET or after_blank or not self._is_full(previous, line, _FULL):
            return False
        behind = self.plain[marker.end : marker.end + 1]
        return behind.islower() and self.plain[previous[1] - 1] not in _ENDS + ","

    def _goes_on(self, previous: _Line, line: _Line, full: float) -> bool:
        start, _, after_blank, _ = line
        last, first = self.plain[previous[1] - 1], self.plain[start]
        if self.blank_separated and not after_blank and (last not in ":;" or first.islower()):
            return True
        if last in _ENDS:
            return not after_blank and last not in ":;" and self._is_full(previous, line, full)
        if first.islower() or (last in ",-/" and first.isalnum()):
            return True
        if not after_blank and (
            first.isdigit()
            or _UNFINISHED.search(self.plain, max(previous[0], previous[1] - _LONGEST_WORD), previous[1])
        ):
            return True
        if after_blank and not self.double_spaced:
            return False
        return self._is_full(previous, line, full)

    def _is_full(self, previous: _Line, line: _Line, full: float) -> bool:
        """Tell whether the next word did not fit on the line before."""
        if self.width is None:
            return False
        missing = self.width * full - (previous[1] - previous[0] + 1)
        start, end, _, _ = line
        return missing <= end - start and missing <= len(self.plain[start:end].split(maxsplit=1)[0])
