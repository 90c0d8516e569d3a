"""Commands that give the graph away: export, view, serve."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from api.cli.options import the_service, with_store
from api.language import say
from api.settings import store_address
from graph.errors import UsageError

FORMS = ("turtle", "jsonld", "nquads", "graphml", "gexf", "cypher", "csv", "jsonl")


@click.command(
    help=say(
        "Xuất cả đồ thị, hoặc phần gắn với một nút.", "Export the whole graph, or what hangs on one node."
    )
)
@click.option("--to", "form", type=click.Choice(FORMS), required=True, help=say("Định dạng.", "The format."))
@click.option("--root", metavar="REF", help=say("Chỉ phần gắn với nút này.", "Only what hangs on this node."))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp kết quả.", "The file to write."),
)
@with_store
def export(form: str, root: str | None, output: Path | None) -> None:
    """Write the export to a file or to standard output."""
    with the_service() as service:
        pieces = service.export(form, root)
        if output is None:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        with _writing(output), output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)


@click.command(
    help=say(
        "Một trang HTML mở được không cần mạng.",
        "One self-contained page of the neighbourhood; opens offline.",
    )
)
@click.argument("reference", metavar="REF")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--up", "direction", flag_value="up", help=say("Chỉ đi lên.", "Only up."))
@click.option("--down", "direction", flag_value="down", help=say("Chỉ đi xuống.", "Only down."))
@with_store
def view(reference: str, output: Path, direction: str | None) -> None:
    """Write the page."""
    with the_service() as service, _writing(output):
        title = service.view(reference, direction or "both", output)
    click.echo(say(f"Đã ghi {output}: {title}", f"Wrote {output}: {title}"), err=True)


@click.command(help=say("Máy chủ HTTP và trang khám phá.", "The HTTP API and the explorer."))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="H")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="P")
@with_store
def serve(host: str, port: int) -> None:
    """Serve until stopped."""
    from api.server import run

    run(store_address(click.get_current_context().find_root().obj), host, port)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Tell that the file named for the output cannot be written, as a fault of the call."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"không ghi được {path}: {error.strerror}", f"cannot write {path}: {error.strerror}"
        ) from error
