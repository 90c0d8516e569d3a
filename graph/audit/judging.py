"""The state of one cell: a pure function of what is expected and what there is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from graph.audit.covering import Evidence, covers
from graph.audit.expecting import Expectation
from graph.identifiers.folding import fold
from graph.model import Node, Status
from ontology.terms import AuditState as State


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of an audit that hold for every cell."""

    as_of: str
    complete: bool
    collected: Collection[tuple[str, int]]
    """Units and years of which every document is in the store."""
    waived: Collection[str]
    """Units that need not issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A state with the documents that decide it, the decisive one first."""

    state: State
    documents: tuple[Node, ...] = ()
    days_late: int | None = None


def judge(expected: Expectation, evidence: Evidence, terms: Terms) -> Verdict:
    """Return the one state of a cell."""
    there = [d for d in evidence.derived.get(expected.unit.id, ()) if covers(d, expected, terms.as_of)]
    issued = tuple(document for document in there if not is_draft(document))
    if issued:
        return _issued(issued, expected, evidence)
    if there:
        return Verdict(state=State.DRAFT, documents=tuple(there))
    listed = any(is_unread(d, expected, terms.as_of) for d in evidence.others.get(expected.unit.id, ()))
    return Verdict(state=_nothing_issued(expected, terms, listed))


def is_draft(document: Node) -> bool:
    """Tell whether a text is all there is: it has neither number nor date. What others cite was issued."""
    if document.get("status") == "draft":
        return True
    blank = not document.get("number") and not document.get("symbol") and not document.get("date")
    return blank and document.get("status") == Status.RESOLVED


def is_unread(document: Node, expected: Expectation, as_of: str) -> bool:
    """Tell whether a document may be the one expected, for all that is known: it stands in a register only."""
    kind = expected.document_type or "Kế hoạch"
    listed = document.get("register") is not None and document.get("type") in (None, kind)
    return listed and covers(document, expected, as_of)


def _nothing_issued(expected: Expectation, terms: Terms, listed: bool) -> State:
    if expected.ended is not None:
        return State.NOT_APPLICABLE
    if expected.unit.id in terms.waived:
        return State.WAIVED
    if (expected.due or f"{expected.year or '0000'}-01-01") > terms.as_of:
        return State.NOT_DUE
    known = terms.complete or (expected.unit.id, expected.year) in terms.collected
    return State.MISSING if known and not listed else State.UNKNOWN


def _issued(issued: tuple[Node, ...], expected: Expectation, evidence: Evidence) -> Verdict:
    """The earliest date decides; ``issued`` has the oldest first and the undated last."""
    if _disagree(issued, evidence):
        return Verdict(state=State.CONFLICT, documents=issued)
    if expected.due is None:
        return Verdict(state=State.ISSUED_ON_TIME, documents=issued)
    first = _day(issued[0])
    if first is None:
        return Verdict(state=State.ISSUED_UNDATED, documents=issued)
    late = (first - date.fromisoformat(expected.due)).days
    if late > 0:
        return Verdict(state=State.ISSUED_LATE, documents=issued, days_late=late)
    return Verdict(state=State.ISSUED_ON_TIME, documents=issued)


def _day(document: Node) -> date | None:
    text = str(document.get("date") or "")
    return date.fromisoformat(text) if len(text) == len("2024-01-31") else None


def _disagree(issued: Sequence[Node], evidence: Evidence) -> bool:
    """Tell whether two documents claim the same cell: of one type, not known to have different titles.

    One that replaces, amends or details the other does not dispute it.
    """
    for one, other in combinations(issued, 2):
        related = (one.id, other.id) in evidence.superseding or (other.id, one.id) in evidence.superseding
        if not related and one.get("type") == other.get("type") and _same_title(one, other):
            return True
    return False


def _same_title(one: Node, other: Node) -> bool:
    titles = [fold(str(node.get("title") or "")) for node in (one, other)]
    return "" in titles or titles[0] == titles[1]
