"""Reading into the store, and reading to standard output: batches with good and bad files in them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DOCUMENTS = ROOT / "examples" / "documents"
SUMMARY = [
    "files",
    "documents",
    "instruments",
    "unchanged",
    "failed",
    "nodes",
    "relations",
    "findings",
    "seconds",
]
RECORD = [
    "source",
    "document",
    "citations",
    "tasks",
    "requirements",
    "attached",
    "deadlines",
    "findings",
    "parts",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the six documents of one district."""
    return Path(shutil.copytree(DOCUMENTS / "hung-yen" / "van-giang", tmp_path / "van-giang"))


@pytest.fixture
def ingest(cancu: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Ingest paths into a store of the test."""
    return lambda *paths: cancu("--store", tmp_path / "cancu.db", "ingest", *paths, "--format", "json")


def test_the_summary_has_the_keys_of_the_contract(ingest: Callable[..., Any], folder: Path) -> None:
    answer = ingest(folder)
    assert answer.status == 0
    assert list(answer.data) == SUMMARY
    counts = [answer.data[name] for name in SUMMARY[:5]]
    assert counts == [6, 6, 0, 0, []]
    assert answer.data["nodes"] > 30
    assert answer.data["relations"] > 50


def test_each_file_is_told_on_standard_error(ingest: Callable[..., Any], folder: Path) -> None:
    lines = ingest(folder).err.splitlines()
    files = sorted(folder.iterdir())
    assert lines == [f"[{place}/6] đã nạp: {file}" for place, file in enumerate(files, 1)]


def test_a_file_whose_name_has_a_line_break_is_told_on_one_line(
    ingest: Callable[..., Any], folder: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "kế hoạch\nsố 1.txt"
    shutil.copy(next(folder.glob("*.txt")), odd)
    assert ingest(odd).err.splitlines() == [f"[1/1] đã nạp: {tmp_path}/kế hoạch số 1.txt"]


def test_a_second_time_changes_nothing(ingest: Callable[..., Any], folder: Path) -> None:
    first, second = ingest(folder).data, ingest(folder).data
    assert (second["documents"], second["unchanged"]) == (0, second["files"])
    assert {k: second[k] for k in SUMMARY[5:8]} == {k: first[k] for k in SUMMARY[5:8]}


def test_several_processes_read_the_same(cancu: Callable[..., Any], tmp_path: Path) -> None:
    exports = []
    for jobs in ("1", "2"):
        store = tmp_path / f"{jobs}.db"
        arguments = ("ingest", DOCUMENTS / "hung-yen", "--jobs", jobs, "--format", "json")
        answer = cancu("--store", store, *arguments)
        assert answer.data["documents"] == answer.data["files"] == 23
        assert len(answer.err.splitlines()) == 23
        exports.append(cancu("--store", store, "export", "--to", "jsonl").out)
    assert exports[0] == exports[1]


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(ingest: Callable[..., Any], folder: Path) -> None:
    (folder / "a-empty.txt").touch()
    (folder / "z-noise.md").write_bytes(bytes(range(256)) * 8)
    answer = ingest(folder)
    assert answer.status == 3
    assert (answer.data["files"], answer.data["documents"], answer.data["unchanged"]) == (8, 6, 0)
    failed = [Path(item["path"]).name for item in answer.data["failed"]]
    assert failed == ["a-empty.txt", "z-noise.md"]
    assert {frozenset(item) for item in answer.data["failed"]} == {frozenset({"path", "error"})}


def test_files_and_folders_may_be_mixed_and_named_twice(ingest: Callable[..., Any], folder: Path) -> None:
    assert ingest(folder / "huyen-2024.txt", folder, folder / "huyen-2024.txt").data["files"] == 6


def test_what_no_reader_knows_is_passed_over_in_a_folder(ingest: Callable[..., Any], folder: Path) -> None:
    (folder / "film.mp4").write_bytes(b"\0\0\0\x18ftyp")
    (folder / ".hidden.txt").write_text("Số: 1/KH-UBND", "utf-8")
    assert ingest(folder).data["files"] == 6


def test_a_file_that_changed_replaces_what_it_said(
    cancu: Callable[..., Any], ingest: Callable[..., Any], folder: Path, tmp_path: Path
) -> None:
    ingest(folder)
    file = folder / "xa-xuan-quan-2024.md"
    file.write_text(file.read_text("utf-8").replace("12/KH-UBND", "13/KH-UBND"), "utf-8")
    answer = ingest(folder)
    assert (answer.data["documents"], answer.data["unchanged"]) == (1, 5)
    store = tmp_path / "cancu.db"
    assert cancu("--store", store, "show", "13/KH-UBND Xuân Quan").status == 0
    assert cancu("--store", store, "show", "12/KH-UBND Xuân Quan").status == 2


def test_a_store_in_memory_is_gone_with_the_call(cancu: Callable[..., Any], folder: Path) -> None:
    assert cancu("--store", "memory:", "ingest", folder, "--format", "json").data["documents"] == 6
    assert cancu("--store", "memory:", "show", "08/KH-UBND").status == 2


def test_records_come_a_line_a_file_in_the_order_of_the_call(
    cancu: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    files = sorted(folder.iterdir(), reverse=True)
    answer = cancu("extract", *files)
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert (answer.status, answer.err) == (0, "")
    assert [record["source"]["path"] for record in records] == [str(file) for file in files]
    assert {tuple(record) for record in records} == {tuple(RECORD)}
    assert list(tmp_path.iterdir()) == [folder]


def test_records_are_slices_of_the_file_as_it_stands(cancu: Callable[..., Any]) -> None:
    for name in ("hung-yen/van-lam/xa-luong-tai-2024.txt", "hung-yen/van-lam/xa-dinh-du-2024.txt"):
        with (DOCUMENTS / name).open(encoding="utf-8", newline="") as file:
            text = file.read()
        record = cancu("extract", DOCUMENTS / name).data
        assert record["source"]["characters"] == len(text)
        assert record["citations"]
        for item in (*record["citations"], *record["requirements"], *record["deadlines"]):
            assert text[item["start"] : item["end"]] == item["text"]


def test_a_record_says_when_a_file_could_not_be_read(cancu: Callable[..., Any], folder: Path) -> None:
    (folder / "empty.txt").touch()
    answer = cancu("extract", folder / "empty.txt", folder / "huyen-2024.txt", folder / "nowhere.txt")
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.status == 3
    assert [[finding["code"] for finding in record["findings"]] for record in records] == [
        ["unreadable"], [], ["unreadable"],
    ]  # fmt: skip
    assert {tuple(record) for record in records} == {tuple(RECORD)}
    assert len(answer.err.splitlines()) == 2


def test_a_declaration_of_collection_turns_unknown_into_missing(
    cancu: Callable[..., Any], samples: Path, tmp_path: Path
) -> None:
    store = tmp_path / "declared.db"
    shutil.copy(samples, store)
    audit = (
        "audit",
        "05/KH-UBND Văn Lâm 2024",
        "--year",
        "2024",
        "--as-of",
        "2024-06-30",
        "--format",
        "json",
    )
    before = cancu("--store", store, *audit).data["summary"]
    alone = cancu("--store", store, "collected", "huyện Văn Lâm", "--year", "2024")
    between = cancu("--store", store, *audit).data["summary"]
    below = cancu("--store", store, "collected", "huyện Văn Lâm", "--year", "2024", "--below")
    after = cancu("--store", store, *audit).data["summary"]
    assert [(one.status, one.out) for one in (alone, below)] == [(0, ""), (0, "")]
    assert alone.err == "Đã khai báo: đủ văn bản năm 2024 của UBND huyện Văn Lâm (1 đơn vị).\n"
    assert between == before
    assert (before["unknown"], before["missing"]) == (2, 0)
    assert (after["unknown"], after["missing"]) == (0, 2)


def test_an_audit_may_fail_on_a_state(ask: Callable[..., Any]) -> None:
    audit = ("audit", "05/KH-UBND Văn Lâm 2024", "--year", "2024", "--as-of", "2024-06-30")
    statuses = {
        state: ask(*audit, "--fail-on", state).status
        for state in ("issued_late", "unknown", "missing", "draft")
    }
    assert statuses == {"issued_late": 1, "unknown": 1, "missing": 0, "draft": 0}
    assert ask(*audit, "--complete", "--fail-on", "missing").status == 1
    assert ask(*audit).status == 0


def test_a_check_may_fail_from_a_severity_on(ask: Callable[..., Any]) -> None:
    statuses = {
        severity: ask("check", "--fail-on", severity).status for severity in ("info", "warning", "error")
    }
    assert statuses == {"info": 1, "warning": 1, "error": 0}
    assert ask("check").status == 0
