"""What a text says of units: who issued, who receives, and where a unit belongs by the gazetteer."""

import re

from graph.describing.draft import Draft
from graph.identifiers.folding import fold, slug
from graph.model import Level
from graph.reading import Citation
from ontology.terms import NodeKind, RelationKind

_UNIT = "urn:cancu:unit:"
_AREA = "urn:cancu:area:"
_GAZETTEER = "gazetteer"
_SINCE_2025 = "@2025"
_LEVELS = {1: Level.CENTRAL, 2: Level.PROVINCE, 3: Level.DISTRICT, 4: Level.COMMUNE}
_LEVELS_SINCE_2025 = {1: Level.CENTRAL, 2: Level.PROVINCE, 3: Level.COMMUNE}
_LINE = re.compile(r"\S[^\r\n]*")


def level_of(unit_id: str | None) -> str | None:
    """Return the level of a unit, which is how deep its area lies.

    >>> level_of("urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan")
    'district'
    >>> level_of("urn:cancu:unit:vn;hai.phong;ninh.giang@2025:uy.ban.nhan.dan")
    'commune'
    """
    path = _path(unit_id)
    if path is None:
        return None
    levels = _LEVELS_SINCE_2025 if path.endswith(_SINCE_2025) else _LEVELS
    level = levels.get(path.count(";") + 1)
    return level.value if level else None


def say_issuer(draft: Draft, document: str) -> None:
    """Say who issued the document; the number line proves it, or else the line that names the issuer."""
    header = draft.reading.header
    if not header.issuer_id:
        return
    place = (header.start, header.end) if header.end > header.start else _line_of(draft, header.issuer or "")
    unit = describe_unit(draft, header.issuer_id, header.issuer, place)
    draft.say(document, RelationKind.ISSUED_BY, unit, place)


def say_issued(draft: Draft, cited: str, citation: Citation) -> None:
    """Say who issued an instrument that is cited."""
    if citation.issuer_id:
        place = (citation.start, citation.end)
        unit = describe_unit(draft, citation.issuer_id, citation.issuer, place)
        draft.say(cited, RelationKind.ISSUED_BY, unit, place, confidence=citation.confidence)


def say_recipients(draft: Draft, document: str) -> None:
    """Say to which units the document is addressed (nơi nhận)."""
    header = draft.reading.header
    for name, unit_id in zip(header.recipients, header.recipient_ids, strict=False):
        start = draft.text.rfind(name)
        if unit_id and start >= 0:
            place = (start, start + len(name))
            unit = describe_unit(draft, unit_id, name, place)
            draft.say(document, RelationKind.ADDRESSED_TO, unit, place)


def describe_unit(draft: Draft, unit_id: str, name: str | None, place: tuple[int, int]) -> str:
    """Describe a unit, and by the gazetteer where it belongs; return the key of its description."""
    area = _path(unit_id)
    properties = {
        "name": name,
        "name_key": fold(name or "") or None,
        "level": level_of(unit_id),
        "area": f"{_AREA}{area}" if area else None,
    }
    return draft.describe(NodeKind.UNIT, unit_id, properties)


def class_of_units(draft: Draft, name: str) -> str:
    """Return the identifier of units that are named together (``các cơ quan, đơn vị``), within their issuer's area."""
    scope = _path(draft.reading.header.issuer_id) or f"lex-{draft.sha256[:12]}"
    return f"{_UNIT}{scope}:{slug(name)}"


def _path(unit_id: str | None) -> str | None:
    return unit_id.removeprefix(_UNIT).rpartition(":")[0] or None if unit_id else None


def _line_of(draft: Draft, name: str) -> tuple[int, int]:
    """Return the first line that has all words of the name, or the first line there is."""
    lines = list(_LINE.finditer(draft.text))
    wanted = set(fold(name).split())
    for line in lines:
        if wanted and wanted <= set(fold(line[0]).split()):
            return line.span()
    return lines[0].span() if lines else (0, 0)
