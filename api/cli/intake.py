"""Commands that read files: extract, ingest, collected."""

import json
import os
from pathlib import Path

import click

from api.cli.exits import DONE, FAILED
from api.cli.options import YEAR, the_service, with_format, with_store
from api.cli.printing import print_answer
from api.language import language, say
from api.tables import table


@click.command(
    help=say(
        "Đọc các tệp và in mỗi tệp một dòng JSON; không dùng kho dữ liệu.",
        "Read files and print one JSON object a line for each; touches no store.",
    )
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def extract(files: tuple[Path, ...]) -> int:
    """Print the record of each file, in the order given."""
    from api.extraction import record_of

    status = DONE
    for path in files:
        record, error = record_of(path)
        click.echo(json.dumps(record, ensure_ascii=False))
        if error is not None:
            click.echo(f"cancu: {error.message(language())}", err=True)
            status = FAILED
    return status


@click.command(
    help=say(
        "Nạp tệp và thư mục văn bản vào kho dữ liệu; chạy lại không làm thay đổi gì.",
        "Read files and folders into the store; running it again changes nothing.",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help=say("Số tiến trình đọc tệp (mặc định: số lõi).", "Processes that read (default: the cores)."),
)
@with_format
@with_store
def ingest(paths: tuple[Path, ...], jobs: int | None, form: str) -> int:
    """Read the paths into the store and print what happened."""
    from api.cli.progress import watching

    with the_service(create=True) as service, watching() as watch:
        summary = service.ingest(paths, jobs or os.cpu_count() or 1, watch)
    shown = table(
        [say("Mục", "Item"), say("Số lượng", "Count")],
        [[_SUMMARY[key][language() == "en"], summary[key]] for key in _SUMMARY],
        after=[f"✗ {item['error']}" for item in summary["failed"]],
    )
    print_answer(summary, shown, form)
    return FAILED if summary["failed"] else DONE


_SUMMARY = {
    "files": ("Tệp", "Files"),
    "documents": ("Văn bản đã nạp hoặc cập nhật", "Documents read or replaced"),
    "unchanged": ("Không thay đổi", "Unchanged"),
    "nodes": ("Nút trong đồ thị", "Nodes of the graph"),
    "relations": ("Quan hệ", "Relations"),
    "findings": ("Phát hiện", "Findings"),
    "seconds": ("Giây", "Seconds"),
}


@click.command(
    help=say(
        "Khai báo đã thu thập đủ văn bản của một đơn vị trong một năm.",
        "Declare that the documents of a unit and year are all collected.",
    )
)
@click.argument("unit")
@click.option("--year", type=YEAR, required=True, metavar="Y", help=say("Năm.", "The year."))
@click.option(
    "--below",
    is_flag=True,
    help=say("Cả các đơn vị hành chính cấp dưới.", "The administrations of all places under it as well."),
)
@with_store
def collected(unit: str, year: int, below: bool) -> int:
    """Declare and say what was declared."""
    # Reading alone does without the unit tree.
    from graph.units import unit_of

    with the_service() as service:
        units = service.declare_collected(unit, year, below)
    known, declared = unit_of(units[0]), len(units)
    name = known.name if known is not None else unit
    click.echo(
        say(
            f"Đã khai báo: đủ văn bản năm {year} của {name} ({declared} đơn vị).",
            f"Declared: all documents of {name}, {year} ({declared} units).",
        ),
        err=True,
    )
    return DONE
