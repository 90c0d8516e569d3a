"""ontology/extract.schema.json: the form of one record of ``cancu extract``."""

import json
from typing import Any

from ontology.declared import Declared

_TEXT: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_DATE: dict[str, Any] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_RULE: dict[str, Any] = {"type": "string", "pattern": "^FREQ="}


def record_schema(declared: Declared) -> str:
    """Return the JSON Schema; the enumerations are those of the ontology."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/cancu/extract.schema.json",
        "title": "What cancu extract prints of one file",
        "description": "start and end are code points of the text as read; text is that very slice.",
        **_record(
            source=_source(),
            document=_document(declared),
            citations=_list(_citation(declared)),
            tasks=_list(_task(declared)),
            requirements=_list(_requirement()),
            attached=_list(_attached()),
            parts=_list(_record(start=_COUNT, end=_COUNT, document=_document(declared))),
            deadlines=_list(_deadline(declared)),
            findings=_list(_finding(declared)),
        ),
    }
    # Only a register of documents lists instruments; it is no document itself.
    schema["properties"]["instruments"] = _list(_instrument(declared))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _source() -> dict[str, Any]:
    return _record(
        path=_TEXT,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        media_type=_TEXT,
        characters=_COUNT,
        ocr_confidence=_maybe(_SHARE),
    )


def _document(declared: Declared) -> dict[str, Any]:
    return _record(
        id=_maybe(_TEXT),
        type=_maybe(_TEXT),
        number=_maybe(_TEXT),
        symbol=_maybe(_TEXT),
        date=_maybe(_DATE),
        place=_maybe(_TEXT),
        issuer=_maybe(_TEXT),
        issuer_id=_maybe(_TEXT),
        level=_maybe(_one_of(declared, "Level")),
        title=_maybe(_TEXT),
        year=_maybe({"type": "integer"}),
        period=_maybe(_TEXT),
        signer=_maybe(_TEXT),
        title_readable=_maybe(_TEXT),
        issuer_readable=_maybe(_TEXT),
        recipients=_list(_TEXT),
    )


def _citation(declared: Declared) -> dict[str, Any]:
    target = _record(id=_maybe(_TEXT), status=_maybe(_one_of(declared, "Status")), candidates=_list(_TEXT))
    return _record(
        **_slice(),
        type=_maybe(_TEXT),
        symbol=_maybe(_TEXT),
        date=_maybe(_DATE),
        issuer=_maybe(_TEXT),
        title=_maybe(_TEXT),
        period=_maybe(_TEXT),
        form=_one_of(declared, "CitationForm"),
        role=_one_of(declared, "CitationRole"),
        basis=_maybe(_one_of(declared, "Basis")),
        relation=_one_of(declared, "CitationRelation"),
        pinpoint=_maybe(_TEXT),
        target=target,
        confidence=_SHARE,
        place=_maybe(_TEXT),
    )


def _task(declared: Declared) -> dict[str, Any]:
    assignee = _record(unit=_TEXT, unit_id=_maybe(_TEXT), role=_one_of(declared, "AssigneeRole"))
    deadline = _record(text=_TEXT, date=_maybe(_DATE), recurrence=_maybe(_RULE))
    return _record(
        start=_COUNT,
        end=_COUNT,
        content=_TEXT,
        origin=_one_of(declared, "TaskOrigin"),
        assignees=_list(assignee),
        product=_maybe(_TEXT),
        deadline=_maybe(deadline),
        confidence=_SHARE,
        place=_maybe(_TEXT),
    )


def _requirement() -> dict[str, Any]:
    return _record(
        **_slice(),
        addressees=_list(_TEXT),
        document_type=_maybe(_TEXT),
        subject=_maybe(_TEXT),
        period=_maybe(_TEXT),
        due=_maybe(_DATE),
        recurrence=_maybe(_RULE),
        place=_maybe(_TEXT),
    )


def _attached() -> dict[str, Any]:
    return _record(
        id=_TEXT,
        start=_COUNT,
        end=_COUNT,
        type=_TEXT,
        title=_maybe(_TEXT),
        period=_maybe(_TEXT),
        place=_maybe(_TEXT),
    )


def _deadline(declared: Declared) -> dict[str, Any]:
    kind = _one_of(declared, "DeadlineKind")
    return _record(**_slice(), date=_maybe(_DATE), recurrence=_maybe(_RULE), kind=kind, place=_maybe(_TEXT))


def _finding(declared: Declared) -> dict[str, Any]:
    return _record(
        code=_one_of(declared, "FindingCode"),
        severity=_one_of(declared, "Severity"),
        message=_TEXT,
        start=_maybe(_COUNT),
        end=_maybe(_COUNT),
        place=_maybe(_TEXT),
    )


def _instrument(declared: Declared) -> dict[str, Any]:
    document = _document(declared)["properties"]
    names = (
        "id",
        "type",
        "number",
        "symbol",
        "date",
        "year",
        "issuer",
        "issuer_id",
        "level",
        "title",
        "signer",
    )
    return _record(
        **{name: document[name] for name in names},
        recipients=_list(_TEXT),
        source=_source()["properties"]["sha256"],
        **_slice(),
        place=_maybe(_TEXT),
    )


def _slice() -> dict[str, Any]:
    return {"start": _COUNT, "end": _COUNT, "text": _TEXT}


def _one_of(declared: Declared, enumeration: str) -> dict[str, Any]:
    return {"enum": declared.values(enumeration)}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}
