from pathlib import Path

import pytest

from graph.reading import Reading, Source
from loaders.reading import read_text


def readings(folder: Path) -> list[Reading]:
    paths = [*sorted((folder / "seeds").glob("*.txt")), *sorted((folder / "corpus" / "dev").glob("*.txt"))]
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    return [read_text(Source(path="", sha256="0" * 64, media_type="text/plain", text=text)) for text in texts]


@pytest.mark.shared
def test_all_that_is_read_of_real_documents_lies_in_them_and_names_somebody(shared: Path) -> None:
    for reading in readings(shared):
        text = reading.source.text
        for deadline in reading.deadlines:
            assert deadline.text == text[deadline.start : deadline.end]
        for task in reading.tasks:
            assert 0 <= task.start < task.end <= len(text)
            assert task.content
            assert task.assignees
        for requirement in reading.requirements:
            assert requirement.text == text[requirement.start : requirement.end]
            assert requirement.document_type
        for finding in reading.findings:
            assert 0 <= (finding.start or 0) <= (finding.end or 0) <= len(text)
