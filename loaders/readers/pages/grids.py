"""Tables between ruling lines: which lines belong together, and which cells they bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.pages.lines import rows_of, seam
from loaders.readers.pages.page import Rule, Word

_NEAR = 3.5
"""Lines within so many points of each other are one line, or meet."""
_MOST_RULES = 4000
"""A page with more lines than this is a drawing."""
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length: behind and below a cell that spans several stand empty ones."""

    top: float
    bottom: float
    x0: float
    x1: float
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Level and upright lines that meet."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands between the outer lines."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def tables_of(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Table], list[Word]]:
    """Return the tables from above to below, and the words outside of them."""
    found: list[Table] = []
    left = list(words)
    for grid in _grids(rules):
        inside = [word for word in left if grid.holds(word)]
        if not inside or not _is_table(grid):
            continue
        rows = tuple(_rows(grid, inside))
        if len(rows) < 2 and len(rows[0]) < 3:
            continue
        left = [word for word in left if not grid.holds(word)]
        found.append(Table(grid.ys[0], grid.ys[-1], grid.xs[0], grid.xs[-1], rows))
    return sorted(found, key=lambda table: table.top), left


def fields_of(rules: Sequence[Rule]) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the cells between ruling lines, left, top, right and bottom."""
    boxes = []
    for grid in filter(_is_table, _grids(rules)):
        cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for field, first in _owners(grid).items():
            cells.setdefault(first, []).append(field)
        for fields in cells.values():
            (row, column), (last_row, last_column) = min(fields), max(fields)
            boxes.append((grid.xs[column], grid.ys[row], grid.xs[last_column + 1], grid.ys[last_row + 1]))
    return boxes


def _is_table(grid: _Grid) -> bool:
    return len(grid.xs) > 2 and (len(grid.xs) - 1) * (len(grid.ys) - 1) <= _MOST_CELLS


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    if len(rules) > _MOST_RULES:
        return
    level = _straightened([rule for rule in rules if rule.level])
    upright = _straightened([rule for rule in rules if not rule.level])
    for group in _meeting(level, upright):
        flat = tuple(rule for rule in group if rule.level)
        steep = tuple(rule for rule in group if not rule.level)
        if len(flat) > 1 and len(steep) > 1:
            xs = _places(rule.x0 for rule in steep)
            ys = _places(rule.top for rule in flat)
            yield _Grid(flat, steep, xs, ys)


def _straightened(rules: list[Rule]) -> list[Rule]:
    """Join the pieces of one line, each made as thin as can be: rules are often drawn cell by cell."""
    thin = [_thin(rule) for rule in rules]
    joined: list[Rule] = []
    for rule in sorted(thin, key=_across_then_along):
        for place in range(len(joined) - 1, max(len(joined) - 60, -1), -1):
            if _on_one_line(joined[place], rule):
                before = joined[place]
                joined[place] = Rule(
                    min(before.x0, rule.x0), min(before.top, rule.top),
                    max(before.x1, rule.x1), max(before.bottom, rule.bottom),
                )  # fmt: skip
                joined[place] = _thin(joined[place])
                break
        else:
            joined.append(rule)
    return joined


def _thin(rule: Rule) -> Rule:
    if rule.level:
        y = (rule.top + rule.bottom) / 2
        return Rule(rule.x0, y, rule.x1, y)
    x = (rule.x0 + rule.x1) / 2
    return Rule(x, rule.top, x, rule.bottom)


def _across_then_along(rule: Rule) -> tuple[float, float]:
    return (rule.top, rule.x0) if rule.level else (rule.x0, rule.top)


def _on_one_line(one: Rule, other: Rule) -> bool:
    if one.level:
        return abs(one.top - other.top) < _NEAR and _touch(one.x0, one.x1, other.x0, other.x1)
    return abs(one.x0 - other.x0) < _NEAR and _touch(one.top, one.bottom, other.top, other.bottom)


def _touch(start: float, end: float, other_start: float, other_end: float) -> bool:
    return other_start <= end + _NEAR and start <= other_end + _NEAR


def _meet(level: Rule, upright: Rule) -> bool:
    across = level.x0 - _NEAR <= upright.x0 <= level.x1 + _NEAR
    return across and upright.top - _NEAR <= level.top <= upright.bottom + _NEAR


def _meeting(level: list[Rule], upright: list[Rule]) -> Iterator[list[Rule]]:
    """Yield groups of lines that meet, directly or through others."""
    left = set(range(len(upright)))
    waiting = set(range(len(level)))
    while waiting:
        group, fresh = [], [waiting.pop()]
        steep: list[int] = []
        while fresh:
            flat = level[fresh.pop()]
            group.append(flat)
            met = [place for place in left if _meet(flat, upright[place])]
            left.difference_update(met)
            steep += met
            reached = {place for place in waiting if any(_meet(level[place], upright[each]) for each in met)}
            waiting -= reached
            fresh += reached
        yield [*group, *(upright[place] for place in steep)]


def _places(values: Iterator[float] | Sequence[float]) -> tuple[float, ...]:
    """Return the different places, those that are nearly the same taken together."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return tuple(kept)


def _rows(grid: _Grid, words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the rows with the text of their cells; rows without any words are left out."""
    owner = _owners(grid)
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = _slot(grid.ys, (word.top + word.bottom) / 2)
        column = _slot(grid.xs, (word.x0 + word.x1) / 2)
        inside.setdefault(owner[row, column], []).append(word)
    for row in range(len(grid.ys) - 1):
        cells: list[str] = []
        seen: set[tuple[int, int]] = set()
        for column in range(len(grid.xs) - 1):
            first = owner[row, column]
            cells.append(_text(inside.get(first, ())) if first not in seen and first[0] == row else "")
            seen.add(first)
        if any(cells):
            yield tuple(cells)


def _slot(edges: tuple[float, ...], value: float) -> int:
    for place in range(1, len(edges) - 1):
        if value < edges[place]:
            return place - 1
    return len(edges) - 2


def _text(words: Sequence[Word]) -> str:
    lines = [part for row in rows_of(words) for part in row]
    if not lines:
        return ""
    return lines[0].text + "".join(seam(above, line) + line.text for above, line in pairwise(lines))


def _owners(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for every field of the grid the upper left field of the cell that it belongs to."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            owner[row, column] = row, column
            if row and not _ruled_above(grid, row, column):
                owner[row, column] = owner[row - 1, column]
            elif column and not _ruled_before(grid, row, column):
                owner[row, column] = owner[row, column - 1]
    return owner


def _ruled_above(grid: _Grid, row: int, column: int) -> bool:
    y, x = grid.ys[row], (grid.xs[column] + grid.xs[column + 1]) / 2
    return any(abs(rule.top - y) <= 2 * _NEAR and rule.x0 <= x <= rule.x1 for rule in grid.level)


def _ruled_before(grid: _Grid, row: int, column: int) -> bool:
    x, y = grid.xs[column], (grid.ys[row] + grid.ys[row + 1]) / 2
    return any(abs(rule.x0 - x) <= 2 * _NEAR and rule.top <= y <= rule.bottom for rule in grid.upright)
