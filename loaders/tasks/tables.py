"""Tables as text: tab-separated lines, Markdown rows, and cells one a line between lone ``|`` lines."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from loaders.shadow import ShadowText

_LONE_PIPE = re.compile(r"\n[ \t]*\|[ \t]*$", re.MULTILINE)
_MARKDOWN_ROW = re.compile(r"\n[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
_TABBED = re.compile(r"\n[^\n\t]*\t[^\n]*$", re.MULTILINE)
"""Lines behind a break, which is a letter to search for."""
_RULE = re.compile(r"[\s|:+=-]*")
_NUMBER = re.compile(r"[\s*(]*(?:\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,5}|[a-z])[\s.)*]*")
_WHOLE = re.compile(r"[\s*(]*(?P<number>\d{1,3})[\s.)*]*")
_TITLE_LINE = re.compile(r"^\W*(?:PHU LUC|Phu luc|\W*\(?(?:Ban\s+hanh\s+k|K)em\s+theo)", re.MULTILINE)
"""What stands between two tables, not in a cell."""
_PAGE_END = re.compile(r"\s*(?:(?:trang\s+)?(?:-\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*)?")
"""Blank lines and the number of a page."""
_WIDEST = 14


class Cell(NamedTuple):
    """A cell; places are those of the shadow, blanks around the words left out."""

    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Return whether nothing is printed in it."""
        return self.start >= self.end


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """Rows of cells, the head first as printed."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    rebuilt: bool = False
    """True where the cells had no borders and were laid out in columns by what they say."""


def find_tables(shadow: ShadowText) -> tuple[Table, ...]:
    """Return the tables of a text in order.

    >>> table = find_tables(ShadowText.of("STT\\tNội dung\\tChủ trì\\n1\\tTập huấn\\tSở Nội vụ\\n"))[0]
    >>> [cell.end - cell.start for cell in table.rows[1]]
    [1, 8, 9]
    """
    found = [*_tabbed(shadow)] if "\t" in shadow.plain else []
    if "|" in shadow.plain:
        found += [*_markdown(shadow), *_lone_pipes(shadow)]
    return tuple(sorted(found, key=lambda table: table.start))


def is_number(shadow: ShadowText, cell: Cell) -> bool:
    """Tell whether a cell holds the number of a row: ``1``, ``2.3``, ``IV``, ``a``."""
    return not cell.empty and _NUMBER.fullmatch(shadow.folded, cell.start, cell.end) is not None


def row_number(shadow: ShadowText, cell: Cell) -> int | None:
    """Return the number of a row where it is a whole one, None for any other cell.

    >>> shadow = ShadowText.of("*17*\t2.3\tIV")
    >>> [row_number(shadow, cell) for cell in (Cell(0, 4), Cell(5, 8), Cell(9, 11))]
    [17, None, None]
    """
    match = None if cell.empty else _WHOLE.fullmatch(shadow.plain, cell.start, cell.end)
    return int(match["number"]) if match else None


def cell_between(plain: str, start: int, end: int) -> Cell:
    """Return what stands between two places, blanks left out."""
    words = plain[start:end].lstrip()
    first = end - len(words)
    return Cell(first, first + len(words.rstrip()))


def _lines(shadow: ShadowText, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that fit; they are looked for behind a break, and the first one has none of its own."""
    for match in pattern.finditer("\n" + shadow.plain):
        yield match.start(), match.end() - 1


