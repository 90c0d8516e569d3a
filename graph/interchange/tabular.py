"""CSV of the relations, for spreadsheets, and JSON lines of everything, for programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from graph.model import Node, Relation
from graph.queries.answers import relation_answer

COLUMNS = (
    "source", "source_label", "kind", "target", "target_label", "role", "basis",
    "document", "start", "end", "quote", "confidence",
)  # fmt: skip
_FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield CSV (RFC 4180): one row for each evidence of a relation, with the labels of both ends.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front: text of a document is data.
    """
    labels = {node.id: node.label for node in nodes}
    yield _row(COLUMNS)
    for relation in relations:
        ends = (
            relation.source, labels.get(relation.source), relation.kind.value,
            relation.target, labels.get(relation.target), relation.role, relation.basis,
        )  # fmt: skip
        for proof in relation.evidence:
            yield _row((*ends, proof.document, proof.start, proof.end, proof.quote, proof.confidence))
        if not relation.evidence:
            yield _row((*ends, None, None, None, None, relation.confidence))


def write_jsonl(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield one JSON object a line: ``{"node": ...}`` with all properties, then ``{"relation": ...}``."""
    for node in nodes:
        said = {"id": node.id, "kind": node.kind.value, "label": node.label}
        properties = dict(sorted(node.properties.items()))
        yield json.dumps({"node": {**said, "properties": properties}}, ensure_ascii=False) + "\n"
    for relation in relations:
        yield json.dumps({"relation": relation_answer(relation)}, ensure_ascii=False) + "\n"


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_inert(cell) for cell in cells])
    return line.getvalue()


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_OPENERS) else cell
