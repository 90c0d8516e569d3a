"""Blocks that ask, and what answers them.

A mention that names no issuer or no number stands in a block of its own, which asks: what do other blocks hold that it
may mean? Settling so goes in two steps, each a function of a set:

1. Blocks that do not ask are settled by what is described in them, and by nothing else.
2. Blocks that ask are settled by what is described in them and by the nodes of the first step that *answer* them.

Which blocks a node answers is told by the node alone (:func:`answers`); settling listens to no other, and a node of a
block that asks answers none. So where the nodes of a block change, the blocks that the nodes from before or the nodes
from now answer, and no other, are to be settled again.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from graph.facts import Profile, Settlement
from graph.identifiers.folding import fold, slug
from graph.linking.blocks import LAW, UNKNOWN, block_of_law, block_of_unnumbered, full_name, issuer_path
from graph.model import Status, Value
from ontology.terms import NodeKind
from ontology.vocabularies import document_types

Said = Mapping[str, Value]


def question(profiles: Sequence[Profile]) -> Mapping[str, Sequence[Value]] | None:
    """Return where to look for instruments of other blocks that these mentions of one block may mean.

    None where the block does not ask. All that answers the block is found there, and more.
    """
    block = profiles[0].block if profiles else ""
    if block.startswith(f"{UNKNOWN}|"):
        symbols, years = _values(profiles, "symbol_key"), _values(profiles, "year")
        if not symbols:
            return None
        sure = all(profile.get("year") is not None for profile in profiles)
        return {"symbol_key": symbols, "year": [*years, None]} if sure else {"symbol_key": symbols}
    if block.startswith(f"{LAW}|"):
        return {"name_key": _spellings(block.removeprefix(f"{LAW}|"))}
    if "@" in block:
        issuers, years = _values(profiles, "issuer"), _values(profiles, "year")
        return {"issuer": issuers, "year": years} if issuers and years else None
    return None


def answers(node: Said) -> frozenset[str]:
    """Return the blocks that an instrument with these properties answers; none where it does not stand for itself.

    >>> said = {"status": "stub", "type": "Nghị quyết", "number": "76", "symbol_key": "76/nq-cp", "date": "2021-07-15",
    ...         "issuer": "urn:cancu:unit:vn:chinh.phu"}
    >>> sorted(answers(said))
    ['?|76.nq.cp', 'vn:chinh.phu|@2021-07-15', 'vn:chinh.phu|nghi.quyet@2021-07-15']
    >>> answers({**said, "number": None})
    frozenset()
    """
    if not _stands_for_itself(node):
        return frozenset()
    symbol, type_name, date, title = (_text(node, name) for name in ("symbol_key", "type", "date", "title"))
    path = issuer_path(_text(node, "issuer"))
    blocks = {f"{UNKNOWN}|{slug(symbol)}"} if symbol else set()
    if type_name in laws() and title:
        blocks.add(block_of_law(full_name(type_name, title)))
    if path and date:
        # A day is enough for what one body issues of a type; laws are passed several a day.
        types = {None} if type_name in laws() else {type_name, None}
        blocks |= {block_of_unnumbered(issuer=path, type_name=each, date=date, name="") for each in types}
    return frozenset(blocks)


def standing(settlement: Settlement) -> dict[str, Said]:
    """Return the instruments of a settled block, for each identifier what others may ask about."""
    return {node.id: node.properties for node in settlement.nodes if node.kind is NodeKind.INSTRUMENT}


def asked_again(before: Mapping[str, Said], now: Mapping[str, Said]) -> frozenset[str]:
    """Return the blocks to be settled again because the instruments of a block were others before."""
    changed = [name for name in before.keys() | now.keys() if before.get(name) != now.get(name)]
    return frozenset(
        block for name in changed for said in (before, now) for block in answers(said.get(name, {}))
    )


@cache
def laws() -> frozenset[str]:
    """Return the types that only one body issues: laws, which are known by their names."""
    return frozenset(kind.name for kind in document_types() if kind.issuer)


def _stands_for_itself(node: Said) -> bool:
    """Return whether the instrument was read or listed, or is cited by its number: no block that asks has such."""
    if node.get("status") == Status.RESOLVED:
        return True
    return node.get("status") == Status.STUB and all(
        node.get(name) for name in ("issuer", "number", "symbol_key")
    )


def _spellings(name: str) -> tuple[str, ...]:
    """Return the folded titles that an instrument of this folded name may have: with its type and without."""
    kinds = (fold(kind) for kind in laws())
    return tuple(sorted({name, *(name.removeprefix(f"{kind} ") for kind in kinds)}))


def _values(profiles: Sequence[Profile], name: str) -> list[Value]:
    return sorted({value for profile in profiles if (value := profile.get(name)) is not None}, key=str)


def _text(said: Said, name: str) -> str | None:
    value = said.get(name)
    return None if value is None else str(value)
