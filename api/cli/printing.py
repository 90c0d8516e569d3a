"""How an answer reaches standard output: a table for people, JSON, CSV or Markdown for the next program."""

import json
import os
import sys
from typing import Any

import click

from api.tables import Table, to_csv, to_markdown

PIPED_WIDTH = 200
"""Columns of a table that goes neither to a terminal nor to where ``COLUMNS`` says how wide it may be."""


def print_answer(data: Any, shown: Table, form: str) -> None:
    """Print one answer in the form asked for."""
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(to_csv(shown), nl=False)
    elif form == "md":
        click.echo(to_markdown(shown))
    else:
        _print_table(shown)


def _print_table(shown: Table) -> None:
    from rich.console import Console
    from rich.text import Text

    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(highlight=False, width=None if told else PIPED_WIDTH)
    for line in shown.before:
        console.print(Text(line), style="bold")
    if shown.lines:
        for line in shown.lines:
            console.print(Text(line), soft_wrap=True)
    elif shown.rows:
        console.print(_drawn(shown))
    for line in shown.after:
        console.print(Text(line))


def _drawn(shown: Table) -> Any:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(*shown.heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in shown.rows:
        drawn.add_row(*map(Text, row))
    return drawn
