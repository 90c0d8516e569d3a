"""Laws cited by name, with or without a date: ``Luật Việc làm``, ``Luật Thống kê ngày 23 tháng 11 năm 2015``."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from loaders.citations.mention import Mention
from loaders.citations.numbered import LAWS, amending_law, date_after
from loaders.citations.spans import Spans
from loaders.citations.types import TypeWord, TypeWords
from loaders.shadow import ShadowText

_LONGEST = 24
_SAME = {"va": "", "hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan"}
"""What words of a name are compared as: ``và`` is as good as a comma, an abbreviation as what it stands for."""
_WORD = re.compile(r"[a-z0-9&]+")
_WORDS = re.compile(rf"(?:[\s,*\-]{{1,6}}{_WORD.pattern}){{1,{_LONGEST}}}")
_YEAR = re.compile(r"\s+(?:nam\s+)?((?:19|20)\d\d)(?![\d/\-])")
_END_OF_NAME = frozenset(
    re.findall(
        r"\w+",
        "va cac quy nam so ngay tren trong co duoc cho theo tai cua do de la sau nay da khi nham phai con voi hoac "
        "ban hien tu den hay ra cung nhung mot neu se khong gom bao dieu khoan ve",
    )
)
_LAW_IN_GENERAL = frozenset({"phap", "ky", "du", "he"})
_AMENDED = re.compile(r"\s*\(\s*(?:da\s+(?:duoc\s+)?)?sua\s+doi[^()\n]{0,60}\)(?=[\s,]+ngay\s)")
"""What may stand between the name of a law and its day: ``(sửa đổi)``."""
_UP_TO_DATE = re.compile(r"[a-z ,&\-]{2,160}?[\s,]+(?=ngay\s+\d)")
_FARTHEST_LEAD = 60
_CITED = re.compile(r"can\s+cu\s+(?:vao\s+)?(?:(?:dieu|khoan|muc|chuong)\s[\w\s,]{1,40})?(?:cac\s+)?$")
_ANOTHER_DAY = re.compile(
    r"\b(?:truoc|tu|den|sau|vao|ke|trong|het|hieu\s+luc|can\s+cu|theo|tai|co|duoc|da)\b|;"
)
"""Words after which a day is not that of the law named before them."""
_DRAFTS = re.compile(r"\b(?:xay\s+dung|soan\s+thao)\s+(?:du\s+(?:an|thao)\s+)?$")
_SUBMITTED = re.compile(r"\s+(?:de\s+)?trinh\s+(?:chinh\s+phu\s*,\s*)?quoc\s+hoi\s+ban\s+hanh\b")
_CONSTITUTION = re.compile(
    r"(?:\s+nuoc\s+cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam)?(?:\s+(?:nam\s+)?(?:19|20)\d\d)?"
)


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return the known names by the kind of law, folded: ``{"luat": {"viec lam", ...}}``."""
    found: dict[str, set[str]] = {}
    with resources.files("ontology").joinpath("vocabulary/laws.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row["kind"], set()).add(_compared(row["name"].split())[1])
    return {kind: frozenset(names) for kind, names in found.items()}


def _compared(words: list[str]) -> tuple[list[str], str]:
    """Return the words of a name as they are compared, one for one, and the name that they make."""
    parts = [_SAME.get(word, word) for word in words]
    return parts, " ".join([part for part in parts if part])


def find_laws(
    shadow: ShadowText, words: TypeWords, capital: Sequence[TypeWord], taken: Spans
) -> list[Mention]:
    """Return the laws that are named, where nothing else was found."""
    opening = (word for word in capital if word.name in LAWS and _opens_name(shadow, word))
    found = (_mention(shadow, words, word) for word in opening if not taken.covers(word.start))
    # A dated law may hold the names of those it amends, so the longest come first.
    longest = sorted(filter(None, found), key=lambda mention: (mention.start - mention.end, mention.start))
    return [mention for mention in longest if taken.add(mention.start, mention.end)]


def _opens_name(shadow: ShadowText, word: TypeWord) -> bool:
    """Say whether the word is not the second half of ``Pháp Luật``."""
    before = shadow.flow[max(0, word.start - 8) : word.start].split()
    return not before or before[-1] not in _LAW_IN_GENERAL


def _mention(shadow: ShadowText, words: TypeWords, word: TypeWord) -> Mention | None:
    end = _dated_end(shadow, words, word) or name_end(shadow, word)
    if end is None:
        return None
    amended = _AMENDED.match(shadow.flow, end)
    end = amended.end() if amended else end
    date = date_after(shadow, end)
    dated = date is not None and date.iso is not None
    if not dated and _is_to_be_written(shadow, word.start, end):
        return None
    year = _YEAR.match(shadow.flow, end)
    outer = amending_law(shadow, words, word)
    return Mention(
        start=outer.start if dated else word.start,
        end=date.end if date is not None and dated else end,
        type=word.name,
        form="dated" if dated else "named",
        date=date if dated else None,
        year=date.year if date and dated else int(year[1]) if year else None,
        confidence=0.9,
    )


def _dated_end(shadow: ShadowText, words: TypeWords, word: TypeWord) -> int | None:
    """Return where a name ends that goes up to its day: ``Căn cứ Pháp lệnh về ... ngày 25/6/1996``."""
    flow, floor = shadow.flow, max(0, word.start - _FARTHEST_LEAD)
    if flow.rfind("can cu", floor, word.start) < 0 or not _CITED.search(flow, floor, word.start):
        return None
    found = _UP_TO_DATE.match(shadow.flow, word.end)
    if (
        found is None
        or words.between(word.end, found.end())
        or _ANOTHER_DAY.search(shadow.flow, *found.span())
    ):
        return None
    return word.end + len(found[0].rstrip(" ,\n"))


def _is_to_be_written(shadow: ShadowText, start: int, end: int) -> bool:
    """Say whether a law is only being made: ``Xây dựng Luật Nhà giáo``, ``hoàn thiện Luật Dữ liệu trình Quốc hội``."""
    before = _DRAFTS.search(shadow.flow, max(0, start - 30), start)
    return before is not None or _SUBMITTED.match(shadow.flow, end) is not None


def name_end(shadow: ShadowText, word: TypeWord) -> int | None:
    """Return where the name of a law ends: by the list of laws, else where the words cannot go on."""
    if word.name == "Hiến pháp":
        found = _CONSTITUTION.match(shadow.flow, word.end)
        return found.end() if found else word.end
    spans = _words_after(shadow.flow, word.end)
    known = _names().get(" ".join(shadow.flow[word.start : word.end].split()), frozenset())
    parts, name = _compared([shadow.flow[start:end] for start, end in spans])
    for part, (_, end) in zip(reversed(parts), reversed(spans), strict=True):
        if part and name in known:
            return end
        name = name[: len(name) - len(part) - 1] if part else name
    return _guessed_end(shadow, spans)


def _words_after(flow: str, place: int) -> list[tuple[int, int]]:
    words = _WORDS.match(flow, place)
    return [word.span() for word in _WORD.finditer(flow, place, words.end())] if words else []


def _guessed_end(shadow: ShadowText, spans: list[tuple[int, int]]) -> int | None:
    """Return the end of a name that the list does not have: it opens with a capital and has no commas."""
    opening = shadow.plain[slice(*spans[0])] if spans else ""
    if not opening[:1].isupper() or (len(opening) > 1 and opening.isupper()):
        return None
    end = None
    for index, (first, last) in enumerate(spans):
        gap = shadow.flow[spans[index - 1][1] : first] if index else " "
        ends = shadow.plain[first].islower() and shadow.flow[first:last] in _END_OF_NAME
        if "," in gap or ends or index > 16:
            break
        end = last
    return end
