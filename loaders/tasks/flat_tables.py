"""Tables that recognition of a page has run together into lines: rows again, as far as their words allow.

Content is as printed, mistakes of recognition included; a row whose work cannot be told from its other cells is
left out rather than guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from graph.reading import Deadline, Task
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks.flat_rows import FlatLine, Piece, begins_unit, read_line
from loaders.tasks.lists import performers
from loaders.tasks.phrases import UnitPhrases, split_units, tidy
from loaders.tasks.roles import assignees
from loaders.times import POINT, time_point

_FIRST = re.compile(r"\n[^\S\n]*(?:s?tt|so\s?tt)[\s|]+(?=[^\n]*[a-z])")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEADS = (
    re.compile(r"n[o0i]{1,2}\s?dung|nhiem\s?vu|cong\s?viec|hoat\s?dong"),
    re.compile(r"co\s?quan|don\s?vi|chu\s?tri|phoi\s?hop|phan\s?cong|bo\s?phan"),
    re.compile(r"thoi\s?gian|thoi\s?han|tien\s?do|hoan\s?thanh"),
    re.compile(r"san\s?pham|ket\s?qua"),
)
_SUPPORT = re.compile(r"phoi\s?hop|phoi\b|phdi\s?hop")
_TWO_TIMES = re.compile(r"trien\s?khai|bat\s?dau")
_HEAD_LINE = re.compile(
    r"[\W_]*(?:(?:trien|khai|hoan|thanh|bat|dau|chu|tri|phoi|hop|thuc|hien|chinh|\(?\d\)?)[\W_]*)+"
)
_NUMBER = re.compile(r"[\s|]*(?P<number>\d{1,2}|[Ll1I|])[\s.|)]+(?=\S)")
_WORD = re.compile(r"\(?[^\W\d_]{2,}")
_END = re.compile(r"\W*(?:noi\s+nhan|phu\s+luc|ghi\s+chu\s*:)")
_COMPLETE = re.compile(r"\d|xuyen|nam|ky")
_MOST_LINES = 400
_AROUND = 260
_SHORTEST_CONTENT = 8
_SHORTEST_CONTINUATION = 15
_FEWEST_WORDS = 3
_LONGEST_UNITS = 70
_RUN_TOGETHER = 0.7
"""How sure a row is whose cells recognition has mixed and the reader has parted again."""
"""A name longer than this is made of the cells of several columns."""
_WIDER = 3


class FlatTable(NamedTuple):
    """The place of a table and the tasks of its rows that can be told."""

    start: int
    end: int
    tasks: tuple[Task, ...]


@dataclass(slots=True)
class _Row:
    content: list[Piece] = field(default_factory=list)
    product: list[Piece] = field(default_factory=list)
    times: list[Piece] = field(default_factory=list)
    leaders: list[Piece] = field(default_factory=list)
    supporters: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Form:
    """What the head of the table says of its columns."""

    products: bool
    supporters: bool
    two_times: bool


def find_flat_tables(document: TextUnderReading, phrases: UnitPhrases) -> Iterator[FlatTable]:
    """Yield the tables whose cells were run together into lines, from the line of the head with ``TT`` on."""
    plain, done = phrases.shadow.plain, 0
    for start in _heads(phrases.shadow.folded):
        end = _line_end(plain, start)
        form = _form(phrases, start) if start >= done and "\t" not in plain[start:end] else None
        if form is None:
            continue
        lines = _lines(phrases, end)
        rows = _rows(phrases, lines)
        found = [_task(document, phrases, form, _read_row(phrases, form, row)) for row in rows]
        tasks = tuple(task for task in found if task is not None)
        if tasks:
            done = rows[-1][-1].end
            yield FlatTable(start, done, tasks)


def _heads(folded: str) -> Iterator[int]:
    """Yield where lines begin that open with ``TT`` and say more."""
    if _FIRST.match("\n" + folded[:_AROUND]):
        yield 0
    for first in _FIRST.finditer(folded):
        yield first.start() + 1


def _line_end(plain: str, place: int) -> int:
    end = plain.find("\n", place)
    return len(plain) if end < 0 else end


def _form(phrases: UnitPhrases, place: int) -> _Form | None:
    """Return what the lines around ``TT`` say of the columns, None where they are no head of a table of tasks."""
    around = phrases.shadow.folded[max(0, place - _AROUND // 2) : place + _AROUND]
    content, people, time, product = (pattern.search(around) is not None for pattern in _HEADS)
    if not content or not people or not (time or product):
        return None
    return _Form(product, _SUPPORT.search(around) is not None, _TWO_TIMES.search(around) is not None)


def _lines(phrases: UnitPhrases, place: int) -> list[Piece]:
    """Return the lines behind the head up to the end of the table."""
    found: list[Piece] = []
    for match in _LINE.finditer(phrases.shadow.plain, place):
        if _END.match(phrases.shadow.folded, match.start()) or _FIRST.match(
            phrases.shadow.folded, match.start()
        ):
            break
        if len(found) >= _MOST_LINES:
            break
        if found or not _HEAD_LINE.fullmatch(phrases.shadow.folded, *match.span()):
            found.append(Piece(*match.span()))
    return found


def _rows(phrases: UnitPhrases, lines: Sequence[Piece]) -> list[list[Piece]]:
    """Return the lines of each row; where numbers stand in the middle of their rows, a capital begins the next."""
    numbered = [index for index, line in enumerate(lines) if _number(phrases, line) is not None]
    if len(numbered) < 2:
        return []
    opening = sum(_opens_work(phrases, lines[index]) for index in numbered)
    middle = opening * 4 < 3 * len(numbered)
    starts = [0 if middle else numbered[0]]
    for last, following in pairwise(numbered):
        between = range(last + 1, following)
        begins = (index for index in between if _first_letter(phrases, lines[index]).isupper())
        starts.append(next(begins, following) if middle else following)
    ends = [*starts[1:], min(len(lines), numbered[-1] + 3)]
    return [list(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _number(phrases: UnitPhrases, line: Piece) -> re.Match[str] | None:
    return _NUMBER.match(phrases.shadow.plain, line.start, line.end)


def _opens_work(phrases: UnitPhrases, line: Piece) -> bool:
    number = _number(phrases, line)
    if number is None:
        return False
    bar = phrases.shadow.plain.find("|", number.end(), line.end)
    return _first_letter(phrases, Piece(number.end(), line.end if bar < 0 else bar)).isupper()


def _first_letter(phrases: UnitPhrases, line: Piece) -> str:
    word = _WORD.search(phrases.shadow.plain, line.start, line.end)
    return word[0][0] if word else ""


def _read_row(phrases: UnitPhrases, form: _Form, lines: Sequence[Piece]) -> _Row:
    row = _Row()
    for line in lines:
        number = _number(phrases, line)
        start = line.start if number is None else number.end()
        opens = number is not None or _goes_on(phrases, line, row)
        _add(phrases, form, row, read_line(phrases, start, line.end, opens))
    return row


def _goes_on(phrases: UnitPhrases, line: Piece, row: _Row) -> bool:
    """Tell whether a line without number begins with words of the work: its first words, or a long piece of them."""
    word = _WORD.search(phrases.shadow.plain, line.start, line.end)
    if word is None or word[0].startswith("("):
        return False
    if begins_unit(phrases, word.start(), line.end):
        return False
    opens = word[0][0].isupper()
    if opens and phrases.words.work.match(phrases.shadow.folded, word.start(), line.end):
        return True
    first = opens and not phrases.shadow.plain[line.start : word.start()].strip()
    piece = read_line(phrases, line.start, line.end, True).content
    long = piece is not None and piece.end - piece.start >= _SHORTEST_CONTINUATION
    return long and (first or bool(row.content))


def _add(phrases: UnitPhrases, form: _Form, row: _Row, line: FlatLine) -> None:
    if line.content is not None:
        row.content.append(line.content)
    if line.times and (len(line.times) > 1 or not form.two_times or _is_complete(phrases, line.times[0])):
        row.times.append(line.times[-1])
    if line.product is not None:
        alone = not (line.content or line.times or line.units)
        opened = _is_open(phrases, row.product)
        bracketed = phrases.shadow.plain[line.product.start] == "("
        units = not form.products or (
            alone and not opened and bool(row.leaders) and (bracketed or bool(row.product))
        )
        (row.leaders if units else row.product).append(line.product)
    for number, piece in enumerate(line.units):
        if len(line.units) == 1 and _text(phrases, row.supporters).endswith(","):
            row.supporters.append(piece)
            continue
        related = phrases.shadow.folded.startswith(("cac", "co lien", "c6 lien", "e6 lien"), piece.start)
        second = number > 0 or (len(line.units) == 1 and related)
        (row.supporters if form.supporters and second else row.leaders).append(piece)


def _is_complete(phrases: UnitPhrases, piece: Piece) -> bool:
    return _COMPLETE.search(phrases.shadow.folded, piece.start, piece.end) is not None


def _is_open(phrases: UnitPhrases, pieces: Sequence[Piece]) -> bool:
    """Tell whether a bracket of a cell has not been closed yet."""
    words = _text(phrases, pieces)
    return words.count("(") > words.count(")")


def _task(document: TextUnderReading, phrases: UnitPhrases, form: _Form, row: _Row) -> Task | None:
    _give_back(phrases, row)
    content = _text(phrases, row.content)
    people = [
        person
        for role, pieces in (
            ("lead" if form.supporters else "responsible", row.leaders),
            ("support", row.supporters),
        )
        for person in assignees(
            split_units(_text(phrases, pieces), phrases.accented), role, document.units, phrases.accented
        )
    ]
    told = people and max(len(person.unit) for person in people) <= _LONGEST_UNITS
    if not told or len(content) < _SHORTEST_CONTENT or len(content.split()) < _FEWEST_WORDS:
        return None
    start, end = phrases.shadow.span(row.content[0].start, row.content[-1].end)
    product = _text(phrases, row.product) or None
    return Task(
        start=start,
        end=end,
        content=content,
        origin="table",
        assignees=performers(people),
        product=product,
        deadline=_deadline(document, phrases, row.times),
        confidence=_RUN_TOGETHER,
    )


def _give_back(phrases: UnitPhrases, row: _Row) -> None:
    """Take the words from the work that stand in the bracket of a product which the lines around have open.

    They are as many as fit into the width of the product's other lines.
    """
    if not row.content or not row.product or not _is_open(phrases, row.product[:1]):
        return
    last = row.content[-1]
    if not row.product[0].end <= last.start <= row.product[-1].start:
        return
    width = max(piece.end - piece.start for piece in row.product) + _WIDER
    place = phrases.shadow.plain.find(" ", max(last.start, last.end - width - 1), last.end)
    if place > last.start:
        row.content[-1] = Piece(last.start, place)
        row.product.insert(1, Piece(place + 1, last.end))


def _deadline(document: TextUnderReading, phrases: UnitPhrases, pieces: Sequence[Piece]) -> Deadline | None:
    if not pieces:
        return None
    text = _text(phrases, pieces)
    points = list(POINT.finditer(ShadowText.of(text).folded))
    period = document.header.period
    year = int(period) if period and period.isdigit() else document.header.year
    start, end = phrases.shadow.span(pieces[0].start, pieces[-1].end)
    iso = time_point(points[-1]).iso(year) if points else None
    return Deadline(start=start, end=end, text=text, date=iso, kind="complete")


def _text(phrases: UnitPhrases, pieces: Sequence[Piece]) -> str:
    return tidy(" ".join(phrases.shadow.slice(piece.start, piece.end) for piece in pieces))
