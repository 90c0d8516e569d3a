"""What SQLite complains about, as the errors of the house."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import StoreCorrupt, StoreError, StoreLocked, StoreReadOnly

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_CORRUPT = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Raise a StoreError for whatever SQLite raises inside."""
    try:
        yield
    except sqlite3.Error as error:
        raise _of(path, error) from error


def _of(path: str, error: sqlite3.Error) -> StoreError:
    # The lower eight bits are the class of the error, the rest says more about it.
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _LOCKED:
        return StoreLocked(path)
    if code in _READ_ONLY:
        return StoreReadOnly(path)
    if code in _CORRUPT or "no such table" in str(error):
        return StoreCorrupt(path, str(error))
    return StoreError(f"lỗi kho dữ liệu {path}: {error}", f"the store {path} failed: {error}")
