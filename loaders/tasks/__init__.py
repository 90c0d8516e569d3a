"""Tasks (nhiệm vụ): duties in running text, labelled lists, tables."""

from graph.reading import Task
from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section, paragraphs, sections
from loaders.tasks.duties import find_duties
from loaders.tasks.lists import find_labels, find_list_tasks
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.table_tasks import find_table_tasks
from loaders.tasks.tables import find_tables


def find_tasks(
    document: TextUnderReading,
    blocks: tuple[Paragraph, ...] | None = None,
    tree: tuple[Section, ...] | None = None,
) -> tuple[Task, ...]:
    """Return all tasks of a document, in the order in which they stand."""
    blocks = paragraphs(document.shadow) if blocks is None else blocks
    tree = sections(document.shadow, blocks) if tree is None else tree
    phrases = UnitPhrases.of(document.shadow)
    labels = find_labels(phrases, blocks, tree)
    listed = find_list_tasks(document, phrases, tree, labels)
    tables = find_tables(document.shadow)
    tabled = find_table_tasks(document, phrases, tables)
    taken = [(label.start, label.end) for label in labels] + [(table.start, table.end) for table in tables]
    found = [*listed, *tabled, *find_duties(document, phrases, blocks, tree, sorted(taken))]
    return tuple(sorted(found, key=lambda task: (task.start, task.end)))
