"""Units as printed, made complete from where and when they are spoken of.

``UBND huyện`` in a plan of huyện Ninh Giang is UBND huyện Ninh Giang, ``Sở Nội vụ`` that of its province. What is
not sure is None, never a guess: a class of units, a huyện that the context does not have, one name of several areas.
"""

from functools import lru_cache

from graph.identifiers.folding import slug
from graph.identifiers.symbol import DocumentSymbol, SymbolForm
from graph.model import Level
from graph.units.area import AREA, Area
from graph.units.bodies import EMBEDDED_KINDS, Body, bodies, bodies_by_slug, body_of_issuer, longest_phrase
from graph.units.classes import title_of, unit_class
from graph.units.finding import kind_of, spell_out
from graph.units.phrase import Phrase
from graph.units.places import area_named, area_of_kinds, area_of_levels
from graph.units.tree import unit_tree
from graph.units.unit import NATION, UNIT, Unit, UnitContext, unit_id
from ontology.vocabularies import IssuerCode, issuers_by_code

_LONGEST_SUBJECT = 14
_LONGEST_PHRASE = 100
"""Words beyond which a phrase names no unit, whatever it begins with."""
# A city named after a person keeps the kind in the names of its bodies: Thành ủy Thành phố Hồ Chí Minh.
_KIND_IS_PART_OF_NAME = frozenset({"Hồ Chí Minh"})


def resolve_unit(text: str, context: UnitContext) -> Unit | None:
    """Return the unit that a phrase means in its context, complete; None for classes and what is not sure.

    >>> from graph.units.tree import unit_tree
    >>> ninh_giang = unit_tree().area("urn:cancu:area:vn;hai.duong;ninh.giang")
    >>> resolve_unit("UBND huyện", UnitContext(area=ninh_giang, date="2024-01-15")).name
    'UBND huyện Ninh Giang'
    """
    phrase = Phrase.of(text)
    if not 0 < len(phrase) <= _LONGEST_PHRASE or unit_class(text) is not None:
        return None
    return _resolve(phrase, context)


def administration(area: Area) -> Unit:
    """Return the People's Committee (Ủy ban nhân dân) of an area.

    >>> from graph.units.tree import unit_tree
    >>> administration(unit_tree().area("urn:cancu:area:vn;hai.duong")).name
    'UBND tỉnh Hải Dương'
    """
    return _placed(bodies_by_slug()["uy.ban.nhan.dan"], area)


def unit_of(identifier: str) -> Unit | None:
    """Return the unit of an identifier, where the vocabularies know its name; the inverse of ``Unit.id``."""
    path, _, body_slug = identifier.removeprefix(UNIT).partition(":")
    area = None if path == NATION else unit_tree().area(AREA + path.removeprefix(f"{NATION};"))
    if not identifier.startswith(UNIT) or (area is None and path != NATION):
        return None
    body = bodies_by_slug().get(body_slug)
    if body is not None:
        unit: Unit | None = _placed(body, area) if area else _central(body)
    else:
        unit = _resolve(Phrase.of(body_slug.replace(".", " ")), UnitContext(area=area), exact=False)
    return unit if unit and unit.id == identifier else None


def issuer_of_symbol(symbol: DocumentSymbol, context: UnitContext) -> Unit | None:
    """Return the issuer that a symbol names: by itself for bodies of the centre, else seen from the context.

    >>> issuer_of_symbol(DocumentSymbol.parse("23/CT-TTg"), UnitContext()).name
    'Thủ tướng Chính phủ'
    """
    issuer = _issuer_of_code(symbol, context.date)
    if issuer is None:
        return None
    body = body_of_issuer(issuer)
    if body.central:
        return _central(body)
    area = (
        area_of_kinds(body.kinds, body.levels, context)
        if body.kinds
        else area_of_levels(body.levels, context)
    )
    return _placed(body, area) if area and (body.levels or body.kinds) else None


def _issuer_of_code(symbol: DocumentSymbol, date: str | None) -> IssuerCode | None:
    """Return the one issuer of the symbol's code that fits its form and day."""
    code = (symbol.organ or "").rstrip("0123456789")
    party = symbol.form is SymbolForm.PARTY
    spellings = (symbol.organ or "", code, code.replace("&", ""))
    known = next(filter(None, (issuers_by_code().get(spelling) for spelling in spellings)), ())
    fitting = [issuer for issuer in known if (issuer.branch == "party") == party]
    living = [issuer for issuer in fitting if date is None or issuer.exists_on(date)] or fitting
    return next(iter(living), None)


def _resolve(phrase: Phrase, context: UnitContext, *, exact: bool = True) -> Unit | None:
    person = _of_person(phrase, context) if exact else None
    if person is not None:
        return person
    for count, body in _opening_bodies(phrase.words):
        unit = _of_body(body, count, phrase, context, exact)
        if unit is not None or (body.known and count == len(phrase)):
            return unit
    return None


@lru_cache(maxsize=4096)
def _opening_bodies(words: tuple[str, ...]) -> tuple[tuple[int, Body], ...]:
    """Return the bodies whose names the words begin with, and how many words each takes, the longest first."""
    counts = range(min(len(words), longest_phrase()), 0, -1)
    found = ((count, bodies().get(" ".join(words[:count]))) for count in counts)
    return tuple((count, body) for count, body in found if body is not None)


def _of_person(phrase: Phrase, context: UnitContext) -> Unit | None:
    """Return the unit for which the person with a title answers: ``Chủ tịch`` of ``UBND huyện``."""
    title = title_of(phrase.key(0))
    # Without accents a school (trường) looks like a head (trưởng).
    if title is None or phrase.printed(0, 1).lower() == "trường":
        return None
    return _resolve(phrase.rest(len(title.split())), context)


