"""What a register of documents (sổ văn bản) says: that the instruments of its rows exist."""

import json
from hashlib import blake2b

from graph.describing.draft import Draft
from graph.describing.units import describe_unit, level_of
from graph.facts import Facts
from graph.identifiers.folding import fold, fold_symbol
from graph.linking.blocks import ITSELF, block_of_instrument, number_of
from graph.model import Value
from graph.reading import Header, Reading, Register
from ontology.terms import NodeKind, RelationKind

_METHOD = "register"
_HASHED = 8
"""Bytes of the hash in a block."""


def describe_register(register: Register) -> Facts:
    """Return what the rows say; each is the proof of its instrument, and of who issued it where it tells that."""
    draft = _RegisterDraft(register)
    for row in register.rows:
        draft.say_row(row)
    draft.say_keeper()
    return draft.facts()


class _RegisterDraft(Draft):
    """The facts of a register; the few units that its thousands of rows name are described once."""

    def __init__(self, register: Register) -> None:
        super().__init__(Reading(source=register.source, header=Header(), findings=register.findings))
        self._register = register
        self._units: dict[str, str] = {}

    def say_row(self, row: Header) -> None:
        """Say that there is the instrument of the row, who issued it and whom it is addressed to."""
        place = (row.start, row.end)
        key = self.describe(NodeKind.INSTRUMENT, _block(row, self.sha256), self._properties(row), own=True)
        if row.issuer_id:
            issuer = self._unit(row.issuer_id, row.issuer, place)
            self.say(key, RelationKind.ISSUED_BY, issuer, place, method=_METHOD)
        for name, unit_id in zip(row.recipients, row.recipient_ids, strict=False):
            if unit_id:
                receiver = self._unit(unit_id, name, place)
                self.say(key, RelationKind.ADDRESSED_TO, receiver, place, method=_METHOD)

    def say_keeper(self) -> None:
        """Say of the office that keeps the register that its documents of the year are all in it."""
        keeper, year = self._register.keeper_id, self._register.year
        if keeper and year:
            self.describe(NodeKind.UNIT, keeper, {"registered_years": str(year)})

    def _properties(self, row: Header) -> dict[str, Value]:
        return {
            "type": row.type,
            "number": number_of(row.symbol, row.number),
            "symbol": row.symbol,
            "symbol_key": fold_symbol(row.symbol) if row.symbol else None,
            "date": row.date,
            "year": row.year,
            "issuer": row.issuer_id,
            "issuer_name": row.issuer,
            "level": row.level or level_of(row.issuer_id),
            "title": row.title,
            "name_key": fold(row.title or ""),
            "signer": row.signer,
            "register": self.sha256,
            "register_row": self.reading.source.place_at(row.start),
        }

    def _unit(self, unit_id: str, name: str | None, place: tuple[int, int]) -> str:
        if unit_id not in self._units:
            self._units[unit_id] = describe_unit(self, unit_id, name, place)
        return self._units[unit_id]


def _block(row: Header, sha256: str) -> str:
    """Return the block of an issuer's number; a row that names no issuer or no number is an instrument by itself.

    That of another register which says the same is the same one, unless there is next to nothing to compare.
    """
    if row.issuer_id and number_of(row.symbol, row.number):
        numbered = block_of_instrument(
            issuer_id=row.issuer_id, symbol=row.symbol, number=row.number, type_name=row.type
        )
        if numbered:
            return numbered
    said = [fold_symbol(row.symbol or ""), row.type, row.year, row.date, row.issuer_id, fold(row.title or "")]
    if not (row.date or row.title):
        said += [sha256, row.start]
    return ITSELF + blake2b(json.dumps(said).encode(), digest_size=_HASHED).hexdigest()
