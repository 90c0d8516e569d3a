"""Items told whole, lines broken by hand, sentences of somebody else behind an order, calendars of rows."""

from collections.abc import Callable

import pytest

from graph.reading import Task

Reader = Callable[[str], list[Task]]
Teller = Callable[[str], list[tuple[str, dict[str, str]]]]


def test_an_item_that_opens_with_its_ground_is_one_duty_from_its_first_word_on(told: Teller) -> None:
    text = "2. Về phần mềm\n- Trên cơ sở kết quả rà soát, Sở Nội vụ chủ trì, phối hợp Sở Tài chính lập dự toán.\n"
    assert told(text) == [
        (
            "Trên cơ sở kết quả rà soát, Sở Nội vụ chủ trì, phối hợp Sở Tài chính lập dự toán",
            {"Sở Nội vụ": "lead", "Sở Tài chính": "support"},
        )
    ]


def test_those_who_were_given_a_task_are_named_up_to_their_duty(told: Teller) -> None:
    text = "Điều 2. Thủ trưởng các đơn vị được giao nhiệm vụ phổ biến số liệu chịu trách nhiệm báo cáo."
    assert told(text) == [
        (
            "chịu trách nhiệm báo cáo",
            {"Thủ trưởng các đơn vị được giao nhiệm vụ phổ biến số liệu": "responsible"},
        )
    ]


def test_a_name_that_a_line_end_cuts_is_read_whole(told: Teller) -> None:
    text = (
        "**Điều 3. **Chánh\nVăn phòng Bộ, Vụ trưởng Vụ Tài chính chịu trách nhiệm thi hành Quyết định này.\n"
    )
    assert [list(duty[1]) for duty in told(text)] == [
        ["Chánh Văn phòng Bộ"],
        ["Vụ trưởng Vụ Tài chính"],
    ]


def test_the_issuer_whose_name_a_line_end_cuts_still_speaks(told: Teller) -> None:
    text = (
        "Số liệu gửi về Sở Nội vụ.\nChủ tịch Ủy ban nhân dân\n"
        "Thành phố đề nghị các cơ quan, đơn vị khẩn trương triển khai thực hiện các nội dung trên.\n"
    )
    assert told(text) == [
        ("khẩn trương triển khai thực hiện các nội dung trên", {"các cơ quan, đơn vị": "responsible"})
    ]


def test_what_stands_before_the_sentence_of_somebody_else_is_the_work_of_those_addressed(
    told: Teller,
) -> None:
    text = (
        "Bộ Nội vụ yêu cầu Chủ tịch UBND các tỉnh thực hiện các nội dung sau:\n\n1. Về trang thiết bị\n\n"
        "Khắc phục tình trạng thiếu máy tính. Đề nghị Sở Tài chính bố trí kinh phí.\n"
    )
    assert told(text) == [
        ("Khắc phục tình trạng thiếu máy tính", {"Chủ tịch UBND các tỉnh": "responsible"}),
        ("bố trí kinh phí", {"Sở Tài chính": "responsible"}),
    ]


def test_an_item_among_the_activities_that_a_unit_opens_is_its_work(told: Teller) -> None:
    text = "IV. NỘI DUNG HOẠT ĐỘNG\n\n1. Phòng bệnh\n\n- Cấp thuốc.\n\n- Hội Phụ nữ xã hỗ trợ người dân dọn vệ sinh.\n"
    assert told(text) == [("hỗ trợ người dân dọn vệ sinh", {"Hội Phụ nữ xã": "responsible"})]


HEAD = "|\nSTT\n|\nTên thông tin\n|\nMức độ\n|\nThời gian phổ biến\n|\nĐơn vị chịu trách nhiệm\n|\n|\n"


def test_rows_of_a_calendar_take_the_cells_that_they_lack_from_the_row_above(read: Reader) -> None:
    text = (
        f"{HEAD}1\n|\nSố hội viên\n|\nChính thức\n|\nTháng 5/2025\n|\nSở Nội vụ\n|\n|\n2\n|\nSố quỹ từ thiện\n|\n|\n"
        "3\n|\nSố phong trào\n|\n|\n4\n|\nSố hồ sơ\n|\nSơ bộ\n|\nTháng 6/2025\n|\nSở Tư pháp\n|\n"
    )
    assert [
        (task.content, task.assignees[0].unit, task.deadline and task.deadline.date) for task in read(text)
    ] == [
        ("Số hội viên", "Sở Nội vụ", "2025-05-31"),
        ("Số quỹ từ thiện", "Sở Nội vụ", "2025-05-31"),
        ("Số phong trào", "Sở Nội vụ", "2025-05-31"),
        ("Số hồ sơ", "Sở Tư pháp", "2025-06-30"),
    ]


