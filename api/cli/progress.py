"""What a long run shows while it works: a bar on a terminal, one line a file elsewhere. All on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from api.language import say
from api.tables import visible
from api.watching import Watch


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
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("Đang nạp", "Reading"), total=None, file="")

        def advance(path: Path, outcome: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, file=path.name)

        yield advance


def _say_line(path: Path, outcome: str, done: int, total: int) -> None:
    line = " ".join(f"[{done}/{total}] {outcome}: {path}".splitlines())
    click.echo(visible(line), err=True)
