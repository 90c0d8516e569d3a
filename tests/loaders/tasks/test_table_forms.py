"""Tables as readers and copying leave them: second head rows, pages, run-together lines, tags, one cell a line."""

from collections.abc import Callable

import pytest

from graph.reading import Header, Task
from graph.units import UnitContext
from loaders.document import TextUnderReading
from loaders.shadow import ShadowText
from loaders.tasks import find_tasks

Rows = list[tuple[str, dict[str, str]]]
HEAD = "STT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tSản phẩm\n"
TWO_ROWS = [
    ("Rà soát văn bản", {"Sở Tư pháp": "lead", "Các sở, ngành": "support"}),
    ("Tập huấn", {"Sở Nội vụ": "lead", "UBND các xã": "support"}),
]


def tasks_of(text: str) -> list[Task]:
    shadow = ShadowText.of(text)
    document = TextUnderReading(
        shadow=shadow, header=Header(year=2024), units=UnitContext(), end=len(shadow.plain)
    )
    return list(find_tasks(document))


@pytest.fixture
def rows() -> Callable[[str], Rows]:
    return lambda text: [
        (task.content, {who.unit: who.role for who in task.assignees}) for task in tasks_of(text)
    ]


def test_a_page_number_and_a_repeated_head_do_not_end_a_table(rows: Callable[[str], Rows]) -> None:
    text = (
        f"{HEAD}(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n"
        "1\tRà soát văn bản\tSở Tư pháp\tCác sở, ngành\tQuý I\tBáo cáo\n\n- 3 -\n\n"
        f"{HEAD}2\tTập huấn\tSở Nội vụ\tUBND các xã\tQuý II\tKế hoạch\n"
    )
    assert rows(text) == TWO_ROWS


@pytest.mark.parametrize(
    "head",
    [
        "STT\tNội dung\tPhân công thực hiện\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n",
        "STT\tNội dung\tPhân công thực hiện\tPhân công thực hiện\tThời gian\n"
        "STT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n",
        "STT\tNội dung\tPhân công thực hiện\tThời gian\nChủ trì\tPhối hợp\n",
    ],
)
def test_a_second_head_row_says_who_leads_and_who_supports(head: str) -> None:
    (task,) = tasks_of(f"{head}1\tRà soát văn bản\tSở Tư pháp\tSở Nội vụ\tQuý I\n")
    assert {who.unit: who.role for who in task.assignees} == {"Sở Tư pháp": "lead", "Sở Nội vụ": "support"}
    assert task.deadline is not None
    assert task.deadline.date == "2024-03-31"


def test_of_two_times_the_one_of_completion_counts() -> None:
    text = (
        "TT\tNội dung\tThời gian thực hiện\t\tCơ quan chủ trì\n\t\tTriển khai\tHoàn thành\t\n"
        "1\tXây dựng kế hoạch\tTháng 01/2024\tTrước 17/02/2024\tVăn phòng UBND xã\n"
    )
    (task,) = tasks_of(text)
    assert task.deadline is not None
    assert task.deadline.date == "2024-02-17"


def test_a_title_that_spans_all_columns_is_no_task(rows: Callable[[str], Rows]) -> None:
    title = "\t".join(["I. CẢI CÁCH THỂ CHẾ"] * 6)
    assert rows(f"{HEAD}{title}\n1\tTập huấn\tSở Nội vụ\tUBND các xã\tQuý II\tKế hoạch\n") == TWO_ROWS[1:]


def test_lines_of_a_cell_run_together_are_units_of_their_own(rows: Callable[[str], Rows]) -> None:
    text = (
        f"{HEAD}1\tTập huấn\tSở Nội vụ Sở Tài chính\tBan Chỉ huy Phòng thủ dân sự UBND các xã, phường\t\t\n"
        "2\tThi viết\tBộ Công an\t\t\t\n"
    )
    assert rows(text) == [
        (
            "Tập huấn",
            {
                "Sở Nội vụ": "lead",
                "Sở Tài chính": "lead",
                "Ban Chỉ huy Phòng thủ dân sự": "support",
                "UBND các xã, phường": "support",
            },
        ),
        ("Thi viết", {"Bộ Công an": "lead"}),
    ]


