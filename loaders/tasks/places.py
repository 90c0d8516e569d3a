"""The paragraphs of a document in order, each with what the words before and around it say of its duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.document import TextUnderReading
from loaders.structure import Paragraph, Section
from loaders.tasks.anchors import Anchor, anchor_at, directed
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.scopes import Scope

_ISSUER_CLOSES = re.compile(
    r"\s*(?:tren\s+day\s+la|trong\s+qua\s+trinh|qua\s+trinh\s+(?:to\s+chuc|trien\s+khai|thuc\s+hien)"
    r"|(?:[uiyj]\w?\s+ban\s+nhan\s+dan|ubnd|chu\s+tich)[^.;:]{0,60}(?:yeu\s+cau|de\s+nghi|giao)"
    r"|(?:(?:moi|nhung|cac)\s+)?(?:kho\s+khan|vuong\s+mac|van\s+de\s+phat\s+sinh)"
    r"|(?:yeu\s+cau|de\s+nghi|nhan\s+duoc)\s)"
)
_ORDERS = re.compile(
    r"(?<!\w)(?:(?:yeu\s+cau|giao|de\s+nghi)\s+(?P<unit>(?:cac|bo|so|uy|ubnd|thu\s+truong|chu\s+tich|giam\s+doc)(?!\w))"
    r"|(?:yeu\s+cau|chi\s+thi|chi\s+dao|ket\s+luan|y\s+kien)(?:\s+nhu\s+sau)?\s*:"
    r"|(?P<tasks>nhiem\s+vu|giai\s+phap|cong\s+viec)(?:\s+\w+){0,4}\s+sau(?:\s+day)?\s*:)"
)
_FULL_STOP = re.compile(r"\.\s+(?=\w)")
_ENACTS = re.compile(
    r"(?<!\w)(?:ban\s+hanh|xay\s+dung|xac\s+dinh|yeu\s+cau|de\s+ra|quyet\s+(?:nghi|dinh)|thong\s+nhat|phat\s+dong|phe\s+duyet)(?!\w)"
)
"""``UBND tỉnh ban hành Kế hoạch với các nội dung sau:``: what follows is not the issuer's work."""
_FOLLOWS = re.compile(
    r"(?:noi\s+dung|nhiem\s+vu|cong\s+viec|cong\s+tac|giai\s+phap|viec|hoat\s+dong)"
    r"(?:\s+\w+){0,4}\s*:\s*\Z"
)
"""``... triển khai thực hiện những nội dung sau:`` gives work, ``... trong các trường hợp sau:`` does not."""
_ABOUT = re.compile(r"[\s*]*doi\s+voi\s+")
_NO_SCOPE = Scope()
_LEAST_NOUNS = 2
_LONGEST_LIST = 1500
_LONGEST_NAME_CUT = 40


class Place(NamedTuple):
    """A paragraph with the innermost section around it."""

    block: Paragraph
    section: Section | None
    scope: Scope
    opens: bool
    """True where the paragraph is the first of its section."""
    introduces: bool
    """True where it ends with a colon and items follow under it that are duties themselves."""
    titles: bool = False
    """True where the paragraph is only the heading of the items under it."""
    closes: bool = False
    """True for the closing words of the document: ``Trên đây là Kế hoạch ...; các cơ quan nghiêm túc thực hiện``."""
    end: int = 0
    """Where the words of its duty end: those of the paragraph, or of the things listed under it."""
    commanded: tuple[str, ...] = ()
    """Whom the issuer told before to do what follows; an item that names its own unit is that one's."""

    def words(self, plain: str) -> int:
        """Return where the words begin in which a duty may stand: behind the mark, and the heading of a unit."""
        own = self.opens and self.scope.own and self.section is not None
        place = self.section.body_start if own and self.section is not None else self.block.body
        while place < self.block.end and plain[place].isspace():
            place += 1
        return place


