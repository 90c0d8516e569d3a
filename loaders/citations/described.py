"""Particular instruments named without number or date, and instruments known by date alone."""

import re
from collections.abc import Sequence

from graph.identifiers.folding import fold
from loaders.citations.mention import Mention
from loaders.citations.spans import Spans
from loaders.citations.types import TypeWord, TypeWords
from loaders.dates import date_at
from loaders.shadow import ShadowText

_CLAUSE = re.compile(r"[^;.:|()\n]{0,180}")
_WITHIN_FIGURE = re.compile(r"\.(?<=\d\.)(?=\d{3}\D)")
_PERIOD = re.compile(
    r"(?<!thang\s\d\s)(?<!thang\s\d\d\s)\b(?:nam|giai\s+doan|nhiem\s+ky|thoi\s+ky)\s+(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?"
    r"(?:,?\s+(?:va\s+)?(?:tam\s+nhin|dinh\s+huong)\s+(?:den\s+)?(?:nam\s+)?20\d\d)?"
)
_PLANS = frozenset(
    {
        "Kế hoạch", "Chương trình", "Chương trình hành động", "Phương án", "Kế hoạch hành động", "Chiến lược",
        "Quy hoạch",
    }
)  # fmt: skip
_PROPER = frozenset(
    {"Đề án", "Chương trình", "Chương trình hành động", "Chiến lược", "Điều lệ", "Quy hoạch", "Quy chế"}
)
_ASSEMBLY = re.compile(
    r"\s+(?:cua\s+)?(?:dai\s+hoi|hoi\s+nghi|ban\s+chap\s+hanh|ban\s+thuong\s+vu|bo\s+chinh\s+tri|trung\s+uong|"
    r"hoi\s+dong\s+nhan\s+dan|hdnd|dang\s+bo)\b"
)
_ABOUT = re.compile(r"\s+ve\s+")
_THIS = re.compile(r"\s+(?:nay|tren|neu\s+tren|do)\b")
_SAYS = re.compile(r"\b(?:da|dang|se|duoc|phai|chu\s+dong|chi\s+dao|tien\s+hanh)\b")
"""Words of a clause that says something: no title goes over them."""
_RULES = re.compile(r"\s+lam\s+viec\s+cua\b")
_DRAFTED = re.compile(
    r"(?:xay\s+dung|ban\s+hanh|lap|tham\s+muu|trinh|du\s+thao|hoan\s+thien|phe\s+duyet|nay|day\s+la|tren\s+day\s+la)"
    r"(?:\s+(?:va|cac|mot|ban\s+hanh|xay\s+dung))*\s+$"
)
_STOP = re.compile(
    r"(?:,|\s+-)?\s+(?:theo|nham|bao\s+dam|dam\s+bao|de|phu\s+hop|va\s+cac|tren\s+dia\s+ban|da\s+duoc|duoc|voi|gan\s+voi|"
    r"trong|tai|cho|do|cac\s+quy|va\s+ke\s+hoach|va\s+nghi|hang\s+nam|la|co)\b"
)
_OF_MEETINGS = frozenset({"Thông báo kết luận", "Thông báo ý kiến kết luận"})
_DESCRIBED = _PLANS | _PROPER | _OF_MEETINGS | {"Nghị quyết"}
"""Types whose instruments are known by their subject; the others are cited by number or date."""
_AT_A_MEETING = re.compile(
    r"\s+cua\s+[^;.:()\n]{3,90}?\s+tai\s+(?:cuoc\s+hop|hoi\s+nghi|buoi|phien\s+hop)[^;.:()\n,]{0,110}"
)
_MEMBER_ENDS = re.compile(r",\s+(?!nhiem\s+ky|khoa\b)")
_JOINED = re.compile(r"(?:,|\s+va)\s+(?:cac\s+)?$")
_DIRECT_DATE = re.compile(r"\s{0,9},?\s{0,9}(?=ngay\s)")
_OVER_NAME = re.compile(
    r"\s(?:(?!\s(?:tai|tu|den|truoc|sau|vao|ke|trong|het|theo|co|duoc|da|ve)\s)[a-z0-9 ,]){3,100}?"
    r",?\s+(?=ngay\s+\d)"
)
"""What stands between the type and the day of an instrument that has no number: whose it is, or what it rules."""
_BASIS = re.compile(r"(?:^|[;\n])[^\w;\n]*can\s+cu\s[^;\n]*$")
_FARTHEST_BASIS = 240
_FIRST_LETTERS = 8000
"""Letters of a text within which its bases stand."""
_PROPER_NAME = re.compile(r"\s+\"?[A-Z][a-zA-Z]*\s")
_LONGEST_NAME = 110


def find_dated(shadow: ShadowText, capital: Sequence[TypeWord], taken: Spans) -> list[Mention]:
    """Return instruments named by type and date alone: ``Thông báo ngày 05/6/2020``."""
    mentions, flow = [], shadow.flow
    for word in capital:
        gap = _DIRECT_DATE.match(flow, word.end)
        day = gap.end() if gap else None
        if gap is None and word.start < _FIRST_LETTERS and not flow.startswith(" so ", word.end):
            day = _up_to_day(shadow, word, taken)
        date = date_at(flow, day) if day else None
        if date and date.iso and taken.add(word.start, date.end):
            mentions.append(
                Mention(
                    start=word.start,
                    end=date.end,
                    type=word.name,
                    form="dated",
                    date=date,
                    symbol_end=None if gap else word.end,
                    year=date.year,
                    confidence=0.8 if gap else 0.7,
                )
            )
    return mentions


