"""From paths to readings: which files there are, and reading them on one or several processes."""

import hashlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from graph.errors import InputError, NoInput
from graph.reading import Reading
from loaders.readers import SUFFIXES, read_source
from loaders.reading import read_text


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why; the rest of the batch goes on."""

    path: Path
    error: InputError


@dataclass(frozen=True, slots=True)
class Same:
    """A file that holds what the store has read before."""

    path: Path
    sha256: str


Taken = Reading | Same | Unread
Known = Callable[[str], bool]


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant: each file named, and every document in the folders named, in a fixed order.

    A file named outright is taken whatever its ending; in a folder only endings that a reader knows count.
    Raises NoInput for a path that is not there and for a call that names no document at all.
    """
    files = [file for path in paths for file in _files_at(path)]
    return list(dict.fromkeys(files))


def _files_at(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(_documents_under(path))
        if not found:
            raise NoInput(
                str(path),
                "thư mục không có văn bản nào đọc được (" + ", ".join(sorted(SUFFIXES)) + ")",
                "the folder holds no document that can be read (" + ", ".join(sorted(SUFFIXES)) + ")",
            )
        return found
    if not path.exists():
        raise NoInput(str(path), "không có tệp hoặc thư mục này", "no such file or folder")
    return [path]


def _documents_under(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)


def take(path: Path, known: Known | None = None) -> Taken:
    """Read one file: a pure function of its content, so it may run anywhere."""
    try:
        source = read_source(path)
    except InputError as error:
        return Unread(path, error)
    if known is not None and known(source.sha256):
        return Same(path, source.sha256)
    return read_text(source)


def take_all(paths: Iterable[Path], jobs: int, known: Known | None = None) -> Iterator[tuple[Path, Taken]]:
    """Yield each path with what was taken from it, in order, reading ahead on ``jobs`` processes.

    ``known`` says of a SHA-256 whether the store holds that content already, so that it is not read again; it is
    asked in this process.
    """
    if jobs <= 1:
        for path in paths:
            yield path, take(path, known)
        return
    yield from _take_ahead(paths, jobs, known)


def _take_ahead(paths: Iterable[Path], jobs: int, known: Known | None) -> Iterator[tuple[Path, Taken]]:
    ahead: deque[tuple[Path, Future[Taken] | Taken]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_end_with_parent) as pool:
        for path in paths:
            seen = _same(path, known) if known is not None else None
            ahead.append((path, seen or pool.submit(take, path)))
            if len(ahead) > 4 * jobs:
                yield _settled(*ahead.popleft())
        while ahead:
            yield _settled(*ahead.popleft())


def _end_with_parent() -> None:
    """Let a worker end with the process that it works for: killed, that one can no longer send it home."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _same(path: Path, known: Known) -> Same | None:
    """Tell by the bytes alone; what is wrong with a file is said where it is read."""
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
    return Same(path, sha256) if known(sha256) else None


def _settled(path: Path, taken: "Future[Taken] | Taken") -> tuple[Path, Taken]:
    return path, taken.result() if isinstance(taken, Future) else taken
