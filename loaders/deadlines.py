"""Deadlines (thời hạn): dates and rhythms by which something must be done or reported."""

import re
from collections.abc import Iterator

from graph.reading import Deadline, Header
from loaders.document import TextUnderReading
from loaders.times import (
    EVERY,
    POINT,
    RHYTHM,
    TimePoint,
    each_rhythm,
    find_after_events,
    find_last_days,
    find_points,
    find_rhythms,
    last_days_rule,
    rhythm_rule,
    time_point,
)

# Optical recognition turns "trước" into "truwdc" or "tru6e".
_BEFORE = r"tr[uwv][wuo06d]{0,2}[ce]"
_APART = r"(?<![\w/-].)"
_CUE = re.compile(
    # The lookbehinds stand behind the first letter, so that the search skips what cannot open it.
    rf"(?:t{_APART}{_BEFORE[1:]}|c{_APART}[hn][a-z]m\s+nhat|m{_APART}uon\s+nhat|k{_APART}hong\s+qua"
    rf"|d{_APART}en\s+het|x{_APART}ong|h{_APART}oan\s+thanh)"
    r"(?:\s+(?:la|vao|xong|truoc|trong|dut\s+diem|het|cuoi))*\s*(?:den\s+)?$"
)
_UNTIL = re.compile(rf"(?:d{_APART}en|t{_APART}oi)\s+(?:het\s+|cuoi\s+)?$")
_ON = re.compile(r"(?<!\w)vao\s+$")
_OPENS_LINE = re.compile(r"[\n|]\s*$")
_SINCE = re.compile(rf"(?:k{_APART}e\s+tu|t{_APART}u)\s+$")
_LABEL = re.compile(
    r"(?<!\w)(?:thoi\s+(?:gian|han|diem)|tien\s+do|lo\s+trinh)(?:\s+\w+){0,4}\s*:\s*(?:hoan\s+thanh\s+)?(?:trong\s+|truoc\s+|tu\s+)?$"
)
_AIM = re.compile(r"(?:^|[.;:\n]\s*|[-+]\s+|phan\s+dau,?\s+)(?:den\s+)(?:het\s+|cuoi\s+)?$")
_EVERY_AFTER = re.compile(
    rf"\s+{EVERY}\s+(nam|thang|quy)"
    r"|\s+(?:cua\s+)?thang\s+(?P<place>cuoi|dau)(?:\s+tien)?\s+(?:cua\s+)?(?:moi\s+)?quy(?:\s+(?:sau|tiep\s+theo|ke\s+tiep))?"
    r"|\s+cua\s+thang"
    rf"|(?=(?:\s*,|\s+va|\s+hoac)\s+(?:truoc\s+)?(?:ngay\s+)?\d{{1,2}}(?:\s+thang\s+|/)\d{{1,2}}\s+{EVERY}\s+(?P<shared>nam))"
)
"""A rhythm behind a day; in ``15/6 và 15/12 hằng năm`` it counts for both."""
_EVERY_YEAR_BEFORE = re.compile(r"h[ao]ng\s+(nam)\s*,?\s*\(?\s*$")
_YEARLY_REPORT = re.compile(
    r"bao\s+cao(?:\s+(?:so\s+ket|tong\s+ket|dinh\s+ky|ket\s+qua)){0,2}\s+(?:h[ao]ng\s+)?(?:nam|(?:06|6|sau)\s+thang)(?!\s+\d)[^.;\n]*\Z"
)
_YEARLY_CLAUSE = re.compile(r"(?:^|[.;:])[\s+-]*h[ao]ng\s+nam\b[^.;:]*\Z")
"""``hằng năm sơ kết, báo cáo UBND tỉnh trước ngày 15 tháng 12``."""
_FOLLOWING_YEARS = re.compile(r"(?:\s*,)?\s+va\s+(?:cac|nhung)\s+nam\s+tiep\s+theo")
_AND_UNTIL = re.compile(r"\s+den\s+(?:het\s+)?(?:ngay|thang|het|nam|quy)")
_HOURLY = re.compile(rf"{_BEFORE}\s+\d{{1,2}}\s?(?:h|gio)\s?\d{{0,2}}'?\s+(?:{EVERY}|trong)\s+ngay")
_REPORT_NEAR = re.compile(r"bao\s+cao|g[uirl]{1,3}i\b|so\s+ket|tong\s+ket|tong\s+hop|danh\s+gia")
_MONEY_BEFORE = re.compile(
    r"(?:ngan\s+sach|du\s+toan|kinh\s+phi|nguon|ke\s+hoach|chi\s+tieu|duong)\s+(?:nha\s+nuoc\s+)?$"
)
_KINDS = (
    ("report", re.compile(r"bao\s+c[a-z]o|g[a-z]{1,2}i\s+(?:ve|so|uy|ubnd|phong|van)|tong\s+hop")),
    ("complete", re.compile(r"hoan\s+thanh|xong|ket\s+thuc|dut\s+diem")),
    (
        "issue",
        re.compile(
            r"ban\s+hanh|xay\s+d[a-z]+ng(?:\s+va\s+ban\s+hanh)?\s+(?:k[a-z]\s+hoach|chuong|quy)|phe\s+duyet|\btrinh\b"
        ),
    ),
)
_LOOK_BACK = 70
_CLAUSE = 260
_BARE_YEAR = re.compile(
    r"\s*(?:(?P<month>0?[1-9]|1[0-2])\s*/\s*)?(?P<year>(?:19|20)\d\d)(?=\s*\.?\s*$|,?\s+va\s)"
)


