"""The head of a document (thể thức): what it says of itself, and where its text begins and ends."""

import re
from dataclasses import dataclass

from graph.identifiers.spelling import NormalSymbol, normalise_symbol
from graph.identifiers.symbol import SymbolForm
from graph.reading import Header
from graph.units import Area, Unit, UnitContext, issuer_of_symbol, unit_tree
from loaders.citations.names import phrase_issuer
from loaders.citations.numbered import printed_type, type_of_code
from loaders.header.announced import Announced
from loaders.header.heading import Heading, body_under, find_heading, headline, identity
from loaders.header.issuer import Issuer, is_bare, issuer_of_head, issuer_of_text, province_of, under_title
from loaders.header.layout import HEAD, MOTTO, DateLine, NumberLine
from loaders.header.signature import heads_of_recipients, recipients, signer
from loaders.header.title import TitleBlock
from loaders.issuers import province_named, unit_named
from loaders.periods import period_of
from loaders.shadow import ShadowText

_KINH_GUI = re.compile(r"kinh\s+g[a-z]{1,2}i\s*:?")
_OF = re.compile(r"[\s)*,]*(?:cua|do)\s+")
_ANNOUNCER = re.compile(
    r"(?:^|[\n,*.\-])\s*([a-z][a-z ]{3,80}?)\s+(?:da\s+)?(?:ky\s+)?ban\s+hanh\s+$", re.MULTILINE
)
_AFTERWARDS = re.compile(
    r"\n[^\w\n]*+(?=[BCDLTVXY])(?:Bai\s+viet\s+lien\s+quan|Van\s+ban\s+lien\s+quan|Tin\s+lien\s+quan|Cac\s+van\s+ban\s+khac|Luoc\s+do|"
    r"Thuoc\s+tinh\s+van\s+ban|Ban\s+quyen|Copyright|Tu\s+khoa|Xem\s+them|Luot\s+xem|Van\s+ban\s+cung\s+linh\s+vuc|Tai\s+ve|Dang\s+nhap|Y\s+kien\s+ban\s+doc)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was read of the head, and the places in the shadow that the finders need."""

    header: Header
    context: UnitContext
    start: int
    body: int
    end: int
    title: tuple[int, int]
    number: NumberLine | None
    normal: NormalSymbol | None
    date: DateLine | None
    has_head: bool


def read_head(shadow: ShadowText) -> Head:
    """Read the head of a document, or what stands for it."""
    heading = find_heading(shadow)
    day, title, normal, named = heading.day, heading.title, heading.normal, heading.named
    iso = day.iso if day else None
    year = day.year if day and day.year else None
    on = iso or (f"{year}-06-30" if year else None)
    hint = UnitContext(area=province_of(shadow, on), date=on, issuer=None)
    issuer = _issuer(shadow, heading, hint)
    body = body_under(shadow, heading)
    listed = heads_of_recipients(shadow, body)
    end = _end(shadow, listed)
    words = headline(shadow, heading)
    first, last = shadow.span(*identity(shadow, heading))
    header = Header(
        type=_type(shadow, heading),
        number=normal.symbol.number if normal else (named.number if named else None),
        symbol=str(normal.symbol) if normal else (named.symbol if named else None),
        date=iso,
        year=year or (normal.symbol.year if normal else None),
        place=heading.place,
        issuer=issuer.name if issuer else None,
        issuer_id=issuer.unit.id if issuer and issuer.unit else None,
        level=issuer.level if issuer else None,
        title=words,
        signer=signer(shadow, body, end),
        recipients=recipients(shadow, listed, body, end),
        period=period_of(words),
        start=first,
        end=last,
    )
    return Head(
        header=header,
        context=UnitContext(area=_area(issuer) or hint.area, date=on, issuer=issuer.unit if issuer else None),
        start=heading.start,
        body=body,
        end=end,
        title=(title.start, title.end) if title else (body, body),
        number=heading.number,
        normal=normal,
        date=heading.date,
        has_head=heading.number is not None or MOTTO.search(shadow.folded, 0, HEAD) is not None,
    )


def _type(shadow: ShadowText, heading: Heading) -> str | None:
    title, normal, named = heading.title, heading.normal, heading.named
    if normal and normal.symbol.form is SymbolForm.OFFICE_LETTER:
        return "Công văn"
    if title and title.type:
        return printed_type(title.type)
    if normal:
        return type_of_code(normal, None)
    if named:
        return named.type
    return "Công văn" if _KINH_GUI.search(shadow.flow, 0, 1500) else None


def _issuer(shadow: ShadowText, heading: Heading, hint: UnitContext) -> Issuer | None:
    number, title, normal = heading.number, heading.title, heading.normal
    if number is None:
        if heading.named:
            return _announcer(shadow, heading.named, hint)
        return issuer_of_text(shadow, title, heading.place, hint)
    line = shadow.plain.rfind("\n", 0, number.start) + 1
    found = issuer_of_head(shadow, heading.start, line, hint) if line > heading.start else None
    if found and found.unit:
        return _signing(shadow, title, normal, hint, found.unit) or found
    if seated := _of_seat(found, heading.place, hint):
        return seated
    told = issuer_of_text(shadow, title, heading.place, hint)
    by_symbol = issuer_of_symbol(normal.symbol, hint) if normal else None
    if told or by_symbol is None:
        return told or found
    return Issuer(by_symbol.name, by_symbol)


def _signing(
    shadow: ShadowText, title: TitleBlock | None, normal: NormalSymbol | None, hint: UnitContext, head: Unit
) -> Issuer | None:
    """Return the body under a ministry that both symbol and signing line name where the head has lost its line."""
    by_symbol = issuer_of_symbol(normal.symbol, hint) if normal and title and head.area is None else None
    if by_symbol is None or title is None or by_symbol.area is not None or by_symbol.id == head.id:
        return None
    under = under_title(shadow, title, hint)
    return under if under and under.unit and under.unit.id == by_symbol.id else None


def _of_seat(found: Issuer | None, place: str | None, hint: UnitContext) -> Issuer | None:
    """Return the body of the province where it sits, if the head has lost the line that names it."""
    if found is None or not is_bare(found.name) or not place or hint.area is not None:
        return None
    province = province_named(place, hint.date)
    unit = unit_named(f"{found.name} {province.name}", hint) if province else None
    return Issuer(unit.name, unit) if unit else None


def _announcer(shadow: ShadowText, named: Announced, hint: UnitContext) -> Issuer | None:
    """Return who issued an announced document: the words after it, before it, or its symbol."""
    of = _OF.match(shadow.flow, named.after)
    said = phrase_issuer(shadow, of.end(), hint) if of else None
    if said is None:
        act = _ANNOUNCER.search(shadow.flow, max(0, named.start - 120), named.start)
        said = phrase_issuer(shadow, act.start(1), hint) if act else None
    if said is not None and said.unit is not None:
        return Issuer(said.unit.name, said.unit)
    normal = normalise_symbol(named.symbol) if named.symbol else None
    unit = issuer_of_symbol(normal.symbol, hint) if normal else None
    return Issuer(unit.name, unit) if unit else None


def _end(shadow: ShadowText, listed: list[tuple[int, int]]) -> int:
    """Return where the document ends: before what a web page lists under the recipients."""
    found = _AFTERWARDS.search(shadow.plain, listed[0][0]) if listed else None
    return found.start() + 1 if found else len(shadow.plain)


def _area(issuer: Issuer | None) -> Area | None:
    if issuer is None or issuer.unit is None or issuer.unit.area is None:
        return None
    return unit_tree().area(issuer.unit.area)
