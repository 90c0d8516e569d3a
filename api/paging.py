"""Lists in pages: a cursor that stays right when the list grows, and the exact total."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.errors import UsageError

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list, the cursor of the next page, and how many there are in all."""

    items: Sequence[Item]
    next: str | None
    total: int


def page(items: Sequence[Item], key: Callable[[Item], str], cursor: str | None, limit: int) -> Page[Item]:
    """Return the page after the cursor; ``items`` are in a fixed order with distinct keys.

    >>> first = page(["a", "b", "c"], str, None, 2)
    >>> first.items, page(["a", "b", "c"], str, first.next, 2).items
    (['a', 'b'], ['c'])
    """
    start = 0
    if cursor is not None:
        last = _decoded(cursor)
        start = next((place + 1 for place, item in enumerate(items) if key(item) == last), len(items))
    chosen = items[start : start + limit]
    more = start + limit < len(items)
    return Page(chosen, _encoded(key(chosen[-1])) if more and chosen else None, len(items))


def page_at(start: int, items: Sequence[Item], total: int) -> Page[Item]:
    """Return a page of a list that is asked for piece by piece: ``items`` stand at ``start`` of ``total``.

    >>> start_of(page_at(0, ["a", "b"], 3).next)
    2
    """
    end = start + len(items)
    return Page(items, _encoded(str(end)) if items and end < total else None, total)


def start_of(cursor: str | None) -> int:
    """Return where the page of a cursor from ``page_at`` begins."""
    start = "0" if cursor is None else _decoded(cursor)
    if not start.isdecimal():
        raise _no_cursor(cursor)
    return int(start)


def _encoded(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
    except ValueError as error:
        raise _no_cursor(cursor) from error


def _no_cursor(cursor: str | None) -> UsageError:
    return UsageError(f'con trỏ trang "{cursor}" không hợp lệ', f'"{cursor}" is not a page cursor')
