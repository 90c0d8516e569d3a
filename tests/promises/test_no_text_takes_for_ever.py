"""A text made to be slow takes time by its length, and not by the square of it."""

import time
from hashlib import sha256

import pytest

from graph.reading import Source
from loaders.reading import read_text
from loaders.record import record

LENGTH = 30_000
SECONDS = 5
"""A text read in time takes a tenth of this; one that is searched again from each of its blanks, many times as much."""

UNITS = [
    *(" ", "\n", "\r\n", "\t", "|", "-", "a", "I", "1", "1.", "Căn cứ ", "76/NQ-CP ", "Quyết định số "),
    *("ngày 01 tháng 01 năm ", "| a | b |\n", "a\tb\tc\n", "UBND huyện, ", "ỦY BAN NHÂN DÂN "),
    *(
        "chủ trì, phối hợp với ",
        "- chủ trì\n",
        "I. A\n1. b\na) c\n",
        "a\u0301",
        " \n",
        "Nơi nhận:\n",
        "\\ ",
        "(",
    ),
    *(
        "thực hiện Kế hoạch số 1/KH-UBND của UBND huyện về ",
        "trước ngày ",
        "và ",
        "; ",
        "[x](y)",
        "https://a ",
    ),
]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: ascii(unit[:16]))
def test_a_text_of_one_thing_only_is_read_in_time(unit: str) -> None:
    text = "Kế hoạch" + unit * (LENGTH // len(unit)) + "x"
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    began = time.perf_counter()
    said = record(read_text(source))
    assert time.perf_counter() - began < SECONDS
    for part in (*said["citations"], *said["requirements"], *said["deadlines"]):
        assert text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("unit", ["\n", "\r\n", " \n", " ", "\t"], ids=ascii)
@pytest.mark.parametrize("before", ["Căn cứ", "Nơi nhận", "hằng năm", "Số:", "như sau:", "."])
def test_a_gap_in_a_plan_is_crossed_once(unit: str, before: str) -> None:
    plan = (
        "ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\nSố: 152/KH-UBND\nNinh Giang, ngày 29 tháng 12 năm 2023\n\nKẾ HOẠCH\n"
        "Cải cách hành chính năm 2024\n\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"
        "UBND huyện ban hành Kế hoạch như sau:\n1. Phòng Nội vụ báo cáo trước ngày 30/6 hằng năm.\nNơi nhận:\n- Lưu."
    )
    at = plan.index(before) + len(before)
    text = plan[:at] + unit * LENGTH + plan[at:]
    source = Source(
        path="a.txt", sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text
    )
    began = time.perf_counter()
    read_text(source)
    assert time.perf_counter() - began < SECONDS
