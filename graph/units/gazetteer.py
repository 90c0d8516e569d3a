"""The rows of the gazetteer, and how an identifier follows from them.

A code is an identity only within its era: 3,316 codes of communes were given again on 1 July 2025. So rows
are kept by era and code, and the identifier is made of names.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from graph.identifiers.folding import fold_letters
from graph.model import Level
from graph.units.area import AREA, NEW_ERA, Area
from ontology.vocabularies import units_csv_path

_MARKS = re.compile(r"[^a-z0-9\n]+")
_KINDS_OF_TWO_WORDS = frozenset({"thanh", "thi", "dac"})
_NEVER = "2100-01-01"
NEW_ERA_BEGINS = "2025-07-01"
KINDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
"""What the name of every area begins with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the gazetteer."""

    code: str
    name: str
    level: str
    parent_code: str
    first: str
    """First day on which the row was seen, empty for the first snapshot: the area may be older."""
    last: str
    """Last day, empty where the area is still there."""
    successor_codes: str
    new: bool
    """Whether the row is of the era since 1 July 2025."""

    def is_beside(self, other: "Row") -> bool:
        """Return whether both rows stand under one parent."""
        return self.parent_code == other.parent_code and self.new == other.new

    def meets(self, other: "Row") -> bool:
        """Return whether there is a day that both rows share."""
        return max(self.first, other.first) <= min(self.last or _NEVER, other.last or _NEVER)

    def overlap(self, other: "Row") -> int:
        """Return how many days both rows share."""
        first = date.fromisoformat(max(self.first, other.first) or "2000-01-01")
        last = date.fromisoformat(min(self.last or _NEVER, other.last or _NEVER))
        return max(0, (last - first).days + 1)

    @property
    def kind(self) -> str:
        """Return the kind as the name says it."""
        name = self.name.lower()
        return next(kind for kind in KINDS if name.startswith(kind + " "))

    @property
    def short(self) -> str:
        """Return the name without the kind."""
        return self.name[len(self.kind) + 1 :]


class Gazetteer:
    """All rows, by code and by parent; everything else is worked out for the rows that are asked for."""

    def __init__(self) -> None:
        with units_csv_path().open(newline="", encoding="utf-8") as lines:
            table = csv.reader(lines)
            next(table)
            # Tuples of text, unlike lists, are nothing for the garbage collector to walk through.
            cells = [tuple(row) for row in table]
        self._cells = cells
        self.snapshots = tuple(sorted({cell[5] for cell in cells}))
        """The days on which rows were first seen, oldest first."""
        self.by_code: dict[tuple[bool, str], list[int]] = defaultdict(list)
        self.by_parent: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for index, cell in enumerate(cells):
            new = cell[5] >= NEW_ERA_BEGINS
            self.by_code[new, cell[0]].append(index)
            self.by_parent[new, cell[4]].append(index)
        self.row = cache(self._row)
        self.area = cache(self._area)
        self.label = cache(self._label)
        self.indexes = cache(self._indexes)

    def __len__(self) -> int:
        return len(self._cells)

    def _row(self, index: int) -> Row:
        code, name, _, level, parent, first, last, successors, _ = self._cells[index]
        new = first >= NEW_ERA_BEGINS
        first = "" if first == self.snapshots[0] else first
        return Row(code, name, level, parent, first, last, successors, new)

    def rows_of(self, level: Level) -> list[int]:
        """Return the rows of a level, without making an object of every other one."""
        name = level.value
        return [index for index, cell in enumerate(self._cells) if cell[3] == name]

    @cached_property
    def names(self) -> str:
        """Return all names folded, one a line in the order of the rows, with a line break at both ends."""
        folded = fold_letters("\n".join(cell[1] for cell in self._cells))
        return f"\n{_MARKS.sub(' ', folded)}\n"

    @cached_property
    def by_short_name(self) -> dict[str, list[int]]:
        """Return the rows of each folded name without its kind."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(self._folded):
            found[_without_kind(name)].append(index)
        return dict(found)

    @cached_property
    def longest_name(self) -> int:
        """Return the number of words of the longest name, with a kind of two words before it."""
        return 3 + max(name.count(" ") for name in self.by_short_name)

    def name(self, index: int) -> str:
        """Return the folded name of a row."""
        return self._folded[index]

    @cached_property
    def _folded(self) -> list[str]:
        return self.names[1:-1].split("\n")

    def parent(self, index: int, on: str | None = None) -> int | None:
        """Return the row above: the one of that day, else the one with which it shares most of its days."""
        row = self.row(index)
        above = self.by_code[row.new, row.parent_code] if row.parent_code else []
        if len(above) > 1 and on:
            living = [other for other in above if self.area(other).lives(on)]
            above = living if len(living) == 1 else above
        if len(above) == 1:
            return above[0]
        return max(above, key=lambda other: self.row(other).overlap(row), default=None)

    def _label(self, index: int) -> str:
        """Return the last part of an identifier: areas that live together under one parent differ in it."""
        row, name = self.row(index), self.name(index)
        short = _without_kind(name)
        alike = [other for other in self.by_short_name[short] if self.row(other).is_beside(row)]
        if not short.isdecimal() and not self._live_together(alike):
            return short.replace(" ", ".")
        label = name.replace(" ", ".")
        same = [other for other in alike if self.name(other) == name]
        return f"{label}.{row.code}" if self._live_together(same) else label

    def _live_together(self, group: list[int]) -> bool:
        rows = [self.row(index) for index in group]
        return any(one.meets(other) for place, one in enumerate(rows) for other in rows[:place])

    def _area(self, index: int) -> Area:
        row = self.row(index)
        above = self.parent(index)
        parent = None if above is None else self.area(above).id
        label = self.label(index)
        path = label if parent is None else f"{parent.removeprefix(AREA).removesuffix(NEW_ERA)};{label}"
        return Area(
            id=AREA + path + (NEW_ERA if row.new else ""),
            code=row.code,
            name=f"{row.kind.capitalize()} {row.short}",
            short=row.short,
            kind=row.kind,
            level=Level(row.level),
            parent=parent,
            valid_from=row.first,
            valid_to=row.last,
        )

    def _indexes(self, identifier: str) -> tuple[int, ...]:
        """Return the rows of an identifier, oldest first; none for an unknown one."""
        path, new = identifier.removesuffix(NEW_ERA), identifier.endswith(NEW_ERA)
        above, _, label = path.rpartition(";")
        if not above:
            return ()
        codes = {""}
        if above != AREA.rstrip(";"):
            codes = {self.row(index).code for index in self.indexes(above + (NEW_ERA if new else ""))}
        below = (index for code in codes for index in self.by_parent.get((new, code), ()))
        found = [index for index in below if self.label(index) == label and self.area(index).id == identifier]
        return tuple(sorted(found, key=lambda index: self.row(index).first))


def _without_kind(name: str) -> str:
    kind, _, short = name.partition(" ")
    return short.partition(" ")[2] if kind in _KINDS_OF_TWO_WORDS else short
