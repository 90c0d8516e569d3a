"""Tables of RTF, which has none: only paragraphs that say how deep in tables they are, and ends of cells and rows."""

from bisect import bisect_right

from loaders.readers.blocks import Block, Writer

_SAME_EDGE = 80
"""Edges of columns nearer than this, in twips, are the same edge."""
_DEEPEST = 20


class RowsAndCells:
    """Takes paragraphs and ends of cells, gives blocks."""

    def __init__(self) -> None:
        self._writer = Writer()
        self._in_row: list[bool] = []
        self._in_cell: list[bool] = []
        self._edges: list[list[list[int]]] = []
        self._latest: list[int] = []

    def begin_edges(self) -> None:
        """Begin the description of a row."""
        self._latest = []

    def edge(self, place: int) -> None:
        """Note the right edge of the next cell of the row."""
        self._latest.append(place)

    def words(self, text: str, depth: int) -> None:
        """Add words to the paragraph at a depth."""
        if text.strip():
            self._reach(depth)
        self._writer.words(text)

    def end_paragraph(self, depth: int) -> None:
        """End a paragraph; outside of tables it also ends the table before."""
        if depth < len(self._in_row):
            self._reach(depth)
        self._writer.words("\n")
        self._writer.end_paragraph()

    def end_cell(self, depth: int) -> None:
        """End a cell, which may have had no words."""
        self._reach(max(1, depth))
        self._writer.end_paragraph()
        self._in_cell[-1] = False

    def end_row(self, depth: int) -> None:
        """End a row."""
        while len(self._in_row) > min(depth, _DEEPEST):
            self._close()
        if self._in_row:
            self._in_row[-1] = self._in_cell[-1] = False
            self._edges[-1].append(self._latest)

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks."""
        while self._in_row:
            self._close()
        return self._writer.finish()

    def _reach(self, depth: int) -> None:
        """Open or close tables until as many are open as a paragraph says, with a cell to write to."""
        depth = min(depth, _DEEPEST)
        while len(self._in_row) > depth:
            self._close()
        while len(self._in_row) < depth:
            self._open_cell()
            self._writer.open_table()
            self._in_row.append(False)
            self._in_cell.append(False)
            self._edges.append([])
        self._open_cell()

    def _open_cell(self) -> None:
        if self._in_row and not self._in_cell[-1]:
            if not self._in_row[-1]:
                self._writer.open_row()
            self._writer.open_cell()
            self._in_row[-1] = self._in_cell[-1] = True

    def _close(self) -> None:
        self._in_row.pop()
        self._in_cell.pop()
        self._writer.spread(_spans(self._edges.pop()))
        self._writer.close_table()


def _spans(rows: list[list[int]]) -> list[list[int]]:
    """Return how many columns each cell spans, told by the edges of the cells of all rows.

    >>> _spans([[1000, 3000, 5000], [1000, 5010]])
    [[1, 1, 1], [1, 2]]
    """
    columns: list[int] = []
    for edge in sorted({edge for row in rows for edge in row}):
        if not columns or edge - columns[-1] > _SAME_EDGE:
            columns.append(edge)
    spans = []
    for row in rows:
        places = [bisect_right(columns, edge) for edge in row]
        spans.append([max(1, after - before) for before, after in zip([0, *places], places, strict=False)])
    return spans
