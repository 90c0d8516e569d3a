"""How fast documents are read, beside refex, a German reader of legal citations, on the same Vietnamese texts.

The texts are the 48 of the development corpus. Every figure is the median of some processes; each warms up on the
samples and the seeds and then reads every text once, so that no answer about a text is kept from an earlier round,
and refex reads each right after, so that both meet the machine as it is. Time is that of the processor, MB are
millions of UTF-8 bytes. Citations as refex gives them are their span, kind, type, number and date, and what a short
form takes up; who issued them, their title, role, basis, relation and pinpoint come on top. What the head says of the
document refex has no counterpart of, so one line leaves out its time. Refex looks for German citations and finds
hardly any in these texts, which makes it quicker: the 15 German documents that its authors test it with, full of
them, took it 2.16 MB/s on a machine of this kind.

What is found is counted by the score of the shared folder against the documents annotated there.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.starting import CANCU
from graph.reading import Source
from loaders.citations import find_mentions, read_citations
from loaders.readers import find_files, read_source
from loaders.reading import open_text, read_text
from loaders.shadow import ShadowText

PROCESSES = 5
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)
SHARED = Path(os.environ.get("CANCU_SHARED", "../shared"))
SAMPLES = Path("examples/documents")
NAMES = {
    "found": "citations as refex gives them",
    "found with the head": "the same, and the head of the document",
    "citations": "citations with issuer, title, role, basis, relation, pinpoint, and the head",
    "everything": "everything: head, citations, tasks, requirements, deadlines, findings",
}
Reader = Callable[[Source], object]


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report."""
    rows = [row for reader in ("found", "citations", "everything") for row in _beside(reader)]
    rows += [(f"everything, one text of {length:,} bytes", speed) for length, speed in _by_length()]
    return rows + [(f"score: {name}", f"{value:.4f}") for name, value in _score().items()]


def _beside(reader: str) -> Iterator[tuple[str, str]]:
    """Yield what one reader reached, beside the peer in the same processes."""
    command = [sys.executable, "-m", "benchmarks.extraction", reader]
    runs = [json.loads(subprocess.check_output(command, text=True)) for _ in range(PROCESSES)]
    peer = statistics.median(run["refex"] for run in runs)
    for name in (each for each in runs[0] if each != "refex"):
        ours = statistics.median(run[name] for run in runs)
        times = statistics.median(run[name] / run["refex"] for run in runs)
        yield NAMES[name], f"{ours:.2f} MB/s, refex {peer:.2f}: {times:.2f} times"


def _readers(name: str) -> dict[str, Reader]:
    """Return the reader, and the peer last; what else is measured comes after the reader, which so meets it anew."""
    # Who measures something else need not install the peer.
    from refex.orchestrator import CitationExtractor

    peer = CitationExtractor()
    ours: dict[str, Reader] = {
        "citations": lambda source: read_citations(open_text(source)[0]),
        "everything": read_text,
        "found with the head": lambda source: find_mentions(open_text(source)[0]),
        "opened": open_text,
        "shadow": lambda source: ShadowText.of(source.text),
    }
    chosen = ("found with the head", "opened", "shadow") if name == "found" else (name,)
    return {each: ours[each] for each in chosen} | {"refex": lambda source: peer.extract(source.text)}


def _documents(*folders: Path) -> list[Source]:
    paths = (path for folder in folders for path in find_files(folder))
    return [read_source(path) for path in paths if path.suffix in (".txt", ".md")]


def _seconds(readers: Mapping[str, Reader], sources: Sequence[Source]) -> dict[str, float]:
    """Return the time of each reader; they take turns at each text."""
    times = dict.fromkeys(readers, 0.0)
    for source in sources:
        for name, read in readers.items():
            began = time.process_time()
            read(source)
            times[name] += time.process_time() - began
    return times


def _by_length() -> Iterator[tuple[int, str]]:
    """Yield the speed for one text of each length, made of the documents one after the other."""
    for source in _documents(SAMPLES, SHARED / "seeds"):
        read_text(source)
    whole = "\n\n".join(source.text for source in _documents(SHARED / "seeds", SHARED / "corpus" / "dev"))
    for length in LENGTHS:
        repeated = "\n\n".join([whole] * (length // len(whole.encode()) + 1))
        text = repeated.encode()[:length].decode(errors="ignore")
        source = Source(path="long.txt", sha256="0" * 64, media_type="text/plain", text=text)
        yield length, f"{length / 1e6 / _seconds({'': read_text}, [source])['']:.2f} MB/s"


def _score() -> dict[str, float]:
    score = [sys.executable, SHARED / "score" / "score.py", "--command", f"{CANCU} extract", "--json"]
    documents = ["--gold", SHARED / "gold", "--docs", SHARED / "seeds", SHARED / "corpus" / "dev"]
    printed = subprocess.check_output([*map(str, score), *map(str, documents)], text=True)
    found: dict[str, float] = json.loads(printed)
    return found


def main() -> None:
    """Print how many MB/s one reader, and the peer, read each text once."""
    readers = _readers(sys.argv[1])
    _seconds(readers, _documents(SAMPLES, SHARED / "seeds"))
    sources = _documents(SHARED / "corpus" / "dev")
    times = _seconds(readers, sources)
    if "opened" in times:
        times["found"] = times["found with the head"] - times.pop("opened") + times.pop("shadow")
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    print(json.dumps({name: size / spent for name, spent in sorted(times.items())}))


if __name__ == "__main__":
    main()
