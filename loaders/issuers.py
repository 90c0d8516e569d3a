"""Units named in a text, understood from where and when it was written."""

from functools import cache

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units import Area, Unit, UnitContext, unit_tree


def ambiguous_before_merger(words: str, unit: Unit, context: UnitContext, issued: str | None) -> bool:
    """Say whether ``words`` such as "UBND tỉnh" may mean any of several predecessors of the citing area.

    Since 1 July 2025 a province may unite two or three older ones; "UBND tỉnh" in what it writes today may
    have meant any of them in a document of earlier date, unless the words name a place.
    """
    area = unit_tree().area(unit.area) if unit.area else None
    if area is None or not area.valid_from or issued is None or issued >= area.valid_from:
        return False
    if context.area is None or area.id not in (context.area.id, *_above(context.area)):
        return False
    if fold(area.short) in fold(words):
        return False
    # A commune of the new era nearly always unites several, so only provinces are counted.
    return area.level is not Level.PROVINCE or len(predecessors(area.id)) > 1


def _above(area: Area) -> tuple[str, ...]:
    return tuple(each.id for each in unit_tree().ancestors(area.id))


@cache
def predecessors(area_id: str) -> tuple[str, ...]:
    """Return the provinces that a province of today came from."""
    older = unit_tree().areas(Level.PROVINCE, on="2025-06-30")
    return tuple(each.id for each in older if area_id in (heir.id for heir in unit_tree().successors(each.id)))
