"""A search for phrases that looks only where words begin, for patterns that would else be tried at most letters."""

import re
import string
from collections.abc import Iterator, Sequence

_LETTERS = string.ascii_lowercase + string.digits
_BLANKS = re.compile(r"\s+")
_IN_WORD = re.compile(r"\w")


def blanking(kept: str = "") -> bytes:
    """Return the table that makes a blank of all that is neither a letter nor a digit nor one of ``kept``."""
    return bytes(code if chr(code) in _LETTERS + kept else 0x20 for code in range(256))


def opening(words: str) -> re.Pattern[str]:
    """Return the pattern of a blank and any of the words behind it."""
    return re.compile(f" {words}")


def find_phrase(text: str, phrase: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands from ``start`` on, no letter before or behind it, its words on any lines.

    >>> [*find_phrase("Quy định 377, Quy\\nđịnh 377/x; Quy định 3770", "Quy định 377", 0)]
    [(0, 12), (14, 26)]
    """
    # A text has names of its own, and a pattern takes longer to make than such a search.
    first, *rest = phrase.split()
    place = text.find(first, start)
    while place >= 0:
        end = _end_of_words(text, place + len(first), rest)
        if end is not None and not _IN_WORD.match(text, place - 1 if place else len(text)):
            yield place, end
        place = text.find(first, end or place + 1)


def _end_of_words(text: str, place: int, words: Sequence[str]) -> int | None:
    """Return where the words end that go on from ``place``, None where others stand there."""
    for word in words:
        gap = _BLANKS.match(text, place)
        if gap is None or not text.startswith(word, gap.end()):
            return None
        place = gap.end() + len(word)
    return None if _IN_WORD.match(text, place) else place


def words_apart(folded: str, table: bytes) -> str:
    """Return the text with blanks by the table, and one more in front.

    That one moves all by one letter: a blank of these words stands at the place of the letter behind it.

    >>> words_apart("so 5, 6", blanking())
    ' so 5  6'
    """
    return f" {folded.encode('ascii', 'replace').translate(table).decode('ascii')}"


def found_at_words(
    opens: re.Pattern[str], whole: re.Pattern[str], folded: str, table: bytes
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``whole``, each of which begins where ``opens`` fits a blank and the words behind it.

    A blank is one letter to search for, and the words behind it are looked at one time in six.

    >>> whole = re.compile(r"(?<!\\w)so\\s+\\d+")
    >>> [match[0] for match in found_at_words(opening("so "), whole, "so 5 (so 6), xso 7", blanking())]
    ['so 5', 'so 6']
    """
    words, place = words_apart(folded, table), 0
    while blank := opens.search(words, place):
        place = blank.start()
        if match := whole.match(folded, place):
            yield match
            place = match.end()
        else:
            place += 1
