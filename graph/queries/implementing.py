"""Implements (triển khai): the instruments that derive from one, directly or through others."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from graph.model import GraphView, Node
from graph.queries.chains import shortest_chain
from graph.queries.periods import is_for_year
from graph.queries.walking import DERIVED
from graph.stores.port import Store, Ways
from ontology.terms import NodeKind

UnderUnit = Callable[[str], bool]
"""Whether the unit with this identifier belongs to the place asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementation:
    """An instrument that derives from the root, with one shortest chain up to it, both ends included."""

    plan: Node
    depth: int
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementations:
    """All instruments that derive from the root and pass the filters, nearest first, with their chains."""

    plans: tuple[Implementation, ...]
    view: GraphView

    @property
    def total(self) -> int:
        """Return how many there are."""
        return len(self.plans)


def implements(
    store: Store,
    root: str,
    *,
    year: int | None = None,
    level: str | None = None,
    under: UnderUnit | None = None,
) -> Implementations:
    """Return what implements ``root``; ``year`` is the year a plan is for, ``under`` tests its issuer.

    Filters choose what is listed, not what is followed: a plan of 2024 may rest on one of 2023.
    """
    where = {} if level is None else {"level": level}
    below = store.ways(root, outgoing=False, kinds=DERIVED, kind=NodeKind.INSTRUMENT, where=where, about=year)
    wanted = [node for node in below.nodes if _passes(node, year, level, under)]
    plans = [_implementation(node, below.nearer) for node in wanted]
    plans.sort(key=lambda plan: (plan.depth, plan.plan.id))
    return Implementations(plans=tuple(plans), view=_chains_view(store, root, below, plans))


def _passes(node: Node, year: int | None, level: str | None, under: UnderUnit | None) -> bool:
    if year is not None and not is_for_year(node, year):
        return False
    if level is not None and node.get("level") != level:
        return False
    return under is None or (node.get("issuer") is not None and under(str(node.get("issuer"))))


def _implementation(node: Node, nearer: Mapping[str, str]) -> Implementation:
    chain = shortest_chain(nearer, node.id)
    return Implementation(plan=node, depth=len(chain) - 1, chain=chain)


def _chains_view(store: Store, root: str, below: Ways, plans: Collection[Implementation]) -> GraphView:
    """The plans with what stands between them and the root, and all relations among these."""
    ids = {root}.union(*(plan.chain for plan in plans))
    nodes = {node.id: node for node in below.nodes if node.id in ids}
    nodes |= store.nodes(ids - nodes.keys())
    return GraphView(
        root=root,
        nodes=tuple(nodes[identifier] for identifier in sorted(ids)),
        relations=tuple(store.relations(ids & below.inner, outgoing=False, kinds=DERIVED, among=ids)),
    )
