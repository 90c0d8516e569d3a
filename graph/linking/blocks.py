"""Blocks: what the descriptions of one instrument have in common, so that linking can look at them together.

=============================================  ==================================================================
``vn:chinh.phu|76``                            issuer and number; symbol, type and year are settled inside
``vn:chinh.phu|nghi.quyet@2021-07-15``         cited by type and date, without number
``vn:chinh.phu|nghi quyet ve chuyen doi so``   cited by its name only
``law|luat viec lam``                          a law cited by its name, with a date or without
``?|3.kh.ubnd``                                cited by its symbol, the issuer is not known
``#3f2a91c04d17``                              a document without number or issuer: itself only
``vn:chinh.phu|3~nghi.quyet~ke.hoach``         the plan that a resolution promulgates: a block of its own
=============================================  ==================================================================

The issuer is written without the era of its area, for a document keeps its name when the map changes.
"""

import re

from graph.identifiers.folding import fold, fold_symbol, slug

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

    >>> block_of_unnumbered(issuer="vn:quoc.hoi", type_name="Luật", date="2015-06-19", name="Luật ngày 19/6")
    'vn:quoc.hoi|luat@2015-06-19:luat ngay 19 6'
    """
    if date is None:
        return f"{issuer}|{fold(name)}"
    return f"{issuer}|{slug(type_name or '')}@{date}" + (f":{fold(name)}" if name else "")


def block_of_law(name: str) -> str:
    """Return the block of a law that is cited by its name; each time it is made anew it has a year of its own.

    >>> block_of_law("Luật Việc làm")
    'law|luat viec lam'
    """
    return f"{LAW}|{fold(name)}"


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


def _spelled(symbol: str | None) -> str:
    return slug(fold_symbol(symbol or ""))
