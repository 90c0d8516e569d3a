"""Who issued what is cited: the words after it, else its neighbours in a list, else its symbol."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.identifiers.folding import fold
from graph.identifiers.symbol import SymbolForm
from graph.units import Unit, UnitContext, issuer_of_symbol
from loaders.alternatives import words_of
from loaders.citations.joint import JOINT, bodies_of_symbol, end_of_names, is_joint, joined_names
from loaders.citations.mention import Mention
from loaders.issuers import ambiguous_before_merger, is_known, unit_named
from loaders.printed import as_printed
from loaders.shadow import ShadowText

_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|c[a-z]{0,3}a|do)\s+(?=[a-z])")
_PLAIN_OF = re.compile(r"[\s*]*,?[\s*]*\(?\s*(?:cua|do|giua)\s+(?=[a-z])")
_BARE = re.compile(
    r"\s+(?=tinh\s+[a-z]{1,2}y\b|huyen\s+[a-z]{1,2}y\b|thanh\s+[a-z]{1,2}y\b|bo\s+chinh\s+tri\b|chinh\s+phu\b)"
)
_BEFORE = re.compile(
    r"(?:de\s+nghi|y\s+kien|bao\s+cao|de\s+xuat|chi\s+dao|ket\s+luan)"
    r"(?:\s+(?:chi\s+dao|de\s+xuat|de\s+nghi|ket\s+luan))?\s+(?:cua\s+)?"
    r"(?P<body>[a-z][^;.:()\n]{3,110}?)\s*,?\s*(?:\bt[ai]i\b|\()\s*(?:cac\s+)?$"
)
_AT = ("(", "tai", "tii", "cac")
"""What :data:`_BEFORE` ends with; most citations stand behind none of them."""
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
        (r"b[a-z0-9] chinh tr[a-z]", "Bộ Chính trị"),
        (r"ban th[a-z]{2,4}ng v[a-z]", "Ban Thường vụ"),
    )
)
"""What names of bodies look like after recognition without a Vietnamese model, folded."""
_AFTER_YEAR = re.compile(r"\s+n(?:a|i|ia|d)m\s+(?:19|20)\d\d(?=\s+cua\s)")
_STOP_WORDS = (
    "về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|thực hiện|triển khai|tại|sửa đổi|bãi bỏ|thông qua|trên|trong|"
    "công bố|giao|năm|ngày|đã|có|được|kèm|theo|đến|khóa|khoá|nhằm|để|bổ sung|điều chỉnh|tiếp tục|đẩy mạnh|"
    "tăng cường|như|nay|này|"
    "với|cho|yêu cầu|chấp thuận|quyết định|kết luận|đề nghị|báo cáo|giải trình|xây dựng|thay thế|phát động|là|"
    "phân công|gồm|bằng|từ|nêu|sau|và các|hết hiệu lực|thành lập|kiện toàn|do|hay"
)


def _stop(words: str) -> re.Pattern[str]:
    """Return the pattern of what ends a name; a verb of two words may open with a capital: ``Hướng dẫn việc``."""
    phrases = words.split("|")
    capital = [phrase[0].upper() + phrase[1:] for phrase in phrases if " " in phrase]
    return re.compile(rf"{_PUNCTUATION}|{words_of([*phrases, *capital])}(?!\w)")


_PUNCTUATION = r"[;.:()\[\]|\"“”\n]|,\s*(?:về\b|ve\b|quy định|số\b)"
_HARD_STOP, _HARD_STOP_PLAIN = _stop(_STOP_WORDS), _stop(ShadowText.of(_STOP_WORDS).folded)
_AFTER_HEAD = re.compile(r"\b(?:[Ss]ở|So|[Bb]ộ|Bo|Phòng|Phong|Cục|Cuc|Vụ|Vu) $")
"""After the word for a kind of body comes its name, whatever that would mean elsewhere: ``Sở Xây dựng``."""
_SOFT_STOP = re.compile(r"\s*,\s*|\s+va\s+|\s+-\s+")
_BLANKS = re.compile(r"\s+")
_LONGEST_NAME = 12
_TRAILING = re.compile(r"(?:\s*,|\s+va|\s+cac)*\s*$")
_PLENUM = re.compile(r"hoi nghi (?:lan thu \w+ )?(?:ban chap hanh )?trung uong\b")
"""A plenum of the Central Committee speaks for it."""
_ANOTHER = re.compile(
    r"(?:Uy ban|UBND|HDND|Hoi|So|Bo|Ban|Phong|Chu tich|Thu tuong|Tinh|Huyen|Thanh|Truong|Giam doc|Chuong trinh|"
    r"Ke hoach|Nghi quyet|Chi thi|Quyet dinh|De an|cac|nhung)\b",
    re.IGNORECASE,
)
"""What begins another body, not the second half of a name: ``Ủy ban Pháp luật và Tư pháp``."""
_BODY_FOLLOWS = re.compile(
    r"\s+(?:ubnd|uy\s+ban\s+nhan\s+dan|hdnd|hoi\s+dong\s+nhan\s+dan|chinh\s+phu|(?:tinh|thanh|huyen|quan|dang)\s+uy)\b"
)
"""The body that the one before belongs to: ``Ban cán sự đảng UBND tỉnh`` is not that of the citing district."""
_LONGEST = 120
_OFFICE = re.compile(
    r"(?:(?:Phó|phó)\s+)?(?:Trưởng [Pp]hòng|Trưởng [Bb]an|Trưởng|Giám đốc|Bộ trưởng|Chánh|Cục trưởng|"
    r"Tổng cục trưởng|Viện trưởng|Chi cục trưởng)\s+"
    r"(?=(?:Phòng|Sở|Bộ|Văn phòng|Cục|Tổng cục|Ban|Viện|Chi cục|Thanh tra|Công an)\b)"
)
"""The head of a body signs for it: the body is the issuer."""
_ACCENTED = re.compile("[đĐăâêôơưĂÂÊÔƠƯ\u1ea0-\u1ef9]")
_AREA = re.compile(r"\bcua\s+(?P<kind>tinh|thanh\s+pho|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong)\b(?!\s+uy)")
_OF_THE_POLITBURO = frozenset({"CT", "KL"})
"""Directives and conclusions of the Party's centre are hardly ever those of the whole Central Committee."""
_CENTRAL = re.compile(r"\s(?:bo\s[a-z]|chinh phu|thu tuong|trung uong|quoc hoi|quoc gia|ban bi thu)\b")
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
    if found is None or _is_of_one_body(mention, context):
        return None
    issuer = phrase_issuer(shadow, found.start("body"), context, mention)
    return replace(issuer, start=mention.end, end=mention.end) if issuer else None


