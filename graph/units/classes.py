"""Phrases that address every unit of a kind: ``UBND các xã, thị trấn``, ``các sở, ban, ngành``."""

from dataclasses import dataclass
from functools import cache, lru_cache

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units.finding import KIND_WORDS, levels_of
from ontology.vocabularies import class_phrases

_ADMINISTRATIONS = ("ubnd ", "uy ban nhan dan ")
TITLES = (
    "pho chu tich",
    "chu tich",
    "pho giam doc",
    "giam doc",
    "bo truong",
    "pho truong",
    "truong",
    "chanh",
    "tong cuc truong",
    "cuc truong",
    "pho bi thu",
    "bi thu",
    "lanh dao",
    "thu truong",
)
"""Offices of persons who answer for the unit named after them."""
_FIRST_WORDS_OF_TITLES = frozenset(title.partition(" ")[0] for title in TITLES)
_LEVEL_WORDS = {"tinh": Level.PROVINCE, "huyen": Level.DISTRICT, "xa": Level.COMMUNE, "co so": Level.COMMUNE}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClass:
    """The units that a phrase addresses together."""

    levels: tuple[Level, ...]
    """Levels whose administrations are meant; empty where any department of the context is."""
    kind: str
    """administrations or departments."""
    kinds: tuple[str, ...] = ()
    """Kinds of area that the phrase lists, where it lists some: ``xã``, ``thị trấn``."""


@lru_cache(maxsize=8192)
def unit_class(text: str) -> UnitClass | None:
    """Return the class that a phrase addresses, or None where it names one unit.

    >>> unit_class("UBND các xã, thị trấn")
    UnitClass(levels=(<Level.COMMUNE: 'commune'>,), kind='administrations', kinds=('xã', 'thị trấn'))
    """
    words = fold(text)
    words = words.removeprefix(title_of(words) or "").strip()
    if words.startswith(_ADMINISTRATIONS):
        opening = next(filter(words.startswith, _ADMINISTRATIONS))
        return _administrations(words[len(opening) :].split())
    # "Sở, ban, ngành" says the same as "các sở, ban, ngành"; a single word says it only with "các".
    known = _openings().get(words.partition(" ")[0], ())
    return next((named for opening, named in known if f"{words} ".startswith(opening)), None)


def title_of(words: str) -> str | None:
    """Return the title of a person with which folded words begin: ``chu tich`` of ``chu tich ubnd xa``."""
    if words.partition(" ")[0] not in _FIRST_WORDS_OF_TITLES:
        return None
    return next((title for title in TITLES if words.startswith(title + " ")), None)


def _administrations(rest: list[str]) -> UnitClass | None:
    """Read what follows ``UBND``: ``các`` or ``cấp`` or a list of kinds make a class."""
    levels = tuple(_LEVEL_WORDS[word] for word in rest if word in _LEVEL_WORDS)
    if rest[:1] == ["cap"] and levels:
        return UnitClass(levels=_ordered(levels), kind="administrations")
    if rest[:2] == ["cac", "cap"]:
        levels = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
        return UnitClass(levels=levels, kind="administrations")
    kinds = _kinds(rest)
    if rest[:1] != ["cac"] and len(kinds) < 2:
        return None
    found = [Level(levels_of(kind)[-1]) for kind in kinds if kind != "thành phố"]
    if "thành phố" in kinds and not found:
        found = [Level.DISTRICT]
    return UnitClass(levels=_ordered(found), kind="administrations", kinds=kinds) if found else None


def _kinds(words: list[str]) -> tuple[str, ...]:
    """Return the kinds of a list such as ``các xã, phường và thị trấn``; none where names stand in it."""
    kinds: list[str] = []
    place = 1 if words[:1] == ["cac"] else 0
    while place < len(words):
        pair = next((n for n in (2, 1) if " ".join(words[place : place + n]) in KIND_WORDS), 0)
        if pair:
            kinds.append(KIND_WORDS[" ".join(words[place : place + pair])])
        elif words[place] not in ("va", "hoac", "tren", "thuoc", "truc", "trung", "uong", "dia", "ban"):
            return tuple(kinds) if words[:1] == ["cac"] or words[place] in ("cac",) else ()
        place += pair or 1
    return tuple(kinds)


def _ordered(levels: list[Level] | tuple[Level, ...]) -> tuple[Level, ...]:
    return tuple(level for level in Level if level in levels)


@cache
def _phrases() -> dict[str, UnitClass]:
    """Return the phrases of the vocabulary, folded, longest first."""
    found = {
        fold(each.phrase): UnitClass(
            levels=tuple(Level(level) for level in each.levels),
            kind="departments" if each.departments else "administrations",
        )
        for each in class_phrases()
    }
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _openings() -> dict[str, list[tuple[str, UnitClass]]]:
    """Return by first word what a phrase of a class begins with, a blank behind it; the longest phrases first."""
    found: dict[str, list[tuple[str, UnitClass]]] = {}
    for phrase, named in _phrases().items():
        bare = phrase.removeprefix("cac ")
        for words in (phrase, bare) if bare.count(" ") > 1 else (phrase,):
            found.setdefault(words.partition(" ")[0], []).append((words + " ", named))
    return found