def find_deadlines(document: TextUnderReading) -> tuple[Deadline, ...]:
    """Return the deadlines of a document in order; dates of cited instruments and vague words are none.

    A point of time counts only behind words that make it one: trước, chậm nhất, hoàn thành trong, đến hết,
    ``Thời gian thực hiện:``; a rhythm only where something is reported or reviewed in it.
    """
    found = [*_points(document), *_rhythms(document), *_hours(document), *_last_days(document)]
    found += _after_events(document)
    found.sort(key=lambda deadline: (deadline.start, -deadline.end))
    apart: list[Deadline] = []
    for deadline in found:
        if not apart or deadline.start >= apart[-1].end:
            apart.append(deadline)
    return tuple(apart)


def deadline_in(document: TextUnderReading, start: int, end: int) -> Deadline | None:
    """Return the deadline that a cell or a labelled line is, as printed; None for an empty one."""
    folded = document.shadow.folded
    while start < end and folded[start].isspace():
        start += 1
    if start >= end:
        return None
    first, last = document.shadow.span(start, end)
    points = [time_point(match) for match in POINT.finditer(folded, start, end)]
    bare = _BARE_YEAR.match(folded[start:end])
    if bare is not None:
        month = int(bare["month"]) if bare["month"] else None
        points = [TimePoint(start, start + bare.end(), None, month, int(bare["year"]))]
    rule = _rule_of_cell(folded, points, start, end)
    recurs = rule is not None and not _FOLLOWING_YEARS.search(folded, start, end)
    iso = None if recurs or not points else _date(points[-1], document.header)
    text = " ".join(document.text[first:last].replace("*", "").split())
    return Deadline(start=first, end=last, text=text, date=iso, recurrence=rule, kind="complete")


def _rule_of_cell(folded: str, points: list[TimePoint], start: int, end: int) -> str | None:
    if _FOLLOWING_YEARS.search(folded, start, end):
        return "FREQ=YEARLY"
    if points:
        every = _EVERY_AFTER.match(folded, points[-1].end, end)
        return None if every is None else _rule_of_point(points[-1], every)
    rhythm = RHYTHM.search(folded, start, end)
    if rhythm is None or not re.search(rf"dinh\s+ky|{EVERY}\s|/\s*lan|mot\s+lan", rhythm[0]):
        return None
    return rhythm_rule(rhythm[0])


def _points(document: TextUnderReading) -> Iterator[Deadline]:
    folded = document.shadow.flow
    for match in find_points(folded, document.start, document.end or len(folded)):
        cue = _cue_before(folded, match)
        if cue is not None:
            deadline = _deadline(document, cue, time_point(match))
            if deadline is not None:
                yield deadline


def _cue_before(folded: str, match: re.Match[str]) -> int | None:
    """Return where the words begin that make a point of time a deadline, None without them."""
    floor = max(0, match.start() - _LOOK_BACK)
    before = folded[floor : match.start()]
    cue = _CUE.search(before)
    if cue is not None:
        return floor + cue.start()
    label = _LABEL.search(before) if ":" in before else None
    if label is not None and not _AND_UNTIL.match(folded, match.end()):
        return match.start()
    if _EVERY_AFTER.match(folded, match.end()):
        if _ON.search(before):
            return floor + before.rindex("vao")
        if _OPENS_LINE.search(before):
            return match.start()
    until = _UNTIL.search(before)
    if until is not None and (_begins_before(before[: until.start()]) or _AIM.search(before)):
        return floor + until.start()
    since = _SINCE.search(before)
    if since is not None and "ngay" in match[0] and not _AND_UNTIL.match(folded, match.end()):
        return floor + since.start()
    return None


def _begins_before(before: str) -> bool:
    """Tell whether ``từ ngày ...`` stands before ``đến ngày ...``."""
    return re.search(r"(?<!\w)tu\s+(?:ngay|thang|quy|nam)[\s\d/.thangmiq]{1,30}\s*$", before) is not None


def _deadline(document: TextUnderReading, cue: int, point: TimePoint) -> Deadline | None:
    folded = document.shadow.flow
    every = _EVERY_AFTER.match(folded, point.end) or _EVERY_YEAR_BEFORE.search(folded[max(0, cue - 14) : cue])
    following = _FOLLOWING_YEARS.match(folded, point.end)
    end = following.end() if following else max(point.end, every.end() if every else 0)
    rule = "FREQ=YEARLY" if following else _rule_of_point(point, every) if every else None
    if (
        every is None
        and point.year is None
        and point.month
        and _is_of_every_year(document.header, folded, cue)
    ):
        rule = f"FREQ=YEARLY;BYMONTH={point.month};BYMONTHDAY={point.day or -1}"
    iso = None if every or (rule and not following) else _date(point, document.header)
    if rule is None and (iso is None or _is_past(iso, document.header)):
        return None
    first, last = document.shadow.span(cue, end)
    kind = _kind(folded, cue, end)
    return Deadline(
        start=first, end=last, text=document.text[first:last], date=iso, recurrence=rule, kind=kind
    )


