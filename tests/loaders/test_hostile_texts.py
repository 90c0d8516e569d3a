"""Texts made to be slow to read: the time taken grows with the length of a text, whatever stands in it.

Each is so long that steps of quadratic cost would take minutes; what is allowed is some ten times what they take.
"""

import time

import pytest

from graph.identifiers.folding import fold
from graph.reading import Source
from graph.units import UnitContext, resolve_unit
from loaders.reading import read_text

LETTERS = 120_000
ALLOWED = 15.0
"""Seconds of the processor."""

REPEATED = {
    "blanks": " ",
    "empty lines": "\n",
    "dashes": "-",
    "digits": "1",
    "strokes": "1/",
    "stars": "*",
    "brackets": "[",
    "pipes": "|",
    "cells": "| a ",
    "rows": "| 1 | Sở Nội vụ | Xây dựng kế hoạch | Tháng 5/2024 |\n",
    "words for a number": "số ",
    "words for a basis": "Căn cứ ",
    "days": "ngày 12/5/2024 ",
    "names of types": "Kế hoạch ",
    "laws": "Luật Tổ chức ",
    "citations": "Nghị định số 12/2020/NĐ-CP ngày 1/2/2020 của Chính phủ, ",
    "lists of numbers": "các số 1, 2, 3/NQ-CP ",
    "units": "Ủy ban nhân dân huyện, ",
    "chairmen": "Chủ tịch ",
    "numbers of the document": "Số: ",
    "sentences": "a. ",
    "items": "- a\n",
    "brackets that nobody opened": "- a b)\n",
    "recipients": "Nơi nhận:\n- Như trên;\n",
    "signatures side by side": "TM|",
    "combining marks": "a\u0301",
}
COUNTED = {
    "headings": "{0}. Mục {0}\n",
    "short names": "Nghị quyết số {0}/NQ-CP (gọi tắt là Nghị quyết {0}); theo Nghị quyết {0}. ",
    "names in brackets": "Quyết định số {0}/QĐ-TTg (Đề án A{0}) và QĐ {0}.\n",
    "short citations": "Quyết định {0}, Nghị định số {0}/NĐ-CP; ",
    "appendices": "Phụ lục {0} kèm theo\n",
}


def texts() -> dict[str, str]:
    found = {name: part * (LETTERS // len(part)) for name, part in REPEATED.items()}
    for name, line in COUNTED.items():
        found[name] = "".join(line.format(number) for number in range(1, LETTERS // len(line)))
    depths = ("1." * (number % 30 + 1) for number in range(LETTERS // 40))
    return {**found, "deep numbers": "\n".join(f"{depth} abc" for depth in depths)}


@pytest.mark.parametrize("name", [*REPEATED, *COUNTED, "deep numbers"])
def test_the_time_to_read_grows_with_the_length(name: str) -> None:
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=texts()[name])
    began = time.process_time()
    read_text(source)
    assert time.process_time() - began < ALLOWED


def test_a_phrase_of_a_whole_page_names_no_unit() -> None:
    phrase = "Chủ tịch Ủy ban nhân dân huyện " * 500
    assert len(fold(phrase)) > 10_000
    assert resolve_unit(phrase, UnitContext()) is None
