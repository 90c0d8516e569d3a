"""What stands on a page and is no part of the text: page numbers, running heads, stamps of digital signatures."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.identifiers.folding import fold_letters
from loaders.readers.pages.lines import Stretch
from loaders.readers.pages.page import Word

_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:trang|page|tr\.)?[\s:]*\d{1,4}\s*(?:(?:/|tren|of)\s*(?:tong so\s*)?\d{1,4})?[\W_]*(?:trang|page)?[\W_]*"
)
_SIGNING = re.compile(
    r"(?:nguoi ky|ky boi|ky so boi|duoc ky boi|digitally signed|signature (?:not verified|valid)|thoi gian ky|ngay ky|"
    r"gio ky|co quan|email|don vi|to chuc|signed by|date)\s*:|signature (?:not verified|valid)|digitally signed"
)
_SURELY_SIGNING = re.compile(
    r"(?:nguoi ky|ky boi|ky so boi|duoc ky boi|thoi gian ky|signed by)\s*:|"
    r"digitally signed|signature (?:not verified|valid)"
)
_MARGIN = 0.12
"""Share of the page at its head and foot in which furniture stands."""
_OUTER = 0.09
_SHARE_OF_PAGES = 0.3
_DIGITS = re.compile(r"\d+")


def is_page_number(line: Stretch, height: float) -> bool:
    """Tell whether a line at the edge of a page only counts the pages.

    >>> is_page_number(Stretch((Word("Trang", 10, 5, 40, 15), Word("3/12", 44, 5, 60, 15))), 800)
    True
    """
    outer = line.middle < _OUTER * height or line.middle > (1 - _OUTER) * height
    return outer and len(line.words) < 7 and _PAGE_NUMBER.fullmatch(fold_letters(line.text)) is not None


class RunningLines:
    """The lines that come back at the edge of one page after the other."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, int]] = Counter()
        self._pages = 0

    def count(self, lines: Iterable[Stretch], height: float) -> None:
        """Take notice of the lines of one page."""
        self._pages += 1
        self._seen.update({key for line in lines for key in _keys(line, height)})

    def holds(self, line: Stretch, height: float) -> bool:
        """Tell whether a line came back on so many pages that it is no part of the text."""
        least = max(2.0, _SHARE_OF_PAGES * self._pages)
        return self._pages > 1 and any(self._seen[key] >= least for key in _keys(line, height))


def _keys(line: Stretch, height: float) -> tuple[tuple[str, int], ...]:
    """Return what is alike on every page: the words without numbers, and the place to a few points."""
    if _MARGIN * height < line.middle < (1 - _MARGIN) * height:
        return ()
    words = _DIGITS.sub("0", fold_letters(line.text))
    place = int(line.middle / 6)
    return (words, place), (words, place + 1)


def without_signing(rows: Sequence[tuple[Stretch, ...]]) -> list[Word]:
    """Return the words of a page without the stamps that signing programs set on it.

    A stamp is small print in lines such as ``Ký bởi: ...`` and ``Thời gian ký: ...``, close to each other.
    """
    lines = [part for row in rows for part in row]
    sure = [line for line in lines if _SURELY_SIGNING.match(fold_letters(line.text))]
    if not sure:
        return [word for line in lines for word in line.words]
    dropped = {id(line) for line in sure}
    for line in lines:
        near = any(_beside(line, stamp) for stamp in sure)
        if near and (_SIGNING.match(fold_letters(line.text)) or _runs_on(line, sure)):
            dropped.add(id(line))
    return [word for line in lines if id(line) not in dropped for word in line.words]


def _beside(line: Stretch, stamp: Stretch) -> bool:
    close = abs(line.middle - stamp.middle) < 6 * stamp.height
    return close and line.x0 < stamp.x1 and stamp.x0 < line.x1


def _runs_on(line: Stretch, stamps: Sequence[Stretch]) -> bool:
    """Tell whether a line in the small print of a stamp goes on with the line of it above."""
    return any(
        0 < line.middle - stamp.middle < 1.6 * stamp.height
        and abs(line.x0 - stamp.x0) < stamp.height
        and abs(line.height - stamp.height) < 0.1 * stamp.height
        and stamp.height < 10
        for stamp in stamps
    )
