"""Answers as tables: the one form that the terminal, CSV and Markdown share."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�") | {9: "\t", 10: "\n", 13: " "}


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads and rows of text, with lines that stand before and after.

    ``lines`` is what a terminal shows instead of the rows, where there is a better form than a table.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def quoted(evidence: Mapping[str, Any], longest: int) -> str:
    """Return the words that prove something, on one line and cut where they are long, with their page or cell.

    >>> quoted({"quote": "Căn cứ Luật\\n  Việc làm", "place": "trang 3"}, 100)
    '«Căn cứ Luật Việc làm» (trang 3)'
    """
    words, place = " ".join(str(evidence.get("quote") or "").split()), evidence.get("place")
    if not words:
        return ""
    shown = f"«{words[:longest]}…»" if len(words) > longest else f"«{words}»"
    return f"{shown} ({place})" if place else shown


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    before: Iterable[str] = (),
    after: Iterable[str] = (),
    lines: Iterable[str] = (),
) -> Table:
    """Make a table, None as an empty cell.

    >>> table(["a"], [[None], [1]]).rows
    (('',), ('1',))
    """
    texts = tuple(tuple("" if cell is None else visible(str(cell)) for cell in row) for row in rows)
    beside = (tuple(map(visible, some)) for some in (before, after, lines))
    return Table(tuple(heads), texts, *beside)


def visible(text: str) -> str:
    """Return the text without characters that would steer a terminal: what a document says is only shown.

    >>> visible("\\x1b[31mđỏ")
    '�[31mđỏ'
    """
    return text.translate(_CONTROLS)


def to_csv(answer: Table) -> str:
    """Return the rows as CSV (RFC 4180), safe to open in a spreadsheet.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front: text of a document is data.

    >>> to_csv(table(["x"], [["=1+1"]]))
    "x\\r\\n'=1+1\\r\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.heads)
    writer.writerows([_inert(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def to_markdown(answer: Table) -> str:
    """Return the rows as a Markdown table.

    >>> print(to_markdown(table(["x"], [["a|b"]])))
    | x |
    | --- |
    | a\\|b |
    """
    lines = [answer.heads, ("---",) * len(answer.heads), *(map(_markdown, row) for row in answer.rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _inert(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA_OPENERS) else cell


def _markdown(cell: str) -> str:
    escaped = "".join("\\" + letter if letter in "\\|`*_<>[]" else letter for letter in cell)
    return " ".join(escaped.split())
