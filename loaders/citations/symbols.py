"""Numbers and symbols as they are printed: complete, cut by a line end, with a stroke or hyphen lost."""

import re
from functools import lru_cache
from typing import NamedTuple

from graph.identifiers.codes import issuer_codes, type_codes

_GROUP = r"[A-Za-z][A-Za-z0-9]*(?:\.[A-Z0-9]{1,6}g?(?![A-Za-z])|&\s?[A-Z][A-Z0-9]{0,7}(?![a-z]))*"
_POINT = r"(?<=[A-Z])[^\S\n]\.(?=[A-Z]{2})"
"""What stands for a hyphen in ``47/2007/NQ .HĐND``."""
_TAIL = rf"(?:(?:[^\S\n]?-\s*|[^\S\n]?\n-(?=[A-Z])|{_POINT}){_GROUP})*"
SYMBOL = re.compile(
    rf"""
    (?P<number>\d(?:(?<![\w/].)|(?<=[Ss][Oo]\d))(?<!\d[.,:-].)(?<![A-Za-z]-.)\d{{0,5}})   # skips to the next digit
    (?:
        (?P<state>[a-zA-Z]?\s{{0,2}}/{{1,2}}\s{{0,2}}(?:(?:19|20)\d\d\s?[/-]\s*)?){_GROUP}(?:[^\S\n]?/{_GROUP})?{_TAIL}
      | (?P<party>\s{{0,2}}-\s{{0,2}}){_GROUP}\s?/\s?{_GROUP}{_TAIL}
      | (?P<early>-)[A-Z][A-Za-z]{{1,5}}(?![\w/.&-]|\s-)       # 196-HĐBT: the body alone, as before 1992
      | (?P<joined>[a-z]?\s?)[A-Z][A-Za-z]{{0,4}}(?:-\s*|/)[A-Z]{_GROUP}
    )
    (?![\w/])
    """,
    re.VERBOSE,
)
_GROUPS = re.compile(_GROUP)
_OFFICE = re.compile(r"[A-Z]\d{1,2}")


class PrintedSymbol(NamedTuple):
    """A symbol at a place in the shadow; ``sure`` where its abbreviations are known by themselves."""

    start: int
    end: int
    sure: bool


# The head of a text that has no number asks for all of them before the citations do.
@lru_cache(maxsize=1)
def find_symbols(plain: str) -> tuple[PrintedSymbol, ...]:
    """Return everything that may be a number and symbol, in text without accents but with its case.

    >>> [(s.start, s.end, s.sure) for s in find_symbols("so 184/KH-\\n\\nUBND, 3/4, 24/24h, 18-NQ/TW")]
    [(3, 16, True), (31, 39, True)]
    """
    found = (_verified(match) for match in SYMBOL.finditer(plain))
    return tuple(symbol for symbol in found if symbol)


def _verified(match: re.Match[str]) -> PrintedSymbol | None:
    """Cut off what follows the symbol by a hyphen, and drop fractions and units of measure."""
    offset = match.end("number") - match.start()
    groups = list(_GROUPS.finditer(match[0], offset + _letter_of_number(match)))
    while len(groups) > 1 and not _goes_on(match[0], groups[-1]):
        groups.pop()
    if not groups or not _code_like(groups[0][0]):
        return None
    codes = [_unglued(group[0]) for group in groups]
    known_type = _known_type(codes[0])
    known = [code for code in codes if _known_body(code)]
    lost_separator = match["joined"] is not None
    if lost_separator and not (known_type and len(codes) > 1 and known):
        return None
    if match["party"] is not None and not (known_type and len(codes) > 1):
        return None
    early = match["early"] is not None
    if early and not known:
        return None
    if codes[0].islower() and not (known_type and known):
        return None
    sure = not early and (bool(known) or (known_type and len(codes) > 1))
    return PrintedSymbol(match.start(), match.start() + groups[-1].start() + len(codes[-1]), sure)


def _goes_on(printed: str, group: re.Match[str]) -> bool:
    """Say whether a group is one of the symbol; behind a point only the known name of a body is."""
    if printed[group.start() - 2 : group.start()] == " .":
        return _known_body(group[0])
    return _code_like(group[0]) or _is_office(printed, group)


def _unglued(code: str) -> str:
    """Return the code without the word that a lost blank joined to it: ``381/ĐA-CPngày 09``."""
    glued = code.endswith("ngay") and code[-5:-4].isupper()
    return code.removesuffix("ngay") if glued else code


def _is_office(printed: str, group: re.Match[str]) -> bool:
    """Say whether a group is the number of an office or a term, directly behind its hyphen: ``QĐ-BCA-V03``."""
    return printed[group.start() - 1] == "-" and _OFFICE.fullmatch(group[0]) is not None


def _letter_of_number(match: re.Match[str]) -> int:
    between = match["state"] or match["joined"] or ""
    return 1 if between[:1].isalpha() else 0


@lru_cache(maxsize=4096)
def _code_like(code: str) -> bool:
    code = _unglued(code)
    if _known_type(code) or _known_body(code):
        return True
    capitals = sum(1 for letter in code if letter.isupper())
    return capitals >= 2 and 2 * capitals >= sum(1 for letter in code if letter.isalpha())


@lru_cache(maxsize=4096)
def _known_body(code: str) -> bool:
    return issuer_codes().match(code.rstrip("0123456789")) is not None


@lru_cache(maxsize=4096)
def _known_type(code: str) -> bool:
    return type_codes().match(code) is not None