def test_a_title_between_numbered_rows_is_no_task(read: Reader) -> None:
    text = (
        "TT\tNội dung\tĐơn vị thực hiện\n1.1\tRà soát văn bản\tSở Tư pháp\n2\tCông tác cán bộ\t\n"
        "2.1\tTập huấn cán bộ\tSở Nội vụ\n"
    )
    assert [task.content for task in read(text)] == ["Rà soát văn bản", "Tập huấn cán bộ"]


def test_rows_whose_cells_had_no_borders_are_less_sure(read: Reader) -> None:
    bordered = "TT\tNội dung\tĐơn vị thực hiện\n1\tRà soát văn bản\tSở Tư pháp\n2\tTập huấn\tSở Nội vụ\n"
    lines = "\nTT\nNội dung\nĐơn vị thực hiện\n1\nRà soát văn bản\nSở Tư pháp\n2\nTập huấn kế toán\nSở Y tế\n"
    assert [task.confidence for task in read(bordered)] == [1.0, 1.0]
    assert [task.confidence for task in read(lines)] == [0.9, 0.9]


def test_duties_in_a_text_without_accents_are_less_sure(read: Reader) -> None:
    assert [
        task.confidence for task in read("1. So Noi vu chu tri xay dung ke hoach cai cach hanh chinh.\n")
    ] == [0.9]


def test_the_propaganda_committee_is_no_order_to_the_committee_behind_it(told: Teller) -> None:
    assert told("5.1. Ban Tuyên giáo Huyện ủy chủ trì, phối hợp với Phòng Y tế tổ chức tuyên truyền.\n") == [
        (
            "chủ trì, phối hợp với Phòng Y tế tổ chức tuyên truyền",
            {"Ban Tuyên giáo Huyện ủy": "lead", "Phòng Y tế": "support"},
        )
    ]


def test_what_has_been_done_lately_is_no_duty(read: Reader) -> None:
    assert (
        read("Thời gian qua, công tác có chuyển biến. Phòng Y tế phối hợp với Trạm Y tế mở 12 lớp.\n") == []
    )


def test_under_the_duties_of_all_each_item_is_of_the_unit_that_opens_it(told: Teller) -> None:
    text = (
        "Điều 3. Trách nhiệm của các sở, ngành\n\n1. Sở Tài chính bố trí kinh phí.\n\n"
        "2. Liên minh Hợp tác xã tỉnh hỗ trợ thành lập hợp tác xã.\n"
    )
    assert told(text) == [
        ("bố trí kinh phí", {"Sở Tài chính": "responsible"}),
        ("hỗ trợ thành lập hợp tác xã", {"Liên minh Hợp tác xã tỉnh": "responsible"}),
    ]


def test_the_last_article_may_say_no_more_than_that_it_is_carried_out(told: Teller) -> None:
    text = (
        "Điều 5. Chánh Văn phòng UBND tỉnh; Giám đốc các sở: Y tế, Tài chính căn cứ Quyết định thi hành./.\n"
    )
    assert told(text) == [
        ("căn cứ Quyết định thi hành", {"Chánh Văn phòng UBND tỉnh": "responsible"}),
        ("căn cứ Quyết định thi hành", {"Giám đốc các sở: Y tế, Tài chính": "responsible"}),
    ]


def test_a_title_on_a_line_of_its_own_is_not_part_of_the_sentence_under_it(told: Teller) -> None:
    text = (
        "II. NHIỆM VỤ\n1. Về an ninh trật tự\nCông an xã chủ trì xây dựng kế hoạch bảo đảm an ninh trật tự; "
        "phối hợp với Ban Chỉ huy Quân sự xã tổ chức tuần tra trên các tuyến đường của thôn.\n"
    )
    assert [duty[1]["Công an xã"] for duty in told(text)] == ["lead"]


def test_a_board_may_have_its_work_in_its_name_and_people_of_its_own(told: Teller) -> None:
    text = "III. PHÂN CÔNG\n8. Ban Quản lý xây dựng nông thôn mới xã: phân công thành viên phụ trách từng thôn.\n"
    assert told(text) == [
        ("phân công thành viên phụ trách từng thôn", {"Ban Quản lý xây dựng nông thôn mới xã": "responsible"})
    ]


def test_a_clause_that_opens_with_every_year_has_its_day_every_year(read: Reader) -> None:
    text = (
        "Giao Sở Nội vụ chủ trì thực hiện Đề án; hằng năm sơ kết, báo cáo UBND tỉnh trước ngày 15 tháng 12.\n"
    )
    assert [task.deadline and task.deadline.recurrence for task in read(text)] == [
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"
    ]


