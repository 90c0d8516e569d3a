"""The dated tree of administrative areas, and the units (cơ quan, đơn vị) that stand in it."""

from graph.units.area import Area
from graph.units.classes import UnitClass, unit_class
from graph.units.membership import members
from graph.units.resolving import administration, issuer_of_symbol, resolve_unit, unit_of
from graph.units.tree import UnitTree, unit_tree
from graph.units.unit import Unit, UnitContext

__all__ = [
    "Area",
    "Unit",
    "UnitClass",
    "UnitContext",
    "UnitTree",
    "administration",
    "issuer_of_symbol",
    "members",
    "resolve_unit",
    "unit_class",
    "unit_of",
    "unit_tree",
]
