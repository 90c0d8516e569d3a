"""The clause in which something stands: what a person has to read to believe it."""

import re

_FARTHEST = 400
"""A clause is cut so many characters before and after, at a blank."""

_MARKS = r"[*_\\]{0,3}"
_OPENING = rf"{_MARKS}(?:[-+•|#]|\d{{1,2}}[.)]|[IVX]{{1,5}}\.|[a-zđ]\)|Căn cứ|Thực hiện|Xét|Theo đề nghị|Để thực hiện)"
_CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
_PARAGRAPH = rf"(?<![\s,/–-])[^\S\n]*\n[^\S\n]*\n\s*(?={_MARKS}[{_CAPITALS}])"
_BEFORE = re.compile(rf"[;:]\s|\.\s|\n\s*(?={_OPENING})|{_PARAGRAPH}")
_AFTER = re.compile(rf";|:\s|\./\.|\.(?={_MARKS}(?:\s|$))|\n\s*(?={_OPENING}\s?)|{_PARAGRAPH}")
_BARE = " \t\r\n*_-+•|#"


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that holds ``text[start:end]``, without blanks and marks of layout at its ends.

    >>> text = "Căn cứ Luật A; Nghị quyết số 76/NQ-CP của Chính phủ ban hành Chương trình; theo đề nghị."
    >>> text[slice(*clause_around(text, 15, 39))]
    'Nghị quyết số 76/NQ-CP của Chính phủ ban hành Chương trình'
    """
    first = _left(text, start)
    last = _right(text, end)
    while first < start and text[first] in _BARE:
        first += 1
    while last > end and text[last - 1] in _BARE:
        last -= 1
    return first, last


def _left(text: str, start: int) -> int:
    floor = max(0, start - _FARTHEST)
    boundary = None
    for match in _BEFORE.finditer(text, floor, start):
        boundary = match.end()
    if boundary is not None:
        return boundary
    if floor == 0:
        return 0
    blank = text.find(" ", floor, start)
    return blank + 1 if blank >= 0 else start


def _right(text: str, end: int) -> int:
    ceiling = min(len(text), end + _FARTHEST)
    match = _AFTER.search(text, end, ceiling)
    if match is not None:
        return match.start()
    if ceiling == len(text):
        return ceiling
    blank = text.rfind(" ", end, ceiling)
    return blank if blank >= 0 else end
