"""The JSON form of an audit (docs/formats.md)."""

from typing import Any

from graph.audit.report import AuditReport, Cell


def audit_answer(report: AuditReport) -> dict[str, Any]:
    """Return a report as a plain dict: the summary has all ten states, and adds up to ``expected``.

    The expected number of ``coverage`` leaves out whom nobody asks any more: units that were waived or have ended.
    """
    return {
        "instrument": report.instrument,
        "year": report.year,
        "as_of": report.as_of,
        "complete": report.complete,
        "expected": report.expected,
        "summary": {state.value: count for state, count in report.summary.items()},
        "coverage": {"covered": report.covered, "expected": report.owed, "ratio": report.ratio},
        "cells": [_cell_answer(cell) for cell in report.cells],
    }


def _cell_answer(cell: Cell) -> dict[str, Any]:
    unit = cell.unit
    return {
        "unit": {
            "id": unit.id,
            "name": unit.name,
            "level": unit.level,
            "parent": unit.parent,
            "place": unit.place,
        },
        "state": cell.state.value,
        "documents": list(cell.documents),
        "chain": list(cell.chain),
        "due": cell.due,
        "days_late": cell.days_late,
        "requirement": cell.requirement,
        "near_misses": [{"document": miss.document, "why": miss.why} for miss in cell.near_misses],
        "note": cell.note,
    }
