"""Duties in running text: items under the heading of a unit, and sentences that a unit opens."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.reading import Task
from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section
from loaders.tasks.anchors import Anchor, anchor_at, find_anchors
from loaders.tasks.phrases import UnitPhrases, tidy
from loaders.tasks.roles import assignees, partners, role_of
from loaders.tasks.scopes import Scope, read_scopes

_ISSUER_CLOSES = re.compile(
    r"\s*(?:tren\s+day\s+la|trong\s+qua\s+trinh|qua\s+trinh\s+(?:to\s+chuc|trien\s+khai|thuc\s+hien)"
    r"|(?:[uiyj]\w?\s+ban\s+nhan\s+dan|ubnd|chu\s+tich)[^.;:]{0,60}(?:yeu\s+cau|de\s+nghi|giao)"
    r"|(?:yeu\s+cau|de\s+nghi|nhan\s+duoc)\s)"
)
_ORDERS = re.compile(
    r"(?<!\w)(?:(?:yeu\s+cau|giao|de\s+nghi)\s+(?P<unit>(?:cac|bo|so|uy|ubnd|thu\s+truong|chu\s+tich|giam\s+doc)(?!\w))"
    r"|(?:yeu\s+cau|chi\s+thi|chi\s+dao|ket\s+luan|y\s+kien)(?:\s+nhu\s+sau)?\s*:)"
)
_NEW_SENTENCE = re.compile(r"[.;]\s+(?=\w)")
_FULL_STOP = re.compile(r"\.\s+(?=\w)")
_ENFORCE = re.compile(
    r"chiu\s+trach\s+nhiem\s+(?:to\s+chuc\s+)?(?:thi\s+hanh|thuc\s+hien)\s+(?:quyet\s+dinh|nghi\s+quyet|thong\s+tu|nghi\s+dinh|quy)"
)
_EDGES = " \t\n\r./;:,*|"
_SHORTEST = 8
_LONGEST_TITLE = 60


class _Place(NamedTuple):
    """A paragraph with the innermost section around it."""

    block: Paragraph
    section: Section | None
    scope: Scope
    opens: bool
    """True where the paragraph is the first of its section."""
    introduces: bool
    """True where it ends with a colon and items follow under it."""
    commanded: tuple[str, ...] = ()
    """Whom the issuer told before to do what follows; an item that names its own unit is that one's."""


def find_duties(
    document: TextUnderReading,
    phrases: UnitPhrases,
    blocks: tuple[Paragraph, ...],
    tree: tuple[Section, ...],
    taken: Sequence[tuple[int, int]] = (),
) -> Iterator[Task]:
    """Yield the duties of the running text; ``taken`` are the places, in order, that lists and tables have read."""
    scopes = read_scopes(phrases, tree)
    for place in _places(document, phrases, blocks, tree, scopes):
        if place.scope.closing or _is_taken(place.block, taken):
            continue
        yield from _duties_of(document, phrases, place)


def _places(
    document: TextUnderReading,
    phrases: UnitPhrases,
    blocks: tuple[Paragraph, ...],
    tree: tuple[Section, ...],
    scopes: tuple[Scope, ...],
) -> Iterator[_Place]:
    index = -1
    issuer_closed: int | None = None
    ordered: int | None = None
    commanded: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        opens = block.kind is not None
        index += opens
        current = _enclosing(tree, index, block.start)
        if block.table or not document.start <= block.start < (document.end or len(phrases.shadow.plain)):
            continue
        section = None if current is None else tree[current]
        scope = Scope() if current is None else scopes[current]
        told: tuple[str, ...] = ()
        if ordered is not None and block.start < ordered:
            scope = scope._replace(assigning=True)
            told = () if _is_title_of_items(blocks, number, section) else commanded
        introduces = phrases.shadow.plain[block.end - 1] == ":"
        until = _ordered_until(phrases, block, section) if introduces else None
        if until is not None:
            ordered, commanded = until, _commanded(phrases, block)
        if not opens and _ISSUER_CLOSES.match(phrases.shadow.folded, block.start):
            issuer_closed = current
        if issuer_closed is not None and issuer_closed == current and not opens and scope.units:
            scope = scope._replace(units=())
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        yield _Place(block, section, scope, opens, introduces and _introduces(block, following), told)


def _ordered_until(phrases: UnitPhrases, block: Paragraph, section: Section | None) -> int | None:
    """Return how far ``... yêu cầu ... thực hiện các nhiệm vụ sau:`` makes duties of what follows."""
    if not _ORDERS.search(phrases.shadow.folded, block.start, block.end):
        return None
    if block.kind is None:
        return len(phrases.shadow.plain)
    return section.end if section is not None else None


def _commanded(phrases: UnitPhrases, block: Paragraph) -> tuple[str, ...]:
    """Return whom ``Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở ... thực hiện các nội dung sau:`` addresses."""
    for order in _ORDERS.finditer(phrases.shadow.folded, block.start, block.end):
        verb = phrases.first_verb(order.start("unit"), block.end) if order["unit"] else None
        if verb is not None and phrases.head_at(order.start("unit"), verb) is not None:
            return phrases.split(order.start("unit"), verb)
    return ()


