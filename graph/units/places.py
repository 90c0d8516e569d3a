"""Which area a unit's name means: named, of a kind seen from the context, or the context itself."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from graph.identifiers.folding import fold
from graph.units.area import Area
from graph.units.finding import kind_of, levels_of, spell_out
from graph.units.phrase import Phrase
from graph.units.tree import unit_tree
from graph.units.unit import UnitContext


@lru_cache(maxsize=1024)
def lineage(context: UnitContext) -> tuple[Area, ...]:
    """Return the area of the context and those above it, nearest first."""
    return unit_tree().lineage(context.area, context.date) if context.area else ()


def area_of_levels(levels: Collection[str], context: UnitContext) -> Area | None:
    """Return the nearest area of the context at one of the levels; any level where none is given."""
    return next((area for area in lineage(context) if not levels or area.level in levels), None)


def area_of_kinds(kinds: Sequence[str], levels: Collection[str], context: UnitContext) -> Area | None:
    """Return the area of one of the kinds seen from the context.

    A document may call its own xã a thị trấn, so an area of the right level will do where none is of the kind.
    """
    around = [area for area in lineage(context) if not levels or area.level in levels]
    exact = next((area for area in around if area.kind in kinds), None)
    usual = {level for kind in kinds for level in levels_of(kind)}
    # A city may be a province or a district: without one in the context, its level says nothing.
    loose = next((area for area in around if area.level in usual), None) if len(usual) == 1 else None
    return exact or loose


def area_named(phrase: Phrase, levels: Collection[str], context: UnitContext) -> Area | None:
    """Return the area that a phrase names, by a kind alone (``huyện``) or by name; None where it is not sure."""
    words = phrase.key(0)
    kind = kind_of(words)
    if kind and len(words) == len(fold(kind)):
        return area_of_kinds((kind,), levels, context)
    text = phrase.printed(0)
    # A place that is gone is still called by its name.
    named = unit_tree().find_areas(text, on=context.date) or unit_tree().find_areas(text)
    found = [area for area in named if not levels or area.level in levels]
    return _only(_nearest(found, kind_of(spell_out(words)) is not None, context))


def _nearest(found: list[Area], kind_given: bool, context: UnitContext) -> list[Area]:
    """Keep the areas nearest to the context: itself and those above, in the same district, in the same province."""
    around = lineage(context)
    above = [area for area in found if area in around]
    if above or not found:
        return above
    for near in around:
        inside = [area for area in found if near.id in (each.id for each in unit_tree().ancestors(area.id))]
        if inside:
            return inside
    widest = [area for area in found if area.level == found[0].level]
    return found if kind_given else widest


def _only(areas: list[Area]) -> Area | None:
    """Return the one area, or of the same place in both eras the older one."""
    if len(areas) == 2 and areas[0].path.partition("@")[0] == areas[1].path.partition("@")[0]:
        return areas[0]
    return areas[0] if len(areas) == 1 else None
