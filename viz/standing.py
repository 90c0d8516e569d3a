"""What a node's place follows from: its band, its year, its order in both, and the document it belongs to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import GraphView, Level, Node
from ontology.terms import NodeKind
from viz.style import UNKNOWN

BANDS = (*(level.value for level in Level), UNKNOWN)
"""Bands from top to bottom."""

UNDATED = "~"
"""Sorts after every ISO date: a document of a known year without a day stands at the end of its year."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Band, year and order of a node; ``owner`` is the document it belongs to, itself for a document."""

    band: str
    year: int | None
    order: tuple[str, ...]
    owner: str


def standings(view: GraphView) -> dict[str, Standing]:
    """Return the standing of every node of the view, independent of the order in which nodes are given."""
    nodes = {node.id: node for node in view.nodes}
    neighbours = _neighbours(view, nodes)
    owners = _owners(nodes, neighbours)
    times = _times(nodes, neighbours)
    return {
        id: _standing(node, nodes[owners[id]], [nodes[other] for other in neighbours[id]], times)
        for id, node in nodes.items()
    }


def date_of(node: Node) -> str | None:
    """Return the ISO date of a node, or None where the day is not known."""
    date = node.get("date")
    return date if isinstance(date, str) and len(date) == 10 else None


def year_of(node: Node) -> int | None:
    """Return the year of issue as far as it is known."""
    date, year = node.get("date"), node.get("year")
    if isinstance(date, str) and date[:4].isdigit():
        return int(date[:4])
    return year if isinstance(year, int) else None


def _neighbours(view: GraphView, nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for relation in view.relations:
        if relation.source in nodes and relation.target in nodes:
            found[relation.source].add(relation.target)
            found[relation.target].add(relation.source)
    return {id: sorted(found[id]) for id in nodes}


def _owners(nodes: Mapping[str, Node], neighbours: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the document beside which each node stands: its latest; a unit without one follows its task."""
    owners = {id: id for id, node in nodes.items() if node.kind is NodeKind.INSTRUMENT}
    documents = dict(owners)
    for _ in ("beside a document", "beside what stands beside a document"):
        known = dict(owners)
        for id in nodes.keys() - known.keys():
            candidates = {known[other] for other in neighbours[id] if other in known}
            if candidates:
                owners[id] = max(candidates, key=lambda document: (_time(nodes[document]), document))
    return {id: owners.get(id, documents.get(id, id)) for id in nodes}


def _time(node: Node) -> tuple[int, str]:
    return (year_of(node) or 0, date_of(node) or "")


def _times(nodes: Mapping[str, Node], neighbours: Mapping[str, Sequence[str]]) -> dict[str, int | None]:
    """Return the year of every document; one without any takes the median of its dated neighbours."""
    known = {id: year_of(node) for id, node in nodes.items() if node.kind is NodeKind.INSTRUMENT}
    times: dict[str, int | None] = {}
    for id in nodes:
        around = sorted(year for other in neighbours[id] if (year := known.get(other)) is not None)
        times[id] = known.get(id) or (around[(len(around) - 1) // 2] if around else None)
    return times


def _standing(node: Node, beside: Node, around: Sequence[Node], times: Mapping[str, int | None]) -> Standing:
    symbol = beside.get("symbol")
    order = (
        date_of(beside) or UNDATED,
        str(symbol or UNDATED),
        beside.id,
        "" if node is beside else node.kind.value,
        node.id,
    )
    return Standing(_band(node, beside, around), times[beside.id], order, beside.id)


def _band(node: Node, beside: Node, around: Sequence[Node]) -> str:
    """Return the level of the node or its document; a task without a document takes that of its unit."""
    levels = [node.get("level"), beside.get("level")]
    if beside.kind is not NodeKind.INSTRUMENT:
        levels += [other.get("level") for other in around]
    return next((level for level in levels if isinstance(level, str) and level in BANDS), UNKNOWN)
