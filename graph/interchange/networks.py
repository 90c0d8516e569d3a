"""GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx itself."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph.model import Node, Relation

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')


def write_graphml(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield GraphML; a relation is an edge with kind, role, basis and its first quote."""
    import networkx as nx

    for line in nx.generate_graphml(_network(nodes, relations)):
        yield line + "\n"


def write_gexf(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield GEXF 1.2; the day of writing is left out, so that the same graph gives the same file."""
    import networkx as nx

    for line in nx.generate_gexf(_network(nodes, relations)):
        yield _DAY_OF_WRITING.sub("", line) + "\n"


def _network(nodes: Iterable[Node], relations: Iterable[Relation]) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        properties = {name: value for name, value in sorted(node.properties.items()) if name not in _OWN}
        network.add_node(
            _xml(node.id), **_plain({"label": node.label, "kind": node.kind.value, **properties})
        )
    for number, relation in enumerate(relations):
        network.add_edge(_xml(relation.source), _xml(relation.target), key=f"r{number}", **_edge(relation))
    return network


_OWN = frozenset({"label", "kind", "start", "end", "id"})
"""Names that GEXF and GraphML read as something else: GEXF takes ``start`` and ``end`` for days of life."""


def _edge(relation: Relation) -> dict[str, Any]:
    first = relation.evidence[0] if relation.evidence else None
    return _plain(
        {
            "kind": relation.kind.value,
            "role": relation.role,
            "basis": relation.basis,
            "confidence": float(relation.confidence),
            "evidence": len(relation.evidence),
            "document": first.document if first else None,
            "quote": first.quote if first else None,
        }
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _xml(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None
    }


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
