"""The graph as a whole: plans without basis, instruments that rest on each other, two texts of one identity."""

from collections.abc import Iterator

from graph.checks.finding import CheckFinding
from graph.checks.world import World
from graph.model import Status
from graph.stores.port import SourceRecord

_PLAN = "Kế hoạch"


def orphan_plans(world: World) -> Iterator[CheckFinding]:
    """A plan that was read and names no legal basis."""
    resting = {relation.source for relation in world.bases}
    for node in world.instruments.values():
        known = node.get("status") == Status.RESOLVED and node.get("type") == _PLAN
        read = known and node.get("register") is None
        if read and node.id not in resting:
            yield _about(node.id, "orphan-plan", "info", "kế hoạch không nêu căn cứ nào nhận ra được")


def cycles(world: World) -> Iterator[CheckFinding]:
    """Instruments each of which rests, directly or through others, on the other ones."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((relation.source, relation.target) for relation in world.bases)
    for component in nx.strongly_connected_components(graph):
        if len(component) > 1:
            members = sorted(component)
            names = "; ".join(world.name(member) for member in members)
            yield _about(members[0], "basis-cycle", "warning", f"các văn bản căn cứ lẫn nhau: {names}")


def duplicate_identities(world: World) -> Iterator[CheckFinding]:
    """Several texts that are, by issuer, type, number and year, the same instrument."""
    by_document: dict[str, list[SourceRecord]] = {}
    for record in world.store.sources():
        if record.document is not None:
            by_document.setdefault(record.document, []).append(record)
    for document, records in by_document.items():
        if len(records) > 1:
            paths = ", ".join(sorted(path for record in records for path in record.paths))
            message = f"{len(records)} văn bản có nội dung khác nhau mang cùng số, ký hiệu và năm: {paths}"
            yield _about(document, "duplicate-identity", "warning", message)


def _about(document: str, code: str, severity: str, message: str) -> CheckFinding:
    return CheckFinding(code=code, severity=severity, message=message, document=document)
