"""From files to readings, here or on several processes."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from api.listing import Listed, Unread, path_of
from api.settings import largest_file
from graph.errors import InputError, UnreadableInput
from graph.reading import Reading
from loaders.readers import read_bytes, read_bytes_of
from loaders.readers.files import spelled
from loaders.readers.formats import is_register
from loaders.reading import read_file

FEW = 8
"""So few texts are read sooner here than on processes that have to start first."""
PLAIN = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".csv.gz", ".tsv.gz")
"""Endings of texts, whose reader runs no code but ours."""
SECONDS = 1800.0
"""Time that a file may take: a scan of some hundred pages needs a good part of it."""


@dataclass(frozen=True, slots=True)
class Same:
    """A file that holds what the store has read before."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A register of documents: it is read part by part where it is written, for the whole of it may be large."""

    path: Path


Taken = tuple[Reading, ...] | Same | Listing | Unread
Known = Callable[[str], bool]


def understand(name: str, data: bytes) -> tuple[Reading, ...]:
    """Return what the documents of a file say: a pure function of its bytes, to run anywhere. Raises InputError."""
    return read_file(read_bytes(name, data))


def open_workbook(name: str, data: bytes) -> None:
    """Open a workbook to the end and let it go: one that its reader does not survive ends a process of no account.

    Raises UnreadableInput where it cannot be opened.
    """
    from loaders.readers.sheets import sheets_of

    for _ in sheets_of(name, data):
        pass


def take(path: Path, known: Known | None = None, largest: int | None = None) -> Taken:
    """Read one file, of up to ``largest`` bytes instead of what its format allows."""
    try:
        data = read_bytes_of(path, largest)
        sha256 = hashlib.sha256(data).hexdigest() if known is not None else ""
        if known is not None and known(sha256):
            return Same(path, sha256)
        if not is_register(spelled(path)):
            return understand(spelled(path), data)
        if not spelled(path).lower().endswith(PLAIN):
            open_workbook(spelled(path), data)
        return Listing(path)
    except InputError as error:
        return Unread(path, error)


def take_all(
    files: Sequence[Listed], jobs: int, known: Known | None = None, seconds: float = SECONDS
) -> Generator[tuple[Path, Taken], None, None]:
    """Yield each file with what was taken from it, in order, reading ahead on ``jobs`` processes.

    ``known`` says of a SHA-256 whether the store holds that content already, so that it is not read again; it is
    asked in this process. A file that takes more than ``seconds``, or ends the process that reads it, is Unread.
    """
    if not read_here(files):
        yield from take_apart(files, jobs, known, seconds)
        return
    largest = largest_file()
    for file in files:
        yield path_of(file), file if isinstance(file, Unread) else take(file, known, largest)


def take_apart(
    files: Sequence[Listed], jobs: int, known: Known | None, seconds: float
) -> Generator[tuple[Path, Taken], None, None]:
    """Yield what ``take_all`` does, never reading in this process."""
    # A text or two are read without processes, and the program starts without what these need.
    from api.workers import Lost, work_ahead

    largest = largest_file()
    look = partial(_at_once, known=known, largest=largest)
    with closing(work_ahead(partial(take, largest=largest), files, jobs, seconds, look)) as ahead:
        for file, taken in ahead:
            path = path_of(file)
            yield path, Unread(path, lost(path, taken.seconds)) if isinstance(taken, Lost) else taken


def read_here(files: Sequence[Listed]) -> bool:
    """Return whether files are read sooner here than on processes that have to start, and as safely."""
    names = [spelled(path_of(file)) for file in files]
    return len(names) <= FEW and all(name.lower().endswith(PLAIN) for name in names)


def lost(path: Path, seconds: float | None) -> UnreadableInput:
    """Return the error of a file whose reader ended in the middle of it, or was ended after so many seconds."""
    if seconds is None:
        return UnreadableInput(spelled(path), "trình đọc bị dừng đột ngột", "the reader came to a sudden end")
    return UnreadableInput(
        spelled(path),
        f"đọc quá {seconds:g} giây nên bị dừng (xem --timeout)",
        f"reading took more than {seconds:g} seconds and was stopped (see --timeout)",
    )


def _at_once(file: Listed, known: Known | None, largest: int | None) -> Same | Listing | Unread | None:
    """Return what is told without reading: by the bytes alone. What is wrong with a file is said where it is read."""
    if isinstance(file, Unread):
        return file
    listed = is_register(spelled(file)) and spelled(file).lower().endswith(PLAIN)
    listing = Listing(file) if listed else None
    if known is None:
        return listing
    try:
        sha256 = hashlib.sha256(read_bytes_of(file, largest)).hexdigest()
    except InputError:
        return None
    return Same(file, sha256) if known(sha256) else listing
