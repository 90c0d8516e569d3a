"""What the explorer and the offline page show of a node: the trace of a document, the surroundings of the rest."""

from collections.abc import Iterable, Sequence
from typing import Any

from api.language import language
from graph.model import GraphView, Node, Relation
from graph.queries import Direction, expand, trace
from graph.queries.walking import ordered
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind
from viz import graph_payload

_DRAWN = (
    RelationKind.CITES,
    RelationKind.DERIVES_FROM,
    RelationKind.AMENDS,
    RelationKind.REPLACES,
    RelationKind.REPEALS,
    RelationKind.GUIDES,
    RelationKind.ASSIGNED_TO,
    RelationKind.DEFINED_IN,
    RelationKind.ISSUED_BY,
)


def surroundings(store: Store, node: Node, direction: str) -> GraphView:
    """Return the trace of a document, or the neighbours of a unit, task or requirement."""
    if node.kind is NodeKind.INSTRUMENT:
        return trace(store, node.id, Direction(direction)).view
    return expand(store, [node.id]).view


def drawn_view(
    store: Store, start: str | None, opened_nodes: Sequence[str], opened_groups: Sequence[str], direction: str
) -> dict[str, Any]:
    """Return what the explorer draws: the surroundings of ``start`` joined with the neighbours of opened nodes."""
    views: list[GraphView] = []
    if start is not None:
        views.append(surroundings(store, store.nodes([start])[start], direction))
    if opened_nodes:
        views.append(expand(store, opened_nodes, _DRAWN).view)
    view = _joined(start, views)
    keep = [*opened_nodes, *([start] if start else [])]
    ids = [node.id for node in view.nodes]
    degrees = store.degree(ids, outgoing=True, kinds=_DRAWN)
    for node, count in store.degree(ids, outgoing=False, kinds=_DRAWN).items():
        degrees[node] = degrees.get(node, 0) + count
    return graph_payload(view, keep=keep, opened=opened_groups, degrees=degrees, language=language())


def _joined(root: str | None, views: Iterable[GraphView]) -> GraphView:
    nodes: dict[str, Node] = {}
    relations: list[Relation] = []
    for view in views:
        nodes |= {node.id: node for node in view.nodes}
        relations += view.relations
    return GraphView(
        root=root, nodes=tuple(nodes[key] for key in sorted(nodes)), relations=ordered(relations)
    )
