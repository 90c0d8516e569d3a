"""What is read from the samples is what those who composed them wrote down in ``examples/expected.yaml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.reading import Citation, Reading
from loaders.readers import read_source
from loaders.reading import read_text

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES: list[dict[str, Any]] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))["files"]
HEADER = ("type", "number", "symbol", "date", "place", "issuer", "level", "period", "signer")
each_file = pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["path"])


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {entry["path"]: read_text(read_source(EXAMPLES / "documents" / entry["path"])) for entry in FILES}


def in_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def as_expected(citation: Citation, last: str) -> dict[str, str | None]:
    """Return a citation in the form of expected.yaml, ``last`` being what the form ends with."""
    names = ("type", "symbol", "date", "issuer", last)
    return {"text": citation.text} | {name: getattr(citation, name) for name in names}


@each_file
def test_a_document_says_what_it_is(readings: dict[str, Reading], entry: dict[str, Any]) -> None:
    header = readings[entry["path"]].header
    assert {name: getattr(header, name) for name in HEADER} == {name: entry[name] for name in HEADER}
    assert in_one_line(header.title).casefold() == in_one_line(entry["title"]).casefold()


@each_file
def test_the_bases_are_those_of_the_opening_passage(
    readings: dict[str, Reading], entry: dict[str, Any]
) -> None:
    found = [as_expected(c, "basis") for c in readings[entry["path"]].citations if c.role == "legal-basis"]
    # What a writer meant and did not write is not for a reader to say.
    assert found == [{k: v for k, v in base.items() if k != "intended"} for base in entry["bases"]]


@each_file
def test_everything_else_that_is_named_is_a_mention(
    readings: dict[str, Reading], entry: dict[str, Any]
) -> None:
    others = [c for c in readings[entry["path"]].citations if c.role == "mention" and c.form != "self"]
    assert [as_expected(citation, "relation") for citation in others] == entry["mentions"]


@each_file
def test_a_document_names_itself_as_often_as_it_does(
    readings: dict[str, Reading], entry: dict[str, Any]
) -> None:
    found = [c for c in readings[entry["path"]].citations if c.form == "self"]
    assert len(found) == entry["self_mentions"]


@each_file
def test_the_documents_that_a_class_of_units_must_issue_are_those_composed(
    readings: dict[str, Reading], entry: dict[str, Any]
) -> None:
    names = ("document_type", "period", "due", "recurrence")
    found = [
        {"levels": list(each.addressee_levels), "addressees": ", ".join(each.addressees)}
        | {name: getattr(each, name) for name in names}
        for each in readings[entry["path"]].requirements
    ]
    # Where the list of addressees parts is a matter of opinion, and one entry is said to be uncertain.
    assert found == [
        {k: v for k, v in each.items() if k != "uncertain"} | {"addressees": ", ".join(each["addressees"])}
        for each in entry["requirements"]
    ]


@each_file
def test_every_span_is_the_slice_of_the_file(readings: dict[str, Reading], entry: dict[str, Any]) -> None:
    with (EXAMPLES / "documents" / entry["path"]).open(encoding="utf-8", newline="") as file:
        text = file.read()
    reading = readings[entry["path"]]
    assert reading.source.text == text
    for part in (*reading.citations, *reading.requirements, *reading.deadlines):
        assert text[part.start : part.end] == part.text
    for place in (*reading.tasks, *reading.findings):
        start, end = place.start or 0, place.end or 0
        assert 0 <= start <= end <= len(text)


@each_file
def test_windows_line_ends_change_no_more_than_places(entry: dict[str, Any], tmp_path: Path) -> None:
    text = (EXAMPLES / "documents" / entry["path"]).read_text("utf-8")
    said = []
    for name, end in (("unix", "\n"), ("windows", "\r\n")):
        path = tmp_path / f"{name}{Path(entry['path']).suffix}"
        path.write_text(text, "utf-8", newline=end)
        reading = read_text(read_source(path))
        said.append(
            {
                "header": [getattr(reading.header, name) for name in (*HEADER, "title")],
                "citations": [(in_one_line(c.text), c.symbol, c.date, c.issuer) for c in reading.citations],
                "tasks": [(in_one_line(t.content), t.origin, t.assignees) for t in reading.tasks],
                "requirements": [(in_one_line(r.text), r.due) for r in reading.requirements],
                "deadlines": [(in_one_line(d.text), d.date, d.recurrence) for d in reading.deadlines],
            }
        )
    assert said[1] == said[0]
