"""What there is: the documents that derive from the instrument, by unit and year, and others of the same units."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.audit.expecting import Expectation
from graph.model import Node, Value
from graph.queries.chains import shortest_chain
from graph.queries.periods import is_for_year, period_of
from graph.queries.walking import DERIVED
from graph.stores.port import Store
from graph.stores.ways import depths_along, nearest_parents
from ontology.terms import NodeKind, RelationKind

_SUPERSEDING = (RelationKind.REPLACES, RelationKind.AMENDS, RelationKind.REPEALS, RelationKind.DERIVES_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that the cells are judged by, asked from the store once for all of them."""

    derived: Mapping[str, tuple[Node, ...]]
    """By unit audited: its documents that derive from the instrument, oldest first."""
    others: Mapping[str, tuple[Node, ...]]
    """By unit: its documents of the years in question that do not."""
    parents: Mapping[str, str]
    """From a derived document, the next one on the way up to the instrument."""
    superseding: Collection[tuple[str, str]]
    """Pairs of derived documents of which the first replaces, amends or details the second."""

    def chain(self, document: str) -> tuple[str, ...]:
        """Return the chain from a derived document up to the instrument."""
        return shortest_chain(self.parents, document)


def gather(store: Store, instrument: str, expected: Sequence[Expectation]) -> Evidence:
    """Ask the store: what the units issued, what of it derives from the instrument, and by which way."""
    units = sorted({expectation.unit.id for expectation in expected})
    derived = derived_by(store, instrument, {"issuer": units})
    known = {instrument, *(node.id for node in derived)}
    others = [node for node in _of_the_units(store, expected) if node.id not in known]
    pairs = store.outline(known - {instrument}, outgoing=True, kinds=DERIVED) if derived else []
    by_unit = by_issuer(derived)
    several = {node.id for each in expected for node in _rivals(by_unit.get(each.unit.id, ()), each)}
    between = store.relations(several, outgoing=True, kinds=_SUPERSEDING, among=several) if several else []
    return Evidence(
        derived=by_unit,
        others=by_issuer(others),
        parents=nearest_parents(pairs, depths_along(pairs, instrument, outgoing=False)),
        superseding={(relation.source, relation.target) for relation in between},
    )


def _rivals(documents: Sequence[Node], expected: Expectation) -> list[Node]:
    """Return the documents of a unit that claim one cell, where there are several."""
    claiming = [document for document in documents if is_in_time(document, expected)]
    return claiming if len(claiming) > 1 else []


def covers(document: Node, expected: Expectation, as_of: str) -> bool:
    """Tell whether a derived document of the unit is the one expected."""
    if not is_in_time(document, expected):
        return False
    if expected.document_type is not None and document.get("type") not in (None, expected.document_type):
        return False
    return str(document.get("date") or "") <= as_of


def is_in_time(document: Node, expected: Expectation) -> bool:
    """Tell whether a document is for the year, or for the very years, that are asked for."""
    if expected.span is not None and period_of(document) == expected.span:
        return True
    return expected.year is None or is_for_year(document, expected.year)


def _of_the_units(store: Store, expected: Sequence[Expectation]) -> list[Node]:
    years = {expectation.year for expectation in expected if expectation.year is not None}
    if not years:
        return []
    units = {expectation.unit.id for expectation in expected}
    issued_in = sorted({year - before for year in years for before in (0, 1)})
    return store.find(NodeKind.INSTRUMENT, {"issuer": sorted(units), "year": issued_in})


def derived_by(
    store: Store, instrument: str, where: Mapping[str, Value | Collection[Value]] | None = None
) -> list[Node]:
    """Return the documents that derive from the instrument, directly or through others."""
    return store.reached([instrument], outgoing=False, kinds=DERIVED, kind=NodeKind.INSTRUMENT, where=where)


def by_issuer(documents: Sequence[Node]) -> dict[str, tuple[Node, ...]]:
    """Return the documents of each issuer, oldest first."""
    found: dict[str, list[Node]] = {}
    for document in documents:
        issuer = document.get("issuer")
        if issuer is not None:
            found.setdefault(str(issuer), []).append(document)
    return {unit: tuple(sorted(nodes, key=_age)) for unit, nodes in found.items()}


def _age(document: Node) -> tuple[str, str]:
    return (str(document.get("date") or "9999"), document.id)
