"""Many alike become one: forty-five communes under one plan are drawn as a single counted node.

Only ends are grouped: nodes that nothing further hangs on. Those of one hub, kind, level and year form a
group. A group is opened by its identifier, which follows from what it groups: a
link to the picture keeps working.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.model import GraphView, Level, Node, Relation
from viz.standing import date_of, year_of

GROUP_ABOVE = 25
"""So many alike are drawn one by one."""

AUTHORITY = {level.value: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes drawn as one: their hub, what they have in common, and who they are."""

    id: str
    hub: str
    members: tuple[Node, ...]


def group(
    view: GraphView, *, keep: Collection[str] = (), opened: Collection[str] = (), above: int = GROUP_ABOVE
) -> tuple[GraphView, dict[str, Group]]:
    """Return the view with large fans of alike ends drawn as one node each, and the groups by identifier.

    ``keep`` are nodes never grouped, such as what was expanded; ``opened`` are groups left open.
    """
    fans: dict[str, list[Node]] = defaultdict(list)
    hubs = _hubs(view)
    for node in view.nodes:
        hub = hubs.get(node.id)
        if hub is not None and node.id not in keep and node.id != view.root:
            fans[_group_id(node, *hub)].append(node)
    groups = {
        id: Group(id, hubs[members[0].id][0], tuple(members))
        for id, members in sorted(fans.items())
        if len(members) > above and id not in opened
    }
    return _grouped(view, groups), groups


def _hubs(view: GraphView) -> dict[str, tuple[str, str]]:
    """Return for every end the node that it hangs on most closely, and whether it hangs below or above it."""
    nodes = {node.id: node for node in view.nodes}
    below: dict[str, list[Node]] = defaultdict(list)
    above: dict[str, list[Node]] = defaultdict(list)
    for relation in view.relations:
        below[relation.source].append(nodes[relation.target])
        above[relation.target].append(nodes[relation.source])
    hubs: dict[str, tuple[str, str]] = {}
    for id in nodes:
        if bool(below[id]) != bool(above[id]):
            hub = max(below[id] or above[id], key=_closeness)
            hubs[id] = (hub.id, "below" if below[id] else "above")
    return hubs


def _closeness(node: Node) -> tuple[int, str, str]:
    return (AUTHORITY.get(str(node.get("level")), -1), date_of(node) or "", node.id)


def _group_id(node: Node, hub: str, side: str) -> str:
    level, year = node.get("level") or "unknown", year_of(node) or ""
    return f"group|{node.kind.value}|{level}|{year}|{side}|{hub}"


def _grouped(view: GraphView, groups: Mapping[str, Group]) -> GraphView:
    home = {member.id: id for id, group in groups.items() for member in group.members}
    drawn = [node for node in view.nodes if node.id not in home]
    drawn += [_group_node(group) for group in groups.values()]
    relations: dict[tuple[str, str, str, str, str], Relation] = {}
    for relation in view.relations:
        moved = _moved(relation, home)
        relations.setdefault(moved.key, moved)
    return GraphView(root=view.root, nodes=tuple(drawn), relations=tuple(relations.values()))


def _group_node(group: Group) -> Node:
    first = group.members[0]
    properties = {"level": first.get("level"), "year": year_of(first), "count": len(group.members)}
    return Node(id=group.id, kind=first.kind, label=str(len(group.members)), properties=properties)


def _moved(relation: Relation, home: Mapping[str, str]) -> Relation:
    """Return the relation between what is drawn; evidence of one member does not speak for the group."""
    source, target = home.get(relation.source, relation.source), home.get(relation.target, relation.target)
    if (source, target) == (relation.source, relation.target):
        return relation
    return Relation(
        source=source, target=target, kind=relation.kind, role=relation.role, basis=relation.basis
    )


def nearest(view: GraphView, limit: int) -> Sequence[Node]:
    """Return at most ``limit`` nodes, those fewest steps from the root first."""
    around: dict[str, set[str]] = defaultdict(set)
    for relation in view.relations:
        around[relation.source].add(relation.target)
        around[relation.target].add(relation.source)
    reached = dict.fromkeys([view.root] if view.root else [])
    frontier = list(reached)
    while frontier:
        frontier = sorted({other for id in frontier if id for other in around[id]} - reached.keys())
        reached.update(dict.fromkeys(frontier))
    rank = {id: place for place, id in enumerate(reached)}
    return sorted(view.nodes, key=lambda node: (rank.get(node.id, len(rank)), node.id))[:limit]
