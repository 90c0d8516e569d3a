"""Reading files into the store: read ahead on several processes, written by one."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from api.intake import Same, Taken, Unread, find_files, take, take_all
from api.language import language, say
from api.watching import Watch
from graph.ledger import Ledger, Outcome
from graph.reading import Reading
from graph.stores.port import Store

FEW = 8
"""So few files are read sooner here than on processes that have to start first."""

_WORDS = {
    Outcome.ADDED: ("đã nạp", "read"),
    Outcome.REPLACED: ("đã cập nhật", "replaced"),
    Outcome.DUPLICATE: ("trùng nội dung", "same content"),
    Outcome.UNCHANGED: ("không đổi", "unchanged"),
}


def ingest(store: Store, paths: Sequence[Path], jobs: int, watch: Watch) -> dict[str, Any]:
    """Read files and folders into the store, one transaction each, and return what happened.

    A file that cannot be read is listed in ``failed`` and never stops the others.
    """
    began = time.perf_counter()
    files = find_files(paths)
    ledger = Ledger(store)
    outcomes: Counter[Outcome] = Counter()
    failed: list[dict[str, str]] = []
    read_ahead = take_all(files, jobs if len(files) > FEW else 1, lambda sha256: bool(store.paths_of(sha256)))
    for done, (path, ahead) in enumerate(read_ahead, 1):
        taken = _still_there(store, path, ahead)
        if isinstance(taken, Unread):
            failed.append({"path": str(path), "error": taken.error.message(language())})
            watch(path, say("không đọc được", "failed"), done, len(files))
            continue
        outcome = _apply(ledger, path, taken)
        outcomes[outcome] += 1
        watch(path, say(*_WORDS[outcome]), done, len(files))
    return _summary(store, len(files), outcomes, failed) | {"seconds": round(time.perf_counter() - began, 3)}


def _still_there(store: Store, path: Path, taken: Taken) -> Taken:
    """Read a file after all whose content the store had when it was looked at, and has no more.

    Reading runs ahead of writing: a file before it in the batch may have been the last to hold that content.
    """
    gone = isinstance(taken, Same) and not store.paths_of(taken.sha256)
    return take(path) if gone else taken


def _apply(ledger: Ledger, path: Path, taken: Reading | Same) -> Outcome:
    where = str(path.resolve())
    if isinstance(taken, Same):
        return ledger.found_again(taken.sha256, where)
    return ledger.ingest(taken, where)


def _summary(
    store: Store, files: int, outcomes: Counter[Outcome], failed: list[dict[str, str]]
) -> dict[str, Any]:
    counts = store.counts()
    return {
        "files": files,
        "documents": outcomes[Outcome.ADDED] + outcomes[Outcome.REPLACED],
        "unchanged": outcomes[Outcome.UNCHANGED] + outcomes[Outcome.DUPLICATE],
        "failed": failed,
        "nodes": sum(counts.get(kind, 0) for kind in ("Instrument", "Unit", "Task", "Requirement", "Area")),
        "relations": counts["relations"],
        "findings": counts["findings"],
    }
