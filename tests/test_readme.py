"""What the README shows is what the program says: every ``console`` block is run on the samples and compared.

With ``CANCU_WRITE_README=yes`` the answers are written into the README instead.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from api.cli import main

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n\$ cancu (?P<call>[^\n]*)\n(?P<answer>.*?)```", re.DOTALL)
CALLS = [match["call"] for match in BLOCK.finditer(README.read_text("utf-8"))]


@pytest.fixture
def store(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the samples in which one district and its communes are declared collected."""
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.delenv("CANCU_LANG", raising=False)
    copy = tmp_path / "samples.db"
    shutil.copy(samples, copy)
    assert (
        main(["--store", str(copy), "collected", "huyện Văn Lâm, tỉnh Hưng Yên", "--year", "2024", "--below"])
        == 0
    )
    return copy


@pytest.mark.parametrize("call", CALLS)
def test_the_readme_shows_the_real_answer(call: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--store", str(store), *shlex.split(call)]) == 0
    answer = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines()).strip("\n") + "\n"
    text = README.read_text("utf-8")
    shown = next(match["answer"] for match in BLOCK.finditer(text) if match["call"] == call)
    if os.environ.get("CANCU_WRITE_README"):
        README.write_text(text.replace(f"$ cancu {call}\n{shown}", f"$ cancu {call}\n{answer}"), "utf-8")
        return
    assert shown == answer
