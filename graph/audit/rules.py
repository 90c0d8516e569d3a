"""Whose duty it is to issue, on which level, for which year and by when: the requirements that an audit applies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Level, Node
from graph.queries.periods import period_of, year_of, years_of
from graph.queries.responsibilities import RequirementIn
from graph.queries.walking import BASES, DERIVED
from graph.stores.port import Store
from graph.stores.ways import depths_along
from graph.units import Area, UnitTree, unit_of
from graph.units.within import stands_within
from ontology.terms import NodeKind, RelationKind

_HOME = (RelationKind.DEFINED_IN,)
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
class Rule:
    """A duty to issue, with the levels whose administrations it addresses and single units it names."""

    levels: tuple[str, ...]
    units: tuple[str, ...] = ()
    due: str | None = None
    year: int | None = None
    span: tuple[int, int] | None = None
    requirement: str | None = None
    document_type: str | None = None
    place: Area | None = None
    """Where the rule holds, for one that an instrument below gave; None where the audited place decides."""


def _levels_below(instrument: Node) -> tuple[str, ...]:
    """Return the levels below that of the issuer; all but the centre where it is not known."""
    own = instrument.get("level")
    return _LEVELS[_LEVELS.index(str(own)) + 1 :] if own in _LEVELS else _LEVELS[1:]


def _levels_asked(instrument: Node, scope: Scope) -> list[str]:
    """Return the levels below the issuer's that the place audited has, or the one asked for."""
    there = _LEVELS[_LEVELS.index(scope.under.level) :] if scope.under is not None else _LEVELS
    return [level for level in _levels_below(instrument) if level in there and scope.level in (None, level)]


def rule_for_all(instrument: Node, scope: Scope) -> Rule:
    """Without a requirement, everybody below the issuer has to implement the instrument; nobody said by when."""
    return Rule(levels=(scope.level,) if scope.level else _levels_below(instrument), year=scope.year)


def rules_of(store: Store, instrument: Node, scope: Scope) -> list[Rule]:
    """The requirements of the instrument; where it has none, those of the nearest instruments that it rests on."""
    pairs = store.outline([instrument.id], outgoing=True, kinds=DERIVED)
    depths = depths_along(pairs, instrument.id, outgoing=True)
    above = store.reached(depths, outgoing=False, kinds=_HOME, kind=NodeKind.REQUIREMENT)
    by_depth: dict[int, list[RequirementIn]] = {}
    for item in _with_homes(store, above):
        by_depth.setdefault(depths.get(item.document.id if item.document else "", len(depths)), []).append(
            item
        )
    wanted = _levels_asked(instrument, scope)
    for _, found in sorted(by_depth.items()):
        named = _addressed(store, [item.requirement.id for item in found], scope)
        rules = [_rule(item, wanted, named.get(item.requirement.id, ()), scope.year) for item in found]
        if any(rules):
            return [rule for rule in rules if rule is not None]
    return []


def _with_homes(store: Store, found: Sequence[Node]) -> list[RequirementIn]:
    """Return requirements with the instruments that they stand in, by instrument."""
    nodes = {node.id: node for node in found}
    defined = store.relations(nodes.keys(), outgoing=True, kinds=_HOME) if nodes else []
    documents = store.nodes({relation.target for relation in defined}) if defined else {}
    return [
        RequirementIn(requirement=nodes[r.source], document=documents.get(r.target), defined=r)
        for r in sorted(defined, key=lambda r: (r.target, r.source))
    ]


def _addressed(store: Store, ids: Sequence[str], scope: Scope) -> dict[str, tuple[str, ...]]:
    """Return the units of the audited place that requirements name; none where one level is asked for."""
    named: dict[str, tuple[str, ...]] = {}
    if scope.level is not None:
        return named
    for relation in store.relations(ids, outgoing=True, kinds=[RelationKind.ASSIGNED_TO]):
        if scope.under is None or stands_within(relation.target, scope.under):
            named[relation.source] = (*named.get(relation.source, ()), relation.target)
    return named


def _rule(
    item: RequirementIn, wanted: Sequence[str], units: tuple[str, ...], asked: int | None
) -> Rule | None:
    """Return the rule that a requirement gives for the levels and year asked for, or None."""
    node = item.requirement
    addressed = _words(node.get("addressee_levels"))
    levels = tuple(level for level in wanted if level in addressed)
    year, due = _year_and_due(item, asked)
    if not (levels or units) or (asked is not None and year != asked):
        return None
    kind = node.get("document_type")
    return Rule(
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


def local_rules(store: Store, tree: UnitTree, instrument: Node, scope: Scope) -> list[Rule]:
    """Return the requirements of the instruments that derive from this one: each holds in the area of its issuer.

    The Government asks everybody below for plans and leaves the day to the district: its plan sets it. Where an
    issuer set it twice, the younger instrument stands last and counts.
    """
    below = store.reached([instrument.id], outgoing=False, kinds=BASES, kind=NodeKind.REQUIREMENT)
    found = _with_homes(store, below)
    rules = []
    for item in sorted(found, key=lambda item: str((item.document and item.document.get("date")) or "")):
        place = area_of_issuer(tree, item.document) if item.document is not None else None
        rule = _rule(item, _LEVELS, (), scope.year)
        if rule is not None and place is not None:
            rules.append(replace(rule, place=place))
    return rules


def area_of_issuer(tree: UnitTree, instrument: Node) -> Area | None:
    """Return the place of the body that issued an instrument; None for a central one."""
    issuer = instrument.get("issuer")
    unit = unit_of(str(issuer)) if issuer else None
    return tree.area(unit.area) if unit and unit.area else None
