"""What is drawn on a page of a pdf besides letters: ruling lines, and how much of it is a picture."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from loaders.readers.pages import Rule
from loaders.readers.pdf_words import WHITE, Display, display_of

_MOST_OBJECTS = 20_000
_DEEPEST = 6
_THICKEST = 3.5
"""A filled box thinner than so many points is a line."""
_MOST_SEGMENTS = 400
_SHORTEST = 6.0
_NEARLY_LEVEL = 1.0

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page has besides its letters."""

    rules: tuple[Rule, ...]
    pictured: float
    """Share of the page that pictures cover, 0 to 1."""
    strokes: int
    """Number of drawn shapes: letters drawn as shapes are many."""
    hides_text: bool
    """Whether letters are on it that are not drawn, or drawn in white."""


def drawing_of(page: pypdfium2.PdfPage) -> Drawing:
    """Return what is drawn on a page."""
    display = display_of(page)
    rules: list[Rule] = []
    strokes, pictured, hides = 0, 0.0, False
    for shape, matrix in _shapes(page):
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            strokes += 1
            rules += _rules(shape, matrix, display)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured += _area(shape, matrix)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            hides = hides or _may_be_hidden(shape)
    width, height = page.get_size()
    return Drawing(tuple(rules), min(pictured / max(width * height, 1.0), 1.0), strokes, hides)


def _shapes(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """Yield the shapes of a page, those inside of others with the way to their place."""
    waiting = [
        (raw.FPDFPage_GetObject(page, place), _UNMOVED, 0)
        for place in _first(raw.FPDFPage_CountObjects(page))
    ]
    waiting.reverse()
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        shape, matrix, depth = waiting.pop()
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_FORM:
            yield shape, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(shape), matrix)
            count = _first(raw.FPDFFormObj_CountObjects(shape))
            waiting += [
                (raw.FPDFFormObj_GetObject(shape, place), inner, depth + 1) for place in reversed(count)
            ]


def _first(count: int) -> range:
    return range(min(max(count, 0), _MOST_OBJECTS))


def _matrix(shape: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, byref(found)):
        return _UNMOVED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(shape: Any, matrix: Matrix) -> float:
    a, b, c, d, _, _ = _times(_matrix(shape), matrix)
    return abs(a * d - b * c)


def _may_be_hidden(shape: Any) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(shape) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    colours = tuple(c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(shape, *map(byref, colours)):
        return False
    return all(colour.value >= WHITE for colour in colours[:3]) or colours[3].value == 0


def _rules(shape: Any, matrix: Matrix, display: Display) -> Iterator[Rule]:
    """Yield the level and upright lines of a drawn shape: its strokes, or all of it where it is a thin box."""
    count = raw.FPDFPath_CountSegments(shape)
    if not 2 <= count <= _MOST_SEGMENTS or not _is_drawn(shape):
        return
    whole = _times(_matrix(shape), matrix)
    points = [_point(shape, place, whole) for place in range(count)]
    box = display(*_bounds([(x, y) for x, y, _ in points]))
    if min(box[2] - box[0], box[3] - box[1]) <= _THICKEST:
        if max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST:
            yield Rule(*box)
        return
    yield from _sides(points, display)


def _is_drawn(shape: Any) -> bool:
    filled, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(shape, byref(filled), byref(stroked))
    return bool(filled.value or stroked.value)


def _sides(points: list[tuple[float, float, bool]], display: Display) -> Iterator[Rule]:
    start = previous = points[0]
    ends = [*points[1:], (start[0], start[1], False)]
    for point in ends:
        if not point[2]:
            box = display(*_bounds([previous[:2], point[:2]]))
            if (
                min(box[2] - box[0], box[3] - box[1]) <= _NEARLY_LEVEL
                and max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST
            ):
                yield Rule(*box)
        previous = point


def _point(shape: Any, place: int, matrix: Matrix) -> tuple[float, float, bool]:
    """Return a point of a path, and whether the pen is only moved to it."""
    segment = raw.FPDFPath_GetPathSegment(shape, place)
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    moved = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
    return *_moved(matrix, x.value, y.value), moved


def _bounds(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
