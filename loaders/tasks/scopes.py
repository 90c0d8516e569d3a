"""What a heading says for all that stands under it: who is addressed, and whether work is given at all."""

import re
from collections import Counter
from typing import NamedTuple

from loaders.structure import Section, SectionKind
from loaders.tasks.anchors import directed, spoken_to
from loaders.tasks.phrases import UnitPhrases
from loaders.tasks.roles import partners, role_of

_LONGEST_FUNCTION = 12
"""Words of a heading such as ``Văn hóa xã hội`` that names a function and stands for who holds it."""
_WORD = re.compile(r"\w+")
_CASES = re.compile(
    r"(?:truong\s+hop|dieu\s+kien|hanh\s+vi)(?:\s+\w+){0,2}(?:\s+sau(?:\s+day)?|\s+duoi\s+day)\s*\Z"
)
"""A heading under which cases are listed, not work: ``... tạm dừng chia sẻ dữ liệu trong các trường hợp sau:``."""
_WITH_WHOM = re.compile(r"phoi\s+hop(?:\s+chat\s+che)?(?:\s+(?:cung\s+)?voi)?\Z")


class Scope(NamedTuple):
    """What holds under a heading."""

    units: tuple[str, ...] = ()
    own: bool = False
    """True where this very heading names the units."""
    role: str = "responsible"
    """That of ``1. Bộ Tài chính chủ trì, phối hợp với ...:`` for the items under it."""
    supporting: tuple[str, ...] = ()
    with_named: bool = False
    """True under ``b) Chủ trì, phối hợp``, where every item opens with those who help."""
    assigning: bool = False
    """True in a part that gives work: Tổ chức thực hiện, Phân công nhiệm vụ."""
    organising: bool = False
    """True in a part whose items are headed by those who do the work: Tổ chức thực hiện, Trách nhiệm."""
    tasking: bool = False
    """True in a part on work or money, where an item that a unit opens is its work: Nhiệm vụ, giải pháp; Kinh phí."""
    given: bool = False
    """True where the units stand inside a part that gives work, so that every item under them is work."""
    stating: bool = False
    """True in a part that gives none: Mục đích, yêu cầu."""
    closing: bool = False
    """True in the list of recipients and the signature."""


def read_scopes(phrases: UnitPhrases, tree: tuple[Section, ...]) -> tuple[Scope, ...]:
    """Return the scope of every section, that of its parents included."""
    addressed = _addressed_groups(phrases, tree)
    scopes: list[Scope] = []
    for section in tree:
        outer = scopes[section.parent] if section.parent is not None else Scope()
        scopes.append(_scope(phrases, section, outer, (section.parent, section.kind) in addressed))
    return tuple(scopes)


def _addressed_groups(
    phrases: UnitPhrases, tree: tuple[Section, ...]
) -> frozenset[tuple[int | None, SectionKind]]:
    """Return the groups of sections with headings of which at least half are headed by a unit.

    Among ``1. Thể chế số, 2. Hạ tầng số, 9. Doanh nghiệp số`` the last one is a subject, no addressee.
    """
    headed = {(section.parent, section.kind) for section in tree if section.heading}
    named: Counter[tuple[int | None, SectionKind]] = Counter()
    total: Counter[tuple[int | None, SectionKind]] = Counter()
    for section in tree:
        key = (section.parent, section.kind)
        if key in headed and (section.heading or section.kind < SectionKind.BULLET):
            total[key] += 1
            named[key] += _begins_with_unit(phrases, section)
    return frozenset(key for key, count in total.items() if named[key] * 2 >= count)


def _begins_with_unit(phrases: UnitPhrases, section: Section) -> bool:
    start, end = _heading_span(phrases, section) if section.heading else (section.body_start, section.end)
    opener = phrases.words.openers.match(phrases.shadow.folded, start, end)
    return phrases.head_at(opener.end() if opener else start) is not None


