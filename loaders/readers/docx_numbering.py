"""The numbers that Word prints before paragraphs (``numbering.xml``): Điều 1., 1., a), and bullets."""

import re
from dataclasses import dataclass

from loaders.readers.docx_styles import Styles, is_switched_on, list_of
from loaders.readers.list_numbers import number_of
from loaders.readers.office_archive import Element, attribute, child, children

_LEVEL = re.compile(r"%([1-9])")
_LEVELS = 9
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_GLYPHS = {"o": "○", "§": "▪", "Ø": "-", "ü": "-", "v": "-", "q": "-"}
"""What the letters of symbol fonts used for bullets look like, as signs."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    legal: bool = False
    """All numbers in it are printed as decimals."""
    restarts: bool = True
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    """The list whose counters it shares."""
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Values at which it begins anew, for a list that goes over the counters of another."""


class Numbering:
    """Counts the numbered paragraphs of a document in order."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {attribute(each, "abstractNumId"): each for each in children(part, "abstractNum")}
        self._numbers = {attribute(each, "numId"): each for each in children(part, "num")}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def before(self, properties: Element | None) -> str | None:
        """Return what is printed before a paragraph of these properties (``w:pPr``), None where nothing is."""
        style_id = attribute(child(properties, "pStyle"), "val")
        style = self._styles.paragraph(style_id)
        list_id, level = list_of(properties)
        in_style = list_id is None
        list_id = style.list_id if list_id is None else list_id
        if list_id is None or list_id == "0":
            return None
        found = self._list(list_id)
        if found is None:
            return None
        if level is None:
            linked = next(
                (n for n, each in found.levels.items() if in_style and each.style == style_id), None
            )
            level = linked if linked is not None else style.level or 0
        return self._count(list_id, found, min(level, _LEVELS - 1))

    def _count(self, list_id: str, found: _List, level: int) -> str | None:
        counters = self._counters.setdefault(found.abstract, {})
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            if level in found.starts:
                counters.pop(level, None)
        first = found.starts.get(level, found.levels.get(level, _Level()).start)
        counters[level] = counters[level] + 1 if level in counters else first
        for deeper in range(level + 1, _LEVELS):
            if found.levels.get(deeper, _Level()).restarts:
                counters.pop(deeper, None)
        return _printed(found, counters, level)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str, depth: int = 0) -> _List | None:
        number = self._numbers.get(list_id)
        key = attribute(child(number, "abstractNumId"), "val")
        abstract = self._abstract.get(key)
        if abstract is None or key is None:
            return None
        link = attribute(child(abstract, "numStyleLink"), "val")
        if link and depth < 3:
            linked = self._styles.of(link).list_id
            return self._read(linked, depth + 1) if linked else None
        levels = dict(_level(each) for each in children(abstract, "lvl"))
        starts: dict[int, int] = {}
        for override in children(number, "lvlOverride"):
            place = _number(attribute(override, "ilvl"), 0)
            for each in children(override, "lvl"):
                levels[place] = _level(each)[1]
            start = attribute(child(override, "startOverride"), "val")
            if start is not None:
                starts[place] = _number(start, 1)
        return _List(key, levels, starts)


def _level(element: Element) -> tuple[int, _Level]:
    return _number(attribute(element, "ilvl"), 0), _Level(
        start=_number(attribute(child(element, "start"), "val"), 0),
        kind=attribute(child(element, "numFmt"), "val") or "decimal",
        pattern=attribute(child(element, "lvlText"), "val") or "",
        legal=is_switched_on(child(element, "isLgl")),
        restarts=attribute(child(element, "lvlRestart"), "val") != "0",
        style=attribute(child(element, "pStyle"), "val"),
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else default


def _printed(found: _List, counters: dict[int, int], level: int) -> str | None:
    here = found.levels.get(level, _Level())
    if here.kind == "bullet":
        glyph = here.pattern.strip()
        return _GLYPHS.get(glyph, _PRIVATE.sub("•", glyph)) or None

    def value(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        of = found.levels.get(place, _Level())
        return number_of(counters.get(place, of.start), "decimal" if here.legal else of.kind)

    return _LEVEL.sub(value, here.pattern).strip() or None
