"""The order in which the lines of a page are read: left column before right, where there are columns.

The head and the signature of an administrative document stand in two columns without rules between them (agency and
number, motto and date; recipients, signer). A gutter that no line crosses tells them from a single column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.citations.types import type_name
from loaders.readers.pages.lines import Stretch, rows_of
from loaders.readers.pages.page import Word

Row = tuple[Stretch, ...]
_LEAST_GUTTER = 0.4
"""Width of a gutter in heights of the letters."""
_LONE_GAP = 2.5
"""So wide is the gap of a single line that stands for two columns."""
_TIGHT = 1.3
"""Lines of one column follow each other closer than so many heights."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other; ``whole`` says that they span the page, not a part of it."""

    lines: tuple[Stretch, ...]
    whole: bool


@dataclass(slots=True)
class _Band:
    """Neighbouring lines on both sides of a gutter."""

    first: int
    last: int
    low: float
    high: float


def columns_of(words: Sequence[Word]) -> list[Column]:
    """Return the columns in the order in which they are read.

    >>> left = [Word("UBND", 0, 0, 40, 10), Word("Tỉnh", 0, 14, 40, 24)]
    >>> head = [*left, Word("Độc", 99, 0, 140, 10), Word("Hà", 99, 14, 140, 24)]
    >>> [[line.text for line in column.lines] for column in columns_of(head)]
    [['UBND', 'Tỉnh'], ['Độc', 'Hà']]
    """
    return list(_columns(rows_of(words), 0))


def _columns(rows: list[Row], depth: int) -> Iterator[Column]:
    start = place = 0
    while place < len(rows):
        band = _band(rows, place, start) if len(rows[place]) > 1 and depth < _DEEPEST else None
        if band is None:
            place += 1
            continue
        yield from _single(rows[start : band.first], depth)
        for side in _sides(rows[band.first : band.last + 1], band):
            yield from _columns(side, depth + 1)
        start = place = band.last + 1
    yield from _single(rows[start:], depth)


def _single(rows: list[Row], depth: int) -> Iterator[Column]:
    lines = tuple(Stretch(tuple(word for part in row for word in part.words)) for row in rows)
    if lines:
        yield Column(lines, whole=depth == 0)


def _sides(rows: list[Row], band: _Band) -> tuple[list[Row], list[Row]]:
    middle = (band.low + band.high) / 2
    left = [tuple(part for part in row if part.x0 < middle) for row in rows]
    right = [tuple(part for part in row if part.x0 >= middle) for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _band(rows: list[Row], place: int, start: int) -> _Band | None:
    """Return the longest band that begins with the gaps of a line."""
    best: tuple[int, float, _Band] | None = None
    row = rows[place]
    for before, after in pairwise(row):
        band, both = _downwards(rows, _Band(place, place, before.x1, after.x0))
        gap = (after.x0 - before.x1) / max(before.height, 4.0)
        if (both > 1 or gap > _LONE_GAP) and (best is None or (both, gap) > best[:2]):
            best = (both, gap, band)
    return _upwards(rows, best[2], start) if best else None


def _downwards(rows: list[Row], band: _Band) -> tuple[_Band, int]:
    """Stretch a band down as far as its gutter reaches; return how many lines have words on both sides."""
    both = 1
    for place in range(band.first + 1, len(rows)):
        gutter = _narrowed(rows[place], band.low, band.high)
        if gutter is None or _apart(rows[place - 1], rows[place]):
            break
        left, right = _sides([rows[place]], _Band(place, place, *gutter))
        if left and right:
            both += 1
        elif left and (
            _is_title(left[0][0]) or not _follows(rows[band.first : place], rows[place], gutter[0])
        ):
            break
        band = _Band(band.first, place, *gutter)
    return band, both


def _upwards(rows: list[Row], band: _Band, start: int) -> _Band:
    """Stretch a band up over lines of the right column that begin above those of the left."""
    while band.first > start:
        row = rows[band.first - 1]
        gutter = _narrowed(row, band.low, band.high)
        close = rows[band.first][-1].middle - row[-1].middle < 2 * _TIGHT * row[-1].height
        if gutter is None or not close or row[0].x0 < gutter[1]:
            break
        band = _Band(band.first - 1, band.last, *gutter)
    return band


def _narrowed(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """Return what a line leaves of a gutter, None where it crosses it."""
    for part in row:
        if part.x0 >= high or part.x1 <= low:
            continue
        if part.x1 - low < high - part.x0:
            low = part.x1
        else:
            high = part.x0
    return (low, high) if high - low >= _LEAST_GUTTER * max(row[0].height, 4.0) else None


def _apart(above: Row, row: Row) -> bool:
    """Tell whether so much is left free between two lines that they belong to different parts of the page."""
    return row[0].middle - above[0].middle > 9 * row[0].height


def _is_title(line: Stretch) -> bool:
    """Tell whether a line is the type of the document: the head ends above it."""
    return line.text.isupper() and type_name(line.text) is not None


def _follows(above: list[Row], row: Row, edge: float) -> bool:
    """Tell whether a line on the left alone goes on with the left column: close to it and in line with it."""
    left = [part for line in above for part in line[:1] if part.x0 < edge]
    if not left:
        return True
    last, here = left[-1], row[0]
    close = here.middle - last.middle < 2 * _TIGHT * max(last.height, here.height)
    tolerance = 0.8 * here.height
    level = abs(here.x0 - last.x0) < tolerance or any(abs(here.x0 - part.x0) < tolerance / 4 for part in left)
    centred = abs(here.x0 + here.x1 - last.x0 - last.x1) < 4 * tolerance
    return close and (level or centred)
