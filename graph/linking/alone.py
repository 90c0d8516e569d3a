"""What the descriptions of one text mean while no other text is known: what ``cancu extract`` can say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.facts import Facts, Profile, Settlement
from graph.linking.asking import question
from graph.linking.settling import settle
from graph.model import Node
from ontology.terms import NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The node that a description means, how well it fits, and what it could be where that is open."""

    id: str
    state: str
    candidates: tuple[str, ...] = ()


def settle_alone(facts: Facts) -> dict[str, Meant]:
    """Return for the key of each description what it means, as if its source were the only one."""
    blocks: dict[str, dict[str, Profile]] = {}
    for each in facts.descriptions:
        profile = Profile(
            key=each.profile, kind=each.kind, block=each.block, own=each.own, properties=each.properties
        )
        blocks.setdefault(each.block, {})[profile.key] = profile
    described = [[*profiles.values()] for profiles in blocks.values()]
    settled = [settle(each[0].block, each) for each in described if question(each) is None]
    others = _nodes(settled)
    settled += [settle(each[0].block, each, _asked(each, others)) for each in described if question(each)]
    meant = _by_profile(settled)
    return {each.key: meant[each.profile] for each in facts.descriptions}


def _asked(profiles: Sequence[Profile], others: Iterable[Node]) -> list[Node]:
    where = question(profiles) or {}
    return [node for node in others if all(node.get(name) in where[name] for name in where)]


def _nodes(settled: Iterable[Settlement]) -> list[Node]:
    nodes = (node for settlement in settled for node in settlement.nodes)
    return [
        Node(id=node.id, kind=node.kind, label=node.label, properties=node.properties)
        for node in nodes
        if node.kind is NodeKind.INSTRUMENT
    ]


def _by_profile(settled: Iterable[Settlement]) -> dict[str, Meant]:
    meant: dict[str, Meant] = {}
    for settlement in settled:
        for node in settlement.nodes:
            for profile, state in node.states.items():
                meant[profile] = Meant(id=node.id, state=state, candidates=node.candidates)
        for meaning in settlement.elsewhere:
            meant[meaning.profile] = Meant(id=meaning.node, state=meaning.state)
    return meant
