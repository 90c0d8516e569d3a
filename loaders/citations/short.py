"""Citations without a symbol that take up another one: short forms, defined short names, blank self references."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from loaders.citations.mention import Mention
from loaders.citations.spans import Spans
from loaders.citations.types import TypeWord, TypeWords, type_name
from loaders.dates import date_in
from loaders.shadow import ShadowText
from loaders.wordstarts import find_phrase

_SHORT_TYPES = frozenset(
    {
        "Nghị quyết", "Chỉ thị", "Kết luận", "Quyết định", "Nghị định", "Thông tư", "Quy định", "Đề án",
        "Hướng dẫn", "Thông báo", "Công văn", "Công điện", "Quy chế", "Chương trình", "Kế hoạch", "Thông tri",
    }
)  # fmt: skip
_SHORT = re.compile(
    r"\s+(?P<so>s[oe06]6?\s*[:.]?\s*)?(?P<number>\d{1,5}[a-z]?)(?![\d/%\w]|[.,:-]\d|\s*-\s*[a-z]{1,4}/|\s*/)"
)
_UNIT = re.compile(
    r"\s*(?:nam|thang|ngay|quy|tuan|gio|buoc|cap|muc|noi\s+dung|nhiem\s+vu|trieu|ty|dong|dieu|khoan|nhom|giai|doan|"
    r"de\s+an|du\s+an|chi\s+tieu|trang|ban\b|bo\b|quyen)"
)
_ISSUER = re.compile(
    r"\s+cua\s+(?:(?:ban\s+(?:chap\s+hanh|bi\s+thu|thuong\s+vu)\s+)?trung\s+uong(?:\s+dang)?|bo\s+chinh\s+tri|"
    r"ban\s+bi\s+thu(?:\s+trung\s+uong)?|chinh\s+phu|thu\s+tuong(?:\s+chinh\s+phu)?|quoc\s+hoi)"
)
_LOCAL_ISSUER = re.compile(
    r"\s+cua\s+(?:ban\s+thuong\s+vu\s+)?(?:tinh\s+uy|thanh\s+uy|huyen\s+uy|uy\s+ban\s+nhan\s+dan|ubnd|"
    r"hoi\s+dong\s+nhan\s+dan|hdnd|bo\s+[a-z]+)\b"
)
_FAMOUS = frozenset({"Đề án", "Chương trình", "Nghị quyết", "Chỉ thị", "Kết luận", "Quy định"})
"""Types of which one is called by its number alone, known to all: ``Đề án 06``, ``Nghị quyết 18``."""
_FAMOUS_NUMBER = re.compile(
    r"\s+\d{2,3}[a-z]?(?=[.,;:)\"'|\n]|\s+(?:va|cua|ve|theo|tai|tren|trong|thuoc|de|duoc|da|gan|do|cho|o|den|giai\s+doan|"
    r"co|khong|la|chong|truoc)\b|\s*$)"
)
_OF_A_YEAR = re.compile(r"\s+(?:so\s*[:.]?\s*)?(?P<number>\d{1,4})/(?P<year>(?:19|20)\d\d)(?![\w/]|-\w)")
_NORMATIVE = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Nghị quyết", "Luật"})
"""Types whose numbers have the year: ``Nghị định 30/2020``."""
_NEXT = re.compile(r"\s*(?:,|;|va)\s*")
_DEFINING = re.compile(r"\(\s*(?:sau|duoi|goi|viet|duoc\s+goi)[^()]{0,40}$")
_DEFINITION = re.compile(
    r"\(\s*(?:sau\s+day|duoi\s+day|sau)?\s*,?\s*(?:duoc\s+)?(?:goi|viet)\s+(?:tat|chung|ngan\s+gon)?\s*(?:la)?\s*:?\s*"
    r"[\"']?\s*(?P<name>[a-z][^()\"']{2,80}?)\s*[\"']?\s*\)"
)
_QUALIFIED = re.compile(r"\s+(?:nay|so\b|tren|do\b|nay\b|\d)|\s*/")
_BLANK = re.compile(
    r"\s+(?:s[oe06]6?)\s*[:.]?[\s._…]*/?\s*(?:\n\s*)?/?(?:[a-z]{1,4}\s?-\s?[a-z]{2,6})\b(?P<date>\s*,?\s*ngay)?"
)
_ByNumber = dict[tuple[str | None, str], list[Mention]]
"""The citations with a symbol by type and number, each in the order of the text."""
_start = attrgetter("start")
_SENTENCE = 5000
_MOST_NEAR = 500
_MOST_NAMES = 200
"""Letters of the longest sentence, citations in it, names that one text defines: so many that no document has more."""


def find_short(
    shadow: ShadowText, capital: Sequence[TypeWord], numbered: Sequence[Mention], taken: Spans
) -> list[Mention]:
    """Return citations by type and bare number: ``Nghị quyết số 18 của Trung ương Đảng``."""
    mentions = []
    known = _by_number(numbered)
    starts = {each.start: each for each in numbered}
    for word in capital:
        dated = _OF_A_YEAR.match(shadow.flow, word.end) if word.name in _NORMATIVE else None
        if dated is not None and taken.add(word.start, dated.end()):
            mentions.append(_of_a_year(word, dated, known))
            continue
        if word.name not in _SHORT_TYPES:
            continue
        found = _SHORT.match(shadow.flow, word.end)
        if found is None or taken.overlaps(word.start, found.end()) or _UNIT.match(shadow.flow, found.end()):
            continue
        if _DEFINING.search(shadow.flow, max(0, word.start - 60), word.start):
            continue
        mention = _first_of_list(shadow, word, found, starts) or _short(shadow, word, found, known)
        if mention is not None and taken.add(mention.start, mention.end):
            mentions.append(mention)
    return mentions


def _of_a_year(word: TypeWord, found: re.Match[str], known: _ByNumber) -> Mention:
    year = int(found["year"])
    same = known.get((word.name, found["number"].lstrip("0")), ())
    antecedent = next((each for each in same if each.year == year), None)
    return Mention(
        start=word.start, end=found.end(), type=word.name, form="short", number=found["number"], year=year,
        symbol=antecedent.symbol if antecedent else None, antecedent=antecedent.start if antecedent else None,
        confidence=0.7,
    )  # fmt: skip


def _first_of_list(
    shadow: ShadowText, word: TypeWord, found: re.Match[str], starts: dict[int, Mention]
) -> Mention | None:
    """Return ``Nghị quyết số 18`` of ``các Nghị quyết số 18, 19-NQ/TW``: the list writes the symbol once."""
    joint = _NEXT.match(shadow.flow, found.end())
    following = starts.get(joint.end()) if joint else None
    if (
        following is None
        or following.symbol is None
        or following.number is None
        or following.type != word.name
    ):
        return None
    symbol = found["number"] + following.symbol.removeprefix(following.number)
    return Mention(
        start=word.start, end=found.end(), type=word.name, form="short", symbol=symbol, number=found["number"],
        year=following.year, antecedent=following.start, confidence=0.8,
    )  # fmt: skip


def _short(shadow: ShadowText, word: TypeWord, found: re.Match[str], known: _ByNumber) -> Mention | None:
    antecedent = _antecedent(word, found["number"], known)
    issuer = _ISSUER.match(shadow.flow, found.end())
    local = _LOCAL_ISSUER.match(shadow.flow, found.end())
    famous = word.name in _FAMOUS and _FAMOUS_NUMBER.match(shadow.flow, word.end)
    if not (antecedent or issuer or local or famous or found["so"]):
        return None
    return Mention(
        start=word.start,
        end=issuer.end() if issuer else found.end(),
        type=word.name,
        form="short",
        symbol=antecedent.symbol if antecedent else None,
        number=found["number"],
        year=antecedent.year if antecedent else None,
        antecedent=antecedent.start if antecedent else None,
        confidence=0.8 if antecedent else 0.6,
    )


def _by_number(numbered: Sequence[Mention]) -> _ByNumber:
    found: _ByNumber = {}
    for each in numbered:
        found.setdefault((each.type, (each.number or "").lstrip("0")), []).append(each)
    return found


def _antecedent(word: TypeWord, number: str, known: _ByNumber) -> Mention | None:
    """Return the nearest earlier citation of that type and number, else the first later one."""
    same = known.get((word.name, number.lstrip("0")))
    if not same:
        return None
    earlier = bisect_left(same, word.start, key=_start)
    return same[earlier - 1] if earlier else same[0]


def find_aliases(
    shadow: ShadowText, numbered: Sequence[Mention], taken: Spans, own_type: str | None
) -> list[Mention]:
    """Return the occurrences of short names that the text defines: ``(sau đây gọi tắt là Quy định 377)``."""
    mentions = []
    searched: set[str] = set()
    for definition in _DEFINITION.finditer(shadow.flow):
        name = " ".join(shadow.plain[slice(*definition.span("name"))].split())
        if name in searched or len(searched) == _MOST_NAMES:
            continue
        kind = type_name(name) or _leading_type(name)
        antecedent = _defined(shadow, definition.start(), numbered, kind)
        if antecedent is None or kind is None or (kind == own_type and type_name(name)):
            continue
        searched.add(name)
        bare = type_name(name) is not None
        for start, end in find_phrase(shadow.plain, name, definition.end()):
            qualified = bare and _QUALIFIED.match(shadow.flow, end)
            if not qualified and taken.add(start, end):
                mentions.append(_alias(antecedent, kind, start, end))
    return mentions


def _defined(shadow: ShadowText, place: int, numbered: Sequence[Mention], kind: str | None) -> Mention | None:
    """Return the citation that a definition speaks of: the first of its type in the sentence, else the first."""
    start = max(shadow.flow.rfind(mark, max(0, place - _SENTENCE), place) for mark in (";", ". ", "\n\n"))
    before = numbered[: bisect_left(numbered, place, key=_start)][-_MOST_NEAR:]
    near = [each for each in before if start < each.start and each.end <= place and place - each.end < 500]
    alike = [each for each in near if each.type == kind]
    return next(iter(alike or near), None)


def _leading_type(name: str) -> str | None:
    head = name.split()
    return next(filter(None, (type_name(" ".join(head[:count])) for count in (4, 3, 2, 1))), None)


def _alias(antecedent: Mention, kind: str, start: int, end: int) -> Mention:
    return replace(
        antecedent, start=start, end=end, type=kind, form="alias", normal=None, date=None,
        antecedent=antecedent.start, listed=False, confidence=0.8,
    )  # fmt: skip


def find_blank_self(
    shadow: ShadowText, words: TypeWords, own_type: str | None, taken: Spans
) -> list[Mention]:
    """Return references of an appendix to its own document whose number was left blank."""
    mentions = []
    for word in words.words:
        found = _BLANK.match(shadow.flow, word.end) if word.name == own_type else None
        if found is None:
            continue
        date = date_in(shadow.flow, found.end() - 4, found.end() + 40) if found["date"] else None
        end = date.end if date else found.end()
        if taken.add(word.start, end):
            mentions.append(Mention(start=word.start, end=end, type=word.name, form="self", confidence=0.7))
    return mentions
