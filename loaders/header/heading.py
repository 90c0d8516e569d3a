"""What a document prints of itself, each at its place: number, day and title, or the words that announce it."""

import re
from dataclasses import dataclass

from graph.identifiers.spelling import NormalSymbol, normalise_symbol
from loaders.citations.numbered import printed_type
from loaders.citations.symbols import find_symbols
from loaders.dates import PrintedDate
from loaders.header.announced import Announced, announced
from loaders.header.layout import (
    HEAD,
    MOTTO,
    DateLine,
    NumberLine,
    find_date,
    find_number,
    lines_above,
)
from loaders.header.title import TitleBlock, find_title, title_of
from loaders.shadow import ShadowText

_SESSION_LINE = re.compile(r"(?:nhiem\s+ky|ky\s+hop|khoa)\s", re.IGNORECASE)
"""A line between the body and the number of its resolution: ``Nhiệm kỳ 2011 - 2016``."""
_LETTER_OF_NUMBER = re.compile(r"(?<=\d)[a-z]\b")
_BLANK_FOR_HYPHEN = re.compile(r"^(\d+)\s+(?=[^\W\d_]+\s?/)")
_INTRODUCES = re.compile(r"\b(?:noi\s+dung|toan\s+van)\s[^.\n]{0,60}?(?:nhu\s+sau|sau\s+day)?\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What was found of the heading; ``start`` is where it begins in the shadow."""

    start: int
    number: NumberLine | None
    named: Announced | None
    """The words of the text that announce the document, where it has no number over it."""
    title: TitleBlock | None
    normal: NormalSymbol | None
    date: DateLine | None

    @property
    def day(self) -> PrintedDate | None:
        """The day of signing, as printed."""
        if self.date is not None:
            return self.date.date
        return self.named.date if self.named else None

    @property
    def place(self) -> str | None:
        """Where it was signed."""
        return self.date.place if self.date else None


def find_heading(shadow: ShadowText) -> Heading:
    """Find what is printed of a document over its text, or in the words that introduce it."""
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
    return Heading(
        start=start,
        number=number,
        named=named,
        title=title,
        normal=_symbol(shadow, number, title),
        date=_date(shadow, start, number, title),
    )


def body_under(shadow: ShadowText, heading: Heading) -> int:
    """Return where the text under a heading begins."""
    number, named, title = heading.number, heading.named, heading.title
    if title:
        return title.end
    if number:
        return number.end
    if named is None or named.start > HEAD // 3:
        return heading.start
    introduced = _INTRODUCES.search(shadow.flow, named.end, named.end + 1200)
    return introduced.end() if introduced else named.end


def identity(shadow: ShadowText, heading: Heading) -> tuple[int, int]:
    """Return the span of what names the document itself."""
    number, named, title = heading.number, heading.named, heading.title
    if number:
        found = find_symbols(shadow.plain[number.start : number.end])
        end = number.start + found[0].end if found and not number.blank else number.end
        return number.start, end
    if named and not title:
        return named.start, named.end
    return (title.start, title.end) if title else (0, 0)


def headline(shadow: ShadowText, heading: Heading) -> str | None:
    """Return the title as printed, or the subject of an official letter."""
    number, named = heading.number, heading.named
    return title_of(shadow, heading.title, number.end if number else 0, named.after if named else None)


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
