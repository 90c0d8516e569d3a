"""From pages to one text with the place of each page in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.identifiers.folding import fold_letters
from graph.reading import Place
from loaders.readers.formats import Content
from loaders.readers.pages.columns import Column, columns_of
from loaders.readers.pages.furniture import RunningLines, is_page_number, without_signing
from loaders.readers.pages.grids import Table, tables_of
from loaders.readers.pages.lines import MOTTO, Stretch, rows_of, seam
from loaders.readers.pages.page import PrintedPage

_EDGE_LINES = 3
"""So many lines at the head and foot of a page may be furniture."""
_MOST_HEAD_ROWS = 3
_TIGHT = 1.5
_NEW_PARAGRAPH = 1.2
"""Paragraphs stand apart by more than this many times the step from line to line."""
_UNWRITTEN = re.compile(r"[._\-–—=*~\s…]*")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page with its parts in reading order."""

    number: int
    height: float
    parts: tuple[Column | Table, ...]


@dataclass(frozen=True, slots=True)
class _TableRow:
    """Cells of a row, and the page on which it begins."""

    cells: tuple[str, ...]
    page: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text to be: its words, what parts it from the piece before, and its page."""

    before: str
    text: str
    page: int


def composed(pages: Iterable[PrintedPage]) -> Content:
    """Return the text of pages that come one by one, none of which is kept as it came."""
    laid: list[_Laid] = []
    running = RunningLines()
    sure = words = 0.0
    recognised = False
    for page in pages:
        parts = _laid_out(page)
        running.count(_edge(parts), page.height)
        laid.append(_Laid(page.number, page.height, parts))
        words += len(page.words)
        sure += len(page.words) * (1.0 if page.confidence is None else page.confidence)
        recognised = recognised or page.confidence is not None
    text, places = _joined(_pieces(laid, running))
    confidence = round(sure / words, 3) if words and recognised else None
    return Content(text=text, places=places, ocr_confidence=confidence)


def _laid_out(page: PrintedPage) -> tuple[Column | Table, ...]:
    words = without_signing(rows_of(page.words))
    tables, rest = tables_of(words, page.rules)
    parts: list[Column | Table] = []
    for table in tables:
        above = [word for word in rest if word.top + word.bottom < 2 * table.top]
        rest = [word for word in rest if word.top + word.bottom >= 2 * table.top]
        parts += [*columns_of(above), table]
    return (*parts, *columns_of(rest))


def _edge(parts: tuple[Column | Table, ...]) -> list[Stretch]:
    """Return the lines nearest to the head and the foot of a page."""
    lines = [line for part in parts if isinstance(part, Column) for line in part.lines]
    lines.sort(key=lambda line: line.middle)
    return lines if len(lines) <= 2 * _EDGE_LINES else lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _pieces(laid: list[_Laid], running: RunningLines) -> Iterator[_Piece]:
    table: list[_TableRow] = []
    last: tuple[Stretch, Column] | None = None
    for page in laid:
        for part in _without_furniture(page, running):
            if isinstance(part, Table):
                _lengthen(table, part, page.number)
                last = None
                continue
            yield from _table_pieces(table)
            table = []
            yield from _column_pieces(part, page.number, last)
            last = (part.lines[-1], part)
    yield from _table_pieces(table)


def _without_furniture(page: _Laid, running: RunningLines) -> Iterator[Column | Table]:
    edge = {id(line) for line in _edge(page.parts)}
    for part in page.parts:
        if isinstance(part, Table):
            yield part
            continue
        lines = tuple(
            line
            for line in part.lines
            if not (
                id(line) in edge and (is_page_number(line, page.height) or running.holds(line, page.height))
            )
        )
        if lines:
            yield Column(lines, part.whole)


def _table_pieces(table: list[_TableRow]) -> Iterator[_Piece]:
    for place, row in enumerate(table):
        yield _Piece("\n" if place else "\n\n", "\t".join(row.cells), row.page)


def _lengthen(table: list[_TableRow], part: Table, page: int) -> None:
    """Add the rows of the next page, without the head where it is printed again, and make whole a row that was cut."""
    rows = list(part.rows)
    if table and len(table[0].cells) == len(rows[0]):
        heads = [row.cells for row in table[:_MOST_HEAD_ROWS]]
        while heads and rows and _alike(heads[0], rows[0]):
            del heads[0], rows[0]
        if rows and _is_rest(table[-1].cells, rows[0]):
            cells = (" ".join(filter(None, both)) for both in zip(table[-1].cells, rows[0], strict=True))
            table[-1] = _TableRow(tuple(cells), table[-1].page)
            del rows[0]
    table += [_TableRow(row, page) for row in rows]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return fold_letters(" ".join(one)) == fold_letters(" ".join(other))


def _is_rest(above: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Tell whether a row at the head of a page is the lower half of the last row of the page before."""
    if row[0] or len(above) != len(row):
        return False
    filled = [(before, cell) for before, cell in zip(above, row, strict=True) if cell]
    if not all(before for before, _ in filled):
        return False
    return 2 * len(filled) <= len(row) or any(cell[0].islower() for _, cell in filled)


