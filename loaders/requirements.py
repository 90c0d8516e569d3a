"""Requirements: duties to issue a document, whose, on what and by when (nghĩa vụ ban hành văn bản)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.reading import Assignee, Deadline, Requirement, Task
from loaders.alternatives import words_of
from loaders.deadlines import find_deadlines
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks.levels import class_levels
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.subjects import subject_of
from loaders.tasks.words import signature
from loaders.times import find_points, time_point
from ontology.vocabularies import document_types, read_vocabulary

# The lookbehind stands behind the first letter, so that the search skips what cannot open it.
_MAKE = (
    r"(?:x(?<!\wx)[a-z]{1,2}y\s+d[a-z]{1,3}ng(?:(?:\s*,\s*|\s+va\s+)(?:ban\s+hanh|to\s+chuc\s+(?:trien\s+khai\s+)?thuc\s+hien))?"
    r"|b(?<!\wb)an\s+hanh|l(?<!\wl)ap)"
)
_ISSUED_TYPES = (
    "ke.hoach",
    "chuong.trinh",
    "de.an",
    "quyet.dinh",
    "nghi.quyet",
    "chi.thi",
    "quy.che",
    "phuong.an",
    "quy.dinh",
    "huong.dan",
)
_FOR_ANOTHER = re.compile(
    r"(?<!\w)(?:tham\s+m[a-z]{1,2}u|(?<!chuong )(?<!cong )(?<!quy )(?<!lo )(?<!tien )trinh|gop\s+y|de\s+nghi)\b[^.;]*$"
    r"|(?<!\w)(?:de\s+xuat|tham\s+dinh|huong\s+dan|kiem\s+tra|don\s+doc|theo\s+doi|phoi\s+hop|duoc(?!\s+giao)|da|can\s+cu|theo)\b[^.;]{0,90}$"
    r"|(?<!\w)(?:ve|viec|khi|sau|cham|chua|khong|tinh\s+hinh|(?<!chiu )(?<!co )trach\s+nhiem)\s*$"
)
_ISSUER_NAMED = re.compile(
    r"[^.;,]{0,40}?\scua\s+(?:quoc\s+hoi|chinh\s+phu|thu\s+tuong|uy\s+ban|ubnd|hoi\s+dong|hdnd|bo\s|tinh(?!\s+hinh)|trung\s+uong)"
)
_ANOTHER = re.compile(
    r"(?:trien\s+khai|thuc\s+hien)\s+(?:\w+\s+){0,2}"
    r"(?:chuong\s+trinh|nghi\s+(?:quyet|dinh)|chi\s+thi|quyet\s+dinh|chien\s+luoc|de\s+an|ke\s+hoach|ket\s+luan)\b"
)
"""A document that a plan is to carry out: ``kế hoạch triển khai Chương trình hành động của Chính phủ``."""
_NOT_ONE = re.compile(r"\s*,\s*(?:du\s+toan|quyet\s+toan|chuong\s+trinh|phuong\s+an)")
_IN_TIME = re.compile(r"(?<!\w)(?:ngay\s+)?trong\s+\Z")
_LED_IN = re.compile(
    r"\s*(?:can\s+cu|tren\s+co\s+so|theo|(?:va\s+)?(?:chuc\s+nang|nhiem\s+vu|quyen\s+han|tinh\s+hinh|dieu\s+kien|linh\s+vuc))\b"
)
"""A piece between commas that says on what grounds somebody acts."""
_AGAIN = re.compile(
    r"c(?<!\wc)hua\s+(?:co|ban\s+hanh)[^.;]{0,60}?(?:phai|can|khan\s+truong|thi)\s+ban\s+hanh"
)
"""``nơi chưa ban hành phải ban hành ngay``: the document is named before."""
_OF_ANOTHER = re.compile(
    r"\bcua\s+(?:chu\s+tich|thu\s+tuong|chinh\s+phu|ubnd|uy\s+ban|hdnd|hoi\s+dong|bo\s+truong|quoc\s+hoi)"
)
"""A product that somebody else signs: ``Quyết định của Chủ tịch UBND tỉnh``."""
_MOST_DUTIES = 12
"""Who has more duties than these in one document is told what to do in general, and not to issue each thing."""
_PERIOD = re.compile(
    r"(?:giai\s+doan\s+)?(?P<range>(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)|n[a-z]m\s+(?P<year>(?:19|20)\d\d)"
)
_EVERY_YEAR = re.compile(r"h[ao]ng\s+nam")
_AND_EVERY_YEAR = re.compile(r"\s+va\s+h[ao]ng\s+nam\b(?!\s+(?:bao|tong|danh|gui))")
_TIME_OF_ISSUE = re.compile(r"thoi\s+(?:gian|han)\s+(?:xay\s+dung|ban\s+hanh)")
_ADMINISTRATION = re.compile(
    r"(?:chu\s+tich\s+)?(?:ubnd|uy\s+ban\s+nhan\s+dan)\b|xa,\s+phuong|cap\s+(?:xa|huyen|tinh)"
)
_GROUP = re.compile(
    r"(?:(?:thu\s+truong|giam\s+doc|nguoi\s+dung\s+dau)\s+)?(?:cac|tung|moi)\s|.*\b(?:so|ban),\s+(?:ban|nganh)|.*\bcap\s+(?:xa|huyen|tinh)"
)
_LOOK_BACK = 500


@dataclass(frozen=True, slots=True)
class _Duties:
    """What a document asks, as far as it may set the day of another duty."""

    document: TextUnderReading
    phrases: UnitPhrases
    timing: tuple[Task, ...]
    """Those duties that say by when a document is to be issued."""
    deadlines: tuple[Deadline, ...]
    given: Callable[[], Counter[tuple[Assignee, ...]]]
    """How much is asked of the same units, counted when a document may be one of very many things."""


def find_requirements(
    document: TextUnderReading, tasks: tuple[Task, ...], deadlines: tuple[Deadline, ...] | None = None
) -> tuple[Requirement, ...]:
    """Return the duties to issue a document among the tasks of the running text.

    Only what the addressees issue themselves: ``tham mưu UBND tỉnh ban hành Kế hoạch`` is the adviser's duty to
    draft, not its own plan, and ``Sở Nội vụ xây dựng Kế hoạch`` counts only where the word ban hành stands.
    """
    due = find_deadlines(document) if deadlines is None else deadlines
    listed = tuple(task for task in tasks if task.assignees)
    phrases = UnitPhrases.of(document.shadow, document.recognised)
    folded, place = document.shadow.folded, document.shadow.place
    timing = tuple(task for task in listed if _TIME_OF_ISSUE.match(folded, place(task.start)))
    given = cache(lambda: Counter(task.assignees for task in listed))
    duties = _Duties(document, phrases, timing, due, given)
    found = (_of_task(duties, task) for task in listed)
    return tuple(requirement for requirement in found if requirement is not None)


def _of_task(duties: _Duties, task: Task) -> Requirement | None:
    shadow = duties.document.shadow
    start, end = shadow.place(task.start), shadow.place(task.end)
    again = _AGAIN.search(shadow.folded, start, end)
    addressees = tuple(person.unit for person in task.assignees if person.role != "support")
    for match in _pattern().finditer(shadow.folded, start, end):
        issues = match["make"].endswith("hanh")
        own = _is_own(shadow.folded, start, match) or (again is not None and match.start() < again.start())
        if not own or not _is_type(duties.phrases, match, issues):
            continue
        plan = _type_name(match["type"]) == "Kế hoạch"
        if _may_issue(addressees, issues and task.origin == "duty", plan) and not _is_general(
            duties, task, match
        ):
            return _requirement(duties, task, addressees, match, end)
    return None


def _is_general(duties: _Duties, task: Task, match: re.Match[str]) -> bool:
    """Tell whether somebody else issues what a row names, or many are told to see to much in one document."""
    if task.origin != "duty":
        return _OF_ANOTHER.search(ShadowText.of(task.product or "").folded) is not None
    if _type_name(match["type"]) == "Kế hoạch" or len(task.assignees) < 2:
        return False
    return duties.given()[task.assignees] > _MOST_DUTIES


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of verb and type: ``xây dựng, ban hành Kế hoạch``."""
    names = {t.name: t for t in document_types() if t.slug in _ISSUED_TYPES}
    spelled = "|".join(ShadowText.of(name).folded.replace(" ", r"\s+") for name in names)
    noisy = r"k[a-z]\s+hoach"
    several = r"(?:chuong\s+trinh(?:,|\s+va)\s+(?=ke\s+hoach))?"
    return re.compile(
        rf"(?P<make>{_MAKE})\s+(?:cac\s+|cu\s+the\s+)?{several}(?P<type>{spelled}|{noisy})(?!\w)"
    )


