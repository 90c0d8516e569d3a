"""How Vietnamese a text looks: the share of its accented words that are possible syllables."""

import re

from loaders.syllables import is_syllable

_WORD = re.compile("[^\\s\x00-@\\[-`{-\x7f\u00a0\u2013\u2014\u2018-\u201f\u2022\u2026]+")
"""Old encodings put signs where letters are meant, so whatever stands between blanks and plain marks is a word."""
_ENOUGH = 2000


def accented_words(text: str) -> list[str]:
    """Return the words with letters outside ASCII, as many as are needed to judge a text."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        if not match[0].isascii():
            found.append(match[0])
            if len(found) == _ENOUGH:
                break
    return found


def vietnamese_share(text: str) -> float:
    """Return the share of the words with letters outside ASCII that are syllables, 0 to 1; 0 where there are none.

    >>> vietnamese_share("Cộng hòa xã hội"), vietnamese_share("Plan for 2024")
    (1.0, 0.0)
    """
    words = accented_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