def test_a_column_for_leaders_and_supporters_says_which_is_which(rows: Callable[[str], Rows]) -> None:
    text = (
        "STT\tNội dung\tĐơn vị chủ trì/phối hợp\tThời gian\n"
        "1\tHọp dân\tChủ trì: Sở Nội vụ; phối hợp: Sở Y tế, UBND các xã\tTháng 3\n"
        "2\tThi viết\tSở Nội vụ/UBND các xã\tTháng 4\n"
    )
    assert rows(text) == [
        ("Họp dân", {"Sở Nội vụ": "lead", "Sở Y tế": "support", "UBND các xã": "support"}),
        ("Thi viết", {"Sở Nội vụ": "lead", "UBND các xã": "support"}),
    ]


def test_who_is_in_both_columns_leads_and_supports() -> None:
    (task,) = tasks_of(f"{HEAD}1\tTập huấn\tSở Nội vụ\tSở Nội vụ, Sở Y tế\t\t\n")
    assert [(who.unit, who.role) for who in task.assignees] == [
        ("Sở Nội vụ", "lead"),
        ("Sở Nội vụ", "support"),
        ("Sở Y tế", "support"),
    ]


def test_the_result_of_a_target_is_no_product() -> None:
    (task,) = tasks_of("TT\tChỉ tiêu\tKết quả\tCơ quan chủ trì\n1\tTỷ lệ hồ sơ trực tuyến\t≥ 80\tSở Nội vụ\n")
    assert task.product is None


def test_a_table_of_tags_is_read(rows: Callable[[str], Rows]) -> None:
    text = (
        "<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Phối hợp</th></tr>\n"
        "<tr><td>1</td><td>Tập huấn</td><td>Sở Nội vụ</td><td>Sở Y tế;<br>Công an tỉnh</td></tr></table>\n"
    )
    assert rows(text) == [
        ("Tập huấn", {"Sở Nội vụ": "lead", "Sở Y tế": "support", "Công an tỉnh": "support"})
    ]


LINES = (
    "TT Nội_dung Cơ_quan_chủ_trì Cơ_quan_phối_hợp Thời_gian Sản_phẩm "
    "1 Rà_soát_văn_bản Sở_Tư_pháp Các_sở,_ngành Quý_I Báo_cáo 2 Tập_huấn Sở_Nội_vụ UBND_các_xã Quý_II Kế_hoạch"
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_cells_one_a_line_make_a_table(between: str, rows: Callable[[str], Rows]) -> None:
    lines = between.join(LINES.split()).replace("_", " ")
    assert rows(f"PHỤ LỤC\n\n{lines}\n\nNơi nhận:\n- Như trên;\n") == TWO_ROWS


def test_an_empty_cell_leaves_no_line_and_the_others_keep_their_columns() -> None:
    lines = "\n".join(LINES.split()).replace("_", " ").replace("Các sở, ngành\n", "").replace("\nBáo cáo", "")
    first, second = tasks_of(lines)
    assert [(who.unit, who.role) for who in first.assignees] == [("Sở Tư pháp", "lead")]
    assert (first.deadline and first.deadline.date, first.product) == ("2024-03-31", None)
    assert second.product == "Kế hoạch"


def test_the_rows_of_a_group_are_numbered_anew(rows: Callable[[str], Rows]) -> None:
    lines = "\n".join(LINES.split()).replace("_", " ")
    grouped = lines.replace("\n1\n", "\nI\nTHỂ CHẾ\n1\n").replace("\n2\n", "\nII\nTẬP HUẤN\n1\n")
    assert rows(grouped) == TWO_ROWS


def test_a_list_of_procedures_and_who_handles_them_gives_no_work(rows: Callable[[str], Rows]) -> None:
    text = "TT\tTên thủ tục hành chính\tCơ quan thực hiện\n1\tĐăng ký hộ kinh doanh\tUBND xã\n2\tKhai sinh\tUBND xã\n"
    assert rows(text) == []


def test_the_title_of_a_group_in_a_cell_of_its_own_does_not_go_on_with_the_row_above(
    rows: Callable[[str], Rows],
) -> None:
    title = "\tII. Tập huấn\t\t\t\t\n"
    text = f"{HEAD}1\tRà soát văn bản\tSở Tư pháp\tCác sở, ngành\t\t\n{title}1\tTập huấn\tSở Nội vụ\tUBND các xã\t\t\n"
    assert rows(text) == TWO_ROWS
