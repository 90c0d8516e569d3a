"""Tables whose cells stand one a line, with nothing between them: what copying from a word processor leaves."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.tasks.heads import PEOPLE, head_part, is_start_column
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.tables import Cell, Row, Table
from loaders.times import POINT, RHYTHM

_FIRST = re.compile(r"\n[ \t*]*(?:stt|tt|so\s?tt|so\s+thu\s+tu)[ \t*.]*(?=\n)")
"""Behind a line break, which is a letter to search for; a table has something in front, if only a blank line."""
_ANY = re.compile(r"^[^\S\n]*(?P<words>\S[^\n]*?)[^\S\n]*$", re.MULTILINE)
_ORDINAL = re.compile(r"[*(]*0?(?P<number>\d{1,3})[.)*]*")
_ROMAN = re.compile(r"[*(]*[IVX]{1,6}[.)*]*")
_END = re.compile(r"\W*(?:noi\s+nhan|phu\s+luc|ghi\s+chu\s*:|tong\s+cong|tm\.|kt\.)")
_OFTEN = re.compile(
    r"\W*(?:thuong\s+xuyen|hang\s+|ca\s+nam|dinh\s+ky|theo\s+(?:ke\s+hoach|tien\s+do|lo\s+trinh|quy\s+dinh))"
)
_LONGEST_FIRST = 40
_MOST_HEAD_LINES = 24
_MOST_COLUMNS = 10
_MOST_ROW_LINES = 40
_LONGEST_TITLE = 5


class _Line(NamedTuple):
    start: int
    end: int
    after_blank: bool


def find_line_tables(phrases: UnitPhrases) -> Iterator[Table]:
    """Yield the tables in which every cell is a line, from the line ``TT`` on; empty cells leave no line."""
    done = 0
    for first in _heads(phrases.shadow.folded):
        if first < done:
            continue
        table = _table(phrases, first)
        if table is not None:
            yield table
            done = table.end


def _heads(folded: str) -> Iterator[int]:
    """Yield where lines begin that say no more than ``TT``."""
    if _FIRST.match("\n" + folded[:_LONGEST_FIRST]):
        yield 0
    for first in _FIRST.finditer(folded):
        yield first.start() + 1


def _table(phrases: UnitPhrases, start: int) -> Table | None:
    lines = _lines(phrases, start)
    head: list[_Line] = []
    for line in lines:
        if head and (_number(phrases, line) == 1 or _is_section(phrases, line)):
            columns = _cells(phrases, head)
            parts = [head_part(phrases, cell) for cell in columns]
            if "content" not in parts or not set(parts) & set(PEOPLE) or len(columns) > _MOST_COLUMNS:
                return None
            return _with_rows(phrases, columns, _Ahead(line, lines))
        if phrases.shadow.plain[line.start] == "|":
            return None
        if head and _FIRST.match(phrases.shadow.folded, max(0, line.start - 1)):
            return None
        head.append(line)
        if len(head) > _MOST_HEAD_LINES:
            return None
    return None


def _lines(phrases: UnitPhrases, start: int) -> Iterator[_Line]:
    before = start
    for match in _ANY.finditer(phrases.shadow.plain, start):
        blank = phrases.shadow.plain.count("\n", before, match.start()) > 1
        before = match.end()
        yield _Line(*match.span("words"), blank)


def _cells(phrases: UnitPhrases, lines: Sequence[_Line]) -> list[Cell]:
    """Join the lines of one cell: by blank lines between cells, else by small letters."""
    spaced = sum(line.after_blank for line in lines[1:]) * 2 > len(lines) - 1
    cells: list[Cell] = []
    for line in lines:
        goes_on = not line.after_blank if spaced else phrases.shadow.plain[line.start].islower()
        if cells and goes_on:
            cells[-1] = Cell(cells[-1].start, line.end)
        else:
            cells.append(Cell(line.start, line.end))
    return cells


def _with_rows(phrases: UnitPhrases, columns: list[Cell], lines: "_Ahead") -> Table | None:
    rows: list[Row] = [tuple(columns)]
    parts = tuple("start" if is_start_column(phrases, cell) else head_part(phrases, cell) for cell in columns)
    place, expected, end = 0, 1, 0
    while (line := lines.get(place)) is not None:
        if _is_section(phrases, line):
            expected, place = _restart(phrases, lines, place, expected)
            continue
        if _number(phrases, line) != expected:
            break
        following = _row_end(phrases, lines, place + 1, expected + 1)
        between = [each for index in range(place + 1, following) if (each := lines.get(index)) is not None]
        rows.append(_row(phrases, parts, line, _cells(phrases, between)))
        end = max(cell.end for cell in rows[-1])
        place, expected = following, expected + 1
    return Table(columns[0].start, end, tuple(rows), rebuilt=True) if len(rows) > 1 else None


class _Ahead:
    """Lines that are read when they are looked at, so that a table costs no more than its own length."""

    def __init__(self, first: _Line, following: Iterator[_Line]) -> None:
        self._read = [first]
        self._following = following

    def get(self, place: int) -> _Line | None:
        """Return a line by its number, None behind the last."""
        while len(self._read) <= place:
            line = next(self._following, None)
            if line is None:
                return None
            self._read.append(line)
        return self._read[place]


def _restart(phrases: UnitPhrases, lines: _Ahead, place: int, expected: int) -> tuple[int, int]:
    """Return the number and place with which the rows go on behind the title of a group."""
    for ahead in range(place + 1, place + _LONGEST_TITLE):
        line = lines.get(ahead)
        number = None if line is None else _number(phrases, line)
        if number in (1, expected):
            return number, ahead
    return 0, place + _LONGEST_TITLE


def _row_end(phrases: UnitPhrases, lines: _Ahead, place: int, following: int) -> int:
    for ahead in range(place, place + _MOST_ROW_LINES):
        line = lines.get(ahead)
        if line is None or _END.match(phrases.shadow.folded, line.start, line.end) is not None:
            return ahead
        if _is_section(phrases, line) or _number(phrases, line) == following:
            return ahead
    return place + _MOST_ROW_LINES


def _number(phrases: UnitPhrases, line: _Line) -> int | None:
    match = _ORDINAL.fullmatch(phrases.shadow.plain, line.start, line.end)
    return int(match["number"]) if match else None


def _is_section(phrases: UnitPhrases, line: _Line) -> bool:
    return _ROMAN.fullmatch(phrases.shadow.plain, line.start, line.end) is not None


def _row(phrases: UnitPhrases, parts: tuple[str | None, ...], number: _Line, cells: list[Cell]) -> Row:
    """Return the cells of a row under their columns; of the last row no more than it can have."""
    width = len(parts)
    empty = Cell(number.end, number.end)
    first = Cell(number.start, number.end)
    if len(cells) == width - 1:
        return (first, *cells)
    placed = place_cells(phrases, parts[1:], cells[: 3 * width])
    return (first, *(cell or empty for cell in placed))


def place_cells(
    phrases: UnitPhrases, parts: Sequence[str | None], cells: Sequence[Cell]
) -> list[Cell | None]:
    """Return the cell of each column, in the order of both, so that units, times and words stand where they belong.

    The best sum of fits over all ways to lay the cells out in order; several may stand in one column.
    """
    best: list[list[tuple[float, int]]] = []
    for cell in cells:
        row: list[tuple[float, int]] = []
        for column, part in enumerate(parts):
            score, origin = max(_before(best, column), key=lambda pair: pair[0])
            row.append((score + _fit(phrases, part, cell), origin))
        best.append(row)
    placed: list[Cell | None] = [None] * len(parts)
    if not best:
        return placed
    column = max(range(len(parts)), key=lambda place: best[-1][place][0])
    for index in range(len(cells) - 1, -1, -1):
        held = placed[column]
        placed[column] = Cell(cells[index].start, held.end if held else cells[index].end)
        column = best[index][column][1]
    return placed


def _before(best: list[list[tuple[float, int]]], column: int) -> list[tuple[float, int]]:
    """Return the sums with which the cell before may stand in a column up to this one; its own costs something."""
    if not best:
        return [(0.0, -1)]
    return [(best[-1][other][0] - (other == column), other) for other in range(column + 1)]


def _fit(phrases: UnitPhrases, part: str | None, cell: Cell) -> float:
    folded = phrases.shadow.folded
    is_unit = phrases.head_at(cell.start, cell.end) is not None
    timed = POINT.match(folded, cell.start, cell.end) or RHYTHM.match(folded, cell.start, cell.end)
    is_time = timed is not None or _OFTEN.match(folded, cell.start, cell.end) is not None
    is_time = is_time or folded.startswith(("truoc ", "trong "), cell.start)
    if part in PEOPLE:
        return 3 if is_unit else -1
    if part in ("deadline", "start"):
        return 3 if is_time else -1
    if part == "content":
        return 0 if is_unit or is_time else 2
    return -0.5 if is_unit or is_time else 1
