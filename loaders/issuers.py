"""Units named in a text, understood from where and when it was written."""

from functools import cache, lru_cache

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units import Area, Unit, UnitContext, resolve_unit, unit_of, unit_tree


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
    return area.level is not Level.PROVINCE or _meant(words, predecessors(area.id)) > 1


def _meant(words: str, provinces: tuple[str, ...]) -> int:
    """Return how many of the provinces the words may mean: ``UBND thành phố`` only those that were cities."""
    if "thanh pho" not in fold(words):
        return len(provinces)
    found = (unit_tree().area(each) for each in provinces)
    return sum(1 for each in found if each is not None and "thanh pho" in fold(each.kind))


def _above(area: Area) -> tuple[str, ...]:
    return tuple(each.id for each in unit_tree().ancestors(area.id))


@cache
def _provinces_by_heir() -> dict[str, list[str]]:
    heirs: dict[str, list[str]] = {}
    for province in unit_tree().areas(Level.PROVINCE, on="2025-06-30"):
        for heir in unit_tree().successors(province.id):
            heirs.setdefault(heir.id, []).append(province.id)
    return heirs


def predecessors(area_id: str) -> tuple[str, ...]:
    """Return the provinces that a province of today came from.

    >>> len(predecessors("urn:cancu:area:vn;nghe.an@2025"))
    1
    """
    return tuple(_provinces_by_heir().get(area_id, ()))


@lru_cache(maxsize=8192)
def unit_named(words: str, context: UnitContext) -> Unit | None:
    """Return the unit of a phrase as :func:`graph.units.resolve_unit` does; a text repeats its units often."""
    return resolve_unit(words, context)


@lru_cache(maxsize=4096)
def is_known(identifier: str) -> bool:
    """Say whether the vocabularies know the name of a unit, so that its words cannot hold anything else."""
    return unit_of(identifier) is not None


@lru_cache(maxsize=2048)
def province_named(name: str, on: str | None) -> Area | None:
    """Return the province of that name on a day."""
    return next(iter(unit_tree().find_areas(name, on=on, level=Level.PROVINCE)), None)
