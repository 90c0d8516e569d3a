"""Items that name in a bracket at their end who does them: ``Rà soát văn bản (Sở Tư pháp chủ trì; xong quý I).``"""

import re
from collections.abc import Iterator

from graph.reading import Task
from loaders.document import TextUnderReading
from loaders.structure import Paragraph
from loaders.tasks.lists import performers
from loaders.tasks.phrases import UnitPhrases, tidy
from loaders.tasks.table_tasks import people_of_cell
from loaders.tasks.tables import Cell

_BRACKET = re.compile(r"\((?P<who>[^()]{6,300})\)[\s.;*]*\Z")
_OPENER = re.compile(r"\s*(?:(?:giao|do|phan\s+cong)(?:\s+cho)?\s+)?")
_PART = re.compile(
    r"(?:chu\s+tri|thuc\s+hien|chiu\s+trach\s+nhiem)(?=\s*(?:[,;.)]|phoi\s+hop|thuc\s+hien|tham\s+muu|\Z))"
)
"""What the bracket says that the units do: nothing but their part."""
_SHORTEST = 10


def find_bracket_tasks(
    document: TextUnderReading, phrases: UnitPhrases, blocks: tuple[Paragraph, ...]
) -> Iterator[Task]:
    """Yield one task for each item at whose end a bracket names who leads or carries it out."""
    plain = phrases.shadow.plain
    for block in blocks:
        if block.kind is None or block.table or plain.rfind(")", block.end - 4, block.end) < 0:
            continue
        opening = plain.rfind("(", block.body, block.end)
        if opening - block.body <= _SHORTEST:
            continue
        bracket = _BRACKET.match(phrases.shadow.folded, opening, block.end)
        if bracket is not None:
            yield from _task(document, phrases, block, bracket)


def _task(
    document: TextUnderReading, phrases: UnitPhrases, block: Paragraph, bracket: re.Match[str]
) -> Iterator[Task]:
    folded, end = phrases.shadow.folded, bracket.end("who")
    opener = _OPENER.match(folded, bracket.start("who"), end)
    start = opener.end() if opener else bracket.start("who")
    verb = phrases.first_verb(start, end, adverbs=False) if phrases.head_at(start, end) is not None else None
    if verb is None or _PART.match(folded, verb, end) is None:
        return
    people = performers(list(people_of_cell(document, phrases, Cell(start, end), "responsible")))
    body = block.body
    while body < bracket.start() and phrases.shadow.plain[body] in " \n*":
        body += 1
    first, last = phrases.shadow.span(body, bracket.end("who") + 1)
    words = phrases.shadow.slice(body, bracket.start())
    if people:
        yield Task(start=first, end=last, content=tidy(words).rstrip(" .;"), origin="list", assignees=people)
