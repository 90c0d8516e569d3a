"""The tree of sections: which numbered heading encloses which words."""

import re
from typing import NamedTuple

from loaders.shadow import ShadowText
from loaders.structure.lines import Paragraph, paragraphs
from loaders.structure.markers import SectionKind

__all__ = ["Section", "SectionKind", "sections"]

_LONGEST_HEADING = 320
_LONGEST_EMPHASIS = 200
_COLON = re.compile(r":\s*(?=\S)")
_EDGES = " \t\n.:;,*#"


class Section(NamedTuple):
    """A numbered or bulleted part of a document; places are those of the shadow."""

    kind: SectionKind
    number: str | None
    """As printed, misread Roman numerals corrected: ``IV``, ``2``, ``1.1``, ``a``, ``-``."""
    ordinal: int | None
    heading: str
    """The words behind the number where they are a heading, in one line; empty where they are a sentence."""
    level: int
    """Depth in the tree, 0 outermost."""
    parent: int | None
    """Index of the section that encloses this one."""
    start: int
    heading_start: int
    """Where the words behind the number begin."""
    body_start: int
    """Where the words after the heading begin, or after the number where there is no heading."""
    end: int
    emphasised: bool = False
    """True where the whole paragraph is a Markdown heading or in bold."""


_Place = tuple[int, int | None, int]
"""The level of a section, the index of the one around it, and where it ends."""


def sections(shadow: ShadowText, blocks: tuple[Paragraph, ...] | None = None) -> tuple[Section, ...]:
    """Return all sections in the order in which they begin.

    >>> shadow = ShadowText.of("IV. TỔ CHỨC THỰC HIỆN\\n1. Sở Nội vụ\\na) Chủ trì tham mưu.\\n2. Sở Tư pháp: Phối hợp.")
    >>> [(s.number, s.heading, s.level, s.parent) for s in sections(shadow)]
    [('IV', 'TỔ CHỨC THỰC HIỆN', 0, None), ('1', 'Sở Nội vụ', 1, 0), ('a', '', 2, 1), ('2', 'Sở Tư pháp', 1, 0)]
    """
    marked = [(block, block.kind) for block in (blocks or paragraphs(shadow)) if block.kind is not None]
    places = _places([(block.start, kind) for block, kind in marked], len(shadow.plain))
    return tuple(
        _section(shadow, block, kind, place) for (block, kind), place in zip(marked, places, strict=True)
    )


def _places(marked: list[tuple[int, SectionKind]], length: int) -> list[_Place]:
    """Return where each section lies; it ends at the next one that does not lie inside it."""
    around: list[tuple[int, int | None]] = []
    ends = [length] * len(marked)
    open_ones: list[tuple[int, SectionKind]] = []
    for index, (start, kind) in enumerate(marked):
        while open_ones and open_ones[-1][1] >= kind:
            ends[open_ones.pop()[0]] = start
        around.append((len(open_ones), open_ones[-1][0] if open_ones else None))
        open_ones.append((index, kind))
    return [(level, parent, end) for (level, parent), end in zip(around, ends, strict=True)]


def _section(shadow: ShadowText, block: Paragraph, kind: SectionKind, place: _Place) -> Section:
    body, (level, parent, end) = block.body, place
    emphasised = block.end - body <= _LONGEST_EMPHASIS and _is_emphasised(shadow, block)
    heading_end = block.end if emphasised else _heading_end(shadow.plain, block, body)
    heading = ""
    if heading_end > body:
        heading = " ".join(shadow.slice(body, heading_end).replace("*", "").split()).strip(_EDGES)
    return Section(
        kind=kind,
        number=block.marker.number if block.marker else None,
        ordinal=block.marker.ordinal if block.marker else None,
        heading=heading,
        level=level,
        parent=parent,
        start=block.start,
        heading_start=body,
        body_start=_after_heading(shadow.plain, block.end, max(heading_end, body)),
        end=end,
        emphasised=emphasised,
    )


def _heading_end(plain: str, block: Paragraph, body: int) -> int:
    """Return where the heading of a paragraph in plain letters ends; its beginning where it has none."""
    end, last = block.end, plain[block.end - 1]
    colon = _COLON.search(plain, body, min(end, body + _LONGEST_HEADING))
    if colon is not None and plain.find(".", body, colon.start()) < 0:
        return colon.start()
    if end - body > _LONGEST_HEADING and last != ":":
        return body
    return body if last in ".;,!?" and block.kind is not SectionKind.ARTICLE else end


def _is_emphasised(shadow: ShadowText, block: Paragraph) -> bool:
    """Tell whether the whole paragraph is a Markdown heading or stands in bold."""
    raw = shadow.slice(max(0, block.start - 3), block.end + 3)
    if "#" in raw[:6]:
        return True
    return "**" in raw and raw.count("**") == 2 and raw[:5].count("**") == 1 and raw[-5:].count("**") == 1


def _after_heading(plain: str, end: int, place: int) -> int:
    while place < end and plain[place] in " \t\n:*":
        place += 1
    return place
