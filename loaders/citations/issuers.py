"""Who issued what is cited: the words after it, else its neighbours in a list, else its symbol."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.identifiers.folding import fold
from graph.identifiers.symbol import SymbolForm
from graph.units import UnitContext, issuer_of_symbol
from loaders.citations.joint import JOINT, bodies_of_symbol, end_of_names, is_joint, joined_names
from loaders.citations.mention import Mention
from loaders.citations.names import Issuer, phrase_issuer
from loaders.issuers import is_known, unit_named
from loaders.shadow import ShadowText

_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|c[a-z]{0,3}a|do)\s+(?=[a-z])")
_PLAIN_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|do|giua)\s+(?=[a-z])")
_BARE = re.compile(
    r"\s+(?=(?:tinh\s+[a-z]{1,2}y|huyen\s+[a-z]{1,2}y|thanh\s+[a-z]{1,2}y|bo\s+chinh\s+tri|chinh\s+phu)\b(?!\s+(?:da\s+)?(?:co|ban\s+hanh)\s))"
)
_BEFORE = re.compile(
    r"(?:de\s+nghi|y\s+kien|bao\s+cao|de\s+xuat|chi\s+dao|ket\s+luan)"
    r"(?:\s+(?:chi\s+dao|de\s+xuat|de\s+nghi|ket\s+luan|tham\s+dinh|tham\s+tra))?\s+(?:cua\s+)?"
    r"(?P<body>[a-z](?:(?!\st[ai]i\s)[^;.:()\n]){3,110}?)\s*(?:\([^()\n]{2,90}\)\s*)?,?\s*(?:\bt[ai]i\b|\()\s*(?:cac\s+)?$"
)
_ISSUED_BY = re.compile(
    r"(?:[;.,:(\n]|\b(?:va|nghe|gan\s+day)\s)\s*(?P<body>(?:(?!\s(?:cua|da|dang|thi|de|nghe)\s)[a-z \n]){5,90}?)"
    r"\s+(?:da\s+)?(?:co|ban\s+hanh|trinh\s+bay)\s+$"
)
"""``..., Ban Bí thư có Chỉ thị số 19``: who issued it stands before it."""
_AT = ("(", "tai", "tii", "cac", " co", "ban hanh", "trinh bay")
"""What :data:`_BEFORE` ends with; most citations stand behind none of them."""
_AFTER_YEAR = re.compile(r"\s+n(?:a|i|ia|d)m\s+(?:19|20)\d\d(?=\s+cua\s)")
_AREA = re.compile(r"\bcua\s+(?P<kind>tinh|thanh\s+pho|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong)\b(?!\s+uy)")
_OF_THE_POLITBURO = frozenset({"CT", "KL"})
"""Directives and conclusions of the Party's centre are hardly ever those of the whole Central Committee."""
_TWO_OF_THE_CENTRE = re.compile(r"bo\s+chinh\s+tri\s*,\s*ban\s+bi\s+thu\b")
_SHARED = re.compile(r"[\s*]*(?:,|;|va|,\s*va|hoac)[\s*]*(?:cac\s+)?")


def issuers_of(
    shadow: ShadowText, mentions: Sequence[Mention], context: UnitContext, *, recognised: bool
) -> list[Issuer | None]:
    """Return the issuer of each citation, complete as seen from the citing document."""
    limits = [*(each.start for each in mentions[1:]), len(shadow.flow)][: len(mentions)]
    own = [
        _said(shadow, mention, context, limit, recognised=recognised) or _proposed(shadow, mention, context)
        for mention, limit in zip(mentions, limits, strict=True)
    ]
    lasts = _ends_of_lists(shadow, mentions, own)
    shared = [issuer or _shared(mentions, own, index, lasts[index]) for index, issuer in enumerate(own)]
    told = _told_elsewhere(mentions, shared)
    sure = [_sure(issuer, mention, context) for mention, issuer in zip(mentions, told, strict=True)]
    return [
        _joint(shadow, issuer, mention, context, limit)
        for issuer, mention, limit in zip(sure, mentions, limits, strict=True)
    ]


def _joint(
    shadow: ShadowText, issuer: Issuer | None, mention: Mention, context: UnitContext, limit: int
) -> Issuer | None:
    """Return the issuer with those who issued together with it: the first has the identity."""
    if issuer is None or issuer.unit is None or mention.form != "numbered":
        return issuer
    bodies = bodies_of_symbol(mention, context)
    if len(bodies) > 1 and issuer.unit in bodies:
        names = [body.name for body in bodies]
        return replace(issuer, name=joined_names(names), end=end_of_names(shadow, issuer.end, names))
    joint = is_joint(mention) or shadow.flow.endswith("giua ", mention.end, issuer.start)
    joint = joint or _TWO_OF_THE_CENTRE.match(shadow.flow, issuer.start) is not None
    return _joined_by_words(shadow, issuer, mention, context, limit) if joint else issuer


def _joined_by_words(
    shadow: ShadowText, issuer: Issuer, mention: Mention, context: UnitContext, limit: int
) -> Issuer:
    names, end = [issuer.name], issuer.end
    while end > issuer.start and (gap := JOINT.match(shadow.flow, end, limit)):
        other = phrase_issuer(shadow, gap.end(), context, mention, limit)
        if other is None or other.unit is None:
            break
        names, end = [*names, other.name], other.end
    return replace(issuer, name=joined_names(names), end=end)


