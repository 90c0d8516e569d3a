"""Areas named in a text: with or without accents and kind, with or without the areas around them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units.area import Area
from graph.units.gazetteer import KINDS, Gazetteer

KIND_WORDS = {fold(kind): kind for kind in KINDS}
# Abbreviations of kinds, and of the one city whose name is usually abbreviated.
_SPELLED_OUT = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "t": "tinh",
    "h": "huyen",
    "q": "quan",
    "p": "phuong",
    "x": "xa",
}
_NAMES = {"hcm": "ho chi minh", "tphcm": "thanh pho ho chi minh"}
_ZERO_OF_NUMBER = re.compile(r"(?<=\D )0(?=\d$)")
_BETWEEN_NAMES = re.compile(r"[,;()\n]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class AreaFinder:
    """Finds areas by name.

    A kind in the text counts (``huyện Yên Mỹ`` is no thị trấn) unless no area of that name has it. Areas
    after the first narrow the choice: ``xã Giao Long, Châu Thành, Bến Tre``. Accents in the text decide
    between names that only they tell apart.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.named = lru_cache(maxsize=8192)(self._named)

    def find(
        self, text: str, on: str | None, within: frozenset[str], level: Level | None = None
    ) -> list[Area]:
        """Return the areas meant, wider ones first, each in its latest stretch of life that fits the date."""
        parts = [words for part in _split(text) if (words := spell_out(fold(part)))]
        if not parts:
            return []
        rows = self._chain(parts[0].split(), parts[1:]) or self._chain(" ".join(parts).split(), [])
        if level is not None:
            rows = [row for row in rows if self._gazetteer.row(row).level == level]
        return self._areas(rows, on, within, text)

    def _chain(self, words: list[str], around: Sequence[str]) -> list[int]:
        """Return rows named by the longest beginning of ``words``; the rest names areas around them."""
        for count in range(min(len(words), self._gazetteer.longest_name), 0, -1):
            rest = [" ".join(words[count:])] if count < len(words) else []
            rows = [row for row in self.named(" ".join(words[:count])) if self._inside(row, [*rest, *around])]
            if rows:
                return rows
        return []

    def _named(self, words: str) -> tuple[int, ...]:
        """Return the rows of a folded name, of its kind if there are such, else of its other kinds."""
        kind = kind_of(words)
        name = words[len(fold(kind)) + 1 :] if kind else words
        rows = self._gazetteer.by_short_name.get(name, ())
        exact = tuple(row for row in rows if self._gazetteer.name(row) == words) if kind else ()
        # A kind that does not fit still gives the level.
        levels = _LEVELS.get(kind or "", ())
        return exact or tuple(row for row in rows if not levels or self._gazetteer.row(row).level in levels)

    def _inside(self, row: int, around: Sequence[str]) -> bool:
        """Return whether each of the names is that of an area above the row."""
        if not around:
            return True
        above, index = [], self._gazetteer.parent(row)
        while index is not None:
            above.append(index)
            index = self._gazetteer.parent(index)
        return all(self._names_one(words, above) for words in around)

    def _names_one(self, words: str, rows: Sequence[int]) -> bool:
        """Return whether the words name one of the rows, or several of them one after the other."""
        rest = words.split()
        while rest:
            longest = min(len(rest), self._gazetteer.longest_name)
            heads = ((count, " ".join(rest[:count])) for count in range(longest, 0, -1))
            named = (count for count, head in heads if any(row in rows for row in self.named(head)))
            count = next(named, 0)
            if not count:
                return False
            rest = rest[count:]
        return bool(words)

    def _areas(self, rows: Sequence[int], on: str | None, within: frozenset[str], text: str) -> list[Area]:
        areas = [self._gazetteer.area(row) for row in rows]
        living = [area for area in areas if area.lives(on)] or [
            area for area in areas if self._may_live(area, on)
        ]
        inside = [area for area in living if not within or within & set(self._ids_around(area))]
        latest = {area.id: area for area in sorted(inside, key=lambda area: area.valid_from)}
        ranked = sorted(latest.values(), key=lambda area: (_RANKS[area.level], area.id))
        return _by_accents(ranked, text)

    def _may_live(self, area: Area, on: str | None) -> bool:
        """Return whether the area may have been there before the snapshot that first shows it."""
        earlier = [day for day in self._gazetteer.snapshots if day < area.valid_from]
        return (
            on is not None and bool(earlier) and earlier[-1] <= on <= area.valid_from and bool(area.valid_to)
        )

    def _ids_around(self, area: Area) -> Iterator[str]:
        yield area.id
        above = area.parent
        while above is not None:
            yield above
            above = self._gazetteer.area(self._gazetteer.indexes(above)[-1]).parent


_RANKS = {level: rank for rank, level in enumerate(Level)}
_LEVELS = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}


def levels_of(kind: str) -> tuple[str, ...]:
    """Return the levels at which areas of a kind are."""
    return _LEVELS[kind]


def kind_of(words: str) -> str | None:
    """Return the kind with which folded words begin, where a name follows it or nothing does.

    >>> kind_of("thi xa ky anh"), kind_of("huyen"), kind_of("ky anh")
    ('thị xã', 'huyện', None)
    """
    first, *second = words.split(maxsplit=2)[:2] or [""]
    return KIND_WORDS.get(" ".join((first, *second))) or KIND_WORDS.get(first)


@lru_cache(maxsize=8192)
def spell_out(words: str) -> str:
    """Return folded words with an abbreviated kind at the beginning, and known short names, spelled out.

    >>> spell_out("tp hcm"), spell_out("q 8")
    ('thanh pho ho chi minh', 'quan 8')
    """
    for opening in ("ubnd ", "uy ban nhan dan "):
        words = words.removeprefix(opening)
    spelled = [_NAMES.get(word, word) for word in words.split()]
    if len(spelled) > 1:
        spelled[0] = _SPELLED_OUT.get(spelled[0], spelled[0])
    return _ZERO_OF_NUMBER.sub("", " ".join(spelled))


def _split(text: str) -> list[str]:
    """Return the names in a text, one for each stretch between commas and line breaks."""
    return [part for part in _BETWEEN_NAMES.split(text) if part.strip()]


def _by_accents(areas: list[Area], text: str) -> list[Area]:
    """Return the areas whose accents the text has, where it has those of any."""
    if len(areas) < 2:
        return areas
    printed = f" {_accents(text)} "
    return [area for area in areas if f" {_accents(area.short)} " in printed] or areas


@lru_cache(maxsize=8192)
def _accents(text: str) -> str:
    """Return lower-case words with the tone of each at its end, so that its place does not matter."""
    words = unicodedata.normalize("NFD", text.lower()).replace("đ", "d").replace("-", " ").split()
    words = [word.strip(",;().") for word in words]
    return " ".join(
        "".join(letter for letter in word if letter not in _TONES)
        + "".join(filter(_TONES.__contains__, word))
        for word in words
    )
