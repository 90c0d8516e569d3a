"""What a text says of units: who issued, who receives, and where a unit belongs by the gazetteer."""

import re
from functools import lru_cache

from graph.describing.draft import Draft
from graph.identifiers.folding import fold, slug
from graph.model import Level, Value
from graph.reading import Citation
from graph.units import Area, Unit, unit_of, unit_tree
from graph.units.unit import NATION, UNIT
from ontology.terms import NodeKind, RelationKind

_AREA = "urn:cancu:area:"
_GAZETTEER = "gazetteer"
_REMEMBERED = 4096
_LINE = re.compile(r"\S[^\r\n]*")


def level_of(unit_id: str | None) -> str | None:
    """Return the level of a unit, which is that of its area.

    >>> level_of("urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan")
    'district'
    """
    if _path(unit_id) == NATION:
        return Level.CENTRAL.value
    area = _area_of(unit_id)
    return area.level.value if area else None


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
        draft.say_once(cited, RelationKind.ISSUED_BY, unit, place, confidence=citation.confidence)


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
    """Describe a unit, and by the gazetteer where it belongs; return the key of its description.

    A unit that the vocabularies know has its complete name, however it is printed.
    """
    area, known = _area_of(unit_id), _known(unit_id)
    called = known.name if known else name
    properties = {
        "name": called,
        "name_key": fold(called or "") or None,
        "level": level_of(unit_id),
        "area": area.id if area else None,
        "branch": known.branch if known else None,
    }
    key = draft.describe(NodeKind.UNIT, unit_id, properties)
    if known and known.parent and _path(known.parent) == _path(unit_id):
        parent = describe_unit(draft, known.parent, None, place)
        draft.say_once(key, RelationKind.PART_OF, parent, place, method=_GAZETTEER)
    inner = key
    for each in unit_tree().lineage(area) if area else ():
        outer = draft.describe(NodeKind.AREA, each.id, _of_area(each))
        draft.say_once(inner, RelationKind.PART_OF, outer, place, method=_GAZETTEER)
        inner = outer
    return key


@lru_cache(_REMEMBERED)
def _known(unit_id: str) -> Unit | None:
    return unit_of(unit_id)


@lru_cache(_REMEMBERED)
def _area_of(unit_id: str | None) -> Area | None:
    path = _path(unit_id) or ""
    return unit_tree().area(f"{_AREA}{path}") if path.startswith(f"{NATION};") else None


def _of_area(area: Area) -> dict[str, Value]:
    return {
        "name": area.name,
        "name_key": fold(area.name),
        "kind": area.kind,
        "level": area.level.value,
        "code": area.code,
        "valid_from": area.valid_from,
        "valid_to": area.valid_to,
    }


def class_of_units(draft: Draft, name: str) -> str:
    """Return the identifier of units that are named together (``các cơ quan, đơn vị``), within their issuer's area."""
    scope = _path(draft.reading.header.issuer_id) or f"lex-{draft.sha256[:12]}"
    return f"{UNIT}{scope}:{slug(name)}"


def _path(unit_id: str | None) -> str | None:
    return unit_id.removeprefix(UNIT).rpartition(":")[0] or None if unit_id else None


def _line_of(draft: Draft, name: str) -> tuple[int, int]:
    """Return the first line that has all words of the name, or the first line there is."""
    lines = list(_LINE.finditer(draft.text))
    wanted = set(fold(name).split())
    for line in lines:
        if wanted and wanted <= set(fold(line[0]).split()):
            return line.span()
    return lines[0].span() if lines else (0, 0)
