"""Seconds a megabyte for texts made to be slow, from 10 kB to 10 MB: the same at every length where time is linear."""

import random
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from graph.reading import Source
from loaders.reading import read_text
from loaders.record import record

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
SAMPLE = Path("examples/documents/hung-yen/tinh-2024.txt")
LONGEST = 120.0
"""Seconds after which longer texts of a kind are left out."""


def _noise(size: int) -> str:
    letters = random.Random(76).choices("abcdđêơư ÁẾ\n.,;:-/()|0123456789\u0301\u200b", k=size)
    return "".join(letters)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: "KẾ HOẠCH\n" + unit * (size // len(unit))


def kinds() -> Iterable[tuple[str, Callable[[int], str]]]:
    """Return what each hostile text is, and how one of a size is made."""
    yield "a plan, again and again", _repeated(SAMPLE.read_text("utf-8"))
    yield "empty lines", _repeated("\n")
    yield "blanks", _repeated(" ")
    yield (
        "one citation, again and again",
        _repeated("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; "),
    )
    yield "rows of a table", _repeated("| 1 | UBND xã | trước ngày 30/6/2024 |\n")
    yield "headings", _repeated("1. a\n")
    yield "units in one line", _repeated("UBND huyện, ")
    yield "random letters and signs", _noise


def seconds_a_megabyte(text: str) -> float:
    """Return the time of one reading with its record, by millions of letters."""
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    began = time.process_time()
    record(read_text(source))
    return (time.process_time() - began) / len(text) * 1e6


def measure() -> list[tuple[str, str]]:
    """Return the lines of the report: a kind with its seconds a megabyte at each size."""
    seconds_a_megabyte(_noise(SIZES[0]))
    lines = []
    for what, make in kinds():
        told = []
        for size in SIZES:
            cost = seconds_a_megabyte(make(size))
            told.append(f"{cost:.2f} s/MB at {size // 1000:,} kB")
            if cost * size / 1e6 * 10 > LONGEST:
                break
        lines.append((what, ", ".join(told)))
    return lines


if __name__ == "__main__":
    for what, told in measure():
        print(f"{what}: {told}", flush=True)
