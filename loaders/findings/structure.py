"""What is wrong with the build of a document: numbers, appendices, duties given twice."""

from graph.reading import Finding, Task
from loaders.document import TextUnderReading
from loaders.findings.appendix import find_missing_appendices
from loaders.findings.duties import find_conflicting_duties
from loaders.findings.numbering import find_numbering_gaps
from loaders.structure import Section


def find_structure_findings(
    document: TextUnderReading, tree: tuple[Section, ...], tasks: tuple[Task, ...]
) -> tuple[Finding, ...]:
    """Return the findings numbering-gap, missing-appendix and conflicting-duty."""
    return (
        *find_numbering_gaps(document, tree),
        *find_missing_appendices(document, tree),
        *find_conflicting_duties(tasks),
    )
