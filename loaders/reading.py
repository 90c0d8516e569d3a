"""From a source to all that it says: the one function that joins the finders. Pure; no store, no clock."""

from dataclasses import replace

from graph.reading import Reading, Source
from loaders.attached import find_attached
from loaders.citations import read_citations
from loaders.containers import split
from loaders.deadlines import find_deadlines
from loaders.document import TextUnderReading
from loaders.findings import find_findings
from loaders.findings.recognised import blank_findings
from loaders.header import Head, read_head
from loaders.mending import mend
from loaders.replacing import as_it_stands, placed
from loaders.requirements import find_requirements
from loaders.shadow import ShadowText
from loaders.structure import paragraphs, sections
from loaders.tasks import find_tasks
from loaders.tasks.due import with_deadlines


def read_file(source: Source) -> tuple[Reading, ...]:
    """Return what each document of a file says; nearly all files hold one."""
    return tuple(map(read_text, split(source)))


def read_text(source: Source) -> Reading:
    """Return everything that a text says of itself, of other instruments, and of who has to do what.

    >>> text = "Số: 03/KH-UBND\\n\\nKẾ HOẠCH\\n\\nThực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2021"
    >>> source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    >>> [citation.symbol for citation in read_text(source).citations]
    ['23/CT-TTg']
    """
    mended = mend(source.text) if source.ocr_confidence is None else None
    if mended is None:
        return _read(source)
    reading = as_it_stands(_read(replace(source, text=mended.text, places=())), source, mended)
    return replace(reading, findings=(*blank_findings(source, mended), *reading.findings))


def _read(source: Source) -> Reading:
    document, head = open_text(source)
    attached = find_attached(document)
    mentions, citations = read_citations(document, attached)
    blocks = paragraphs(document.shadow)
    tree = sections(document.shadow, blocks)
    tasks = find_tasks(document, blocks, tree)
    deadlines = find_deadlines(document)
    tasks = with_deadlines(tasks, deadlines, source.text)
    return Reading(
        source=source,
        header=head.header,
        citations=citations,
        tasks=tasks,
        requirements=find_requirements(document, tasks, deadlines),
        deadlines=deadlines,
        attached=attached,
        findings=placed(source, find_findings(source, document, head, mentions, citations, tasks, tree)),
    )


def open_text(source: Source) -> tuple[TextUnderReading, Head]:
    """Return a text made ready for the finders: its shadow, and what its head says of it."""
    shadow = ShadowText.of(source.text)
    head = read_head(shadow)
    if source.ocr_confidence is not None:
        # Only a recognised text has words to be read again, and only it pays for the list of words.
        from loaders.header.readable import with_readings

        head = replace(head, header=with_readings(head.header))
    document = TextUnderReading(
        shadow=shadow,
        header=head.header,
        units=head.context,
        start=head.start,
        body=head.body,
        end=head.end,
        title=head.title,
        recognised=source.ocr_confidence is not None,
    )
    return document, head
