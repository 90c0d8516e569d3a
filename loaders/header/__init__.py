"""The head of a document (thể thức): what it says of itself, and where its text begins and ends."""

import re
from dataclasses import dataclass

from graph.identifiers.spelling import NormalSymbol, normalise_symbol
from graph.identifiers.symbol import SymbolForm
from graph.reading import Header
from graph.units import Area, Unit, UnitContext, issuer_of_symbol, unit_tree
from loaders.citations.names import phrase_issuer
from loaders.citations.numbered import printed_type, type_of_code
from loaders.citations.symbols import find_symbols
from loaders.header.announced import Announced, announced
from loaders.header.issuer import Issuer, is_bare, issuer_of_head, issuer_of_text, province_of, under_title
from loaders.header.layout import (
    HEAD,
    MOTTO,
    DateLine,
    NumberLine,
    find_date,
    find_number,
    lines_above,
)
from loaders.header.signature import heads_of_recipients, recipients, signer
from loaders.header.title import TitleBlock, find_title, title_of
from loaders.issuers import province_named, unit_named
from loaders.periods import period_of
from loaders.shadow import ShadowText

_SESSION_LINE = re.compile(r"(?:nhiem\s+ky|ky\s+hop|khoa)\s", re.IGNORECASE)
"""A line between the body and the number of its resolution: ``Nhiệm kỳ 2011 - 2016``."""
_LETTER_OF_NUMBER = re.compile(r"(?<=\d)[a-z]\b")
_BLANK_FOR_HYPHEN = re.compile(r"^(\d+)\s+(?=[^\W\d_]+\s?/)")
_KINH_GUI = re.compile(r"kinh\s+g[a-z]{1,2}i\s*:?")
_OF = re.compile(r"[\s)*,]*(?:cua|do)\s+")
_ANNOUNCER = re.compile(
    r"(?:^|[\n,*.\-])\s*([a-z][a-z ]{3,80}?)\s+(?:da\s+)?(?:ky\s+)?ban\s+hanh\s+$", re.MULTILINE
)
_AFTERWARDS = re.compile(
    r"\n[^\w\n]*+(?=[BCDLTVXY])(?:Bai\s+viet\s+lien\s+quan|Van\s+ban\s+lien\s+quan|Tin\s+lien\s+quan|Cac\s+van\s+ban\s+khac|Luoc\s+do|"
    r"Thuoc\s+tinh\s+van\s+ban|Ban\s+quyen|Copyright|Tu\s+khoa|Xem\s+them|Luot\s+xem|Van\s+ban\s+cung\s+linh\s+vuc|Tai\s+ve|Dang\s+nhap|Y\s+kien\s+ban\s+doc)\b"
)
_INTRODUCES = re.compile(r"\b(?:noi\s+dung|toan\s+van)\s[^.\n]{0,60}?(?:nhu\s+sau|sau\s+day)?\s*:")


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
    number = find_number(shadow)
    start = _start_of_head(shadow, number)
    named = None if number else announced(shadow)
    title = find_title(
        shadow,
        number.end if number else start,
        min(len(shadow.plain), start + HEAD),
        numbered=number is not None,
    )
    if named and title and title.type and named.type not in (None, title.type, printed_type(title.type)):
        named = None
    normal = _symbol(shadow, number, title)
    date = _date(shadow, start, number, title)
    return _assembled(shadow, start, number, named, title, normal, date)


def _assembled(
    shadow: ShadowText,
    start: int,
    number: NumberLine | None,
    named: Announced | None,
    title: TitleBlock | None,
    normal: NormalSymbol | None,
    date: DateLine | None,
) -> Head:
    printed = date.date if date else (named.date if named else None)
    iso = printed.iso if printed else None
    year = printed.year if printed and printed.year else None
    on = iso or (f"{year}-06-30" if year else None)
    hint = UnitContext(area=province_of(shadow, on), date=on, issuer=None)
    issuer = _issuer(shadow, start, number, named, title, date, normal, hint)
    body = _body(shadow, start, number, named, title)
    listed = heads_of_recipients(shadow, body)
    end = _end(shadow, listed)
    headline = title_of(shadow, title, number.end if number else 0, named.after if named else None)
    first, last = shadow.span(*_identity(shadow, number, named, title))
    header = Header(
        type=_type(shadow, number, named, title, normal),
        number=normal.symbol.number if normal else (named.number if named else None),
        symbol=str(normal.symbol) if normal else (named.symbol if named else None),
        date=iso,
        year=year or (normal.symbol.year if normal else None),
        place=date.place if date else None,
        issuer=issuer.name if issuer else None,
        issuer_id=issuer.unit.id if issuer and issuer.unit else None,
        level=issuer.level if issuer else None,
        title=headline,
        signer=signer(shadow, body, end),
        recipients=recipients(shadow, listed, body, end),
        period=period_of(headline),
        start=first,
        end=last,
    )
    context = UnitContext(area=_area(issuer) or hint.area, date=on, issuer=issuer.unit if issuer else None)
    return Head(
        header=header,
        context=context,
        start=start,
        body=body,
        end=end,
        title=(title.start, title.end) if title else (body, body),
        number=number,
        normal=normal,
        date=date,
        has_head=number is not None or MOTTO.search(shadow.folded, 0, HEAD) is not None,
    )


