"""From the picture of a page to its words and ruling lines."""

from dataclasses import dataclass

from loaders.readers.pages import PrintedPage, Rule, Word, fields_of
from loaders.readers.picture import (
    Picture,
    Stroke,
    at_resolution,
    is_blank,
    smoothed,
    straightened,
    strokes_in,
    turned,
    without,
)
from loaders.readers.tesseract import SeenWord, recognised, recognised_parts

_RESOLUTION = 300.0
"""Dots an inch at which letters are recognised best."""


_UPRIGHT = 0.5
"""Share of words recognised surely, below which a page may lie on its side or stand on its head."""
_SURELY = 0.75
_LEAST_CELL = 20
"""Pixels of the side of the smallest cell that a letter has room in."""


def printed_page(name: str, picture: Picture, number: int, resolution: float) -> PrintedPage:
    """Return what is printed on the picture of a page."""
    sized, dots = at_resolution(picture, resolution, _RESOLUTION)
    smooth = smoothed(sized)
    best = _looked_at(name, smooth, dots)
    if best.words and best.sure < _UPRIGHT:
        others = (_looked_at(name, turned(smooth, quarters), dots) for quarters in (2, 1, 3))
        best = max((best, *others), key=lambda look: look.sure * len(look.words))
    return _page(best, number, 72 / dots)


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen of a picture held in one way."""

    size: tuple[int, int]
    words: list[SeenWord]
    strokes: list[Stroke]

    @property
    def sure(self) -> float:
        """Return the share of words that were recognised surely."""
        return sum(1 for word in self.words if word.confidence > _SURELY) / max(len(self.words), 1)


def _looked_at(name: str, picture: Picture, dots: float) -> _Look:
    straight = straightened(picture)
    strokes = strokes_in(straight)
    cells = _cells(strokes)
    bare = without(straight, strokes)
    words = [
        *_words(name, without(bare, cells), dots),
        *_words(name, bare, dots, [cell for cell in cells if not is_blank(bare, cell)]),
    ]
    return _Look(straight.size, words, strokes)


def _cells(strokes: list[Stroke]) -> list[Stroke]:
    """Return the cells of tables: each is recognised by itself, so that lines do not run through columns."""
    boxes = fields_of([Rule(*stroke) for stroke in strokes])
    found = [tuple(round(edge) for edge in box) for box in boxes]
    return [
        (left, top, right, bottom)
        for left, top, right, bottom in found
        if right - left > _LEAST_CELL and bottom - top > _LEAST_CELL
    ]


def _words(name: str, picture: Picture, dots: float, parts: list[Stroke] | None = None) -> list[SeenWord]:
    pixels = picture.tobytes()
    if parts is None:
        return recognised(name, pixels, picture.size, round(dots))
    return list(recognised_parts(name, pixels, picture.size, round(dots), parts)) if parts else []


def _page(look: _Look, number: int, scale: float) -> PrintedPage:
    return PrintedPage(
        number=number,
        width=look.size[0] * scale,
        height=look.size[1] * scale,
        words=tuple(Word(word.text, *(edge * scale for edge in word[1:5])) for word in look.words),
        rules=tuple(Rule(*(edge * scale for edge in stroke)) for stroke in look.strokes),
        confidence=sum(word.confidence for word in look.words) / max(len(look.words), 1),
    )
