"""What an audit answers: one cell for every unit that had to issue a document, each in exactly one state."""

from collections import Counter
from dataclasses import dataclass

from ontology.terms import AuditState as State

COVERED = frozenset({State.ISSUED_ON_TIME, State.ISSUED_LATE, State.ISSUED_UNDATED, State.CONFLICT})
"""A document was issued, whatever else is to be said of it."""

RELIEVED = frozenset({State.WAIVED, State.NOT_APPLICABLE})
"""Nobody has to issue anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellUnit:
    """The unit that has to issue."""

    id: str
    name: str
    level: str
    parent: str | None
    """Identifier of the administration above."""
    place: str
    """Where it is: ``huyện Ninh Giang, tỉnh Hải Dương``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A document that nearly covers a cell, and why it does not."""

    document: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One unit, one requirement, one period."""

    unit: CellUnit
    state: State
    documents: tuple[str, ...] = ()
    """What covers it; the document that decides the state first."""
    chain: tuple[str, ...] = ()
    """From the deciding document up to the instrument."""
    due: str | None = None
    days_late: int | None = None
    requirement: str | None = None
    near_misses: tuple[NearMiss, ...] = ()
    note: str | None = None
    """Who carries the duty on, where the unit no longer exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """All cells of an audit, by level and place."""

    instrument: str
    year: int | None
    as_of: str
    complete: bool
    cells: tuple[Cell, ...]

    @property
    def expected(self) -> int:
        """Return how many cells there are."""
        return len(self.cells)

    @property
    def summary(self) -> dict[State, int]:
        """Return the number of cells in each state, zeros included; they add up to ``expected``."""
        counts = Counter(cell.state for cell in self.cells)
        return {state: counts[state] for state in State}

    @property
    def covered(self) -> int:
        """Return how many cells have a document that was issued."""
        return sum(cell.state in COVERED for cell in self.cells)

    @property
    def owed(self) -> int:
        """Return how many cells somebody has to fill: all but those waived or without a unit any more."""
        return sum(cell.state not in RELIEVED for cell in self.cells)

    @property
    def ratio(self) -> float | None:
        """Return the covered share of what is owed; None where nothing is."""
        return round(self.covered / self.owed, 4) if self.owed else None
