"""What a register of documents (sổ văn bản) adds to what is known of an instrument, and how sure it makes a mention."""

from collections.abc import Sequence

from graph.facts import Profile
from graph.identifiers.folding import fold
from graph.linking.choosing import is_listed
from graph.model import Node, Value

_DIGITS = 12
"""Digits by which a source is told from others."""
_YEARS = "registered_years"
_COMPARED = {"type": "loại", "date": "ngày"}


def is_sure(profile: Profile, node: Node) -> bool:
    """Return whether the only instrument that a mention fits is the one that it means.

    A law has the same name again when it is made anew, so the year must agree. A register names thousands of
    instruments, and every place has a 03/KH-UBND each year: where the instrument is known from a register only, its
    issuer must be known and both must give the same day.
    """
    date, year = profile.get("date"), profile.get("year")
    if date is not None and date == node.get("date"):
        return node.get("register") is None or node.get("issuer") is not None
    if profile.get("number") is None:
        return year is not None and year == node.get("year")
    return node.get("register") is None


def as_read(profiles: Sequence[Profile], properties: dict[str, Value]) -> dict[str, Value]:
    """Return the properties of an instrument without its place in a register where its own text was read.

    What rows of registers say otherwise is told beside them.
    """
    listed = [profile for profile in profiles if is_listed(profile)]
    if not listed:
        return properties
    known = dict(properties)
    if any(profile.own and not is_listed(profile) for profile in profiles):
        known.pop("register", None)
        known.pop("register_row", None)
    otherwise = sorted({said for profile in listed for said in _otherwise(profile, properties)})
    return {**known, "listed_otherwise": "; ".join(otherwise)} if otherwise else known


def all_years(profiles: Sequence[Profile]) -> dict[str, Value]:
    """Return the years of all registers of a unit: each of them says one."""
    said = sorted({str(year) for profile in profiles if (year := profile.get(_YEARS)) is not None})
    return {_YEARS: " ".join(said)} if said else {}


def _otherwise(profile: Profile, properties: dict[str, Value]) -> list[str]:
    said = [
        f"{word} {profile.get(name)}"
        for name, word in _COMPARED.items()
        if profile.get(name)
        and properties.get(name)
        and _key(profile.get(name)) != _key(properties.get(name))
    ]
    place = f"{profile.get('register_row')} ({str(profile.get('register'))[:_DIGITS]})"
    return [f"{', '.join(said)}: {place}"] if said else []


def _key(value: Value) -> str:
    return fold(str(value))
