"""Files that hold several documents one after another: where each begins (a scan of a whole folder, a joined print).

A new document begins at a head of its own: the motto in capitals with a number line near it, after a text that has
come to its end. An appendix or an attached plan has no number line, so it stays with the document before it.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from itertools import pairwise

from graph.identifiers.folding import fold, fold_letters
from graph.parts import part_path, part_sha256
from graph.reading import Place, Source
from ontology.vocabularies import issuers

_MOTTO = re.compile(
    r"\b(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\b".replace(" ", r"\s{1,4}")
)
_NUMBER_LINE = re.compile(r"(?:^|[\t|])[ *_|]*so ?[.:]? *\d{1,5}[a-z]? ?[-/]", re.MULTILINE)
_FORM = re.compile(r"\b(?:mau|bieu mau|bieu|phu luc)(?: so)? *[\divx:.(]", re.MULTILINE)
"""What stands above the head of a form to be filled in, which is no document."""
_LABEL = 160
_CLOSING = re.compile(
    r"\bnoi nhan\b|^[ \t*-]*luu ?[:;]|^[ \t*|]*(?:t/?m|k/?t|t/?l|tuq)\. ?[a-z]", re.MULTILINE
)
_NEAR = 700
"""Characters after the motto within which the number line stands; it may stand in the lines before it as well."""
_LEAST = 200
"""A text shorter than this is no document of its own."""
_LINES_ABOVE = 8
_LONGEST_LINE = 120
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def split(source: Source) -> tuple[Source, ...]:
    """Return the documents of a file as sources of their own (:mod:`graph.parts`), a single one as it is."""
    spans = document_spans(source.text)
    if len(spans) == 1:
        return (source,)
    return tuple(
        replace(
            source,
            path=part_path(source.path, ordinal),
            sha256=part_sha256(source.sha256, ordinal),
            text=source.text[start:end],
            places=_places_in(source, start, end),
        )
        for ordinal, (start, end) in enumerate(spans, 1)
    )


def _places_in(source: Source, start: int, end: int) -> tuple[Place, ...]:
    """Return the pages or cells of a part, counted from its start; it may begin in the middle of one."""
    first = max(bisect_right(source.places, start, key=lambda place: place.start) - 1, 0)
    return tuple(
        replace(place, start=max(place.start - start, 0))
        for place in source.places[first:]
        if place.start < end
    )


def document_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the documents of a text begin and end; one span, the whole, where there is one document.

    >>> head = "UBND XÃ A\\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: {}/KH-UBND\\nKẾ HOẠCH\\n"
    >>> one, two = (head.format(n) + "Nội dung thực hiện. " * 20 + "\\nNơi nhận:\\n- Lưu: VT.\\n" for n in (1, 2))
    >>> document_spans(one + two) == ((0, len(one)), (len(one), len(one) + len(two)))
    True
    """
    if text.count("NAM") < 2:
        return ((0, len(text)),)
    folded = fold_letters(text)
    starts = [0]
    for motto in _MOTTO.finditer(folded):
        start = _head_start(text, motto.start())
        if text[slice(*motto.span())].isupper() and _begins(folded, starts[-1], start, motto.end()):
            starts.append(start)
    return tuple(pairwise([*starts, len(text)]))


def _begins(folded: str, before: int, start: int, motto_end: int) -> bool:
    return (
        start - before >= _LEAST
        and _FORM.search(folded, max(start - _LABEL, 0), start) is None
        and _NUMBER_LINE.search(folded, start, motto_end + _NEAR) is not None
        and _CLOSING.search(folded, before, start) is not None
    )


def _head_start(text: str, motto: int) -> int:
    """Return where the head begins in which the motto stands: the agency may stand in lines above it."""
    start = line = text.rfind("\n", 0, motto) + 1
    for _ in range(_LINES_ABOVE):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        words = text[above:line]
        if above == line or len(words) > _LONGEST_LINE or words != words.upper():
            break
        line = above
        if _opens_agency(fold(words)):
            start = above
    return start


def _opens_agency(words: str) -> bool:
    """Return whether a folded line begins with a body that issues documents, or with the first words of one."""
    return bool(words) and any(
        words.startswith(name) or (" " in words and name.startswith(words)) for name in _agencies()
    )


@cache
def _agencies() -> frozenset[str]:
    named = [name for issuer in issuers() for name in (issuer.name, issuer.code)]
    return frozenset(map(fold, [*named, *_PLACES]))
