"""Seeds and samples loaded in any order, into either home, give one and the same graph."""

import random
from pathlib import Path

import pytest

from api.listing import find_files, path_of
from graph.interchange import export
from graph.ledger import Ledger
from graph.reading import Reading
from graph.stores import open_store
from loaders.readers import read_source
from loaders.reading import read_text

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    return [read_text(read_source(path)) for path in map(path_of, find_files([DOCUMENTS, shared / "seeds"]))]


def graph_of(readings: list[Reading], address: str) -> tuple[list[str], list[str], dict[str, int]]:
    """Return all that can be told apart of the graph of these readings, loaded in this order."""
    store = open_store(address)
    ledger = Ledger(store)
    for reading in readings:
        ledger.ingest(reading, reading.source.path)
    quads = sorted("".join(export(store, "nquads")).splitlines())
    lines = "".join(export(store, "jsonl")).splitlines()
    counts = store.counts()
    store.close()
    return quads, lines, counts


@pytest.fixture(scope="module")
def expected(readings: list[Reading]) -> tuple[list[str], list[str], dict[str, int]]:
    return graph_of(readings, "memory:")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_gives_the_same_graph(
    readings: list[Reading], expected: tuple[list[str], list[str], dict[str, int]], seed: int
) -> None:
    shuffled = random.Random(seed).sample(readings, len(readings))
    assert graph_of(shuffled, "memory:") == expected


def test_the_file_holds_the_same_graph_as_the_memory(
    readings: list[Reading], expected: tuple[list[str], list[str], dict[str, int]], tmp_path: Path
) -> None:
    shuffled = random.Random(4).sample(readings, len(readings))
    assert graph_of(shuffled, str(tmp_path / "cancu.db")) == expected


def test_loading_twice_and_forgetting_leaves_no_trace(
    readings: list[Reading], expected: tuple[list[str], list[str], dict[str, int]]
) -> None:
    store = open_store("memory:")
    ledger = Ledger(store)
    half = len(readings) // 2
    for reading in (*readings, *readings[half:]):
        ledger.ingest(reading, reading.source.path)
    for reading in readings[:half]:
        ledger.forget(reading.source.path)
    for reading in reversed(readings[:half]):
        ledger.ingest(reading, reading.source.path)
    assert "".join(export(store, "jsonl")).splitlines() == expected[1]
    store.close()
