"""Documents that another promulgates (văn bản ban hành kèm theo): a decision and the plan after its signature."""

import re
from functools import cache

from graph.identifiers.folding import fold
from graph.reading import Attached
from loaders.document import TextUnderReading
from loaders.periods import period_of
from loaders.printed import on_one_line, sentence_case
from ontology.vocabularies import document_types

_SAYS = "kem theo"
_MARKS = " \t\r\n*_#|>-([“\"'"
_LINES_ABOVE = 10
_LONGEST_TITLE = 700


def find_attached(document: TextUnderReading) -> tuple[Attached, ...]:
    """Return the instruments that follow the document and say that they are issued with it.

    Each is headed by its type in capitals, then its title, then ``(Kèm theo Quyết định số ...)``. An appendix
    (phụ lục) is a part of its document and no instrument.
    """
    folded, own = document.shadow.folded, document.header.type
    if not own or _SAYS not in folded:
        return ()
    said = re.compile(
        rf"^[ \t*_|(\[]*(?:duoc\s+)?(?:ban\s+hanh\s+)?kem\s+theo\s+{_words(own)}\b", re.MULTILINE
    )
    headed = [
        (heading, kind, match.start())
        for match in said.finditer(folded, document.body)
        if (heading := _heading(document, match.start())) is not None
        and (kind := _type_at(document, heading))
    ]
    ends = [*(start for start, _, _ in headed[1:]), len(folded)]
    return tuple(
        _attached(document, start, says, end, kind)
        for (start, kind, says), end in zip(headed, ends, strict=False)
    )


def _heading(document: TextUnderReading, says: int) -> int | None:
    """Return where the heading begins that ends right before ``says``: the nearest line that opens with a type."""
    plain, line = document.shadow.plain, says
    for _ in range(_LINES_ABOVE):
        above = plain.rfind("\n", 0, max(line - 1, 0)) + 1
        if above == line or says - above > _LONGEST_TITLE or above < document.body:
            return None
        line = above
        if _type_at(document, line):
            return line
    return None


def _type_at(document: TextUnderReading, start: int) -> str | None:
    """Return the type in capitals with which the line begins."""
    plain = document.shadow.plain
    while start < len(plain) and plain[start] in _MARKS:
        start += 1
    found = _types().match(document.shadow.folded, start)
    if found is None or not plain[slice(*found.span())].isupper():
        return None
    return _by_words()[fold(found[0])]


def _attached(document: TextUnderReading, start: int, says: int, end: int, kind: str) -> Attached:
    first, last = document.shadow.span(start, end)
    heading, _, below = document.shadow.slice(start, says).partition("\n")
    title = sentence_case(on_one_line(below if _is_bare(heading, kind) else f"{heading} {below}"))
    line_end = document.shadow.plain.find("\n", says)
    said = document.shadow.span(says, line_end if line_end >= 0 else end)
    return Attached(
        start=first,
        end=last,
        type=kind,
        title=title or None,
        period=period_of(title) or document.header.period,
        said=said,
    )


def _is_bare(heading: str, kind: str) -> bool:
    """Return whether a heading says no more than the type and whose it is: ``CHƯƠNG TRÌNH CỦA CHÍNH PHỦ``."""
    rest = fold(heading).removeprefix(fold(kind)).strip()
    return not rest or rest.startswith("cua ")


def _words(name: str) -> str:
    return r"\s+".join(fold(name).split())


@cache
def _by_words() -> dict[str, str]:
    return {fold(kind.name): kind.name for kind in document_types() if kind.attached}


@cache
def _types() -> re.Pattern[str]:
    names = sorted(_by_words(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(_words, names))})\b")
