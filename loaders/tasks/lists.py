"""Items with labelled lines: ``Cơ quan chủ trì: ...``, ``Thời gian thực hiện: ...`` under a numbered heading."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.identifiers.folding import fold
from graph.reading import Assignee, Deadline, Task
from loaders.deadlines import deadline_in
from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section, SectionKind
from loaders.tasks.phrases import UnitPhrases, tidy
from loaders.tasks.roles import assignees, partners, role_of

_LONGEST_LABEL = 60
_LONGEST_CONTENT = 500
_NUMBERED_ONLY = re.compile(r"(?:hoat dong|nhiem vu|noi dung|cong viec|giai phap)(?: so)? \d+")
_CLAUSE = re.compile(r";\s+(?=\w)")
_ISSUES = re.compile(
    r"ban\s+hanh\s+(?:theo\s+tham\s+quyen\s+)?(?=ke\s+hoach|van\s+ban|quyet\s+dinh|chuong\s+trinh|quy\s+che|chi\s+thi|de\s+an)"
)
_RESPONSIBLE = re.compile(r"(?:co|chiu)\s+trach\s+nhiem\b")
_PRODUCT_END = re.compile(r"[.;,]|\s+(?:quy\s+dinh|ve|thuc\s+hien|trien\s+khai|theo|khi|de)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled line: what it says (lead, performer, deadline, product, ...) and where its value stands."""

    role: str
    start: int
    value: int
    end: int
    item: int | None
    """Index of the section whose task it belongs to."""


@dataclass(slots=True)
class _Item:
    """What the labelled lines of one item say, as far as read."""

    section: Section
    people: list[Assignee] = field(default_factory=list)
    content: Label | None = None
    deadline: Label | None = None
    product: Label | None = None
    first: int | None = None
    """Where the first labelled line begins."""


def find_labels(
    phrases: UnitPhrases, blocks: tuple[Paragraph, ...], tree: tuple[Section, ...]
) -> tuple[Label, ...]:
    """Return the labelled lines in order; sub-items of a label without value belong to it."""
    plain = phrases.shadow.plain
    found: list[Label] = []
    index = -1
    labelled: dict[int, Label] = {}
    for block in blocks:
        index += block.kind is not None
        if block.table:
            continue
        colon = plain.find(":", block.body, min(block.end, block.body + _LONGEST_LABEL))
        role = _role_of_label(phrases, block.body, colon) if colon >= 0 else None
        # Most paragraphs are no labels, and without one above none of them needs its place in the tree.
        if role is None and not labelled:
            continue
        label = _label(phrases, block, role, colon, _ancestors(tree, index, block), labelled)
        if (
            label is not None
            and label.role == "content"
            and label.value >= label.end
            and block.kind is not None
        ):
            label = replace(label, end=tree[index].end)
        if label is None:
            continue
        found.append(label)
        if block.kind is not None:
            labelled[index] = label
    return tuple(found)


def _ancestors(tree: tuple[Section, ...], index: int, block: Paragraph) -> list[int]:
    """Return the sections around a paragraph, its own first where it opens one."""
    current: int | None = index if index >= 0 else None
    chain: list[int] = []
    while current is not None:
        if tree[current].end > block.start:
            chain.append(current)
        current = tree[current].parent
    return chain


def _label(
    phrases: UnitPhrases,
    block: Paragraph,
    role: str | None,
    colon: int,
    parents: list[int],
    labelled: dict[int, Label],
) -> Label | None:
    around = parents[1:] if block.kind is not None else parents
    item = next((index for index in around if index not in labelled), None)
    outer = next((labelled[index] for index in around if index in labelled), None)
    if role is not None:
        value = _skip_blanks(phrases.shadow.plain, colon + 1, block.end)
        return Label(role, block.body, value, block.end, item)
    if outer is not None and outer.value >= outer.end and outer.role not in ("content", "deadline"):
        return Label(outer.role, block.body, block.body, block.end, item)
    return None


def _role_of_label(phrases: UnitPhrases, start: int, end: int) -> str | None:
    """Return what the words before a colon say."""
    return phrases.words.labels.get(fold(phrases.shadow.slice(start, end)))


def _skip_blanks(plain: str, place: int, end: int) -> int:
    while place < end and plain[place] in " \t\n*":
        place += 1
    return place


def find_list_tasks(
    document: TextUnderReading, phrases: UnitPhrases, tree: tuple[Section, ...], labels: tuple[Label, ...]
) -> Iterator[Task]:
    """Yield one task for each item that has labelled lines naming units, and the duty of each such line."""
    items: dict[int, _Item] = {}
    for label in labels:
        if label.item is None or tree[label.item].kind is SectionKind.CLOSING:
            continue
        item = items.setdefault(label.item, _Item(tree[label.item], first=label.start))
        if label.role in ("lead", "support", "performer"):
            duties = tuple(_duties_of_label(document, phrases, label))
            item.people += [person for duty in duties for person in duty.assignees]
            yield from duties
        else:
            setattr(item, label.role, getattr(item, label.role) or label)
    for item in items.values():
        if item.people:
            yield _task(document, phrases, item)
    yield from _siblings(document, phrases, tree, items)