def _sure(said: Issuer | None, mention: Mention, context: UnitContext) -> Issuer | None:
    """Return the issuer by the words, unless they name no known body and the symbol does."""
    if said is not None and said.unit is not None and is_known(said.unit.id):
        return said
    symbol = _by_symbol(mention, context)
    if said is None or symbol is None:
        return said or symbol
    longer = fold(said.name).startswith(fold(symbol.name))
    return replace(symbol, name=said.name if longer else symbol.name, start=said.start, end=said.end)


def _said(
    shadow: ShadowText, mention: Mention, context: UnitContext, limit: int, *, recognised: bool
) -> Issuer | None:
    """Return the issuer named by the words that follow: ``của UBND tỉnh``."""
    if mention.form == "descriptive":
        return _of_area(shadow, mention, context)
    place = mention.symbol_end or mention.end
    year = _AFTER_YEAR.match(shadow.flow, place)
    start = year.end() if year else place
    opening = (_OF if recognised else _PLAIN_OF).match(shadow.flow, start)
    opening = opening or (_BARE.match(shadow.flow, start) if mention.normal else None)
    if opening is None or mention.form in ("named", "self", "alias"):
        return None
    return phrase_issuer(shadow, opening.end(), context, mention, limit, recognised=recognised)


def _of_area(shadow: ShadowText, mention: Mention, context: UnitContext) -> Issuer | None:
    """Return the administration of the area to which a described plan belongs: ``Kế hoạch CCHC của huyện``."""
    found = _AREA.search(shadow.flow, mention.start, min(len(shadow.flow), mention.end + 24))
    unit = unit_named(f"UBND {found['kind']}", context) if found else None
    if unit is None or found is None or shadow.flow[mention.end : found.start()].strip():
        return None
    return Issuer(unit.name, unit, mention.end, mention.end)


def _proposed(shadow: ShadowText, mention: Mention, context: UnitContext) -> Issuer | None:
    """Return the issuer named before: ``đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV``."""
    floor = max(0, mention.start - 150)
    if mention.normal is None or not shadow.flow[floor : mention.start].rstrip().endswith(_AT):
        return None
    found = _BEFORE.search(shadow.flow, floor, mention.start)
    issued = None if found else _ISSUED_BY.search(shadow.flow, floor, mention.start)
    said = found or issued
    if said is None or _is_of_one_body(mention, context):
        return None
    issuer = phrase_issuer(shadow, said.start("body"), context, mention, said.end("body"))
    if issuer is None or (issued and (issuer.unit is None or not is_known(issuer.unit.id))):
        return None
    return replace(issuer, start=mention.end, end=mention.end)


def _is_of_one_body(mention: Mention, context: UnitContext) -> bool:
    """Say whether a symbol has one issuer only, whoever spoke: ``chỉ đạo của Thủ tướng tại Công văn 9/VPCP-KTTH``."""
    issuer = _by_symbol(mention, context)
    central = issuer is not None and issuer.unit is not None and issuer.unit.level == "central"
    return central and mention.normal is not None and mention.normal.symbol.form is not SymbolForm.PARTY


def _ends_of_lists(
    shadow: ShadowText, mentions: Sequence[Mention], own: Sequence[Issuer | None]
) -> list[int]:
    """Return for each citation the next one that has an issuer, or with which its list ends."""
    lasts = list(range(len(mentions)))
    for index in reversed(range(len(mentions) - 1)):
        if own[index] is None and _joined(shadow, mentions[index], mentions[index + 1]):
            lasts[index] = lasts[index + 1]
    return lasts


def _shared(
    mentions: Sequence[Mention], own: Sequence[Issuer | None], index: int, last: int
) -> Issuer | None:
    """Return the issuer said once for a list: ``Chỉ thị A, Kế hoạch B của Ban Thường vụ Tỉnh ủy``."""
    issuer = own[last]
    if last == index or issuer is None or _organ(mentions[index]) != _organ(mentions[last]):
        return None
    return replace(issuer, start=mentions[index].end, end=mentions[index].end)


def _joined(shadow: ShadowText, first: Mention, second: Mention) -> bool:
    return _SHARED.fullmatch(shadow.flow, first.end, second.start) is not None


def _organ(mention: Mention) -> str | None:
    return mention.normal.symbol.organ if mention.normal else None


def _by_symbol(mention: Mention, context: UnitContext) -> Issuer | None:
    """Return the issuer that the symbol names; a body of any level stays unknown without words."""
    if mention.normal is None:
        return None
    symbol = mention.normal.symbol
    if symbol.organ == "TW" and symbol.type_code in _OF_THE_POLITBURO:
        unit = unit_named("Bộ Chính trị", context)
        return Issuer(unit.name, unit, mention.end, mention.end) if unit else None
    unit = issuer_of_symbol(symbol, UnitContext(area=None, date=mention.iso or context.date, issuer=None))
    if unit is None and symbol.form is SymbolForm.OFFICE_LETTER:
        return None
    return Issuer(unit.name, unit, mention.end, mention.end) if unit else None


def _told_elsewhere(mentions: Sequence[Mention], found: Sequence[Issuer | None]) -> list[Issuer | None]:
    """Give a citation without issuer that of another one of the same symbol, type and date."""
    known: dict[tuple[str, str | None], tuple[str | None, Issuer]] = {}
    for mention, issuer in zip(mentions, found, strict=True):
        if mention.symbol and issuer:
            known.setdefault((mention.symbol, mention.type), (mention.iso, issuer))
    return [
        issuer or _told(mention, *known.get((mention.symbol or "", mention.type), (None, None)))
        for mention, issuer in zip(mentions, found, strict=True)
    ]


def _told(mention: Mention, date: str | None, other: Issuer | None) -> Issuer | None:
    if other is None or (date and mention.iso and date != mention.iso):
        return None
    return replace(other, start=mention.end, end=mention.end)