def test_an_order_within_an_order_leaves_the_outer_one_in_force(told: Teller) -> None:
    text = (
        "Phó Chủ tịch UBND thành phố kết luận như sau:\n\n1. Giao Sở Xây dựng:\n\n- Lập phương án di dời.\n\n"
        "2. UBND quận Liên Chiểu khẩn trương phê duyệt phương án bồi thường.\n"
    )
    assert told(text) == [
        ("Lập phương án di dời", {"Sở Xây dựng": "responsible"}),
        ("khẩn trương phê duyệt phương án bồi thường", {"UBND quận Liên Chiểu": "responsible"}),
    ]


def test_a_part_of_an_order_is_for_those_whom_it_concerns(told: Teller) -> None:
    text = (
        "Bộ Y tế đề nghị Giám đốc các bệnh viện, Sở Y tế các tỉnh triển khai các nội dung sau:\n\n"
        "1. Đối với Sở Y tế các tỉnh\n\na) Bố trí kinh phí mua thuốc.\n"
    )
    assert told(text) == [("Bố trí kinh phí mua thuốc", {"Sở Y tế các tỉnh": "responsible"})]


def test_what_a_unit_has_done_is_no_duty(read: Reader) -> None:
    assert read("1. Sở Xây dựng đã phối hợp với UBND quận giải phóng mặt bằng được 80%.\n") == []


def test_the_issuer_speaks_on_a_line_of_his_own_below_the_work_of_a_unit(told: Teller) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Viện Pasteur: hỗ trợ kỹ thuật xét nghiệm cho các địa phương.\n"
        "Đề nghị các đơn vị khẩn trương triển khai thực hiện.\n"
    )
    assert told(text) == [
        ("hỗ trợ kỹ thuật xét nghiệm cho các địa phương", {"Viện Pasteur": "responsible"}),
        ("khẩn trương triển khai thực hiện", {"các đơn vị": "responsible"}),
    ]


def test_under_the_part_of_a_unit_an_item_that_another_opens_is_of_that_one(told: Teller) -> None:
    text = "I. TRÁCH NHIỆM CỦA SỞ GIÁO DỤC\n\n1. Thanh tra Sở đưa nội dung này vào kế hoạch.\n\n2. Bố trí kinh phí.\n"
    assert [list(duty[1]) for duty in told(text)] == [["Thanh tra Sở"], ["SỞ GIÁO DỤC"]]


@pytest.mark.parametrize(
    "text",
    [
        "2. Trang bị thiết bị ký số\nĐơn vị chủ trì: Phòng Nội vụ\nThời gian hoàn thành: trước 30/6/2023\n",
        "2. Trang bị thiết bị ký số. Đơn vị chủ trì: Phòng Nội vụ. Thời gian hoàn thành: trước 30/6/2023.\n",
    ],
)
def test_labels_may_stand_behind_a_line_or_a_sentence(read: Reader, text: str) -> None:
    found = [task for task in read(text) if task.origin == "list"]
    assert [
        (task.content, task.assignees[0].unit, task.deadline and task.deadline.date) for task in found
    ] == [("Trang bị thiết bị ký số", "Phòng Nội vụ", "2023-06-30")]


def test_a_bracket_at_the_end_of_an_item_says_whose_it_is(told: Teller) -> None:
    text = (
        "II. CÔNG VIỆC\n\na) Rà soát văn bản năm 2024 (Phòng Tư pháp chủ trì; hoàn thành trong tháng 01/2024).\n\n"
        "b) Tự kiểm tra (giao Phòng Nội vụ chủ trì, phối hợp với Công an xã thực hiện).\n\n"
        "c) Triển khai Đề án (sau khi Sở Tư pháp hướng dẫn).\n"
    )
    assert told(text) == [
        ("Rà soát văn bản năm 2024", {"Phòng Tư pháp": "lead"}),
        ("Tự kiểm tra", {"Phòng Nội vụ": "lead", "Công an xã": "support"}),
    ]


def test_a_council_that_works_together_in_its_name_leads(told: Teller) -> None:
    text = (
        "TT\tNội dung\tChủ trì\tPhối hợp\n1\tNgày Pháp luật\tHội đồng phối hợp phổ biến, giáo dục pháp luật\t"
        "Đoàn xã\n2\tTập huấn\tSở Nội vụ\tSở Y tế\n"
    )
    assert told(text)[0][1] == {
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật": "lead",
        "Đoàn xã": "support",
    }
