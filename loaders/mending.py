"""Texts that lost the blanks where their lines ended: ``Hội đồngnhân dân``, ``Căn cứ theoQuyết định số15``.

Some converters drop the end of a line without a blank for it, so that the last word of each line clings to the first of
the next. Such a text is read with the blanks put back; no letter is added, changed or left out, and every place leads
back to the text as it is. A text is only touched where several words of it are two or more Vietnamese syllables in one.
"""

import csv
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, pairwise

from loaders.syllables import is_spelt

_SAMPLE = 4000
_LONGEST_SYLLABLE = 7
_FEWEST = 3
"""Words run together, of the first letters of a text, that tell that its blanks were lost."""
_MOST_PIECES = 4
_LONGEST_WORD = 30
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = frozenset("ởý")
"""Letters that are words."""
_COUNTED = "số|ngày|tháng|năm|quý|đoạn|kỳ|điều|khoản|điểm|mục|chương|sau|đến|từ|án|khóa|khoá|đạt|trên"
_AT_FIGURE = re.compile(
    rf"(?<![^\W\d_])(?:(?i:{_COUNTED}))(?=\d)|(?<=\d)(?=(?:ngày|tháng|năm|của|về|đến|và|người|triệu|tỷ|xã)\b)"
)
"""Between a word and a figure: ``số15``, ``năm2004``, ``21tháng``."""
_PRINTED_LINE_END = "\\r\\n"
"""The sign for the end of a line that was printed instead of being one."""
_LINE_END = re.compile(re.escape(_PRINTED_LINE_END))


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its blanks, and the way back."""

    text: str
    places: list[int]
    """Places of the signs that were put in."""
    shifts: list[int]
    """How much further on a letter stands in the text as it is: behind none of them, behind one, and so on."""

    def place(self, offset: int) -> int:
        """Return the place in the text as it is.

        >>> mended = mend("Hội đồngnhân dân thựchiện kếhoạch của cơquan")
        >>> mended.text
        'Hội đồng nhân dân thực hiện kế hoạch của cơ quan'
        >>> mended.place(9), mended.place(18)
        (8, 17)
        """
        return offset + self.shifts[bisect_left(self.places, offset)]


def mend(text: str) -> Mended | None:
    """Return the text with the blanks that it lost, None where it lost none.

    >>> mend("Căn cứ Kế hoạch số 15/KH-UBND của UBND tỉnh") is None
    True
    """
    signs = [(found.start(), len(_PRINTED_LINE_END), "\n") for found in _LINE_END.finditer(text)]
    if _lost_blanks(text):
        signs += [(place, 0, " ") for place in _lost(text)]
    return _with(text, sorted(signs)) if signs else None


def _with(text: str, signs: list[tuple[int, int, str]]) -> Mended:
    """Return the text with signs put in, each at its place and instead of so many letters."""
    pieces, done, length = [], 0, 0
    places: list[int] = []
    for start, letters, sign in signs:
        pieces += [text[done:start], sign]
        length += start - done
        places.append(length)
        length, done = length + len(sign), start + letters
    shifts = accumulate((letters - len(sign) for _, letters, sign in signs), initial=0)
    return Mended("".join([*pieces, text[done:]]), places, list(shifts))


def _lost_blanks(text: str) -> bool:
    """Tell whether several words of the first letters are Vietnamese syllables run together."""
    long = {word for word in text[:_SAMPLE].split() if len(word) > _LONGEST_SYLLABLE - 1 and word.isalpha()}
    return len([word for word in long if not word.isascii() and _readings(word.lower())]) >= _FEWEST


def _lost(text: str) -> Iterator[int]:
    """Yield the places at which a blank was lost."""
    known = Counter(found[0].lower() for found in _WORD.finditer(text))
    for found in _WORD.finditer(text):
        place = found.start()
        for piece in _parted(found[0].lower(), known)[:-1]:
            place += len(piece)
            yield place
    for found in _AT_FIGURE.finditer(text):
        yield found.end()


def _parted(word: str, known: Counter[str]) -> tuple[str, ...]:
    """Return the syllables of a word; where there are several ways, those of a known pair, else of the rest."""
    readings = () if word.isascii() else _readings(word)
    if len(readings) < 2:
        return readings[0] if readings else (word,)
    usual = [reading for reading in readings if all(pair in _pairs() for pair in pairwise(reading))]
    best = max(usual or readings, key=lambda reading: min(map(known.__getitem__, reading)))
    return best if usual or all(known[piece] for piece in best) else (word,)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Return the words that stand side by side in the language of the offices."""
    with resources.files("ontology").joinpath("vocabulary/word_pairs.csv").open(encoding="utf-8") as rows:
        pairs = [row["pair"].split() for row in csv.DictReader(rows)]
    return frozenset((pair[0], pair[1]) for pair in pairs)


@lru_cache(maxsize=8192)
def _readings(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a word is as few syllables as can be; none for one syllable and for other words."""
    if not 2 < len(word) <= _LONGEST_WORD or is_spelt(word):
        return ()
    ways = tuple(_ways(word, _MOST_PIECES))
    fewest = min(map(len, ways), default=0)
    return tuple(way for way in ways if len(way) == fewest)


def _ways(word: str, most: int) -> Iterator[tuple[str, ...]]:
    for end in range(1, min(len(word), _LONGEST_SYLLABLE + 1)):
        first, rest = word[:end], word[end:]
        if not _is_word(first):
            continue
        if _is_word(rest):
            yield first, rest
        if most > 2:
            yield from ((first, *others) for others in _ways(rest, most - 1))


def _is_word(piece: str) -> bool:
    return piece in _ALONE if len(piece) == 1 else is_spelt(piece)
