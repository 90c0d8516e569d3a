"""Dates as Vietnamese documents print them, complete or with blanks, over folded text."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEAR_WORD = r"n(?:a|i|ia|d|e)m"
DATE = re.compile(
    rf"""
    (?:ngay|ngav)[\s:]*                                     # ngày
    (?:
        (?P<d1>\d{{1,2}})\s?[/.-]\s?(?P<m1>\d{{1,2}})\s?[/.-]\s?
        (?P<y1>(?:19|20)[ ]?\d\d|\d\d(?!\d))                                                  # 15/7/2021
      | (?P<d2>\d{{0,2}})[\s.…_]*(?:,\s*)?th[ae]ng[\s:]*(?P<m2>\d{{0,2}})
        [\s.…_]*(?:,\s*)?{_YEAR_WORD}[\s.…_]*(?P<y2>(?:19|20)\d\d)?             # 15 tháng 7 năm 2021
      | (?P<d3>\d{{1,2}})\s?/\s?(?P<m3>\d{{1,2}})\s+{_YEAR_WORD}\s+(?P<y3>(?:19|20)\d\d)      # 15/7 năm 2021
    )
    """,
    re.VERBOSE,
)
"""A date after the word ngày; day, month and year may be blank in the long form."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: ``iso`` only where day, month and year make a real one."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None

    @property
    def iso(self) -> str | None:
        """The date in ISO 8601, None where it is incomplete or impossible."""
        return _iso(self.year, self.month, self.day) if self.day and self.month and self.year else None

    @property
    def impossible(self) -> bool:
        """Whether everything is printed and there is no such day."""
        return None not in (self.day, self.month, self.year) and self.iso is None


@lru_cache(maxsize=4096)
def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def date_at(folded: str, start: int, end: int | None = None) -> PrintedDate | None:
    """Return the date that begins at ``start``.

    >>> date_at("ngay 25 thang 11 nam 2009", 0).iso
    '2009-11-25'
    >>> date_at("ngay 25/20/2017", 0).impossible
    True
    >>> date_at("ngay   thang 01 nam 2024", 0).iso is None
    True
    """
    return printed_date(DATE.match(folded, start, len(folded) if end is None else end))


def date_in(folded: str, start: int, end: int) -> PrintedDate | None:
    """Return the first date between ``start`` and ``end``."""
    return printed_date(DATE.search(folded, start, end))


def printed_date(found: re.Match[str] | None) -> PrintedDate | None:
    """Return the date that :data:`DATE` found."""
    if found is None:
        return None
    # The groups of the three forms stand one after the other: day, month, year.
    forms = found.groups()
    day, month, year = (forms[part] or forms[part + 3] or forms[part + 6] for part in range(3))
    year = year.replace(" ", "") if year else year
    full = int(year) + (2000 if len(year) == 2 else 0) if year else None
    end = found.start() + len(found[0].rstrip(" .…_\n\t"))
    return PrintedDate(found.start(), end, int(day) if day else None, int(month) if month else None, full)
