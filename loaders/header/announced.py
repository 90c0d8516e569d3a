"""Documents without a head: what a heading, an announcement or an appendix says of the document itself."""

import re
from dataclasses import dataclass
from itertools import islice

from loaders.citations.mention import Mention
from loaders.citations.numbered import find_numbered
from loaders.citations.types import TypeWords, find_type_words
from loaders.dates import PrintedDate
from loaders.header.layout import Line, lines_of
from loaders.shadow import ShadowText

_NEAR = 2500
_HEADING_LINES = 8
_ISSUED = re.compile(r"(?:da\s+)?(?:ky\s+)?ban\s+hanh\s+(?:[a-z]+\s+)?$")
_ATTACHED = re.compile(r"kem\s+theo\s+$")
_BARE = re.compile(
    r"\b(?:da\s+)?ban\s+hanh\s+"
    r"(?=(?:chi\s+thi|nghi\s+quyet|ket\s+luan|quyet\s+dinh|ke\s+hoach|quy\s+dinh|huong\s+dan)\b)"
)
_NUMBER = re.compile(r"\s+so\s+(\d{1,5})(?![\d/.-])\s")


@dataclass(frozen=True, slots=True)
class Announced:
    """A document named by its surroundings; places are those of the shadow."""

    type: str | None
    symbol: str | None
    number: str | None
    date: PrintedDate | None
    start: int
    end: int
    after: int
    """Where the words about it go on: issuer, title."""


def announced(shadow: ShadowText) -> Announced | None:
    """Return what a heading, the sentence before the text or an appendix names as the document at hand."""
    words = TypeWords(find_type_words(shadow.flow))
    mentions = find_numbered(shadow, words, 0, len(shadow.flow))
    own = _heading(shadow, mentions) or _introduced(shadow, mentions) or _attached(shadow, mentions)
    if own is None:
        return _bare_number(shadow, words)
    dated = next((each for each in mentions if each.symbol == own.symbol and each.date), own)
    after = own if own.date or dated.start - own.start > _NEAR else dated
    return Announced(own.type, own.symbol, own.number, dated.date, own.start, own.end, after.end)


def _heading(shadow: ShadowText, mentions: list[Mention]) -> Mention | None:
    """Return the citation that is all there is on one of the first lines: ``# Nghị quyết số 57-NQ/TW``.

    A heading in capitals may go on: ``KẾT LUẬN SỐ 12-KL/TW NGÀY 05/5/2020 CỦA BỘ CHÍNH TRỊ VỀ ...``.
    """
    lines = {line.start: line for line in islice(lines_of(shadow, 0, _NEAR), _HEADING_LINES)}
    return next(
        (each for each in mentions if not each.listed and _is_heading(lines.get(each.start), each)), None
    )


def _is_heading(line: Line | None, mention: Mention) -> bool:
    return line is not None and (line.end == mention.end or (line.capital and line.end > mention.end))


def _introduced(shadow: ShadowText, mentions: list[Mention]) -> Mention | None:
    near = (each for each in mentions if each.start < 800)
    return next(
        (each for each in near if _ISSUED.search(shadow.flow, max(0, each.start - 40), each.start)), None
    )


def _attached(shadow: ShadowText, mentions: list[Mention]) -> Mention | None:
    return next(
        (each for each in mentions if _ATTACHED.search(shadow.flow, max(0, each.start - 20), each.start)),
        None,
    )


def _bare_number(shadow: ShadowText, words: TypeWords) -> Announced | None:
    """Return the document of an announcement that gives a number without symbol: ``đã ban hành Chỉ thị số 17``."""
    found = _BARE.search(shadow.flow, 0, 800)
    word = next((each for each in words.words if found and each.start == found.end()), None)
    number = _NUMBER.match(shadow.flow, word.end) if word else None
    if word is None or number is None:
        return None
    return Announced(word.name, None, number[1], None, word.start, number.end(1), number.end() - 1)
