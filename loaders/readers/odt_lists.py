"""The numbers that OpenDocument programs print before the items of lists and before headings."""

from dataclasses import dataclass

from loaders.readers.list_numbers import number_of
from loaders.readers.office_archive import Element, attribute, local_name

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    """Format of the number, ``bullet`` for a sign, empty for nothing."""
    before: str = ""
    after: str = ""
    shown: int = 1
    """How many levels the number names: 2 for ``1.1``."""
    start: int = 1


class ListStyles:
    """The styles of lists (``text:list-style``) and of headings (``text:outline-style``) of a document."""

    def __init__(self, parts: tuple[Element | None, ...]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        for part in parts:
            for element in () if part is None else part.iter():
                if local_name(element) in ("list-style", "outline-style"):
                    key = "outline" if local_name(element) == "outline-style" else attribute(element, "name")
                    self._styles[key or ""] = dict(_level(each) for each in element)

    def level(self, style: str | None, level: int) -> _Level:
        """Return what is printed on a level, counted from 1."""
        return self._styles.get(style or "", {}).get(level, _Level(""))

    def printed(self, style: str | None, level: int, counters: list[int]) -> str:
        """Return the number of an item whose counters, from the outermost level on, are given."""
        here = self.level(style, level)
        if here.kind == "bullet":
            return here.before
        if not here.kind:
            return ""
        first = max(1, level - here.shown + 1)
        numbers = [
            number_of(counters[place - 1], self.level(style, place).kind or here.kind)
            for place in range(first, level + 1)
        ]
        return f"{here.before}{'.'.join(numbers)}{here.after}".strip()


def _level(element: Element) -> tuple[int, _Level]:
    place = _count(attribute(element, "level"), 1)
    if local_name(element) == "list-level-style-bullet":
        sign = attribute(element, "bullet-char") or "•"
        return place, _Level("bullet", "•" if "\ue000" <= sign <= "\uf8ff" else sign)
    return place, _Level(
        kind=_FORMATS.get(attribute(element, "num-format") or "", ""),
        before=attribute(element, "num-prefix") or "",
        after=attribute(element, "num-suffix") or "",
        shown=_count(attribute(element, "display-levels"), 1),
        start=_count(attribute(element, "start-value"), 1),
    )


def _count(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else default


class Counting:
    """Counts the items of lists in the order of the document."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._open: list[str | None] = []
        self._counters: list[int] = []
        self._by_name: dict[str | None, list[int]] = {}
        self._by_style: dict[str | None, list[int]] = {}
        self._outline = [0] * 10

    @property
    def inside(self) -> bool:
        """Return whether a list is open."""
        return bool(self._open)

    def open(self, element: Element) -> None:
        """Enter a list; an outermost one begins anew unless it says that it goes on with another."""
        style = attribute(element, "style-name") or (self._open[-1] if self._open else None)
        if not self._open:
            other = attribute(element, "continue-list")
            known = self._by_name.get(other) if other else None
            if known is None and (other or attribute(element, "continue-numbering") == "true"):
                known = self._by_style.get(style)
            self._counters = [] if known is None else known
            self._by_name[attribute(element, "id")] = self._by_style[style] = self._counters
        self._open.append(style)

    def close(self) -> None:
        """Leave the innermost list."""
        self._open.pop()

    def item(self, element: Element) -> str:
        """Return what is printed before an item; one that only holds a deeper list has no number of its own."""
        if local_name(next(iter(element), element)) == "list":
            return ""
        level, style, counters = len(self._open), self._open[-1], self._counters
        for place in range(len(counters) + 1, level + 1):
            counters.append(self._styles.level(style, place).start - (place == level))
        del counters[level:]
        start = attribute(element, "start-value")
        counters[-1] = _count(start, 1) if start else counters[-1] + 1
        return self._styles.printed(style, level, counters)

    def heading(self, level: int) -> str:
        """Return what is printed before a heading of the outline."""
        level = max(1, min(level, len(self._outline)))
        if not self._styles.level("outline", level).kind:
            return ""
        self._outline[level - 1] += 1
        self._outline[level:] = [0] * (len(self._outline) - level)
        return self._styles.printed("outline", level, self._outline)