def _is_of_one_body(mention: Mention, context: UnitContext) -> bool:
    """Say whether a symbol has one issuer only, whoever spoke: ``chỉ đạo của Thủ tướng tại Công văn 9/VPCP-KTTH``."""
    issuer = _by_symbol(mention, context)
    central = issuer is not None and issuer.unit is not None and issuer.unit.level == "central"
    return central and mention.normal is not None and mention.normal.symbol.form is not SymbolForm.PARTY


def phrase_issuer(
    shadow: ShadowText,
    start: int,
    context: UnitContext,
    mention: Mention | None = None,
    limit: int | None = None,
    *,
    recognised: bool = False,
) -> Issuer | None:
    """Return the issuer whose name begins at ``start``: the longest words that are a unit."""
    last = min(len(shadow.flow) if limit is None else max(limit, start), start + _LONGEST)
    end = start + _length_of_name(shadow, start, last)
    end = start + len(_without_joint(shadow.flow[start:end]))
    stops = list(_SOFT_STOP.finditer(shadow.flow, start, end))
    end = next((stop.start() for stop in stops if _ANOTHER.match(shadow.plain, stop.end())), end)
    cuts = [end, *(stop.start() for stop in reversed(stops) if stop.start() < end)]
    found = [
        (words, unit, cut) for cut in cuts for words, unit in _read(shadow, start, cut, context, recognised)
    ]
    known = next((each for each in found if is_known(each[1].id)), None)
    if known is None and not _names_the_centre(shadow, start, end, context, recognised):
        known = _known_beginning(shadow, start, end, context, recognised)
    known = known or (found[-1] if found else None)
    if known is not None:
        words, unit, cut = known
        return _complete(words, unit, start, cut, context, mention)
    words = _words(shadow, start, end, recognised)
    return Issuer(words, None, start, end) if 1 < len(words.split()) <= 18 and words[0].isupper() else None


