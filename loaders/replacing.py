"""What was read of a mended text, put back to its places in the text as it stands."""

from dataclasses import replace
from typing import TypeVar

from graph.reading import Citation, Deadline, Finding, Reading, Requirement, Source, Task
from loaders.mending import Mended

_Printed = TypeVar("_Printed", Citation, Deadline, Requirement)


def as_it_stands(reading: Reading, source: Source, mended: Mended) -> Reading:
    """Return the reading of a mended text with the places, and the words there, of the ``source`` itself."""

    def printed(item: _Printed) -> _Printed:
        start, end = mended.place(item.start), mended.place(item.end)
        return replace(item, start=start, end=end, text=source.text[start:end])

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return mended.place(span[0]), mended.place(span[1])

    def of_task(task: Task) -> Task:
        start, end = moved((task.start, task.end))
        return replace(task, start=start, end=end, deadline=printed(task.deadline) if task.deadline else None)

    header = reading.header
    return replace(
        reading,
        source=source,
        header=replace(header, start=mended.place(header.start), end=mended.place(header.end)),
        citations=tuple(map(printed, reading.citations)),
        tasks=tuple(map(of_task, reading.tasks)),
        requirements=tuple(map(printed, reading.requirements)),
        deadlines=tuple(map(printed, reading.deadlines)),
        attached=tuple(
            replace(each, start=mended.place(each.start), end=mended.place(each.end), said=moved(each.said))
            for each in reading.attached
        ),
        findings=placed(source, tuple(_moved(finding, mended) for finding in reading.findings)),
    )


def _moved(finding: Finding, mended: Mended) -> Finding:
    if finding.start is None or finding.end is None:
        return finding
    return replace(finding, start=mended.place(finding.start), end=mended.place(finding.end))


def placed(source: Source, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Say of findings on which page or in which cell they stand."""
    if not source.places:
        return findings
    return tuple(
        finding if finding.start is None else replace(finding, place=source.place_at(finding.start))
        for finding in findings
    )
