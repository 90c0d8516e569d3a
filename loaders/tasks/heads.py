"""The head of a table (đầu bảng): which column says what is to be done, who leads, who supports, by when."""

import re
from collections import Counter
from dataclasses import dataclass

from graph.identifiers.folding import fold
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.tables import Cell, Row, Table, is_number

PEOPLE = ("lead", "performer", "shared", "support")
"""Parts whose cells name units; ``shared`` is a column for leaders and supporters together."""
_MOST_HEAD_ROWS = 3
_LONGEST_HEAD = 90
_LONGEST_SECOND = 40
_BEGINNING = frozenset(("trien khai", "bat dau", "khoi dau", "tu ngay", "tu"))
"""Heads of the column that says from when: no deadline."""
_LISTED = re.compile(r"thu\s+tuc\s+hanh\s+chinh|tthc|tai\s+san|ho\s+so\b")
"""What tables list that give no work: procedures and who handles them."""
_TARGET = re.compile(r"chi\s+tieu")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column plays which part, and the row after the head."""

    parts: dict[str, int]
    body: int
    width: int


def read_columns(phrases: UnitPhrases, table: Table) -> Columns | None:
    """Return the columns of a table that names work and units, None for any other."""
    for number, row in enumerate(table.rows[:_MOST_HEAD_ROWS]):
        second = table.rows[number + 1] if number + 1 < len(table.rows) else ()
        upper, under = _under(phrases, row, second) if second else (row, ())
        parts = _parts(phrases, upper, under)
        if "content" in parts and _LISTED.search(phrases.shadow.folded, *upper[parts["content"]]):
            return None
        if "content" in parts and any(part in parts for part in PEOPLE):
            return Columns(parts, number + 1 + bool(under), len(upper))
    return None


def repeats_head(phrases: UnitPhrases, row: Row) -> bool:
    """Tell whether a row is the head again, as tables print it on every page."""
    if any(is_number(phrases.shadow, cell) for cell in row):
        return False
    parts = [head_part(phrases, cell) for cell in row if not cell.empty]
    known = Counter(part for part in parts if part is not None)
    return known["content"] > 0 and len(known) > 1 and sum(known.values()) * 3 >= len(parts) * 2


def _parts(phrases: UnitPhrases, row: Row, under: Row) -> dict[str, int]:
    """Return the column of each part; what a second head row says of a column goes before the first."""
    parts: dict[str, int] = {}
    for cells in (under, row):
        for column, cell in enumerate(cells):
            taken = cells is row and column < len(under) and not under[column].empty
            part = None if taken else head_part(phrases, cell)
            if part is not None:
                parts.setdefault(part, column)
    if "content" in parts and "product" in parts:
        content = row[parts["content"]] if parts["content"] < len(row) else None
        if content is not None and _TARGET.search(phrases.shadow.folded, content.start, content.end):
            del parts["product"]
    return parts


def head_part(phrases: UnitPhrases, cell: Cell) -> str | None:
    """Return what a column holds, by the words at its head; None for any other."""
    if cell.empty or cell.end - cell.start > _LONGEST_HEAD:
        return None
    folded = phrases.shadow.folded
    if is_start_column(phrases, cell):
        return None
    found = [part for part, pattern in phrases.words.columns if pattern.search(folded, cell.start, cell.end)]
    return "shared" if found[:2] == ["support", "lead"] else next(iter(found), None)


def is_start_column(phrases: UnitPhrases, cell: Cell) -> bool:
    """Tell whether a column says from when: no deadline."""
    return fold(phrases.shadow.slice(cell.start, cell.end)) in _BEGINNING


def _under(phrases: UnitPhrases, row: Row, second: Row) -> tuple[Row, Row]:
    """Return the two rows of a head, cell for cell; the second is empty where the row is no head."""
    filled = [cell for cell in second if not cell.empty]
    if not filled or not all(_belongs_to_head(phrases, cell, row, second) for cell in filled):
        return row, ()
    if len(second) >= len(row):
        return row, second
    place = _spanning(phrases, row, second)
    if place is None:
        return row, ()
    empty = Cell(second[0].start, second[0].start)
    spread = (*row[: place + 1], *(row[place] for _ in second[1:]), *row[place + 1 :])
    return spread, (*(empty for _ in range(place)), *second, *(empty for _ in row[place + 1 :]))


def _belongs_to_head(phrases: UnitPhrases, cell: Cell, row: Row, second: Row) -> bool:
    if cell.end - cell.start > _LONGEST_SECOND or is_number(phrases.shadow, cell):
        return False
    words = fold(phrases.shadow.slice(cell.start, cell.end))
    column = second.index(cell)
    same = column < len(row) and words == fold(phrases.shadow.slice(row[column].start, row[column].end))
    return (
        same
        or words in _BEGINNING
        or (head_part(phrases, cell) is not None and not _names_unit(phrases, cell))
    )


def _names_unit(phrases: UnitPhrases, cell: Cell) -> bool:
    """Tell whether a cell is a unit's name that only has a word of a head in it."""
    head = phrases.head_at(cell.start, cell.end)
    return head is not None and fold(phrases.shadow.slice(cell.start, cell.end)).split()[0] not in (
        "co",
        "don",
    )


def _spanning(phrases: UnitPhrases, row: Row, second: Row) -> int | None:
    """Return the column of the head above which the cells of a shorter second row stand."""
    below = {head_part(phrases, cell) for cell in second}
    wanted = ("performer", "shared", "lead", "support") if below & set(PEOPLE) else ("deadline",)
    for column, cell in enumerate(row):
        if head_part(phrases, cell) in wanted:
            return column
    return None