def _without_joint(words: str) -> str:
    """Return the words without what joins them to the next: ``, các``."""
    words = words.rstrip()
    return _TRAILING.sub("", words) if words.endswith((",", "va", "cac")) else words


def _names_the_centre(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> bool:
    """Say whether the whole name is that of a body above, so that no beginning of it can be a body here."""
    words = _words(shadow, start, end, recognised)
    unit = unit_named(words, context) if words else None
    return unit is not None and _of_the_centre(words, unit)


def _known_beginning(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> tuple[str, Unit, int] | None:
    """Return the longest beginning that is a unit of a known name, where what follows is no part of it."""
    blanks = [blank.start() for blank in _BLANKS.finditer(shadow.flow, start, end)]
    for cut in reversed(blanks[:_LONGEST_NAME]):
        if _BODY_FOLLOWS.match(shadow.flow, cut, end):
            continue
        for words, unit in _read(shadow, start, cut, context, recognised):
            if is_known(unit.id):
                return words, unit, cut
    return None


def _read(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> list[tuple[str, Unit]]:
    """Return the words between two places with the unit that they are, if they are one."""
    words = _words(shadow, start, end, recognised)
    words = "Ban Chấp hành Trung ương" if _PLENUM.match(fold(words)) else words
    unit = unit_named(words, context) if words else None
    return [(words, unit)] if unit is not None and not _of_the_centre(words, unit) else []


def _length_of_name(shadow: ShadowText, start: int, limit: int) -> int:
    """Return how many letters there are up to a word that no name of a body goes over.

    Accents and case tell ``khóa`` from ``Khoa học`` and ``tại`` from ``Tài chính``, so the text itself is asked.
    """
    printed = unicodedata.normalize("NFC", shadow.slice(start, limit))
    if len(printed) == limit - start and len(_ACCENTED.findall(printed)) > len(printed) // 12:
        flow = shadow.flow[start:limit]
        words = printed
        if printed.count(" ") != flow.count(" "):
            words = "".join(
                " " if blank == " " else letter for letter, blank in zip(printed, flow, strict=True)
            )
        return _first_stop(_HARD_STOP, words.lower() if words[:12].isupper() else words)
    case = "".join(
        flow if letter.islower() or flow in " \n" else letter
        for letter, flow in zip(shadow.plain[start:limit], shadow.flow[start:limit], strict=True)
    )
    return _first_stop(_HARD_STOP_PLAIN, case)


def _first_stop(stop: re.Pattern[str], words: str) -> int:
    for found in stop.finditer(words):
        place = found.start()
        if not found[0][0].isalpha() or not _AFTER_HEAD.search(words, max(0, place - 8), place):
            return place
    return len(words)


def _words(shadow: ShadowText, start: int, end: int, recognised: bool) -> str:
    if not recognised:
        return _OFFICE.sub("", as_printed(shadow.slice(start, end)), count=1)
    words = " ".join(shadow.flow[start:end].split())
    for spelling, repaired in _RECOGNISED:
        words = spelling.sub(repaired, words)
    return words


def _of_the_centre(words: str, unit: Unit) -> bool:
    """Say whether a name was given the citing area though it names a body above: ``Tổ công tác của Thủ tướng``."""
    key = fold(words)
    added = fold(unit.name).startswith(key) and len(fold(unit.name)) > len(key)
    return added and _CENTRAL.search(key) is not None


def _complete(
    words: str, unit: Unit, start: int, end: int, context: UnitContext, mention: Mention | None
) -> Issuer:
    iso = mention.iso if mention else None
    year = mention.year if mention else None
    issued = iso or (f"{year}-12-31" if year else None)
    if ambiguous_before_merger(words, unit, context, issued):
        return Issuer(words, None, start, end)
    return Issuer(unit.name, unit, start, end)


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
