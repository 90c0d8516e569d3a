"""Undoing: every change of a table is noted with what stood there before."""

from typing import Any

_NOTHING = object()


class Journal:
    """Changes of dictionaries that can be taken back together.

    >>> journal, table = Journal(), {"a": 1}
    >>> journal.put(table, "a", 2); journal.put(table, "b", 3); journal.drop(table, "a")
    >>> table
    {'b': 3}
    >>> journal.undo(); table
    {'a': 1}
    """

    def __init__(self) -> None:
        self._before: list[tuple[dict[Any, Any], Any, Any]] = []

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        """Set ``table[key]``."""
        self._before.append((table, key, table.get(key, _NOTHING)))
        table[key] = value

    def drop(self, table: dict[Any, Any], key: Any) -> None:
        """Remove ``key`` where it stands."""
        if key in table:
            self._before.append((table, key, table.pop(key)))

    def undo(self) -> None:
        """Take back all changes since the last :meth:`forget`, the latest first."""
        for table, key, value in reversed(self._before):
            table.pop(key, None)
            if value is not _NOTHING:
                table[key] = value
        self.forget()

    def forget(self) -> None:
        """Let the changes stand."""
        self._before.clear()
