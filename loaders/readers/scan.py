"""From the picture of a page to its words and ruling lines."""

from dataclasses import dataclass

from loaders.readers.pages import PrintedPage, Rule, Word
from loaders.readers.picture import (
    Picture,
    Stroke,
    at_resolution,
    smoothed,
    straightened,
    strokes_in,
    turned,
    without,
)
from loaders.readers.tesseract import SeenWord, recognised

_RESOLUTION = 300.0
"""Dots an inch at which letters are recognised best."""


_UPRIGHT = 0.5
"""Share of words recognised surely, below which a page may lie on its side or stand on its head."""
_SURELY = 0.75


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
    bare = without(straight, strokes)
    words = recognised(name, bare.tobytes(), bare.width, bare.height, round(dots))
    return _Look(straight.size, words, strokes)


def _page(look: _Look, number: int, scale: float) -> PrintedPage:
    return PrintedPage(
        number=number,
        width=look.size[0] * scale,
        height=look.size[1] * scale,
        words=tuple(Word(word.text, *(edge * scale for edge in word[1:5])) for word in look.words),
        rules=tuple(Rule(*(edge * scale for edge in stroke)) for stroke in look.strokes),
        confidence=sum(word.confidence for word in look.words) / max(len(look.words), 1),
    )
