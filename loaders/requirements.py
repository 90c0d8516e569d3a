"""Requirements: duties to issue a document, whose, on what and by when (nghĩa vụ ban hành văn bản)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Level
from graph.reading import Deadline, Requirement, Task
from loaders.deadlines import find_deadlines
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks.phrases import UnitPhrases, tidy
from loaders.tasks.words import signature
from ontology.vocabularies import document_types

# The lookbehind stands behind the first letter, so that the search skips what cannot open it.
_MAKE = (
    r"(?:x(?<!\wx)[a-z]{1,2}y\s+d[a-z]{1,3}ng(?:(?:\s*,\s*|\s+va\s+)ban\s+hanh)?"
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
    r"|(?<!\w)(?:de\s+xuat|tham\s+dinh|huong\s+dan|kiem\s+tra|don\s+doc|theo\s+doi|phoi\s+hop|duoc|da|can\s+cu|theo)\b[^.;]{0,90}$"
    r"|(?<!\w)(?:ve|viec|khi|sau|cham|chua|khong|tinh\s+hinh)\s*$"
)
_ISSUER_NAMED = re.compile(
    r"[^.;,]{0,40}?\scua\s+(?:quoc\s+hoi|chinh\s+phu|thu\s+tuong|uy\s+ban|ubnd|hoi\s+dong|hdnd|bo\s|tinh(?!\s+hinh)|trung\s+uong)"
)
_NOT_ONE = re.compile(r"\s*,\s*(?:du\s+toan|quyet\s+toan|chuong\s+trinh|phuong\s+an)")
_SUBJECT_END = re.compile(
    r"[.;:(]|\s+va\s+(?!thong|xa|quan)|,\s+(?=bao\s+dam|dam\s+bao|gui|hoan|truoc|cham|va\s+gui|bao\s+cao|to\s+chuc)|"
    r"\s+(?=truoc\s+ngay|cham\s+nhat|hoan\s+thanh|de\s+to\s+chuc|de\s+trien\s+khai|gui\s+ve|trong\s+pham\s+vi|tai\s+(?:co\s+quan|don\s+vi|dia\s+phuong)|cua\s+(?:co\s+quan|d[a-z]n\s+vi|dia\s+phuong))"
)
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
_OF_LEVEL = re.compile(
    r"(?<!co quan )(?<!nganh )(?<!doan the )(?<!to chuc )(?<!so )(?<!ban )(?<!don vi )(?<!mat tran )(?<!hoi )"
    r"cap\s+(xa|huyen|tinh)(?!\w)"
)
"""A level at which the administrations are meant, not ``các cơ quan cấp tỉnh``."""
_LONGEST_SUBJECT = 220
_LOOK_BACK = 500
_LEVEL_OF_KIND = {
    "xa": Level.COMMUNE.value,
    "phuong": Level.COMMUNE.value,
    "thi tran": Level.COMMUNE.value,
    "dac khu": Level.COMMUNE.value,
    "huyen": Level.DISTRICT.value,
    "quan": Level.DISTRICT.value,
    "thi xa": Level.DISTRICT.value,
    "tinh": Level.PROVINCE.value,
}


@dataclass(frozen=True, slots=True)
class _Duties:
    """What a document asks, as far as it may set the day of another duty."""

    document: TextUnderReading
    phrases: UnitPhrases
    tasks: tuple[Task, ...]
    deadlines: tuple[Deadline, ...]


def find_requirements(
    document: TextUnderReading, tasks: tuple[Task, ...], deadlines: tuple[Deadline, ...] | None = None
) -> tuple[Requirement, ...]:
    """Return the duties to issue a document among the tasks of the running text.

    Only what the addressees issue themselves: ``tham mưu UBND tỉnh ban hành Kế hoạch`` is the adviser's duty to
    draft, not its own plan, and ``Sở Nội vụ xây dựng Kế hoạch`` counts only where the word ban hành stands.
    """
    due = find_deadlines(document) if deadlines is None else deadlines
    listed = tuple(task for task in tasks if task.origin == "duty" and task.assignees)
    duties = _Duties(document, UnitPhrases.of(document.shadow), listed, due)
    found = (_of_task(duties, task) for task in listed)
    return tuple(requirement for requirement in found if requirement is not None)


def _of_task(duties: _Duties, task: Task) -> Requirement | None:
    shadow = duties.document.shadow
    start, end = shadow.place(task.start), shadow.place(task.end)
    addressees = tuple(person.unit for person in task.assignees if person.role != "support")
    for match in _pattern().finditer(shadow.folded, start, end):
        issues = match["make"].endswith("hanh")
        if not _is_own(shadow.folded, start, match) or not _is_type(duties.phrases, match, issues):
            continue
        if _may_issue(addressees, issues):
            return _requirement(duties, task, addressees, match, end)
    return None


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of verb and type: ``xây dựng, ban hành Kế hoạch``."""
    names = {t.name: t for t in document_types() if t.slug in _ISSUED_TYPES}
    spelled = "|".join(ShadowText.of(name).folded.replace(" ", r"\s+") for name in names)
    noisy = r"k[a-z]\s+hoach"
    return re.compile(rf"(?P<make>{_MAKE})\s+(?:cac\s+|cu\s+the\s+)?(?P<type>{spelled}|{noisy})(?!\w)")


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
    if _ISSUER_NAMED.match(folded, match.end()) or _NOT_ONE.match(folded, match.end()):
        return False
    before = folded[max(start, match.start() - _LOOK_BACK) : match.start()]
    if _TIME_OF_ISSUE.match(folded, start):
        return False
    clause = re.split(r"[.;]\s", before)[-1]
    if re.match(r"\s*(?:can\s+cu|tren\s+co\s+so|theo)\b", clause):
        clause = clause.split(",", 1)[1] if "," in clause else re.sub(r"can\s+cu|theo", "", clause)
    return _FOR_ANOTHER.search(clause) is None


