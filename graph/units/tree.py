"""The dated tree of administrative areas: who belonged to whom on a day, and what became of it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from graph.model import Level
from graph.units.area import Area
from graph.units.finding import AreaFinder
from graph.units.gazetteer import Gazetteer


class UnitTree:
    """All areas of both eras. A date is ISO 8601, also a year or month; None means the whole history.

    >>> [area.name for area in unit_tree().find_areas("xã Giao Long, Châu Thành, Bến Tre")]
    ['Xã Giao Long']
    """

    def __init__(self) -> None:
        self._gazetteer = Gazetteer()
        self._finder = AreaFinder(self._gazetteer)

    def area(self, identifier: str, on: str | None = None) -> Area | None:
        """Return the area as it was on a day, or last; None where there is no such area on that day."""
        stretches = [self._gazetteer.area(index) for index in self._gazetteer.indexes(identifier)]
        return next((area for area in reversed(stretches) if area.lives(on)), None)

    def areas(self, level: Level, under: str | None = None, on: str | None = None) -> list[Area]:
        """Return the areas of a level, all or those under another area, by code."""
        if under is None:
            everything = (self._gazetteer.area(index) for index in self._gazetteer.rows_of(level))
            return _latest(area for area in everything if area.lives(on))
        return _latest(area for area in self._descendants(under, on) if area.level == level)

    def children(self, identifier: str, on: str | None = None) -> list[Area]:
        """Return the areas directly under another one, by code."""
        return _latest(self._below(identifier, on))

    def ancestors(self, identifier: str, on: str | None = None) -> tuple[Area, ...]:
        """Return the areas above, nearest first."""
        rows = self._gazetteer.indexes(identifier)
        index = next((row for row in reversed(rows) if self._gazetteer.area(row).lives(on)), None)
        return () if index is None else tuple(self._above(index, on))

    def lineage(self, area: Area, on: str | None = None) -> tuple[Area, ...]:
        """Return the area itself and those above, nearest first."""
        return (area, *self.ancestors(area.id, on))

    def successors(self, identifier: str) -> tuple[Area, ...]:
        """Return the areas that took over, the chief one first: several where the area was split."""
        rows = self._gazetteer.indexes(identifier)
        if not rows:
            return ()
        last = self._gazetteer.row(rows[-1])
        codes = last.successor_codes.split()
        heirs = [self._gazetteer.by_code[True, code][0] for code in codes] or self._renamed(rows[-1])
        return tuple(self._gazetteer.area(index) for index in heirs)

    def find_areas(
        self,
        text: str,
        on: str | None = None,
        within: str | Collection[str] | None = None,
        level: Level | None = None,
    ) -> list[Area]:
        """Return the areas that a text names, wider ones first; how, is told by ``AreaFinder``."""
        wanted = frozenset([within] if isinstance(within, str) else within or ())
        return self._finder.find(text, on, wanted, level)

    def _above(self, index: int, on: str | None) -> Iterator[Area]:
        above = self._gazetteer.parent(index, on)
        while above is not None:
            yield self._gazetteer.area(above)
            above = self._gazetteer.parent(above, on)

    def _below(self, identifier: str, on: str | None) -> Iterator[Area]:
        gazetteer = self._gazetteer
        for above in gazetteer.indexes(identifier):
            row = gazetteer.row(above)
            if gazetteer.area(above).lives(on):
                for index in gazetteer.by_parent.get((row.new, row.code), ()):
                    if gazetteer.row(index).meets(row) and gazetteer.area(index).lives(on):
                        yield gazetteer.area(index)

    def _descendants(self, identifier: str, on: str | None) -> Iterator[Area]:
        for child in self.children(identifier, on):
            yield child
            yield from self._descendants(child.id, on)

    def _renamed(self, index: int) -> list[int]:
        """Return the row that took over the code, where an area was renamed or merged into another."""
        row = self._gazetteer.row(index)
        same = self._gazetteer.by_code[row.new, row.code]
        later = [other for other in same if row.last and self._gazetteer.row(other).first > row.last]
        return later[:1]


def _latest(areas: Iterable[Area]) -> list[Area]:
    """Return one stretch of life for each identifier, the latest, by code."""
    by_id: dict[str, Area] = {}
    for area in areas:
        known = by_id.get(area.id)
        if known is None or known.valid_from <= area.valid_from:
            by_id[area.id] = area
    return sorted(by_id.values(), key=lambda area: (area.code, area.id))


@cache
def unit_tree() -> UnitTree:
    """Return the tree, read when it is first asked for."""
    return UnitTree()
