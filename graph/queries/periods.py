"""Which year a document is for: its period where it has one of a single year, else the year of its issue."""

import re

from graph.model import Node

_PERIOD = re.compile(r"(?P<first>\d{4})(?:-(?P<last>\d{4})|-.*)?")


def years_of(period: str) -> tuple[int, int] | None:
    """Return the first and last year of a period, None where it is not one.

    >>> years_of("2021-2025"), years_of("2024"), years_of("2024-Q1"), years_of("hằng năm")
    ((2021, 2025), (2024, 2024), (2024, 2024), None)
    """
    match = _PERIOD.fullmatch(period.strip())
    if match is None:
        return None
    first = int(match["first"])
    return first, int(match["last"] or first)


def period_of(node: Node) -> tuple[int, int] | None:
    """Return the first and last year of the period that an instrument is for."""
    period = node.get("period")
    return years_of(str(period)) if period is not None else None


def year_of(node: Node) -> int | None:
    """Return the year of issue."""
    year = node.get("year")
    return int(year) if isinstance(year, int | str) and str(year).isdigit() else None


def is_for_year(node: Node, year: int) -> bool:
    """Tell whether an instrument is for ``year``.

    A plan for 2024 signed in December 2023 is for 2024; one for 2021-2025 is for the year of its issue.

    >>> from ontology.terms import NodeKind
    >>> plan = Node(id="a", kind=NodeKind.INSTRUMENT, label="", properties={"year": 2023, "period": "2024"})
    >>> is_for_year(plan, 2024), is_for_year(plan, 2023)
    (True, False)
    """
    period = period_of(node)
    if period is not None and period[0] == period[1]:
        return period[0] == year
    return year_of(node) == year
