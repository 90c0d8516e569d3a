from collections.abc import Callable

import pytest

from graph.reading import Task


@pytest.fixture
def tasks(read: Callable[[str], list[Task]]) -> Callable[[str], list[Task]]:
    return lambda text: [task for task in read(text) if task.origin != "duty"]


def people(task: Task) -> dict[str, str]:
    return {person.unit: person.role for person in task.assignees}


def test_an_item_with_labelled_lines_is_one_task(tasks: Callable[[str], list[Task]]) -> None:
    text = (
        "II. NỘI DUNG\n\n2. Tổ chức tập huấn, bồi dưỡng\n\n- Cơ quan chủ trì: Sở Nội vụ, Sở Tài chính.\n\n"
        "- Cơ quan phối hợp: UBND xã, phường và các cơ quan có liên quan.\n\n- Thời gian thực hiện: Quý II/2025.\n\n"
        "- Sản phẩm: Kế hoạch."
    )
    (task,) = tasks(text)
    assert (task.content, task.origin, task.product) == ("Tổ chức tập huấn, bồi dưỡng", "list", "Kế hoạch")
    assert people(task) == {
        "Sở Nội vụ": "lead",
        "Sở Tài chính": "lead",
        "UBND xã, phường": "support",
        "các cơ quan có liên quan": "support",
    }
    assert task.deadline is not None
    assert (task.deadline.text, task.deadline.date) == ("Quý II/2025", "2025-06-30")


def test_who_carries_out_leads_where_nobody_else_does(tasks: Callable[[str], list[Task]]) -> None:
    text = "II. NỘI DUNG\n\n4. Kiểm tra việc thi hành\n\n- Cơ quan thực hiện: Sở Nội vụ và các sở, ngành.\n"
    assert people(tasks(text)[0]) == {"Sở Nội vụ": "lead", "các sở, ngành": "lead"}


def test_clauses_of_a_label_give_each_unit_its_part(tasks: Callable[[str], list[Task]]) -> None:
    text = (
        "1. Phổ biến Luật Việc làm\n\n- Cơ quan thực hiện: Sở Nội vụ chủ trì tham mưu ban hành Kế hoạch; Sở Tư pháp "
        "và các sở, ngành chủ động triển khai.\n\n- Thời gian thực hiện: Năm 2025 và các năm tiếp theo.\n"
    )
    (task,) = tasks(text)
    assert people(task) == {"Sở Nội vụ": "lead", "Sở Tư pháp": "support", "các sở, ngành": "support"}
    assert task.deadline is not None
    assert task.deadline.recurrence == "FREQ=YEARLY"
    assert task.product == "Kế hoạch"


HEAD = "STT\tNội dung nhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n"


def test_a_row_between_tabs_is_a_task(tasks: Callable[[str], list[Task]]) -> None:
    text = f"PHỤ LỤC\n\n{HEAD}1\tTổ chức cuộc thi\tKế hoạch\tSở Nội vụ\t- Sở Tư pháp; - UBND các huyện\tQuý 4/2022\n"
    (task,) = tasks(text)
    assert (task.content, task.origin, task.product) == ("Tổ chức cuộc thi", "table", "Kế hoạch")
    assert people(task) == {"Sở Nội vụ": "lead", "Sở Tư pháp": "support", "UBND các huyện": "support"}
    assert task.deadline is not None
    assert task.deadline.date == "2022-12-31"


def test_a_row_without_a_number_goes_on_with_the_row_above(tasks: Callable[[str], list[Task]]) -> None:
    text = (
        f"{HEAD}3\tXây dựng chuyên trang trên trang tin của UBND xã,\tBáo cáo UBND\tSở Nội vụ\t\tThường xuyên\n\n"
        "\tphường, thị trấn\ttỉnh\t\t\t\n4\tTổ chức cuộc thi\tKế hoạch\tSở Y tế\t\t2022\n"
    )
    first, second = tasks(text)
    assert first.content == "Xây dựng chuyên trang trên trang tin của UBND xã, phường, thị trấn"
    assert first.product == "Báo cáo UBND tỉnh"
    assert people(second) == {"Sở Y tế": "lead"}


def test_a_markdown_table_is_read(tasks: Callable[[str], list[Task]]) -> None:
    text = (
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n| --- | --- | --- | --- | --- |\n"
        "| **I** | **CẢI CÁCH THỂ CHẾ** |  |  |  |\n| 1 | Rà soát văn bản | Sở Tư pháp | Các sở, ngành | 01/2025 |\n"
    )
    (task,) = tasks(text)
    assert task.content == "Rà soát văn bản"
    assert people(task) == {"Sở Tư pháp": "lead", "Các sở, ngành": "support"}
    assert task.deadline is not None
    assert task.deadline.date == "2025-01-31"


def lone_pipes(*rows: tuple[str, ...]) -> str:
    return "\n".join(
        "|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row).rstrip("\n") for row in rows
    )


def test_cells_on_lines_of_their_own_are_read_with_the_empty_ones(tasks: Callable[[str], list[Task]]) -> None:
    text = lone_pipes(
        ("**TT**", "**Nội dung thực\nhiện**", "**Cơ quan chủ trì**", "**Thời gian**", "**Sản phẩm**"),
        ("**I**", "**KIỆN TOÀN**"),
        ("1", "Tổ chức lại Ban Chỉ huy", "Bộ CHQS tỉnh; UBND\ncấp xã", "Trước ngày\n30/11/2025", ""),
        ("2", "Hướng dẫn thống kê", "Sở Tài chính", "2025", "Văn bản"),
    )
    first, second = tasks(text)
    assert people(first) == {"Bộ CHQS tỉnh": "lead", "UBND cấp xã": "lead"}
    assert first.product is None
    assert (second.content, second.product) == ("Hướng dẫn thống kê", "Văn bản")


def test_a_cell_that_spans_rows_counts_for_all_of_them(tasks: Callable[[str], list[Task]]) -> None:
    text = lone_pipes(
        ("STT", "Tên thông tin", "Mức độ", "Thời gian", "Đơn vị chịu trách nhiệm"),
        ("1", "Số đơn vị hành chính", "Chính thức", "Tháng 6/2025", "Vụ Chính quyền địa phương"),
        ("2", "Số đại biểu", "Chính thức"),
        ("3", "Số quỹ xã hội", "Sơ bộ", "Tháng 5/2025", "Vụ Tổ chức phi chính phủ"),
    )
    assert [people(task) for task in tasks(text)] == [
        {"Vụ Chính quyền địa phương": "lead"},
        {"Vụ Chính quyền địa phương": "lead"},
        {"Vụ Tổ chức phi chính phủ": "lead"},
    ]


def test_html_in_a_cell_is_data(tasks: Callable[[str], list[Task]]) -> None:
    cell = '<ul style="list-style-type: none"> - Sở Tư pháp; - UBND các huyện; </ul>'
    text = f"{HEAD}1\t<script>x</script> Tập huấn\t\tSở Nội vụ\t{cell}\t\n2\tThi\t\tSở Y tế\t\t\n"
    first = tasks(text)[0]
    assert people(first) == {"Sở Nội vụ": "lead", "Sở Tư pháp": "support", "UBND các huyện": "support"}
    assert "<" not in first.content


def test_a_table_that_names_nobody_has_no_tasks(tasks: Callable[[str], list[Task]]) -> None:
    assert tasks("TT\tTiêu chí\tĐiểm\n1\tTỷ lệ hồ sơ\t20\n2\tTỷ lệ chi trả\t40\n") == []
