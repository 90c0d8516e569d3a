"""Who issued what is cited: the words after it, else its neighbours in a list, else its symbol."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.identifiers.folding import fold
from graph.identifiers.symbol import SymbolForm
from graph.units import Unit, UnitContext, issuer_of_symbol, resolve_unit
from loaders.citations.mention import Mention
from loaders.issuers import ambiguous_before_merger
from loaders.printed import as_printed
from loaders.shadow import ShadowText

_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|c[a-z]{0,3}a|do)\s+(?=[a-z])")
_PLAIN_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|do)\s+(?=[a-z])")
_BARE = re.compile(r"\s+(?=tinh\s+[a-z]{1,2}y\b|huyen\s+[a-z]{1,2}y\b|thanh\s+[a-z]{1,2}y\b|bo\s+chinh\s+tri\b|chinh\s+phu\b)")
_BEFORE = re.compile(
    r"(?:de\s+nghi|y\s+kien|bao\s+cao|de\s+xuat|chi\s+dao|ket\s+luan)(?:\s+(?:chi\s+dao|de\s+xuat|de\s+nghi|ket\s+luan))?\s+"
    r"(?:cua\s+)?(?P<body>[a-z][^;.:()\n]{3,110}?)\s*,?\s*(?:\bt[ai]i\b|\()\s*(?:cac\s+)?$"
)
_RECOGNISED = tuple(
    (re.compile(rf"\b{spelling}\b"), words)
    for spelling, words in (
        (r"[a-z]{1,2} ban nhan d[a-z]{1,2}n", "Ủy ban nhân dân"),
        (r"tinh [a-z]{1,2}y", "Tỉnh ủy"),
        (r"huyen [a-z]{1,2}y", "Huyện ủy"),
        (r"thanh [a-z]{1,2}y", "Thành ủy"),
        (r"dang [a-z]{1,2}y", "Đảng ủy"),
        (r"chinh ph[a-z]{1,2}", "Chính phủ"),
        (r"th[a-z] t[a-z]{2,4}ng", "Thủ tướng"),
        (r"b[a-z] chinh tr[a-z]", "Bộ Chính trị"),
        (r"ban th[a-z]{2,4}ng v[a-z]", "Ban Thường vụ"),
    )
)
"""What names of bodies look like after recognition without a Vietnamese model, folded."""
_AFTER_YEAR = re.compile(r"\s+n(?:a|i|ia|d)m\s+(?:19|20)\d\d(?=\s+cua\s)")
_HARD_STOP = re.compile(
    r"[;.:()\"\n\[|]|,\s*(?:ve\b|quy\s+dinh|so\b)|\b(?:ve|v/v|ban\s+hanh|phe\s+duyet|quy\s+dinh|huong\s+dan|thuc\s+hien|trien\s+khai|"
    r"tai|sua\s+doi|bai\s+bo|thong\s+qua|tren|trong|cong\s+bo|giao|nam|ngay|da|co|duoc|kem|theo|den|khoa|kh6a|dang\s+ky|nham|"
    r"de|bo\s+sung|dieu\s+chinh|tiep\s+tuc|day\s+manh|tang\s+cuong|nhu|nay|voi|cho|yeu\s+cau|chap\s+thuan|quyet\s+dinh|"
    r"ket\s+luan|de\s+nghi|bao\s+cao|giai\s+trinh|xay\s+dung|thay\s+the|v[eé]|phat\s+dong|la|phan\s+cong)\b"
)
_SOFT_STOP = re.compile(r"\s*,\s*|\s+va\s+|\s+-\s+")
_LONGEST = 120
_SHARED = re.compile(r"[\s*]*(?:,|;|va|,\s*va|hoac)[\s*]*(?:cac\s+)?")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer of a citation; ``unit`` is None where the words are all that is known."""

    name: str
    unit: Unit | None
    start: int
    end: int
    """Place of the words in the shadow; both the same where there are none."""

    @property
    def id(self) -> str | None:
        """Identifier of the unit."""
        return self.unit.id if self.unit else None


def issuers_of(
    shadow: ShadowText, mentions: Sequence[Mention], context: UnitContext, *, recognised: bool
) -> list[Issuer | None]:
    """Return the issuer of each citation, complete as seen from the citing document."""
    own = [
        _said(shadow, mention, context, recognised) or _proposed(shadow, mention, context) for mention in mentions
    ]
    shared = [issuer or _shared(shadow, mentions, own, index) for index, issuer in enumerate(own)]
    found = [issuer or _by_symbol(mention, context) for mention, issuer in zip(mentions, shared, strict=True)]
    return _told_elsewhere(mentions, found)


