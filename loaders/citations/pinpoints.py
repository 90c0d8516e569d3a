"""Which part of an instrument is meant (điều, khoản, điểm): the words before a citation."""

import re

from loaders.citations.mention import Mention
from loaders.shadow import ShadowText

_VALUE = r"(?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivxlc]{1,6})(?![a-z0-9])"
_PART = (
    rf"(?:phu\s+luc(?:\s+so)?|chuong|muc|dieu|khoan|diem)\s+(?:so\s+)?{_VALUE}"
    rf"(?:\s*(?:,|va|;|-|den)\s*(?:so\s+)?(?:\d{{1,3}}[a-z]?|[a-z](?=\s*[,;)]|\s+va\s|\s+(?:khoan|dieu)))(?![a-z0-9]|\s*[./]))*"
)
_PARTS = re.compile(
    rf"(?<![a-z0-9])(?P<parts>{_PART}(?:\s*(?:,|;|va|cua|thuoc|tai)?\s*{_PART}){{0,11}})(?:\s*,)?\s*(?:cua\s+|tai\s+|thuoc\s+)?$"
)
_ONE = re.compile(r"(?P<kind>phu\s+luc|chuong|muc|dieu|khoan|diem)\s+(?:so\s+)?")
_NAMES = {
    "phu luc": "Phụ lục",
    "chuong": "Chương",
    "muc": "Mục",
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
}
_RANK = tuple(_NAMES)
_ARTICLE = _RANK.index("dieu")
_WORDS = ("dieu ", "khoan ", "diem ", "phu luc ", "chuong ", "muc ")
_LONGEST = 160
_JOINT = re.compile(r"(?:[\s,;]|\b(?:va|cua|tai|thuoc)\b)+$")


def pinpoint_of(shadow: ShadowText, mention: Mention) -> str | None:
    """Return the part of the instrument that is cited, the largest first: ``Điều 5, khoản 2, điểm a``.

    >>> text = "theo điểm a khoản 2 Điều 5 Luật Thú y"
    >>> pinpoint_of(ShadowText.of(text), Mention(start=27, end=37, type="Luật"))
    'Điều 5, khoản 2, điểm a'
    """
    before = shadow.flow[max(0, mention.start - _LONGEST) : mention.start]
    if not any(word in before[-60:] for word in _WORDS):
        return None
    found = _PARTS.search(before)
    if found is None:
        return None
    start = mention.start - len(before) + found.start("parts")
    return _rendered(shadow, start, start + len(found["parts"]))


def _rendered(shadow: ShadowText, start: int, end: int) -> str:
    groups = _grouped(_parts(shadow, start, end))
    # "khoản 2, khoản 3 Điều 6" names the article once.
    for group, following in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if all(rank > _ARTICLE for rank, _ in group):
            group += [part for part in following if part[0] == _ARTICLE]
    ordered = (sorted(group, key=lambda part: part[0]) for group in groups)
    return "; ".join(", ".join(words for _, words in group) for group in ordered)


def _parts(shadow: ShadowText, start: int, end: int) -> list[tuple[int, str]]:
    """Return rank and words of each part: ``(4, "khoản 2")``."""
    ones = list(_ONE.finditer(shadow.flow, start, end))
    stops = [*(each.start() for each in ones[1:]), end]
    found = []
    for one, stop in zip(ones, stops, strict=True):
        kind = " ".join(one["kind"].split())
        value = _JOINT.sub("", shadow.flow[one.end() : stop])
        words = " ".join(shadow.slice(one.end(), one.end() + len(value)).split())
        found.append((_RANK.index(kind), f"{_NAMES[kind]} {words}"))
    return found


def _grouped(parts: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    groups: list[list[tuple[int, str]]] = [[]]
    for part in parts:
        group = groups[-1]
        # From the small to the large, the article closes a reference: "khoản 2 Điều 5".
        closed = bool(group) and group[-1][0] == _ARTICLE < group[0][0]
        if closed or any(part[0] == rank for rank, _ in group):
            groups.append([])
        groups[-1].append(part)
    return groups
