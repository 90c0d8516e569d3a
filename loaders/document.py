"""A text while it is being read: what the finders share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading import Header
from loaders.shadow import ShadowText

if TYPE_CHECKING:
    from graph.units import UnitContext


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnderReading:
    """The shadow of a text with what is already known of the document.

    Every finder of the loaders has the form ``find(document) -> tuple of facts``. Offsets inside a finder are
    those of the shadow; offsets that leave it are those of the text (``document.shadow.span``).
    """

    shadow: ShadowText
    header: Header
    units: "UnitContext"
    """The area and date from which unit phrases such as ``UBND huyện`` are understood."""
    start: int = 0
    """Where the document begins inside page furniture, in the shadow."""
    end: int = 0
    """Where it ends, in the shadow."""

    @property
    def text(self) -> str:
        """The text as read."""
        return self.shadow.text
