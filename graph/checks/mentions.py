"""Mentions that do not fit: whose date disagrees, that may mean several instruments, or one that was not read."""

import re
from collections.abc import Iterator

from graph.checks.finding import CheckFinding, found_at
from graph.checks.world import World
from graph.facts import Description
from graph.identifiers.folding import fold
from graph.model import Evidence, Node, Status
from ontology.terms import NodeKind

_COMPARED = {"date": "ngày", "type": "loại", "symbol": "ký hiệu"}


def conflicting_mentions(world: World) -> Iterator[CheckFinding]:
    """A mention that means one instrument, with a date, type or symbol that is not its own."""
    places = _places(world)
    for description, target, _ in world.store.mentions([Status.CONFLICTING.value]):
        node = world.instruments.get(target)
        evidence = places.get((description.source, target), ())
        if description.kind is not NodeKind.INSTRUMENT or node is None or not evidence:
            continue
        for name, word in _COMPARED.items():
            said, known = description.properties.get(name), node.get(name)
            if said and known and fold(str(said)) != fold(str(known)):
                message = f"dẫn {node.label} với {word} {_shown(said)}, văn bản này có {word} {_shown(known)}"
                yield found_at(_best(evidence, description), f"conflicting-{name}", "warning", message)


def ambiguous_mentions(world: World) -> Iterator[CheckFinding]:
    """A mention that may mean several instruments; none is chosen."""
    for evidence, node in _mentions_of(world, Status.AMBIGUOUS):
        names = [world.name(candidate) for candidate in world.store.candidates(node.id)]
        message = f"có thể là {len(names)} văn bản khác nhau: {'; '.join(names)}"
        yield found_at(evidence, "ambiguous-mention", "info", message)


def dangling_mentions(world: World) -> Iterator[CheckFinding]:
    """A mention of an instrument whose text is not in the store."""
    for evidence, node in _mentions_of(world, Status.STUB):
        yield found_at(evidence, "dangling-mention", "info", f"chưa có toàn văn trong kho: {node.label}")


def _mentions_of(world: World, status: Status) -> Iterator[tuple[Evidence, Node]]:
    """The first place in each document where it mentions each instrument of that status."""
    seen: set[tuple[str, str]] = set()
    for relation in world.citations:
        node = world.instruments.get(relation.target)
        if node is not None and node.get("status") == status and relation.evidence:
            if (relation.source, relation.target) not in seen:
                yield relation.evidence[0], node
            seen.add((relation.source, relation.target))


def _places(world: World) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    """All places by source and instrument mentioned."""
    places: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    for relation in world.citations:
        for evidence in relation.evidence:
            key = (evidence.source, relation.target)
            places[key] = (*places.get(key, ()), evidence)
    return places


def _best(places: tuple[Evidence, ...], description: Description) -> Evidence:
    """Return the place whose words have the numbers of the date that is said."""
    wanted = {int(part) for part in re.findall(r"\d+", str(description.properties.get("date") or ""))}
    return next((e for e in places if wanted <= {int(n) for n in re.findall(r"\d{1,9}", e.quote)}), places[0])


def _shown(value: object) -> str:
    text = str(value)
    return "/".join(reversed(text.split("-"))) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
