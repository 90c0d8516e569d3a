"""Labelled lines that a reader has joined with the words before: ``2. Tập huấn Đơn vị chủ trì: Sở Nội vụ``."""

from bisect import bisect_left

from graph.identifiers.folding import fold
from loaders.structure import Paragraph
from loaders.tasks.phrases import UnitPhrases

_PEOPLE = ("lead", "performer", "support")
_LONGEST_LABEL = 40
_TAIL = 4


def with_label_lines(phrases: UnitPhrases, blocks: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, those cut in pieces in which labels of several kinds stand behind a line or sentence.

    A piece has no mark of its own, so that the sections stay as they are.
    """
    found: list[Paragraph] = []
    colons = _colons(phrases)
    if not colons:
        return blocks
    for block in blocks:
        first = bisect_left(colons, block.body)
        named = first < len(colons) and colons[first] < block.end and not block.table
        starts = _starts(phrases, block) if named else []
        if not starts:
            found.append(block)
            continue
        ends = [*(_trimmed(phrases, block.start, start) for start in starts), block.end]
        found.append(block._replace(end=ends[0]))
        found += [Paragraph(start, end) for start, end in zip(starts, ends[1:], strict=True)]
    return tuple(found)


def _colons(phrases: UnitPhrases) -> list[int]:
    """Return the colons behind words with which a label that names people may end; few texts have any."""
    tails = tuple({label[-_TAIL:] for label, role in phrases.words.labels.items() if role in _PEOPLE})
    folded = phrases.shadow.folded
    found: list[int] = []
    colon = folded.find(":")
    while colon >= 0:
        if folded[max(0, colon - 2 * _TAIL) : colon].rstrip(" *").endswith(tails):
            found.append(colon)
        colon = folded.find(":", colon + 1)
    return found


def _starts(phrases: UnitPhrases, block: Paragraph) -> list[int]:
    """Return where labels begin inside a paragraph; none where nobody is named by them."""
    roles: list[str] = []
    starts: list[int] = []
    plain = phrases.shadow.plain
    colon = plain.find(":", block.body, block.end)
    while colon >= 0:
        place = _label_before(plain, max(block.body, colon - _LONGEST_LABEL), colon)
        role = None if place is None else phrases.words.labels.get(fold(phrases.shadow.slice(place, colon)))
        if role is not None and place is not None:
            roles.append(role)
            starts.append(place)
        colon = plain.find(":", colon + 1, block.end)
    return starts if any(role in _PEOPLE for role in roles) else []


def _label_before(plain: str, floor: int, colon: int) -> int | None:
    """Return where the words before a colon begin: a line with a capital, or a sentence; None inside either."""
    line, stop = (
        plain.rfind("\n", floor, colon),
        max(plain.rfind(sign, floor, colon) for sign in (". ", "; ")),
    )
    place = max(line, stop) + 1
    while place < colon and plain[place] in " \t*+-":
        place += 1
    if place == 0 or place >= colon or max(line, stop) < 0:
        return None
    return place if stop > line or plain[place].isupper() else None


def _trimmed(phrases: UnitPhrases, start: int, end: int) -> int:
    while end > start + 1 and phrases.shadow.plain[end - 1] in " \t\n*+-":
        end -= 1
    return end
