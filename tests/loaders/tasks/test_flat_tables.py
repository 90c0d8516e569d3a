"""Tables that recognition of a page ran together into lines: composed rows, with and without bars and accents."""

import pytest

from graph.reading import Header, Task
from graph.units import UnitContext
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks import find_tasks

HEAD = "PHỤ LỤC\n\nTT Nội dung Sản phẩm Thời gian Cơ quan chủ trì Cơ quan phối hợp\n"
Row = tuple[str, dict[str, str], str | None, str | None]


def rows(text: str) -> list[Row]:
    shadow = ShadowText.of(text)
    document = TextUnderReading(
        shadow=shadow, header=Header(year=2024), units=UnitContext(), end=len(shadow.plain)
    )
    return [_plainly(task) for task in find_tasks(document) if task.origin == "table"]


def _plainly(task: Task) -> Row:
    due = task.deadline.date if task.deadline else None
    return task.content, {who.unit: who.role for who in task.assignees}, task.product, due


FIRST = (
    "Xây dựng kế hoạch trồng cây",
    {"Phòng Kinh tế": "lead", "UBND các xã": "support"},
    "Kế hoạch",
    "2024-03-31",
)
SECOND = (
    "Tổ chức tập huấn trồng rừng",
    {"Phòng Tư pháp": "lead", "Các phòng, ban": "support"},
    "Hội nghị",
    "2024-05-31",
)


@pytest.mark.parametrize("bar", [" | ", " "])
def test_a_line_for_a_row_falls_into_its_cells(bar: str) -> None:
    one = ["1", "Xây dựng kế hoạch trồng cây", "Kế hoạch", "Quý I/2024", "Phòng Kinh tế", "UBND các xã"]
    two = ["2", "Tổ chức tập huấn trồng rừng", "Hội nghị", "Tháng 5/2024", "Phòng Tư pháp", "Các phòng, ban"]
    assert rows(f"{HEAD}{bar.join(one)}\n{bar.join(two)}\n\nNơi nhận:\n") == [FIRST, SECOND]


def test_words_of_a_cell_on_the_next_line_belong_to_the_row() -> None:
    text = (
        "1 Xây dựng kế hoạch trồng Kế hoạch Quý Phòng Kinh tế UBND các xã\ncây ven đường, ven sông năm 2024 I/2024\n"
        "2 Tổ chức tập huấn trồng rừng Hội nghị Tháng 5/2024 Phòng Tư pháp Các phòng, ban\n"
    )
    content = "Xây dựng kế hoạch trồng cây ven đường, ven sông năm 2024"
    assert rows(HEAD + text) == [(content, *FIRST[1:]), SECOND]


def test_a_number_in_the_middle_of_its_row_parts_it_from_the_rows_around() -> None:
    text = (
        "TT Noi dung San pham Thoi gian Co quan chu tri Co quan phoi hop\n"
        "Cong chuc\nTrong cay ven duong, ven X Van phong - Can bo\n1 | song trong nam nay | Bao cao | Truoc 17/02 "
        "| Thong ke ¢6 lién quan\nCong chuc\n2 | don ve sinh duong lang | Cuoc | Truoc 20/03 | Dia chinh Can bo xa\n"
    )
    assert rows(text) == [
        (
            "Trong cay ven duong, ven song trong nam nay",
            {"Cong chuc Van phong - Thong ke": "lead", "Can bo ¢6 lién quan": "support"},
            "Bao cao",
            "2024-02-17",
        ),
        (
            "don ve sinh duong lang",
            {"Cong chuc Dia chinh": "lead", "Can bo xa": "support"},
            "Cuoc",
            "2024-03-20",
        ),
    ]


def test_the_bracket_of_a_product_takes_its_words_back_from_the_work() -> None:
    text = (
        "TT Noi dung San pham Thoi gian Co quan chu tri Co quan phoi hop\n"
        "Cuoc (so\n1 | Tiep xuc cu tri luong: theo Truoc 17/02 HDND xa Can bo xa\nquy dinh)\nCuoc\n"
        "2 | don ve sinh duong Truoc 20/03 UBND xa Can bo xa\n"
    )
    first = rows(text)[0]
    assert (first[0], first[2]) == ("Tiep xuc cu tri", "Cuoc (so luong: theo quy dinh)")


def test_a_row_whose_cells_cannot_be_told_apart_is_left_out() -> None:
    broken = "2 A : . ~ nghi Cong chuc mot hai ba bon nam sau bay tam chin muoi muoi mot muoi hai muoi ba muoi bon\n"
    text = "1 | Trong cay ven duong | Bao cao | Truoc 17/02 | Cong chuc Dia chinh | Can bo xa\n"
    assert [row[0] for row in rows(f"{HEAD}{text}{broken}")] == ["Trong cay ven duong"]


def test_prose_that_begins_with_the_letters_of_a_head_is_no_table() -> None:
    text = "TT huyện ủy yêu cầu các cơ quan hoàn thành nội dung sau:\n1. Sở Nội vụ họp.\n2. Sở Y tế phối hợp họp.\n"
    assert rows(text) == []
