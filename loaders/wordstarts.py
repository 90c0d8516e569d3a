"""A search for phrases that looks only where words begin, for patterns that would else be tried at most letters."""

import re
import string
from collections.abc import Iterator

_LETTERS = string.ascii_lowercase + string.digits


def blanking(kept: str = "") -> bytes:
    """Return the table that makes a blank of all that is neither a letter nor a digit nor one of ``kept``."""
    return bytes(code if chr(code) in _LETTERS + kept else 0x20 for code in range(256))


def opening(words: str) -> re.Pattern[str]:
    """Return the pattern of a blank and any of the words behind it."""
    return re.compile(f" {words}")


def find_phrase(text: str, phrase: str, start: int) -> Iterator[re.Match[str]]:
    """Yield where a phrase stands from ``start`` on, no letter before or behind it, its words on any lines.

    >>> [found.span() for found in find_phrase("Quy định 377, Quy\\nđịnh 377/x; Quy định 3770", "Quy định 377", 0)]
    [(0, 12), (14, 26)]
    """
    words = [re.escape(word) for word in phrase.split()]
    # A search for letters is many times as quick as one for a place before them, so that place is asked for later.
    pattern = rf"{words[0]}(?<!\w{words[0]})" + "".join(rf"\s+{word}" for word in words[1:]) + r"(?!\w)"
    return re.compile(pattern).finditer(text, start)


def found_at_words(
    opens: re.Pattern[str], whole: re.Pattern[str], folded: str, table: bytes, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``whole``, each of which begins where ``opens`` fits a blank and the words behind it.

    A blank is one letter to search for, and the words behind it are looked at one time in six.

    >>> whole = re.compile(r"(?<!\\w)so\\s+\\d+")
    >>> [match[0] for match in found_at_words(opening("so "), whole, "so 5 (so 6), xso 7", blanking(), 0, 18)]
    ['so 5', 'so 6']
    """
    # The blank in front moves all by one: a blank of these words stands at the place of the letter behind it.
    words = " " + folded.encode("ascii", "replace").translate(table).decode("ascii")
    while blank := opens.search(words, start, end + 1):
        start = blank.start()
        if match := whole.match(folded, start, end):
            yield match
            start = match.end()
        else:
            start += 1
