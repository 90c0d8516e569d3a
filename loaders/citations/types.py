"""The words that name a type of document, wherever they stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from graph.identifiers.folding import fold
from loaders.alternatives import any_of
from loaders.wordstarts import blanking, found_at_words, opening
from ontology.vocabularies import document_types

_QUALIFIED = ("hành động", "công tác", "chuyên đề", "phối hợp")
"""Words that belong to the name of the type where they follow it: Chương trình hành động."""
_NAMED_SO = frozenset({"chuong trinh hanh dong", "ke hoach hanh dong", "ke hoach phoi hop"})
_NO_TYPE_AFTER = blanking()
_OTHER_NAMES = ("Văn bản", "Điều lệ", "Chiến lược", "Quy hoạch", "Nghị định thư")
# Letters that recognition without a Vietnamese model takes for one another, after folding.
_CONFUSED = {"d": "[dpbe]", "e": "[e&c6]", "o": "[o60e]", "a": "[ai]", "i": "[il1]", "u": "[ui]", "n": "[nm]"}


class TypeWord(NamedTuple):
    """The name of a type at a place in the shadow."""

    start: int
    end: int
    name: str
    """As the vocabulary has it: ``Nghị quyết``."""


@cache
def _names() -> dict[str, str]:
    names = {fold(name): name for name in _OTHER_NAMES}
    for kind in document_types():
        for spelling in (kind.name, *kind.variants):
            names.setdefault(fold(spelling), kind.name)
    for head in tuple(names):
        for tail in _QUALIFIED:
            joined = f"{head} {fold(tail)}"
            if joined in _NAMED_SO:
                names[joined] = f"{names[head]} {tail}"
    return names


def _misread(name: str) -> str:
    """Return the pattern of what recognition makes of a name."""
    return "".join(_CONFUSED.get(letter, letter) for letter in name).replace(" ", r"\s+")


@cache
def _pattern(recognised: bool) -> re.Pattern[str]:
    if not recognised:
        return re.compile(rf"(?<![a-z0-9]){any_of(_names())}(?![a-z0-9])")
    by_first: dict[str, list[str]] = {}
    for name in sorted(_names(), key=len, reverse=True):
        first, _, rest = name.partition(" ")
        by_first.setdefault(first, []).append(rest)
    branches = []
    for first, rests in sorted(by_first.items()):
        tails = "|".join(r"\s+" + _misread(rest) for rest in rests if rest)
        optional = "?" if "" in rests else ""
        head = _misread(first)
        branches.append(f"{head}(?:{tails}){optional}" if tails else head)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(branches)})(?![a-z0-9])")


@cache
def _opens() -> re.Pattern[str]:
    return opening(any_of(_names()))


@cache
def _confused_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    ordered = sorted(_names().items(), key=lambda pair: -len(pair[0]))
    return tuple((re.compile(_misread(key)), name) for key, name in ordered)


def find_type_words(flow: str, *, recognised: bool = False) -> list[TypeWord]:
    """Return every name of a type in folded text, longest names first at a place.

    >>> [word.name for word in find_type_words("thuc hien ke hoach so 5/kh-ubnd va chuong trinh hanh dong")]
    ['Kế hoạch', 'Chương trình hành động']
    """
    return list(_type_words(flow, recognised))


# The head of a text that has no number asks for all of them before the citations do.
@lru_cache(maxsize=1)
def _type_words(flow: str, recognised: bool) -> tuple[TypeWord, ...]:
    known = _names()
    return tuple(
        TypeWord(found.start(), found.end(), known.get(found[0]) or _name_of(found[0]))
        for found in _found(flow, recognised)
    )


def _found(flow: str, recognised: bool) -> Iterator[re.Match[str]]:
    pattern = _pattern(recognised)
    if recognised:
        return pattern.finditer(flow)
    return found_at_words(_opens(), pattern, flow, _NO_TYPE_AFTER)


def _name_of(printed: str) -> str:
    key = " ".join(printed.split())
    exact = _names().get(key)
    return exact or next(name for pattern, name in _confused_names() if pattern.fullmatch(printed))


def type_name(text: str) -> str | None:
    """Return the type that the whole of ``text`` names, in any case and spelling."""
    return _names().get(fold(text))


class TypeWords:
    """The type words of a text, to be asked for the last one before a place."""

    def __init__(self, words: list[TypeWord]) -> None:
        self.words = words
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def capital(self, plain: str) -> list[TypeWord]:
        """Return the type words that open with a capital, as the name of a particular instrument does."""
        return [word for word in self.words if plain[word.start].isupper()]

    def before(self, place: int) -> TypeWord | None:
        """Return the last type word that ends at or before ``place``."""
        index = bisect_right(self._ends, place)
        return self.words[index - 1] if index else None

    def between(self, start: int, end: int) -> list[TypeWord]:
        """Return the type words that begin and end between two places."""
        return self.words[bisect_left(self._starts, start) : bisect_right(self._ends, end)]
