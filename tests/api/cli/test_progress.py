"""What a terminal shows of a long run, and what a pipe gets."""

from pathlib import Path

import pytest

from api.cli.progress import _rate, watching
from api.watching import FAILED


def test_a_pipe_gets_a_line_a_file_when_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with watching() as watch:
        watch(Path("a.txt"), "", 0, 2)
        watch(Path("a.txt"), "đã nạp", 1, 2)
        watch(Path("b\x1b[31m.txt"), "", 1, 2)
        watch(Path("b\x1b[31m.txt"), FAILED[0], 2, 2)
    assert capsys.readouterr().err == "[1/2] đã nạp: a.txt\n[2/2] không đọc được: b�[31m.txt\n"


def test_a_terminal_gets_a_bar_with_the_file_in_hand_the_speed_and_the_failures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with watching() as watch:
        watch(Path("a.txt"), "", 0, 3)
        watch(Path("a.txt"), FAILED[0], 1, 3)
        watch(Path("n" * 90), "", 1, 3)
    shown = capsys.readouterr().err
    assert all(words in shown for words in ("Đang nạp", "1/3", "tệp/", "còn", "1 tệp lỗi", "n" * 39 + "…"))


def test_a_slow_run_is_told_by_the_minute() -> None:
    assert [_rate(0, 9.0), _rate(9, 4.5), _rate(1, 30.0)] == ["", "2.0 tệp/giây", "2.0 tệp/phút"]
