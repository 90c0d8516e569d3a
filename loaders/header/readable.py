"""A garbled title or name as it can be read: only where each word has one likely reading.

Recognition without a Vietnamese model loses tones and confuses letters (``tuyén truyén cii cach``). One word alone may
be many; beside its neighbours it is mostly one: ``tuyên truyền``, ``cải cách``. What is printed is never changed; the
reading stands beside it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise

from graph.identifiers.codes import issuer_codes, type_codes
from graph.identifiers.folding import fold
from graph.model import Level
from graph.reading import Header
from graph.units import unit_tree
from loaders.shadow import ShadowText
from ontology.vocabularies import document_types, issuers, lead_verbs

_WORD = re.compile(r"[^\W_]+(?:[¢€¥&;:@][^\W_]+)*[¢€¥@]?")
_JOINED = re.compile(r"\s+")
_CODE = re.compile(r"[A-ZĐ0-9&]{2,}")
_ROMAN = re.compile(r"[IVXL]+")
_LIKE = str.maketrans("oeq60@aijl1tuvwymn", "oooooolllllluuuunn")
"""Letters that look alike to recognition stand for one another; a key of such letters stands for several words."""
_YEAR = re.compile(r"\W+(?:19|20)\d\d\b")
_MISREAD_YEAR = re.compile(r"n[aid]m")
_ALONE = (
    "về",
    "của",
    "và",
    "năm",
    "số",
    "ngày",
    "tháng",
    "tại",
    "đến",
    "trên",
    "các",
    "cho",
    "trong",
    "theo",
)
_EXACT, _ALIKE = 4, 2
_NAMED, _DAYS = (Level.PROVINCE, Level.DISTRICT), ("2025-06-30", "2025-07-01")


def with_readings(header: Header) -> Header:
    """Return the head with the readings of its title and issuer, where these are garbled and can be read."""
    unknown = header.issuer if header.issuer_id is None else None
    return replace(header, title_readable=reading_of(header.title), issuer_readable=reading_of(unknown))


def reading_of(text: str | None) -> str | None:
    """Return the words as they can be read, None where one has no reading or several, or where nothing is garbled.

    >>> reading_of("Théng tin, tuyén truyén cii cach hanh chinh nim 2024")
    'Thông tin, tuyên truyền cải cách hành chính năm 2024'
    >>> reading_of("Tuyén truyén zxqv"), reading_of("Tuyên truyền") is None
    (None, True)
    """
    words = list(_WORD.finditer(text or ""))
    readings = _readings(text or "", words)
    if text is None or not words or any(reading is None for reading in readings):
        return None
    pieces, place = [], 0
    capitals = _in_capitals(text)
    for word, reading in zip(words, readings, strict=True):
        pieces += [text[place : word.start()], _cased(reading or "", word[0], capitals)]
        place = word.end()
    whole = "".join(pieces) + text[place:]
    return whole if whole != text else None


def _in_capitals(text: str) -> bool:
    return 5 * sum(map(str.isupper, text)) > 4 * sum(map(str.isalpha, text))


def _readings(text: str, words: list[re.Match[str]]) -> list[str | None]:
    votes: list[Counter[str]] = [Counter() for _ in words]
    for index, (first, second) in enumerate(pairwise(words)):
        if _JOINED.fullmatch(text, first.end(), second.start()):
            for one, other, weight in _pairs_like(_key(first[0]), _key(second[0])):
                votes[index][one] += weight
                votes[index + 1][other] += weight
        key = _key(first[0])
        votes[index].update(alone for alone in _ALONE if fold(alone) == key)
        if _MISREAD_YEAR.fullmatch(key) and _YEAR.match(text, first.end()):
            votes[index]["năm"] += _EXACT
    return [_chosen(word[0], votes[index], capitals=_in_capitals(text)) for index, word in enumerate(words)]


def _chosen(printed: str, votes: Counter[str], *, capitals: bool) -> str | None:
    best = votes.most_common(2)
    if best and (len(best) == 1 or best[0][1] > best[1][1]):
        return best[0][0]
    code = (
        issuer_codes().match(printed) or type_codes().match(printed) if capitals else _CODE.fullmatch(printed)
    )
    kept = printed.isdigit() or _ROMAN.fullmatch(printed) or code
    return printed if kept and not best else None


def _key(printed: str) -> str:
    return ShadowText.of(printed).folded


def _cased(reading: str, printed: str, capitals: bool) -> str:
    if capitals or (len(printed) > 1 and printed.isupper()):
        return reading.upper()
    return reading[:1].upper() + reading[1:] if printed[:1].isupper() else reading


def _pairs_like(first: str, second: str) -> Iterator[tuple[str, str, int]]:
    exact = _pairs().get((first, second), ())
    if exact:
        yield from ((one, other, _EXACT) for one, other in exact)
        return
    alike = _pairs_alike().get((first.translate(_LIKE), second.translate(_LIKE)), ())
    yield from ((one, other, _ALIKE) for one, other in alike)


@cache
def _known() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that stand side by side: those of the list, and of all names in the vocabularies."""
    with resources.files("ontology").joinpath("vocabulary/word_pairs.csv").open(encoding="utf-8") as rows:
        phrases = [row["pair"] for row in csv.DictReader(rows)]
    phrases += [kind.name for kind in document_types()] + [verb.phrase for verb in lead_verbs()]
    phrases += [area.name for level in _NAMED for day in _DAYS for area in unit_tree().areas(level, on=day)]
    phrases += [name for body in issuers() for name in (body.name, *body.names)]
    pairs = (pair for phrase in phrases for pair in pairwise(_words(phrase)))
    return frozenset(pairs)


def _words(phrase: str) -> list[str]:
    return [word for word in phrase.lower().split() if word.isalpha()]


@cache
def _pairs() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for one, other in sorted(_known()):
        key = (fold(one), fold(other))
        found[key] = (*found.get(key, ()), (one, other))
    return found


@cache
def _pairs_alike() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for (one, other), pairs in _pairs().items():
        key = (one.translate(_LIKE), other.translate(_LIKE))
        found[key] = (*found.get(key, ()), *pairs)
    return found
