"""One administrative area (đơn vị hành chính), as it was during its days."""

from dataclasses import dataclass

from graph.model import Level

AREA = "urn:cancu:area:vn;"
"""What identifiers of areas begin with; the path of folded names follows."""
NEW_ERA = "@2025"
"""What identifiers of the areas since 1 July 2025 end with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area in one stretch of its life: a huyện that became a thị xã has one identifier and two such."""

    id: str
    """``urn:cancu:area:vn;hai.duong;ninh.giang``."""
    code: str
    """Code of the statistical office; an identity only within its era: codes were given again in 2025."""
    name: str
    """``Huyện Ninh Giang``."""
    short: str
    """``Ninh Giang``."""
    kind: str
    """``huyện``; a city is a ``thành phố`` at the level of province and of district."""
    level: Level
    parent: str | None
    """Identifier of the area above; None for a province."""
    valid_from: str
    """First day, empty where the area is older than the gazetteer."""
    valid_to: str
    """Last day, empty where there is none."""

    def __hash__(self) -> int:
        # Areas and units are part of the key of every kept answer; all their fields would be hashed each time.
        return hash(self.id)

    @property
    def label(self) -> str:
        """Return the name as it stands inside a sentence: ``huyện Ninh Giang``."""
        return f"{self.kind} {self.short}"

    @property
    def path(self) -> str:
        """Return the area's part in the identifiers of its units: ``vn;hai.duong;ninh.giang``."""
        return "vn;" + self.id.removeprefix(AREA)

    def lives(self, on: str | None) -> bool:
        """Return whether the area exists on a day, or in a year or month; True without date."""
        return on is None or (self.valid_from <= on + "~" and (not self.valid_to or self.valid_to >= on))
