"""A copy of a store says the same, whatever its home; what was copied before is not copied again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.copying import copy
from graph.ledger import Ledger
from graph.reading import Reading
from graph.stores import open_store
from graph.stores.port import Store


@pytest.fixture
def origin(a_reading: Callable[..., Reading]) -> Store:
    store = open_store("memory:")
    ledger = Ledger(store)
    for number in range(1, 6):
        ledger.ingest(a_reading("Kế hoạch", f"{number}/KH-UBND", f"2024-01-0{number}"), f"{number}.txt")
    ledger.ingest(a_reading("Kế hoạch", "1/KH-UBND", "2024-01-01"), "again.txt")
    with store.transaction():
        store.redirect("urn:lex:before", "2.txt")
        store.declare_collected("urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan", 2024)
    return store


def whole(store: Store) -> tuple[object, ...]:
    return (
        list(store.scan()), list(store.scan_relations()), store.sources(), store.findings(), store.collected(),
        store.redirections(), store.version(),
    )  # fmt: skip


def test_a_copy_there_and_back_is_equal(origin: Store, tmp_path: Path) -> None:
    there, back = open_store(str(tmp_path / "there.db")), open_store("memory:")
    assert copy(origin, there).equal
    assert copy(there, back).equal
    assert whole(there) == whole(back) == whole(origin)
    there.close()


def test_a_copy_goes_on_where_it_stopped(
    origin: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.copying._MOST_SOURCES", 2)
    target = open_store(str(tmp_path / "copy.db"))

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(origin, target, stop)
    assert target.counts()["sources"] == 2
    rest = copy(origin, target)
    assert (rest.sources, rest.copied, rest.equal) == (5, 3, True)
    assert copy(origin, target).copied == 0
    target.close()


def test_a_store_that_held_more_keeps_it_and_is_not_equal(
    origin: Store, a_reading: Callable[..., Reading]
) -> None:
    target = open_store("memory:")
    Ledger(target).ingest(a_reading("Kế hoạch", "9/KH-UBND", "2024-02-01"), "other.txt")
    assert not copy(origin, target).equal
    assert target.counts()["sources"] == 6
