"""The cells of a register as values: dates in any spelling, types by name, titles that addresses were made of."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from graph.identifiers.codes import issuer_codes
from graph.identifiers.folding import fold, fold_letters
from graph.identifiers.spelling import normalise_symbol
from graph.identifiers.symbol import DocumentSymbol, SymbolForm
from loaders.dates import date_at
from ontology.vocabularies import document_types, issuers_by_code, types_by_code

_DATE = re.compile(
    r"""
      (?P<y1>(?:19|20)\d\d)-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?:[T ].*)?
    | (?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})(?:\s?[/.-]\s?(?P<y2>(?:19|20)?\d\d))?(?:\s.*)?
    """,
    re.VERBOSE,
)
_CENTURY = 2000
_LETTER = "Công văn"
_ASIDE = re.compile(r"\s*\([^)]*\)")
_HYPHENS = 2
_WORD = re.compile(r"[A-Z][a-z]+")
_BODY_GROUPS = 2
_NAMED = re.compile(r"(?P<name>.*?\S)\s+(?:năm |nam )?(?P<year>(?:19|20)\d\d)")
_TAIL = re.compile(r"-(\d+[a-z]?)-(?:((?:19|20)\d\d)-)?([A-Z]{1,8}\d{0,2}(?:-[A-Z]{2,10}\d{0,2})?)$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as a cell says it; ``iso`` is None where there is no such day."""

    iso: str | None
    year: int | None


def day_of(text: str, year: int | None) -> Day | None:
    """Return the day of a cell, None where it holds none; a day without year is of the register's ``year``.

    >>> day_of("20/07/2022", None).iso, day_of("2026-05-19", None).iso, day_of("5/1", 2024).iso
    ('2022-07-20', '2026-05-19', '2024-01-05')
    >>> day_of("31/02/2024", None)
    Day(iso=None, year=2024)
    """
    found = _DATE.fullmatch(text)
    if found is None:
        long = date_at(fold_letters(text), 0) if fold(text).startswith("ngay") else None
        return Day(long.iso, long.year) if long else None
    of, month, day = (next(filter(None, (found[f"{part}{form}"] for form in "12")), "") for part in "ymd")
    issued = int(of) + (_CENTURY if len(of) == len("24") else 0) if of else year
    try:
        return Day(date(issued, int(month), int(day)).isoformat(), issued) if issued else Day(None, None)
    except ValueError:
        return Day(None, issued)


@lru_cache(maxsize=1024)
def type_of(text: str) -> str | None:
    """Return the type with whose name a text begins.

    >>> type_of("Quyết định của Chủ tịch UBND tỉnh"), type_of("Quyet-dinh"), type_of("Trích yếu")
    ('Quyết định', 'Quyết định', None)
    """
    words = fold(text).split()
    for count in range(min(len(words), _longest_type()), 0, -1):
        name = _types().get(" ".join(words[:count]))
        if name:
            return name
    return None


def without_type(text: str, name: str | None) -> str:
    """Return a title without the name of its type before it.

    >>> without_type("Kế hoạch cải cách hành chính năm 2024", "Kế hoạch")
    'cải cách hành chính năm 2024'
    """
    words, count = text.split(), len(fold(name or "").split())
    named = name is not None and type_of(" ".join(words[:count])) == name
    return " ".join(words[count:]) if named else text


@cache
def _types() -> dict[str, str]:
    return {fold(name): kind.name for kind in document_types() if not kind.generic for name in kind.names}


@cache
def _longest_type() -> int:
    return max(len(name.split()) for name in _types())


def symbol_of(text: str, type_name: str | None) -> DocumentSymbol | None:
    """Return the symbol of a cell, ``đ`` restored, without asides and words that stuck to it.

    >>> str(symbol_of("36/2016/QD-UBND-Quy", "Quyết định")), str(symbol_of("1977 /QĐ-UBND", None))
    ('36/2016/QĐ-UBND', '1977/QĐ-UBND')
    """
    plain = _ASIDE.sub("", text)
    if plain.isascii():
        plain = _without_words(plain)
    normal = normalise_symbol(plain, type_name)
    return normal.symbol if normal else None


def _without_words(text: str) -> str:
    """Return a symbol without words such as ``Quy`` that the title lent it; an abbreviation has no such form."""
    head, *groups = text.split("-")
    while (
        len(groups) >= _BODY_GROUPS and _WORD.fullmatch(groups[-1]) and not issuer_codes().match(groups[-1])
    ):
        groups.pop()
    return "-".join([head, *groups])


def type_of_symbol(symbol: DocumentSymbol) -> str | None:
    """Return the type that a symbol says; one that says none is that of an official letter (công văn)."""
    if symbol.form is SymbolForm.OFFICE_LETTER:
        return _LETTER
    kinds = types_by_code().get(symbol.type_code or "", ())
    return kinds[0].name if kinds else None


def is_address(text: str) -> bool:
    """Return whether a title is the last part of an address on the web: ``Quyet-dinh-103-2005-QD-UB-quy-hoach``."""
    return text.isascii() and " " not in text and text.count("-") >= _HYPHENS


def symbol_in_address(text: str) -> str | None:
    """Return the symbol with which an address ends.

    >>> symbol_in_address("Luat-Thanh-nien-2005-53-2005-QH11"), symbol_in_address("Luat-Dau-khi-1993-18-L-CTN")
    ('53/2005/QH11', '18/L-CTN')
    """
    found = _TAIL.search(text)
    symbol = "/".join(filter(None, found.groups())) if found else ""
    return symbol if found and normalise_symbol(symbol) else None


def law_and_year(title: str, kind: str | None, year: int | None) -> tuple[str, int | None]:
    """Return the name of a law without the year after it, which is its own; other titles as they are.

    >>> law_and_year("Luật Đất đai năm 2013", "Luật", None), law_and_year("Dân quân 2019", "Kế hoạch", 2020)
    (('Luật Đất đai', 2013), ('Dân quân 2019', 2020))
    """
    named = _NAMED.fullmatch(title) if kind in only_issuers() else None
    if named is None or year not in (None, int(named["year"])):
        return title, year
    return named["name"], int(named["year"])


@cache
def only_issuers() -> dict[str, str]:
    """Return the body that issues the documents of a type, for types that only one body issues."""
    bodies = issuers_by_code()
    return {kind.name: bodies[kind.issuer][0].name for kind in document_types() if kind.issuer}


def title_of_address(text: str, type_name: str | None, symbol: str, year: int | None) -> str:
    """Return the words of an address that tell what the document is about: no type, no symbol, no year after them.

    >>> title_of_address("Ke-hoach-48-KH-UBND-2018-lap-ho-so-Ha-Tinh", "Kế hoạch", "48/KH-UBND", 2018)
    'lap ho so Ha Tinh'
    >>> title_of_address("Ke-hoach-48-KH-UBND-nam-2018-lap-ho-so", "Kế hoạch", "48/KH-UBND", 2018)
    'lap ho so'
    """
    words = without_type(text.replace("-", " "), type_name).split()
    parts = fold(symbol).split()
    if parts and fold(" ".join(words[: len(parts)])).split() == parts:
        words = words[len(parts) :]
        dated = next((count for count in (1, 2) if words[:count] == ["nam", str(year)][-count:]), 0)
        words = words[dated:]
    elif parts and fold(" ".join(words[-len(parts) :])).split() == parts:
        words = words[: -len(parts)]
        words = words[:-1] if words[-1:] == [str(year)] else words
    return " ".join(words)
