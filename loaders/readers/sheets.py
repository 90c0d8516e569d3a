"""From the bytes of a file to the rows of its sheets: CSV in any spelling, and what spreadsheets write."""

import csv
import datetime
import gzip
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from graph.errors import UnreadableInput
from graph.reading import Place
from loaders.readers.formats import Content
from loaders.readers.plain import decode

Row = tuple[int, tuple[str, ...]]
"""The number of a row as spreadsheets count, from 1, and its cells as text; dates in ISO form."""

BETWEEN = " | "
"""What stands between the cells of a row in the text."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
ABOVE = 40
"""Rows at most over the first row of data: title, office, heads."""

_DELIMITERS = ",;\t|"
_LARGEST_FIELD = (1 << 31) - 1
"""No field is too large: a quotation mark that is never closed takes all that follows into one."""
_MOST_BYTES = 1 << 29
"""A packed file that holds more than this is refused: a few kilobytes can claim to hold any number of gigabytes."""
_CHUNK = 1 << 20
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file; ``name`` only where the file has several."""

    name: str | None
    above: tuple[Row, ...]
    """The first rows, among them the heads."""
    rows: Iterable[Row]
    """All rows, the first ones again included; they can be gone through once."""

    def row_name(self, number: int) -> str:
        """Return how a place names a row."""
        return f"{self.name}!{number}" if self.name else str(number)


def read(name: str, data: bytes) -> Content:
    """Return all rows of all sheets, one a line, each with its place.

    >>> read("a.csv", "Số;Trích yếu\\n7;Kế hoạch\\n".encode()).text
    'Số | Trích yếu\\n7 | Kế hoạch\\n'
    """
    lines: list[str] = []
    places: list[Place] = []
    start = 0
    for sheet in sheets_of(name, data):
        for number, cells in sheet.rows:
            places.append(Place(start=start, cell=sheet.row_name(number)))
            lines.append(BETWEEN.join(cells) + "\n")
            start += len(lines[-1])
    return Content(text="".join(lines), places=tuple(places))


def _widest(rows: Sequence[Row]) -> int:
    return max((len(cells) for _, cells in rows), default=0)


def sheets_of(name: str, data: bytes, fits: Callable[[Sequence[Row]], int] = _widest) -> Iterator[Sheet]:
    """Yield the sheets; ``fits`` tells how many columns of a CSV are recognised as it was cut.

    Raises UnreadableInput where the file is no such table, or damaged, or encrypted.
    """
    if name.lower().endswith(WORKBOOKS):
        yield from _workbook(name, data)
        return
    packed = name.lower().endswith(".gz")
    yield _csv(decode(name, _unpacked(name, data) if packed else data), fits)


def _unpacked(name: str, data: bytes) -> bytes:
    content = bytearray()
    try:
        with gzip.open(BytesIO(data)) as file:
            while chunk := file.read(_CHUNK):
                content += chunk
                if len(content) > _MOST_BYTES:
                    raise _too_large(name)
    except (OSError, EOFError) as damaged:
        raise UnreadableInput(name, "tệp nén bị hỏng", "the packed file is damaged") from damaged
    return bytes(content)


def _too_large(name: str) -> UnreadableInput:
    most = _MOST_BYTES >> 20
    return UnreadableInput(
        name, f"giải nén ra lớn hơn {most} MB, không đọc", f"holds more than {most} MB once unpacked"
    )


def _csv(text: str, fits: Callable[[Sequence[Row]], int]) -> Sheet:
    text = text.removeprefix("\ufeff")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    cut = {each: tuple(islice(_records(text, each), ABOVE)) for each in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda each: (fits(cut[each]), _widest(cut[each])))
    return Sheet(None, cut[best], _records(text, best))


def _records(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LARGEST_FIELD)
    lines = (found[0] for found in _LINE.finditer(text))
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        yield number, tuple(" ".join(cell.split()) for cell in cells)


def _workbook(name: str, data: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_bomb(name, data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        tables = [(each, book.get_sheet_by_name(each).to_python(False)) for each in book.sheet_names]
    except (CalamineError, OSError, ValueError) as damaged:
        raise UnreadableInput(
            name,
            "không mở được bảng tính (tệp hỏng, đặt mật khẩu, hoặc không phải bảng tính)",
            "the spreadsheet cannot be opened (damaged, protected by a password, or none)",
        ) from damaged
    for each, table in tables:
        yield Sheet(each if len(tables) > 1 else None, tuple(_numbered(table[:ABOVE])), _numbered(table))


def _numbered(table: Iterable[Iterable[object]]) -> Iterator[Row]:
    return ((number, tuple(map(_shown, cells))) for number, cells in enumerate(table, 1))


def _refuse_bomb(name: str, data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        size = sum(each.file_size for each in zipfile.ZipFile(BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError):
        return
    if size > _MOST_BYTES:
        raise _too_large(name)


def _shown(cell: object) -> str:
    """Return a cell as text: a day in ISO form, a whole number without its decimal point."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
