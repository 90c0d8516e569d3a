"""How fast documents are read, beside refex (a German reader of legal citations) on the same texts in the same run."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from refex.orchestrator import CitationExtractor

from loaders.readers import read_source
from loaders.reading import read_text

ROUNDS = 7


def seeds() -> list[Path]:
    """Return the seed documents handed over beside the repository."""
    shared = Path(os.environ.get("CANCU_SHARED", "../shared"))
    return sorted((shared / "seeds").glob("*.txt"))


def megabytes_a_second(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the median speed over some rounds, in millions of UTF-8 bytes a second, after one round to warm up."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        for text in texts:
            read(text)
        times.append(time.perf_counter() - began)
    return size / statistics.median(times[1:])


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report."""
    sources = [read_source(path) for path in seeds()]
    texts = [source.text for source in sources]
    by_text = {source.text: source for source in sources}
    peer = CitationExtractor()
    ours = megabytes_a_second(lambda text: read_text(by_text[text]), texts)
    theirs = megabytes_a_second(peer.extract, texts)
    return [
        ("cancu: everything (header, citations, tasks, deadlines, findings)", f"{ours:.2f} MB/s"),
        ("refex: citations", f"{theirs:.2f} MB/s"),
        ("ratio", f"{ours / theirs:.2f}"),
    ]
