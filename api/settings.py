"""What the environment and the call decide, read in one place."""

import os
import re
from datetime import date

from graph.errors import UsageError

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years that a question may be about; others are slips of the hand."""


def store_address(named: str | None) -> str:
    """Return the store of a call: the one named, else ``$CANCU_STORE``, else ``cancu.db`` in the current folder.

    >>> store_address("so-lieu.db")
    'so-lieu.db'
    """
    return named or os.environ.get("CANCU_STORE") or "cancu.db"


def largest_file() -> int | None:
    """Return the bytes of the largest file to be read: ``$CANCU_LARGEST_FILE`` in MB, or None for what a format allows.

    Raises UsageError where it is no number above zero.
    """
    named = os.environ.get("CANCU_LARGEST_FILE")
    if not named:
        return None
    if not named.isascii() or not named.isdigit() or int(named) == 0:
        raise UsageError(
            f'CANCU_LARGEST_FILE phải là số MB, không phải "{named}"',
            f'CANCU_LARGEST_FILE must be a number of MB, not "{named}"',
        )
    return int(named) * 1_000_000


def today() -> str:
    """Return the day of this call in ISO form; the only place that asks the clock for it."""
    return date.today().isoformat()


_WRITTEN = re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})")


def day(named: str | None) -> str:
    """Return the day that a question is asked as of: the one named, in ISO form or as offices write it, else today.

    Raises UsageError for a text that is no day of the calendar.

    >>> day("2024-02-29"), day("31/12/2024")
    ('2024-02-29', '2024-12-31')
    """
    if named is None:
        return today()
    written = _WRITTEN.fullmatch(named)
    iso = f"{written['year']}-{int(written['month']):02}-{int(written['day']):02}" if written else named
    try:
        known = date.fromisoformat(iso).isoformat()
    except ValueError:
        known = None
    if known != iso:
        raise UsageError(
            f'"{named}" không phải là một ngày (ví dụ 2024-12-31 hoặc 31/12/2024)',
            f'"{named}" is not a day (for example 2024-12-31 or 31/12/2024)',
        )
    return iso
