"""Texts read as the body of a document of 2025, of no place."""

from collections.abc import Callable

import pytest

from graph.reading import Header, Task
from graph.units import UnitContext
from loaders.deadlines import find_deadlines
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks import find_tasks
from loaders.tasks.due import with_deadlines


@pytest.fixture(scope="session")
def body() -> Callable[[str], TextUnderReading]:
    def opened(text: str) -> TextUnderReading:
        shadow = ShadowText.of(text)
        return TextUnderReading(
            shadow=shadow, header=Header(year=2025), units=UnitContext(), end=len(shadow.plain)
        )

    return opened


@pytest.fixture(scope="session")
def read(body: Callable[[str], TextUnderReading]) -> Callable[[str], list[Task]]:
    """Return the tasks of a text."""

    def tasks(text: str) -> list[Task]:
        document = body(text)
        return list(with_deadlines(find_tasks(document), find_deadlines(document), text))

    return tasks


@pytest.fixture(scope="session")
def told(read: Callable[[str], list[Task]]) -> Callable[[str], list[tuple[str, dict[str, str]]]]:
    """Return what a text tells to be done, and by whom in which role."""
    return lambda text: [
        (task.content, {who.unit: who.role for who in task.assignees}) for task in read(text)
    ]
