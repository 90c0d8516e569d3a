"""The part that a unit has in a duty: it leads, it supports, or neither word stands."""

import re
from functools import lru_cache

from graph.identifiers.folding import fold
from graph.reading import Assignee
from graph.units import UnitContext, resolve_unit, unit_tree
from loaders.tasks.misread import as_meant
from loaders.tasks.phrases import UnitPhrases

# Optical recognition spoils the vowels, so "Phéi hop" and "phdi hop" are "phối hợp" as well.
# The lookbehind stands behind the first letter, so that the search skips what cannot open it.
_ROLE_WORD = re.compile(r"(?:c(?<!\wc)h[uùi0]\s+tr[iìl]|p(?<!\wp)h\w{1,2}i\s+h[o0][pf])\b")
_SOFT = re.compile(
    r"(?:co\s+trach\s+nhiem|chiu\s+trach\s+nhiem|la|lam|dau\s+moi|co\s+quan|tham\s+muu\s*(?=,|va\s)|duoc\s+giao|va|hoac)\b"
)
_LEAD_IN = re.compile(
    r"\s*(?:can\s+cu|tren\s+co\s+so|theo|trong\s+pham\s+vi|tu|de|nham|dua\s+tren|tuy\s+theo|ngoai)\b[^,.;:]{0,160}(?:,\s*nhiem\s+vu[^,.;:]{0,60})?"
)
_PARTNERS = re.compile(
    r"ph\w{1,2}i\s+h[o0][pf](?:\s+chat\s+che)?(?:,\s+(?:trao\s+doi|thong\s+nhat)\b[^.;:]{0,90}?(?=\svoi\s))?"
    r"(?:\s+(?P<with>voi|cung\s+voi|cung)\s+|(?:,\s+(?:huong\s+dan|ho\s+tro))?\s+(?=[^\W\d_]))"
)
_DESCRIBES = re.compile(r"(?<!cua\s)(?:co\s+quan|don\s+vi|to\s+chuc)\s+$")
_ASSIGNED = re.compile(r"duoc\s+\Z")
"""``theo chức năng, quyền hạn được giao, chủ động phối hợp``: nobody gives anything here."""
_SEVERAL_LEVELS = re.compile(r"\b(?:cac cap|cap (?:tinh|huyen|xa)[ ,]+(?:va )?(?:cap )?(?:tinh|huyen|xa))\b")
"""``Hội đồng Thi đua - Khen thưởng các cấp`` is no one unit."""
_OPENING = 170
_LONGEST_PARTNERS = 400


def role_of(phrases: UnitPhrases, start: int, end: int) -> str:
    """Return ``lead``, ``support`` or ``responsible`` by the verb with which the duty opens."""
    folded = phrases.shadow.folded
    match = _ROLE_WORD.search(folded, start, min(end, start + _OPENING))
    if match is None or _DESCRIBES.search(folded, max(start, match.start() - 20), match.start()):
        return "responsible"
    if re.search(r"[.:;]\s", folded[start : match.start()]) or _other_verb(phrases, start, match.start()):
        return "responsible"
    return "lead" if match[0].startswith("c") else "support"


def _other_verb(phrases: UnitPhrases, start: int, end: int) -> bool:
    """Tell whether a verb that says what to do stands before the word for the role."""
    folded = phrases.shadow.folded
    lead_in = _LEAD_IN.match(folded, start, end)
    place = lead_in.end() if lead_in else start
    for match in phrases.words.verbs.finditer(folded, place, end):
        if _ASSIGNED.search(folded, start, match.start()):
            continue
        if not phrases.words.adverbs.match(folded, match.start()) and not _SOFT.match(folded, match.start()):
            return True
    return False


def partners(phrases: UnitPhrases, start: int, end: int) -> tuple[str, ...]:
    """Return the units after ``phối hợp với`` in a duty that is led or supported."""
    folded = phrases.shadow.folded
    for match in _PARTNERS.finditer(folded, start, min(end, start + _OPENING)):
        place = match.end()
        named = match["with"] or phrases.shadow.plain[place].isupper() or folded.startswith("cac ", place)
        named = named or (phrases.accented and phrases.words.partners.match(folded, place))
        if named and phrases.head_at(place) is not None:
            return _enumerated(phrases, place, end)
    return ()


def _enumerated(phrases: UnitPhrases, place: int, end: int) -> tuple[str, ...]:
    """Return the units from a place on, up to the verb that they are to help with."""
    end = min(end, place + _LONGEST_PARTNERS)
    stop = phrases.first_verb(place, end)
    sentence = re.compile(r"[.:;]").search(phrases.shadow.folded, place, end)
    last = min(stop or end, sentence.start() if sentence else end)
    return phrases.split(place, last) if last < place + _LONGEST_PARTNERS else ()


@lru_cache(maxsize=4096)
def assignees(
    units: tuple[str, ...], role: str, context: UnitContext, accented: bool = True
) -> tuple[Assignee, ...]:
    """Return the units with their part, resolved from the place of the document where that can be done.

    Without accents a text may be misread: then a name counts as a unit only where all its words are known ones.
    """
    return tuple(
        Assignee(unit=unit, unit_id=_identifier(unit, context, accented), role=role) for unit in units
    )


@lru_cache(maxsize=4096)
def _identifier(unit: str, context: UnitContext, accented: bool) -> str | None:
    if _SEVERAL_LEVELS.search(fold(unit)):
        return None
    meant = unit if accented else as_meant(unit, _names_around(context))
    resolved = None if meant is None else resolve_unit(meant, context)
    return None if resolved is None else resolved.id


def _names_around(context: UnitContext) -> frozenset[str]:
    """Return the words in the names of the areas in which a document stands."""
    names: list[str] = []
    area = context.area
    while area is not None:
        names.append(area.short)
        area = unit_tree().area(area.parent) if area.parent else None
    return frozenset(fold(" ".join(names)).split())
