"""The command line: options, one call of the service, one way to print.

Each command lives in a module that is imported only when it is called, so that ``cancu show`` starts without reading
what ``cancu ingest`` needs.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from api.cli.complaints import complaint
from api.cli.exits import DONE, STOPPED, USAGE, exit_status
from api.cli.helping import CallContext
from api.language import language, say
from api.tables import visible
from graph.errors import CancuError

COMMANDS: tuple[tuple[str, str], ...] = (
    ("extract", "api.cli.intake"),
    ("ingest", "api.cli.intake"),
    ("collected", "api.cli.intake"),
    ("copy", "api.cli.copying"),
    ("find", "api.cli.questions"),
    ("show", "api.cli.questions"),
    ("trace", "api.cli.questions"),
    ("implements", "api.cli.questions"),
    ("duties", "api.cli.questions"),
    ("requirements", "api.cli.audits"),
    ("audit", "api.cli.audits"),
    ("check", "api.cli.audits"),
    ("export", "api.cli.output"),
    ("view", "api.cli.output"),
    ("serve", "api.cli.output"),
)
"""Every command with the module that holds it, in the order in which help lists them."""


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    context_class = CallContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the registry."""
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of that name, or None where there is none."""
        module = dict(COMMANDS).get(name)
        if module is None:
            return None
        command: click.Command = getattr(importlib.import_module(module), name)
        command.context_class = CallContext
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whoever reads its output may stop reading, as ``head`` does, and that is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=say(
        "Căn cứ: đồ thị căn cứ pháp lý và trách nhiệm trong hành chính Việt Nam.",
        "A knowledge graph of legal bases and responsibilities in Vietnamese public administration.",
    ),
)
@click.option(
    "--store",
    metavar="STORE",
    help=say(
        "Kho dữ liệu: đường dẫn tệp SQLite hoặc memory: (mặc định $CANCU_STORE, nếu không thì cancu.db).",
        "The store: path of an SQLite file, or memory: (default $CANCU_STORE, else cancu.db).",
    ),
)
@click.version_option(package_name="cancu", prog_name="cancu")
@click.pass_context
def cli(ctx: click.Context, store: str | None) -> None:
    """Keep the store named before the command, for the command to open."""
    ctx.obj = store


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; errors become one message on standard error."""
    _write_utf8()
    try:
        result = cli.main(args=arguments, prog_name="cancu", standalone_mode=False)
    except click.Abort:
        return _complain(say("đã dừng", "stopped"), STOPPED)
    except click.ClickException as error:
        return _complain(complaint(error), USAGE)
    except CancuError as error:
        return _complain(error.message(language()), exit_status(error))
    return result if isinstance(result, int) else 0


def _write_utf8() -> None:
    """Text out is UTF-8, whatever the console is set to; bytes of the call that were not UTF-8 are spelled out."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(message: str, status: int) -> int:
    click.echo(f"cancu: {visible(message)}", err=True)
    return status