def _of_body(body: Body, count: int, phrase: Phrase, context: UnitContext, exact: bool) -> Unit | None:
    """Return the unit of a body whose name takes ``count`` words of the phrase; the rest must be explained."""
    rest = phrase.rest(count)
    if body.central:
        return _of_centre(body, rest)
    if body.known and body.place:
        area = _area(body, rest, context)
        if area is not None:
            return _placed(body, area)
    if body.known and body.levels == () and not rest.words and context.area is None:
        return None
    if rest.words and (body.branch == "party" or _is_committee(rest)):
        return _inside(phrase, count, rest, context, exact)
    return _of_subject(body, count, phrase, context) if exact and not body.known else None


def _of_centre(body: Body, rest: Phrase) -> Unit | None:
    """Return a body of the centre: its term or country may follow, or the part of it that a head names below it."""
    part = bodies().get(f"{rest.key(0)} trung uong") if body.slug.endswith("trung.uong") else None
    if part is not None:
        return _central(part)
    return _central(body) if not rest.words or rest.words[0] in ("khoa", "dang", "nuoc", "viet") else None


def _area(body: Body, rest: Phrase, context: UnitContext) -> Area | None:
    """Return the area of a body whose name the rest of the phrase completes, with or without a place."""
    if not rest.words:
        return (
            area_of_kinds(body.kinds, body.levels, context)
            if body.kinds
            else area_of_levels(body.levels, context)
        )
    if rest.key(0) in bodies():
        # "Văn phòng Bộ" is that of a ministry, though there is a town named Bo.
        return None
    if body.kinds and kind_of(rest.key(0)) is None:
        for kind in body.kinds:
            named = Phrase.of(f"{kind} {rest.printed(0)}")
            area = area_named(named, body.levels, context)
            if area is not None and area.kind == kind:
                return area
        return None
    return area_named(rest, body.levels, context)


def _of_subject(body: Body, count: int, phrase: Phrase, context: UnitContext) -> Unit | None:
    """Return the unit of a word such as ``Sở`` with the subject that follows, and a place or none after it."""
    end = min(len(phrase), count + _LONGEST_SUBJECT)
    if len(phrase) > end or len(phrase) == count:
        return None
    for cut in range(count + 1, end):
        place = phrase.rest(cut)
        if _is_committee(place):
            return _inside(phrase, cut, place, context, exact=True)
        if kind_of(spell_out(place.key(0))):
            area = area_named(place, body.levels, context)
            if area is not None:
                return _subject(body, phrase.printed(0, cut), area)
    if body.levels == ("central",):
        return _subject(body, phrase.printed(0), None)
    area = area_of_levels(body.levels, context)
    return _subject(body, phrase.printed(0), area) if area else None


def _subject(body: Body, name: str, area: Area | None) -> Unit:
    named = Body(
        name=name[:1].upper() + name[1:],
        slug=slug(name),
        branch=body.branch,
        levels=body.levels,
        place=True,
        known=True,
    )
    return _placed(named, area) if area else _central(named)


def _is_committee(phrase: Phrase) -> bool:
    """Return whether the phrase begins with a committee of the Party such as ``Tỉnh ủy``."""
    body = bodies().get(phrase.key(0, 2))
    return body is not None and body.branch == "party" and bool(body.kinds)


def _inside(phrase: Phrase, count: int, rest: Phrase, context: UnitContext, exact: bool) -> Unit | None:
    """Return a body within a body of the Party: ``Ban Thường vụ`` within ``Tỉnh ủy Hưng Yên``."""
    inner = _resolve(rest, context, exact=exact)
    if inner is None or inner.branch != "party":
        return None
    body = bodies().get(phrase.key(0, count))
    printed = phrase.printed(0, count)
    spelled = body.name if body and len(body.name.split()) >= len(printed.split()) else printed
    path, _, tail = inner.id.rpartition(":")
    return Unit(
        id=f"{path}:{body.slug if body else slug(printed)}.{tail}",
        name=f"{spelled[:1].upper()}{spelled[1:]} {inner.name}",
        level=inner.level,
        area=inner.area,
        parent=inner.id,
        branch="party",
    )


def _placed(body: Body, area: Area) -> Unit:
    body = _called_in(body, area)
    bare = body.kinds and area.short not in _KIND_IS_PART_OF_NAME
    place = area.short if bare else area.label
    return Unit(
        id=unit_id(area, body.slug),
        name=f"{body.name} {place}",
        level=area.level,
        area=area.id,
        parent=_parent(body, area),
        branch=body.branch,
    )


def _called_in(body: Body, area: Area) -> Body:
    """Return the committee of the Party by its name there: ``Tỉnh ủy`` of a city is its ``Thành ủy``."""
    if body.slug != "tinh.uy":
        return body
    word = next((word for word, kinds in EMBEDDED_KINDS.items() if kinds == (area.kind,)), None)
    return bodies()[f"{word} uy"] if word else body


def _parent(body: Body, area: Area) -> str | None:
    """Return the unit above: a department's is the administration of its area, an administration's the next one."""
    if body.branch == "department":
        return unit_id(area, "uy.ban.nhan.dan")
    if body.slug == "uy.ban.nhan.dan":
        above = unit_tree().area(area.parent) if area.parent else None
        return unit_id(above, body.slug) if above else unit_id(None, "chinh.phu")
    return None


def _central(body: Body) -> Unit:
    return Unit(
        id=unit_id(None, body.slug),
        name=body.name,
        level=Level.CENTRAL,
        area=None,
        parent=unit_id(None, "chinh.phu") if body.branch == "ministry" else None,
        branch=body.branch,
    )
