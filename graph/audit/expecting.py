"""Who has to issue: a requirement, or the audited instrument itself, times the units that it addresses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Level, Node
from graph.queries import requirements
from graph.queries.periods import period_of, year_of, years_of
from graph.queries.responsibilities import RequirementIn
from graph.queries.walking import DERIVED, walk
from graph.stores.port import Store
from graph.units import Area, Unit, UnitTree, administration, unit_of
from ontology.terms import RelationKind

_LEVELS = tuple(level.value for level in Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a user asks to be audited."""

    year: int | None
    under: Area | None
    """The place audited; None for the whole country."""
    level: str | None
    as_of: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A duty to issue, with the levels whose administrations it addresses and single units it names."""

    levels: tuple[str, ...]
    units: tuple[str, ...] = ()
    due: str | None = None
    year: int | None = None
    span: tuple[int, int] | None = None
    requirement: str | None = None
    document_type: str | None = None


def expectations(store: Store, tree: UnitTree, instrument: Node, scope: Scope) -> list[Expectation]:
    """Return the expected cells, by requirement, level and place; empty where no level is below the issuer's."""
    rules = _rules(store, instrument, scope) or [_default_rule(instrument, scope)]
    place = scope.under or _area_of_issuer(tree, instrument)
    return [expected for rule in rules for expected in _cells(tree, rule, place, scope)]


def _below(instrument: Node) -> tuple[str, ...]:
    """Return the levels below that of the issuer; all but the centre where it is not known."""
    own = instrument.get("level")
    return _LEVELS[_LEVELS.index(str(own)) + 1 :] if own in _LEVELS else _LEVELS[1:]


def _default_rule(instrument: Node, scope: Scope) -> _Rule:
    """Without a requirement, everybody below the issuer has to implement the instrument; nobody said by when."""
    return _Rule(levels=(scope.level,) if scope.level else _below(instrument), year=scope.year)


def _rules(store: Store, instrument: Node, scope: Scope) -> list[_Rule]:
    """The requirements of the instrument; where it has none, those of the nearest instruments that it rests on."""
    depths = walk(store, [instrument.id], DERIVED, outgoing=True).depths
    homes = store.relations(depths.keys(), outgoing=False, kinds=[RelationKind.DEFINED_IN])
    wanted = [level for level in _below(instrument) if scope.level in (None, level)]
    for depth in sorted({depths[relation.target] for relation in homes}):
        nearest = sorted({relation.target for relation in homes if depths[relation.target] == depth})
        found = [item for home in nearest for item in requirements(store, home)]
        named = _addressed(store, [item.requirement.id for item in found]) if scope.level is None else {}
        rules = [_rule(item, wanted, named.get(item.requirement.id, ()), scope.year) for item in found]
        if any(rules):
            return [rule for rule in rules if rule is not None]
    return []


def _addressed(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for relation in store.relations(ids, outgoing=True, kinds=[RelationKind.ASSIGNED_TO]):
        named[relation.source] = (*named.get(relation.source, ()), relation.target)
    return named


def _rule(
    item: RequirementIn, wanted: Sequence[str], units: tuple[str, ...], asked: int | None
) -> _Rule | None:
    """Return the rule that a requirement gives for the levels and year asked for, or None."""
    node = item.requirement
    addressed = _words(node.get("addressee_levels"))
    levels = tuple(level for level in wanted if level in addressed)
    year, due = _year_and_due(item, asked)
    if not (levels or units) or (asked is not None and year != asked):
        return None
    kind = node.get("document_type")
    return _Rule(
        levels=levels,
        units=units,
        due=due,
        year=year,
        span=_span(node),
        requirement=node.id,
        document_type=str(kind) if kind else None,
    )


def _words(value: object) -> list[str]:
    return re.findall(r"[a-z]+", str(value or ""))


def _year_and_due(item: RequirementIn, asked: int | None) -> tuple[int | None, str | None]:
    """Return for which year the document must be, and by when; a yearly duty is moved to the year asked for."""
    node = item.requirement
    due = str(node.get("due")) if node.get("due") else None
    year = _year_meant(node, item.document, due)
    if asked is None or asked == year:
        return year, due
    if "YEARLY" in str(node.get("recurrence") or "") and (year is None or asked > year):
        return asked, due and _moved(due, asked - (year or asked))
    stated = years_of(str(node.get("period") or ""))
    if stated and stated[0] <= asked <= stated[1]:
        return asked, due if due and due[:4] == str(asked) else None
    return year, due


def _span(requirement: Node) -> tuple[int, int] | None:
    """Return the years of a duty to issue one document for several years; a yearly duty is none."""
    period = period_of(requirement)
    yearly = "YEARLY" in str(requirement.get("recurrence") or "")
    return period if period is not None and period[0] < period[1] and not yearly else None


def _year_meant(requirement: Node, home: Node | None, due: str | None) -> int | None:
    """Return the year of the period; else that of the plan in which the duty stands; else that of the due date."""
    for node in (requirement, home):
        period = period_of(node) if node is not None else None
        if period is not None and period[0] == period[1]:
            return period[0]
    return int(due[:4]) if due else (year_of(home) if home is not None else None)


def _moved(date: str, years: int) -> str:
    """Return the date some years later; 29 February becomes the 28th."""
    day = f"{int(date[:4]) + years:04d}{date[4:]}"
    return day.replace("-02-29", "-02-28")


def _area_of_issuer(tree: UnitTree, instrument: Node) -> Area | None:
    issuer = instrument.get("issuer")
    unit = unit_of(str(issuer)) if issuer else None
    return tree.area(unit.area) if unit and unit.area else None


def _cells(tree: UnitTree, rule: _Rule, place: Area | None, scope: Scope) -> Iterator[Expectation]:
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


def _expectation(rule: _Rule, unit: Unit, area: Area | None, heirs: tuple[Area, ...] | None) -> Expectation:
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
