"""Documents that nearly cover a cell, and why each was refused: what an official looks at first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.audit.covering import Evidence, covers, is_in_time
from graph.audit.expecting import Expectation
from graph.audit.report import NearMiss
from graph.identifiers.folding import fold
from graph.model import Node
from graph.queries.periods import period_of, year_of

LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What near misses are looked for in, beside the documents of the unit itself."""

    instrument: Node
    evidence: Evidence
    as_of: str
    names: Mapping[str, Node]
    """What the other documents rest on."""
    namesakes: Mapping[str, tuple[Node, ...]]
    """Derived documents by the folded name of their issuer."""
    derived: Mapping[str, tuple[Node, ...]]
    """Derived documents of every unit, audited or not, oldest first."""
    bases: Mapping[str, tuple[str, ...]]
    """What the other documents rest on instead."""
    predecessors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By unit: the units whose duties it carries on."""


def near_misses(expected: Expectation, around: Surroundings) -> tuple[NearMiss, ...]:
    """Return at most so many documents with the reason why each does not cover the cell."""
    found: dict[str, str] = {}
    for document, why in _candidates(expected, around):
        found.setdefault(document.id, why)
    return tuple(NearMiss(document=document, why=why) for document, why in list(found.items())[:LISTED])


def _candidates(expected: Expectation, around: Surroundings) -> Iterator[tuple[Node, str]]:
    unit = expected.unit.id
    derived = around.derived
    for document in derived.get(unit, ()):
        if not covers(document, expected, around.as_of):
            yield document, _why_not(document, expected, around.as_of)
    for document in around.evidence.others.get(unit, ()):
        if _would_cover(document, expected, around):
            yield document, _why_unrelated(document, around)
    for before in around.predecessors.get(unit, ()):
        for document in derived.get(before, ()):
            if covers(document, expected, around.as_of):
                yield (
                    document,
                    f"do đơn vị trước khi sắp xếp ban hành: {document.get('issuer_name') or before}",
                )
    for document in around.namesakes.get(fold(expected.unit.name), ()):
        if document.get("issuer") != unit and covers(document, expected, around.as_of):
            yield document, f"của đơn vị cùng tên ở nơi khác ({document.get('issuer')})"


def _why_not(document: Node, expected: Expectation, as_of: str) -> str:
    """Why a document that derives from the instrument is not the one expected."""
    period = period_of(document)
    if not is_in_time(document, expected):
        if period is not None and period[0] < period[1]:
            return f"cho giai đoạn {period[0]}-{period[1]}, không phải riêng cho năm {expected.year}"
        year = period[0] if period is not None else year_of(document)
        return f"cho năm {year or 'không rõ'}, không phải năm {expected.year}"
    if str(document.get("date") or "") > as_of:
        return f"ban hành ngày {_day(document)}, sau ngày xét"
    return f"là {document.get('type')}, không phải {expected.document_type}"


def _would_cover(document: Node, expected: Expectation, around: Surroundings) -> bool:
    """Right unit, year and type; a plan where no type is required, for anything else is no near miss."""
    kind = expected.document_type or "Kế hoạch"
    return document.get("type") == kind and covers(document, expected, around.as_of)


def _why_unrelated(document: Node, around: Surroundings) -> str:
    if document.get("register") is not None:
        return f"chỉ ghi trong sổ văn bản ({document.get('register_row')}), chưa đọc toàn văn"
    bases = [node for base in around.bases.get(document.id, ()) if (node := around.names.get(base))]
    wanted = str(around.instrument.get("symbol") or around.instrument.label)
    if not bases:
        return f"không nêu căn cứ nào dẫn tới {wanted}"
    for base in bases:
        meant = _meant_instead(base, around)
        if meant is not None:
            return f"căn cứ ghi {_short(base)}, gần giống {_short(meant)}: có thể ghi sai số"
    listed = ", ".join(_short(base) for base in bases[:3]) + (", …" if len(bases) > 3 else "")
    return f"căn cứ văn bản khác ({listed}), không dẫn tới {wanted}"


def _short(node: Node) -> str:
    return str(node.get("symbol") or node.label)


def _meant_instead(base: Node, around: Surroundings) -> Node | None:
    """Return what a basis with a slip in its number may have meant: the instrument, or one that leads to it."""
    issuer = str(base.get("issuer") or "")
    for meant in (around.instrument, *around.derived.get(issuer, ())):
        same_issuer = base.get("issuer") in (None, meant.get("issuer"))
        if same_issuer and _nearly_same(
            str(base.get("symbol_key") or ""), str(meant.get("symbol_key") or "")
        ):
            return meant
    return None


def _nearly_same(one: str, other: str) -> bool:
    """Tell whether two symbols differ by a slip of the pen in the number: one digit, or the order of the digits.

    >>> _nearly_same("67/nq-cp", "76/nq-cp"), _nearly_same("80/kh-ubnd", "8/kh-ubnd"), _nearly_same("5/kh", "76/kh")
    (True, True, False)
    """
    (number, tail), (other_number, other_tail) = _parts(one), _parts(other)
    if tail != other_tail or number == other_number or not number or not other_number:
        return False
    length = max(len(number), len(other_number))
    digits, other_digits = number.rjust(length, "0"), other_number.rjust(length, "0")
    different = sum(a != b for a, b in zip(digits, other_digits, strict=True))
    return sorted(digits) == sorted(other_digits) or (different == 1 and length > 1)


def _parts(symbol: str) -> tuple[str, str]:
    match = re.match(r"\d*", symbol)
    number = match[0] if match else ""
    return number, symbol[len(number) :]


def _day(document: Node) -> str:
    return "/".join(reversed(str(document.get("date")).split("-")))
