"""What a long run shows while it works: a bar on a terminal, one line a file elsewhere. All on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

Watch = Callable[[Path, str, int, int], None]
"""Told of each file when it is safely in the store or has failed: path, outcome, how many are done, of how many."""


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
        task = bar.add_task("Đang nạp", total=None, file="")

        def advance(path: Path, outcome: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, file=path.name)

        yield advance


def _say_line(path: Path, outcome: str, done: int, total: int) -> None:
    click.echo(f"[{done}/{total}] {outcome}: {path}", err=True)
