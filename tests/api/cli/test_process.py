"""The command as a process of its own: what only a real start shows."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
COLOUR = re.compile(r"\x1b\[[0-9;]*?(?:3[0-7]|4[0-7]|9[0-7]|38;|48;)[0-9;]*m")


def run(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip


def run_on_a_terminal(arguments: Sequence[str | Path], environment: Mapping[str, str]) -> str:
    """Return all that a terminal shows of a run."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "api.cli", *map(str, arguments)]
    shown = b""
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdin=theirs, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so, and not with an empty read, when the other end of a terminal is closed.
        return b""


def test_a_process_answers_in_utf_8_whatever_the_locale(samples: Path) -> None:
    child = run("--store", samples, "show", "76/NQ-CP", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (child.returncode, child.stderr) == (0, b"")
    assert "Nghị quyết 76/NQ-CP" in child.stdout.decode("utf-8")


def test_errors_of_a_process_go_to_standard_error_alone(samples: Path) -> None:
    child = run("--store", samples, "show", "99/NQ-CP", LC_ALL="C", CANCU_LANG="vi")
    assert (child.returncode, child.stdout) == (2, b"")
    assert child.stderr.decode("utf-8") == 'cancu: không tìm thấy "99/NQ-CP" trong kho dữ liệu\n'


def test_bytes_that_are_no_text_are_a_reference_that_is_unknown(samples: Path) -> None:
    command = [
        os.fsencode(sys.executable),
        b"-m",
        b"api.cli",
        b"--store",
        os.fsencode(samples),
        b"show",
        b"\xff",
    ]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (child.returncode, child.stdout) == (2, b"")
    assert b"Traceback" not in child.stderr


def test_the_order_of_an_answer_does_not_hang_on_the_hash_seed(samples: Path) -> None:
    for command in (["check"], ["export", "--to", "turtle"], ["trace", "76/NQ-CP"]):
        answers = {run("--store", samples, *command, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
        assert len(answers) == 1


def test_two_stores_of_the_same_files_are_exported_alike(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "documents" / "hung-yen" / "van-giang"
    exports = set()
    for seed in ("1", "2"):
        store = tmp_path / f"{seed}.db"
        assert run("--store", store, "ingest", folder, PYTHONHASHSEED=seed).returncode == 0
        exports.add(run("--store", store, "export", "--to", "nquads", PYTHONHASHSEED=seed).stdout)
    assert len(exports) == 1


@pytest.mark.parametrize("command", [["check"], ["show", "76/NQ-CP"]])
def test_no_color_is_honoured_on_a_terminal(samples: Path, command: list[str]) -> None:
    shown = run_on_a_terminal(["--store", samples, *command], {"NO_COLOR": "1", "TERM": "xterm-256color"})
    assert "76/NQ-CP" in shown
    assert not COLOUR.search(shown)


def test_a_terminal_sees_a_bar_that_leaves_no_trace_in_the_answer(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "documents" / "hung-yen" / "van-giang"
    environment = {"TERM": "xterm-256color", "CANCU_LANG": "vi"}
    shown = run_on_a_terminal(["--store", tmp_path / "cancu.db", "ingest", folder], environment)
    assert "Đang nạp" in shown
    assert "6/6" in shown
    assert "[1/6]" not in shown


def test_a_reader_that_goes_away_is_no_failure(samples: Path) -> None:
    command = [sys.executable, "-m", "api.cli", "--store", str(samples), "export", "--to", "jsonl"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(10)
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0


def test_extract_needs_no_store(tmp_path: Path) -> None:
    file = ROOT / "examples" / "documents" / "hung-yen" / "tinh-2024.txt"
    child = run("extract", file, CANCU_STORE=str(tmp_path / "nowhere" / "cancu.db"))
    assert (child.returncode, child.stderr) == (0, b"")
    assert json.loads(child.stdout)["document"]["symbol"] == "187/KH-UBND"
    assert list(tmp_path.iterdir()) == []
