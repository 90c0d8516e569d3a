"""What is on one page: words and ruling lines with their places, in points from the upper left corner."""

from dataclasses import dataclass
from typing import NamedTuple

from graph.errors import UnreadableInput

MOST_SCANS = 300
"""Pictures of pages that are recognised in one file; each takes a second or two."""


class Word(NamedTuple):
    """Letters without a blank between them, and the box around them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Return whether the line runs from side to side.

        >>> Rule(10, 20, 300, 20.5).level
        True
        """
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page as it is printed."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    confidence: float | None = None
    """How sure the recognition of the words was, 0 to 1; None where they were not read from a picture."""


def too_many_scans(name: str) -> UnreadableInput:
    """Return the error of a file with more pictures of pages than are recognised."""
    return UnreadableInput(
        name,
        f"có hơn {MOST_SCANS} trang ảnh, nhiều hơn giới hạn nhận dạng một tệp; hãy tách tệp",
        f"has more than {MOST_SCANS} pages that are pictures, the limit of recognition in one file; please split it",
    )