def _is_of_every_year(header: Header, folded: str, cue: int) -> bool:
    """Tell whether a report of the year is spoken of in a document for several years, without saying which."""
    if _YEARLY_CLAUSE.search(folded[max(0, cue - 2 * _LOOK_BACK) : cue]):
        return True
    if header.period is None or not re.fullmatch(r"\d{4}-\d{4}", header.period):
        return False
    return _YEARLY_REPORT.search(folded, max(0, cue - _LOOK_BACK), cue) is not None


def _rule_of_point(point: TimePoint, every: re.Match[str]) -> str:
    known = every.groupdict()
    if known.get("place"):
        months = "3,6,9,12" if known["place"] == "cuoi" else "1,4,7,10"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={point.day or -1}"
    if (every[1] in (None, "thang") and not known.get("shared")) or point.month is None:
        return f"FREQ=MONTHLY;BYMONTHDAY={point.day or -1}"
    return f"FREQ=YEARLY;BYMONTH={point.month};BYMONTHDAY={point.day or -1}"


def _date(point: TimePoint, header: Header) -> str | None:
    """Return the day meant; without a printed year, that of the plan, or the first such day after it was issued."""
    if point.year is not None:
        return point.iso(None)
    if header.period is not None and re.fullmatch(r"\d{4}", header.period):
        return point.iso(int(header.period))
    iso = point.iso(header.year)
    if iso is not None and header.date is not None and iso < header.date and header.year is not None:
        return point.iso(header.year + 1)
    return iso


def _is_past(iso: str, header: Header) -> bool:
    issued = header.date or (str(header.year) if header.year else "")
    return iso < issued


def _kind(folded: str, start: int, end: int) -> str:
    """Return what is due: by the words of the clause nearest before, else right behind."""
    if re.match(r"hoan\s+thanh|xong", folded[start:end]):
        return "complete"
    if re.match(r"(?:ke\s+)?tu\s", folded[start:end]):
        return "target"
    floor = max(0, start - _CLAUSE)
    floor = max(floor, *(folded.rfind(sign, floor, start) for sign in (". ", "\n\n", ";")))
    near = [
        (match.start(), kind) for kind, pattern in _KINDS for match in pattern.finditer(folded, floor, start)
    ]
    if near:
        return max(near)[1]
    return next((kind for kind, pattern in _KINDS if pattern.search(folded, end, end + 60)), "target")


def _rhythms(document: TextUnderReading) -> Iterator[Deadline]:
    folded = document.shadow.folded
    for match in find_rhythms(document.shadow, document.start, document.end or len(folded)):
        if not _is_due(folded, match):
            continue
        for start, end, rule in each_rhythm(match[0]):
            if rule is not None:
                first, last = document.shadow.span(match.start() + start, match.start() + end)
                yield Deadline(
                    start=first, end=last, text=document.text[first:last], recurrence=rule, kind="report"
                )


def _is_due(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a rhythm is one of reporting, not of money or of what is done anyway."""
    before = folded[max(0, match.start() - 70) : match.start()]
    after = folded[match.end() : match.end() + 60]
    if not re.match(rf"dinh\s+ky|{EVERY}\s", match[0]) or _MONEY_BEFORE.search(before):
        return False
    clause = re.split(r"[.;]\s", before)[-1]
    if match[0].startswith("dinh"):
        return _REPORT_NEAR.search(clause + " " + re.split(r"[.;]\s", after)[0]) is not None
    return re.match(r",?\s+(?:\w+\s+){0,4}(?:bao\s+cao|so\s+ket|gui\s)", after) is not None or (
        re.search(r"bao\s+c[a-z]o(?:\s+[\w-]+){0,9}\s+$", clause) is not None
    )


def _last_days(document: TextUnderReading) -> Iterator[Deadline]:
    folded = document.shadow.folded
    for match in find_last_days(document.shadow, document.start, document.end or len(folded)):
        first, last = document.shadow.span(*match.span())
        kind = _kind(folded, match.start(), match.end())
        yield Deadline(
            start=first, end=last, text=document.text[first:last], recurrence=last_days_rule(match), kind=kind
        )


def _after_events(document: TextUnderReading) -> Iterator[Deadline]:
    folded = document.shadow.folded
    for match in find_after_events(document.shadow, document.start, document.end or len(folded)):
        first, last = document.shadow.span(*match.span())
        kind = _kind(folded, match.start(), match.end())
        yield Deadline(start=first, end=last, text=document.text[first:last], kind=kind)


def _hours(document: TextUnderReading) -> Iterator[Deadline]:
    for match in _HOURLY.finditer(document.shadow.folded, document.start):
        first, last = document.shadow.span(*match.span())
        yield Deadline(
            start=first, end=last, text=document.text[first:last], recurrence="FREQ=DAILY", kind="report"
        )
