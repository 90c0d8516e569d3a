"""What a whole process costs, from the start of Python to its end: ours beside a Python that does nothing."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 9
CANCU = Path(sys.executable).with_name("cancu")


def seeds() -> list[Path]:
    """Return the seed documents handed over beside the repository."""
    shared = Path(os.environ.get("CANCU_SHARED", "../shared"))
    return sorted((shared / "seeds").glob("*.txt"))


def seconds(command: Sequence[str | Path]) -> float:
    """Return the median time of a command, after one run to warm up."""
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder, "seeds.db"))
        subprocess.run([CANCU, "--store", store, "ingest", *seeds()], check=True, capture_output=True)
        idle = seconds([sys.executable, "-c", "pass"])
        extract = seconds([CANCU, "extract", seeds()[0]])
        show = seconds([CANCU, "--store", store, "show", "76/NQ-CP"])
    return [
        ("python -c pass", f"{idle:.3f} s"),
        ("cancu extract, one seed", f"{extract:.3f} s ({extract / idle:.0f} times)"),
        ("cancu show 76/NQ-CP", f"{show:.3f} s ({show / idle:.0f} times)"),
    ]
