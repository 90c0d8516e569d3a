"""Commands that ask for documents and chains: find, show, trace, implements, duties."""

import click

from api import tabulating
from api.cli.options import level_option, the_service, under_option, with_format, with_store, year_option
from api.cli.printing import print_answer
from api.language import say


@click.command(
    help=say(
        "Tìm văn bản, đơn vị, nhiệm vụ, có dấu hoặc không dấu.",
        "Find documents, units and tasks, with or without accents.",
    )
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True, metavar="N")
@with_format
@with_store
def find(text: tuple[str, ...], limit: int, form: str) -> None:
    """Print what has all the words."""
    with the_service() as service:
        answer = service.find(" ".join(text), limit)
    print_answer(answer, tabulating.listed(answer), form)


@click.command(
    help=say(
        "Một văn bản, đơn vị hoặc nhiệm vụ với các quan hệ.", "One document, unit or task with its relations."
    )
)
@click.argument("reference", metavar="REF")
@with_format
@with_store
def show(reference: str, form: str) -> None:
    """Print one node."""
    with the_service() as service:
        answer = service.show(reference)
    print_answer(answer, tabulating.shown(answer), form)


@click.command(
    help=say(
        "Chuỗi căn cứ đi lên (--up), những văn bản dựa vào đó (--down), hoặc mọi chuỗi đến một văn bản (--to).",
        "The chain of legal bases up, of what derives from it down, or every chain to another document.",
    )
)
@click.argument("reference", metavar="REF")
@click.option("--up", "direction", flag_value="up", help=say("Chỉ đi lên.", "Only up."))
@click.option("--down", "direction", flag_value="down", help=say("Chỉ đi xuống.", "Only down."))
@click.option("--to", metavar="REF", help=say("Mọi chuỗi giữa hai văn bản.", "Every chain between the two."))
@with_format
@with_store
def trace(reference: str, direction: str | None, to: str | None, form: str) -> None:
    """Print the trace."""
    with the_service() as service:
        answer = service.trace(reference, direction or "both", to)
    print_answer(answer, tabulating.traced(answer), form)


@click.command(
    help=say(
        "Các văn bản triển khai một văn bản, trực tiếp hoặc qua văn bản khác.",
        "The instruments that derive from one, directly or through others, with the chain of each.",
    )
)
@click.argument("reference", metavar="REF")
@year_option
@level_option
@under_option
@with_format
@with_store
def implements(reference: str, year: int | None, level: str | None, under: str | None, form: str) -> None:
    """Print the implementing instruments."""
    with the_service() as service:
        answer = service.implements(reference, year, level, under)
    print_answer(answer, tabulating.implementing(answer), form)


@click.command(
    help=say(
        "Nhiệm vụ của một đơn vị: vai trò, thời hạn, văn bản.",
        "The tasks of a unit: role, deadline, document.",
    )
)
@click.argument("unit")
@year_option
@with_format
@with_store
def duties(unit: str, year: int | None, form: str) -> None:
    """Print the tasks."""
    with the_service() as service:
        answer = service.duties(unit, year)
    print_answer(answer, tabulating.duties(answer), form)
