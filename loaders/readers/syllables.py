"""How Vietnamese a text looks: the share of its accented words that are possible syllables."""

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
_WORD = re.compile("[^\\s\x00-@\\[-`{-\x7f\u00a0\u2013\u2014\u2018-\u201f\u2022\u2026]+")
"""Old encodings put signs where letters are meant, so whatever stands between blanks and plain marks is a word."""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ENOUGH = 2000


def is_syllable(word: str) -> bool:
    """Tell whether a word can be a Vietnamese syllable with one tone.

    >>> [is_syllable(word) for word in ("nghĩa", "HUYỆN", "nghÜa", "hoµ", "Qu¶n")]
    [True, True, False, False, False]
    """
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones < 2 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


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
