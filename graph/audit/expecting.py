"""Who has to issue: a rule times the units that it addresses, as they are on the day that counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.audit.rules import Rule, Scope, area_of_issuer, local_rules, rule_for_all, rules_of
from graph.model import Level, Node
from graph.stores.port import Store
from graph.units import Area, Unit, UnitTree, administration, unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One cell before it is judged."""

    unit: Unit
    area: Area | None
    due: str | None = None
    year: int | None = None
    span: tuple[int, int] | None = None
    """First and last year, where one document for several years is asked for."""
    requirement: str | None = None
    document_type: str | None = None
    successors: tuple[Area, ...] = ()
    ended: str | None = None
    """Last day of the unit, where it ended before it had to issue."""


def expectations(store: Store, tree: UnitTree, instrument: Node, scope: Scope) -> list[Expectation]:
    """Return the expected cells, by requirement, level and place; empty where no level is below the issuer's.

    Where neither the instrument nor what it rests on says who has to issue, everybody below has to; a requirement of
    an instrument in between then says by when in its own area.
    """
    place = scope.under or area_of_issuer(tree, instrument)
    rules = rules_of(store, instrument, scope)
    if rules:
        return [expected for rule in rules for expected in _cells(tree, rule, place, scope)]
    local = local_rules(store, tree, instrument, scope)
    everybody = _cells(tree, rule_for_all(instrument, scope), place, scope)
    return [_by_local_rule(tree, expected, local) for expected in everybody]


def _by_local_rule(tree: UnitTree, expected: Expectation, rules: Sequence[Rule]) -> Expectation:
    """Apply the rule of the nearest area above the unit, if one addresses its level."""
    if expected.area is None or not rules:
        return expected
    above = {area.id: distance for distance, area in enumerate(tree.lineage(expected.area))}
    holding = [
        rule
        for rule in rules
        if rule.place is not None and rule.place.id in above and expected.area.level in rule.levels
    ]
    if not holding:
        return expected
    nearest = min(above[rule.place.id] for rule in holding if rule.place is not None)
    rule = [rule for rule in holding if rule.place is not None and above[rule.place.id] == nearest][-1]
    return replace(
        expected,
        due=rule.due,
        year=rule.year,
        requirement=rule.requirement,
        document_type=rule.document_type,
    )


def _cells(tree: UnitTree, rule: Rule, place: Area | None, scope: Scope) -> Iterator[Expectation]:
    """The units as they are on the day that counts, then those that were there in that year but ended before."""
    day = rule.due or _last_day(rule.year, scope.as_of)
    start = min(f"{rule.year}-01-01", day) if rule.year else day
    places = _as_it_was(tree, place, day)
    for level in map(Level, rule.levels):
        for area, ended in _addressees(tree, level, places, start, day):
            yield _expectation(rule, administration(area), area, tree.successors(area.id) if ended else None)
    for identifier in rule.units:
        if (unit := unit_of(identifier)) is not None:
            yield _expectation(rule, unit, tree.area(unit.area) if unit.area else None, None)


def _as_it_was(tree: UnitTree, place: Area | None, day: str) -> Sequence[Area | None]:
    """A place that is younger than the day is taken for those that it was made of."""
    if place is None or not place.valid_from > day:
        return [place]
    return [area for area in tree.areas(place.level, on=day) if place in tree.successors(area.id)]


def _addressees(
    tree: UnitTree, level: Level, places: Sequence[Area | None], start: str, day: str
) -> list[tuple[Area, bool]]:
    """Return the areas of a level, and whether they ended between ``start`` and ``day``.

    Those that took over from areas of the place count even where the place itself is no more.
    """
    there = {area.id: area for place in places for area in _areas(tree, level, place, day)}
    before = (area for place in places for area in _areas(tree, level, place, _known_on(place, start)))
    ended = [area for area in before if area.id not in there and not area.lives(day)]
    heirs = (heir for area in ended for heir in tree.successors(area.id))
    there |= {heir.id: heir for heir in heirs if heir.level == level and heir.lives(day)}
    gone = {area.id: area for area in ended if area.lives(start) and area.id not in there}
    return [(area, area.id in gone) for _, area in sorted({**there, **gone}.items())]


def _known_on(place: Area | None, start: str) -> str:
    """The first day, or the last one of a place that ended before."""
    return min(start, place.valid_to) if place is not None and place.valid_to else start


def _areas(tree: UnitTree, level: Level, place: Area | None, day: str) -> list[Area]:
    if place is not None and place.level == level:
        stretch = tree.area(place.id, on=day)
        return [stretch] if stretch is not None else []
    return tree.areas(level, under=place.id if place else None, on=day)


def _expectation(rule: Rule, unit: Unit, area: Area | None, heirs: tuple[Area, ...] | None) -> Expectation:
    """``heirs`` are who took over from a unit that ended; None for one that is there."""
    return Expectation(
        unit=unit,
        area=area,
        due=rule.due,
        year=rule.year,
        span=rule.span,
        requirement=rule.requirement,
        document_type=rule.document_type,
        successors=heirs or (),
        ended=area.valid_to if area is not None and heirs is not None else None,
    )


def _last_day(year: int | None, as_of: str) -> str:
    """Return the day whose units count where there is no due date: the end of the year, or the day of the audit."""
    return (
        min(f"{year}-12-31", as_of)
        if year and str(year) <= as_of[:4]
        else (f"{year}-01-01" if year else as_of)
    )
