"""Symbols as offices write them: cut by a line break, a stroke or hyphen lost, ``đ`` and case gone."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.identifiers.codes import issuer_codes, party_codes, type_codes, type_codes_of
from graph.identifiers.folding import fold_letters, fold_symbol
from graph.identifiers.symbol import GROUP, DocumentSymbol, SymbolForm


class Flaw(StrEnum):
    """In what way a printed symbol departs from the rules; the gravest one is named."""

    LOST_STROKE = "lost-stroke"
    """``7521QĐ-UBND``: nothing stands between number and type."""
    LOST_HYPHEN = "lost-hyphen"
    """``23/CTTTg``: nothing stands between type and body."""
    WRONG_SEPARATOR = "wrong-separator"
    """``12/KH/UBND``, ``28/CT-TU``: the strokes and hyphens are not where they belong."""
    LINE_BREAK = "line-break"
    """The symbol is cut by the end of a line."""
    BLANK = "blank"
    """``38 /KH-UBND``: blanks inside."""
    LETTERS = "letters"
    """``32/CT-TTG``, ``QD-UBND``: case, accents or ``đ`` of an abbreviation."""


_HARMLESS = frozenset({Flaw.BLANK, Flaw.LETTERS})


@dataclass(frozen=True, slots=True)
class NormalSymbol:
    """A symbol in its normal form, and what was wrong with the printed one."""

    symbol: DocumentSymbol
    why: Flaw | None = None

    @property
    def malformed(self) -> bool:
        """Return whether more than blanks, case or accents had to be repaired."""
        return self.why is not None and self.why not in _HARMLESS


_LOOSE = re.compile(
    r"""
    (?P<number>\d+(?:[A-Za-zđ](?=[-/]))?)                         # number: 76, 30c
    (?:
        (?P<first>[-/.])                                          # stroke, hyphen or misprint
        (?:(?P<year>(?:19|20)\d\d)(?:[-/.]+|(?=[^\W\d])))?       # year
    )?
    (?P<groups>{group}(?:[-/]+{group})*)                          # abbreviations, joined by anything
    """.replace("{group}", GROUP),
    re.VERBOSE,
)
_SHORTEST_SURE_BODY = 3
_SEPARATORS = re.compile(r"[-/]+")
_PRINTED_ALIKE = (("\u00d0", "Đ"), ("\u2044", "/"), ("\u2215", "/"))
_BROKEN_NUMBER = re.compile(r"\d\s+\d")
_TERM = re.compile(r"\d+$")


@lru_cache(maxsize=4096)
def normalise_symbol(text: str, type_name: str | None = None) -> NormalSymbol | None:
    """Return the symbol that ``text`` means, or None; ``type_name`` is the type in words before it.

    >>> normal = normalise_symbol("23/CTTTg")
    >>> str(normal.symbol), normal.malformed, normal.why.value
    ('23/CT-TTg', True, 'lost-hyphen')
    >>> str(normalise_symbol("01-DA/TU", "Đề án").symbol)
    '01-ĐA/TU'
    """
    printed = _dashes_unified(text)
    found = _LOOSE.fullmatch("".join(printed.split()))
    if found is None or _BROKEN_NUMBER.search(printed):
        return None
    groups = _SEPARATORS.split(found["groups"])
    preferred = type_codes_of(type_name) if type_name else frozenset()
    if not _is_credible(found, groups):
        return None
    parts, split = _split_joined(groups, preferred)
    symbol = _assemble(found, _canonical(parts, preferred))
    return NormalSymbol(symbol, _flaw(symbol, printed, lost_stroke=not found["first"], lost_hyphen=split))


def _is_credible(found: re.Match[str], groups: list[str]) -> bool:
    """Return whether the letters explain what stands between them and the number; in ``43-P``, ``2A`` not."""
    if found["first"] is None:
        return len(groups) > 1 and type_codes().match(groups[0]) is not None
    return found["first"] != "-" or len(groups) > 1 or issuer_codes().match(groups[0]) is not None


def _dashes_unified(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).strip(" .,;:()\"'“”\n\r\t\u00a0")
    for printed, meant in _PRINTED_ALIKE:
        composed = composed.replace(printed, meant)
    folded = composed if composed.isascii() else fold_letters(composed)
    if folded.count("-") == composed.count("-"):
        return composed
    return "".join("-" if mark == "-" else letter for letter, mark in zip(composed, folded, strict=True))


def _split_joined(groups: list[str], preferred: frozenset[str]) -> tuple[list[str], bool]:
    """Return the groups with a first one such as ``CTTTg`` taken apart, and whether that was needed."""
    head = groups[0]
    if len(groups) > 1 or type_codes().match(head) or _issuer(head):
        return groups, False
    for cut in range(len(head) - 1, 0, -1):
        kind = type_codes().match(head[:cut], preferred)
        # A doubled letter is often dropped with the hyphen: CT-TTg printed as CTTg.
        for body in (head[cut:], head[cut - 1 :]):
            expected = kind in preferred or (not preferred and len(body) >= _SHORTEST_SURE_BODY)
            if kind and expected and _issuer(body):
                return [kind, body, *groups[1:]], True
    return groups, False


def _issuer(code: str) -> str | None:
    """Return the issuer code with case and ``đ`` restored, its term (``QH14``) kept; None if unknown."""
    exact = issuer_codes().match(code)
    if exact:
        return exact
    term = _TERM.search(code)
    known = issuer_codes().match(code[: term.start()]) if term else None
    return known + term[0] if known and term else None


def _canonical(groups: list[str], preferred: frozenset[str]) -> list[str]:
    head = type_codes().match(groups[0], preferred)
    if head is None or (len(groups) == 1 and _issuer(groups[0])):
        return [_issuer(group) or group for group in groups]
    return [head, *(_issuer(group) or group for group in groups[1:])]


def _assemble(found: re.Match[str], groups: list[str]) -> DocumentSymbol:
    year = int(found["year"]) if found["year"] else None
    if found["first"] == "-" and len(groups) == 1:
        return DocumentSymbol.early(found["number"], groups[0])
    party_shape = found["first"] == "-" and "/" in found["groups"]
    if year is None and len(groups) > 1 and (party_shape or _is_of_party(groups)):
        rest = "-".join(groups[2:]) or None
        return DocumentSymbol(found["number"], None, groups[0], groups[1], SymbolForm.PARTY, rest)
    return DocumentSymbol.of_groups(found["number"], year, groups)


def _is_of_party(groups: list[str]) -> bool:
    return groups[1] in party_codes() and type_codes().match(groups[0]) is not None


def _flaw(symbol: DocumentSymbol, printed: str, *, lost_stroke: bool, lost_hyphen: bool) -> Flaw | None:
    normal, squeezed = str(symbol), "".join(printed.split())
    if printed == normal and not lost_stroke and not lost_hyphen:
        return None
    checks = (
        (Flaw.LOST_STROKE, lost_stroke),
        (Flaw.LOST_HYPHEN, lost_hyphen),
        (Flaw.WRONG_SEPARATOR, fold_symbol(squeezed) != fold_symbol(normal)),
        (Flaw.LINE_BREAK, "\n" in printed or "\r" in printed),
        (Flaw.BLANK, squeezed != printed),
        (Flaw.LETTERS, squeezed != normal),
    )
    return next((flaw for flaw, holds in checks if holds), None)
