"""Points and rhythms of time as duties print them: day, month, quarter, year, ``hằng quý``, ``định kỳ 6 tháng``."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from loaders.shadow import ShadowText
from loaders.wordstarts import blanking, words_apart

_YEAR_WORD = r"n(?:a|i|ia|d|e)m"
_MONTH_WORD = r"th[a-z]{1,2}ng"
_YEAR = r"(?:19|20)\d\d(?!\d)"
EVERY = r"(?:h[ao]ng|moi)"
_DAY_WORD = r"(?:ng[a-z]{1,2}\s+)?"
POINT = re.compile(
    rf"""
    (?=[\dnqst])(?<![\w/.-])(?:
        {_DAY_WORD}(?P<d1>\d{{1,2}})\s?[/.-]\s?(?P<m1>\d{{1,2}})
        (?:\s?[/.-]\s?|\s+{_YEAR_WORD}\s+)(?P<y1>{_YEAR})
      | {_DAY_WORD}(?P<d2>\d{{1,2}})\s+{_MONTH_WORD}\s+(?P<m2>\d{{1,2}})(?:,?\s+{_YEAR_WORD}\s+(?P<y2>{_YEAR}))?
      | {_DAY_WORD}(?P<d3>\d{{1,2}})/(?P<m3>\d{{1,2}})(?![\d/])
      | ngay\s+(?P<d4>\d{{1,2}})(?=\s+{EVERY}\s+th|\s+cua\s+thang|\s+thang\s+(?:cuoi|dau))
      | {_MONTH_WORD}\s+(?P<m5>\d{{1,2}})(?:\s?[/.-]\s?|,?\s+{_YEAR_WORD}\s+)(?P<y5>{_YEAR})
      | {_MONTH_WORD}\s+(?P<m6>\d{{1,2}})(?![\d/])
      | quy\s+(?P<q7>iv|i{{1,3}}|[1-4])(?:\s?[/.-]\s?|,?\s+{_YEAR_WORD}\s+)(?P<y7>{_YEAR})
      | quy\s+(?P<q8>iv|i{{1,3}}|[1-4])(?!\w)
      | (?P<half>(?:0?6|sau)\s+thang\s+dau)\s+{_YEAR_WORD}\s+(?P<y9>{_YEAR})
      | {_YEAR_WORD}\s+(?P<y10>{_YEAR})(?!\s*-\s*\d)
    )(?![\w%])
    """,
    re.VERBOSE,
)
_ITEM = (
    rf"(?:{EVERY}\s+(?:ngay|tuan|thang|quy|nam)|\d{{1,2}}\s+thang(?:\s+dau\s+nam|\s*/\s*(?:1\s+)?lan|\s+mot\s+lan)?"
    r"|(?:(?:mot|01|1|cu[o06d]i|ca|het)\s+)?nam|quy|tuan|thang)(?!\w)"
)
RHYTHM = re.compile(
    rf"(?=dinh|h[ao]ng|moi|\d)(?<!\w)(?:dinh\s+ky\s+(?:\(\s*)?)?{_ITEM}(?:(?:\s*[,/]\s*|\s+va\s+|\s+hoac\s+){_ITEM})*"
)
_ONE = re.compile(_ITEM)
AFTER_EVENT = re.compile(
    r"(?:(?<!\w)trong|(?<![\w/-])(?:cham\s+nhat|muon\s+nhat|khong\s+qua))"
    r"(?:\s+(?:vong|thoi\s+han|thoi\s+gian|la|khong\s+qua)){0,2}\s+(?:\d{1,3}\s?[-–]\s?)?\d{1,3}\s*(?:\(\w+(?:\s\w+){0,3}\)\s*)?"
    r"(?:gio|ngay(?:\s+lam\s+viec)?|tuan|thang),?\s+(?:sau\s+khi|ke\s+tu(?:\s+(?:khi|ngay|thoi\s+diem))?|tinh\s+tu|tu\s+khi|tu\s+ngay)"
    r"(?!\s+(?:ngay\s+)?\d)(?:(?:\s+\w[\w/]*){1,8}(?=[.,;:)]))?"
)
"""So long after something that has no day yet: ``trong 24 giờ sau khi nước rút``; a long event is left out."""
_OPENS = re.compile(
    # Branches that begin with letters of their own rule most words out by the first one.
    r" (?=\d\d? +(?:\d|(?P<months>thang)|th[a-z]{1,2}ng)"
    r"|t(?:h[a-z]{1,2}ng +\d|uan +(?P<week>cuoi)|rong(?: +(?:vong|thoi +han|thoi +gian|la|khong +qua)){0,2} +\d)"
    r"|n(?:(?:g[a-z]{1,2}|[aide]a?m) +\d|gay +(?:lam +viec +)?(?P<day>cuoi))"
    r"|quy +[iv1-4]|sau +thang|dinh +ky|h[ao]ng +[ntq]|m(?:oi +[ntq]|uon +nhat)|cham +nhat|khong +qua)"
)
"""A blank and what opens times of every form, so that one look at each word of a text finds all of them."""
_RHYTHMIC = ("di", "ha", "ho", "mo")
_OF_EVENTS = ("tr", "ch", "mu", "kh")
"""The letters with which what :data:`_OPENS` finds begins where it opens no point."""
_WORDS_ONLY = blanking("_")
LAST_DAYS = re.compile(
    rf"(?:tuan|ngay(?:\s+lam\s+viec)?)(?<=\w)\s+cuoi(?:\s+cung)?(?:\s+cua)?(?:\s+{EVERY})?\s+(?P<of>thang|quy)(?!\w|\s+\d|\s+[iv]+\b)"
)
"""``tuần cuối tháng``, ``ngày làm việc cuối cùng của quý``."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A printed point of time; what is not printed is None."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None

    def iso(self, year: int | None) -> str | None:
        """Return the day meant, the last of a month, quarter or year, with ``year`` where none is printed."""
        year = self.year or year
        if year is None or (self.day is not None and self.month is None):
            return None
        month = self.month or 12
        try:
            return date(year, month, self.day or calendar.monthrange(year, month)[1]).isoformat()
        except (ValueError, calendar.IllegalMonthError):
            return None


