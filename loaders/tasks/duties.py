"""Duties in running text: items under the heading of a unit, and sentences that a unit opens."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.reading import Task
from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section, SectionKind
from loaders.tasks.anchors import ENFORCES, Anchor, anchor_at, find_anchors
from loaders.tasks.phrases import UnitPhrases, tidy
from loaders.tasks.places import Carried, Place, is_another, last_sentence, leads_items, places_of
from loaders.tasks.roles import assignees, partners, role_of
from loaders.tasks.scopes import Scope, read_scopes

_NEW_SENTENCE = re.compile(r"[.;]\s+(?=\w)")
_FULL_STOP = re.compile(r"\.\s+(?=\w)")
_CHARGED = re.compile(r"c(?:o|hiu)\s+trach\s+nhiem\b|g(?<!\wg)iao\s+(?=\w)")
_GIVEN = re.compile(r"(?<!\w)giao\s")
"""What makes a duty even of a demand or a principle."""
_MUST = re.compile(r"phai\s")
_PERSON = re.compile(
    r"(?:can\s+bo|cong\s+chuc|vien\s+chuc|dang\s+vien|thanh\s+vien|ca\s+nhan|doanh\s+nghiep)\b"
)
"""Of whom it is told on what conditions something is had, and not what to do."""
_PART_ONLY = re.compile(r"(?:chu\s+tri|phoi\s+hop|va|voi|thuc\s+hien|[\s,;:.])+")
"""Words that say the part and no work: ``b) Chủ trì, phối hợp``."""
_EDGES = " \t\n\r./;:,*|"
_SHORTEST = 8
_LONGEST_TITLE = 60
_LONG_LINE = 110
"""A line that nobody has broken by hand."""
_OWN_LINE = re.compile(r"\.\s*\n\s*\Z")
_OWN_LINE_BEFORE = 4
_FULL_LINE = 60
_TITLE = re.compile(r"\W*(?:ve|cong\s+tac|linh\s+vuc|noi\s+dung|hoat\s+dong)\s")
"""What a title opens with and a sentence that goes on does not; the line under it need not be as long."""
_PUNCTUATION = ".,;:"
_PAST = re.compile(r"\W*(?:trong\s+)?(?:thoi\s+gian|nhung\s+nam|nhieu\s+nam|cac\s+nam)(?:\s+vua)?\s+qua\b")
"""``Thời gian qua, ...``: what follows in the paragraph has been done."""


def find_duties(
    document: TextUnderReading,
    phrases: UnitPhrases,
    blocks: tuple[Paragraph, ...],
    tree: tuple[Section, ...],
    taken: Sequence[tuple[int, int]] = (),
) -> Iterator[Task]:
    """Yield the duties of the running text; ``taken`` are the places, in order, that lists and tables have read."""
    scopes = read_scopes(phrases, tree)
    carried = Carried()
    for place in places_of(document, phrases, blocks, tree, scopes):
        if place.scope.closing or _is_taken(place.block, taken):
            continue
        outer = place.commanded
        place = carried.over(place)
        yield from _duties_of(document, phrases, place)
        units = leads_items(phrases, place)
        if units and place.section is not None:
            carried = Carried(units, place.section.end, outer)


def _is_taken(block: Paragraph, taken: Sequence[tuple[int, int]]) -> bool:
    before = bisect_left(taken, (block.end, 0))
    return (before > 0 and taken[before - 1][1] > block.start) or (
        before > 1 and taken[before - 2][1] > block.start
    )


def _duties_of(document: TextUnderReading, phrases: UnitPhrases, place: Place) -> Iterator[Task]:
    block, scope = place.block, place.scope
    start = place.words(phrases.shadow.plain)
    if place.introduces:
        place = place._replace(end=last_sentence(phrases, start, block.end))
    if start >= place.end:
        return
    start = _behind_title(phrases, place, start)
    anchors = _accepted(phrases, place, start)
    first = anchors[0].start if anchors else place.end
    if place.commanded and first > start and not scope.units and not scope.stating:
        scope = scope._replace(units=place.commanded) if phrases.opens_with_verb(start, block.end) else scope
    if scope.units and first > start and _is_work(phrases, place, start, block.end):
        yield from _under_heading(document, phrases, scope, start, first)
    for number, anchor in enumerate(anchors):
        end = anchors[number + 1].start if number + 1 < len(anchors) else place.end
        whole = _is_item(place) and anchor.start == start and not anchor.direct
        yield from _of_anchor(document, phrases, anchor, end, start if whole else anchor.verb)


def _behind_title(phrases: UnitPhrases, place: Place, start: int) -> int:
    """Return where the words behind a title begin that stands on a line of its own before a long line of its item."""
    plain = phrases.shadow.plain
    stop = plain.find("\n", start, place.end)
    if (
        place.block.kind is None
        or stop < 0
        or stop - start > _LONGEST_TITLE
        or plain[stop - 1] in _PUNCTUATION
    ):
        return start
    following = plain.find("\n", stop + 1, place.end)
    length = (following if following > 0 else place.end) - stop
    first = stop + 1
    opens = plain[first].isupper() and (
        phrases.head_at(first, place.end) is not None or phrases.opens_with_verb(first, place.end)
    )
    least = _FULL_LINE if _TITLE.match(phrases.shadow.folded, start, stop) else _LONG_LINE
    return first if opens and length > least and phrases.head_at(start, stop) is None else start


def _is_work(phrases: UnitPhrases, place: Place, start: int, end: int) -> bool:
    """Tell whether an item under a unit is something to do: outside assigning parts it must open with a verb."""
    section = place.section
    if place.opens and section is not None and section.heading and not place.scope.own:
        folded = phrases.shadow.folded
        if phrases.words.no_unit.match(folded, start, end) and len(section.heading) < _LONGEST_TITLE:
            return False
    if not place.opens and _is_bold(phrases, place) and not phrases.opens_with_work(start, end):
        return False
    return place.scope.given or phrases.opens_with_work(start, end)


def _is_item(place: Place, least: SectionKind = SectionKind.LETTER) -> bool:
    """Tell whether a paragraph is an item, with a letter or a dash one that is one duty from its first word on."""
    return place.opens and place.block.kind is not None and place.block.kind >= least


def _is_bold(phrases: UnitPhrases, place: Place) -> bool:
    """Tell whether a whole paragraph is in bold, as the second half of a heading is."""
    printed = phrases.shadow.slice(max(0, place.block.start - 2), place.block.end + 2).strip()
    return printed.startswith("**") and printed.endswith("**") and printed.count("**") == 2


def _accepted(phrases: UnitPhrases, place: Place, start: int) -> list[Anchor]:
    """Return the anchors that count here: everywhere the strong ones, others only where work is given."""
    scope, end = place.scope, min(place.block.end, place.end)
    if scope.stating and _CHARGED.search(phrases.shadow.folded, start, end) is None:
        return []
    if scope.units and not scope.stating:
        return _of_others(phrases, place, start, end)
    found = list(find_anchors(phrases, start, end))
    if not found:
        return found
    if scope.stating:
        return [anchor for anchor in found if _is_given(phrases, anchor)]
    if _PAST.match(phrases.shadow.folded, place.block.body, end):
        return [anchor for anchor in found if anchor.spoken]
    return _of_the_part(phrases, place, start, found)


def _of_others(phrases: UnitPhrases, place: Place, start: int, end: int) -> list[Anchor]:
    """Return the anchors in an item under a unit: those of another one, and those of the issuer below its work."""
    if _PAST.match(phrases.shadow.folded, place.block.body, end):
        return [anchor for anchor in find_anchors(phrases, start, end) if anchor.spoken]
    if place.scope.own and place.opens:
        # The colon of "Giám đốc các sở: Y tế, Tài chính; ... thi hành Quyết định này" ends no heading.
        body = place.block.body
        body += len(phrases.shadow.plain[body:end]) - len(phrases.shadow.plain[body:end].lstrip(" *\n"))
        whole = anchor_at(phrases, body, end)
        if whole is not None and ENFORCES.match(phrases.shadow.folded, whole.verb, end):
            return [whole]
    own = anchor_at(phrases, start, end)
    if own is not None and is_another(phrases, own, place.scope):
        return [own]
    if "\n" not in phrases.shadow.plain[max(0, start - _OWN_LINE_BEFORE) : end]:
        return []
    return [anchor for anchor in find_anchors(phrases, start, end) if _closes(phrases, anchor)]


def _of_the_part(phrases: UnitPhrases, place: Place, start: int, found: list[Anchor]) -> list[Anchor]:
    """Return the anchors that count outside the work of a unit, by what the part of the document gives."""
    scope = place.scope
    openings = {start, place.section.body_start} if place.opens and place.section is not None else {start}
    tasking = scope.tasking and phrases.accented and (place.opens or _is_first(phrases, place))
    return [
        anchor
        for anchor in found
        if anchor.strong
        or place.closes
        or (scope.assigning and "\n" in phrases.shadow.plain[max(0, anchor.start - 2) : anchor.start])
        or (anchor.start in openings and (scope.assigning or (tasking and anchor.direct)))
        or (anchor.start == start and _is_item(place, SectionKind.ARABIC) and _must(phrases, anchor))
    ]


def _is_given(phrases: UnitPhrases, anchor: Anchor) -> bool:
    """Tell whether words of charge or of the issuer leave no doubt that something is to be done."""
    folded = phrases.shadow.folded
    charged = _CHARGED.match(folded, anchor.verb) and not _GIVEN.match(folded, anchor.verb)
    return bool(charged) or (anchor.spoken and _GIVEN.search(folded, anchor.start, anchor.verb) is not None)


def _is_first(phrases: UnitPhrases, place: Place) -> bool:
    """Tell whether a paragraph stands right under the heading of its section."""
    section = place.section
    if section is None or not section.heading or section.body_start > place.block.start:
        return False
    return not phrases.shadow.plain[section.body_start : place.block.start].strip(" \t\n*:.")


def _must(phrases: UnitPhrases, anchor: Anchor) -> bool:
    """Tell whether an item says what its unit must do: ``1. Chủ quản dữ liệu phải lưu nhật ký``."""
    folded = phrases.shadow.folded
    person = _PERSON.match(folded, anchor.start) is not None
    return phrases.accented and not person and _MUST.match(folded, anchor.verb) is not None


def _closes(phrases: UnitPhrases, anchor: Anchor) -> bool:
    """Tell whether the issuer speaks on a line of his own below the work of a unit: ``Đề nghị các đơn vị ...``."""
    before = phrases.shadow.plain[max(0, anchor.start - _OWN_LINE_BEFORE) : anchor.start]
    return anchor.spoken and anchor.direct and _OWN_LINE.search(before) is not None


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


def _of_anchor(
    document: TextUnderReading, phrases: UnitPhrases, anchor: Anchor, end: int, begin: int
) -> Iterator[Task]:
    """Yield the duties of a sentence that a unit opens, and of the sentences that go on with its verb.

    An item that opens with ``Trên cơ sở kết quả khảo sát, Sở Xây dựng ...`` is told whole, from ``begin`` on.
    """
    first, verb = begin, anchor.verb
    for sentence in _FULL_STOP.finditer(phrases.shadow.folded, anchor.verb, end):
        if phrases.opens_with_verb(sentence.end(), end) and phrases.shadow.plain[sentence.end()].isupper():
            role = role_of(phrases, verb, end)
            yield from _task(document, phrases, anchor.units, role, first, sentence.start() + 1, verb=verb)
            first = verb = sentence.end()
    role = role_of(phrases, verb, end)
    each_alone = ENFORCES.match(phrases.shadow.folded, verb, end) is not None
    for units in [(unit,) for unit in anchor.units] if each_alone else [anchor.units]:
        yield from _task(document, phrases, units, role, first, end, verb=verb)


def _opening_item(phrases: UnitPhrases, scope: Scope, start: int, end: int) -> tuple[str, ...]:
    """Return who helps by the first words of an item under ``b) Chủ trì, phối hợp``."""
    if not scope.with_named or phrases.head_at(start, end) is None:
        return ()
    verb = phrases.first_verb(start, end)
    return () if verb is None else phrases.split(start, verb)


def _task(
    document: TextUnderReading,
    phrases: UnitPhrases,
    units: tuple[str, ...],
    role: str,
    start: int,
    end: int,
    scope: Scope | None = None,
    verb: int | None = None,
) -> Iterator[Task]:
    """Yield the task that stands between two places; ``verb`` is where the words begin that say who has which part."""
    plain = phrases.shadow.plain
    while start < end and plain[start] in _EDGES:
        start += 1
    while end > start and plain[end - 1] in _EDGES:
        end -= 1
    if end - start < _SHORTEST or _PART_ONLY.fullmatch(phrases.shadow.folded, start, end):
        return
    supporting = partners(phrases, start if verb is None else verb, end) if role != "responsible" else ()
    if scope is not None and role == "responsible" and scope.role != "responsible":
        role, supporting = scope.role, scope.supporting or _opening_item(phrases, scope, start, end)
    people = assignees(units, role, document.units, phrases.accented)
    if supporting:
        others = tuple(unit for unit in supporting if unit not in units)
        people += assignees(others, "support", document.units, phrases.accented)
    first, last = phrases.shadow.span(start, end)
    yield Task(
        start=first, end=last, content=tidy(document.text[first:last]), origin="duty", assignees=people
    )