class Carried(NamedTuple):
    """Whose work the items under an item are, which names them in its own sentence."""

    units: tuple[str, ...] = ()
    until: int = 0
    commanded: tuple[str, ...] = ()
    """Whom the issuer had told before; an order that stands nearer to an item than its parent counts more."""

    def over(self, place: Place) -> Place:
        """Return a place with these units where it lies under them: then it gives work, whatever the part says."""
        if place.block.start >= self.until or place.titles or place.commanded not in ((), self.commanded):
            return place
        scope = place.scope._replace(stating=False)
        if scope.units and not scope.own:
            scope = scope._replace(units=self.units, role="responsible", supporting=(), with_named=False)
        return place._replace(commanded=self.units, scope=scope)


@dataclass(slots=True)
class _Standing:
    """What the paragraphs read so far have said of those that follow."""

    index: int = -1
    """Index of the last section that began."""
    closed: int | None = None
    """Index of the section in which the issuer has begun to close the document."""
    orders: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Up to where duties follow, after ``yêu cầu ... thực hiện các nhiệm vụ sau:``, and whose; one within another."""
    listed: int = 0
    """Up to where things are listed that an introducing duty is about."""


def places_of(
    document: TextUnderReading,
    phrases: UnitPhrases,
    blocks: tuple[Paragraph, ...],
    tree: tuple[Section, ...],
    scopes: tuple[Scope, ...],
) -> Iterator[Place]:
    """Yield the paragraphs in which a duty may stand; tables and what only belongs to a duty are left out."""
    standing = _Standing()
    last = document.end or len(phrases.shadow.plain)
    for number, block in enumerate(blocks):
        standing.index += block.kind is not None
        if not block.table and document.start <= block.start < last and block.start >= standing.listed:
            yield _place(phrases, blocks, number, tree, scopes, standing)


def _place(
    phrases: UnitPhrases,
    blocks: tuple[Paragraph, ...],
    number: int,
    tree: tuple[Section, ...],
    scopes: tuple[Scope, ...],
    standing: _Standing,
) -> Place:
    opens = blocks[number].kind is not None
    block = blocks[number] if opens else _with_name_before(phrases, blocks, number)
    current = _enclosing(tree, standing.index, block.start)
    section = None if current is None else tree[current]
    scope = _NO_SCOPE if current is None else scopes[current]
    told: tuple[str, ...] = ()
    titles = opens and _is_title_of_items(blocks, number, section)
    while standing.orders and standing.orders[-1][0] <= block.start:
        standing.orders.pop()
    if standing.orders:
        given = scope.given or bool(scope.units)
        if not scope.assigning or given != scope.given:
            scope = scope._replace(assigning=True, given=given)
        told = () if titles else standing.orders[-1][1]
        if opens and section is not None and (units := _concerned(phrases, section)):
            standing.orders.append((section.end, units))
    introduces = phrases.shadow.plain[block.end - 1] == ":"
    until = _ordered_until(phrases, block, section) if introduces else None
    if until is not None:
        standing.orders.append((until, _commanded(phrases, block)))
    if not opens and _ISSUER_CLOSES.match(phrases.shadow.folded, block.start):
        standing.closed = current
    closes = standing.closed is not None and standing.closed == current and not opens
    if closes and scope.units:
        scope = scope._replace(units=())
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    introduces = introduces and _introduces(block, following)
    if introduces and not scope.own and phrases.opens_with_verb(block.body, block.end):
        things = _things_listed(phrases, blocks, number)
        standing.listed, introduces = things or standing.listed, things is None
    listed = not introduces and block.end < standing.listed <= block.end + _LONGEST_LIST
    end = standing.listed if listed else block.end
    return Place(block, section, scope, opens, introduces, titles, closes, end, told)


def _with_name_before(phrases: UnitPhrases, blocks: tuple[Paragraph, ...], number: int) -> Paragraph:
    """Return a paragraph without a mark with the line before that is only the first words of the unit it opens with.

    Lines that are broken by hand part ``Chủ tịch Ủy ban nhân dân`` from ``Thành phố đề nghị ...``, and ``Chánh`` from
    ``Văn phòng Bộ``.
    """
    block, before = blocks[number], blocks[number - 1] if number > 0 else None
    if before is None or before.table or before.end - before.body > _LONGEST_NAME_CUT:
        return block
    start = before.body
    while start < before.end and phrases.shadow.plain[start] in " *":
        start += 1
    head = phrases.head_at(start, before.end)
    whole = head is not None and not phrases.shadow.plain[head : before.end].strip(" *")
    follows = phrases.shadow.plain[before.end : block.start].count("\n") == 1
    if head is None or not follows or (before.kind is not None and not whole):
        return block
    words = phrases.shadow.plain[head : before.end]
    plain_name = words.replace(" ", "").replace("*", "").isalpha() or not words.strip(" *")
    return (
        block._replace(start=start) if plain_name and phrases.first_verb(start, before.end) is None else block
    )


def leads_items(phrases: UnitPhrases, place: Place) -> tuple[str, ...]:
    """Return whose work the items under a paragraph are, where its sentence names them; nobody for any other.

    ``1. Các sở, ngành căn cứ Kế hoạch này tổ chức thi đua.`` and the items under it are of the same units.
    """
    scope, block = place.scope, place.block
    if (
        place.section is None
        or (scope.stating and not place.introduces)
        or not (place.introduces or (place.opens and scope.assigning and place.section.end > block.end))
    ):
        return ()
    start = place.words(phrases.shadow.plain)
    if place.introduces:
        start = last_sentence(phrases, start, block.end)
        while start < block.end and phrases.shadow.plain[start].isspace():
            start += 1
        if _FOLLOWS.search(phrases.shadow.folded, start, block.end) is None:
            return ()
    anchor = anchor_at(phrases, start, block.end) if start < block.end else None
    if anchor is None or (scope.units and (scope.own or not is_another(phrases, anchor, scope))):
        return ()
    if place.introduces and _ENACTS.search(phrases.shadow.folded, anchor.verb, block.end):
        return ()
    return anchor.units + (directed(phrases, anchor.verb, block.end) if place.introduces else ())


def is_another(phrases: UnitPhrases, anchor: Anchor, scope: Scope) -> bool:
    """Tell whether an item under a unit opens with another one, whose work it is."""
    return anchor.direct and (anchor.strong or (phrases.accented and scope.role == "responsible"))


def last_sentence(phrases: UnitPhrases, start: int, end: int) -> int:
    """Return where the sentence begins that announces what follows; what stands before it may give work itself."""
    stops = [stop.end() - 1 for stop in _FULL_STOP.finditer(phrases.shadow.folded, start, end)]
    return stops[-1] if stops else start


def _things_listed(phrases: UnitPhrases, blocks: tuple[Paragraph, ...], number: int) -> int | None:
    """Return where the items under a duty end if they only name what it is about; None where they are duties.

    ``a) Trình HĐND tỉnh quyết định:`` is one duty, whatever is listed under it.
    """
    block, first = blocks[number], blocks[number + 1]
    count, end = 0, first.end
    for item in blocks[number + 1 :]:
        if item.table or (item.kind is not None and block.kind is not None and item.kind <= block.kind):
            break
        if item.kind is None:
            break
        if item.kind == first.kind:
            count += 1
            if (
                phrases.opens_with_work(item.body, item.end)
                or phrases.head_at(item.body, item.end) is not None
            ):
                return None
        end = item.end
    return end if count >= _LEAST_NOUNS and block.kind is not None else None


def _ordered_until(phrases: UnitPhrases, block: Paragraph, section: Section | None) -> int | None:
    """Return how far ``... yêu cầu ... thực hiện các nhiệm vụ sau:`` makes duties of what follows."""
    orders = list(_ORDERS.finditer(phrases.shadow.folded, block.start, block.end))
    if not orders:
        return None
    if block.kind is None and any(order["tasks"] is None for order in orders):
        return len(phrases.shadow.plain)
    return section.end if section is not None else len(phrases.shadow.plain)


def _concerned(phrases: UnitPhrases, section: Section) -> tuple[str, ...]:
    """Return whose work stands under ``1. Đối với Sở Y tế các tỉnh``, the heading of a part of an order."""
    about = _ABOUT.match(phrases.shadow.folded, section.heading_start, section.body_start)
    if not section.heading or about is None or phrases.head_at(about.end(), section.body_start) is None:
        return ()
    if phrases.first_verb(about.end(), section.body_start) is not None:
        return ()
    return phrases.split(about.end(), section.body_start)


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
    if following is None or section is None or section.body_start < block.end:
        return False
    return following.kind is None or block.kind is None or following.kind > block.kind


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
