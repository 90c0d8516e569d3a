"""Chains of legal bases (chuỗi căn cứ) from one instrument up to another."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Relation

STEPS_PER_CHAIN = 200
"""How much searching one chain is worth: where cycles hide the way, the search ends and says so."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Every chain between two nodes, shortest first; ``cut`` where there were more than the limit."""

    chains: tuple[tuple[str, ...], ...]
    cut: bool = False


def all_chains(relations: Iterable[Relation], start: str, end: str, limit: int) -> Chains:
    """Return the chains from ``start`` to ``end`` along the direction of the relations, no node twice in one.

    >>> from ontology.terms import RelationKind
    >>> def rests(a, b): return Relation(source=a, target=b, kind=RelationKind.DERIVES_FROM)
    >>> relations = [rests("xã", "huyện"), rests("huyện", "tỉnh"), rests("xã", "tỉnh")]
    >>> all_chains(relations, "xã", "tỉnh", 10).chains
    (('xã', 'tỉnh'), ('xã', 'huyện', 'tỉnh'))
    """
    edges = list(relations)
    distances = _distances(edges, end)
    if start not in distances:
        return Chains(())
    found, cut = _search(_ways(edges, distances), start, end, limit)
    return Chains(tuple(sorted(found, key=lambda chain: (len(chain), chain))), cut)


def shortest_chain(parents: Mapping[str, str], start: str) -> tuple[str, ...]:
    """Return the chain from ``start`` along ``parents`` to the node that has none."""
    chain = [start]
    while (parent := parents.get(chain[-1])) is not None:
        chain.append(parent)
    return tuple(chain)


def _distances(relations: Sequence[Relation], end: str) -> dict[str, int]:
    """Hops from each node to ``end``."""
    sources: dict[str, list[str]] = {}
    for relation in relations:
        sources.setdefault(relation.target, []).append(relation.source)
    distances = {end: 0}
    queue = deque([end])
    while queue:
        node = queue.popleft()
        for source in sources.get(node, ()):
            if source not in distances:
                distances[source] = distances[node] + 1
                queue.append(source)
    return distances


def _ways(relations: Sequence[Relation], distances: Mapping[str, int]) -> dict[str, list[str]]:
    """From each node, the next nodes that lead to the end, the nearest to it first."""
    ways: dict[str, set[str]] = {}
    for relation in relations:
        if relation.target in distances:
            ways.setdefault(relation.source, set()).add(relation.target)
    return {source: sorted(targets, key=lambda t: (distances[t], t)) for source, targets in ways.items()}


def _search(
    ways: Mapping[str, Sequence[str]], start: str, end: str, limit: int
) -> tuple[list[tuple[str, ...]], bool]:
    """Depth first along the nearest way; whether anything was left unsearched."""
    found: list[tuple[str, ...]] = []
    path = [start]
    branches = [iter(ways.get(start, ()))]
    for _ in range(limit * STEPS_PER_CHAIN):
        following = next(branches[-1], None)
        if following is None:
            branches.pop()
            path.pop()
            if not branches:
                return found, False
        elif following == end:
            if len(found) == limit:
                return found, True
            found.append((*path, end))
        elif following not in path:
            path.append(following)
            branches.append(iter(ways.get(following, ())))
    return found, True
