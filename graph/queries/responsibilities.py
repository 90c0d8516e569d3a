"""Duties (nhiệm vụ) of a unit with what they rest on, and requirements to issue a document."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.model import GraphView, Node, Relation
from graph.queries.periods import is_for_year
from graph.queries.walking import BASES, ordered
from graph.stores.port import Leg, Store
from ontology.terms import NodeKind, RelationKind

_TASK_HOME = (RelationKind.DEFINED_IN,)
_TO_TASKS = Leg(outgoing=False, kinds=(RelationKind.ASSIGNED_TO,), start=NodeKind.UNIT)
_TO_BASES = Leg(outgoing=True, kinds=BASES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A task assigned to a unit: its part in it, the instrument that says so, and what that rests on."""

    task: Node
    unit: str
    """The unit named: the one asked for, or a class that it belongs to (``UBND các xã`` of its district)."""
    role: str | None
    document: Node | None
    bases: tuple[str, ...]
    """The instruments above the document, nearest first."""
    assigned: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """All duties of a unit, by document and place, with the graph of their bases."""

    unit: str
    duties: tuple[Duty, ...]
    view: GraphView


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementIn:
    """A requirement with the instrument in which it stands and the relation that proves it."""

    requirement: Node
    document: Node | None
    defined: Relation | None


def duties(store: Store, units: Sequence[str], *, year: int | None = None) -> Duties:
    """Return the tasks of ``units``, of which the first gives its name, and of the classes that it belongs to.

    With ``year``: the tasks that end in it, or, without a date of their own, stand in an instrument for it.
    """
    from graph.queries.classes import possible_classes_of

    named = dict.fromkeys([*units, *possible_classes_of(units[0])])
    found, nodes = store.part(named, _TO_TASKS, _TO_BASES)
    assigned = [relation for relation in found if relation.kind is RelationKind.ASSIGNED_TO]
    above = [relation for relation in found if relation.kind in BASES]
    home = {r.source: nodes[r.target] for r in above if r.kind is RelationKind.DEFINED_IN}
    wanted = [r for r in assigned if year is None or _in_year(nodes[r.source], home.get(r.source), year)]
    bases, relations = _bases(above, {home[r.source].id for r in wanted if r.source in home})
    given = [_duty(relation, nodes[relation.source], home.get(relation.source), bases) for relation in wanted]
    kept = ordered([*wanted, *relations])
    shown = {end for r in kept for end in (r.source, r.target)}.union(bases, units[:1]) & nodes.keys()
    return Duties(
        unit=units[0],
        duties=tuple(sorted(given, key=_by_document_and_place)),
        view=GraphView(root=None, nodes=tuple(nodes[id_] for id_ in sorted(shown)), relations=kept),
    )


def _duty(
    assigned: Relation, task: Node, document: Node | None, bases: Mapping[str, tuple[str, ...]]
) -> Duty:
    return Duty(
        task=task,
        unit=assigned.target,
        role=assigned.role,
        document=document,
        bases=bases[document.id] if document else (),
        assigned=assigned,
    )


def requirements(store: Store, instrument: str | None = None) -> list[RequirementIn]:
    """Return the duties to issue a document that stand in ``instrument``, or all of them."""
    if instrument is None:
        nodes = {node.id: node for node in store.scan(NodeKind.REQUIREMENT)}
        homes = store.relations(nodes.keys(), outgoing=True, kinds=_TASK_HOME)
    else:
        homes = store.relations([instrument], outgoing=False, kinds=_TASK_HOME)
        nodes = store.nodes({relation.source for relation in homes})
    defined = {relation.source: relation for relation in homes}
    documents = store.nodes({relation.target for relation in homes})
    return [
        RequirementIn(
            requirement=node,
            document=documents.get(defined[identifier].target) if identifier in defined else None,
            defined=defined.get(identifier),
        )
        for identifier, node in nodes.items()
        if node.kind is NodeKind.REQUIREMENT
    ]


def _in_year(task: Node, document: Node | None, year: int) -> bool:
    due = task.get("deadline_date")
    if due is not None:
        return str(due).startswith(str(year))
    return document is not None and is_for_year(document, year)


def _bases(
    above: Collection[Relation], documents: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], list[Relation]]:
    """The instruments above each document, and the relations that lead there."""
    derived = [relation for relation in above if relation.kind is RelationKind.DERIVES_FROM]
    targets: dict[str, set[str]] = {}
    for relation in derived:
        targets.setdefault(relation.source, set()).add(relation.target)
    bases = {document: _above(targets, document) for document in sorted(documents)}
    reached = {*documents, *chain.from_iterable(bases.values())}
    return bases, [relation for relation in derived if relation.source in reached]


def _above(targets: Mapping[str, set[str]], document: str) -> tuple[str, ...]:
    reached = {document: None}
    frontier = [document]
    while frontier:
        frontier = sorted({t for node in frontier for t in targets.get(node, ())} - reached.keys())
        reached.update(dict.fromkeys(frontier))
    return tuple(reached)[1:]


def _by_document_and_place(duty: Duty) -> tuple[str, str, str]:
    return (duty.document.id if duty.document else "", _place(duty.task.id), duty.unit)


def _place(task: str) -> str:
    """Tasks of one text are numbered by their place in it; padded, they sort by it."""
    head, _, start = task.rpartition(":")
    return f"{head}:{start:0>9}"
