"""Units in recognised text: which one ``UBND x&`` or ``Cong chirc Vin phong`` is; a name stays as printed."""

import re
from functools import cache, lru_cache

from graph.identifiers.folding import fold, fold_letters
from ontology.vocabularies import read_vocabulary, unit_words

_TOKEN = re.compile(r"[^\s,;/()\-]+")
_WORD = re.compile(r"[a-z]+")
_SIGNS = {"0": "o", "6": "o", "1": "l", "4": "a", "3": "a", "8": "a", "&": "a", "¢": "e", "€": "e", "w": "u"}
"""Signs that stand for a letter."""
_PAIRS = (("ir", "u"), ("ur", "u"), ("tr", "u"), ("xx", "x"), ("p", "d"))
"""Letters that recognition makes of one with accents; the last only of the first letter."""
_LEAST_COMPARED = 3


@lru_cache(maxsize=2048)
def as_meant(name: str, known: frozenset[str] = frozenset()) -> str | None:
    """Return a name of which every word is known, misread letters put right; None where a word stays unknown.

    ``known`` are words beside those of the vocabulary: the names of the areas around.

    >>> as_meant("UBND x&"), as_meant("Cong chirc Vin phong - Thong ké"), as_meant("Pai Truyén thanh xa")
    ('ubnd xa', 'cong chuc van phong thong ke', 'dai truyen thanh xa')
    >>> as_meant("H¢ thong xyzzy")
    """
    words = [_word(token, _known() | known) for token in _TOKEN.findall(name)]
    return None if None in words or not words else " ".join(word for word in words if word)


@cache
def _known() -> frozenset[str]:
    data = read_vocabulary("assignments")
    phrases = [*data["heads"], *data["groups"], *data["departments"], *(word.phrase for word in unit_words())]
    return frozenset(_WORD.findall(fold(" ".join(phrases))))


def _word(token: str, known: frozenset[str]) -> str | None:
    """Return the word that was printed as a token; empty where it has no letters, None where none is like it."""
    folded = fold_letters(token)
    plain = "".join(_WORD.findall(folded))
    if plain == folded and plain in known:
        return plain
    read = "".join(_SIGNS.get(sign, sign) for sign in folded if sign.isalnum() or sign in _SIGNS)
    if not any(sign.isalpha() for sign in read):
        return ""
    if read in known:
        return read
    others = [
        read.replace(letters, one, 1) for letters, one in _PAIRS if letters != "p" or read.startswith("p")
    ]
    exact = next((other for other in others if other in known), None)
    similar = (_like(other, known) for other in (read, *others))
    return exact or next((word for word in similar if word is not None), None)


def _like(read: str, known: frozenset[str]) -> str | None:
    """Return the one known word that differs in a letter: of the same ends, else of the same length, else any."""
    if len(read) < _LEAST_COMPARED:
        return None
    near = sorted(word for word in known if abs(len(word) - len(read)) <= 1 and _differ_in_one(word, read))
    long = [word for word in near if len(word) == len(read)]
    framed = [word for word in long if word[0] == read[0] and word[-1] == read[-1]]
    found = framed or [word for word in long if word[0] == read[0]] or long or near
    return found[0] if len(found) == 1 else None


def _differ_in_one(one: str, other: str) -> bool:
    """Tell whether a letter changed, left out or put in makes two words the same."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        return one[start + 1 :] == other[start + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
