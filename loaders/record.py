"""A reading as the record that ``cancu extract`` prints: plain values, ready for JSON (docs/formats.md)."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.describing import describe
from graph.errors import InputError
from graph.linking.naming import urn_of
from graph.model import Status
from graph.reading import Citation, Deadline, Finding, Reading, Requirement, Task
from ontology.terms import RelationKind

_DOCUMENT = (
    "type", "number", "symbol", "date", "place", "issuer", "issuer_id", "level", "title", "year", "period", "signer",
)  # fmt: skip
_CITATION = (
    "start", "end", "text", "type", "symbol", "date", "issuer", "title", "period", "form", "role", "basis", "relation",
)  # fmt: skip


def record(reading: Reading) -> dict[str, Any]:
    """Return the record of one file; every identifier is the one that this text alone gives.

    A citation's target is a stub here: whether the instrument itself was read is known only to a store.
    """
    document, cited = _identifiers(reading)
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
            "id": document,
            **{name: getattr(header, name) for name in _DOCUMENT},
            "recipients": list(header.recipients),
        },
        "citations": [
            placed(_citation(each, cited.get((each.start, each.end), document))) for each in reading.citations
        ],
        "tasks": [placed(_task(each)) for each in reading.tasks],
        "requirements": [placed(_requirement(each)) for each in reading.requirements],
        "deadlines": [placed(_deadline(each)) for each in reading.deadlines],
        "findings": [_finding(each) for each in reading.findings],
    }


def unreadable_record(path: str | Path, error: InputError) -> dict[str, Any]:
    """Return the record of a file that could not be read: empty but for the finding that says why."""
    finding = Finding(code="unreadable", severity="error", message=error.vi)
    return {
        "source": {
            "path": str(path), "sha256": None, "media_type": None, "characters": 0, "ocr_confidence": None,
        },
        "document": {"id": None, **dict.fromkeys(_DOCUMENT), "recipients": []},
        "citations": [],
        "tasks": [],
        "requirements": [],
        "deadlines": [],
        "findings": [_finding(finding)],
    }  # fmt: skip


def _identifiers(reading: Reading) -> tuple[str, dict[tuple[int, int], str]]:
    """Return the identifier of the document, and of what is cited by its place; a self reference has none."""
    facts = describe(reading)
    by_key = {
        each.key: urn_of(each.block, each.properties)
        for each in facts.descriptions
        if _is_instrument(each.kind)
    }
    own = facts.document or ""
    cites = (each for each in facts.statements if each.kind is RelationKind.CITES and each.subject == own)
    return by_key[own], {(each.start, each.end): by_key[each.object] for each in cites}


def _is_instrument(kind: str) -> bool:
    return kind == "Instrument"


def _citation(citation: Citation, target: str) -> dict[str, Any]:
    return {
        **{name: getattr(citation, name) for name in _CITATION},
        "target": {"id": target, "status": Status.STUB.value, "candidates": []},
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


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {name: getattr(deadline, name) for name in ("start", "end", "text", "date", "recurrence", "kind")}


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in ("code", "severity", "message", "start", "end", "place")}
