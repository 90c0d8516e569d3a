"""Who issued the document: the lines over its number, else what its text and signature say."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units import Area, Unit, UnitContext, unit_tree
from loaders.header.agencies import agency_lines, as_name, joint_bodies, organ_of, unresolved
from loaders.header.layout import Line, lines_of
from loaders.header.title import TitleBlock, opens_with_issuer
from loaders.issuers import is_known, province_named, unit_named
from loaders.opening import first_act, names_itself
from loaders.printed import as_printed, on_one_line, sentence_case
from loaders.shadow import ShadowText

_PROVINCE_WORD = re.compile(r"t(?:i?nh|hanh\s+pho|p\.?)\s")
"""What opens a name of a province, folded: one letter is found sooner than its capital beside it."""
_PROVINCE = re.compile(
    r"(?<!\w)[Tt](?:[Ii]?nh|hanh\s+pho|(?<=T)(?:INH|HANH\s+PHO|P\.?))\s+"
    r"(?P<name>[A-Z][A-Za-z]*(?:[ \-]+[A-Z][A-Za-z]*){0,3})"
)
_PLACED = (
    r"(?:{kind})(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
    r"(?P<name>(?:[A-Z][A-Za-z']*|\d{{1,2}})(?:\s+[A-Z][A-Za-z']*){{0,3}})"
)
_KINDS = re.compile(r"(?:tinh|thanh\s+pho|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong|dac\s+khu)$")
_LINES_UNDER_TITLE = 5
_ASIDE = re.compile(r"\([^)]*\)")
_BEHALF = re.compile(r"T[./]?M[.\s/]+(?P<body>[A-Z][A-Z \n*\\-]{6,80}?)(?=\n|\\|\*|$)")
_OF_THE_CENTRE = re.compile(r"\b(?:chinh phu|thu tuong|trung uong|quoc hoi|quoc gia)\b")
_AREA_FIRST = re.compile(
    r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khoa|trung uong|viet nam)\b"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer as read; ``unit`` is None where the words name no known one."""

    name: str
    unit: Unit | None
    above: Level | None = None
    """Level of the unit over it, where it is none that is known."""

    @property
    def level(self) -> Level | None:
        """Return the level of the issuer."""
        return self.unit.level if self.unit else self.above


def province_of(shadow: ShadowText, date: str | None) -> Area | None:
    """Return the province that the text names most often near its ends."""
    length = len(shadow.plain)
    # In a short text the ends overlap, and what stands in both counts twice.
    ends = ((0, min(7000, length)), (max(0, length - 2500), length))
    names = Counter(name for start, end in ends for name in _names_of_provinces(shadow, start, end))
    for name, _ in names.most_common(4):
        province = province_named(name, date)
        if province is not None:
            return province
    return None


def _names_of_provinces(shadow: ShadowText, start: int, end: int) -> Iterator[str]:
    done = start
    for word in _PROVINCE_WORD.finditer(shadow.folded, start, end):
        found = _PROVINCE.match(shadow.plain, word.start(), end) if word.start() >= done else None
        if found:
            done = found.end()
            yield found["name"]


def issuer_of_head(shadow: ShadowText, start: int, end: int, context: UnitContext) -> Issuer | None:
    """Return the issuer by the lines of the head over the number, the motto left out."""
    lines = list(lines_of(shadow, start, end))
    found = _named_by(shadow, lines, context)
    if found is None or found.unit is not None:
        return found
    # What a web page puts into the head is hardly ever in capitals.
    capital = [line for line in lines if line.capital]
    formal = _named_by(shadow, capital, context) if 0 < len(capital) < len(lines) else None
    return formal if formal and formal.unit else found


def _named_by(shadow: ShadowText, lines: list[Line], context: UnitContext) -> Issuer | None:
    printed = (as_printed(shadow.slice(line.start, line.end)) for line in lines)
    parts = agency_lines([words for words in printed if sum(map(str.isalpha, words)) > 1])
    return resolve_lines(parts, context) if parts else None


