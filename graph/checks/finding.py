"""A finding of the graph, with its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.model import Evidence
from ontology.terms import Severity

SEVERITIES = (Severity.INFO.value, Severity.WARNING.value, Severity.ERROR.value)
"""In rising order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """What is wrong or noteworthy, with the document, the place in it and the words that stand there."""

    code: str
    severity: str
    message: str
    document: str | None
    document_label: str | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    place: str | None = None
    """Page or cell, where the file has pages or cells."""

    @property
    def order(self) -> tuple[int, str, str, str, int, str]:
        """Return the place among findings: the worst first, then by code, document and place."""
        rank = -SEVERITIES.index(self.severity) if self.severity in SEVERITIES else 0
        return (rank, self.code, self.document or "", self.source or "", self.start or 0, self.message)


def found_at(evidence: Evidence, code: str, severity: str, message: str) -> CheckFinding:
    """Return a finding whose place is that of the evidence."""
    return CheckFinding(
        code=code,
        severity=severity,
        message=message,
        document=evidence.document,
        source=evidence.source,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        place=evidence.place,
    )


def check_answer(findings: Sequence[CheckFinding]) -> dict[str, Any]:
    """Return findings as a plain dict, with how many there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return {
        "total": len(findings),
        "summary": {severity: counts[severity] for severity in reversed(SEVERITIES)},
        "findings": [asdict(finding) for finding in findings],
    }
