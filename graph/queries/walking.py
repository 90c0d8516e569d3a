"""Walks over the graph, cycles included: what is reached is one call of the store, its hops are told apart here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model import Relation
from graph.stores.port import Leg, Store
from ontology.terms import RelationKind

BASES = (RelationKind.DERIVES_FROM, RelationKind.DEFINED_IN)
"""What leads up: from a task or requirement to its instrument, from an instrument to what it rests on."""

DERIVED = (RelationKind.DERIVES_FROM,)
"""What leads down: to the instruments that rest on one."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk reached: the number of hops to each node, and every relation it went along."""

    depths: dict[str, int]
    relations: tuple[Relation, ...]


def walk(
    store: Store,
    starts: Iterable[str],
    kinds: Collection[RelationKind],
    *,
    outgoing: bool,
) -> Walk:
    """Follow relations of these kinds from ``starts`` until nothing new is reached.

    Each node is reached once, by the shortest way, so instruments that cite each other in a cycle end it.
    """
    depths = dict.fromkeys(sorted(set(starts)), 0)
    leading: dict[str, list[Relation]] = {}
    for relation in store.part(depths.keys(), Leg(outgoing=outgoing, kinds=kinds))[0]:
        leading.setdefault(relation.source if outgoing else relation.target, []).append(relation)
    found: list[Relation] = []
    frontier: Collection[str] = list(depths)
    hops = 0
    while frontier:
        hops += 1
        relations = sorted((each for node in frontier for each in leading.get(node, ())), key=_key)
        found += relations
        ends = {relation.target if outgoing else relation.source for relation in relations}
        frontier = sorted(ends - depths.keys())
        depths.update(dict.fromkeys(frontier, hops))
    return Walk(depths, tuple(found))


def ordered(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return each relation once, in the order in which the stores list them."""
    return tuple(sorted({relation.key: relation for relation in relations}.values(), key=_key))


def _key(relation: Relation) -> tuple[str, str, str, str, str]:
    return relation.key
