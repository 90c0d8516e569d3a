"""Citations with a symbol: from the word of the type to the end of the date, or of the symbol."""

import re
from functools import cache, lru_cache
from itertools import chain

from graph.identifiers.codes import type_codes
from graph.identifiers.folding import fold
from graph.identifiers.spelling import NormalSymbol, normalise_symbol
from loaders.citations.mention import Mention
from loaders.citations.symbols import PrintedSymbol, find_symbols
from loaders.citations.types import TypeWord, TypeWords
from loaders.dates import PrintedDate, date_at
from loaders.shadow import ShadowText
from ontology.vocabularies import document_types

_WITH_SUBJECT = frozenset({"bao.cao", "thong.bao", "ket.luan"})
LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_SO = r"(?:s[o0e6]6?|sos)"
_GAP = re.compile(rf"[\s,:(]*(?:(?:(?!{_SO}\b)[a-z]+\s+){{0,8}}{_SO}\s*[:.]?)?\s*")
"""Between the word of the type and the symbol: ``số``, or a few words of a name and ``số``."""
_LAW_GAP = re.compile(rf"[a-z\s,\-/]{{0,220}}?\s{_SO}\s*[:.]?\s*")
_ONLY_SO = re.compile(rf"\s+(?:(?:thuong\s+)?khan\s+|hoa\s+toc\s+)?(?:{_SO}\s*[:.]?)?\s*")
_OVER_ISSUER = re.compile(
    rf"\s+cua\s+(?:(?!(?:va|tai|theo|ngay|duoc|kem|den|do|ve|so)\s)[a-z]+\s+){{1,8}}{_SO}\s*[:.]?\s*"
)
"""``Nghị định của Chính phủ số 22/CP``."""
_NO_NAME = re.compile(r"\b(?:va|cua|tai|theo|ngay|duoc|kem|voi|den|do)\s")
_AMENDS = re.compile(r"\s+sua\s+doi[a-z\s,\-/]{0,160}?\bcua\s+(?P<laws>[a-z\s,\-/]{0,900})")
_NEXT_OF_LIST = re.compile(r"(?:,|\b(?:va|cua))\s+$")
_MOST_AMENDED = 20
"""Laws that one law amends at once."""
_NUMBER_WORD = re.compile(rf"(?<![a-z0-9]){_SO}\s*[:.]?\s*$")
_OF_NO_INSTRUMENT = re.compile(
    r"(?<![a-z])(?:mau|bieu|ban\s+do|thua|khoa|km|hoa\s+don|tai\s+khoan|dien\s+thoai|fax|nha|ngo|hem|duong|lo|ma)"
    rf"\s+(?:{_SO}\s*)?[:.]?\s*$"
)
"""What else has numbers with strokes and letters: forms, parcels of land, streets."""
_ABBREVIATION = re.compile(r"(?<![\w/.-])([A-Z][A-Za-z]{1,3})\s+$")
_LETTERS = ("cv", "vb")
"""What stands for ``Công văn`` and ``Văn bản``, which have no code in their symbols."""
_BLANK_FOR_STROKE = re.compile(r"(?<=\d[a-z]) (?=[A-Z])")
"""What stands between number and type in ``321a NQ/UBTVQH9``."""
_JOIN = re.compile(rf"[\s)]*(?:cua\s[^;.:]{{3,90}}?)?\s*(?:,|;|va|hoac|,\s*va)\s*(?:{_SO}\s*[:.]?\s*)?")
_BEFORE_DATE = re.compile(r"[\s,]*(?:\(\s*)?(?:(?:ky|ban\s+hanh)\s+)?(?=nga[yv][\s:\d])")
_LATER_DATE = re.compile(
    r"\s*(?:cua|do)\s(?:(?!(?:tai|ve|den|tu|ky|hop|trong|truoc|sau|duoc|co|thong\s+qua|ban\s+hanh)\s)"
    r"[^;.,:()\n\d]){3,90}?,?\s(?=ngay\s)"
)
"""What stands between a symbol and a date that tells of nothing else: the issuer."""
_YEAR_AFTER = re.compile(r"\s*,?\s*n(?:a|i|ia|d)m\s+((?:19|20)\d\d)(?!\d|\s*-)")


