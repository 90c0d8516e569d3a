"""The rows of a table whose columns say what, who and by when, as tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.identifiers.folding import fold_letters
from graph.reading import Assignee, Task
from loaders.deadlines import deadline_in
from loaders.document import TextUnderReading
from loaders.tasks.heads import PEOPLE, Columns, read_columns, repeats_head
from loaders.tasks.lists import performers
from loaders.tasks.phrases import UnitPhrases, tidy, units_of_cell
from loaders.tasks.roles import assignees, partners, role_of
from loaders.tasks.tables import Cell, Table, is_number, row_number

_ROMAN_ROW = re.compile(r"[\s*]*[ivxl]{1,5}[\s.)*]*")
_ROMAN_TITLE = re.compile(r"\W*[IVXL]{1,5}[.)]\s")
_LABEL = re.compile(
    r"(?<!\w)(?:(?:co\s+quan|don\s+vi)\s+)?(?:(?P<lead>chu\s+tri)|phoi\s+hop)(?:\s+thuc\s+hien)?\s*:\s*"
)
_REBUILT = 0.9
"""How sure a row is whose cells stood one a line, with nothing between them."""
_BLANKS = " -+•;.\n\t"


@dataclass(slots=True)
class _Row:
    """Cells of one task by part; a row that a page break cut has several pieces in each."""

    cells: dict[str, list[Cell]]


def find_table_tasks(
    document: TextUnderReading, phrases: UnitPhrases, tables: tuple[Table, ...]
) -> Iterator[Task]:
    """Yield one task for each row of the tables that name what is to be done and by whom."""
    previous: Columns | None = None
    for table in tables:
        columns = read_columns(phrases, table) or _continued(table, previous)
        if columns is None:
            continue
        previous = columns
        for row in _rows(phrases, table, columns):
            task = _task(document, phrases, row)
            if task is not None:
                yield replace(task, confidence=_REBUILT) if table.rebuilt else task


def _continued(table: Table, previous: Columns | None) -> Columns | None:
    """Return the columns of the table before, where a page break took the head from the rest."""
    if previous is None or not table.rows or max(map(len, table.rows)) != previous.width:
        return None
    return Columns(previous.parts, 0, previous.width)


def _rows(phrases: UnitPhrases, table: Table, columns: Columns) -> list[_Row]:
    """Return the rows that are tasks, pieces joined, cells that span rows filled in."""
    rows: list[_Row] = []
    above: tuple[Cell, ...] = ()
    numbered = columns.parts.get("number")
    for cells in table.rows[columns.body :]:
        follows = _follows(phrases, above, cells)
        if (not follows and _is_title(phrases, cells, columns)) or repeats_head(phrases, cells):
            above = ()
            continue
        full = cells + above[len(cells) :] if len(cells) < columns.width and above else cells
        if rows and numbered is not None and _continues(phrases, cells, columns, numbered):
            _join(rows[-1], cells, columns)
            continue
        by_part = {part: [full[column]] for part, column in columns.parts.items() if column < len(full)}
        rows.append(_Row(by_part))
        above = full
    return rows


def _follows(phrases: UnitPhrases, above: tuple[Cell, ...], cells: tuple[Cell, ...]) -> bool:
    """Tell whether a row has the number after that of the row above, so that cells it lacks are those above."""
    if not above or not 1 < len(cells) < len(above) or cells[1].empty:
        return False
    before, number = row_number(phrases.shadow, above[0]), row_number(phrases.shadow, cells[0])
    return before is not None and number == before + 1


def _is_title(phrases: UnitPhrases, cells: tuple[Cell, ...], columns: Columns) -> bool:
    """Tell whether a row only names the group of the rows under it, or numbers the columns."""
    filled = [cell for cell in cells if not cell.empty]
    if not filled or all(is_number(phrases.shadow, cell) for cell in filled):
        return True
    printed = {phrases.shadow.folded[cell.start : cell.end] for cell in filled}
    if len(printed) == 1 and len(filled) > 1:
        return True
    if len(filled) == 1 and _ROMAN_TITLE.match(phrases.shadow.plain, filled[0].start, filled[0].end):
        return True
    people = [columns.parts[part] for part in PEOPLE if part in columns.parts]
    if len(cells) < columns.width and len(filled) <= 2:
        first = filled[0]
        roman = _ROMAN_ROW.fullmatch(phrases.shadow.folded, first.start, first.end) is not None
        return roman or len(filled) == 1
    named = any(column < len(cells) and not cells[column].empty for column in people)
    return not named and len(filled) <= 2 and not cells[0].empty


def _continues(phrases: UnitPhrases, cells: tuple[Cell, ...], columns: Columns, numbered: int) -> bool:
    """Tell whether a row without a number goes on with the row above, cut by the end of a page."""
    if numbered < len(cells) and not cells[numbered].empty:
        return False
    column = columns.parts["content"]
    if column >= len(cells) or cells[column].empty:
        return True
    first = phrases.shadow.plain[cells[column].start]
    people = [columns.parts[part] for part in PEOPLE if part in columns.parts]
    named = [cells[place] for place in people if place < len(cells) and not cells[place].empty]
    return first.islower() or not named or any(phrases.shadow.plain[cell.start].islower() for cell in named)


def _join(row: _Row, cells: tuple[Cell, ...], columns: Columns) -> None:
    for part, column in columns.parts.items():
        if column < len(cells) and not cells[column].empty:
            row.cells.setdefault(part, []).append(cells[column])


def _task(document: TextUnderReading, phrases: UnitPhrases, row: _Row) -> Task | None:
    content = _text(phrases, row, "content")
    people = [person for part in PEOPLE for person in _people(document, phrases, row, part)]
    if len(content) < 4 or not people:
        return None
    cell = row.cells["content"][0]
    first, last = phrases.shadow.span(cell.start, cell.end)
    due = next((cell for cell in row.cells.get("deadline", ()) if not cell.empty), None)
    return Task(
        start=first,
        end=last,
        content=content,
        origin="table",
        assignees=performers(people),
        product=_text(phrases, row, "product") or None,
        deadline=None if due is None else deadline_in(document, due.start, due.end),
    )


def _text(phrases: UnitPhrases, row: _Row, part: str) -> str:
    pieces = [
        phrases.shadow.slice(cell.start, cell.end) for cell in row.cells.get(part, ()) if not cell.empty
    ]
    return tidy(" ".join(pieces)).strip(" -|")


def _people(document: TextUnderReading, phrases: UnitPhrases, row: _Row, part: str) -> Iterator[Assignee]:
    """Yield the units of a cell; a clause such as ``Sở A chủ trì hướng dẫn; Sở B thực hiện`` says its own parts."""
    cells = [cell for cell in row.cells.get(part, ()) if not cell.empty]
    role = "responsible" if part in ("performer", "shared") else part
    for cell in cells:
        yield from people_of_cell(document, phrases, cell, role, part == "shared")


def people_of_cell(
    document: TextUnderReading, phrases: UnitPhrases, cell: Cell, role: str, shared: bool = False
) -> Iterator[Assignee]:
    """Yield the units of a cell; ``role`` is theirs unless the cell says another, ``shared`` has the first one lead."""
    for said, start, end in _labelled(phrases, cell):
        yield from _of_clauses(document, phrases, Cell(start, end), said or role, shared and not said)


def _labelled(phrases: UnitPhrases, cell: Cell) -> Iterator[tuple[str | None, int, int]]:
    """Yield the parts of a cell with the role that ``Chủ trì: ...; phối hợp: ...`` gives each."""
    labels = list(_LABEL.finditer(phrases.shadow.folded, cell.start, cell.end))
    first = labels[0].start() if labels else cell.end
    if first > cell.start and phrases.shadow.plain[cell.start : first].strip(_BLANKS):
        yield None, cell.start, first
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else cell.end
        yield "lead" if label["lead"] else "support", label.end(), end


def _of_clauses(
    document: TextUnderReading, phrases: UnitPhrases, cell: Cell, role: str, shared: bool
) -> Iterator[Assignee]:
    for start, end, with_verb in _clauses(phrases, cell):
        opens = with_verb and phrases.head_at(start, end) is not None
        verb = phrases.first_verb(start, end, adverbs=False) if opens else None
        if verb is not None:
            said = role_of(phrases, verb, end)
            said = said if said != "responsible" or role != "lead" else role
            yield from assignees(phrases.split(start, verb), said, document.units, phrases.accented)
            if said == "lead":
                yield from assignees(
                    partners(phrases, verb, end), "support", document.units, phrases.accented
                )
            continue
        if start > cell.start and phrases.head_at(start, end) is None and phrases.opens_with_verb(start, end):
            continue
        printed = phrases.shadow.slice(start, end)
        names = tuple(name for name in units_of_cell(printed, phrases.accented) if not _is_filler(name))
        if shared:
            yield from assignees(names[:1], "lead", document.units, phrases.accented)
            yield from assignees(names[1:], "support", document.units, phrases.accented)
        else:
            yield from assignees(names, role, document.units, phrases.accented)


def _clauses(phrases: UnitPhrases, cell: Cell) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a cell in which verbs may stand by themselves, or the cell as a whole where it has none."""
    start = cell.start
    while start < cell.end and phrases.shadow.plain[start] in _BLANKS:
        start += 1
    if phrases.first_verb(start, cell.end, adverbs=False) is None:
        yield cell.start, cell.end, False
        return
    for match in [*re.compile(r";\s*").finditer(phrases.shadow.folded, start, cell.end), None]:
        end = match.start() if match else cell.end
        if end > start:
            yield start, end, True
        start = match.end() if match else cell.end


def _is_filler(name: str) -> bool:
    """Tell whether a cell only says that there is nobody: ``Không``, ``-``, ``nt``."""
    return fold_letters(name).strip(" .-") in ("", "khong", "nt", "x", "nhu tren")
