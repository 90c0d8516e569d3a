"""Blocks: what the descriptions of one instrument have in common, so that linking can look at them together.

=============================================  ==================================================================
``vn:chinh.phu|76``                            issuer and number; symbol, type and year are settled inside
``vn:chinh.phu|nghi.quyet@2021-07-15``         cited by type and date, without number; a law's name follows
``vn:chinh.phu|nghi quyet ve chuyen doi so``   cited by its name only
``law|luat viec lam``                          a law cited by its name
``?|3.kh.ubnd``                                cited by its symbol, the issuer is not known
``#3f2a91c04d17``                              a document without number or issuer: itself only
``vn:chinh.phu|3~nghi.quyet~ke.hoach``         the plan that a resolution promulgates: a block of its own
=============================================  ==================================================================

The issuer is written without the era of its area, for a document keeps its name when the map changes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from graph.facts import Profile
from graph.identifiers.folding import fold, fold_symbol, slug
from graph.model import Node, Status, Value
from ontology.vocabularies import document_types

UNKNOWN = "?"
LAW = "law"
ITSELF = "#"
ATTACHED = "~"

_UNIT = "urn:cancu:unit:"
_ERA = re.compile(r"@\d{4}")
_NUMBER = re.compile(r"\d+[a-z]?")


def issuer_path(issuer_id: str | None) -> str | None:
    """Return the area path and name of a unit, without era: what identifies an issuer through time.

    >>> issuer_path("urn:cancu:unit:vn;hai.phong;ninh.giang@2025:uy.ban.nhan.dan")
    'vn;hai.phong;ninh.giang:uy.ban.nhan.dan'
    """
    return _ERA.sub("", issuer_id.removeprefix(_UNIT)) if issuer_id else None


def number_of(symbol: str | None, number: str | None) -> str | None:
    """Return the number under which an instrument stands in the register of its issuer, without leading zeros.

    >>> number_of("08/KH-UBND", None), number_of(None, "30c"), number_of("KH-UBND", None)
    ('8', '30c', None)
    """
    found = _NUMBER.match(fold_symbol(symbol or number or ""))
    return found[0] if found else None


def block_of_instrument(
    *, issuer_id: str | None, symbol: str | None, number: str | None, type_name: str | None
) -> str | None:
    """Return the block of an instrument with a number, or None where there is no number.

    >>> block_of_instrument(issuer_id="urn:cancu:unit:vn:chinh.phu", symbol="76/NQ-CP", number=None, type_name=None)
    'vn:chinh.phu|76'
    """
    issuer, register = issuer_path(issuer_id), number_of(symbol, number)
    if register is None:
        return None
    if issuer:
        return f"{issuer}|{register}"
    return f"{UNKNOWN}|{_spelled(symbol)}" if symbol else f"{UNKNOWN}|{slug(type_name or '')}|{register}"


def block_of_unnumbered(*, issuer: str, type_name: str | None, date: str | None, name: str) -> str:
    """Return the block of an instrument known by its date or its name; ``issuer`` is a path or a scope.

    >>> block_of_unnumbered(issuer="law", type_name="Luật", date=None, name="Luật Việc làm")
    'law|luat viec lam'
    >>> block_of_unnumbered(issuer="vn:quoc.hoi", type_name="Luật", date="2015-06-19", name="Luật Tổ chức Chính phủ")
    'vn:quoc.hoi|luat@2015-06-19:luat to chuc chinh phu'
    """
    if date is None:
        return f"{issuer}|{fold(name)}"
    return f"{issuer}|{slug(type_name or '')}@{date}" + (f":{fold(name)}" if name else "")


def block_of_attached(block: str, type_name: str | None, attached: str) -> str:
    """Return the block of an instrument that another, in ``block`` and of the type named first, promulgates.

    >>> block_of_attached("vn:chinh.phu|3", "Nghị quyết", "Kế hoạch")
    'vn:chinh.phu|3~nghi.quyet~ke.hoach'
    """
    return ATTACHED.join((block, slug(type_name or ""), slug(attached)))


def full_name(kind: str | None, title: str | None) -> str:
    """Return the name with its type: ``Luật Thú y``; empty without a title.

    >>> full_name("Luật", "Thú y"), full_name("Luật", "Luật Thú y"), full_name("Luật", None)
    ('Luật Thú y', 'Luật Thú y', '')
    """
    if not title:
        return ""
    return title if fold(title).startswith(fold(kind or "")) else f"{kind} {title}"


def bare_name(kind: str | None, title: str | None) -> str:
    """Return the folded name without its type: how laws are compared.

    >>> bare_name("Luật", "Luật Thú y"), bare_name("Luật", "Thú y")
    ('thu y', 'thu y')
    """
    words, before = fold(title or ""), fold(kind or "")
    return words.removeprefix(f"{before} ") if before else words


@cache
def _laws() -> frozenset[str]:
    """Return the types that only one body issues: laws, which are known by their names."""
    return frozenset(kind.name for kind in document_types() if kind.issuer)


def dependents(profiles: Iterable[Profile]) -> frozenset[str]:
    """Return the blocks whose mentions may mean an instrument that these profiles describe."""
    blocks: set[str] = set()
    for profile in profiles:
        symbol, date, issuer = profile.get("symbol"), profile.get("date"), profile.get("issuer")
        if profile.block.startswith(f"{UNKNOWN}|") or "@" in profile.block:
            continue
        if profile.own and profile.get("type") in _laws():
            name = full_name(_text(profile, "type"), _text(profile, "title"))
            blocks.add(block_of_unnumbered(issuer=LAW, type_name=None, date=None, name=name))
        if symbol:
            blocks.add(f"{UNKNOWN}|{_spelled(str(symbol))}")
        if date and issuer:
            path = issuer_path(str(issuer)) or ""
            kind, title = _text(profile, "type"), _text(profile, "title")
            blocks.update(
                block_of_unnumbered(issuer=path, type_name=kind, date=str(date), name=name)
                for name in ("", full_name(kind, title))
            )
    return frozenset(blocks)


def question(profiles: Sequence[Profile]) -> Mapping[str, Sequence[Value]] | None:
    """Return what to ask the store for, to see which instruments of other blocks these mentions may mean.

    None where the block stands for itself.
    """
    block = profiles[0].block if profiles else ""
    if block.startswith(f"{UNKNOWN}|"):
        symbols, years = _values(profiles, "symbol_key"), _values(profiles, "year")
        if not symbols:
            return None
        sure = all(profile.get("year") is not None for profile in profiles)
        return {"symbol_key": symbols, "year": [*years, None]} if sure else {"symbol_key": symbols}
    if block.startswith(f"{LAW}|"):
        name = block.removeprefix(f"{LAW}|")
        return {"name_key": sorted({name, *(bare_name(kind, name) for kind in _laws())})}
    if "@" in block:
        issuers, years = _values(profiles, "issuer"), _values(profiles, "year")
        return {"issuer": issuers, "year": years} if issuers and years else None
    return None


def stands_elsewhere(node: Node) -> bool:
    """Return whether a node that was found belongs to a block of its own, not to one that asks."""
    if node.get("status") == Status.RESOLVED:
        return True
    return node.get("status") == Status.STUB and bool(node.get("issuer")) and bool(node.get("symbol"))


def _spelled(symbol: str | None) -> str:
    return slug(fold_symbol(symbol or ""))


def _text(profile: Profile, name: str) -> str | None:
    value = profile.get(name)
    return None if value is None else str(value)


def _values(profiles: Sequence[Profile], name: str) -> list[Value]:
    return sorted({value for profile in profiles if (value := profile.get(name)) is not None}, key=str)