def _start_of_head(shadow: ShadowText, number: NumberLine | None) -> int:
    """Return where the head begins: the first of the lines in capitals over the number and the motto."""
    motto = MOTTO.search(shadow.folded, 0, HEAD)
    anchors = [motto.start()] if motto else []
    if number and (not motto or number.start < motto.start()):
        anchors.append(number.start)
    if not anchors:
        return 0
    start = shadow.plain.rfind("\n", 0, min(anchors)) + 1
    for line in lines_above(shadow, start):
        if _SESSION_LINE.match(line.plain):
            continue
        words = _LETTER_OF_NUMBER.sub("", line.plain)
        if not line.capital or len(words) > 80 or words.upper() != words:
            break
        start = line.start
    return shadow.plain.rfind("\n", 0, start) + 1


def _symbol(shadow: ShadowText, number: NumberLine | None, title: TitleBlock | None) -> NormalSymbol | None:
    if number is None or number.blank:
        return None
    found = find_symbols(shadow.plain[number.start : number.end])
    if not found:
        # Youth unions leave a blank between number and type: "77 KH/TĐTN-BTG".
        return normalise_symbol(
            _BLANK_FOR_HYPHEN.sub(r"\1-", shadow.slice(number.start, number.end)),
            title.type if title else None,
        )
    printed = shadow.slice(number.start + found[0].start, number.start + found[0].end).replace(" .", "-")
    return normalise_symbol(printed, title.type if title else None)


def _date(
    shadow: ShadowText, start: int, number: NumberLine | None, title: TitleBlock | None
) -> DateLine | None:
    if number is None and title is None:
        return None
    middle = number.end if number else start
    end = min(len(shadow.flow), max(middle + 700, title.type_start if title else 0))
    if title and title.type_start > start:
        end = min(end, title.type_start)
    found = find_date(shadow, start, end, number.end if number else None)
    if number:
        return found
    return found if found and found.place and found.opens_line else None


def _type(
    shadow: ShadowText,
    number: NumberLine | None,
    named: Announced | None,
    title: TitleBlock | None,
    normal: NormalSymbol | None,
) -> str | None:
    if normal and normal.symbol.form is SymbolForm.OFFICE_LETTER:
        return "Công văn"
    if title and title.type:
        return printed_type(title.type)
    if normal:
        return type_of_code(normal, None)
    if named:
        return named.type
    return "Công văn" if _KINH_GUI.search(shadow.flow, 0, 1500) else None


def _issuer(
    shadow: ShadowText,
    start: int,
    number: NumberLine | None,
    named: Announced | None,
    title: TitleBlock | None,
    date: DateLine | None,
    normal: NormalSymbol | None,
    hint: UnitContext,
) -> Issuer | None:
    if number:
        line = shadow.plain.rfind("\n", 0, number.start) + 1
        found = issuer_of_head(shadow, start, line, hint) if line > start else None
        if found and found.unit:
            return _signing(shadow, title, normal, hint, found.unit) or found
        seated = _of_seat(found, date, hint)
        if seated is not None:
            return seated
        told = issuer_of_text(shadow, title, date.place if date else None, hint)
        by_symbol = issuer_of_symbol(normal.symbol, hint) if normal else None
        if told or by_symbol is None:
            return told or found
        return Issuer(by_symbol.name, by_symbol)
    if named:
        return _announcer(shadow, named, hint)
    return issuer_of_text(shadow, title, date.place if date else None, hint)


def _signing(
    shadow: ShadowText, title: TitleBlock | None, normal: NormalSymbol | None, hint: UnitContext, head: Unit
) -> Issuer | None:
    """Return the body under a ministry that both symbol and signing line name where the head has lost its line."""
    by_symbol = issuer_of_symbol(normal.symbol, hint) if normal and title and head.area is None else None
    if by_symbol is None or title is None or by_symbol.area is not None or by_symbol.id == head.id:
        return None
    under = under_title(shadow, title, hint)
    return under if under and under.unit and under.unit.id == by_symbol.id else None


def _of_seat(found: Issuer | None, date: DateLine | None, hint: UnitContext) -> Issuer | None:
    """Return the body of the province where it sits, if the head has lost the line that names it."""
    if found is None or not is_bare(found.name) or date is None or not date.place or hint.area is not None:
        return None
    province = province_named(date.place, hint.date)
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


def _body(
    shadow: ShadowText,
    start: int,
    number: NumberLine | None,
    named: Announced | None,
    title: TitleBlock | None,
) -> int:
    if title:
        return title.end
    if number:
        return number.end
    if named is None or named.start > HEAD // 3:
        return start
    introduced = _INTRODUCES.search(shadow.flow, named.end, named.end + 1200)
    return introduced.end() if introduced else named.end


def _end(shadow: ShadowText, listed: list[tuple[int, int]]) -> int:
    """Return where the document ends: before what a web page lists under the recipients."""
    found = _AFTERWARDS.search(shadow.plain, listed[0][0]) if listed else None
    return found.start() + 1 if found else len(shadow.plain)


def _area(issuer: Issuer | None) -> Area | None:
    if issuer is None or issuer.unit is None or issuer.unit.area is None:
        return None
    return unit_tree().area(issuer.unit.area)


def _identity(
    shadow: ShadowText, number: NumberLine | None, named: Announced | None, title: TitleBlock | None
) -> tuple[int, int]:
    if number:
        found = find_symbols(shadow.plain[number.start : number.end])
        end = number.start + found[0].end if found and not number.blank else number.end
        return number.start, end
    if named and not title:
        return named.start, named.end
    return (title.start, title.end) if title else (0, 0)
