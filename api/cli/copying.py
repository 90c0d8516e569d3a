"""The command that copies a store into another: copy."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from api.cli.exits import DONE
from api.cli.options import the_service, with_format, with_store
from api.cli.printing import print_answer
from api.language import language, say
from api.tables import table


@click.command(
    help=say(
        "Sao chép kho dữ liệu sang kho khác (SQLite, Neo4j), không mất gì; chạy lại thì chép tiếp phần còn thiếu.",
        "Copy the store into another (SQLite, Neo4j), nothing lost; run again, it goes on with what is missing.",
    )
)
@click.option(
    "--to",
    "target",
    metavar="STORE",
    required=True,
    help=say(
        "Kho nhận: đường dẫn tệp SQLite, hoặc neo4j://máy:cổng.",
        "The other store: an SQLite file, or neo4j://host:port.",
    ),
)
@with_format
@with_store
def copy(target: str, form: str) -> int:
    """Copy, and print what stands in the other store."""
    with the_service() as service, _watching() as watch:
        summary = service.copy(target, watch)
    shown = table(
        [say("Mục", "Item"), say("Số lượng", "Count")],
        [[_SUMMARY[key][language() == "en"], summary[key]] for key in _SUMMARY],
        after=[_EQUAL[summary["equal"]][language() == "en"]],
    )
    print_answer(summary, shown, form)
    return DONE


_SUMMARY = {
    "sources": ("Văn bản nguồn trong kho gốc", "Sources in the store"),
    "copied": ("Đã chép lần này", "Copied now"),
    "nodes": ("Nút trong kho nhận", "Nodes of the copy"),
    "relations": ("Quan hệ", "Relations"),
    "findings": ("Phát hiện", "Findings"),
}
_EQUAL = {
    True: ("✓ Hai kho giống hệt nhau.", "✓ Both stores hold the same."),
    False: ("Kho nhận đã có nội dung khác từ trước.", "The other store held more before."),
}


@contextmanager
def _watching() -> Iterator[Callable[[int, int], None]]:
    """Give a watcher that shows a bar with the time left on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("Đang chép", "Copying"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
