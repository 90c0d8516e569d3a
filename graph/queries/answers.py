"""Answers as plain dicts, in the form that the command line and HTTP promise (docs/formats.md)."""

from collections.abc import Iterable
from typing import Any

from graph.model import Evidence, GraphView, Node, Relation
from graph.queries.implementing import Implementations
from graph.queries.responsibilities import Duties, Duty, RequirementIn
from graph.queries.tracing import Trace
from graph.stores.port import NodeView

Answer = dict[str, Any]

_NODE_PROPERTIES = ("type", "symbol", "date", "year")
_TASK_PROPERTIES = ("content", "origin", "product")
_REQUIREMENT_PROPERTIES = (
    *("text", "addressees", "addressee_levels", "document_type", "subject", "period"),
    *("due", "recurrence", "start", "end"),
)


def node_answer(node: Node) -> Answer:
    """Return a node in short: what lists and graphs show of it; what is not known is null.

    >>> from ontology.terms import NodeKind
    >>> node_answer(Node(id="a", kind=NodeKind.UNIT, label="UBND tỉnh"))["kind"]
    'Unit'
    """
    return {
        "id": node.id,
        "kind": node.kind.value,
        "label": node.label,
        **{name: node.get(name) for name in _NODE_PROPERTIES},
        "issuer": node.get("issuer_name"),
        "issuer_id": node.get("issuer"),
        "level": node.get("level"),
        "status": node.get("status"),
        "title": node.get("title"),
        "period": node.get("period"),
    }


def evidence_answer(evidence: Evidence) -> Answer:
    """Return the place that proves a relation, and its words."""
    return {
        "document": evidence.document,
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "method": evidence.method,
        "place": evidence.place,
    }


def relation_answer(relation: Relation) -> Answer:
    """Return a relation with all its evidence."""
    return {
        "source": relation.source,
        "target": relation.target,
        "kind": relation.kind.value,
        "role": relation.role,
        "basis": relation.basis,
        "evidence": [evidence_answer(evidence) for evidence in relation.evidence],
        "confidence": relation.confidence,
    }


def graph_answer(view: GraphView) -> Answer:
    """Return a part of the graph."""
    return {
        "root": view.root,
        "nodes": [node_answer(node) for node in view.nodes],
        "relations": [relation_answer(relation) for relation in view.relations],
    }


def trace_answer(trace: Trace) -> Answer:
    """Return a trace; with an end, the chains between and whether there were more than are listed."""
    answer = graph_answer(trace.view)
    if trace.to is not None:
        answer |= {"to": trace.to, "chains": [list(chain) for chain in trace.chains], "cut": trace.cut}
    return answer


def implements_answer(found: Implementations) -> Answer:
    """Return what implements an instrument, each with a chain from it up to the instrument."""
    plans = [{"id": p.plan.id, "depth": p.depth, "chain": list(p.chain)} for p in found.plans]
    return graph_answer(found.view) | {"plans": plans, "total": found.total}


def duties_answer(found: Duties) -> Answer:
    """Return the tasks of a unit with role, deadline, document and bases, and the graph that holds them."""
    names = {node.id: node.label for node in found.view.nodes}
    listed = [_duty_answer(duty) | {"unit_name": names.get(duty.unit)} for duty in found.duties]
    graph = graph_answer(found.view)
    return {"unit": found.unit, "total": len(listed), "duties": listed} | {
        name: graph[name] for name in ("nodes", "relations")
    }


def _duty_answer(duty: Duty) -> Answer:
    return {
        "id": duty.task.id,
        **{name: duty.task.get(name) for name in _TASK_PROPERTIES},
        "unit": duty.unit,
        "role": duty.role,
        "deadline": deadline_answer(duty.task),
        "document": node_answer(duty.document) if duty.document else None,
        "bases": list(duty.bases),
        "evidence": [evidence_answer(evidence) for evidence in duty.assigned.evidence],
    }


def deadline_answer(task: Node) -> Answer | None:
    """Return the deadline of a task, or None where it has none."""
    deadline = {name: task.get(f"deadline_{name}") for name in ("text", "date", "recurrence")}
    return deadline if any(deadline.values()) else None


def requirements_answer(found: Iterable[RequirementIn]) -> Answer:
    """Return duties to issue a document, as they are said, and the instruments they stand in."""
    listed = [
        {
            "id": item.requirement.id,
            "label": item.requirement.label,
            **{name: item.requirement.get(name) for name in _REQUIREMENT_PROPERTIES},
            "document": node_answer(item.document) if item.document else None,
            "evidence": [evidence_answer(e) for e in item.defined.evidence] if item.defined else [],
        }
        for item in found
    ]
    return {"total": len(listed), "requirements": listed}


def show_answer(view: NodeView) -> Answer:
    """Return a node with all its properties, its relations both ways and the nodes at their other ends."""
    return {
        "node": node_answer(view.node) | {"properties": dict(sorted(view.node.properties.items()))},
        "outgoing": [relation_answer(relation) for relation in view.outgoing],
        "incoming": [relation_answer(relation) for relation in view.incoming],
        "total_outgoing": view.total_outgoing,
        "total_incoming": view.total_incoming,
        "others": [node_answer(node) for node in view.others.values()],
        "candidates": list(view.candidates),
        "sources": list(view.sources),
    }
