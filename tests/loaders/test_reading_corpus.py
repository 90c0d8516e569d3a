"""The documents handed over: every one is read, and every offset is a place of the file."""

import json
from pathlib import Path

import pytest

from loaders.readers import find_files, read_source
from loaders.reading import read_text
from loaders.record import record


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "corpus/dev"])
def test_every_document_is_read_and_every_slice_is_its_text(shared: Path, folder: str) -> None:
    for path in find_files(shared / folder):
        source = read_source(path)
        reading = read_text(source)
        text = source.text
        assert all(
            text[each.start : each.end] == each.text for each in (*reading.citations, *reading.deadlines)
        )
        places = (*reading.tasks, *reading.requirements, *reading.findings, reading.header)
        assert all(0 <= (each.start or 0) <= (each.end or 0) <= len(text) for each in places), path
        json.dumps(record(reading))
