"""Whether a unit stands in a place, read from its identifier alone."""

from graph.units.area import NEW_ERA, Area
from graph.units.unit import UNIT


def stands_within(unit: str, area: Area) -> bool:
    """Return whether a unit belongs to an area or to one below it, in the same era.

    >>> from graph.units import unit_tree
    >>> district = unit_tree().find_areas("huyện Ninh Giang")[0]
    >>> stands_within("urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu", district)
    True
    >>> stands_within("urn:cancu:unit:vn;hai.duong;ninh.giang.dong:uy.ban.nhan.dan", district)
    False
    """
    path = unit.removeprefix(UNIT).rpartition(":")[0]
    above = area.path
    same_era = path.endswith(NEW_ERA) == above.endswith(NEW_ERA)
    return same_era and f"{path.removesuffix(NEW_ERA)};".startswith(f"{above.removesuffix(NEW_ERA)};")