def find_numbered(shadow: ShadowText, words: TypeWords, start: int, end: int) -> list[Mention]:
    """Return the citations with a symbol between two places, in order."""
    mentions: list[Mention] = []
    for printed in find_symbols(shadow.plain):
        if start <= printed.start and printed.end <= end:
            mention = _mention(shadow, words, printed, mentions[-1] if mentions else None)
            if mention is not None:
                mentions.append(mention)
    return mentions


def _mention(
    shadow: ShadowText, words: TypeWords, printed: PrintedSymbol, last: Mention | None
) -> Mention | None:
    word = _type_word(shadow, words, printed, last)
    head = last if word is None and last is not None and _continues(shadow, last, printed) else None
    number_word = _NUMBER_WORD.search(shadow.flow, max(0, printed.start - 8), printed.start)
    if word is None and head is None and not _stands_alone(shadow, printed, number_word is not None):
        return None
    inherited = head.type if head else None
    named = word.name if word else inherited
    symbol = _without_furniture(shadow, printed)
    normal = normalise_symbol(symbol, named) or normalise_symbol(_BLANK_FOR_STROKE.sub("/", symbol), named)
    if normal is None:
        return None
    start = word.start if word else number_word.start() if number_word else printed.start
    start = start if word else _short_word(shadow, start, normal)
    direct = date_after(shadow, printed.end)
    date = direct or _date_behind_issuer(shadow, printed.end)
    return Mention(
        start=start,
        end=date.end if date else printed.end,
        type=printed_type(word.name) if word else type_of_code(normal, inherited),
        normal=normal,
        symbol=str(normal.symbol),
        number=normal.symbol.number,
        date=date,
        symbol_end=None if direct or date is None else printed.end,
        year=_year(shadow, normal, date, printed.end),
        listed=word is None,
        confidence=_confidence(normal, word),
    )


def _without_furniture(shadow: ShadowText, printed: PrintedSymbol) -> str:
    """Return the words of a symbol without the emphasis or address that stands in it: ``3303**/QĐ-BTP``.

    A point behind a blank stands for a hyphen: ``47/2007/NQ .HĐND``.
    """
    words = shadow.slice(printed.start, printed.end).replace(" .", "-")
    plain = shadow.plain[printed.start : printed.end]
    if (
        " " not in plain
        or len(words) != len(plain)
        or not any(sign in words for sign in ("*", "_", "//", "www.", "<"))
    ):
        return words
    return "".join(" " if blank == " " else letter for letter, blank in zip(words, plain, strict=True))


def _stands_alone(shadow: ShadowText, printed: PrintedSymbol, numbered: bool) -> bool:
    """Say whether a symbol is one though no type stands before it."""
    if _OF_NO_INSTRUMENT.search(shadow.flow, max(0, printed.start - 20), printed.start):
        return False
    symbol = shadow.plain[printed.start : printed.end]
    return numbered or (printed.sure and ("-" in symbol or "QH" in symbol))


@cache
def printed_type(name: str) -> str:
    """Return the type that a document bears where the rest of the name is its subject.

    ``Báo cáo thẩm tra`` is headed ``BÁO CÁO`` and ``Thẩm tra ...``; a ``CHƯƠNG TRÌNH HÀNH ĐỘNG`` is headed so itself.

    >>> printed_type("Báo cáo thẩm tra"), printed_type("Chương trình hành động")
    ('Báo cáo', 'Chương trình hành động')
    """
    kind = next((kind for kind in document_types() if kind.name == name), None)
    broader = kind.within if kind and kind.within in _WITH_SUBJECT else None
    return next((each.name for each in document_types() if each.slug == broader), name)


def _short_word(shadow: ShadowText, start: int, normal: NormalSymbol) -> int:
    """Return where the abbreviation of the symbol's own type stands before it: ``QĐ số 12/QĐ-UBND``."""
    before = _ABBREVIATION.search(shadow.plain, max(0, start - 8), start)
    codes = (fold(normal.symbol.type_code),) if normal.symbol.type_code else _LETTERS
    return before.start(1) if before and fold(before[1]) in codes else start


def _type_word(
    shadow: ShadowText, words: TypeWords, printed: PrintedSymbol, last: Mention | None
) -> TypeWord | None:
    """Return the word of the type that the symbol belongs to."""
    word = words.before(printed.start)
    if word is None or (last is not None and word.start < last.end):
        return None
    if word.name not in LAWS and _ONLY_SO.fullmatch(shadow.flow, word.end, printed.start):
        return word
    law = (
        _law_word(shadow, words, word, printed) if "QH" in shadow.plain[printed.start : printed.end] else None
    )
    if law is not None:
        return law
    named = _NO_NAME.search(shadow.flow, word.end, printed.start)
    gap = _OVER_ISSUER if named else _GAP
    return word if gap.fullmatch(shadow.flow, word.end, printed.start) else None


