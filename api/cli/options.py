"""Options that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from api.language import say
from api.settings import FIRST_YEAR, LAST_YEAR, store_address

if TYPE_CHECKING:
    from api.service import Service

FORMATS = ("table", "json", "csv", "md")
LEVELS = ("central", "province", "district", "commune")

Command = Callable[..., Any]


def with_store(command: Command) -> Command:
    """Add ``--store``, which may follow the command as well as stand before it."""

    def remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.find_root().obj = value

    return click.option(
        "--store",
        metavar="STORE",
        callback=remember,
        expose_value=False,
        help=say("Kho dữ liệu (như trên).", "The store (as above)."),
    )(command)


def with_format(command: Command) -> Command:
    """Add ``--format``: a table for the terminal, or JSON, CSV or Markdown."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help=say("Dạng kết quả.", "Form of the answer."),
    )(command)


YEAR = click.IntRange(FIRST_YEAR, LAST_YEAR)

year_option = click.option("--year", type=YEAR, metavar="Y", help=say("Chỉ năm này.", "Only this year."))
level_option = click.option(
    "--level", type=click.Choice(LEVELS), help=say("Chỉ cấp này.", "Only this level of administration.")
)
under_option = click.option(
    "--under",
    metavar="UNIT",
    help=say("Chỉ các đơn vị thuộc địa bàn này.", "Only units under this one."),
)


def the_service(*, create: bool = False) -> "Service":
    """Open the service over the store of this call, a new one if asked; it closes as a context manager."""
    # ``cancu extract`` shares these options and asks no store.
    from api.service import open_service

    return open_service(store_address(click.get_current_context().find_root().obj), create=create)