@cache
def _own_plans() -> re.Pattern[str]:
    """Return the pattern of bodies that issue plans of their own, whatever the verb."""
    return re.compile(
        words_of(ShadowText.of(name).folded for name in read_vocabulary("assignments")["own_plans"])
    )


@cache
def _types() -> dict[str, str]:
    return {ShadowText.of(t.name).folded: t.name for t in document_types() if t.slug in _ISSUED_TYPES}


def _type_name(folded: str) -> str:
    key = " ".join(folded.split())
    return _types().get(key, "Kế hoạch")


def _is_type(phrases: UnitPhrases, match: re.Match[str], issues: bool) -> bool:
    """Tell whether a document is meant; ``xây dựng phương án`` in small letters may be any way of acting."""
    if (
        not issues
        and _type_name(match["type"]) != "Kế hoạch"
        and phrases.shadow.plain[match.start("type")].islower()
    ):
        return False
    if not phrases.accented:
        return True
    printed = phrases.shadow.slice(*match.span("type")).replace("*", " ")
    return signature(printed) == signature(_type_name(match["type"]))


def _is_own(folded: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the addressees issue the document themselves."""
    issuer = _ISSUER_NAMED.match(folded, match.end())
    if (issuer and not _ANOTHER.search(issuer[0])) or _NOT_ONE.match(folded, match.end()):
        return False
    before = folded[max(start, match.start() - _LOOK_BACK) : match.start()]
    if _TIME_OF_ISSUE.match(folded, start):
        return False
    clause = re.split(r"[.;]\s", before)[-1]
    while _LED_IN.match(clause) and "," in clause:
        clause = clause.split(",", 1)[1]
    if _LED_IN.match(clause):
        clause = re.sub(r"can\s+cu|theo", "", clause)
    return _FOR_ANOTHER.search(clause) is None


def _may_issue(addressees: tuple[str, ...], says_issue: bool, plan: bool) -> bool:
    """Tell whether the addressees are administrations or a whole group of bodies, or are told to issue."""
    for unit in addressees:
        folded = ShadowText.of(unit).folded
        if says_issue or _ADMINISTRATION.match(folded) or _GROUP.match(folded):
            return True
        if plan and _own_plans().match(folded):
            return True
    return False


def _requirement(
    duties: _Duties, task: Task, addressees: tuple[str, ...], match: re.Match[str], end: int
) -> Requirement:
    document, shadow = duties.document, duties.document.shadow
    subject, subject_end = subject_of(duties.phrases, match.end(), end)
    due, rule = _due(duties, task, addressees, shadow.span(match.start(), end)[0])
    floor = max(shadow.place(task.start), match.start() - 40)
    every = _EVERY_YEAR.search(shadow.folded, floor, subject_end)
    if rule is None and (every or _AND_EVERY_YEAR.match(shadow.folded, subject_end)):
        rule = "FREQ=YEARLY"
    sentence_end = _sentence_end(shadow.folded, match.end(), end)
    return Requirement(
        start=task.start,
        end=task.end,
        text=document.text[task.start : task.end],
        addressees=addressees,
        addressee_levels=class_levels(addressees),
        document_type=_type_name(match["type"]),
        subject=subject,
        period=_period(shadow.folded, match.end(), sentence_end)
        or (None if rule else document.header.period),
        due=due,
        recurrence=rule,
    )


def _sentence_end(folded: str, start: int, end: int) -> int:
    stop = re.compile(r"[.;](?=\s)").search(folded, start, end)
    return stop.start() if stop else end


def _period(folded: str, start: int, end: int) -> str | None:
    """Return the year or years the document is for; the year of a day or month is not that."""
    for match in _PERIOD.finditer(folded, start, end):
        before = folded[max(0, match.start() - 30) : match.start()]
        if not re.search(r"(?:th[a-z]{1,2}ng|quy)\s+\w+\s+$|(?:het|trong|truoc)\s+$", before):
            return match["year"] or re.sub(r"\s", "", match["range"])
    return None


def _due(
    duties: _Duties, task: Task, addressees: tuple[str, ...], made: int
) -> tuple[str | None, str | None]:
    """Return the day and rhythm by which the document is due.

    They stand in the duty, or in a duty of the same addressees on the time of issue; the day by which the
    document is to be sent in counts where no other is printed in its sentence.
    """
    if task.origin != "duty" and task.deadline is not None:
        return task.deadline.date, task.deadline.recurrence
    for source in (task, *_on_time_of_issue(duties, task, addressees)):
        for deadline in duties.deadlines:
            if source.start <= deadline.start < source.end and deadline.kind != "report":
                return deadline.date, deadline.recurrence
    for deadline in duties.deadlines:
        between = duties.document.text[made : deadline.start] if made <= deadline.start < task.end else ";"
        if deadline.date is not None and not re.search(r"[.;](?:\s|$)", between):
            return deadline.date, None
    return _within(duties, made, task.end), None


def _within(duties: _Duties, made: int, end: int) -> str | None:
    """Return the end of the month or quarter in which the document is to be made, where that is printed."""
    folded, header = duties.document.shadow.flow, duties.document.header
    start = duties.document.shadow.place(made)
    stop = _sentence_end(folded, start, duties.document.shadow.place(end))
    for point in find_points(folded, start, stop):
        if _IN_TIME.search(folded, start, point.start()):
            return time_point(point).iso(header.year)
    return None


def _on_time_of_issue(duties: _Duties, task: Task, addressees: tuple[str, ...]) -> Iterator[Task]:
    for other in duties.timing:
        if other is not task and tuple(person.unit for person in other.assignees) == addressees:
            yield other
