"""Commands that read files: extract, ingest, collected."""

import json
import os
from pathlib import Path
from typing import Any

import click

from api.cli.exits import DONE, FAILED, STOPPED
from api.cli.options import YEAR, the_service, with_format, with_store
from api.cli.printing import print_answer
from api.language import language, say
from api.tables import table, visible

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help=say("Số tiến trình đọc tệp (mặc định: số lõi).", "Processes that read (default: the cores)."),
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=1800,
    show_default=True,
    metavar="S",
    help=say("Số giây tối đa để đọc một tệp.", "Seconds that reading one file may take."),
)


@click.command(
    help=say(
        "Đọc các tệp và in mỗi tệp một dòng JSON; không dùng kho dữ liệu.",
        "Read files and print one JSON object a line for each; touches no store.",
    )
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@jobs_option
@timeout_option
def extract(files: tuple[Path, ...], jobs: int | None, timeout: float) -> int:
    """Print the record of each file, in the order given."""
    from api.extraction import records_of

    status = DONE
    for record, error in records_of(files, jobs or _cores(), timeout):
        click.echo(json.dumps(record, ensure_ascii=False))
        if error is not None:
            click.echo(f"cancu: {visible(error.message(language()))}", err=True)
            status = FAILED
    return status


@click.command(
    help=say(
        "Nạp tệp và thư mục văn bản vào kho dữ liệu; chạy lại không làm thay đổi gì.",
        "Read files and folders into the store; running it again changes nothing.",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@jobs_option
@timeout_option
@click.option(
    "--dask",
    metavar="ADDRESS",
    help=say(
        "Đọc trên cụm máy Dask tại địa chỉ này (tcp://máy:8786).",
        "Read on the Dask cluster at this address (tcp://host:8786).",
    ),
)
@with_format
@with_store
def ingest(paths: tuple[Path, ...], jobs: int | None, timeout: float, dask: str | None, form: str) -> int:
    """Read the paths into the store and print what happened, be it all or what was done when the user stopped it."""
    from api.cli.progress import watching
    from api.ingesting import Stopped

    with the_service(create=True) as service:
        try:
            with watching() as watch:
                summary = service.ingest(paths, jobs or _cores(), watch, seconds=timeout, cluster=dask)
        except Stopped as stopped:
            _print_summary(stopped.summary, form)
            click.echo(f"cancu: {_told_stopped(stopped.summary)}", err=True)
            return STOPPED
    _print_summary(summary, form)
    return FAILED if summary["failed"] else DONE


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _print_summary(summary: dict[str, Any], form: str) -> None:
    shown = table(
        [say("Mục", "Item"), say("Số lượng", "Count")],
        [[_SUMMARY[key][language() == "en"], summary[key]] for key in _SUMMARY],
        after=[f"✗ {item['error']}" for item in summary["failed"]],
    )
    print_answer(summary, shown, form)


def _told_stopped(summary: dict[str, Any]) -> str:
    done = summary["documents"] + summary["unchanged"] + len(summary["failed"])
    return say(
        f"đã dừng sau {done}/{summary['files']} tệp; phần đã nạp được giữ, chạy lại lệnh này để nạp tiếp",
        f"stopped after {done} of {summary['files']} files; what was read is kept, run the same again to go on",
    )


_SUMMARY = {
    "files": ("Tệp", "Files"),
    "documents": ("Văn bản đã nạp hoặc cập nhật", "Documents read or replaced"),
    "instruments": ("Văn bản ghi trong sổ", "Documents listed in registers"),
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
