"""How fast documents are read, beside refex, a German reader of legal citations, on the same Vietnamese texts.

The texts are the 48 of the development corpus. Every figure is the median of some processes; each warms up on the
samples and the seeds and then reads every text once, so that no answer about a text is kept from an earlier round. Time
is that of the processor, MB are millions of UTF-8 bytes. Citations as refex gives them are their span, kind, type,
number and date, and what a short form takes up; who issued them, their title, role, basis, relation and pinpoint, which
refex has no counterpart of, come on top. Both go through the shadow and the head of the document first. Refex looks for
German citations and finds hardly any in these texts, which makes it quicker: the 15 German documents that its authors
test it with, full of them, took it 2.16 MB/s on a machine of this kind.

What is found is counted by the score of the shared folder against the documents annotated there.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.starting import CANCU
from graph.reading import Source
from loaders.citations import find_mentions, read_citations
from loaders.readers import find_files, read_source
from loaders.reading import open_text, read_text

PROCESSES = 5
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)
SHARED = Path(os.environ.get("CANCU_SHARED", "../shared"))
SAMPLES = Path("examples/documents")
NAMES = {
    "everything": "cancu: everything (head, citations, tasks, requirements, deadlines, findings)",
    "citations": "cancu: citations with issuer, title, role, basis, relation, pinpoint",
    "found": "cancu: citations as refex gives them",
    "refex": "refex: citations",
}


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report."""
    speeds = _speeds()
    rows = [(NAMES[reader], f"{speed:.2f} MB/s") for reader, speed in speeds.items()]
    for reader in ("found", "citations", "everything"):
        rows.append(
            (f"{NAMES[reader].partition(' (')[0]}, times refex", f"{speeds[reader] / speeds['refex']:.2f}")
        )
    rows += [(f"everything, one text of {length:,} bytes", speed) for length, speed in _by_length()]
    return rows + [(f"score: {name}", f"{value:.4f}") for name, value in _score().items()]


def _speeds() -> dict[str, float]:
    """Return the median of some processes of each reader, which take turns: the machine is not always as quick."""
    found: dict[str, list[float]] = {reader: [] for reader in NAMES}
    for _ in range(PROCESSES):
        for reader, speeds in found.items():
            command = [sys.executable, "-m", "benchmarks.extraction", reader]
            speeds.append(float(subprocess.check_output(command, text=True)))
    return {reader: statistics.median(speeds) for reader, speeds in found.items()}


def _reader(name: str) -> Callable[[Source], object]:
    if name == "everything":
        return read_text
    if name == "citations":
        return lambda source: read_citations(open_text(source)[0])
    if name == "found":
        return lambda source: find_mentions(open_text(source)[0])
    # The peer is no part of what a reader of the other two has to install.
    from refex.orchestrator import CitationExtractor

    peer = CitationExtractor()
    return lambda source: peer.extract(source.text)


def _documents(*folders: Path) -> list[Source]:
    paths = (path for folder in folders for path in find_files(folder))
    return [read_source(path) for path in paths if path.suffix in (".txt", ".md")]


def _megabytes_a_second(read: Callable[[Source], object], sources: list[Source]) -> float:
    size = sum(len(source.text.encode()) for source in sources)
    began = time.process_time()
    for source in sources:
        read(source)
    return size / 1e6 / (time.process_time() - began)


def _by_length() -> Iterator[tuple[int, str]]:
    """Yield the speed for one text of each length, made of the documents one after the other."""
    for source in _documents(SAMPLES, SHARED / "seeds"):
        read_text(source)
    whole = "\n\n".join(source.text for source in _documents(SHARED / "seeds", SHARED / "corpus" / "dev"))
    for length in LENGTHS:
        repeated = "\n\n".join([whole] * (length // len(whole.encode()) + 1))
        text = repeated.encode()[:length].decode(errors="ignore")
        source = Source(path="long.txt", sha256="0" * 64, media_type="text/plain", text=text)
        yield length, f"{_megabytes_a_second(read_text, [source]):.2f} MB/s"


def _score() -> dict[str, float]:
    score = [sys.executable, SHARED / "score" / "score.py", "--command", f"{CANCU} extract", "--json"]
    documents = ["--gold", SHARED / "gold", "--docs", SHARED / "seeds", SHARED / "corpus" / "dev"]
    printed = subprocess.check_output([*map(str, score), *map(str, documents)], text=True)
    found: dict[str, float] = json.loads(printed)
    return found


def main() -> None:
    """Print how fast one reader reads each text once."""
    read = _reader(sys.argv[1])
    for source in _documents(SAMPLES, SHARED / "seeds"):
        read(source)
    print(_megabytes_a_second(read, _documents(SHARED / "corpus" / "dev")))


if __name__ == "__main__":
    main()
