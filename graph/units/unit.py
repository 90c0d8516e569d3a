"""Units (cơ quan, đơn vị): who issues, is addressed, is given tasks."""

from dataclasses import dataclass

from graph.model import Level
from graph.units.area import Area

UNIT = "urn:cancu:unit:"
"""What identifiers of units begin with; the path of the area and the folded name follow."""
NATION = "vn"
"""The path of units of the centre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body, office or department, at its place."""

    id: str
    """``urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu``."""
    name: str
    """Complete: ``Phòng Nội vụ huyện Ninh Giang``."""
    level: Level
    area: str | None
    """Identifier of the area it works for; None for the centre."""
    parent: str | None
    """Identifier of the unit above."""
    branch: str
    """state, assembly, ministry, court, party, front, union, department or committee."""

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitContext:
    """Where and when a unit is spoken of: the citing document's area, date and issuer."""

    area: Area | None = None
    date: str | None = None
    issuer: Unit | None = None


def unit_id(area: Area | None, body: str) -> str:
    """Return the identifier of a body of an area, or of the centre."""
    return f"{UNIT}{area.path if area else NATION}:{body}"