def _may_issue(addressees: tuple[str, ...], says_issue: bool) -> bool:
    """Tell whether the addressees are administrations or a whole group of bodies, or are told to issue."""
    for unit in addressees:
        folded = ShadowText.of(unit).folded
        if says_issue or _ADMINISTRATION.match(folded) or _GROUP.match(folded):
            return True
    return False


def _requirement(
    duties: _Duties, task: Task, addressees: tuple[str, ...], match: re.Match[str], end: int
) -> Requirement:
    document, shadow = duties.document, duties.document.shadow
    subject_end = _subject_end(shadow.folded, match.end(), end)
    due, rule = _due(duties, task, addressees, shadow.span(match.start(), end)[0])
    every = _EVERY_YEAR.search(shadow.folded, match.start() - 40, subject_end)
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
        subject=tidy(shadow.slice(match.end(), subject_end)).strip(" ,.;") or None,
        period=_period(shadow.folded, match.end(), sentence_end) or document.header.period,
        due=due,
        recurrence=rule,
    )


def _subject_end(folded: str, start: int, end: int) -> int:
    stop = _SUBJECT_END.search(folded, start, min(end, start + _LONGEST_SUBJECT))
    return stop.start() if stop else min(end, start + _LONGEST_SUBJECT)


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
    for source in (task, *_on_time_of_issue(duties, task, addressees)):
        for deadline in duties.deadlines:
            if source.start <= deadline.start < source.end and deadline.kind != "report":
                return deadline.date, deadline.recurrence
    for deadline in duties.deadlines:
        between = duties.document.text[made : deadline.start] if made <= deadline.start < task.end else ";"
        if deadline.date is not None and not re.search(r"[.;](?:\s|$)", between):
            return deadline.date, None
    return None, None


def _on_time_of_issue(duties: _Duties, task: Task, addressees: tuple[str, ...]) -> Iterator[Task]:
    shadow = duties.document.shadow
    for other in duties.tasks:
        same = tuple(person.unit for person in other.assignees) == addressees
        if other is not task and same and _TIME_OF_ISSUE.match(shadow.folded, shadow.place(other.start)):
            yield other


def class_levels(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Return the levels whose administrations are addressed as a class, in the order in which they stand.

    >>> class_levels(("Chủ tịch UBND các xã, thị trấn", "Phòng Nội vụ", "UBND cấp huyện"))
    ('commune', 'district')
    >>> class_levels(("UBND xã", "UBND các tỉnh, thành phố trực thuộc Trung ương"))
    ('province',)
    """
    found = [level for unit in addressees for level in _levels_of(ShadowText.of(unit).folded)]
    return tuple(dict.fromkeys(found))


def _levels_of(folded: str) -> Iterator[str]:
    if re.search(r"\b(?:so|ban),\s+(?:ban|nganh)|don\s+vi\s+truc\s+thuoc", folded):
        return
    for each in _OF_LEVEL.finditer(folded):
        yield _LEVEL_OF_KIND[each[1]]
    if not re.search(r"ubnd|uy\s+ban\s+nhan\s+dan|dia\s+phuong", folded):
        return
    kinds = re.findall(r"\b(?:dac\s+khu|thi\s+tran|thi\s+xa|thanh\s+pho|phuong|huyen|quan|tinh|xa)\b", folded)
    several = len(kinds) > 1 and "," in folded
    if kinds and (
        several or re.search(r"\b(?:cac|moi|tung)\s+(?:xa|phuong|thi|huyen|quan|thanh|tinh|dac)", folded)
    ):
        levels = [_LEVEL_OF_KIND.get(" ".join(kind.split())) for kind in kinds]
        known = [level for level in levels if level is not None]
        yield known[0] if known else Level.DISTRICT.value
