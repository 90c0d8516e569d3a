"""What a text says that is to be done: tasks with those who do them, and documents that must be issued."""

from graph.describing.draft import Draft
from graph.describing.units import class_of_units, describe_unit
from graph.model import Value
from graph.reading import Requirement, Task
from ontology.terms import NodeKind, RelationKind


def say_tasks(draft: Draft) -> None:
    """Say of every task in which document it is set, and who has which part in it."""
    for task in draft.reading.tasks:
        place, sure = (task.start, task.end), task.confidence
        node = f"urn:cancu:task:{draft.sha256[:16]}:{task.start}"
        key = draft.describe(NodeKind.TASK, node, _of_task(task))
        draft.say(key, RelationKind.DEFINED_IN, draft.document_at(task.start), place, confidence=sure)
        for assignee in task.assignees:
            unit_id = assignee.unit_id or class_of_units(draft, assignee.unit)
            unit = describe_unit(draft, unit_id, assignee.unit, place)
            draft.say(key, RelationKind.ASSIGNED_TO, unit, place, role=assignee.role, confidence=sure)


def say_requirements(draft: Draft) -> None:
    """Say of every duty to issue a document in which document it is set."""
    for requirement in draft.reading.requirements:
        place = (requirement.start, requirement.end)
        node = f"urn:cancu:requirement:{draft.sha256[:16]}:{requirement.start}"
        key = draft.describe(NodeKind.REQUIREMENT, node, _of_requirement(requirement))
        draft.say(key, RelationKind.DEFINED_IN, draft.document_at(requirement.start), place)


def _of_task(task: Task) -> dict[str, Value]:
    deadline = task.deadline
    return {
        "content": task.content,
        "origin": task.origin,
        "product": task.product,
        "deadline_text": deadline.text if deadline else None,
        "deadline_date": deadline.date if deadline else None,
        "deadline_kind": deadline.kind if deadline else None,
        "deadline_recurrence": deadline.recurrence if deadline else None,
        "start": task.start,
        "end": task.end,
    }


def _of_requirement(requirement: Requirement) -> dict[str, Value]:
    return {
        "text": requirement.text,
        "addressees": "; ".join(requirement.addressees),
        "addressee_levels": " ".join(requirement.addressee_levels),
        "document_type": requirement.document_type,
        "subject": requirement.subject,
        "period": requirement.period,
        "due": requirement.due,
        "recurrence": requirement.recurrence,
        "start": requirement.start,
        "end": requirement.end,
    }
