"""What a person's words for a document say: type, number, symbol, date, year, and the words that are left."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold, fold_letters, fold_symbol
from ontology.vocabularies import document_types

_DATE = re.compile(
    r"""(?:\bngay\s+)?(?:
        (?P<iso>\d{4}-\d{2}-\d{2})
      | (?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})
      | (?P<d>\d{1,2})\s+thang\s+(?P<m>\d{1,2})\s+nam\s+(?P<y>\d{4})
    )(?!\d)""",
    re.VERBOSE,
)
_SYMBOL = re.compile(
    r"""(?<![\w/-])(?:so\s+)?
    (?P<symbol>
      (?P<number>\d{1,5}(?:[a-z](?=\s*[/-]))?)
      (?:
        \s*/\s*\d{4}\s*[/-]\s*[a-z][a-z0-9]*   # 26/2019/TT-BTC: the year of a normative document
      | \s*[/-]\s*[a-z][a-z0-9]*               # 76/NQ-CP, 18-NQ/TW, 38 /KH-UBND
      | (?=[a-z]+-[a-z])[a-z]+                 # 7521QĐ-UBND: the stroke is lost
      )
      (?:[/-][a-z0-9.]+)*
    )(?![\w/-])""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<![\w/-])(?:nam\s+)?(?P<year>(?:19|20)\d{2})(?![\w/-])")
_NUMBER = re.compile(r"(?<![\w/-])(?:so\s+)?(?P<number>\d{1,5}[a-z]?)(?![\w/-])")
_GLUED = re.compile(r"(?<![\w/-])(?P<code>[a-z]+)(?P<number>\d{1,5})(?![\w/-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The parts of a reference as a person writes it; all folded, absent parts None or empty."""

    text: str
    """The whole of it, folded: the key of a name."""
    symbol: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = None
    types: frozenset[str] = frozenset()
    """The names of the document types that its type word or abbreviation may mean."""
    words: tuple[str, ...] = ()
    """What is left: issuer, place, title."""


def read_wording(text: str) -> Wording:
    """Take a reference apart.

    >>> wording = read_wording("Kế hoạch số 08/KH-UBND ngày 29/12/2023 Ninh Giang")
    >>> wording.symbol, wording.number, wording.date, sorted(wording.types), wording.words
    ('8/kh-ubnd', '8', '2023-12-29', ['Kế hoạch'], ('ninh', 'giang'))
    >>> wording = read_wording("NQ 76 2021")
    >>> wording.symbol, wording.number, wording.year, sorted(wording.types)
    (None, '76', 2021, ['Nghị quyết'])
    """
    rest = fold_letters(unicodedata.normalize("NFC", text))
    date, rest = _take_date(rest)
    symbol, number, rest = _take_symbol(rest)
    year, rest = _take_year(rest)
    if symbol is None:
        number, rest = _take_number(rest)
    types, words = _take_type(tuple(fold(rest).split()))
    return Wording(
        text=fold(text), symbol=symbol, number=number, date=date, year=year, types=types, words=words
    )  # fmt: skip


def _take_date(text: str) -> tuple[str | None, str]:
    match = _DATE.search(text)
    if match is None:
        return None, text
    parts = match.groupdict()
    day, month, year = (parts[a] or parts[b] for a, b in (("day", "d"), ("month", "m"), ("year", "y")))
    date = parts["iso"] or f"{int(year or 0):04d}-{int(month or 0):02d}-{int(day or 0):02d}"
    return date, _without(text, match)


def _take_symbol(text: str) -> tuple[str | None, str | None, str]:
    match = _SYMBOL.search(text)
    if match is None:
        return None, None, text
    return fold_symbol(match["symbol"]), match["number"].lstrip("0") or "0", _without(text, match)


def _take_year(text: str) -> tuple[int | None, str]:
    match = _YEAR.search(text)
    return (None, text) if match is None else (int(match["year"]), _without(text, match))


def _take_number(text: str) -> tuple[str | None, str]:
    spaced = _GLUED.sub(_apart, text)
    match = _NUMBER.search(spaced)
    return (None, text) if match is None else (match["number"].lstrip("0") or "0", _without(spaced, match))


def _apart(match: re.Match[str]) -> str:
    """``nq76`` is ``nq 76``; ``qh14`` is no type and stays."""
    known = (match["code"],) in _types_by_words()
    return f"{match['code']} {match['number']}" if known else match[0]


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _take_type(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Read the longest name or abbreviation of a type at the front; elsewhere such words may be a title's."""
    known = _types_by_words()
    for length in range(min(len(words), 6), 0, -1):
        types = known.get(words[:length])
        if types is not None:
            return types, words[length:]
    return frozenset(), words


@cache
def _types_by_words() -> dict[tuple[str, ...], frozenset[str]]:
    names: dict[tuple[str, ...], frozenset[str]] = {}
    for kind in document_types():
        for spelling in (*kind.names, *kind.all_codes):
            words = tuple(fold(spelling).split())
            names[words] = names.get(words, frozenset()) | {kind.name}
    return names
