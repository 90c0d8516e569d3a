"""The documents handed over, read into a file and into a server: the same quads, the same answers, in order."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from api.service import Service
from graph.ledger import Ledger
from graph.reading import Reading
from graph.stores import open_store
from graph.stores.port import Store
from loaders.readers import read_source
from loaders.reading import read_text

pytestmark = pytest.mark.shared

QUESTIONS: dict[str, Callable[[Service], Any]] = {
    "trace 76/NQ-CP --down": lambda service: service.trace("76/NQ-CP", "down"),
    "implements 76/NQ-CP --year 2023": lambda service: service.implements("76/NQ-CP", 2023, None, None),
    "find ke hoach cai cach": lambda service: service.find("ke hoach cai cach"),
    "find 184/KH-UBND": lambda service: service.find("184/KH-UBND"),
    "show 76/NQ-CP": lambda service: service.show("76/NQ-CP"),
    "duties": lambda service: service.duties("Phòng Nội vụ huyện Ninh Giang", None),
    "requirements": lambda service: service.requirements(),
    "check": lambda service: service.check(),
    "audit 76/NQ-CP": lambda service: service.audit("76/NQ-CP", 2024, None, None, "2024-06-30", False),
    "graph": lambda service: service.graph(None, ["76/NQ-CP"], [], "both"),
    "documents of 2023": lambda service: service.documents({"year": 2023}),
    "tasks": lambda service: service.tasks(),
    "version": lambda service: service.version(),
}


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    folders = (shared / "seeds", shared / "corpus" / "dev")
    return [read_text(read_source(path)) for folder in folders for path in sorted(folder.glob("*.txt"))]


def filled(address: str, readings: list[Reading]) -> Store:
    store = open_store(address)
    ledger = Ledger(store)
    for reading in readings:
        ledger.ingest(reading, reading.source.path)
    return store


def test_a_file_and_a_server_hold_the_same_graph_and_answer_alike(
    readings: list[Reading], tmp_path: Path, neo4j: str
) -> None:
    assert len(readings) > 50
    with (
        closing(filled(str(tmp_path / "cancu.db"), readings)) as file,
        closing(filled(neo4j, readings[::-1])) as server,
    ):
        here, there = Service(file), Service(server)
        assert sorted("".join(here.export("nquads")).splitlines()) == sorted(
            "".join(there.export("nquads")).splitlines()
        )
        assert list(here.export("jsonl")) == list(there.export("jsonl"))
        assert file.version() == server.version()
        differing = [question for question, ask in QUESTIONS.items() if ask(here) != ask(there)]
    assert differing == []
