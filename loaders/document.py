"""A text while it is being read: what the finders share."""

from dataclasses import dataclass, field

from graph.reading import Header
from graph.units import UnitContext
from loaders.shadow import ShadowText


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnderReading:
    """The shadow of a text with what is already known of the document.

    Every finder of the loaders has the form ``find(document) -> tuple of facts``. Offsets inside a finder are
    those of the shadow; offsets that leave it are those of the text (``document.shadow.span``).
    """

    shadow: ShadowText
    header: Header
    units: UnitContext
    """The area and date from which unit phrases such as ``UBND huyện`` are understood."""
    start: int = 0
    """Where the document begins inside page furniture, in the shadow."""
    body: int = 0
    """Where its running text begins, after the title."""
    end: int = 0
    """Where it ends."""
    title: tuple[int, int] = field(default=(0, 0))
    """Span of the title, in the shadow."""
    recognised: bool = False
    """Whether the text came out of optical recognition."""

    @property
    def text(self) -> str:
        """The text as read."""
        return self.shadow.text

    def in_head(self, place: int) -> bool:
        """Say whether a place of the shadow lies in the head, between the start and the title."""
        return self.start <= place < self.title[0]
