"""What the explorer draws, as plain JSON: nodes with places, relations with quotes, and the stripes."""

from collections.abc import Collection, Mapping
from typing import Any

from graph.model import GraphView, Node, Relation
from graph.queries.answers import relation_answer
from viz import layout
from viz.grouping import GROUP_ABOVE, Group, group, nearest
from viz.style import level_label

MOST_DRAWN = 3000
"""So many nodes a browser draws without strain."""

SHOWN_PROPERTIES = ("type", "symbol", "date", "year", "level", "status", "title", "period")


def graph_payload(
    view: GraphView,
    *,
    total: int | None = None,
    keep: Collection[str] = (),
    opened: Collection[str] = (),
    degrees: Mapping[str, int] | None = None,
    group_above: int = GROUP_ABOVE,
    language: str = "vi",
) -> dict[str, Any]:
    """Return the answer of ``GET /graph``: the view, grouped where many are alike, every node with its place.

    ``total`` is the number of nodes that the question has where the view was cut short; ``keep`` are nodes
    never grouped and ``opened`` the groups shown one by one. ``degrees`` tells how many relations a node has
    in the store; a node then says how many of them are ``hidden``.

    >>> from graph.model import Node
    >>> from ontology.terms import NodeKind
    >>> root = Node(id="r", kind=NodeKind.INSTRUMENT, label="76/NQ-CP", properties={"level": "central"})
    >>> payload = graph_payload(GraphView(root="r", nodes=(root,)))
    >>> [(node["id"], node["band"]) for node in payload["nodes"]], payload["shown"], payload["total"]
    ([('r', 'central')], 1, 1)
    """
    drawn, groups = group(view, keep=keep, opened=opened, above=group_above)
    nodes = nearest(drawn, MOST_DRAWN)
    ids = {node.id for node in nodes}
    relations = [one for one in drawn.relations if one.source in ids and one.target in ids]
    picture = layout.lay_out(GraphView(root=view.root, nodes=tuple(nodes), relations=tuple(relations)))
    hidden = _hidden(relations, degrees or {})
    return {
        "root": view.root,
        "nodes": [_node(node, picture.places[node.id], groups, hidden) for node in nodes],
        "relations": [relation_answer(relation) for relation in relations],
        "bands": [_band(band, language) for band in picture.bands],
        "years": [{"year": span.year, "x0": span.x0, "x1": span.x1} for span in picture.years],
        "size": {"width": picture.width, "height": picture.height, **_BOX},
        "shown": sum(node.id not in groups for node in nodes),
        "total": max(total or 0, len(view.nodes)),
    }


_BOX = {"node_width": layout.NODE_WIDTH, "node_height": layout.NODE_HEIGHT}


def node_payload(node: Node) -> dict[str, Any]:
    """Return a node as the explorer and the answers of the API write it."""
    named = {name: node.get(name) for name in SHOWN_PROPERTIES}
    issuer = node.get("issuer_name") or node.get("issuer")
    return {"id": node.id, "kind": node.kind.value, "label": node.label, "issuer": issuer, **named}


def _node(
    node: Node, place: layout.Place, groups: Mapping[str, Group], hidden: Mapping[str, int]
) -> dict[str, Any]:
    drawn = {**node_payload(node), "x": place.x, "y": place.y, "band": place.band}
    if node.id in groups:
        drawn["count"] = len(groups[node.id].members)
        drawn["members"] = [node_payload(member) for member in groups[node.id].members]
    elif node.id in hidden:
        drawn["hidden"] = hidden[node.id]
    return drawn


def _hidden(relations: Collection[Relation], degrees: Mapping[str, int]) -> dict[str, int]:
    """Return how many relations of each node are not drawn, where there are any."""
    seen: dict[str, int] = {}
    for relation in relations:
        for end in (relation.source, relation.target):
            seen[end] = seen.get(end, 0) + 1
    return {id: degree - seen.get(id, 0) for id, degree in degrees.items() if degree > seen.get(id, 0)}


def _band(band: layout.Band, language: str) -> dict[str, Any]:
    return {
        "level": band.level,
        "label": level_label(band.level, language),
        "y0": band.y0,
        "y1": band.y1,
    }
