"""What is exported: the whole graph, what hangs on one node, or certain nodes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model import Node, Relation
from graph.queries.walking import DERIVED, walk
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind

_HOME = (RelationKind.DEFINED_IN,)
_UNITS = (RelationKind.ISSUED_BY, RelationKind.ADDRESSED_TO, RelationKind.ASSIGNED_TO)
_DUTIES = (RelationKind.ISSUED_BY, RelationKind.ASSIGNED_TO)


@dataclass(frozen=True, slots=True)
class Slice:
    """Nodes and relations in the order of the store; both may be generators and are read once."""

    nodes: Iterable[Node]
    relations: Iterable[Relation]


def whole(store: Store) -> Slice:
    """Return everything."""
    return Slice(store.scan(), store.scan_relations())


def among(store: Store, ids: Collection[str]) -> Slice:
    """Return these nodes and the relations between them."""
    nodes = store.nodes(ids)
    leaving = store.relations(nodes.keys(), outgoing=True)
    return Slice(nodes.values(), [relation for relation in leaving if relation.target in nodes])


def hanging_on(store: Store, root: str) -> Slice:
    """Return what hangs on a node: the traces of its instruments both ways, their tasks, and the units of all that."""
    instruments = _instruments_of(store, root)
    above = walk(store, instruments, DERIVED, outgoing=True).depths.keys()
    below = walk(store, instruments, DERIVED, outgoing=False).depths.keys()
    traced = {root, *above, *below}
    defined = {relation.source for relation in store.relations(traced, outgoing=False, kinds=_HOME)}
    units = {relation.target for relation in store.relations(traced | defined, outgoing=True, kinds=_UNITS)}
    return among(store, traced | defined | units)


def _instruments_of(store: Store, root: str) -> set[str]:
    """A unit stands for what it issued and what its duties are set in, a task for its instrument."""
    node = store.nodes([root])[root]
    if node.kind is NodeKind.INSTRUMENT:
        return {root}
    reaching = {relation.source for relation in store.relations([root], outgoing=False, kinds=_DUTIES)}
    homes = {relation.target for relation in store.relations(reaching | {root}, outgoing=True, kinds=_HOME)}
    issued = {n.id for n in store.nodes(reaching).values() if n.kind is NodeKind.INSTRUMENT}
    return issued | homes
