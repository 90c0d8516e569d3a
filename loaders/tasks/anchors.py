"""Sentences in which a unit opens a duty: ``Sở Tài chính chủ trì ...``, ``Giao Công an tỉnh ...``."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.roles import role_of

_SENTENCE = re.compile(r"[.;:]\s+(?=\S)")
_LEAD_IN = re.compile(
    r"\s*(?:can\s+cu|tren\s+co\s+so|de|nham|theo|tu|ngoai|song\s+song|dong\s+thoi|hang\s+nam|trong\s+qua\s+trinh|neu|dinh\s+ky|h[ao]ng\s+(?:quy|thang|tuan)|sau\s+khi|truoc\s+mat|trong\s+truong\s+hop)\b"
)
_OWN_PEOPLE = re.compile(r"(?:thanh\s+vien|can\s+bo|lanh\s+dao|nhan\s+vien|nguoi)(?!\w)")
"""``phân công thành viên phụ trách từng thôn`` is what a unit does with its own people."""
# A search for one word is several times as quick as one for letters that may begin any of three.
_ISSUER_SPEAKS = tuple(
    re.compile(rf"{word}(?<!\w{word}){rest}\s+(?:cac\s+dong\s+chi\s+)?(?=\w)")
    for word, rest in (("yeu", r"\s+cau"), ("de", r"\s+nghi"), ("giao", ""))
)
_IF_TROUBLE = re.compile(r"(?:kho\s+khan|vuong\s+mac|phat\s+sinh|bat\s+cap)\s*\Z")
"""``nếu có khó khăn, vướng mắc đề nghị các sở phản ánh``: the issuer speaks without his name."""
_MISREAD = re.compile(r"\S{1,3}\s+ban\s+nhan\s+dan(?:\s+\S{1,8}){1,5}\s*")
"""The issuer's name with its first word misread."""
_IS = re.compile(
    r"(?<!nhat\s)(?<!biet\s)(?<!tam\s)(?<!\w)la\s(?!to\s+chuc|doanh\s+nghiep|don\s+vi|co\s+quan|ca\s+nhan|thanh\s+vien)"
)
"""``Doanh nghiệp là lực lượng tiên phong, ...`` says what somebody is; in small letters, for Sơn La is a place."""
_RESPONSIBLE = re.compile(r"(?:co|chiu)\s+trach\s+nhiem\b")
_ACT = r"(?:quyet\s+dinh|nghi\s+quyet|chi\s+thi|thong\s+tu|nghi\s+dinh|quy\s+(?:che|dinh))"
ENFORCES = re.compile(
    rf"(?:can\s+cu\s+(?:vao\s+)?{_ACT}(?:\s+nay)?\s+)?(?:chiu\s+trach\s+nhiem\s+)?(?:to\s+chuc\s+)?"
    rf"(?:thi\s+hanh|thuc\s+hien)(?:\s+{_ACT}|(?=[\s./]*\Z))"
)
"""The last article of a decision: ``Chánh Văn phòng ... căn cứ Quyết định thi hành``."""
_CONDITION = re.compile(
    r"(?<!\w)(?:sau\s+khi|khi(?!\s+tuong)|neu(?!\s+(?:tren|tai|o|trong)\b)|truong\s+hop|trong\s+do)(?!\w)"
)
_RESPONSIBLE_AFTER = re.compile(r"[^,.;]{0,80}?\s(?=(?:co|chiu)\s+trach\s+nhiem\b)")
_MUST_DO = re.compile(r"(?:(?:co|chiu)\s+trach\s+nhiem|phai)\b")
_DIRECTS = re.compile(r"(?:chi\s+dao|giao|phan\s+cong)\s+")
_FIRST_LETTER = re.compile(r"(?<!\w)\w")
_ALSO_CHARGED = re.compile(r"(?:co|chiu)\s|phai\s|can\s|chu\s+(?:tri|dong)|phoi\s+hop")
_CHARGED_AFTER = re.compile(r"[^.;:]{0,80}?(?<!,)(?<!\sva)\s(?=(?:co|chiu)\s+trach\s+nhiem\b)")
_GENERIC = re.compile(r"(?:co\s+quan|don\s+vi|to\s+chuc|ca\s+nhan|duoc\s+giao(?:\s+nhiem\s+vu)?)\s+$")
"""What a verb may describe: ``Cơ quan đăng ký đầu tư có trách nhiệm ...``, ``đơn vị được giao nhiệm vụ phổ biến``."""
_SECOND = re.compile(r",\s+(?=c[oa]|nguoi|don)")
_AMONG = re.compile(r"(?:co\s+quan|to\s+chuc(?:\s+dang)?|nganh|ban|dia\s+phuong|uy)\s*\Z")
"""``..., tập thể lãnh đạo cơ quan, đơn vị có trách nhiệm``: the comma stands inside one enumeration."""
_STATE = re.compile(r"(?:tiep\s+tuc|chinh\s+thuc)\s+hoat\s+dong|(?:co|het)\s+hieu\s+luc|duoc\s")
"""What is so, no duty: ``Chính quyền xã trước sắp xếp tiếp tục hoạt động``."""
_THEN = re.compile(r"\sthi\s")
_NEAR = 160
_HAS_DONE = re.compile(r"\sda\s+\Z")
_STOP = re.compile(r"[.;](?=\s|$)")
_FULL_STOP = re.compile(r"\.(?=\s|$)")
_LONGEST_SENTENCE = 2500
_LONGEST_UNITS = 700
_LONGEST_LEAD_IN = 450


