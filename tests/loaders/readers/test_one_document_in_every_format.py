"""One document says the same whatever it is written as."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from graph.reading import Reading
from loaders.readers import read_source
from loaders.reading import read_text

PLACES = ("start", "end", "within", "place")
FORMATS = ("docx", "odt", "html", "rtf", "doc", "pdf")


def said(path: Path) -> dict[str, Any]:
    """Return what a file says, places in the text left out and blanks made one."""
    reading = read_text(read_source(path))
    parts = ("header", "citations", "tasks", "requirements", "deadlines")
    return {part: _plain(asdict(reading)[part]) for part in parts}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key not in PLACES}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def as_text(one_document: dict[str, Path]) -> dict[str, Any]:
    return said(one_document["txt"])


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_says_the_same_as_its_text(
    suffix: str, one_document: dict[str, Path], as_text: dict[str, Any]
) -> None:
    assert said(one_document[suffix]) == as_text


def test_the_text_says_what_is_in_it(one_document: dict[str, Path]) -> None:
    reading: Reading = read_text(read_source(one_document["txt"]))
    assert (reading.header.symbol, reading.header.date, reading.header.issuer, reading.header.signer) == (
        "27/KH-UBND", "2024-02-02", "UBND huyện Văn Lâm", "Trần Văn Hải"
    )  # fmt: skip
    bases = [citation.symbol for citation in reading.citations if citation.role == "legal-basis"]
    assert bases == [None, "76/NQ-CP", "23/CT-TTg", "468/QĐ-TTg", "17-NQ/TU", "184/KH-UBND"]
    assert [task.origin for task in reading.tasks].count("table") == 18
