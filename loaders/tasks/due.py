"""By when a duty of the running text is to be done: the first time that stands in its words."""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.reading import Deadline, Task
from loaders.shadow import ShadowText
from loaders.times import POINT, rhythm_rule, time_point

_SINCE = re.compile(r"(?:kể\s+)?từ\s", re.IGNORECASE)
_MONTH = re.compile(r"[Tt](?i:rong\s+(?:th|qu)[^\W\d_]{1,5}\s+[\dIVX])")
"""``trong tháng 11/2025``, whose accents may be letters of their own."""


def with_deadlines(
    tasks: tuple[Task, ...], deadlines: tuple[Deadline, ...], text: str | None = None
) -> tuple[Task, ...]:
    """Return the tasks, those without a time of their own with that of their words; ``từ ngày`` is none to end by.

    Where nothing else is said, the month or quarter in which something is to be done ends it: ``trong quý I/2026``.
    Where a list of rhythms stands (``hằng quý, 6 tháng, năm``) and ``text`` is given, the task has all of them.
    """
    ending = [each for each in deadlines if not _SINCE.match(each.text)]
    listed = ending if text is None else _joined(ending, text)
    starts = [each.start for each in listed]
    timed = (_timed(task, listed, starts) for task in tasks)
    return tuple(timed if text is None else (_with_month(task, text) for task in timed))


def _with_month(task: Task, text: str) -> Task:
    """Return a task without a time with the month or quarter of a printed year that its words name."""
    month = None if task.deadline is not None else _MONTH.search(text, task.start, task.end)
    if month is None:
        return task
    shadow = ShadowText.of(text[month.start() : task.end])
    point = POINT.search(shadow.folded)
    known = None if point is None else time_point(point)
    if (
        point is None
        or known is None
        or known.year is None
        or shadow.folded[: point.start()].strip() != "trong"
    ):
        return task
    first, last = month.start(), month.start() + shadow.span(point.start(), point.end())[1]
    due = Deadline(start=first, end=last, text=text[first:last], date=known.iso(None), kind="complete")
    return replace(task, deadline=due)


def _joined(deadlines: list[Deadline], text: str) -> list[Deadline]:
    """Return the deadlines, those of a list of rhythms as one."""
    found: list[Deadline] = []
    for each in deadlines:
        last = found[-1] if found else None
        between = text[last.end : each.start].strip(" ,\n") if last is not None else "."
        if last is None or None in (last.recurrence, each.recurrence) or between not in ("", "và"):
            found.append(each)
            continue
        words = text[last.start : each.end]
        rule = rhythm_rule(ShadowText.of(words).folded) or last.recurrence
        found[-1] = replace(last, end=each.end, text=words, recurrence=rule)
    return found


def _timed(task: Task, deadlines: list[Deadline], starts: list[int]) -> Task:
    inside = deadlines[bisect_left(starts, task.start) : bisect_left(starts, task.end)]
    if task.deadline is not None or not inside:
        return task
    often = f"{inside[0].recurrence};"
    finer = next((each for each in inside if (each.recurrence or "").startswith(often)), inside[0])
    dated = next((each for each in inside if each.date is not None), finer)
    return replace(task, deadline=dated)
