"""Which column of a register says what, by the heads of the columns in whatever order and language they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold
from loaders.readers.sheets import Row
from ontology.vocabularies import register_words

NOTHING = "nothing"
_LONGEST_HEAD = 80
_ABOUT = ("type", "title", "type_and_title", "date", "year", "issuer")
_LEAST_BESIDE_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a register."""

    places: Mapping[str, int]
    """For each field its column, the first being 0."""
    heads: tuple[str, ...]
    last: int
    """Number of the row in which the heads end; above their first one stand the title and the office."""
    first: int

    def cell(self, field: str, cells: Sequence[str]) -> str:
        """Return the cell of the field in a row; empty where there is none."""
        place = self.places.get(field, len(cells))
        return cells[place] if place < len(cells) else ""


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """Return the columns by the row of heads among the first rows, or None where they are of no register.

    >>> rows = [(1, ("SỔ VĂN BẢN ĐI",)), (2, ("TT", "Trích yếu", "Số, ký hiệu"))]
    >>> find_columns(rows).places
    {'symbol': 2, 'title': 1}
    """
    found = [columns for index in range(len(rows)) for columns in _at(rows, index)]
    registers = [columns for columns in found if _is_register(columns.places)]
    return max(
        registers, key=lambda columns: (len(columns.places), -columns.last, columns.first), default=None
    )


def recognised(rows: Sequence[Row]) -> int:
    """Return how many columns of a register are recognised."""
    columns = find_columns(rows)
    return len(columns.places) if columns else 0


def _at(rows: Sequence[Row], index: int) -> list[Columns]:
    """Return the columns by the heads in one row, and by those in it and the next one under merged cells."""
    number, cells = rows[index]
    found = [Columns(_places(cells), tuple(cells), number, number)]
    if index + 1 < len(rows):
        below, lower = rows[index + 1]
        width = max(len(cells), len(lower))
        padded = [(*each, *[""] * (width - len(each))) for each in (cells, lower)]
        joined = tuple(
            under if _meaning(under) else over or under for over, under in zip(*padded, strict=True)
        )
        found.append(Columns(_places(joined), joined, below, number))
    return found


def _places(cells: Sequence[str]) -> dict[str, int]:
    """Return for each field its column: a head that says just this before one that says more, then the leftmost."""
    found = [(meaning, column) for column, cell in enumerate(cells) if (meaning := _meaning(cell))]
    places: dict[str, int] = {}
    for (_, field), column in sorted(found, key=lambda each: (not each[0][0], each[1])):
        if field != NOTHING:
            places.setdefault(field, column)
    return dict(sorted(places.items()))


def _meaning(head: str) -> tuple[bool, str] | None:
    """Return the field of a head, and whether the head says just this."""
    words = fold(head) if len(head) <= _LONGEST_HEAD else ""
    exact = _fields().get(words)
    if exact:
        return True, exact
    longer = [known for known in _fields() if " " in known and words.startswith(f"{known} ")]
    return (False, _fields()[max(longer, key=len)]) if longer else None


@cache
def _fields() -> dict[str, str]:
    return {fold(head): column.field for column in register_words().columns for head in column.heads}


def _is_register(places: Mapping[str, int]) -> bool:
    about = sum(field in places for field in _ABOUT)
    if "symbol" in places or "code" in places:
        return about > 0
    return "number" in places and about >= _LEAST_BESIDE_NUMBER
