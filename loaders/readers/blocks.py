"""A document as paragraphs and tables, and how these become the lines of a text.

Paragraphs stand apart by a blank line. A table gives one line a row with tabs between the cells; one that only places
words side by side (agency beside motto, recipients beside signature) gives its cells one after the other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TypeAlias

Block: TypeAlias = "str | Table"
Cell: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells on the grid of the columns: a cell that spans several has empty ones behind and below it."""

    rows: tuple[tuple[Cell, ...], ...]


_BLANKS = re.compile(r"\s+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_ENDS = ".;:!?,"
_FEWEST_WRAPPED = 4
_WRAPPED = 0.2
"""Share of lines that go on with the sentence of the line before, above which lines are no paragraphs."""
_TAB = re.compile(r"[ \t]*\t[ \t]*")
_INVISIBLE = str.maketrans({"\u200b": None, "\ufeff": None, "\u2060": None, "\u00a0": " ", "\r": None,
                            "\u2011": "-", "\f": "\n", "\v": "\n", "\u2028": "\n"})  # fmt: skip
_MOST_LAYOUT_ROWS = 4
_LONG_CELL = 4000
"""More letters than a cell of a table of tasks has: what is longer is a page placed by a table."""
_MOST_COLUMNS = 32
_MOST_ROWS = 1000
"""What one cell may span; pages that ask for more are out to harm."""
_DEEPEST = 20


def printed(blocks: Iterable[Block]) -> str:
    r"""Return blocks as text.

    >>> head = Table(((("UBND XÃ AN BÌNH",), ("Độc lập - Tự do - Hạnh phúc",)),))
    >>> tasks = Table(((("1",), ("Tập huấn", "y tế"), ("Sở Y tế",)), (("2",), ("Tự kiểm tra",), ("Các sở",))))
    >>> printed([head, "KẾ HOẠCH", tasks])
    'UBND XÃ AN BÌNH\n\nĐộc lập - Tự do - Hạnh phúc\n\nKẾ HOẠCH\n\n1\tTập huấn y tế\tSở Y tế\n2\tTự kiểm tra\tCác sở\n'
    """
    pieces = _without_stops([piece for block in blocks for piece in _pieces(block)])
    if _is_wrapped(pieces):
        return _EMPTY_LINES.sub("\n\n", "\n".join([*pieces, ""]).lstrip("\n"))
    return "".join(f"{piece}\n\n" for piece in pieces if piece)[:-1]


def _is_wrapped(pieces: list[str]) -> bool:
    """Tell whether each line is a paragraph of its own, as in documents pasted from a page or a recognised scan."""
    lines = [(before, after) for before, after in pairwise(pieces) if before and after]
    going_on = sum(1 for before, after in lines if after[0].islower() and before[-1] not in _ENDS)
    return going_on > max(_FEWEST_WRAPPED, _WRAPPED * len(lines))


def _pieces(block: Block) -> Iterator[str]:
    if isinstance(block, str):
        yield _tidy(block)
    elif _is_layout(block):
        for row in block.rows:
            for cell in row:
                for inner in cell:
                    yield from _pieces(inner)
    else:
        lines = ("\t".join(one_line(cell) for cell in row) for row in block.rows)
        filled = [line for line in lines if line.strip()]
        if filled:
            yield "\n".join(filled)


def _tidy(paragraph: str) -> str:
    """Return a paragraph without what is not seen."""
    lines = [line.strip() for line in paragraph.translate(_INVISIBLE).strip().split("\n")]
    return "\n".join(_TAB.sub("\t", line) for line in lines)


def _without_stops(pieces: list[str]) -> list[str]:
    """Return pieces in which a single tab between words parts columns as blanks do; several tabs stand for a table."""
    filled = [number for number, piece in enumerate(pieces) if piece]
    for place, number in enumerate(filled):
        around = filled[max(0, place - 1) : place] + filled[place + 1 : place + 2]
        if _is_single(pieces[number]) and not any(_is_row(pieces[other]) for other in around):
            pieces[number] = pieces[number].replace("\t", "   ")
    return pieces


def _is_single(piece: str) -> bool:
    return piece.count("\t") == 1


def _is_row(piece: str) -> bool:
    return piece.count("\t") > 1 and "\n" not in piece


def one_line(cell: Cell) -> str:
    """Return all words of a cell on one line."""
    words = " ".join(
        block.translate(_INVISIBLE)
        if isinstance(block, str)
        else " ".join(one_line(inner) for row in block.rows for inner in row)
        for block in cell
    )
    return _BLANKS.sub(" ", words).strip()


def _is_layout(table: Table) -> bool:
    """Tell whether a table only places words on the page."""
    columns = sum(any(map(_is_filled, column)) for column in zip_longest(*table.rows, fillvalue=()))
    rows = [row for row in table.rows if any(map(_is_filled, row))]
    if columns < 2 or len(rows) < 2:
        return True
    cells = [cell for row in rows for cell in row]
    holds_tables = any(isinstance(block, Table) and len(block.rows) > 1 for cell in cells for block in cell)
    return ((columns == 2 or holds_tables) and len(rows) <= _MOST_LAYOUT_ROWS) or any(map(_is_long, cells))


def _is_filled(cell: Cell) -> bool:
    return any(isinstance(block, Table) or bool(block.strip()) for block in cell)


def _is_long(cell: Cell) -> bool:
    return sum(len(block) for block in cell if isinstance(block, str)) > _LONG_CELL


@dataclass(slots=True)
class _Row:
    cells: list[tuple[list[Block], int, int]] = field(default_factory=list)


class Writer:
    """Takes a document piece by piece, as a stream of marks gives it, and keeps it as blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[tuple[list[Block], list[_Row]]] = []
        self._words: list[str] = []
        self._prefix = ""
        self._too_deep = 0

    def words(self, text: str) -> None:
        """Add words to the paragraph; the number of an item that waits goes before the first."""
        if self._prefix and text.strip():
            text, self._prefix = self._prefix + text.lstrip(), ""
            self._words = []
        self._words.append(text)

    def item(self, number: str) -> None:
        """Let a number or bullet go before the words that follow."""
        self.end_paragraph()
        self._prefix = f"{number} " if number else ""

    @property
    def last(self) -> str:
        """Return the last piece of the open paragraph."""
        return self._words[-1] if self._words else ""

    def end_paragraph(self) -> None:
        """Close the open paragraph; one of nothing but a line break or a hard blank is an empty line."""
        if self._words:
            text = "".join(self._words)
            if text.strip() or "\n" in text or "\u00a0" in text:
                self._blocks.append(text)
            self._words = []

    def open_table(self) -> None:
        """Begin a table, also within a cell."""
        self.end_paragraph()
        if len(self._open) >= _DEEPEST:
            self._too_deep += 1
            return
        self._open.append((self._blocks, []))
        self._blocks = []

    def open_row(self) -> None:
        """Begin a row of the innermost table."""
        self.end_paragraph()
        if self._open and not self._too_deep:
            self._open[-1][1].append(_Row())

    def open_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell that spans so many columns and rows."""
        self.end_paragraph()
        if self._open and not self._too_deep:
            if not self._open[-1][1]:
                self.open_row()
            self._blocks = []
            self._open[-1][1][-1].cells.append((self._blocks, columns, rows))

    def spread(self, spans: list[list[int]]) -> None:
        """Let the cells of the innermost table span so many columns, row by row."""
        for row, counts in zip(self._open[-1][1] if self._open else (), spans, strict=False):
            if len(row.cells) == len(counts):
                row.cells = [
                    (blocks, columns, down)
                    for (blocks, _, down), columns in zip(row.cells, counts, strict=True)
                ]

    def close_table(self) -> None:
        """End the innermost table."""
        self.end_paragraph()
        if self._too_deep:
            self._too_deep -= 1
        elif self._open:
            self._blocks, rows = self._open.pop()
            table = Table(tuple(_on_grid(rows)))
            if any(map(any, table.rows)):
                self._blocks.append(table)

    def finish(self) -> tuple[Block, ...]:
        """Close what is open and return all blocks."""
        self._too_deep = 0
        while self._open:
            self.close_table()
        self.end_paragraph()
        return tuple(self._blocks)


def _on_grid(rows: list[_Row]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows with empty cells where cells of other places reach to."""
    covered: dict[int, int] = {}
    for row in rows:
        line: list[Cell] = []
        for blocks, columns, down in row.cells:
            _pass_covered(line, covered)
            for place in range(min(max(columns, 1), _MOST_COLUMNS) if len(line) < _MOST_COLUMNS else 1):
                if down > 1 and len(line) < _MOST_COLUMNS:
                    covered[len(line)] = min(down, _MOST_ROWS) - 1
                line.append(tuple(blocks) if place == 0 else ())
        _pass_covered(line, covered, at_end=True)
        yield tuple(line)


def _pass_covered(line: list[Cell], covered: dict[int, int], *, at_end: bool = False) -> None:
    """Put empty cells where a cell of a row above reaches down."""
    last = max(covered, default=-1)
    while len(line) in covered or (at_end and len(line) < last):
        column = len(line)
        left = covered.pop(column, 0) - 1
        if left > 0:
            covered[column] = left
        line.append(())
