"""How an answer reaches standard output: a table for people, JSON, CSV or Markdown for the next program."""

import json
import sys
from typing import Any

import click

from api.tables import Table, to_csv, to_markdown


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
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console(soft_wrap=False, highlight=False, width=None if sys.stdout.isatty() else 200)
    for line in shown.before:
        console.print(Text(line), style="bold")
    if shown.rows:
        drawn = RichTable(*shown.heads, box=box.SIMPLE_HEAD, pad_edge=False)
        for row in shown.rows:
            drawn.add_row(*map(Text, row))
        console.print(drawn)
    for line in shown.after:
        console.print(Text(line))