@dataclass(frozen=True, slots=True)
class Anchor:
    """A duty in a sentence: where the sentence begins, whose it is, where its verb stands."""

    start: int
    units: tuple[str, ...]
    verb: int
    strong: bool
    """True where the words leave no doubt: chủ trì, phối hợp, có trách nhiệm, Giao, Đề nghị, Yêu cầu."""
    direct: bool = True
    """True where the units open the sentence; False after ``Căn cứ Kế hoạch này, ...``."""
    spoken: bool = False
    """True where the issuer addresses the units."""


def find_anchors(phrases: UnitPhrases, start: int, end: int) -> Iterator[Anchor]:
    """Yield the duties that units open between two places, in order."""
    place = start
    while place < end:
        anchor = anchor_at(phrases, place, end)
        if anchor is not None:
            yield anchor
            second = _second(phrases, anchor, end)
            if second is not None:
                yield second
            place = (second or anchor).verb
        following = _SENTENCE.search(phrases.shadow.folded, max(place - 1, 0), end)
        if following is None:
            return
        place = following.end()


@lru_cache(maxsize=16)
def anchor_at(phrases: UnitPhrases, start: int, end: int) -> Anchor | None:
    """Return the duty that a unit opens in the sentence at ``start``, None where none does.

    What a paragraph opens with is asked for whose work it is, for its duties, and for those under it.
    """
    place, spoken = _unit_place(phrases, start, end)
    if place is None:
        return None
    verb = _verb_after(phrases, place, end)
    if (
        verb is None
        or _STATE.match(phrases.shadow.folded, verb)
        or not (spoken or _begins_a_name(phrases, place) or _charged_later(phrases, start, place, verb))
    ):
        return None
    if _has_done(phrases, place, verb, end):
        return None
    if _CONDITION.search(phrases.shadow.folded, place, verb) or _IS.search(phrases.shadow.plain, place, verb):
        return None
    units = phrases.split(place, verb)
    strong = spoken or _is_strong(phrases, verb, end)
    return Anchor(start, units, verb, strong, spoken or place == start, spoken) if units else None


