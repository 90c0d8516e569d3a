"""What a long run shows while it works: a bar on a terminal, one line a file elsewhere. All on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from api.language import say
from api.tables import visible
from api.watching import FAILED, Watch
from loaders.readers.files import spelled

LONGEST_NAME = 40


@contextmanager
def watching() -> Iterator[Watch]:
    """Give the watcher that fits where standard error goes."""
    if not sys.stderr.isatty():
        yield _say_line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TextColumn(say("còn", "left")),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}", style="red", markup=False),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("Đang nạp", "Reading"), total=None, file="", failed="", rate="")
        failed, began = 0, time.monotonic()

        def advance(path: Path, outcome: str, done: int, total: int) -> None:
            nonlocal failed
            failed += outcome == say(*FAILED)
            told = say(f"{failed} tệp lỗi", f"{failed} failed") if failed else ""
            rate = _rate(done, time.monotonic() - began)
            bar.update(task, completed=done, total=total, file=_short(path), failed=told, rate=rate)

        yield advance


def _rate(done: int, seconds: float) -> str:
    """Return the speed so far; slow runs are told by the minute.

    >>> _rate(30, 10.0)
    '3.0 tệp/giây'
    """
    if not done or not seconds:
        return ""
    a_second = done / seconds
    if a_second >= 1:
        return say(f"{a_second:.1f} tệp/giây", f"{a_second:.1f} files/s")
    return say(f"{60 * a_second:.1f} tệp/phút", f"{60 * a_second:.1f} files/min")


def _short(path: Path) -> str:
    name = " ".join(visible(spelled(path.name)).split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _say_line(path: Path, outcome: str, done: int, total: int) -> None:
    if outcome:
        line = " ".join(f"[{done}/{total}] {outcome}: {spelled(path)}".splitlines())
        click.echo(visible(line), err=True)
