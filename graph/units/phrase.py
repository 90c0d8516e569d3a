"""A printed phrase as folded words that remember where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graph.identifiers.folding import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text, folded; any stretch of them can be had as printed.

    >>> Phrase.of("Phòng Tài chính –\\n Kế hoạch huyện").printed(1, 5)
    'Tài chính – Kế hoạch'
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(text: str) -> "Phrase":
        """Take a text apart."""
        composed = unicodedata.normalize("NFC", text)
        found = [(folded, match.span()) for match in _WORD.finditer(composed) if (folded := fold(match[0]))]
        return Phrase(composed, tuple(word for word, _ in found), tuple(span for _, span in found))

    def __len__(self) -> int:
        return len(self.words)

    def key(self, start: int, end: int | None = None) -> str:
        """Return folded words with spaces between them."""
        return " ".join(self.words[start:end])

    def printed(self, start: int, end: int | None = None) -> str:
        """Return words as printed, with single blanks."""
        spans = self.spans[start:end]
        return " ".join(self.text[spans[0][0] : spans[-1][1]].split()) if spans else ""

    def rest(self, start: int) -> "Phrase":
        """Return the phrase from a word on."""
        return Phrase(self.text, self.words[start:], self.spans[start:])
