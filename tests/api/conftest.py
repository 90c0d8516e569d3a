"""The command line called as a person calls it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api.cli import main


@dataclass(frozen=True)
class Answer:
    """What one call of the command line leaves behind."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def cancu(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Call ``cancu`` with these arguments and nothing else."""

    def call(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return call


@pytest.fixture
def ask(cancu: Callable[..., Answer], samples: Path) -> Callable[..., Answer]:
    """Call ``cancu`` over the samples."""
    return lambda *arguments: cancu("--store", samples, *arguments)


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Ask for English inside a ``with`` block."""

    @contextmanager
    def block() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setenv("CANCU_LANG", "en")
            yield

    return block


@pytest.fixture(autouse=True)
def _in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANCU_LANG", raising=False)
    monkeypatch.delenv("CANCU_STORE", raising=False)
