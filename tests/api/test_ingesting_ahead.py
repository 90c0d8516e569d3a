"""Reading runs ahead of writing, and loses nothing by it."""

from pathlib import Path

from api.ingesting import ingest
from api.intake import FEW
from graph.stores import open_store


def silent(path: Path, outcome: str, done: int, total: int) -> None:
    """Watch a run and say nothing."""


def plan(number: int) -> str:
    return (
        "ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\n\n"
        f"Số: {number}/KH-UBND\nNinh Giang, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n"
    )


def test_content_that_moves_to_another_file_while_its_own_changes_is_kept(tmp_path: Path) -> None:
    store = open_store("memory:")
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    others = [tmp_path / f"c{number}.txt" for number in range(FEW)]
    for number, path in enumerate(others):
        path.write_text(plan(100 + number), "utf-8")
    first.write_text(plan(1), "utf-8")
    ingest(store, [first, *others], 2, silent)
    first.write_text(plan(2), "utf-8")
    second.write_text(plan(1), "utf-8")
    ingest(store, [tmp_path], 2, silent)
    texts = {source.text for record in store.sources() if (source := store.source(record.sha256))}
    assert texts == {plan(number) for number in (1, 2, *range(100, 100 + FEW))}
    assert sorted(path for record in store.sources() for path in record.paths) == sorted(
        str(path.resolve()) for path in tmp_path.iterdir()
    )
