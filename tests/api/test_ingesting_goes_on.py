"""An ingest into a store that goes away for a moment: the file is written once more, and counted once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.ingesting import ingest
from graph.errors import StoreUnreachable
from graph.stores.memory import MemoryStore

TEXT = "ỦY BAN NHÂN DÂN\nXÃ {0}\n\nSố: {0}/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n"


class Flickering(MemoryStore):
    """A store whose connection breaks in these transactions, before or after they are kept."""

    def __init__(self, breaks: dict[int, str]) -> None:
        super().__init__()
        self._breaks = breaks
        self._opened = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open a transaction that may break."""
        self._opened += 1
        when = self._breaks.get(self._opened)
        with super().transaction():
            yield
            if when == "before":
                raise StoreUnreachable("bolt://kho", "gone")
        if when == "after":
            raise StoreUnreachable("bolt://kho", "gone")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return tmp_path


def said(watched: list[str]) -> Callable[[Path, str, int, int], None]:
    return lambda path, words, done, total: watched.append(words) if words else None


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_file_is_written_once_more_where_the_connection_broke(folder: Path, when: str) -> None:
    store, watched = Flickering({2: when}), list[str]()
    summary = ingest(store, [folder], 1, said(watched))
    assert (summary["documents"], summary["unchanged"], summary["failed"]) == (3, 0, [])
    assert (len(store.sources()), watched) == (3, ["đã nạp"] * 3)


def test_a_store_that_stays_away_ends_the_run_and_keeps_what_is_done(folder: Path) -> None:
    store = Flickering({2: "before", 3: "before"})
    with pytest.raises(StoreUnreachable):
        ingest(store, [folder], 1, said([]))
    assert len(store.sources()) == 1
    assert ingest(store, [folder], 1, said([]))["documents"] == 2