def _duties_of_label(document: TextUnderReading, phrases: UnitPhrases, label: Label) -> Iterator[Task]:
    """Yield the duties that a line such as ``Cơ quan thực hiện: Sở A chủ trì ...; Sở B phối hợp`` gives."""
    starts = [
        label.value,
        *(match.end() for match in _CLAUSE.finditer(phrases.shadow.folded, label.value, label.end)),
    ]
    starts = [
        place for number, place in enumerate(starts) if number == 0 or _has_verb(phrases, place, label.end)
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else label.end
        verb = phrases.first_verb(start, end, adverbs=False) if phrases.head_at(start, end) else None
        units = phrases.split(start, end if verb is None else verb)
        if not units:
            continue
        role = _role(phrases, label, verb, end)
        people = assignees(units, role, document.units, phrases.accented)
        if verb is not None and role == "lead":
            people += assignees(partners(phrases, verb, end), "support", document.units, phrases.accented)
        yield _duty(document, phrases, label.start if number == 0 and verb is None else start, end, people)


def _has_verb(phrases: UnitPhrases, start: int, end: int) -> bool:
    stop = _CLAUSE.search(phrases.shadow.folded, start, end)
    return (
        phrases.head_at(start, end) is not None
        and phrases.first_verb(start, stop.start() if stop else end) is not None
    )


def _role(phrases: UnitPhrases, label: Label, verb: int | None, end: int) -> str:
    if label.role in ("lead", "support"):
        return label.role
    return "responsible" if verb is None else role_of(phrases, verb, end)


def _duty(
    document: TextUnderReading, phrases: UnitPhrases, start: int, end: int, people: tuple[Assignee, ...]
) -> Task:
    while end > start and phrases.shadow.plain[end - 1] in " \t\n.;,*|":
        end -= 1
    first, last = phrases.shadow.span(start, end)
    return Task(
        start=first, end=last, content=tidy(document.text[first:last]), origin="duty", assignees=people
    )


def performers(people: list[Assignee]) -> tuple[Assignee, ...]:
    """Return the people of a task with the part of those named without one.

    Who alone carries out a task leads it; beside a leader the others support. One that is printed as leader and
    as supporter of a row is both.
    """
    led = any(person.role == "lead" for person in people)
    part = "support" if led else "lead"
    settled: dict[tuple[str, str], Assignee] = {}
    for person in people:
        role = part if person.role == "responsible" else person.role
        if person.role != "responsible" or all(unit != person.unit for unit, _ in settled):
            known = Assignee(unit=person.unit, unit_id=person.unit_id, role=role)
            settled.setdefault((person.unit, role), known)
    return tuple(settled.values())


def _task(document: TextUnderReading, phrases: UnitPhrases, item: _Item) -> Task:
    content, start, end = _content(document, phrases, item)
    return Task(
        start=start,
        end=end,
        content=content,
        origin="list",
        assignees=performers(item.people),
        product=_product(phrases, item),
        deadline=None if item.deadline is None else _deadline(document, phrases, item.deadline),
    )


def _content(document: TextUnderReading, phrases: UnitPhrases, item: _Item) -> tuple[str, int, int]:
    section = item.section
    if item.first is not None and section.heading_start < item.first < section.body_start:
        first, last = phrases.shadow.span(section.heading_start, item.first)
        return tidy(document.text[first:last]).rstrip(" .;-+"), first, last
    if item.content is not None and (not section.heading or _NUMBERED_ONLY.fullmatch(fold(section.heading))):
        first, last = phrases.shadow.span(item.content.value, item.content.end)
        return tidy(document.text[first:last]), first, last
    start = _skip_blanks(phrases.shadow.plain, section.body_start, section.end)
    if not section.heading and item.first is not None and start < item.first <= start + _LONGEST_CONTENT:
        first, last = phrases.shadow.span(start, item.first)
        return tidy(document.text[first:last]).rstrip(" .;-+"), first, last
    first, last = phrases.shadow.span(section.start, max(section.body_start, section.start + 1))
    return section.heading or tidy(document.text[first:last]), first, last


def _deadline(document: TextUnderReading, phrases: UnitPhrases, label: Label) -> Deadline | None:
    end = label.end
    while end > label.value and phrases.shadow.plain[end - 1] in " \t\n.;*|":
        end -= 1
    return deadline_in(document, label.value, end)


def _product(phrases: UnitPhrases, item: _Item) -> str | None:
    if item.product is not None:
        return tidy(phrases.shadow.slice(item.product.value, item.product.end)).rstrip(".;")
    issues = _ISSUES.search(phrases.shadow.folded, item.section.body_start, item.section.end)
    if issues is None:
        return None
    stop = _PRODUCT_END.search(phrases.shadow.folded, issues.end() + 3, item.section.end)
    return tidy(phrases.shadow.slice(issues.end(), stop.start() if stop else item.section.end))


def _siblings(
    document: TextUnderReading, phrases: UnitPhrases, tree: tuple[Section, ...], items: dict[int, _Item]
) -> Iterator[Task]:
    """Yield the items beside labelled ones whose unit stands in a sentence (``... có trách nhiệm ...``)."""
    labelled = Counter(tree[index].parent for index, item in items.items() if item.people)
    kinds = {(tree[index].parent, tree[index].kind) for index in items}
    for index, section in enumerate(tree):
        if index in items or not section.heading or labelled[section.parent] < 2:
            continue
        start = _skip_blanks(phrases.shadow.plain, section.body_start, section.end)
        if (section.parent, section.kind) not in kinds or phrases.head_at(start, section.end) is None:
            continue
        verb = phrases.first_verb(start, section.end)
        if verb is not None and _RESPONSIBLE.match(phrases.shadow.folded, verb):
            people = assignees(phrases.split(start, verb), "responsible", document.units, phrases.accented)
            yield _task(document, phrases, _Item(section, people=list(people)))
