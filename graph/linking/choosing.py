"""What is said of a node by several profiles, and which of it the node says."""

from collections.abc import Iterable, Sequence

from graph.facts import Profile
from graph.identifiers.folding import fold, fold_letters
from graph.model import Status, Value

WORKING = frozenset({"citing_year", "hash"})
"""Properties that linking needs and no node shows."""

_TITLE = ("title", "name_key")


def in_order(profiles: Iterable[Profile]) -> list[Profile]:
    """Return the profiles, the best first: the document's own, rows of registers, the most complete, the most used."""
    return sorted(profiles, key=lambda p: (not p.own, is_listed(p), -len(p.properties), -p.uses, p.key))


def is_listed(profile: Profile) -> bool:
    """Return whether the profile is a row of a register (sổ văn bản), not what a document says of itself."""
    return profile.get("register") is not None


def chosen(profiles: Sequence[Profile]) -> dict[str, Value]:
    """Return the properties of the node that the profiles describe.

    A document is believed about itself; where it is silent, what is said most often holds, and of what is said as
    often, the one with more Vietnamese letters: texts from scanners lose them.
    """
    if len(profiles) == 1:
        return {name: value for name, value in sorted(profiles[0].properties.items()) if name not in WORKING}
    ordered = in_order(profiles)
    names = sorted({name for profile in ordered for name in profile.properties} - WORKING)
    return {name: _value(ordered, name) for name in names}


def _value(ordered: Sequence[Profile], name: str) -> Value:
    said = [profile for profile in ordered if profile.properties.get(name) is not None]
    if not said or (said[0].own and not _is_bare(said[0], name)):
        return said[0].get(name) if said else None
    counts: dict[Value, int] = {}
    for profile in [profile for profile in said if not profile.own] or said:
        counts[profile.get(name)] = counts.get(profile.get(name), 0) + profile.uses
    if len(counts) == 1:
        return next(iter(counts))
    return max(counts, key=lambda value: (counts[value], _accented(value)))


def _is_bare(profile: Profile, name: str) -> bool:
    """Return whether a register gives only the letters of a title; a citation of it says more."""
    return name in _TITLE and is_listed(profile) and str(profile.get("title")).isascii()


def _accented(value: Value) -> float:
    """Return the share of Vietnamese letters in a text."""
    text = value.lower() if isinstance(value, str) else ""
    return sum(one != plain for one, plain in zip(text, fold_letters(text), strict=True)) / max(len(text), 1)


def fit(profile: Profile, properties: dict[str, Value], *, known: bool) -> str:
    """Return how well a profile fits the instrument that it means; ``known`` where the instrument was read."""
    for name in ("date", "type", "symbol_key"):
        here, there = profile.get(name), properties.get(name)
        if here is not None and there is not None and fold(str(here)) != fold(str(there)):
            return Status.CONFLICTING.value
    return (Status.RESOLVED if known else Status.STUB).value
