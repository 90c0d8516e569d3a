"""Legal bases in time: replaced before they were cited, or younger than what rests on them."""

from collections.abc import Iterator

from graph.checks.finding import CheckFinding, found_at
from graph.checks.world import World, is_before
from graph.model import Node
from ontology.terms import RelationKind


def outdated_bases(world: World) -> Iterator[CheckFinding]:
    """A basis that was replaced or repealed before the document was issued."""
    for relation in world.bases:
        citing = world.instruments[relation.source]
        for ending in world.endings.get(relation.target, ()):
            newer = world.instruments[ending.source]
            if newer.id != citing.id and is_before(newer, citing):
                verb = "thay thế" if ending.kind is RelationKind.REPLACES else "bãi bỏ"
                message = f"căn cứ {world.name(relation.target)} đã bị {newer.label} {verb} trước đó"
                for evidence in relation.evidence[:1]:
                    yield found_at(evidence, "outdated-basis", "warning", message)


def bases_from_the_future(world: World) -> Iterator[CheckFinding]:
    """A basis that is younger than the document that rests on it."""
    for relation in world.bases:
        citing, basis = world.instruments[relation.source], world.instruments.get(relation.target)
        if basis is not None and is_before(citing, basis):
            message = f"căn cứ {basis.label} được ban hành sau văn bản này ({_when(citing)})"
            for evidence in relation.evidence[:1]:
                yield found_at(evidence, "predates-basis", "warning", message)


def _when(node: Node) -> str:
    date = node.get("date")
    return "/".join(reversed(str(date).split("-"))) if date else str(node.get("year"))
