"""The same work led by two units (giao trùng nhiệm vụ chủ trì)."""

from collections.abc import Iterator

from graph.identifiers.folding import fold
from graph.reading import Finding, Task

_SHORTEST = 40
"""Letters below which two duties may be alike by chance: ``chủ trì thực hiện Kế hoạch này``."""


def find_conflicting_duties(tasks: tuple[Task, ...]) -> Iterator[Finding]:
    """Yield a finding for each lead duty that the same words give to another unit as well."""
    first: dict[str, Task] = {}
    for task in tasks:
        leaders = _leaders(task) if task.origin == "duty" else None
        if not leaders or len(key := fold(task.content)) < _SHORTEST:
            continue
        other = first.setdefault(key, task)
        if other is task or _leaders(other) & leaders:
            continue
        units = " và ".join((_names(other), _names(task)))
        yield Finding(
            code="conflicting-duty",
            severity="warning",
            message=f"cùng một nhiệm vụ chủ trì được giao cho {units}",
            start=task.start,
            end=task.end,
        )


def _leaders(task: Task) -> frozenset[str]:
    return frozenset(fold(person.unit) for person in task.assignees if person.role == "lead")


def _names(task: Task) -> str:
    return ", ".join(person.unit for person in task.assignees if person.role == "lead")