@dataclass(frozen=True, slots=True)
class _Openings:
    """Where times of each form may begin in a text."""

    points: Sequence[int]
    rhythms: Sequence[int]
    events: Sequence[int]
    last_days: Sequence[int]


@lru_cache(maxsize=1)
def _openings(flow: str) -> _Openings:
    """Return the openings in a text, which is asked for one form after the other."""
    points: list[int] = []
    rhythms: list[int] = []
    events: list[int] = []
    last_days: list[int] = []
    of_letters = dict.fromkeys(_RHYTHMIC, rhythms) | dict.fromkeys(_OF_EVENTS, events)
    words = words_apart(flow, _WORDS_ONLY)
    for blank in _OPENS.finditer(words):
        place = blank.start()
        of_letters.get(words[place + 1 : place + 3], points).append(place)
        if blank.lastgroup is not None:
            (rhythms if blank.lastgroup == "months" else last_days).append(place)
    return _Openings(points, rhythms, events, last_days)


def _found(
    openings: Sequence[int], pattern: re.Pattern[str], folded: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield the matches between two places, each of which begins at an opening, none inside another."""
    for index in range(bisect_left(openings, start), len(openings)):
        place = openings[index]
        if place >= end:
            return
        if place >= start and (match := pattern.match(folded, place, end)):
            yield match
            start = match.end()


def find_points(flow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what :data:`POINT` finds between two places.

    >>> text = "truoc ngay 25/12, trong quy i/2021"
    >>> [match[0] for match in find_points(text, 0, len(text))]
    ['ngay 25/12', 'quy i/2021']
    """
    return _found(_openings(flow).points, POINT, flow, start, end)


def find_rhythms(shadow: ShadowText, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what :data:`RHYTHM` finds between two places."""
    return _found(_openings(shadow.flow).rhythms, RHYTHM, shadow.folded, start, end)


def find_after_events(shadow: ShadowText, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what :data:`AFTER_EVENT` finds between two places."""
    return _found(_openings(shadow.flow).events, AFTER_EVENT, shadow.folded, start, end)


def find_last_days(shadow: ShadowText, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what :data:`LAST_DAYS` finds between two places."""
    return _found(_openings(shadow.flow).last_days, LAST_DAYS, shadow.folded, start, end)


def last_days_rule(match: re.Match[str]) -> str:
    """Return the rule of what :data:`LAST_DAYS` found; a week ends on its Friday.

    >>> last_days_rule(LAST_DAYS.search("vao tuan cuoi thang")), last_days_rule(LAST_DAYS.search("ngay cuoi quy"))
    ('FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1')
    """
    day = "BYDAY=-1FR" if match[0].startswith("tuan") or "viec" in match[0] else "BYMONTHDAY=-1"
    return f"FREQ=MONTHLY;{day}" if match["of"] == "thang" else f"FREQ=YEARLY;BYMONTH=3,6,9,12;{day}"


def time_point(match: re.Match[str]) -> TimePoint:
    """Return what :data:`POINT` found.

    >>> time_point(POINT.search("hoan thanh trong quy i/2021")).iso(None)
    '2021-03-31'
    >>> time_point(POINT.search("truoc ngay 25/12 hang nam")).iso(2025)
    '2025-12-25'
    """
    found = match.groupdict()
    day, month, year = (
        next(
            (int(value) for key, value in found.items() if key[0] == part and key[1:].isdigit() and value),
            None,
        )
        for part in "dmy"
    )
    quarter = found["q7"] or found["q8"]
    if quarter:
        month = 3 * (_QUARTERS.get(quarter) or int(quarter))
    if found["half"]:
        month = 6
    return TimePoint(match.start(), match.end(), day, month, year)


def each_rhythm(printed: str) -> tuple[tuple[int, int, str | None], ...]:
    """Return the rhythms of a list in folded text with their places: ``hằng quý, 6 tháng, năm`` are three.

    Months that add up (``3 tháng, 6 tháng, 9 tháng``) are stages of one year, so one rhythm.

    >>> [rule for _, _, rule in each_rhythm("dinh ky hang quy, 6 thang, nam")]
    ['FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=6', 'FREQ=YEARLY']
    >>> [rule for _, _, rule in each_rhythm("6 thang, 9 thang va nam")]
    ['FREQ=YEARLY;BYMONTH=6,9,12']
    """
    items = list(_ONE.finditer(printed))
    if len(items) < 2 or any(12 % _months(each[0])[0] for each in items if re.match(r"0?[1-9]", each[0])):
        return ((0, len(printed), rhythm_rule(printed)),)
    starts = [0, *(item.start() for item in items[1:])]
    return tuple((start, item.end(), rhythm_rule(item[0])) for start, item in zip(starts, items, strict=True))


def rhythm_rule(printed: str) -> str | None:
    """Return the RFC 5545 rule of a rhythm in folded text.

    >>> rhythm_rule("dinh ky hang quy, 6 thang, mot nam")
    'FREQ=YEARLY;BYMONTH=3,6,9,12'
    >>> rhythm_rule("hang quy"), rhythm_rule("2 thang/lan"), rhythm_rule("dinh ky 6 thang, nam")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=2', 'FREQ=YEARLY;BYMONTH=6,12')
    """
    items = [" ".join(match[0].split()) for match in _ONE.finditer(printed)]
    for word, rule in (("ngay", "FREQ=DAILY"), ("tuan", "FREQ=WEEKLY")):
        if any(item.endswith(word) for item in items):
            return rule
    if any(re.fullmatch(rf"(?:{EVERY} )?thang", item) for item in items):
        return "FREQ=MONTHLY"
    months = sorted({month for item in items for month in _months(item)})
    if len(items) == 1:
        return _single(items[0], months)
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}" if months else None


def _months(item: str) -> tuple[int, ...]:
    number = re.match(r"(\d+) thang", item)
    if number is not None:
        return (int(number[1]),) if 0 < int(number[1]) <= 12 else ()
    return (3, 6, 9, 12) if item.endswith("quy") else (12,)


def _single(item: str, months: list[int]) -> str | None:
    if item.endswith("quy"):
        return "FREQ=MONTHLY;INTERVAL=3"
    if re.match(r"\d+ thang", item):
        return f"FREQ=MONTHLY;INTERVAL={months[0]}" if months else None
    return "FREQ=YEARLY"
