"""Audit (kiểm tra việc ban hành): who had to issue a document that derives from an instrument, and who has not.

A requirement, or the instrument itself, times the units that it addresses as they were on the due date, gives the
expected cells. Each is in exactly one state; *missing* stands only where the collection is declared complete.
"""

from collections.abc import Collection, Sequence

from graph.audit.answer import audit_answer
from graph.audit.covering import Evidence, by_issuer, derived_by, gather
from graph.audit.expecting import Expectation, expectations
from graph.audit.judging import Terms, Verdict, judge
from graph.audit.near_misses import Surroundings, near_misses
from graph.audit.report import COVERED, AuditReport, Cell, CellUnit, NearMiss
from graph.audit.rules import Scope
from graph.identifiers.folding import fold
from graph.model import Node
from graph.queries.walking import DERIVED
from graph.stores.port import Store
from graph.units import Area, UnitTree, administration
from ontology.terms import NodeKind

__all__ = ["AuditReport", "Cell", "CellUnit", "NearMiss", "audit", "audit_answer"]


def audit(
    store: Store,
    tree: UnitTree,
    instrument: str,
    *,
    year: int | None = None,
    under: Area | None = None,
    level: str | None = None,
    as_of: str,
    complete: bool = False,
    waived: Collection[str] = (),
) -> AuditReport:
    """Return the cells of an audit of ``instrument``, each in its state.

    ``under`` is the place audited (default: the area of the issuer; the whole country for a central one), ``level``
    restricts to one level of administration, ``as_of`` is the day (ISO 8601) on which the question is asked,
    ``complete`` declares that the store holds every document, ``waived`` names units that need not issue.
    """
    node = store.nodes([instrument])[instrument]
    expected = expectations(store, tree, node, Scope(year=year, under=under, level=level, as_of=as_of))
    evidence = gather(store, instrument, expected)
    collected = {(declared.unit, declared.year) for declared in store.collected()}
    collected |= _registered(store, {expectation.unit.id for expectation in expected})
    terms = Terms(as_of=as_of, complete=complete, collected=collected, waived=frozenset(waived))
    verdicts = [judge(expectation, evidence, terms) for expectation in expected]
    # Near misses are looked for far and wide, so only where a cell is open.
    opened = [e for e, verdict in zip(expected, verdicts, strict=True) if verdict.state not in COVERED]
    around = _surroundings(store, node, evidence, expected, opened, as_of) if opened else None
    places = _Places(tree)
    cells = [
        _cell(expectation, verdict, evidence, around, places)
        for expectation, verdict in zip(expected, verdicts, strict=True)
    ]
    return AuditReport(instrument=instrument, year=year, as_of=as_of, complete=complete, cells=tuple(cells))


def _registered(store: Store, units: Collection[str]) -> set[tuple[str, int]]:
    """Return the units and years of which the register of their own documents was read."""
    return {
        (unit.id, int(year))
        for unit in store.nodes(units).values()
        for year in str(unit.get("registered_years") or "").split()
    }


def _cell(
    expected: Expectation,
    verdict: Verdict,
    evidence: Evidence,
    around: Surroundings | None,
    places: "_Places",
) -> Cell:
    documents = tuple(document.id for document in verdict.documents)
    return Cell(
        unit=places.unit(expected),
        state=verdict.state,
        documents=documents,
        chain=evidence.chain(documents[0]) if documents else (),
        due=expected.due,
        days_late=verdict.days_late,
        requirement=expected.requirement,
        near_misses=near_misses(expected, around) if around and verdict.state not in COVERED else (),
        note=_note(expected),
    )


def _note(expected: Expectation) -> str | None:
    """Who carries on the duty of a unit that ended."""
    if expected.ended is None:
        return None
    heirs = ", ".join(administration(area).name for area in expected.successors)
    day = "/".join(reversed(expected.ended.split("-")))
    return f"kết thúc hoạt động ngày {day}" + (f"; trách nhiệm chuyển cho {heirs}" if heirs else "")


def _surroundings(
    store: Store,
    instrument: Node,
    evidence: Evidence,
    expected: Sequence[Expectation],
    opened: Sequence[Expectation],
    as_of: str,
) -> Surroundings:
    """Return what the near misses of the open cells are looked for in."""
    others = [node.id for documents in evidence.others.values() for node in documents]
    bases: dict[str, tuple[str, ...]] = {}
    for source, target in store.outline(others, outgoing=True, kinds=DERIVED, depth=1) if others else ():
        bases[source] = (*bases.get(source, ()), target)
    names = store.nodes({base for each in bases.values() for base in each}) if bases else {}
    open_names = sorted({fold(expectation.unit.name) for expectation in opened})
    same_name = (unit.id for unit in store.find(NodeKind.UNIT, {"name_key": open_names}))
    issuers = {*same_name, *(str(node.get("issuer")) for node in names.values())}
    elsewhere = sorted(issuers - {expectation.unit.id for expectation in expected})
    known = [node for documents in evidence.derived.values() for node in documents]
    found = derived_by(store, instrument.id, {"issuer": elsewhere}) if elsewhere else []
    derived = by_issuer(sorted([*known, *found], key=lambda node: node.id))
    namesakes: dict[str, tuple[Node, ...]] = {}
    for documents in derived.values():
        name = fold(str(documents[0].get("issuer_name") or ""))
        namesakes[name] = (*namesakes.get(name, ()), *documents)
    predecessors: dict[str, tuple[str, ...]] = {}
    for expectation in expected:
        for heir in (administration(area).id for area in expectation.successors):
            predecessors[heir] = (*predecessors.get(heir, ()), expectation.unit.id)
    return Surroundings(
        instrument=instrument,
        evidence=evidence,
        as_of=as_of,
        names=names,
        derived=derived,
        bases=bases,
        namesakes=namesakes,
        predecessors=predecessors,
    )


class _Places:
    """The units of cells with the places they are in; those of one parent share it."""

    def __init__(self, tree: UnitTree) -> None:
        self._tree = tree
        self._above: dict[str | None, str] = {}

    def unit(self, expected: Expectation) -> CellUnit:
        unit = expected.unit
        place = self._place(expected.area)
        return CellUnit(id=unit.id, name=unit.name, level=unit.level.value, parent=unit.parent, place=place)

    def _place(self, area: Area | None) -> str:
        parent = area.parent if area is not None else None
        if parent not in self._above:
            above = self._tree.ancestors(area.id) if area is not None else ()
            self._above[parent] = ", ".join(ancestor.label for ancestor in above)
        return self._above[parent]
