"""Every command that answers, in all four forms: data on standard output, nothing else on it."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VAN_LAM = "05/KH-UBND Văn Lâm 2024"
QUESTIONS = {
    "find": ["find", "ke hoach cai cach"],
    "show": ["show", "76/NQ-CP"],
    "trace": ["trace", "76/NQ-CP"],
    "trace up": ["trace", "03/KH-UBND Đình Dù", "--up"],
    "trace down": ["trace", "76/NQ-CP", "--down"],
    "trace to": ["trace", "03/KH-UBND Đình Dù", "--to", "76/NQ-CP"],
    "implements": ["implements", "76/NQ-CP"],
    "duties": ["duties", "Phòng Nội vụ huyện Văn Lâm"],
    "requirements": ["requirements"],
    "requirements of one": ["requirements", "23/CT-TTg"],
    "audit": ["audit", VAN_LAM, "--year", "2024", "--as-of", "2024-06-30"],
    "check": ["check"],
}
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


@each_question
def test_json_is_one_object_and_nothing_stands_beside_it(
    ask: Callable[..., Any], question: list[str]
) -> None:
    answer = ask(*question, "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    assert isinstance(json.loads(answer.out), dict)


@each_question
def test_csv_is_a_head_and_rows_of_the_same_width(ask: Callable[..., Any], question: list[str]) -> None:
    answer = ask(*question, "--format", "csv")
    rows = list(csv.reader(io.StringIO(answer.out, newline="")))
    assert (answer.status, answer.err) == (0, "")
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@each_question
def test_markdown_is_one_table(ask: Callable[..., Any], question: list[str]) -> None:
    answer = ask(*question, "--format", "md")
    lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (0, "")
    assert len(lines) > 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {lines[1].count("|")}
    assert set(lines[1]) == set("| -")


@each_question
def test_a_table_is_what_comes_unasked(ask: Callable[..., Any], question: list[str]) -> None:
    answer = ask(*question)
    assert answer == ask(*question, "--format", "table")
    assert (answer.status, answer.err) == (0, "")
    assert len(answer.out.splitlines()) > 2


@each_question
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_the_same_question_has_the_same_answer_to_the_letter(
    ask: Callable[..., Any], question: list[str], form: str
) -> None:
    assert ask(*question, "--format", form) == ask(*question, "--format", form)


@each_question
def test_a_pipe_gets_no_escape_sequences(
    ask: Callable[..., Any], question: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in ask(*question).out


@each_question
def test_the_store_may_stand_before_or_after_the_command(
    cancu: Callable[..., Any], ask: Callable[..., Any], samples: Path, question: list[str]
) -> None:
    expected = ask(*question, "--format", "json")
    assert cancu(*question, "--store", samples, "--format", "json") == expected


def test_the_store_of_the_environment_is_asked(
    cancu: Callable[..., Any], ask: Callable[..., Any], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANCU_STORE", str(samples))
    assert cancu("show", "76/NQ-CP") == ask("show", "76/NQ-CP")


def test_a_store_named_goes_before_that_of_the_environment(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = ask("show", "76/NQ-CP")
    monkeypatch.setenv("CANCU_STORE", str(tmp_path / "other.db"))
    assert ask("show", "76/NQ-CP") == expected


def test_the_last_place_to_look_for_a_store_is_the_folder(
    cancu: Callable[..., Any], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples.parent)
    assert cancu("show", "76/NQ-CP").status == 0


def test_tables_speak_vietnamese_unless_english_is_asked_for(
    ask: Callable[..., Any], in_english: Callable[[], Any]
) -> None:
    vietnamese = ask("implements", "76/NQ-CP").out
    with in_english():
        english = ask("implements", "76/NQ-CP").out
    assert "văn bản triển khai" in vietnamese
    assert "implementing documents" in english


EXPORTS = ("turtle", "jsonld", "nquads", "graphml", "gexf", "cypher", "csv", "jsonl")


@pytest.mark.parametrize("form", EXPORTS)
def test_an_export_goes_to_standard_output_or_to_a_file(
    ask: Callable[..., Any], form: str, tmp_path: Path
) -> None:
    printed = ask("export", "--to", form, "--root", "23/CT-TTg")
    written = ask("export", "--to", form, "--root", "23/CT-TTg", "-o", tmp_path / "graph")
    assert (printed.status, printed.err, written.out) == (0, "", "")
    with (tmp_path / "graph").open(encoding="utf-8", newline="") as file:
        assert file.read() == printed.out
    assert "urn:lex:vn:thu.tuong.chinh.phu:chi.thi:2021-09-02;23" in printed.out


@pytest.mark.parametrize("form", EXPORTS)
def test_the_whole_graph_is_exported_the_same_every_time(ask: Callable[..., Any], form: str) -> None:
    assert ask("export", "--to", form) == ask("export", "--to", form)


def test_a_view_is_one_file_that_asks_nothing_of_the_net(ask: Callable[..., Any], tmp_path: Path) -> None:
    answer = ask("view", "76/NQ-CP", "-o", tmp_path / "view.html")
    page = (tmp_path / "view.html").read_text("utf-8")
    assert (answer.status, answer.out) == (0, "")
    assert "Nghị quyết 76/NQ-CP" in answer.err
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page) == []
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]


def test_help_is_in_the_language_of_the_user(cancu: Callable[..., Any]) -> None:
    page = cancu("audit", "--help").out
    assert page.startswith("Cách dùng: cancu audit ")
    assert [word for word in ("Usage", "Options:", "Show") if word in page] == []


def test_help_names_every_command_of_the_contract(cancu: Callable[..., Any]) -> None:
    answer = cancu("--help")
    listed = re.findall(r"^  (\w+) ", answer.out.split("\nLệnh:\n")[1], re.M)
    assert (answer.status, answer.err) == (0, "")
    assert set(listed) >= {
        *("extract", "ingest", "find", "show", "trace", "implements", "duties", "requirements"),
        *("audit", "check", "export", "view", "serve", "collected"),
    }
