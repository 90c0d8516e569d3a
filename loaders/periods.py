"""The time that an instrument is for (thời kỳ): ``năm 2024``, ``giai đoạn 2021-2025``, ``quý I năm 2024``."""

import re

from loaders.shadow import ShadowText

_PERIOD = re.compile(
    r"""
    (?=[tqn2])(?<!thang\s\d\s)(?<!thang\s\d\d\s)(?<!den\s)                  # not the year of a date, nor a horizon
    (?:
        (?:tu\s+nam\s+)?(?P<from>20\d\d)\s*(?:-|den)\s*(?:nam\s+)?(?P<to>20\d\d)
      | (?:quy|q\.)\s*(?P<quarter>iv|i{1,3}|[1-4])[\s/]+(?:nam\s+)?(?P<qyear>20\d\d)
      | nam\s+(?P<year>20\d\d)
    )""",
    re.VERBOSE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_of(title: str | None) -> str | None:
    """Return the time that a title says its instrument is for.

    >>> period_of("Cải cách hành chính giai đoạn 2021-2025"), period_of("Công tác quý I năm 2024")
    ('2021-2025', '2024-Q1')
    """
    return period_in(ShadowText.of(title).flow) if title and "20" in title else None


def period_in(flow: str) -> str | None:
    """Return the last time that folded words name.

    >>> period_in("ke hoach cai cach hanh chinh cua huyen nam 2021"), period_in("den nam 2030")
    ('2021', None)
    """
    found = list(_PERIOD.finditer(flow)) if "20" in flow else []
    if not found:
        return None
    last = found[-1]
    if last["from"]:
        return f"{last['from']}-{last['to']}"
    if last["quarter"]:
        return f"{last['qyear']}-Q{_QUARTERS.get(last['quarter']) or last['quarter']}"
    return last["year"]
