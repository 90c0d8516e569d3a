"""Tables that a web page left in a text as tags: ``<tr><td>...</td></tr>``."""

import re
from collections.abc import Iterator

from loaders.shadow import ShadowText
from loaders.tasks.tables import Cell, Table, cell_between

_TAG = re.compile(r"<(?P<end>/?)(?P<name>table|tr|td|th)\b[^<>]{0,300}>", re.IGNORECASE)


def find_markup_tables(shadow: ShadowText) -> Iterator[Table]:
    """Yield the tables whose rows and cells are marked by tags; what is not closed ends with the next tag.

    >>> shadow = ShadowText.of("<table><tr><th>TT<th>Chủ trì</tr><tr><td>1</td><td>Sở Nội vụ</td></tr></table>")
    >>> [[shadow.text[c.start:c.end] for c in row] for table in find_markup_tables(shadow) for row in table.rows]
    [['TT', 'Chủ trì'], ['1', 'Sở Nội vụ']]
    """
    if "<t" not in shadow.folded:
        return
    rows: list[tuple[Cell, ...]] = []
    cells: list[Cell] = []
    start = last = 0
    opened: int | None = None
    for tag in _TAG.finditer(shadow.plain):
        name = tag["name"].lower()
        if opened is not None:
            cells.append(cell_between(shadow.plain, opened, tag.start()))
            opened = None
        if cells and name in ("tr", "table"):
            rows.append(tuple(cells))
            cells = []
        if name == "table" and rows:
            yield Table(start, tag.end(), tuple(rows))
            rows = []
        if name in ("td", "th") and not tag["end"]:
            start = start if rows or cells else tag.start()
            opened, last = tag.end(), tag.end()
    if cells:
        rows.append(tuple(cells))
    if rows:
        yield Table(start, last, tuple(rows))