def _is_title_of_items(blocks: tuple[Paragraph, ...], number: int, section: Section | None) -> bool:
    """Tell whether a paragraph is only the heading of the items under it."""
    block, following = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    if block.kind is None or following is None or section is None or section.body_start < block.end:
        return False
    return following.kind is None or following.kind > block.kind


def _enclosing(tree: tuple[Section, ...], index: int, place: int) -> int | None:
    current: int | None = index if index >= 0 else None
    while current is not None and tree[current].end <= place:
        current = tree[current].parent
    return current


def _introduces(block: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether the items that a colon announces follow."""
    if following is None or following.kind is None:
        return False
    return block.kind is None or following.kind > block.kind


def _is_taken(block: Paragraph, taken: Sequence[tuple[int, int]]) -> bool:
    before = bisect_left(taken, (block.end, 0))
    return any(end > block.start for _, end in taken[max(0, before - 2) : before])


def _duties_of(document: TextUnderReading, phrases: UnitPhrases, place: _Place) -> Iterator[Task]:
    block, section, scope = place.block, place.section, place.scope
    start = section.body_start if place.opens and scope.own and section is not None else block.body
    if start >= block.end or place.introduces:
        return
    anchors = [] if scope.stating else _accepted(phrases, scope, start, block.end)
    first = anchors[0].start if anchors else block.end
    if not anchors and not scope.units and not scope.stating and phrases.opens_with_verb(start, block.end):
        scope = scope._replace(units=place.commanded)
    if scope.units and first > start and _is_work(phrases, place, start, block.end):
        yield from _under_heading(document, phrases, scope, start, first)
    for number, anchor in enumerate(anchors):
        end = anchors[number + 1].start if number + 1 < len(anchors) else block.end
        yield from _of_anchor(document, phrases, anchor, end)


def _is_work(phrases: UnitPhrases, place: _Place, start: int, end: int) -> bool:
    """Tell whether an item under a unit is something to do: outside assigning parts it must open with a verb."""
    section = place.section
    if place.opens and section is not None and section.heading and not place.scope.own:
        folded = phrases.shadow.folded
        if phrases.words.no_unit.match(folded, start, end) and len(section.heading) < _LONGEST_TITLE:
            return False
    return place.scope.given or phrases.opens_with_verb(start, end)


def _accepted(phrases: UnitPhrases, scope: Scope, start: int, end: int) -> list[Anchor]:
    """Return the anchors that count here: everywhere the strong ones, others only where work is given."""
    if scope.units:
        own = anchor_at(phrases, start, end)
        weak = phrases.accented and scope.given and scope.role == "responsible"
        return [own] if own is not None and own.direct and (own.strong or weak) else []
    return [
        anchor
        for anchor in find_anchors(phrases, start, end)
        if anchor.strong or (scope.assigning and anchor.start == start)
    ]


def _under_heading(
    document: TextUnderReading, phrases: UnitPhrases, scope: Scope, start: int, end: int
) -> Iterator[Task]:
    """Yield the duty of one item; a sentence that changes the role is a duty of its own."""
    first, role = start, role_of(phrases, start, end)
    for sentence in _NEW_SENTENCE.finditer(phrases.shadow.folded, max(start - 1, 0), end):
        after = role_of(phrases, sentence.end(), min(end, sentence.end() + 40))
        if after not in (role, "responsible") and phrases.shadow.plain[sentence.end()].isupper():
            yield from _task(document, phrases, scope.units, role, first, sentence.start() + 1, scope)
            first, role = sentence.end(), after
    yield from _task(document, phrases, scope.units, role, first, end, scope)


def _of_anchor(document: TextUnderReading, phrases: UnitPhrases, anchor: Anchor, end: int) -> Iterator[Task]:
    """Yield the duties of a sentence that a unit opens, and of the sentences that go on with its verb."""
    first = anchor.verb
    for sentence in _FULL_STOP.finditer(phrases.shadow.folded, anchor.verb, end):
        if phrases.opens_with_verb(sentence.end(), end) and phrases.shadow.plain[sentence.end()].isupper():
            yield from _task(
                document, phrases, anchor.units, role_of(phrases, first, end), first, sentence.start() + 1
            )
            first = sentence.end()
    role = role_of(phrases, first, end)
    if _ENFORCE.match(phrases.shadow.folded, first):
        for unit in anchor.units:
            yield from _task(document, phrases, (unit,), role, first, end)
    else:
        yield from _task(document, phrases, anchor.units, role, first, end)


def _task(
    document: TextUnderReading,
    phrases: UnitPhrases,
    units: tuple[str, ...],
    role: str,
    start: int,
    end: int,
    scope: Scope | None = None,
) -> Iterator[Task]:
    plain = phrases.shadow.plain
    while start < end and plain[start] in _EDGES:
        start += 1
    while end > start and plain[end - 1] in _EDGES:
        end -= 1
    if end - start < _SHORTEST:
        return
    supporting = partners(phrases, start, end) if role == "lead" else ()
    if scope is not None and role == "responsible" and scope.role != "responsible":
        role, supporting = scope.role, scope.supporting
    people = assignees(units, role, document.units)
    if supporting:
        others = tuple(unit for unit in supporting if unit not in units)
        people += assignees(others, "support", document.units)
    first, last = phrases.shadow.span(start, end)
    yield Task(
        start=first, end=last, content=tidy(document.text[first:last]), origin="duty", assignees=people
    )