def directed(phrases: UnitPhrases, verb: int, end: int) -> tuple[str, ...]:
    """Return whom ``chỉ đạo Chi cục Thủy lợi thực hiện các nội dung sau:`` has do what follows."""
    directs = _DIRECTS.match(phrases.shadow.folded, verb, end)
    if directs is None or phrases.head_at(directs.end(), end) is None:
        return ()
    does = phrases.first_verb(directs.end(), end)
    return () if does is None else phrases.split(directs.end(), does)


def _has_done(phrases: UnitPhrases, place: int, verb: int, end: int) -> bool:
    """Tell whether units have done what is told of them; ``đã ban hành ... thì rà soát`` goes on with a duty."""
    if not _HAS_DONE.search(phrases.shadow.plain, place, verb):
        return False
    if "đã" not in unicodedata.normalize("NFC", phrases.shadow.slice(verb - 4, verb)):
        return False
    return _THEN.search(phrases.shadow.plain, verb, min(end, verb + _NEAR)) is None


def _begins_a_name(phrases: UnitPhrases, place: int) -> bool:
    """Tell whether the units open a sentence of their own: in a capital, or as ``các ...``."""
    return phrases.shadow.plain[place].isupper() or phrases.shadow.folded.startswith("cac", place)


def _charged_later(phrases: UnitPhrases, start: int, place: int, verb: int) -> bool:
    """Tell whether a unit in small letters behind ``Định kỳ hằng năm, ...`` is charged with what follows."""
    return phrases.accented and place > start and _MUST_DO.match(phrases.shadow.folded, verb) is not None


def _unit_place(phrases: UnitPhrases, start: int, end: int) -> tuple[int | None, bool]:
    """Return where the units stand in a sentence, and whether the issuer addresses them."""
    folded = phrases.shadow.folded
    opener = phrases.words.openers.match(folded, start, end)
    own = opener is not None and opener[0].startswith("phan") and _OWN_PEOPLE.match(folded, opener.end(), end)
    if opener is not None and not own and phrases.head_at(opener.end(), end) is not None:
        return opener.end(), not opener[0].startswith("doi")
    if phrases.shadow.plain[start].isupper() or phrases.shadow.plain[start - 1 : start].isspace():
        spoken = spoken_to(phrases, start, end)
        if spoken is not None:
            return spoken, True
    if phrases.head_at(start, end) is not None:
        return start, False
    if _LEAD_IN.match(folded, start, end):
        sentence_end = _sentence_end(folded, start, end)
        return _after_lead_in(phrases, start, min(sentence_end, start + _LONGEST_LEAD_IN)), False
    return None, False


