"""By when a duty of the running text is to be done: the first time that stands in its words."""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.reading import Deadline, Task

_SINCE = re.compile(r"(?:kể\s+)?từ\s", re.IGNORECASE)


def with_deadlines(tasks: tuple[Task, ...], deadlines: tuple[Deadline, ...]) -> tuple[Task, ...]:
    """Return the tasks, those without a time of their own with that of their words; ``từ ngày`` is none to end by."""
    ending = [each for each in deadlines if not _SINCE.match(each.text)]
    starts = [each.start for each in ending]
    return tuple(_timed(task, ending, starts) for task in tasks)


def _timed(task: Task, deadlines: list[Deadline], starts: list[int]) -> Task:
    inside = deadlines[bisect_left(starts, task.start) : bisect_left(starts, task.end)]
    if task.deadline is not None or not inside:
        return task
    dated = next((each for each in inside if each.date is not None), inside[0])
    return replace(task, deadline=dated)