def _scope(phrases: UnitPhrases, section: Section, outer: Scope, addressed: bool) -> Scope:
    if section.kind in (SectionKind.CLOSING, SectionKind.ANNEX):
        return Scope(closing=section.kind is SectionKind.CLOSING)
    if section.kind <= SectionKind.ARTICLE:
        outer = Scope()
    if not section.heading or outer.stating:
        return outer._replace(own=False) if outer.own else outer
    start, end = _heading_span(phrases, section)
    if _CASES.search(phrases.shadow.folded, start, end):
        return outer._replace(own=False, stating=True)
    named = _named_units(phrases, section, start, end, outer) if addressed or outer.assigning else None
    if named is not None:
        return named
    folded = phrases.shadow.folded
    words = phrases.words
    if outer.units:
        outer = outer._replace(units=outer.units + directed(phrases, start, end))
    if outer.units and role_of(phrases, start, end) != "responsible":
        outer = outer._replace(
            role=role_of(phrases, start, end),
            supporting=partners(phrases, start, end),
            with_named=_WITH_WHOM.search(phrases.shadow.folded, start, end) is not None,
        )
    return Scope(
        units=outer.units,
        role=outer.role,
        supporting=outer.supporting,
        with_named=outer.with_named,
        given=outer.given,
        assigning=outer.assigning or words.assigning.search(folded, start, end) is not None,
        tasking=outer.tasking or words.tasking.search(folded, start, end) is not None,
        organising=outer.organising or words.organising.search(folded, start, end) is not None,
        stating=outer.stating or words.stating.match(folded, start, end) is not None,
        closing=outer.closing and section.kind > SectionKind.ARTICLE,
    )


def _heading_span(phrases: UnitPhrases, section: Section) -> tuple[int, int]:
    """Return the place of the words of a heading, blanks and its colon left out."""
    plain = phrases.shadow.plain
    start, end = section.heading_start, section.body_start
    while end > start and plain[end - 1] in " \t\n:*.":
        end -= 1
    while start < end and plain[start] in " \t\n*":
        start += 1
    return start, end


def _named_units(phrases: UnitPhrases, section: Section, start: int, end: int, outer: Scope) -> Scope | None:
    """Return the scope of a heading that names units, None for any other heading."""
    opener = phrases.words.openers.match(phrases.shadow.folded, start, end)
    place = opener.end() if opener else start
    if opener is not None and opener[0].startswith("doi") and not outer.assigning:
        return None
    if opener is None and (spoken := spoken_to(phrases, place, end)) is not None:
        place = spoken
    unit = phrases.head_at(place, end)
    if unit is None and not _holds_functions(outer):
        return None
    verb = phrases.first_verb(place, end)
    if verb is not None and not phrases.shadow.plain[verb:end].strip():
        verb = None
    introduces = phrases.shadow.folded[end : end + 3].strip()[:1] == ":"
    if verb is not None and (opener is None or not introduces) and section.emphasised:
        verb = verb if role_of(phrases, verb, end) != "responsible" else None
    if verb is not None and not introduces:
        return None
    if unit is None and not _is_function(phrases, section, place, verb):
        return None
    stop = end if verb is None else verb
    units = phrases.split(place, stop)
    if not units:
        return None
    units += directed(phrases, verb, end) if verb is not None else ()
    role = "responsible" if verb is None else role_of(phrases, verb, end)
    supporting = partners(phrases, verb, end) if verb is not None and role == "lead" else ()
    return Scope(
        units=units, own=True, given=outer.assigning, role=role, supporting=supporting, assigning=True
    )


def _holds_functions(outer: Scope) -> bool:
    """Tell whether the headings of a part may name who is meant without a word for a unit."""
    return outer.organising and not outer.units


def _is_function(phrases: UnitPhrases, section: Section, place: int, verb: int | None) -> bool:
    """Tell whether a heading in an organising part names who is meant without a word for a unit."""
    if verb is not None:
        return False
    if section.kind not in (SectionKind.ARABIC, SectionKind.ARABIC_2, SectionKind.LETTER):
        return False
    end = section.body_start
    folded = phrases.shadow.folded
    if phrases.words.no_unit.match(folded, place, end) or phrases.opens_with_verb(place, end):
        return False
    if phrases.words.stating.match(folded, place, end) or phrases.words.assigning.match(folded, place, end):
        return False
    return len(_WORD.findall(section.heading)) <= _LONGEST_FUNCTION