def _up_to_day(shadow: ShadowText, word: TypeWord, taken: Spans) -> int | None:
    """Return where the day stands of a basis without number: ``Căn cứ Quy chế hoạt động của HĐND ngày 02/4/2005``."""
    flow = shadow.flow
    if flow.find("ngay ", word.end, word.end + _LONGEST_NAME) < 0 or taken.covers(word.start):
        return None
    if flow.rfind("can cu", max(0, word.start - _FARTHEST_BASIS), word.start) < 0:
        return None
    found = _OVER_NAME.match(shadow.flow, word.end)
    based = found and _BASIS.search(shadow.flow, max(0, word.start - _FARTHEST_BASIS), word.start)
    return found.end() if found and based else None


def find_described(
    shadow: ShadowText, words: TypeWords, capital: Sequence[TypeWord], taken: Spans, own_title: str | None
) -> list[Mention]:
    """Return instruments described by their subject: ``Kế hoạch cải cách hành chính của huyện năm 2021``."""
    own = frozenset(fold(own_title or "").split())
    mentions = []
    for word in capital:
        if word.name not in _DESCRIBED or taken.covers(word.start):
            continue
        if shadow.plain[word.start : word.end].isupper():
            continue
        last = _end_of_description(shadow, word, words)
        if last is None or _is_own(shadow, word, last, own):
            continue
        if taken.add(word.start, last):
            mentions.append(
                Mention(start=word.start, end=last, type=word.name, form="descriptive", confidence=0.5)
            )
    return mentions


def _end_of_description(shadow: ShadowText, word: TypeWord, words: TypeWords) -> int | None:
    """Return where a description ends, None where the word names nothing particular."""
    name = word.name
    if _THIS.match(shadow.flow, word.end) or _is_drafted(shadow, word):
        return None
    clause = _CLAUSE.match(shadow.flow, word.end)
    stop = _before_next(shadow, word, words, _behind_figures(shadow, clause.end() if clause else word.end))
    stop = _end_of_cell(shadow, word.end, stop)
    if name in _OF_MEETINGS:
        said = _AT_A_MEETING.match(shadow.flow, word.end, stop)
        return said.end() if said else None
    period = _PERIOD.search(shadow.flow, word.end, stop)
    if period and _SAYS.search(shadow.flow, word.end, period.start()):
        period = None
    if name == "Nghị quyết":
        return _end_of_resolution(shadow, word, stop, period)
    if name in _PLANS and period and period.start() - word.end < 140:
        return period.end()
    if name in _PROPER and (_proper(shadow, word.end) or _RULES.match(shadow.flow, word.end)):
        end = _end_of_name(shadow, word.end, stop)
        end = min(end, period.end()) if period else end
        return end if end > word.end else None
    return None


def _behind_figures(shadow: ShadowText, end: int) -> int:
    """Return where a clause ends that a point within a figure has cut: ``1.000 ngày đầu đời``."""
    figure = _WITHIN_FIGURE.match(shadow.flow, end)
    clause = _CLAUSE.match(shadow.flow, end + 1) if figure else None
    return clause.end() if clause else end


def _is_drafted(shadow: ShadowText, word: TypeWord) -> bool:
    return _DRAFTED.search(shadow.flow, max(0, word.start - 40), word.start) is not None


def _end_of_cell(shadow: ShadowText, start: int, stop: int) -> int:
    tab = shadow.plain.find("\t", start, stop)
    return stop if tab < 0 else tab


def _before_next(shadow: ShadowText, word: TypeWord, words: TypeWords, stop: int) -> int:
    """Return where the next instrument of an enumeration begins, or ``stop``."""
    for following in words.between(word.end, stop):
        if shadow.plain[following.start].islower():
            continue
        joined = _JOINED.search(shadow.flow, max(word.end, following.start - 8), following.start)
        if joined:
            return joined.start()
    return stop


def _end_of_resolution(
    shadow: ShadowText, word: TypeWord, stop: int, period: re.Match[str] | None
) -> int | None:
    if _ASSEMBLY.match(shadow.flow, word.end):
        return (
            period.end() if period else _end_of_name(shadow, word.end, _end_of_member(shadow, word.end, stop))
        )
    return period.end() if period and _ABOUT.match(shadow.flow, word.end) else None


def _end_of_member(shadow: ShadowText, start: int, stop: int) -> int:
    """Return where a comma in small letters leads on to something else than the assembly."""
    about = _ABOUT.search(shadow.flow, start, stop)
    commas = _MEMBER_ENDS.finditer(shadow.flow, start, about.start() if about else stop)
    return next((comma.start() for comma in commas if shadow.plain[comma.end()].islower()), stop)


def _proper(shadow: ShadowText, place: int) -> bool:
    return _PROPER_NAME.match(shadow.plain, place) is not None


def _end_of_name(shadow: ShadowText, start: int, stop: int) -> int:
    found = _STOP.search(shadow.flow, start + 1, min(stop, start + _LONGEST_NAME))
    last = found.start() if found else min(stop, start + _LONGEST_NAME)
    if not found and last == start + _LONGEST_NAME:
        last = shadow.flow.rfind(" ", start, last)
    return start + len(shadow.flow[start:last].rstrip(' ,-*"'))


def _is_own(shadow: ShadowText, word: TypeWord, last: int, own: frozenset[str]) -> bool:
    """Say whether the words are the title of the document itself."""
    said = frozenset(shadow.flow[word.end : last].split())
    return bool(said) and bool(own) and len(said & own) >= 0.85 * len(said) and len(said) >= 0.5 * len(own)


def spans_of(mentions: Sequence[Mention]) -> Spans:
    """Return the places that citations take."""
    return Spans([(each.start, each.end) for each in mentions])
