"""The dated tree of administrative areas, and the units (cơ quan, đơn vị) that stand in it."""

from graph.units.area import Area
from graph.units.tree import UnitTree, unit_tree

__all__ = ["Area", "UnitTree", "unit_tree"]
