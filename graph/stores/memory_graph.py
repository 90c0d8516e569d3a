"""The concluded graph in memory: a networkx ``MultiDiGraph`` of nodes, and of statements between them."""

from collections.abc import Collection, Iterator
from typing import Any

import networkx as nx

from graph.facts import SettledNode, Statement
from graph.model import Node
from graph.stores.answers import search_text
from ontology.terms import NodeKind, RelationKind

Place = tuple[str, int]
"""Where a statement stands: SHA-256 of its source, and its ordinal there."""

Edge = tuple[str, str, Place, Statement]


class MemoryGraph:
    """Nodes under their identifiers, statements as edges under their places."""

    def __init__(self) -> None:
        self._graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
        self._ends: dict[Place, tuple[str, str]] = {}

    def keep(self, node: SettledNode) -> None:
        """Add the node, or say it anew."""
        plain = Node(id=node.id, kind=node.kind, label=node.label, properties=dict(node.properties))
        words = frozenset(search_text(node.label, node.properties).split())
        self._graph.add_node(node.id, node=plain, words=words, candidates=node.candidates)

    def remove(self, ids: Collection[str]) -> None:
        """Remove nodes with the statements on them."""
        self._graph.remove_nodes_from(ids)

    def wire(self, place: Place, source: str | None, target: str | None, statement: Statement) -> None:
        """Let the statement stand between the two nodes only; nowhere if one is not known or both are one."""
        self.unwire(place)
        if source is not None and target is not None and source != target:
            self._graph.add_edge(source, target, key=place, statement=statement)
            self._ends[place] = (source, target)

    def unwire(self, place: Place) -> None:
        """Take the statement out."""
        source, target = self._ends.pop(place, (None, None))
        if self._graph.has_edge(source, target, key=place):
            self._graph.remove_edge(source, target, key=place)

    def get(self, identifier: str) -> Node | None:
        """Return the node."""
        found = self._graph.nodes.get(identifier, {}).get("node")
        return found if isinstance(found, Node) else None

    def candidates(self, identifier: str) -> tuple[str, ...]:
        """Return what an ambiguous node could be."""
        return tuple(self._graph.nodes.get(identifier, {}).get("candidates", ()))

    def nodes(self, kind: NodeKind | None = None) -> list[Node]:
        """Return all nodes of the kind, ordered by identifier."""
        found = (data["node"] for _, data in self._graph.nodes(data=True) if "node" in data)
        return sorted((node for node in found if kind in (None, node.kind)), key=lambda node: node.id)

    def having_words(self, whole: Collection[str], prefix: str) -> Iterator[Node]:
        """Yield the nodes whose folded text has all the words, and one that begins with ``prefix``."""
        for _, data in self._graph.nodes(data=True):
            words = data["words"]
            if words.issuperset(whole) and any(word.startswith(prefix) for word in words):
                yield data["node"]

    def edges(
        self, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> Iterator[Edge]:
        """Yield the statements that leave (or reach) the nodes."""
        present = sorted(id_ for id_ in set(ids) if id_ in self._graph)
        found: Any = (
            self._graph.out_edges(present, keys=True, data="statement")
            if outgoing
            else self._graph.in_edges(present, keys=True, data="statement")
        )
        for source, target, place, statement in found:
            if statement.kind in kinds:
                yield source, target, place, statement
