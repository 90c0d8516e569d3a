"""Vietnamese text made comparable: accents off, ``đ`` to ``d``, lower case.

The two ways to place a tone (``hòa``, ``hoà``) differ in accents only, so they fold alike by themselves.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_COMBINING = (*range(0x300, 0x370), *range(0x1DC0, 0x1E00))
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
# U+00D0 and U+0110 print alike; keyboards and converters mix them.
_STROKED = dict.fromkeys("ÐðĐđƉɖ", "d") | dict.fromkeys("Øø", "o") | dict.fromkeys("Łł", "l")


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return _STROKED.get(base, base).lower()[0]


_LETTERS = {
    # What the table does not have costs an exception inside ``translate``, so ASCII stands for itself.
    **{code: chr(code) for code in range(0x80)},
    **{code: _plain(chr(code)) for code in _LATIN},
    **{ord(dash): "-" for dash in _DASHES},
    **{ord(space): " " for space in _SPACES},
}
_WORDS = {**_LETTERS, **dict.fromkeys(_COMBINING)}
_QUOTES = "«»‘’“”„•…"
_ONLY_WORDS = {
    **dict.fromkeys(map(ord, _QUOTES), " "),
    **{code: " " if letter and not letter.isalnum() else letter for code, letter in _WORDS.items()},
}
"""Letters as in the table above and a blank for every sign, by which all but rare names are folded at once."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LONGEST_KEPT = 120
"""Names come again and again and their keys are kept; whole texts do not."""
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def fold_letters(text: str) -> str:
    """Return ``text`` with every letter folded, code point by code point: the length never changes.

    Dashes of any kind become ``-`` and blanks of any kind a space; line breaks and tabs stay. Text should be
    NFC, for a combining mark is a code point of its own and stays.

    >>> fold_letters("Uỷ ban nhân dân Ðồng–Tháp")
    'uy ban nhan dan dong-thap'
    """
    return text.translate(_LETTERS).lower()


def fold(text: str) -> str:
    """Return the words of ``text`` folded, with one space between them; the key of every comparison of names.

    >>> fold("  UBND Huyện Hoà-Bình, (Số 7)")
    'ubnd huyen hoa binh so 7'
    """
    return _fold(text) if len(text) <= _LONGEST_KEPT else _fold.__wrapped__(text)


@lru_cache(maxsize=1 << 14)
def _fold(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    words = composed.translate(_ONLY_WORDS)
    if words.isascii():
        return " ".join(words.split())
    # Lower case may bring a mark of its own, as that of a dotted capital I does.
    letters = composed.translate(_WORDS).lower().translate(_WORDS)
    return _BETWEEN_WORDS.sub(" ", letters).strip()


def slug(text: str) -> str:
    """Return the folded words joined by dots, as identifiers have them.

    >>> slug("Ủy ban nhân dân")
    'uy.ban.nhan.dan'
    """
    return fold(text).replace(" ", ".")


def fold_symbol(text: str) -> str:
    """Return the key under which symbols are compared: folded, without blanks and leading zeros.

    >>> fold_symbol("08/KH-UBND"), fold_symbol("01-ĐA/TU")
    ('8/kh-ubnd', '1-da/tu')
    """
    letters = unicodedata.normalize("NFC", text).translate(_WORDS).lower()
    return _LEADING_ZEROS.sub("", "".join(letters.split()), count=1)