def _runs(shadow: ShadowText, pattern: re.Pattern[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield groups of matching lines with at most blank lines between them."""
    run: list[tuple[int, int]] = []
    for line in _lines(shadow, pattern):
        if run and not _PAGE_END.fullmatch(shadow.folded, run[-1][1], line[0]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _tabbed(shadow: ShadowText) -> Iterator[Table]:
    for run in _runs(shadow, _TABBED):
        rows = tuple(_split_line(shadow.plain, start, end, "\t") for start, end in run)
        if len(rows) > 1 and max(map(len, rows)) > 2:
            yield Table(run[0][0], run[-1][1], rows)


def _markdown(shadow: ShadowText) -> Iterator[Table]:
    for run in _runs(shadow, _MARKDOWN_ROW):
        lines = [line for line in run if not _RULE.fullmatch(shadow.plain, *line)]
        rows = tuple(_markdown_row(shadow.plain, start, end) for start, end in lines)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield Table(run[0][0], run[-1][1], rows)


def _markdown_row(plain: str, start: int, end: int) -> tuple[Cell, ...]:
    first = plain.index("|", start, end) + 1
    last = plain.rfind("|", first, end)
    return _split_line(plain, first, end if last < 0 else last, "|")


def _split_line(plain: str, start: int, end: int, separator: str) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    while True:
        place = plain.find(separator, start, end)
        if place < 0:
            return (*cells, cell_between(plain, start, end))
        cells.append(cell_between(plain, start, place))
        start = place + 1


def _lone_pipes(shadow: ShadowText) -> Iterator[Table]:
    """Yield the tables whose cells stand on lines of their own; two borders in a row end a table's row."""
    for run in _pipe_runs(shadow):
        contents = [cell_between(shadow.plain, before[1], after[0]) for before, after in pairwise(run)]
        yield Table(run[0][0], run[-1][1], tuple(_rows(shadow, contents)))


def _pipe_runs(shadow: ShadowText) -> Iterator[list[tuple[int, int]]]:
    """Yield the borders of each table: cells hold few blank lines, the text between tables many."""
    run: list[tuple[int, int]] = []
    for border in _lines(shadow, _LONE_PIPE):
        if run and _leaves_table(shadow.plain[run[-1][1] : border[0]]):
            if len(run) > 2:
                yield run
            run = []
        run.append(border)
    if len(run) > 2:
        yield run


def _leaves_table(between: str) -> bool:
    if len(between) > 3000 or between.count("\n\n") > 1:
        return True
    # Without one of these words there is no such line, and cells are many.
    named = "theo" in between or "PHU LUC" in between or "Phu luc" in between
    return named and _TITLE_LINE.search(between) is not None


def _rows(shadow: ShadowText, contents: list[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Group cells into rows; an empty content stands between rows, but is also what an empty cell looks like."""
    width = _width(contents)
    place = 0
    while place < len(contents):
        gap = _first_gap(contents, place)
        size = gap if width is None else _row_size(shadow, contents, place, width)
        yield tuple(contents[place : place + size])
        place += size + 1


def _width(contents: list[Cell]) -> int | None:
    """Return the number of columns: that of the first row, whose cells are never empty."""
    size = _first_gap(contents, 0)
    return size if 1 < size <= _WIDEST else None


def _first_gap(contents: list[Cell], place: int) -> int:
    size = 0
    while place + size < len(contents) and not contents[place + size].empty:
        size += 1
    return max(size, 1)


def _row_size(shadow: ShadowText, contents: list[Cell], place: int, width: int) -> int:
    """Return how many cells the row has: as many as the head, or fewer where cells span rows or columns."""
    candidates = range(width, 0, -1)
    number = row_number(shadow, contents[place])
    for size in range(2, width):
        if _begins_next(shadow, contents, place + size, number):
            return size
    for size in candidates:
        if _ends_row(contents, place + size) and _begins_row(shadow, contents, place + size + 1):
            return size
    for size in candidates:
        if _ends_row(contents, place + size):
            return size
    return width


def _begins_next(shadow: ShadowText, contents: list[Cell], place: int, number: int | None) -> bool:
    """Tell whether behind an empty content the row with the number after this one begins."""
    following = contents[place : place + 3]
    if number is None or len(following) < 3 or not following[0].empty:
        return False
    return row_number(shadow, following[1]) == number + 1 and row_number(shadow, following[2]) is None


def _ends_row(contents: list[Cell], place: int) -> bool:
    return place >= len(contents) or contents[place].empty


def _begins_row(shadow: ShadowText, contents: list[Cell], place: int) -> bool:
    return place >= len(contents) or is_number(shadow, contents[place])
