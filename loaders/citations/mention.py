"""A citation while it is being understood; places are those of the shadow text."""

from dataclasses import dataclass

from graph.identifiers.spelling import NormalSymbol
from loaders.dates import PrintedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What is printed at one place; issuer, role and relation are read from around it later."""

    start: int
    end: int
    type: str | None
    form: str = "numbered"
    normal: NormalSymbol | None = None
    """The symbol as understood, with what was wrong with the printed one."""
    symbol: str | None = None
    number: str | None = None
    date: PrintedDate | None = None
    year: int | None = None
    antecedent: int | None = None
    """Where the mention begins that a short form or alias takes up."""
    symbol_end: int | None = None
    """Where the symbol ends, if the issuer stands between it and the date: ``46/NQ-CP của Chính phủ ngày 8/3/2025``."""
    listed: bool = False
    """Whether the type was read from the head of a list rather than from a word of its own."""
    confidence: float = 1.0

    @property
    def iso(self) -> str | None:
        """The printed date in ISO form."""
        return self.date.iso if self.date else None
