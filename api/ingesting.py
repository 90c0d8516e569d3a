"""Reading files into the store: read ahead on several processes, written by one."""

import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from api.intake import SECONDS, Listing, Same, Taken, take, take_all
from api.language import language, say
from api.listing import Listed, Unread, find_files, path_of
from api.settings import largest_file
from api.watching import FAILED, Watch
from graph.errors import InputError, StoreUnreachable
from graph.ledger import Ledger, Outcome
from graph.reading import Reading, Register
from graph.stores.port import Store
from loaders.readers import read_bytes_of
from loaders.readers.files import spelled


class Stopped(Exception):
    """The user stopped a run: what was done is kept, and ``summary`` tells of it."""

    def __init__(self, summary: dict[str, Any]) -> None:
        super().__init__()
        self.summary = summary


_ROWS = "rows of registers"

_READ = (Outcome.ADDED, Outcome.REPLACED)
"""The outcomes of a file whose documents were read into the store."""
_WORDS = {
    Outcome.ADDED: ("đã nạp", "read"),
    Outcome.REPLACED: ("đã cập nhật", "replaced"),
    Outcome.DUPLICATE: ("trùng nội dung", "same content"),
    Outcome.UNCHANGED: ("không đổi", "unchanged"),
}


def ingest(
    store: Store,
    paths: Sequence[Path],
    jobs: int,
    watch: Watch,
    *,
    seconds: float = SECONDS,
    cluster: str | None = None,
) -> dict[str, Any]:
    """Read files and folders into the store, one transaction each, and return what happened.

    Reads on ``jobs`` processes, or on the Dask ``cluster`` at an address. A file that cannot be read, or takes more
    than ``seconds``, is listed in ``failed`` and never stops the others. Raises Stopped where the user stops the run.
    """
    began = time.perf_counter()
    files = find_files(paths)
    outcomes: Counter[Outcome | str] = Counter()
    failed: list[dict[str, str]] = []
    stopped = False
    try:
        with closing(_read_ahead(store, files, jobs, seconds, cluster)) as ahead:
            _write(store, files, ahead, watch, outcomes, failed)
    except KeyboardInterrupt:
        stopped = True
    summary = _summary(store, len(files), outcomes, failed) | {
        "seconds": round(time.perf_counter() - began, 3)
    }
    if stopped:
        raise Stopped(summary)
    return summary


Ahead = Iterator[tuple[Path, Taken]]


def _read_ahead(
    store: Store, files: Sequence[Listed], jobs: int, seconds: float, cluster: str | None
) -> Generator[tuple[Path, Taken], None, None]:
    def known(sha256: str) -> bool:
        return bool(store.paths_of(sha256))

    if cluster is None:
        return take_all(files, jobs, known, seconds)
    # Only a call that names a cluster loads what talks to it.
    from api.cluster import take_on

    return take_on(cluster, files, known, seconds)


def _write(
    store: Store,
    files: Sequence[Listed],
    ahead: Ahead,
    watch: Watch,
    outcomes: Counter[Outcome | str],
    failed: list[dict[str, str]],
) -> None:
    ledger = Ledger(store)
    for done, file in enumerate(files):
        watch(path_of(file), "", done, len(files))
        path, taken = next(ahead)
        taken = _still_there(store, path, taken)
        try:
            if isinstance(taken, Unread):
                raise taken.error
            outcome, rows = _apply_again(ledger, path, taken)
        except InputError as error:
            failed.append({"path": spelled(path), "error": error.message(language())})
            watch(path, say(*FAILED), done + 1, len(files))
            continue
        outcomes[outcome] += len(taken) if isinstance(taken, tuple) and outcome in _READ else 1
        outcomes[_ROWS] += rows
        watch(path, say(*_WORDS[outcome]), done + 1, len(files))


def _still_there(store: Store, path: Path, taken: Taken) -> Taken:
    """Read a file after all whose content the store had when it was looked at, and has no more.

    Reading runs ahead of writing: a file before it in the batch may have been the last to hold that content.
    """
    gone = isinstance(taken, Same) and not store.paths_of(taken.sha256)
    return take(path) if gone else taken


def _apply_again(
    ledger: Ledger, path: Path, taken: tuple[Reading, ...] | Same | Listing
) -> tuple[Outcome, int]:
    """Write a file, once more where the connection to the store broke: the second try waits for a server to be back."""
    try:
        return _apply(ledger, path, taken)
    except StoreUnreachable:
        outcome, rows = _apply(ledger, path, taken)
        # What was kept just before the connection broke was read by this run.
        is_read = isinstance(taken, tuple) and outcome is Outcome.UNCHANGED
        return (Outcome.ADDED if is_read else outcome), rows


def _apply(ledger: Ledger, path: Path, taken: tuple[Reading, ...] | Same | Listing) -> tuple[Outcome, int]:
    """Write a file; return what became of it, and how many instruments it lists where it is a register."""
    where = spelled(path.resolve())
    if isinstance(taken, Same):
        return ledger.found_again(taken.sha256, where), 0
    if isinstance(taken, tuple):
        return ledger.ingest_parts(taken, where), 0
    rows: list[int] = []
    return ledger.ingest_parts(_parts(path, rows), where), sum(rows)


def _parts(path: Path, rows: list[int]) -> Iterator[Register]:
    """Yield the parts of a register, noting the rows of each; only a call that has one loads what reads it."""
    from loaders.registers import read_register

    for part in read_register(spelled(path), read_bytes_of(path, largest_file())):
        rows.append(len(part.rows))
        yield part


def _summary(
    store: Store, files: int, outcomes: Counter[Outcome | str], failed: list[dict[str, str]]
) -> dict[str, Any]:
    counts = store.counts()
    return {
        "files": files,
        "documents": sum(outcomes[outcome] for outcome in _READ),
        "instruments": outcomes[_ROWS],
        "unchanged": outcomes[Outcome.UNCHANGED] + outcomes[Outcome.DUPLICATE],
        "failed": failed,
        "nodes": sum(counts.get(kind, 0) for kind in ("Instrument", "Unit", "Task", "Requirement", "Area")),
        "relations": counts["relations"],
        "findings": counts["findings"],
    }
