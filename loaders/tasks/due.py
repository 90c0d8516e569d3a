"""By when a duty of the running text is to be done: the first time that stands in its words."""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.reading import Deadline, Task
from loaders.shadow import ShadowText
from loaders.times import rhythm_rule

_SINCE = re.compile(r"(?:kể\s+)?từ\s", re.IGNORECASE)


def with_deadlines(
    tasks: tuple[Task, ...], deadlines: tuple[Deadline, ...], text: str | None = None
) -> tuple[Task, ...]:
    """Return the tasks, those without a time of their own with that of their words; ``từ ngày`` is none to end by.

    Where a list of rhythms stands (``hằng quý, 6 tháng, năm``) and ``text`` is given, the task has all of them.
    """
    ending = [each for each in deadlines if not _SINCE.match(each.text)]
    listed = ending if text is None else _joined(ending, text)
    starts = [each.start for each in listed]
    return tuple(_timed(task, listed, starts) for task in tasks)


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