def _said(shadow: ShadowText, mention: Mention, context: UnitContext, recognised: bool) -> Issuer | None:
    """Return the issuer named by the words that follow: ``của UBND tỉnh``."""
    place = mention.end
    year = _AFTER_YEAR.match(shadow.flow, place)
    start = year.end() if year else place
    opening = (_OF if recognised else _PLAIN_OF).match(shadow.flow, start)
    opening = opening or (_BARE.match(shadow.flow, start) if mention.normal else None)
    if opening is None or mention.form in ("named", "self", "alias"):
        return None
    return phrase_issuer(shadow, opening.end(), context, mention, recognised=recognised)


def _proposed(shadow: ShadowText, mention: Mention, context: UnitContext) -> Issuer | None:
    """Return the issuer named before: ``đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV``."""
    found = _BEFORE.search(shadow.flow, max(0, mention.start - 150), mention.start)
    if found is None or mention.normal is None:
        return None
    issuer = phrase_issuer(shadow, found.start("body"), context, mention)
    return replace(issuer, start=mention.end, end=mention.end) if issuer else None


def phrase_issuer(
    shadow: ShadowText,
    start: int,
    context: UnitContext,
    mention: Mention | None = None,
    *,
    recognised: bool = False,
) -> Issuer | None:
    """Return the issuer whose name begins at ``start``: the longest words that are a unit."""
    limit = min(len(shadow.flow), start + _LONGEST)
    hard = _HARD_STOP.search(shadow.flow, start, limit)
    end = hard.start() if hard else limit
    cuts = [end, *(stop.start() for stop in reversed(list(_SOFT_STOP.finditer(shadow.flow, start, end))))]
    for cut in cuts:
        words = _words(shadow, start, cut, recognised)
        unit = resolve_unit(words, context) if words else None
        if unit is not None:
            return _complete(words, unit, start, cut, context, mention)
    words = _words(shadow, start, cuts[-1], recognised)
    return Issuer(words, None, start, cuts[-1]) if 1 < len(words.split()) <= 14 else None


def _words(shadow: ShadowText, start: int, end: int, recognised: bool) -> str:
    if not recognised:
        return as_printed(shadow.slice(start, end))
    words = " ".join(shadow.flow[start:end].split())
    for spelling, repaired in _RECOGNISED:
        words = spelling.sub(repaired, words)
    return words


def _complete(
    words: str, unit: Unit, start: int, end: int, context: UnitContext, mention: Mention | None
) -> Issuer:
    iso = mention.iso if mention else None
    year = mention.year if mention else None
    issued = iso or (f"{year}-12-31" if year else None)
    if ambiguous_before_merger(words, unit, context, issued):
        return Issuer(words, None, start, end)
    return Issuer(unit.name, unit, start, end)


def _shared(
    shadow: ShadowText, mentions: Sequence[Mention], own: Sequence[Issuer | None], index: int
) -> Issuer | None:
    """Return the issuer said once for a list: ``Chỉ thị A, Kế hoạch B của Ban Thường vụ Tỉnh ủy``."""
    last = index
    while last + 1 < len(mentions) and own[last] is None and _joined(shadow, mentions[last], mentions[last + 1]):
        last += 1
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
    unit = issuer_of_symbol(symbol, UnitContext(area=None, date=mention.iso or context.date, issuer=None))
    if unit is None and symbol.form is SymbolForm.OFFICE_LETTER:
        return None
    return Issuer(unit.name, unit, mention.end, mention.end) if unit else None


def _told_elsewhere(mentions: Sequence[Mention], found: list[Issuer | None]) -> list[Issuer | None]:
    """Give a citation without issuer that of another one of the same symbol, type and date."""
    known: dict[tuple[str, str], tuple[str | None, Issuer]] = {}
    for mention, issuer in zip(mentions, found, strict=True):
        if mention.symbol and issuer:
            known.setdefault((mention.symbol, fold(mention.type or "")), (mention.iso, issuer))
    result: list[Issuer | None] = []
    for mention, issuer in zip(mentions, found, strict=True):
        date, other = known.get((mention.symbol or "", fold(mention.type or "")), (None, None))
        fits = date is None or mention.iso is None or date == mention.iso
        told = replace(other, start=mention.end, end=mention.end) if other and fits else None
        result.append(issuer or told)
    return result
