"""What the checks look at, read from the store once."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Node, Relation
from graph.queries.periods import year_of
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind

ENDINGS = (RelationKind.REPLACES, RelationKind.REPEALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All instruments, and the relations between them that checks ask about."""

    store: Store
    instruments: Mapping[str, Node]
    bases: tuple[Relation, ...]
    citations: tuple[Relation, ...]
    endings: Mapping[str, tuple[Relation, ...]]
    """By instrument: what replaced or repealed it."""

    def label(self, identifier: str | None) -> str | None:
        """Return what a person calls the instrument, None where it is not known."""
        node = self.instruments.get(identifier) if identifier else None
        return node.label if node is not None else None

    def name(self, identifier: str) -> str:
        """Return what a person calls the instrument, its identifier where it is not known."""
        return self.label(identifier) or identifier


def read_world(store: Store) -> World:
    """Ask the store for all that the checks need."""
    instruments = {node.id: node for node in store.scan(NodeKind.INSTRUMENT)}
    kinds = (RelationKind.DERIVES_FROM, RelationKind.CITES, *ENDINGS)
    relations = store.relations(instruments.keys(), outgoing=True, kinds=kinds)
    endings: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        if relation.kind in ENDINGS:
            endings[relation.target] = (*endings.get(relation.target, ()), relation)
    return World(
        store=store,
        instruments=instruments,
        bases=tuple(relation for relation in relations if relation.kind is RelationKind.DERIVES_FROM),
        citations=tuple(relation for relation in relations if relation.kind is RelationKind.CITES),
        endings=endings,
    )


def is_before(one: Node, other: Node) -> bool:
    """Tell whether ``one`` was surely issued before ``other``: by date, or by year where a date is not known.

    >>> def dated(date): return Node(id="", kind=NodeKind.INSTRUMENT, label="", properties={"date": date})
    >>> is_before(dated("2020-01-01"), dated("2021-01-01")), is_before(dated(None), dated("2021-01-01"))
    (True, False)
    """
    dates = one.get("date"), other.get("date")
    if all(dates):
        return str(dates[0]) < str(dates[1])
    years = [_year(node) for node in (one, other)]
    return years[0] is not None and years[1] is not None and years[0] < years[1]


def _year(node: Node) -> int | None:
    date = node.get("date")
    return int(str(date)[:4]) if date else year_of(node)
