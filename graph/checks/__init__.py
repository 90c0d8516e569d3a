"""Checks: what is wrong in the documents themselves, and in how they rest on each other.

The findings of each source stand beside those that only the graph shows.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.checks.finding import SEVERITIES, CheckFinding, check_answer
from graph.checks.mentions import ambiguous_mentions, conflicting_mentions, dangling_mentions
from graph.checks.registers import listed_otherwise
from graph.checks.structure import cycles, duplicate_identities, orphan_plans
from graph.checks.validity import bases_from_the_future, outdated_bases
from graph.checks.world import World, read_world
from graph.stores.port import Store

__all__ = ["CHECKS", "SEVERITIES", "CheckFinding", "check", "check_answer"]


def check(store: Store) -> list[CheckFinding]:
    """Return all findings, the worst first, each with the document and, where it has one, its place."""
    world = read_world(store)
    found = {finding: None for each in CHECKS for finding in each(world)}
    named = (replace(finding, document_label=world.label(finding.document)) for finding in found)
    return sorted(named, key=lambda finding: finding.order)


def findings_of_sources(world: World) -> Iterator[CheckFinding]:
    """What reading found in each source."""
    text, read = "", ""
    for stored in world.store.findings():
        if stored.source != read:
            source = world.store.source(stored.source)
            text, read = source.text if source is not None else "", stored.source
        finding = stored.finding
        placed = finding.start is not None and finding.end is not None
        yield CheckFinding(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            document=stored.document,
            source=stored.source,
            start=finding.start,
            end=finding.end,
            quote=text[finding.start : finding.end] if placed else None,
            place=finding.place,
        )


CHECKS: tuple[Callable[[World], Iterator[CheckFinding]], ...] = (
    findings_of_sources,
    outdated_bases,
    bases_from_the_future,
    conflicting_mentions,
    listed_otherwise,
    ambiguous_mentions,
    dangling_mentions,
    orphan_plans,
    cycles,
    duplicate_identities,
)
"""All checks; each is a question to the graph."""
