"""What registers of documents (sổ văn bản) say otherwise than the documents themselves, or than each other."""

from collections.abc import Iterator

from graph.checks.finding import CheckFinding
from graph.checks.world import World


def listed_otherwise(world: World) -> Iterator[CheckFinding]:
    """An instrument to which a register gives another date or type."""
    for node in world.instruments.values():
        said = node.get("listed_otherwise")
        if said is not None:
            code = "conflicting-date" if "ngày" in str(said) else "conflicting-type"
            message = f"sổ văn bản ghi khác về {node.label}: {said}"
            yield CheckFinding(code=code, severity="warning", message=message, document=node.id)
