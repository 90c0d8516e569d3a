"""From a row of a register to what it says of its instrument."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identifiers.symbol import DocumentSymbol, SymbolForm
from graph.reading import Header
from graph.units import Unit, UnitContext, issuer_of_symbol
from loaders.issuers import unit_named
from loaders.registers.columns import Columns
from loaders.registers.heading import Heading
from loaders.registers.values import (
    Day,
    day_of,
    is_address,
    law_and_year,
    only_issuers,
    symbol_in_address,
    symbol_of,
    title_of_address,
    type_of,
    type_of_symbol,
    without_type,
)
from ontology.vocabularies import issuers_by_code

_SEPARATORS = re.compile(r"\s*[;\n]\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING = re.compile(r"\d+[A-Za-zđ]?")
_MOST_RECIPIENTS = 20
_NEW_ERA = 2025
"""In this year the map changed, so the day itself is asked; in others the last one of the year."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as read: what it says, or None where it names no instrument; ``no_day`` where its date is none."""

    header: Header | None
    no_day: bool = False


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table."""

    columns: Columns
    heading: Heading

    def read(self, cells: Sequence[str], start: int, end: int) -> Entry:
        """Return what a row says; ``start`` and ``end`` are the place of its line."""
        title = self._cell("title", cells) or self._cell("type_and_title", cells)
        printed = (
            self._printed_symbol(cells) or (symbol_in_address(title) if is_address(title) else None) or ""
        )
        named = type_of(self._cell("type", cells)) or type_of(title.replace("-", " "))
        symbol = symbol_of(printed, named) if printed else None
        kind = named or (type_of_symbol(symbol) if symbol else None)
        number = symbol.number if symbol else _number(printed)
        if not (number and (symbol or kind)) and not (kind and title):
            return Entry(None)
        day = day_of(self._cell("date", cells), self.heading.year)
        year = self._year(cells, symbol, day)
        title, year = law_and_year(
            self._title(title, kind, str(symbol) if symbol else printed, year), kind, year
        )
        issuer, unit = self._issuer(cells, symbol, number, year, day)
        if unit is None and kind in only_issuers():
            unit = unit_named(only_issuers()[kind], UnitContext())
            issuer = unit.name if unit else issuer
        recipients = self._recipients(cells)
        header = Header(
            type=kind,
            number=number,
            symbol=str(symbol) if symbol else None,
            date=day.iso if day else None,
            year=year,
            issuer=issuer,
            issuer_id=unit.id if unit else None,
            level=unit.level.value if unit else None,
            title=title or None,
            signer=self._cell("signer", cells) or None,
            recipients=recipients,
            recipient_ids=tuple(unit.id if unit else None for unit in self._units(recipients, year, day)),
            start=start,
            end=end,
        )
        return Entry(header, no_day=day is not None and day.iso is None)

    def _cell(self, field: str, cells: Sequence[str]) -> str:
        return self.columns.cell(field, cells)

    def _printed_symbol(self, cells: Sequence[str]) -> str:
        parts = [self._cell("number", cells), self._cell("code", cells)]
        return self._cell("symbol", cells) or "/".join(part.strip("/ ") for part in parts if part)

    def _year(self, cells: Sequence[str], symbol: DocumentSymbol | None, day: Day | None) -> int | None:
        if day and day.year:
            return day.year
        if symbol and symbol.year:
            return symbol.year
        said = _YEAR.fullmatch(self._cell("year", cells))
        return int(said[0]) if said else self.heading.year if self.heading.keeper else None

    def _issuer(
        self,
        cells: Sequence[str],
        symbol: DocumentSymbol | None,
        number: str | None,
        year: int | None,
        day: Day | None,
    ) -> tuple[str | None, Unit | None]:
        """Return who issued the document: by the column, by the symbol, or the office whose register it is."""
        said, moment = self._cell("issuer", cells), _moment(year, day)
        context = UnitContext(area=self.heading.area, date=moment, issuer=self.heading.unit)
        unit = unit_named(said, context) if said else None
        if unit is None and symbol is not None:
            unit = _by_symbol(symbol.organ, symbol.form, context)
            if unit is None and self.heading.keeper and not said:
                unit = _of_the_place(symbol.organ, context)
        if unit is None and not said and number and (symbol is None or symbol.organ is None):
            unit = self.heading.keeper
        return (unit.name, unit) if unit else (said or None, None)

    def _title(self, title: str, kind: str | None, symbol: str, year: int | None) -> str:
        if is_address(title):
            return title_of_address(title, kind, symbol, year)
        return without_type(title, kind) if "type_and_title" in self.columns.places else title

    def _recipients(self, cells: Sequence[str]) -> tuple[str, ...]:
        names = _SEPARATORS.split(self._cell("recipients", cells))
        return tuple(name.strip(" -.") for name in names if name.strip(" -."))[:_MOST_RECIPIENTS]

    def _units(self, names: Sequence[str], year: int | None, day: Day | None) -> list[Unit | None]:
        context = UnitContext(area=self.heading.area, date=_moment(year, day), issuer=self.heading.unit)
        return [unit_named(name, context) for name in names]


def _number(printed: str) -> str | None:
    found = _LEADING.match(printed)
    return found[0] if found else None


def _moment(year: int | None, day: Day | None) -> str | None:
    if day and day.iso and year == _NEW_ERA:
        return day.iso
    return f"{year}-12-31" if year and year != _NEW_ERA else f"{year}-06-30" if year else None


@lru_cache(maxsize=1024)
def _of_the_place(organ: str | None, context: UnitContext) -> Unit | None:
    """Return the body of any level that a symbol names (``UBND``) in the area of who keeps the register."""
    known = issuers_by_code().get((organ or "").rstrip("0123456789"), ())
    if len(known) != 1 or known[0].level is not None or context.area is None:
        return None
    return unit_named(f"{known[0].name} {context.area.label}", context)


@lru_cache(maxsize=8192)
def _by_symbol(organ: str | None, form: SymbolForm, context: UnitContext) -> Unit | None:
    return issuer_of_symbol(DocumentSymbol("1", organ=organ, form=form), context)
