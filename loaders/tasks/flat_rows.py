"""The lines of a table that recognition of a page has run together: which words of a line stood in which column.

A recognised page has no columns any more: a line holds what stood side by side in all cells. What tells the columns
apart are the bars that were recognised, the words with which a time or a unit begins, and letters that are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.tasks.phrases import UnitPhrases

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{2,}|\d?[^\W\d_]\d?\Z(?<=..)")
"""A word, or two signs of which one is a letter misread: ``1y``."""
_DATE = re.compile(r"(?:\d{1,2}|i{1,3}|iv)(?:/\d{1,4}(?:/\d{4})?)?[.,;]?", re.IGNORECASE)
_NOISE = re.compile(r"[{}\[\]\\<>~^=@#$%*]")
_FULL_DATE = re.compile(r"(?:\d{1,2}|i{1,3}|iv)/(?:\d{1,2}/)?\d{4}[.,;]?")
_PRODUCT = re.compile(
    r"(?:ke\s+hoach|bao\s+cao|quyet\s+dinh|nghi\s+quyet|hoi\s+nghi|van\s+ban|cong\s+van|to\s+trinh|de\s+an|bien\s+ban"
    r"|danh\s+sach|chuong\s+trinh|huong\s+dan|cuoc|lop|tin|cac\s+san\s+pham)\b"
)
_MAKING = re.compile(
    r"(?:xay\s+dung|ban\s+hanh|thuc\s+hien|lap|trien\s+khai|tham\s+muu|trinh|to\s+chuc|theo|hien|phe\s+duyet)\s+\Z"
)
_LONGEST_PRODUCT = 30
_TIME = re.compile(r"(?:th[aei]ng|thuong|xuyen|tr[uwv][wuo06d]{0,2}[ce]|quy|moi|h[ao]ng|dinh|nam)\W*")
_UNIT = re.compile(
    r"(?:c[o0]ng\s+ch\w{1,4}|can\s+b[o0d]|ubnd|uy\s+ban|hdnd|v[a-z]n\s+ph\w{1,2}ng|phong\s+[a-z]|so\s+[a-z]"
    r"|cac\s?(?:nganh|so|co\s+quan|don\s+vi|ban|phong|xa|to\s+ch\w{1,4}|doan)|cong\s+an|dai\s+[a-z]|doan\s+[a-z]|hoi\s+(?!ngh|thao|thi\b)[a-z]"
    r"|trung\s+tam|bo\s+phan|chi\s+cuc|truong\s+[a-z\d]|mat\s+tran|ubmttq|thuong\s+truc|tram\s+[a-z]|ban\s+[a-z])"
)
_RELATED = re.compile(r"[ce][o06]\s+li[a-z]n\s+quan")
_BAR = "|"


class Piece(NamedTuple):
    """Words that stand side by side in one column of a line."""

    start: int
    end: int


@dataclass(slots=True)
class FlatLine:
    """What a line of a row holds of each column; empty columns are missing."""

    content: Piece | None = None
    product: Piece | None = None
    times: list[Piece] = field(default_factory=list)
    units: list[Piece] = field(default_factory=list)
    """From left to right: leader, supporter."""


def read_line(phrases: UnitPhrases, start: int, end: int, opens: bool) -> FlatLine:
    """Return the pieces of a line between two places; ``opens`` where the words of the work come first."""
    line = FlatLine()
    segments = list(_segments(phrases, start, end))
    if opens and segments:
        first = segments.pop(0)
        words_end = first.end if segments else _words_end(phrases, first)
        line.content = _trimmed(phrases, Piece(first.start, words_end))
        if words_end < first.end:
            segments.insert(0, Piece(words_end, first.end))
    for segment in segments:
        _read_segment(phrases, segment, line)
    return line


def _segments(phrases: UnitPhrases, start: int, end: int) -> Iterator[Piece]:
    """Yield what stands between the bars of a line."""
    plain = phrases.shadow.plain
    while start < end:
        bar = plain.find(_BAR, start, end)
        stop = end if bar < 0 else bar
        if plain[start:stop].strip():
            yield Piece(start, stop)
        start = stop + 1


def _words_end(phrases: UnitPhrases, piece: Piece) -> int:
    """Return where the words of the work end: before a time, a unit, or letters that are no words."""
    for number, token in enumerate(_TOKEN.finditer(phrases.shadow.plain, piece.start, piece.end)):
        if number and (
            _begins_time(phrases, token.start())
            or begins_product(phrases, token.start(), piece.end)
            or begins_unit(phrases, token.start(), piece.end)
            or not _is_word(token[0])
        ):
            return token.start()
    return piece.end


def _is_word(token: str) -> bool:
    letters = token.strip(".,;:()")
    if _NOISE.search(letters):
        return False
    return letters.isdigit() or letters in ("-", "&", "+") or _LETTERS.match(letters) is not None


def _begins_time(phrases: UnitPhrases, place: int) -> bool:
    """Tell whether a cell with a time begins here: in a capital, for ``năm 2024`` may stand in any cell."""
    plain, folded = phrases.shadow.plain, phrases.shadow.folded
    token = _TOKEN.match(folded, place)
    if token is None:
        return False
    return _FULL_DATE.fullmatch(token[0]) is not None or (
        plain[place].isupper() and _TIME.fullmatch(token[0]) is not None
    )


def begins_product(phrases: UnitPhrases, place: int, end: int) -> bool:
    """Tell whether the name of a product stands here alone: in a capital, with a time or a unit right behind it."""
    folded = phrases.shadow.folded
    if not phrases.shadow.plain[place].isupper() or not _PRODUCT.match(folded, place, end):
        return False
    if _MAKING.search(folded, max(0, place - _LONGEST_PRODUCT), place):
        return False
    behind = _TOKEN.finditer(phrases.shadow.plain, place, min(end, place + _LONGEST_PRODUCT))
    starts = [token.start() for token in behind][1:]
    return any(_begins_time(phrases, start) or begins_unit(phrases, start, end) for start in starts)


def begins_unit(phrases: UnitPhrases, place: int, end: int) -> bool:
    """Tell whether a cell with a unit begins here, its letters misread or not."""
    return (
        phrases.shadow.plain[place].isupper() and _UNIT.match(phrases.shadow.folded, place, end) is not None
    )


def _read_segment(phrases: UnitPhrases, segment: Piece, line: FlatLine) -> None:
    """Lay the words of a segment out in the columns behind the work: product, times, units."""
    time, unit = _first_time(phrases, segment), None
    for token in _TOKEN.finditer(phrases.shadow.plain, *segment):
        behind_time = time is not None and token.start() > time and not _is_of_time(phrases, token)
        if behind_time or _is_of_unit(phrases, token.start(), segment.end):
            unit = token.start()
            break
    if time is not None and unit is not None and unit < time:
        time = None
    stop = min(place for place in (time, unit, segment.end) if place is not None)
    before = _trimmed(phrases, Piece(segment.start, stop))
    if before is not None and (line.times or line.units):
        line.units.append(before)
    elif before is not None and line.product is None:
        line.product = before
    if time is not None:
        line.times += _times(phrases, Piece(time, segment.end if unit is None else unit))
    if unit is not None:
        line.units += _columns_of_units(phrases, Piece(unit, segment.end))


def _first_time(phrases: UnitPhrases, segment: Piece) -> int | None:
    tokens = _TOKEN.finditer(phrases.shadow.plain, *segment)
    return next((token.start() for token in tokens if _begins_time(phrases, token.start())), None)


def _is_of_unit(phrases: UnitPhrases, place: int, end: int) -> bool:
    return begins_unit(phrases, place, end) or _RELATED.match(phrases.shadow.folded, place, end) is not None


def _is_of_time(phrases: UnitPhrases, token: re.Match[str]) -> bool:
    folded = phrases.shadow.folded[token.start() : token.end()]
    return (
        _DATE.fullmatch(folded) is not None or _TIME.fullmatch(folded) is not None or not _is_word(token[0])
    )


def _times(phrases: UnitPhrases, piece: Piece) -> list[Piece]:
    """Return the times of a line; the same words twice are those of two columns, from and by when."""
    found = _TOKEN.finditer(phrases.shadow.folded, piece.start, piece.end)
    tokens = [match.span() for match in found if _is_word(match[0]) or _DATE.fullmatch(match[0])]
    half = len(tokens) // 2
    words = [phrases.shadow.folded[start:end] for start, end in tokens]
    twice = (
        half
        and len(tokens) == 2 * half
        and (words[:half] == words[half:] or all(map(_DATE.fullmatch, words)))
    )
    pieces = (tokens[:half], tokens[half:]) if twice else (tokens,)
    return [Piece(each[0][0], each[-1][1]) for each in pieces if each]


def _columns_of_units(phrases: UnitPhrases, piece: Piece) -> list[Piece]:
    """Return the units of a line, one a column: a second one begins with a word of its own, or ``có liên quan``."""
    starts = [piece.start]
    for token in _TOKEN.finditer(phrases.shadow.plain, piece.start, piece.end):
        place = token.start()
        if place > piece.start and len(starts) == 1 and _is_of_unit(phrases, place, piece.end):
            starts.append(place)
    ends = [*starts[1:], piece.end]
    found = (_trimmed(phrases, Piece(start, end)) for start, end in zip(starts, ends, strict=True))
    return [each for each in found if each is not None]


def _trimmed(phrases: UnitPhrases, piece: Piece) -> Piece | None:
    """Return a piece without what is no word at its ends, None where nothing is left."""
    tokens = [
        token
        for token in _TOKEN.finditer(phrases.shadow.plain, *piece)
        if _is_word(token[0]) or "(" in token[0]
    ]
    return Piece(tokens[0].start(), tokens[-1].end()) if tokens else None
