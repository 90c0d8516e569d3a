"""Work on processes: in order, ahead, and whatever happens to a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.workers import AHEAD, Lost, work_ahead

ROOT = Path(__file__).parents[2]
SECONDS = 20.0


def obey(order: str) -> str:
    """Do what a reader may do, good or bad."""
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "fail":
        raise RuntimeError(order)
    if order == "exit":
        sys.exit(0)
    if order == "eat":
        return str(len(bytearray(1 << 50)))
    if order == "hang":
        # As a reader that waits for another program does.
        subprocess.run(["sleep", "600"], check=False)
    if order.startswith("slow"):
        time.sleep(0.05)
    return f"{order} done"


def test_results_come_in_the_order_of_the_items() -> None:
    items = [f"slow {number}" if number % 3 == 0 else str(number) for number in range(24)]
    assert list(work_ahead(obey, items, 2, SECONDS)) == [(item, f"{item} done") for item in items]


@pytest.mark.parametrize("end", ["die", "crash", "fail", "exit", "eat"])
def test_a_process_that_ends_loses_its_own_item_only(end: str, capfd: pytest.CaptureFixture[str]) -> None:
    items = ["1", end, "2", "3", end, "4", "5"]
    told = [Lost() if item == end else f"{item} done" for item in items]
    assert list(work_ahead(obey, items, 2, SECONDS)) == list(zip(items, told, strict=True))


def test_what_takes_too_long_is_ended_with_the_programs_that_it_started() -> None:
    began = time.monotonic()
    assert list(work_ahead(obey, ["hang", "1"], 2, 0.5)) == [("hang", Lost(0.5)), ("1", "1 done")]
    assert time.monotonic() - began < SECONDS
    assert sleeping() == []


def sleeping() -> list[str]:
    """Return the processes below this one that still wait."""
    told = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in told.splitlines() if line == "sleep 600"]


def test_work_runs_no_further_ahead_than_memory_allows() -> None:
    asked: list[int] = []

    def endless() -> Iterator[str]:
        for number in range(1000):
            asked.append(number)
            yield str(number)

    with closing(work_ahead(obey, endless(), 2, SECONDS)) as results:
        for _ in range(5):
            next(results)
    assert len(asked) <= 5 + 2 * AHEAD + 1


def test_what_is_seen_at_once_is_not_worked_on() -> None:
    seen = work_ahead(obey, ["die", "1"], 1, SECONDS, lambda item: "seen" if item == "die" else None)
    assert list(seen) == [("die", "seen"), ("1", "1 done")]


def test_closing_ends_the_processes_at_once() -> None:
    began = time.monotonic()
    with closing(work_ahead(obey, ["1", "hang", "hang", "hang"], 2, 600.0)) as results:
        next(results)
    assert time.monotonic() - began < SECONDS
    assert sleeping() == []