def _column_pieces(column: Column, page: int, last: tuple[Stretch, Column] | None) -> Iterator[_Piece]:
    edge = max(line.x1 for line in column.lines)
    pitch = _pitch(column.lines)
    first = column.lines[0]
    if last is None:
        yield _Piece("\n\n", first.text, page)
    else:
        yield _Piece(_between_parts(*last, first, column), first.text, page)
    for above, line in pairwise(column.lines):
        yield _Piece(_between(above, line, edge, pitch if column.whole else 0), line.text, page)


def _between_parts(above: Stretch, before: Column, line: Stretch, column: Column) -> str:
    """Return what parts the last line of a column from the first of the next, or of the next page."""
    if not (before.whole and column.whole) or line.middle > above.middle:
        return "\n\n"
    edge = max(each.x1 for each in before.lines)
    return seam(above, line) if _wrapped(above, line, edge) else "\n\n"


def _pitch(lines: tuple[Stretch, ...]) -> float:
    """Return how far apart the lines of one paragraph are: most follow each other so."""
    steps = sorted(below.middle - above.middle for above, below in pairwise(lines))
    return steps[len(steps) // 3] if len(steps) > 5 else 2 * _TIGHT * lines[0].height


def _between(above: Stretch, line: Stretch, edge: float, pitch: float) -> str:
    """Return what parts two lines: a blank where only the width of the page broke the sentence.

    ``pitch`` is how far apart the lines of a paragraph are, 0 in columns that do not span the page.
    """
    height = max(above.height, line.height)
    step = line.middle - above.middle
    if step > 2 * _TIGHT * height or (pitch and step > _NEW_PARAGRAPH * pitch and not _centred(above, line)):
        return "\n\n"
    if MOTTO.match(fold_letters(above.text)):
        return "\n\n"
    if not pitch or _centred(above, line):
        return "\n"
    return seam(above, line) if _wrapped(above, line, edge) else "\n\n"


def _centred(above: Stretch, line: Stretch) -> bool:
    """Tell whether two lines stand one under the other around one axis, as those of a title do."""
    off = abs(above.x0 + above.x1 - line.x0 - line.x1)
    return off < line.height and abs(above.x0 - line.x0) > 0.4 * line.height


def _wrapped(above: Stretch, line: Stretch, edge: float) -> bool:
    """Tell whether the first word of a line had no room on the line above and the paragraph goes on with it."""
    first = line.words[0]
    room = edge - above.x1
    if (
        line.marked and not _goes_on_with_dash(above, line)
    ) or first.x1 - first.x0 + 0.2 * line.height < room - 1:
        return False
    if above.text.isupper() != _is_heading(line) or _UNWRITTEN.fullmatch(above.text):
        return False
    start = above.words[1].x0 if above.marked and len(above.words) > 1 else above.x0
    return line.x0 <= start + 0.4 * line.height


def _goes_on_with_dash(above: Stretch, line: Stretch) -> bool:
    """Tell whether a dash at the beginning of a line stands in a sentence: ``chính trị`` and ``- xã hội``."""
    dash = line.words[0].text in "-–" and len(line.words) > 1 and line.words[1].text[0].islower()
    return dash and above.text[-1].isalpha()


def _is_heading(line: Stretch) -> bool:
    return len(line.words) > 1 and line.text.isupper()


def _joined(pieces: Iterator[_Piece]) -> tuple[str, tuple[Place, ...]]:
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for piece in pieces:
        if parts:
            parts.append(piece.before)
            length += len(piece.before)
        if not places or places[-1].page != piece.page:
            places.append(Place(start=length, page=piece.page))
        parts.append(piece.text)
        length += len(piece.text)
    return "".join([*parts, "\n"]) if parts else "", tuple(places)
