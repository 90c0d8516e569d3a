"""A unit as a person names it: one that the store knows, else the administration of an area."""

from collections.abc import Iterable

from graph.errors import AmbiguousReference, UnknownReference
from graph.identifiers.folding import fold
from graph.model import Node
from graph.references.instruments import LISTED
from graph.stores.port import Store
from graph.units import Area, UnitTree, administration, unit_of, unit_tree
from graph.units.unit import NATION, UNIT
from ontology.terms import NodeKind
from ontology.vocabularies import area_kinds, unit_words

Named = dict[str, str]
"""Candidates: labels by identifier."""

_AREA = "urn:cancu:area:"


def find_unit(store: Store, text: str, *, on: str | None = None) -> str:
    """Return the identifier of the one unit that ``text`` means; ``on`` is the day that it must exist on.

    A place alone means its administration (UBND). Raises UnknownReference and AmbiguousReference.
    """
    if text.startswith("urn:"):
        return _by_identifier(store, text)
    for look in (_known_by_name, _of_area, _of_bare_area, _known_by_words):
        found = look(store, text, on)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise AmbiguousReference(text, sorted(found.items(), key=lambda c: (c[1], c[0]))[:LISTED])
    raise UnknownReference(text)


def find_called_unit(store: Store, text: str) -> str | None:
    """Return the one unit that ``text`` calls by its whole name or by its place, or None: no search by words."""
    for look in (_known_by_name, _of_area):
        found = look(store, text, None)
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def find_area(store: Store, text: str, *, on: str | None = None) -> Area | None:
    """Return the place of the unit that ``text`` means: what ``--under`` asks for. None for a central body."""
    path = find_unit(store, text, on=on).removeprefix(UNIT).rpartition(":")[0]
    area = unit_tree().area(_AREA + path)
    if area is None and path != NATION:
        raise UnknownReference(text)
    return area


def _by_identifier(store: Store, text: str) -> str:
    known = store.resolve(text)
    if known is not None and known.startswith(UNIT):
        return known
    if text.startswith(_AREA) and (area := unit_tree().area(text)) is not None:
        return administration(area).id
    if (unit := unit_of(text)) is not None:
        return unit.id
    raise UnknownReference(text)


def _known_by_name(store: Store, text: str, on: str | None) -> Named:
    """By the complete name, or one with the administration spelled out."""
    return _alive(store.find(NodeKind.UNIT, {"name_key": fold(text)}), on)


def _known_by_words(store: Store, text: str, on: str | None) -> Named:
    """By all words of the name; what follows a comma are places above, which its identifier names."""
    found = store.search(text, LISTED * 2, NodeKind.UNIT)
    name, comma, above = text.partition(",")
    if not found and comma:
        wanted = set(fold(above).split()) - _kind_words()
        candidates = store.search(name, LISTED * 20, NodeKind.UNIT)
        found = [unit for unit in candidates if wanted <= set(fold(unit.id).split())]
    return _alive(found, on)


def _alive(units: Iterable[Node], on: str | None) -> Named:
    named = {unit.id: _placed(unit) for unit in units}
    if on is None or len(named) < 2:
        return named
    there = {identifier: label for identifier, label in named.items() if _exists(identifier, on)}
    return there or named


def _placed(unit: Node) -> str:
    """Return the name of a unit with the places above it: several communes have one name."""
    known = unit_of(unit.id)
    area = unit_tree().area(known.area) if known is not None and known.area else None
    above = unit_tree().ancestors(area.id) if area is not None else ()
    return f"{unit.label} ({', '.join(one.label for one in above)})" if above else unit.label


def _exists(identifier: str, on: str) -> bool:
    unit = unit_of(identifier)
    area = unit_tree().area(unit.area) if unit is not None and unit.area else None
    return area is None or area.lives(on)


def _of_area(store: Store, text: str, on: str | None) -> Named:
    """A place with the word for its kind or for its administration in front."""
    words = fold(text).split()
    named = _opens_with(words, _administration_words()) or _opens_with(words, _kinds())
    return _of_bare_area(store, text, on) if named else {}


def _of_bare_area(store: Store, text: str, on: str | None) -> Named:
    """The administrations of the places that the text names; those that the store knows before all others."""
    tree = unit_tree()
    areas = tree.find_areas(text, on=on) or tree.find_areas(text)
    places = {administration(area).id: area for area in areas}
    known = store.nodes(places.keys())
    chosen = {unit: area for unit, area in places.items() if not known or unit in known}
    return {unit: _label(area, tree) for unit, area in _one_era(tree, chosen).items()}


def _one_era(tree: UnitTree, places: dict[str, Area]) -> dict[str, Area]:
    """A place that became one of the same name and kind is one place, as it is now."""
    names = {area.id: fold(area.name) for area in places.values()}
    return {
        unit: area
        for unit, area in places.items()
        if all(
            names.get(heir.id) != names[area.id] or heir.id == area.id for heir in tree.successors(area.id)
        )
    }


def _label(area: Area, tree: UnitTree) -> str:
    above = ", ".join(ancestor.label for ancestor in tree.ancestors(area.id))
    name = administration(area).name
    return f"{name} ({above})" if above else name


def _opens_with(words: list[str], phrases: Iterable[list[str]]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _administration_words() -> list[list[str]]:
    return _folded(word.phrase for word in unit_words() if word.slug == "uy.ban.nhan.dan" and not word.person)


def _kinds() -> list[list[str]]:
    return _folded(name for kind in area_kinds() for name in (kind.name, *kind.variants))


def _kind_words() -> set[str]:
    return {word for kind in _kinds() for word in kind}


def _folded(phrases: Iterable[str]) -> list[list[str]]:
    return sorted((fold(phrase).split() for phrase in phrases), key=len, reverse=True)
