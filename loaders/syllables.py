"""What a Vietnamese syllable looks like; nearly every word of the language is one."""

import re
import unicodedata

_SYLLABLE = re.compile(
    r"""
    (?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?
    (?:
      (?:[aăâeêioôơuưy]|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|uyê)(?:ch|nh|ng|[cmnpt])   # closed
    | (?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ia|ua|ưa|ya|oa|oe|uê|uơ|uy|uya)                    # open
    | (?:a|â|e|ê|i|o|ô|ơ|u|ư|iê|yê|uô|ươ|oa|oe|uâ|uy)[iyou]                         # gliding
    )
    """,
    re.VERBOSE,
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPS = ("c", "ch", "p", "t")
_TONES_OF_STOPS = ("\u0301", "\u0323")
_MISSPELT = re.compile(
    r"c[eêiy]|k[aăâoôơuư]|(?:gh|ngh)[aăâoôơuưy]|g[eê]|ng[eêi]|i[aêe]|[ăâ](?![cmnptuy])|y[aâeo]"
)
"""Beginnings that no word has: before e, ê and i stand k, gh and ngh."""


def is_syllable(word: str) -> bool:
    """Tell whether a word can be a Vietnamese syllable with one tone.

    >>> [is_syllable(word) for word in ("nghĩa", "HUYỆN", "nghÜa", "hoµ", "Qu¶n")]
    [True, True, False, False, False]
    """
    bare, tones = _bare(word)
    return len(tones) < 2 and _SYLLABLE.fullmatch(bare) is not None


def is_spelt(word: str) -> bool:
    """Tell whether a word is a syllable as it is spelt, with the tone that its end allows.

    >>> [is_spelt(word) for word in ("việc", "kế", "vàt", "hức", "iến", "ce")]
    [True, True, False, True, False, False]
    """
    bare, tones = _bare(word)
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None or _MISSPELT.match(bare):
        return False
    return not bare.endswith(_STOPS) or tones in _TONES_OF_STOPS


def _bare(word: str) -> tuple[str, str]:
    """Return a word without its tones, and these."""
    apart = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", _TONES.sub("", apart)), "".join(_TONES.findall(apart))
