"""From words to stretches of a line: words that stand beside one another without a wide gap."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.identifiers.folding import fold_letters
from loaders.readers.pages.page import Word

_MARKER = re.compile(r"[-–+*•●▪]|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)/]|\(\d{1,2}\)")
"""What stands before an item of a list, and may stand far before it."""
_LIKE_MARKER = re.compile(r"\w{1,4}[.)]*")
"""What recognition makes of a marker: ``L.``, ``HI.``, ``3...``."""
_SLOTS = (
    (re.compile(r"(?:^|\W)s[o0]\s?:?\W*$"), re.compile(r"[/-]|\d")),
    (re.compile(r"(?:ngay|thang)\W*\d{0,2}\W*$"), re.compile(r"\d|thang|nam\b")),
    (re.compile(r"\bnam\W*$"), re.compile(r"\d")),
)
"""Blanks that are left for a number or a date, and what follows them."""
_RIGHT_HEAD = re.compile(r"cong hoa xa hoi|dang cong san viet|doc lap ?- ?tu do")
MOTTO = re.compile(r"doc lap ?- ?tu do")
_GAP = 1.0
_GAP_BEFORE_MOTTO = 0.45
"""Gaps that part columns, in heights of the letters."""
_NEARBY = 40
"""So many words of a line are looked at to tell whether another is in it, however long the line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line of one column."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Return the words, wide gaps between them as three blanks."""
        pieces = [self.words[0].text]
        for before, after in pairwise(self.words):
            wide = after.x0 - before.x1 > 3 * self.height and not is_slot(pieces, after.text)
            pieces += ("   " if wide and len(pieces) > 1 else " ", after.text)
        return "".join(pieces)

    @property
    def x0(self) -> float:
        """Return the left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Return the right edge."""
        return self.words[-1].x1

    @property
    def height(self) -> float:
        """Return the height of the letters that most words have."""
        heights = sorted(word.bottom - word.top for word in self.words)
        return heights[len(heights) // 2]

    @property
    def middle(self) -> float:
        """Return how far down the line stands."""
        places = sorted((word.top + word.bottom) / 2 for word in self.words)
        return places[len(places) // 2]

    @property
    def marked(self) -> bool:
        """Return whether an item of a list begins here."""
        return _MARKER.fullmatch(self.words[0].text) is not None


def is_slot(before: Sequence[str], after: str) -> bool:
    """Tell whether a gap is left for a number or a date to be written in.

    >>> is_slot(["Số", ":"], "/KH-UBND"), is_slot(["Hà", "Nội"], "ngày")
    (True, False)
    """
    head, tail = fold_letters(" ".join(before[-6:])), fold_letters(after)
    return any(left.search(head) and right.match(tail) for left, right in _SLOTS)


def seam(above: Stretch, below: Stretch) -> str:
    """Return what stands between the last word of a line and the first of the next when they are one sentence.

    A hyphen or slash at the end of a line is part of the word, for Vietnamese does not part words by hyphens:
    ``12/KH-`` and ``UBND``.
    """
    last = above.words[-1].text
    held = len(last) > 1 and last[-1] in "-/" and last[-2].isalnum() and below.words[0].text[0].isalnum()
    return "" if held else " "


def rows_of(words: Iterable[Word]) -> list[tuple[Stretch, ...]]:
    """Return the lines from above to below, each as its stretches from left to right.

    >>> [[each.text for each in row] for row in rows_of([Word("Số:", 10, 0, 30, 12), Word("ngày", 90, 1, 120, 13)])]
    [['Số:', 'ngày']]
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.x0)):
        row = _row_of(rows[-6:], word)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [stretches(sorted(row, key=lambda word: word.x0)) for row in rows]


def _row_of(rows: list[list[Word]], word: Word) -> list[Word] | None:
    best, most = None, 0.5
    for row in rows:
        near = min(row[-_NEARBY:], key=lambda each: max(each.x0 - word.x1, word.x0 - each.x1))
        share = min(near.bottom, word.bottom) - max(near.top, word.top)
        share /= max(min(near.bottom - near.top, word.bottom - word.top), 0.1)
        if share > most:
            best, most = row, share
    return best


def stretches(row: Sequence[Word]) -> tuple[Stretch, ...]:
    """Part the words of a line where the gaps are as wide as between columns."""
    parts: list[list[Word]] = [[row[0]]]
    for place, (before, after) in enumerate(pairwise(row), start=1):
        if _parted(parts[-1], before, after, row[place:]):
            parts.append([])
        parts[-1].append(after)
    return tuple(Stretch(tuple(part)) for part in parts)


def _parted(part: list[Word], before: Word, after: Word, following: Sequence[Word]) -> bool:
    height = max(min(before.bottom - before.top, after.bottom - after.top), 4.0)
    gap = (after.x0 - before.x1) / height
    if gap < _GAP_BEFORE_MOTTO:
        return False
    if gap < _GAP:
        return _RIGHT_HEAD.match(fold_letters(" ".join(word.text for word in following[:4]))) is not None
    if len(part) == 1 and (_MARKER.fullmatch(part[0].text) or _LIKE_MARKER.fullmatch(part[0].text)):
        return gap > 4
    return not is_slot([word.text for word in part], after.text)
