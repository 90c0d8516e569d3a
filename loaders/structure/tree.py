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


def sections(shadow: ShadowText, blocks: tuple[Paragraph, ...] | None = None) -> tuple[Section, ...]:
    """Return all sections in the order in which they begin.

    >>> shadow = ShadowText.of("IV. TỔ CHỨC THỰC HIỆN\\n1. Sở Nội vụ\\na) Chủ trì tham mưu.\\n2. Sở Tư pháp: Phối hợp.")
    >>> [(s.number, s.heading, s.level, s.parent) for s in sections(shadow)]
    [('IV', 'TỔ CHỨC THỰC HIỆN', 0, None), ('1', 'Sở Nội vụ', 1, 0), ('a', '', 2, 1), ('2', 'Sở Tư pháp', 1, 0)]
    """
    marked = [block for block in (blocks or paragraphs(shadow)) if block.kind is not None]
    ends = _ends(marked, len(shadow.plain))
    found: list[Section] = []
    stack: list[int] = []
    for block, end in zip(marked, ends, strict=True):
        assert block.kind is not None
        while stack and found[stack[-1]].kind >= block.kind:
            stack.pop()
        found.append(_section(shadow, block, end, stack))
        stack.append(len(found) - 1)
    return tuple(found)


def _ends(marked: list[Paragraph], length: int) -> list[int]:
    """Return where each section ends: at the next one that does not lie inside it."""
    ends = [length] * len(marked)
    open_ones: list[int] = []
    for index, block in enumerate(marked):
        while open_ones and _kind(marked[open_ones[-1]]) >= _kind(block):
            ends[open_ones.pop()] = block.start
        open_ones.append(index)
    return ends


def _kind(block: Paragraph) -> SectionKind:
    assert block.kind is not None
    return block.kind


def _section(shadow: ShadowText, block: Paragraph, end: int, stack: list[int]) -> Section:
    body = block.body
    emphasised = block.end - body <= _LONGEST_EMPHASIS and _is_emphasised(shadow, block)
    heading_end = block.end if emphasised else _heading_end(shadow.plain, block, body)
    heading = ""
    if heading_end > body:
        heading = " ".join(shadow.slice(body, heading_end).replace("*", "").split()).strip(_EDGES)
    return Section(
        kind=_kind(block),
        number=block.marker.number if block.marker else None,
        ordinal=block.marker.ordinal if block.marker else None,
        heading=heading,
        level=len(stack),
        parent=stack[-1] if stack else None,
        start=block.start,
        heading_start=body,
        body_start=_after_heading(shadow.plain, block, max(heading_end, block.body)),
        end=end,
        emphasised=emphasised,
    )


def _heading_end(plain: str, block: Paragraph, body: int) -> int:
    """Return where the heading of a paragraph in plain letters ends; its beginning where it has none."""
    colon = _COLON.search(plain, body, min(block.end, body + _LONGEST_HEADING))
    if colon is not None and plain.find(".", body, colon.start()) < 0:
        return colon.start()
    if block.end - body > _LONGEST_HEADING and plain[block.end - 1] != ":":
        return body
    return body if plain[block.end - 1] in ".;,!?" and block.kind != SectionKind.ARTICLE else block.end


def _is_emphasised(shadow: ShadowText, block: Paragraph) -> bool:
    """Tell whether the whole paragraph is a Markdown heading or stands in bold."""
    raw = shadow.slice(max(0, block.start - 3), block.end + 3)
    if "#" in raw[:6]:
        return True
    return "**" in raw and raw.count("**") == 2 and raw[:5].count("**") == 1 and raw[-5:].count("**") == 1


def _after_heading(plain: str, block: Paragraph, heading_end: int) -> int:
    place = heading_end
    while place < block.end and plain[place] in " \t\n:*":
        place += 1
    return place
