"""Where every node stands: bands of authority from top to bottom, years from left to right.

Positions are computed here and not in the browser, so that one question gives one picture, every time. The
picture is a table of cells (band x year). A cell is filled column by column in order of date; in a column,
documents of one basis stand together. Tasks, requirements, units and areas stand beside their document.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from graph.model import GraphView
from viz.standing import BANDS, Standing, standings

NODE_WIDTH = 176
NODE_HEIGHT = 62
PITCH_X = 228
"""From one column to the next; what the box leaves free is the gutter in which arrows run."""
PITCH_Y = 76
YEAR_GAP = 14
BAND_GAP = 50
MARGIN = 24
WINDOW = (840, 654)
"""What a picture should fit into: a common window beside its panel, in pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of a node, with the band and the row of the band that it stands in."""

    x: float
    y: float
    band: str
    row: int


@dataclass(frozen=True, slots=True)
class Band:
    """A stripe of the picture that holds one level of authority, or ``unknown``."""

    level: str
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The columns of one year; the last one, without a year, holds what has no date at all."""

    year: int | None
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture: a place for every node, and the stripes behind them."""

    places: Mapping[str, Place]
    bands: tuple[Band, ...]
    years: tuple[YearSpan, ...]

    @property
    def width(self) -> float:
        """Return the width of the picture."""
        return self.years[-1].x1 if self.years else 0.0

    @property
    def height(self) -> float:
        """Return the height of the picture."""
        return self.bands[-1].y1 if self.bands else 0.0


Cell = tuple[str, int | None]
"""A band and a year."""


def lay_out(view: GraphView) -> Layout:
    """Place all nodes of the view; the order in which they are given does not matter.

    >>> from graph.model import GraphView, Node
    >>> from ontology.terms import NodeKind
    >>> def plan(id, level, date):
    ...     return Node(id=id, kind=NodeKind.INSTRUMENT, label=id, properties={"level": level, "date": date})
    >>> picture = lay_out(GraphView(root=None, nodes=(plan("b", "province", "2023-01-09"),
    ...                                              plan("a", "central", "2021-07-15"))))
    >>> [(band.level, band.y0 < picture.places[id].y < band.y1) for band, id in zip(picture.bands, "ab")]
    [('central', True), ('province', True)]
    >>> [span.year for span in picture.years]
    [2021, 2023]
    """
    where = standings(view)
    cells = _cells(where)
    years = sorted({year for _, year in cells}, key=_year_order)
    present = [band for band in BANDS if any(cell[0] == band for cell in cells)]
    rows, columns = _shape(cells)
    bands = _stripes(present, rows)
    spans = _spans(years, columns)
    places = _fill(cells, bands, spans, rows, where, view)
    return Layout(places, tuple(bands), tuple(spans))


def _year_order(year: int | None) -> tuple[bool, int]:
    return (year is None, year or 0)


def _cells(where: Mapping[str, Standing]) -> dict[Cell, list[str]]:
    """Return the nodes of each cell in order of date, what belongs to a document right after it."""
    cells: dict[Cell, list[str]] = defaultdict(list)
    for node in sorted(where, key=lambda node: where[node].order):
        cells[where[node].band, where[node].year].append(node)
    return dict(cells)


def _shape(cells: Mapping[Cell, Sequence[str]]) -> tuple[dict[str, int], dict[int | None, int]]:
    """Return rows of each band and columns of each year, so that the picture is largest in a window.

    From one column a year on, the year of the tallest cell is widened again and again; the best is kept.
    """
    sizes = {cell: len(nodes) for cell, nodes in cells.items()}
    columns = dict.fromkeys((year for _, year in cells), 1)
    best = (0.0, _rows(sizes, columns), dict(columns))
    while sizes:
        rows = _rows(sizes, columns)
        scale, across = _scale(rows, columns)
        best = max(best, (scale, rows, dict(columns)), key=lambda choice: choice[0])
        tallest = max(sizes, key=lambda cell: _tallness(cell, sizes[cell], columns[cell[1]]))
        if across < best[0] or rows[tallest[0]] == 1:
            break
        columns[tallest[1]] += 1
    return best[1], best[2]


def _tallness(cell: Cell, size: int, columns: int) -> tuple[int, int, tuple[bool, int]]:
    return (ceil(size / columns), -columns, _year_order(cell[1]))


def _rows(sizes: Mapping[Cell, int], columns: Mapping[int | None, int]) -> dict[str, int]:
    rows: dict[str, int] = {}
    for (band, year), size in sizes.items():
        rows[band] = max(rows.get(band, 1), ceil(size / columns[year]))
    return rows


def _scale(rows: Mapping[str, int], columns: Mapping[int | None, int]) -> tuple[float, float]:
    """Return the scale at which the picture fits into the window, and that at which its width does."""
    width = MARGIN + sum(columns.values()) * PITCH_X + len(columns) * YEAR_GAP
    height = sum(rows.values()) * PITCH_Y + len(rows) * BAND_GAP
    across = WINDOW[0] / width
    return min(across, WINDOW[1] / height), across


def _stripes(present: Sequence[str], rows: Mapping[str, int]) -> list[Band]:
    bands: list[Band] = []
    top = 0.0
    for level in present:
        bottom = top + rows[level] * PITCH_Y + BAND_GAP
        bands.append(Band(level, top, bottom))
        top = bottom
    return bands


def _spans(years: Sequence[int | None], columns: Mapping[int | None, int]) -> list[YearSpan]:
    spans: list[YearSpan] = []
    left = float(MARGIN)
    for year in years:
        right = left + columns[year] * PITCH_X + YEAR_GAP
        spans.append(YearSpan(year, left, right))
        left = right
    return spans


def _fill(
    cells: Mapping[Cell, Sequence[str]],
    bands: Sequence[Band],
    spans: Sequence[YearSpan],
    rows: Mapping[str, int],
    where: Mapping[str, Standing],
    view: GraphView,
) -> dict[str, Place]:
    """Give every node its place, from the top band down: a basis is placed before what rests on it."""
    bases: dict[str, list[str]] = defaultdict(list)
    for relation in view.relations:
        bases[relation.source].append(relation.target)
    places: dict[str, Place] = {}

    def standing_order(node: str) -> tuple[tuple[float, float], tuple[str, ...]]:
        owner = where[node].owner
        above = [(places[basis].x, places[basis].y) for basis in bases[owner] if basis in places]
        return (max(above, default=(0.0, 0.0)), where[node].order)

    for band in bands:
        upper = dict(places)
        for span in spans:
            nodes = cells.get((band.level, span.year), ())
            for column, start in enumerate(range(0, len(nodes), rows[band.level])):
                chunk = sorted(nodes[start : start + rows[band.level]], key=standing_order)
                upper.update(_column(chunk, band, span, column))
        places.update(upper)
    return places


def _column(nodes: Sequence[str], band: Band, span: YearSpan, column: int) -> dict[str, Place]:
    x = span.x0 + YEAR_GAP / 2 + (column + 0.5) * PITCH_X
    top = band.y0 + BAND_GAP / 2 + PITCH_Y / 2
    return {node: Place(x, top + row * PITCH_Y, band.level, row) for row, node in enumerate(nodes)}
