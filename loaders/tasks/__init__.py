"""Tasks (nhiệm vụ): duties in running text, labelled lists, tables."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from graph.reading import Task
from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section, paragraphs, sections
from loaders.tasks.brackets import find_bracket_tasks
from loaders.tasks.duties import find_duties
from loaders.tasks.flat_tables import FlatTable, find_flat_tables
from loaders.tasks.headings import with_whole_headings
from loaders.tasks.label_lines import with_label_lines
from loaders.tasks.line_tables import find_line_tables
from loaders.tasks.lists import find_labels, find_list_tasks
from loaders.tasks.markup_tables import find_markup_tables
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.table_tasks import find_table_tasks
from loaders.tasks.tables import Table, find_tables

_LONGEST_CELL = 500
_MISREAD = 0.9
"""How sure a task is, beside all else, in a text whose accents were lost."""


def _all_tables(document: TextUnderReading, phrases: UnitPhrases) -> tuple[Table, ...]:
    """Return the tables of every form in order, none inside another."""
    found = [*find_tables(document.shadow), *find_markup_tables(document.shadow), *find_line_tables(phrases)]
    found.sort(key=lambda table: (table.start, -table.end))
    apart: list[Table] = []
    for table in found:
        if not apart or table.start >= apart[-1].end:
            apart.append(table)
    return tuple(apart)


def _overlaps(flat: FlatTable, tables: tuple[Table, ...], starts: list[int]) -> bool:
    before = bisect_left(starts, flat.end)
    return before > 0 and flat.start < tables[before - 1].end


def _read_by(table: Table, begun: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the places that a table leaves to nobody else: all of one with tasks, of any other its short cells.

    ``begun`` are the places where tasks of tables begin, in order.
    Between the borders of a head and of a signature may stand the whole of a document.
    """
    first = bisect_left(begun, table.start)
    if first < len(begun) and begun[first] < table.end:
        yield table.start, table.end
        return
    for row in table.rows:
        yield from ((cell.start, cell.end) for cell in row if 0 < cell.end - cell.start <= _LONGEST_CELL)


def find_tasks(
    document: TextUnderReading,
    blocks: tuple[Paragraph, ...] | None = None,
    tree: tuple[Section, ...] | None = None,
) -> tuple[Task, ...]:
    """Return all tasks of a document, in the order in which they stand."""
    blocks = paragraphs(document.shadow) if blocks is None else blocks
    tree = sections(document.shadow, blocks) if tree is None else tree
    phrases = UnitPhrases.of(document.shadow, document.recognised)
    blocks = with_label_lines(phrases, blocks)
    tree = with_whole_headings(phrases, blocks, tree)
    labels = find_labels(phrases, blocks, tree)
    listed = find_list_tasks(document, phrases, tree, labels)
    tables = _all_tables(document, phrases)
    starts = [table.start for table in tables]
    flat = [table for table in find_flat_tables(document, phrases) if not _overlaps(table, tables, starts)]
    tabled = [*find_table_tasks(document, phrases, tables), *(task for table in flat for task in table.tasks)]
    taken = [(label.start, label.end) for label in labels]
    taken += [(table.start, table.end) for table in flat]
    places = sorted(document.shadow.place(task.start) for task in tabled)
    taken += [span for table in tables for span in _read_by(table, places)]
    bracketed = tuple(find_bracket_tasks(document, phrases, blocks))
    taken += [(document.shadow.place(task.start), document.shadow.place(task.end)) for task in bracketed]
    found = [*listed, *bracketed, *tabled, *find_duties(document, phrases, blocks, tree, sorted(taken))]
    sure = (
        found
        if phrases.accented
        else [replace(task, confidence=task.confidence * _MISREAD) for task in found]
    )
    return tuple(sorted(sure, key=lambda task: (task.start, task.end)))
