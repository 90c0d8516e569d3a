"""The units that a class stands for in an area on a day."""

from collections.abc import Iterator

from graph.units.area import Area
from graph.units.classes import UnitClass
from graph.units.resolving import administration
from graph.units.tree import unit_tree
from graph.units.unit import Unit


def members(named: UnitClass, area: Area | None, on: str | None) -> list[Unit]:
    """Return the units of a class of administrations in an area (None: the whole country) on a day, in order.

    Departments have no closed list, so a class of departments has no members here.
    """
    return [administration(each) for each in _areas(named, area, on)]


def _areas(named: UnitClass, area: Area | None, on: str | None) -> Iterator[Area]:
    if named.kind != "administrations":
        return
    listed = set(named.kinds)
    for level in named.levels:
        areas = unit_tree().areas(level, under=area.id if area else None, on=on)
        # Kinds that are not there were copied from another document: then all are meant.
        yield from [each for each in areas if each.kind in listed] or areas
