"""Whether a text came out of optical recognition (OCR), and how well it came out.

Recognition without a Vietnamese model leaves French accents, digits and signs inside words (``s6``, ``D¢ an``)
and rimes that Vietnamese does not have (``tuyén``); text typed by people has next to none of these.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[¢€¥&;:][^\W_]+)*[¢€¥]?")
_ODD = re.compile(
    r"""
      [¢€¥]                                        # signs read for letters
    | ^[^\W\d_]+[&;:][^\W\d_]+$                    # punctuation inside a word
    | ^[^\W\d_]*[a-zà-ỹ][0-9]+[^\W\d_]*$           # digits inside a word: s6, hé1
    | ^[0-9][^\W\d_]*[à-ỹ][^\W\d_]*$               # and in front: 6p
    | [äëïöüçñåæøœßîûÿ]                            # letters of other languages
    | [iy][eéèẽẹẻ](?:n|ng|m|p|t|c|u|nh)$           # iê, yê without the roof
    | uy[eéèẽẹẻ]n$                                 # uyên without the roof
    | u[oóòõọỏ](?:i|n|ng|c|t|m)$                   # uô, ươ without roof or horn
    """,
    re.VERBOSE,
)
_LEAST_WORDS = 40
_SAMPLE = 3000
_TYPED = 0.04
"""Share of odd words up to which a text was typed: abbreviations, foreign names, slips."""


def odd_words(text: str) -> float:
    """Return the share of words that cannot be Vietnamese as typed, 0 to 1."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isdigit()]
    if len(words) < _LEAST_WORDS:
        return 0.0
    return sum(1 for word in words if _ODD.search(word.lower())) / len(words)


def ocr_confidence(text: str) -> float | None:
    """Return the share of words that look as they should, or None for a text that people typed.

    Text typed without any accents is odd as well, but no recognition leaves none at all.
    """
    middle = len(text) // 2
    sample = text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    if text.isascii() or odd_words(sample) <= _TYPED:
        return None
    return round(1.0 - odd_words(text), 3)
