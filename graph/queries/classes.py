"""Classes of units that a unit may belong to: ``UBND các xã`` of its district, in which its duties may stand."""

from collections.abc import Iterator
from functools import cache, lru_cache

from graph.identifiers.folding import slug
from graph.units import Area, unit_class, unit_of, unit_tree
from graph.units.unit import unit_id
from ontology.vocabularies import class_phrases

_ADMINISTRATION = ":uy.ban.nhan.dan"
_CHAIRMAN = "Chủ tịch"


@lru_cache(1_000)
def possible_classes_of(unit: str) -> tuple[str, ...]:
    """Return the identifiers of the classes that an administration may belong to, by the settled phrases for them.

    A class is one of an area above: what the district says to ``UBND các xã`` it says to its own communes.
    """
    known = unit_of(unit) if unit.endswith(_ADMINISTRATION) else None
    area = unit_tree().area(known.area) if known is not None and known.area else None
    if area is None:
        return ()
    above = [*unit_tree().ancestors(area.id), None]
    slugs = list(_slugs(area))
    return tuple(unit_id(place, each) for place in above for each in slugs)


def _slugs(area: Area) -> Iterator[str]:
    for phrase, levels, kinds in _phrases():
        if area.level in levels and (not kinds or area.kind in kinds):
            yield slug(phrase)
            yield slug(f"{_CHAIRMAN} {phrase}")


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """The phrases for administrations, with the levels and the kinds of area that each names."""
    found = []
    for each in class_phrases():
        named = unit_class(each.phrase)
        if not each.departments and named is not None:
            found.append((each.phrase, each.levels, named.kinds))
    return tuple(found)