def resolve_lines(parts: list[str], context: UnitContext) -> Issuer:
    """Return the unit that the lines name together, or the last one under those before it."""
    joint = joint_bodies(parts, context)
    if joint is not None:
        return Issuer(*joint)
    whole = as_name(on_one_line(" ".join(parts)))
    unit = unit_named(whole, context)
    for count in range(len(parts) - 1, 0, -1):
        above, rest = as_name(" ".join(parts[:count])), as_name(" ".join(parts[count:]))
        if _AREA_FIRST.match(fold(rest)):
            continue
        organ = organ_of(above, rest, context)
        if organ is not None:
            return Issuer(organ.name, organ)
        parent = unit_named(above, context)
        # The lines of a ministry and its department read as one make a name that nobody knows.
        whole_is_one = unit not in (None, parent) and not (_is_sure(parent) and not _is_sure(unit))
        if parent is None or whole_is_one:
            continue
        area = unit_tree().area(parent.area) if parent.area else context.area
        child = unit_named(rest, UnitContext(area=area, date=context.date, issuer=parent))
        return Issuer(child.name, child) if child else Issuer(rest, None, parent.level)
    if unit is None:
        unit = unit_named(as_name(parts[-1]), context)
    if unit is None:
        name, level = unresolved(parts)
        return Issuer(name, None, level)
    return Issuer(unit.name, unit)


def _is_sure(unit: Unit | None) -> bool:
    return unit is not None and is_known(unit.id)


def issuer_of_text(
    shadow: ShadowText, title: TitleBlock | None, place: str | None, context: UnitContext
) -> Issuer | None:
    """Return the issuer that the text names where it has no head: opening, line under the title, signature."""
    start = title.end if title else 0
    under = under_title(shadow, title, context) if title else None
    if under is not None:
        return under
    act = first_act(shadow, start, min(len(shadow.flow), start + 8000))
    if act is not None:
        words = as_printed(_ASIDE.sub(" ", shadow.slice(*act)))
        found = _with_place(shadow, words, title, place, context)
        if found is not None:
            return found
    named = names_itself(shadow, start, min(len(shadow.flow), start + 3000))
    if named is not None:
        words = as_printed(shadow.slice(*named))
        return Issuer(words, None, Level.CENTRAL if _OF_THE_CENTRE.search(fold(words)) else None)
    behalf = list(_BEHALF.finditer(shadow.plain, max(start, len(shadow.plain) - 9000)))
    if behalf:
        return _with_place(shadow, as_printed(shadow.slice(*behalf[-1].span("body"))), title, place, context)
    return None


def under_title(shadow: ShadowText, title: TitleBlock, context: UnitContext) -> Issuer | None:
    """Return the body whose name stands alone under the title, with its place: ``HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI``."""
    for line in islice(lines_of(shadow, title.end, len(shadow.plain)), _LINES_UNDER_TITLE):
        if line.capital and opens_with_issuer(line):
            unit = unit_named(as_name(shadow.slice(line.start, line.end)), context)
            return Issuer(unit.name, unit) if unit is not None and is_known(unit.id) else None
    return None


def _with_place(
    shadow: ShadowText, words: str, title: TitleBlock | None, place: str | None, context: UnitContext
) -> Issuer | None:
    """Return the unit of a phrase; where it lacks its place, that of the title, the place line or the text."""
    words = sentence_case(words)
    unit = unit_named(words, context)
    if unit is not None and (unit.area is None or unit.level == "central" or not is_bare(words)):
        return Issuer(unit.name, unit)
    for named in _places(shadow, words, title, place):
        unit = unit_named(named, context)
        if unit is not None:
            return Issuer(unit.name, unit)
    return None


def is_bare(words: str) -> bool:
    """Say whether a phrase ends with the kind of its area or with none: ``Ủy ban nhân dân huyện``."""
    plain = ShadowText.of(words).folded.strip()
    return bool(_KINDS.search(plain)) or plain in ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")


def _places(shadow: ShadowText, words: str, title: TitleBlock | None, place: str | None) -> list[str]:
    plain = ShadowText.of(words).folded.strip()
    kind = _KINDS.search(plain)
    kinds = (
        kind[0].replace(" ", r"\s+") if kind else r"thi\s+tran|xa|phuong|huyen|quan|thi\s+xa|thanh\s+pho|tinh"
    )
    head = words[: kind.start()].strip() if kind else words
    pattern = re.compile(_PLACED.format(kind=kinds))
    low_case = shadow.plain.replace("Huyen", "huyen").replace("Xa ", "xa ").replace("Tinh", "tinh")
    spans = [(title.start, title.end)] if title else []
    spans += [(0, min(6000, len(low_case))), (max(0, len(low_case) - 4000), len(low_case))]
    found = [
        f"{head} {on_one_line(shadow.slice(*match.span()))}"
        for start, end in spans
        for match in pattern.finditer(low_case, start, end)
    ]
    if place and kind:
        found.insert(0, f"{words} {place}")
    return found[:12]