def _law_word(
    shadow: ShadowText, words: TypeWords, word: TypeWord, printed: PrintedSymbol
) -> TypeWord | None:
    """Return the word of the law whose long name stands before the symbol."""
    law: TypeWord | None = word
    while law is not None and printed.start - law.end < 250:
        capital = shadow.plain[law.start].isupper()
        if law.name in LAWS and capital and _LAW_GAP.fullmatch(shadow.flow, law.end, printed.start):
            return amending_law(shadow, words, law)
        law = words.before(law.start)
    return None


def amending_law(shadow: ShadowText, words: TypeWords, law: TypeWord) -> TypeWord:
    """Return the law that amends ``law`` where it is named in the title of one, else ``law`` itself."""
    outer = words.before(law.start)
    for _ in range(_MOST_AMENDED):
        if outer is None or outer.name not in LAWS or law.start - outer.end > 1000:
            break
        amended = _AMENDS.match(shadow.flow, outer.end, law.start)
        listed = _NEXT_OF_LIST.search(shadow.flow, law.start - 6, law.start)
        if amended and listed and amended.end() == law.start:
            return outer
        outer = words.before(outer.start)
    return law


def _continues(shadow: ShadowText, last: Mention, printed: PrintedSymbol) -> bool:
    return _JOIN.fullmatch(shadow.flow, last.end, printed.start) is not None


def date_after(shadow: ShadowText, end: int) -> PrintedDate | None:
    """Return the date that follows directly, as part of the citation."""
    gap = _BEFORE_DATE.match(shadow.flow, end)
    return date_at(shadow.flow, gap.end()) if gap else None


def _date_behind_issuer(shadow: ShadowText, end: int) -> PrintedDate | None:
    """Return the date that follows the issuer, so that the citation goes over the issuer to its end."""
    gap = _LATER_DATE.match(shadow.flow, end)
    date = date_at(shadow.flow, gap.end()) if gap else None
    return date if date and (date.iso or date.impossible) else None


def _year(shadow: ShadowText, normal: NormalSymbol, date: PrintedDate | None, end: int) -> int | None:
    if date and date.year:
        return date.year
    named = _YEAR_AFTER.match(shadow.flow, end)
    return normal.symbol.year or (int(named[1]) if named else None)


@cache
def _names_of_codes() -> dict[str, str]:
    pairs = chain.from_iterable(((code, kind.name) for code in kind.all_codes) for kind in document_types())
    first: dict[str, str] = {}
    canonical = {kind.code: kind.name for kind in reversed(document_types()) if kind.code}
    for code, name in pairs:
        first.setdefault(code, canonical.get(code, name))
    return first


def type_of_code(normal: NormalSymbol, inherited: str | None) -> str | None:
    """Return the type by the symbol where no word stands before it; that of the list where they agree."""
    code = normal.symbol.type_code
    if inherited is not None and (code is None or agrees(inherited, code)):
        return inherited
    if code is None:
        return "Công văn" if normal.symbol.form == "office-letter" else None
    return _names_of_codes().get(type_codes().match(code) or code)


@lru_cache(maxsize=1024)
def agrees(type_name: str, code: str) -> bool:
    """Say whether documents of a type may bear the abbreviation.

    >>> agrees("Quy định", "QĐ"), agrees("Kế hoạch", "QĐ"), agrees("Chương trình hành động", "CTr")
    (True, False, True)
    """
    kinds = [kind for kind in document_types() if type_name.startswith(kind.name)]
    if not kinds or any(kind.generic for kind in kinds):
        return True
    codes = {each for kind in kinds for each in kind.all_codes}
    return code in codes or (not codes and code not in _names_of_codes())


def _confidence(normal: NormalSymbol, word: TypeWord | None) -> float:
    confidence = 1.0 if normal.why is None else 0.85 if normal.malformed else 0.95
    code = normal.symbol.type_code
    if word is not None and code is not None and not agrees(word.name, code):
        confidence -= 0.2
    return round(confidence - (0.05 if word is None else 0.0), 2)