@lru_cache(maxsize=1)
def _spoken(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where somebody is told something in a text; it is asked of every sentence."""
    return tuple(sorted(match.span() for words in _ISSUER_SPEAKS for match in words.finditer(folded)))


def spoken_to(phrases: UnitPhrases, start: int, end: int) -> int | None:
    """Return whom ``Ủy ban nhân dân tỉnh yêu cầu ...`` addresses, before any other duty of the sentence."""
    folded = phrases.shadow.folded
    spoken = _spoken(folded)
    first = bisect_left(spoken, (start, start))
    if first == len(spoken) or spoken[first][1] >= min(end, start + _LONGEST_SENTENCE):
        return None
    end = _sentence_end(folded, start, end)
    for begin, after in islice(spoken, first, None):
        if after >= end:
            return None
        if phrases.accented and "á" in unicodedata.normalize("NFC", phrases.shadow.slice(begin, after)):
            continue
        if phrases.head_at(after, end) is not None and _issuer_before(phrases, start, begin):
            return after
    return None


def _issuer_before(phrases: UnitPhrases, start: int, end: int) -> bool:
    """Tell whether only the issuer's name, after a comma or alone, stands before its verb."""
    comma = phrases.shadow.folded.rfind(",", start, end) + 1
    place = max(start, comma)
    while place < end and phrases.shadow.folded[place].isspace():
        place += 1
    if _IF_TROUBLE.search(phrases.shadow.folded, place, end) or _MISREAD.fullmatch(
        phrases.shadow.folded, place, end
    ):
        return True
    return place >= end or (phrases.head_at(place, end) is not None and end - place < 80)


def _after_lead_in(phrases: UnitPhrases, start: int, end: int) -> int | None:
    folded = phrases.shadow.folded
    for comma in re.compile(r",\s+").finditer(folded, start, end):
        if phrases.head_at(comma.end()) is not None and not _AMONG.search(folded, start, comma.start()):
            return comma.end()
    return None


def _verb_after(phrases: UnitPhrases, place: int, end: int) -> int | None:
    """Return the verb behind an enumeration of units, None where the sentence ends before it."""
    verb = phrases.first_verb(place, min(end, place + _LONGEST_UNITS))
    if verb is None or verb - place < 3:
        return None
    for stop in _STOP.finditer(phrases.shadow.folded, place, verb):
        following = stop.end()
        while following < verb and phrases.shadow.folded[following].isspace():
            following += 1
        if stop[0] == "." or phrases.head_at(following) is None:
            return None
    if phrases.shadow.folded.find("trach", verb, min(end, verb + _NEAR)) < 0:
        return verb
    described = _RESPONSIBLE_AFTER.match(phrases.shadow.folded, verb, end)
    if described and _GENERIC.search(phrases.shadow.folded, max(place, verb - 24), verb):
        return described.end()
    charged = _CHARGED_AFTER.match(phrases.shadow.folded, verb, end)
    return charged.end() if charged and _describes(phrases, verb, charged.end(), end) else verb


def _describes(phrases: UnitPhrases, verb: int, charged: int, end: int) -> bool:
    """Tell whether a verb belongs to a name: ``Chủ quản dữ liệu cung cấp số liệu có trách nhiệm thông báo``.

    Nobody else is named before the words of charge, and what has to be done follows them.
    """
    if not phrases.shadow.plain[verb].islower() or _ALSO_CHARGED.match(phrases.shadow.folded, verb):
        return False
    words = _RESPONSIBLE.match(phrases.shadow.folded, charged, end)
    if words is None or not phrases.opens_with_verb(words.end() + 1, end):
        return False
    return not any(
        phrases.head_at(word.start(), charged) is not None
        for word in _FIRST_LETTER.finditer(phrases.shadow.folded, verb, charged)
    )


def _is_strong(phrases: UnitPhrases, verb: int, end: int) -> bool:
    folded = phrases.shadow.folded
    if (
        ENFORCES.match(folded, verb, end)
        or _RESPONSIBLE.match(folded, verb)
        or role_of(phrases, verb, end) != "responsible"
    ):
        return True
    adverb = phrases.words.adverbs.match(folded, verb)
    return adverb is not None and _RESPONSIBLE.search(folded, verb, min(end, verb + 120)) is not None


def _second(phrases: UnitPhrases, anchor: Anchor, end: int) -> Anchor | None:
    """Return the duty of ``..., các cơ quan phối hợp có trách nhiệm ...`` inside the same sentence."""
    folded = phrases.shadow.folded
    for comma in _SECOND.finditer(folded, anchor.verb, _sentence_end(folded, anchor.verb, end)):
        if phrases.head_at(comma.end()) is None or _AMONG.search(folded, anchor.verb, comma.start()):
            continue
        responsible = _RESPONSIBLE.search(folded, comma.end(), min(end, comma.end() + 120))
        if responsible and not re.search(r"[,;.]", folded[comma.end() : responsible.start()]):
            units = phrases.split(comma.end(), responsible.start())
            return Anchor(comma.end(), units, responsible.start(), True) if units else None
    return None


def _sentence_end(folded: str, start: int, end: int) -> int:
    end = min(end, start + _LONGEST_SENTENCE)
    stop = _FULL_STOP.search(folded, start, end)
    return stop.start() if stop else end
