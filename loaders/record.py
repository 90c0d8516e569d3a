"""A reading as the record that ``cancu extract`` prints: plain values, ready for JSON (docs/formats.md)."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.describing import name
from graph.errors import InputError
from graph.linking import Meant
from graph.reading import Attached, Citation, Deadline, Finding, Reading, Requirement, Task

_DOCUMENT = (
    "type", "number", "symbol", "date", "place", "issuer", "issuer_id", "level", "title", "year", "period", "signer",
    "title_readable", "issuer_readable",
)  # fmt: skip
_CITATION = (
    "start", "end", "text", "type", "symbol", "date", "issuer", "title", "period", "form", "role", "basis", "relation",
    "pinpoint",
)  # fmt: skip
_LISTS = ("citations", "tasks", "requirements", "attached", "deadlines", "findings")


def file_record(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the record of one file; where it holds several documents, it begins with the first and lists them all.

    Every offset is one of the whole text of the file.
    """
    first = record(readings[0])
    if len(readings) == 1:
        return first
    merged = first | {name: [] for name in _LISTS}
    base = 0
    for reading in readings:
        part, end = record(reading), base + len(reading.source.text)
        for listed in _LISTS:
            merged[listed] += [_moved(item, base) for item in part[listed]]
        merged["parts"].append({"start": base, "end": end, "document": part["document"]})
        base = end
    return merged | {"source": first["source"] | {"characters": base}}


def _moved(item: dict[str, Any], base: int) -> dict[str, Any]:
    return item | {name: item[name] + base for name in ("start", "end") if item[name] is not None}


def record(reading: Reading) -> dict[str, Any]:
    """Return the record of one file; every identifier is the one that this text alone gives.

    A citation's target is a stub here, or ambiguous or conflicting within the text: whether the instrument itself was
    read is known only to a store.
    """
    named = name(reading)
    source, header = reading.source, reading.header

    def placed(item: dict[str, Any]) -> dict[str, Any]:
        return item | {"place": source.place_at(item["start"])}

    return {
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "characters": len(source.text),
            "ocr_confidence": source.ocr_confidence,
        },
        "document": {
            "id": named.document.id,
            **{name: getattr(header, name) for name in _DOCUMENT},
            "recipients": list(header.recipients),
        },
        "citations": [
            placed(_citation(each, meant)) for each, meant in zip(reading.citations, named.cited, strict=True)
        ],
        "tasks": [placed(_task(each)) for each in reading.tasks],
        "requirements": [placed(_requirement(each)) for each in reading.requirements],
        "attached": [
            placed(_attached(each, meant))
            for each, meant in zip(reading.attached, named.attached, strict=True)
        ],
        "deadlines": [placed(_deadline(each)) for each in reading.deadlines],
        "findings": [finding_record(each) for each in reading.findings],
        "parts": [],
    }


def unreadable_record(path: str | Path, error: InputError) -> dict[str, Any]:
    """Return the record of a file that could not be read: empty but for the finding that says why."""
    finding = Finding(code="unreadable", severity="error", message=error.vi)
    return empty_record(str(path)) | {"findings": [finding_record(finding)]}


def empty_record(path: str) -> dict[str, Any]:
    """Return the record of a file in which there is no document."""
    return {
        "source": {
            "path": path, "sha256": None, "media_type": None, "characters": 0, "ocr_confidence": None,
        },
        "document": {"id": None, **dict.fromkeys(_DOCUMENT), "recipients": []},
        **{name: [] for name in (*_LISTS, "parts")},
    }  # fmt: skip


def _citation(citation: Citation, meant: Meant) -> dict[str, Any]:
    return {
        **{name: getattr(citation, name) for name in _CITATION},
        "target": {"id": meant.id, "status": meant.state, "candidates": list(meant.candidates)},
        "confidence": citation.confidence,
    }


def _task(task: Task) -> dict[str, Any]:
    deadline = task.deadline
    return {
        "start": task.start,
        "end": task.end,
        "content": task.content,
        "origin": task.origin,
        "assignees": [asdict(each) for each in task.assignees],
        "product": task.product,
        "deadline": {"text": deadline.text, "date": deadline.date, "recurrence": deadline.recurrence}
        if deadline
        else None,
        "confidence": task.confidence,
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "start": requirement.start,
        "end": requirement.end,
        "text": requirement.text,
        "addressees": list(requirement.addressees),
        "document_type": requirement.document_type,
        "subject": requirement.subject,
        "period": requirement.period,
        "due": requirement.due,
        "recurrence": requirement.recurrence,
    }


def _attached(attached: Attached, meant: Meant) -> dict[str, Any]:
    return {"id": meant.id} | {
        name: getattr(attached, name) for name in ("start", "end", "type", "title", "period")
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {name: getattr(deadline, name) for name in ("start", "end", "text", "date", "recurrence", "kind")}


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as the record has it."""
    return {name: getattr(finding, name) for name in ("code", "severity", "message", "start", "end", "place")}
