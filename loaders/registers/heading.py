"""What stands over the table of a register: whose it is, of which year, and whether of documents sent or received."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold, fold_letters
from graph.units import Area, Unit, UnitContext, unit_tree
from loaders.header.issuer import resolve_lines
from loaders.issuers import unit_named
from loaders.printed import as_printed, sentence_case
from loaders.readers.sheets import Row
from ontology.vocabularies import register_words

OUTGOING = "outgoing"
_YEAR = re.compile(r"\bnam\s+(?P<year>(?:19|20)\d\d)\b")
_MOTTO = ("cong hoa xa hoi", "doc lap", "dang cong san")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines over a table say; None for what they do not say."""

    kind: str | None = None
    """outgoing, incoming or list."""
    unit: Unit | None = None
    year: int | None = None

    @property
    def area(self) -> Area | None:
        """Return the area from which the names of bodies in the register are understood."""
        return unit_tree().area(self.unit.area) if self.unit and self.unit.area else None

    @property
    def keeper(self) -> Unit | None:
        """Return the office whose own documents the register lists."""
        return self.unit if self.kind == OUTGOING else None


def heading_of(rows: Sequence[Row]) -> Heading:
    """Return what the rows over the heads say.

    >>> heading = heading_of([(1, ("SỔ VĂN BẢN ĐI NĂM 2024",)), (2, ("UBND huyện Ninh Giang, tỉnh Hải Dương",))])
    >>> heading.kind, heading.unit.name, heading.year
    ('outgoing', 'UBND huyện Ninh Giang', 2024)
    """
    lines = [
        *dict.fromkeys(unicodedata.normalize("NFC", cell) for _, cells in rows for cell in cells if cell)
    ]
    words = " ".join(map(fold, lines))
    kind = next((kind for kind, phrases in _kinds() if any(phrase in words for phrase in phrases)), None)
    dated = _YEAR.search(words)
    year = int(dated["year"]) if dated else None
    context = UnitContext(date=f"{year}-12-31" if year else None)
    return Heading(kind, _named_after(lines, context) or _office(lines, context), year)


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(map(fold, phrases))) for kind, phrases in register_words().kinds)


@cache
def _scope() -> re.Pattern[str]:
    words = register_words()
    after, before = ("|".join(map(fold, each)) for each in (words.after, words.before))
    return re.compile(rf"\b(?:{after})\s+(?P<unit>\S.*?)\s*(?=\b(?:{before})\b|[;.()]|$)")


def _named_after(lines: Sequence[str], context: UnitContext) -> Unit | None:
    """Return the office that a line names: ``Sổ văn bản đi của UBND xã A``."""
    for line in lines:
        for found in _scope().finditer(fold_letters(line)):
            unit = unit_named(sentence_case(as_printed(line[slice(*found.span("unit"))])), context)
            if unit is not None:
                return unit
    return None


def _office(lines: Sequence[str], context: UnitContext) -> Unit | None:
    """Return the office whose name stands in lines of its own, as at the head of a document."""
    phrases = tuple(phrase for _, phrases in _kinds() for phrase in phrases)
    parts = [
        line
        for line in lines
        if not fold(line).startswith(_MOTTO) and not any(phrase in fold(line) for phrase in phrases)
    ]
    return resolve_lines(parts, context).unit if parts else None
