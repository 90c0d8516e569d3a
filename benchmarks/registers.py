"""What a national register of documents costs, and what it makes of the citations in real documents.

The register is the list of 284,473 instruments handed over beside the repository, packed CSV, read into an empty store;
memory is the peak of the process. The documents are the five seeds and the 48 of the development corpus, read into a
store without and with registers. A mention is one way in which one document cites an instrument.
"""

import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.starting import CANCU
from graph.model import Status
from graph.stores import open_store

NATIONAL = "tvpl_instruments.csv.gz"
PROVINCES = ("binhduong_documents.csv", "sonla_congbao.csv")
STATES = (Status.RESOLVED, Status.AMBIGUOUS, Status.CONFLICTING, Status.STUB)
ASKED = ("76/NQ-CP", "cai cach hanh chinh")


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report."""
    corpus = Path(os.environ.get("CANCU_SHARED", "../shared")) / "corpus"
    documents = [corpus.parent / "seeds", corpus / "dev"]
    with tempfile.TemporaryDirectory() as folder:
        alone, listed = Path(folder, "alone.db"), Path(folder, "listed.db")
        national = entered(listed, [corpus / NATIONAL])
        size = listed.stat().st_size / 1e6
        again = entered(listed, [corpus / NATIONAL])
        asked = [(f"`cancu find {text}` over it", found(listed, text)) for text in ASKED]
        entered(alone, documents)
        entered(listed, documents)
        after = states(listed)
        entered(listed, [corpus / name for name in PROVINCES])
        return [
            ("rows that are instruments", f"{national['instruments']:,}"),
            (
                "ingest",
                f"{national['seconds']:.0f} s, of which {national['processor']:.0f} s of the processor",
            ),
            ("its memory, at most", f"{national['memory']:.0f} MB"),
            ("ingest again, unchanged", f"{again['seconds']:.2f} s"),
            ("the store", f"{size:.0f} MB"),
            *asked,
            ("mentions, documents alone", states(alone)),
            ("mentions, with the national register", after),
            ("mentions, with two provincial registers more", states(listed)),
        ]


def entered(store: Path, paths: list[Path]) -> dict[str, float]:
    """Read files into the store in a process of its own; return its summary, and its peak of memory in MB."""
    began = time.perf_counter()
    command = [CANCU, "--store", store, "ingest", "--format", "json", *paths]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    summary = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, summary
    return {
        "instruments": summary["instruments"],
        "seconds": time.perf_counter() - began,
        "processor": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
    }


def found(store: Path, text: str) -> str:
    """Return how long a search takes as a whole process, and how much it finds."""
    began = time.perf_counter()
    command = [CANCU, "--store", store, "find", "--format", "json", text]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return f"{time.perf_counter() - began:.2f} s, {answer['total']:,} found"


def states(address: Path) -> str:
    """Return how many mentions there are in each state."""
    store = open_store(str(address))
    counts = Counter(state for _, _, state in store.mentions())
    store.close()
    named = ", ".join(f"{counts[state.value]:,} {state.value}" for state in STATES)
    return f"{counts.total():,}: {named}"
