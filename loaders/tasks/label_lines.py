"""Labelled lines that a reader has joined with the words before: ``2. Tập huấn Đơn vị chủ trì: Sở Nội vụ``."""

import re

from graph.identifiers.folding import fold
from loaders.structure import Paragraph
from loaders.tasks.phrases import UnitPhrases

_PLACE = re.compile(r"(?:\n|(?<=[.;])[ \t])[ \t*+-]*(?=[^\W\d_])")
_PEOPLE = ("lead", "performer", "support")
_LONGEST_LABEL = 40


def with_label_lines(phrases: UnitPhrases, blocks: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, those cut in pieces in which labels of several kinds stand behind a line or sentence.

    A piece has no mark of its own, so that the sections stay as they are.
    """
    found: list[Paragraph] = []
    for block in blocks:
        starts = [] if block.table else _starts(phrases, block)
        if not starts:
            found.append(block)
            continue
        ends = [*(_trimmed(phrases, block.start, start) for start in starts), block.end]
        found.append(block._replace(end=ends[0]))
        found += [Paragraph(start, end) for start, end in zip(starts, ends[1:], strict=True)]
    return tuple(found)


def _starts(phrases: UnitPhrases, block: Paragraph) -> list[int]:
    """Return where labels begin inside a paragraph; none where nobody is named by them."""
    plain = phrases.shadow.plain
    if plain.find(":", block.body, block.end) < 0:
        return []
    roles: list[str] = []
    starts: list[int] = []
    for place in _PLACE.finditer(plain, block.body, block.end):
        colon = plain.find(":", place.end(), min(block.end, place.end() + _LONGEST_LABEL))
        words = fold(phrases.shadow.slice(place.end(), colon)) if colon > 0 else ""
        role = phrases.words.labels.get(words)
        if role is not None:
            roles.append(role)
            starts.append(place.end())
    return starts if any(role in _PEOPLE for role in roles) else []


def _trimmed(phrases: UnitPhrases, start: int, end: int) -> int:
    while end > start + 1 and phrases.shadow.plain[end - 1] in " \t\n*+-":
        end -= 1
    return end
