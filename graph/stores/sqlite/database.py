"""Connections to the file: one writer at a time, and for each thread a reader that sees what is committed."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreCorrupt, StoreReadOnly, StoreTooNew
from graph.stores.sqlite.errors import translated
from graph.stores.sqlite.schema import APPLICATION, VERSION, create, upgrade

Row = tuple[Any, ...]

_WRITER_WAITS_MS = 2_000
_READER_WAITS_MS = 10_000
_READING = (
    f"PRAGMA busy_timeout={_READER_WAITS_MS}",
    "PRAGMA query_only=ON",
    # Only the writer folds the log into the file: two that do so at once can damage it before SQLite 3.51.3.
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=1073741824",
    "PRAGMA temp_store=MEMORY",
)
_WRITING = (
    f"PRAGMA busy_timeout={_WRITER_WAITS_MS}",
    "PRAGMA page_size=8192",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
)


class Database:
    """One SQLite file that may not exist yet; until the first transaction it reads as empty."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file = Path(path)
        self._local = threading.local()
        self._lock = threading.RLock()
        self._opened: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        self._connection()

    def rows(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Return all rows that answer the query."""
        with translated(self.path):
            return self._connection().execute(query, parameters or {}).fetchall()

    def write(self, statement: str, parameters: Iterable[Mapping[str, Any]] = ({},)) -> None:
        """Execute the statement for each set of parameters, inside the open transaction."""
        with translated(self.path):
            self._connection().executemany(statement, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the only writer; commit at the end, or undo everything where an error leaves the block."""
        with self._lock, translated(self.path):
            connection = self._writing()
            connection.execute("BEGIN IMMEDIATE")
            self._local.writing = connection
            try:
                if self._is_new(connection):
                    create(connection)
                elif (version := _version(connection)) < VERSION:
                    upgrade(connection, version)
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._local.writing = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state until the end of the block."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.execute("COMMIT")

    def close(self) -> None:
        """Close all connections; the last one to close folds the log into the file."""
        for connection in self._opened:
            connection.close()
        self._opened.clear()
        self._writer, self._local = None, threading.local()

    def _connection(self) -> sqlite3.Connection:
        """Return the writer inside a transaction of this thread, its reader outside."""
        writing: sqlite3.Connection | None = getattr(self._local, "writing", None)
        if writing is not None:
            return writing
        reader: sqlite3.Connection | None = getattr(self._local, "reader", None)
        if reader is None and self._has_content():
            reader = self._local.reader = self._reader()
        if reader is None:
            reader = getattr(self._local, "empty", None) or self._empty()
        return reader

    def _has_content(self) -> bool:
        if self._file.is_dir():
            raise StoreCorrupt(self.path, "is a directory")
        return self._file.exists() and self._file.stat().st_size > 0

    def _empty(self) -> sqlite3.Connection:
        connection = self._keep(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
        create(connection)
        self._local.empty = connection
        return connection

    def _reader(self) -> sqlite3.Connection | None:
        """Return a connection that only reads, or None where the file has no tables yet."""
        with translated(self.path):
            try:
                connection = self._open("rw" if self._is_writable() else "ro", _READING)
                new = self._is_new(connection)
            except sqlite3.OperationalError:
                if self._is_writable() or self._has_log():
                    raise
                # Without leave to write beside the file, SQLite reads it only if nobody changes it.
                connection = self._open("ro&immutable=1", _READING)
                new = self._is_new(connection)
        if new:
            connection.close()
            return None
        if _version(connection) < VERSION:
            with self.transaction():
                """Beginning to write brings the tables up to date."""
        return connection

    def _writing(self) -> sqlite3.Connection:
        if self._writer is None:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreReadOnly(self.path) from error
            self._writer = self._open("rwc", _WRITING)
            self._is_new(self._writer)
        return self._writer

    def _open(self, mode: str, pragmas: Iterable[str]) -> sqlite3.Connection:
        address = f"{self._file.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        self._keep(connection)
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    def _keep(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        self._opened.append(connection)
        return connection

    def _is_new(self, connection: sqlite3.Connection) -> bool:
        """Return whether there are no tables yet; raise where the tables are not ours, or newer than we are."""
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application == APPLICATION:
            if (version := _version(connection)) > VERSION:
                raise StoreTooNew(self.path, version, VERSION)
            return False
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables or application:
            raise StoreCorrupt(self.path, "not a store of cancu")
        return True

    def _is_writable(self) -> bool:
        return os.access(self._file, os.W_OK) and os.access(self._file.parent, os.W_OK)

    def _has_log(self) -> bool:
        log = self._file.with_name(f"{self._file.name}-wal")
        return log.exists() and log.stat().st_size > 0


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
