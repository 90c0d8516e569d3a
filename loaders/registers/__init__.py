"""Registers of documents (sổ văn bản): tables each row of which is an instrument.

A register is read in parts of some thousand rows, each a source of its own (:mod:`graph.parts`), so that a national
list takes no more memory than a small one.

>>> data = "Số ký hiệu;Trích yếu\\n152/KH-UBND;Cải cách hành chính".encode()
>>> [row.symbol for part in read_register("so.csv", data) for row in part.rows]
['152/KH-UBND']
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import count

from graph.errors import UnreadableInput
from graph.parts import part_path, part_sha256
from graph.reading import Finding, Header, Place, Register, Source
from loaders.readers.formats import format_by_suffix
from loaders.readers.sheets import BETWEEN, Row, Sheet, sheets_of
from loaders.registers.columns import Columns, find_columns, recognised
from loaders.registers.heading import heading_of
from loaders.registers.rows import RowReader

__all__ = ["read_register"]

ROWS = 4000
"""Rows of a part."""
_LONGEST_ROW = 20_000


def read_register(name: str, data: bytes, rows: int | None = ROWS) -> Iterator[Register]:
    """Yield the parts of a register in order, ``rows`` rows each; None means all rows of a sheet.

    Raises UnreadableInput, before the first part, where the file is no table, or no table of documents.
    """
    tables = [(sheet, columns) for sheet in sheets_of(name, data, recognised) if (columns := _columns(sheet))]
    if not tables:
        raise UnreadableInput(
            name,
            "không phải sổ văn bản: không thấy hàng tên cột có số, ký hiệu cùng với loại, ngày hoặc trích yếu",
            "is no register of documents: no row of heads names number and symbol, and type, date or title",
        )
    content, ordinals = sha256(data).hexdigest(), count(1)
    known = format_by_suffix(name)
    media_type = known.media_type if known else "text/csv"
    for sheet, columns in tables:
        reader = RowReader(columns, heading_of([row for row in sheet.above if row[0] < columns.first]))
        below = (row for row in sheet.rows if row[0] > columns.last)
        for group in _groups(below, rows):
            part = _Part(sheet, columns)
            for row in group:
                part.add(reader, row)
            ordinal = next(ordinals)
            yield part.register(part_path(name, ordinal), part_sha256(content, ordinal), media_type, reader)


def _columns(sheet: Sheet) -> Columns | None:
    return find_columns(sheet.above)


def _groups(rows: Iterable[Row], size: int | None) -> Iterator[list[Row]]:
    """Yield the rows in groups; there is a group even where there are no rows."""
    group: list[Row] = []
    for row in rows:
        if len(group) == size:
            yield group
            group = []
        group.append(row)
    yield group


class _Part:
    """The text of a part, one row a line, and what its rows say."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self._sheet = sheet
        self._lines = [BETWEEN.join(columns.heads)]
        self._length = len(self._lines[0]) + 1
        self._places: list[Place] = []
        self._rows: list[Header] = []
        self._findings: list[Finding] = []
        self._unnamed: list[int] = []

    def add(self, reader: RowReader, row: Row) -> None:
        number, cells = row
        if not any(cells):
            return
        line = BETWEEN.join(cells)
        start, end = self._length, self._length + len(line)
        self._places.append(Place(start=start, cell=self._sheet.row_name(number)))
        self._lines.append(line)
        self._length = end + 1
        entry = reader.read(cells, start, end)
        if entry.header is not None:
            self._rows.append(entry.header)
        elif any(any(map(str.isalpha, cell)) for cell in cells):
            self._unnamed.append(len(self._places) - 1)
        if len(line) > _LONGEST_ROW:
            message = "hàng dài bất thường: có thể thiếu dấu ngoặc kép đóng nên các hàng sau bị gộp vào"
            self._find("unreadable", "warning", message, self._places[-1])
        if entry.no_day:
            self._find(
                "impossible-date", "warning", "ngày ghi trong sổ không có trong lịch", self._places[-1]
            )

    def register(self, path: str, sha256: str, media_type: str, reader: RowReader) -> Register:
        if self._unnamed:
            first = self._places[self._unnamed[0]]
            message = f"{len(self._unnamed)} hàng không cho biết văn bản nào, hàng đầu là {first.name}"
            self._find("missing-number", "info", message, first)
        keeper = reader.heading.keeper
        source = Source(
            path=path,
            sha256=sha256,
            media_type=media_type,
            text="".join(f"{line}\n" for line in self._lines),
            places=tuple(self._places),
        )
        return Register(
            source=source,
            rows=tuple(self._rows),
            keeper_id=keeper.id if keeper else None,
            year=reader.heading.year,
            findings=tuple(self._findings),
        )

    def _find(self, code: str, severity: str, message: str, at: Place) -> None:
        """Note a finding at the beginning of a row."""
        self._findings.append(
            Finding(
                code=code,
                severity=severity,
                message=message,
                start=at.start,
                end=at.start + 1,
                place=at.name,
            )
        )
