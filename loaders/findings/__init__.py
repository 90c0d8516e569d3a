"""Findings: what is wrong or noteworthy in a document, each with its place."""

from collections.abc import Sequence

from graph.reading import Citation, Finding, Source, Task
from loaders.citations.mention import Mention
from loaders.document import TextUnderReading
from loaders.findings.cited import citation_findings
from loaders.findings.heads import head_findings
from loaders.findings.recognised import encoding_findings, recognition_findings
from loaders.findings.structure import find_structure_findings
from loaders.header import Head
from loaders.structure import Section


def find_findings(
    source: Source,
    document: TextUnderReading,
    head: Head,
    mentions: Sequence[Mention],
    citations: Sequence[Citation],
    tasks: Sequence[Task],
    tree: tuple[Section, ...],
) -> tuple[Finding, ...]:
    """Return all findings, in the order of the text."""
    found = [
        *encoding_findings(source),
        *recognition_findings(source),
        *head_findings(document, head),
        *citation_findings(document, mentions, citations),
        *find_structure_findings(document, tree, tuple(tasks)),
    ]
    return tuple(sorted(found, key=lambda each: (each.start or 0, each.end or 0, each.code)))
