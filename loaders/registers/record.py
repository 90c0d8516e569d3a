"""A register as the record that ``cancu extract`` prints: no document, but the instruments that it lists."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from graph.describing.registers import describe_register
from graph.linking.naming import urn_of
from graph.reading import Header, Register
from loaders.record import empty_record, finding_record
from ontology.terms import NodeKind

_INSTRUMENT = (
    "type", "number", "symbol", "date", "year", "issuer", "issuer_id", "level", "title", "signer",
)  # fmt: skip


def register_record(name: str, data: bytes, parts: Iterable[Register]) -> dict[str, Any]:
    """Return the record of one register; ``source`` of an instrument is the part in whose text it stands."""
    media_type, characters = "", 0
    instruments: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for part in parts:
        media_type, characters = part.source.media_type, characters + len(part.source.text)
        instruments += _instruments(part)
        findings += map(finding_record, part.findings)
    read = {"sha256": sha256(data).hexdigest(), "media_type": media_type, "characters": characters}
    empty = empty_record(name)
    return empty | {"source": empty["source"] | read, "instruments": instruments, "findings": findings}


def _instruments(part: Register) -> list[dict[str, Any]]:
    described = [each for each in describe_register(part).descriptions if each.kind is NodeKind.INSTRUMENT]
    ids = {each.properties.get("register_row"): urn_of(each.block, each.properties) for each in described}
    return [_instrument(part, row, ids) for row in part.rows]


def _instrument(part: Register, row: Header, ids: dict[Any, str]) -> dict[str, Any]:
    place = part.source.place_at(row.start)
    return {
        "id": ids.get(place),
        **{name: getattr(row, name) for name in _INSTRUMENT},
        "recipients": list(row.recipients),
        "source": part.source.sha256,
        "start": row.start,
        "end": row.end,
        "text": part.source.text[row.start : row.end],
        "place": place,
    }
