"""Whose work it is: items under an item, headings in two pieces, who helps, what must be done."""

from collections.abc import Callable

import pytest

from graph.reading import Task
from graph.units import UnitContext
from loaders.tasks.roles import assignees

Reader = Callable[[str], list[Task]]
Teller = Callable[[str], list[tuple[str, dict[str, str]]]]


def helpers(tasks: list[Task]) -> list[list[str]]:
    return [[who.unit for who in task.assignees if who.role == "support"] for task in tasks]


ORDER = (
    "2. Phó Thủ tướng yêu cầu Bộ Xây dựng, các nhà thầu thực hiện một số nội dung như sau:\n\n"
    "(1) Bộ Xây dựng chỉ đạo các nhà thầu hoàn thành hạng mục nền đường.\n\n"
    "- Chủ trì, phối hợp với Bộ Tài chính hoàn thiện hồ sơ thanh toán.\n\n"
)


def test_items_under_an_item_are_of_the_unit_that_it_names_and_not_of_all_who_were_told_before(
    told: Teller,
) -> None:
    assert told(ORDER)[-1] == (
        "Chủ trì, phối hợp với Bộ Tài chính hoàn thiện hồ sơ thanh toán",
        {"Bộ Xây dựng": "lead", "Bộ Tài chính": "support"},
    )


def test_what_somebody_is_told_to_do_in_a_list_is_work_in_a_part_on_aims_as_well(told: Teller) -> None:
    text = (
        "II. MỤC TIÊU\n\n1. Tuần lễ đọc sách\n\nCăn cứ tình hình thực tế, các cơ quan, đơn vị thực hiện các hoạt động "
        "sau:\n\n- Tổ chức ngày hội đọc sách.\n\n- Gửi tin, bài về Sở Văn hóa và Thể thao.\n"
    )
    assert told(text) == [
        ("Tổ chức ngày hội đọc sách", {"các cơ quan, đơn vị": "responsible"}),
        ("Gửi tin, bài về Sở Văn hóa và Thể thao", {"các cơ quan, đơn vị": "responsible"}),
    ]


def test_the_places_behind_the_colon_of_a_heading_say_which_units_are_meant(told: Teller) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n4. UBND các xã: Tân Hòa, Gia Lâm và Bình Minh chủ động rà soát hộ nghèo.\n"
    )
    assert told(text) == [
        (
            "chủ động rà soát hộ nghèo",
            {"UBND các xã: Tân Hòa, Gia Lâm và Bình Minh": "responsible"},
        )
    ]


def test_a_heading_in_bold_goes_on_over_the_paragraph_below_it(told: Teller) -> None:
    text = (
        "**IV. TỔ CHỨC THỰC HIỆN**\n\n**1. Đề nghị Mặt trận Tổ quốc tỉnh, Hội Liên hiệp**\n\n"
        "**Phụ nữ tỉnh và các tổ chức thành viên**\n\n- Vận động hội viên tham gia.\n"
    )
    assert told(text) == [
        (
            "Vận động hội viên tham gia",
            {
                "Mặt trận Tổ quốc tỉnh": "responsible",
                "Hội Liên hiệp Phụ nữ tỉnh": "responsible",
                "các tổ chức thành viên": "responsible",
            },
        )
    ]


def test_a_unit_in_bold_below_a_heading_is_no_part_of_it(told: Teller) -> None:
    text = "**IV. TỔ CHỨC THỰC HIỆN**\n\n**1. Sở Nội vụ**\n\n**Sở Tài chính bố trí kinh phí.**\n"
    assert all("Sở Nội vụ Sở Tài chính" not in who for _, duty in told(text) for who in duty)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Phối hợp chính quyền cơ sở vận hành trạm bơm", ["chính quyền cơ sở"]),
        ("Phối hợp cơ quan báo chí đưa tin", ["cơ quan báo chí"]),
        (
            "Chủ trì, phối hợp, trao đổi ý kiến bằng văn bản với Công an tỉnh để chọn nhân sự",
            ["Công an tỉnh"],
        ),
        ("Chủ động phối hợp, hướng dẫn Sở Y tế nghiệm thu công trình", ["Sở Y tế"]),
        ("Phối hợp tổ chức hội nghị tổng kết", []),
    ],
)
def test_who_helps_is_named_in_several_ways(read: Reader, words: str, names: list[str]) -> None:
    (task,) = read(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\n- {words}.\n")
    assert [who.unit for who in task.assignees] == ["Sở Xây dựng", *names]


def test_items_under_a_lead_with_others_open_with_those_who_help(told: Teller) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Công an tỉnh\n\na) Chủ trì, phối hợp\n\n"
        "- Sở Tài chính và các đơn vị có liên quan tham mưu bố trí kinh phí.\n\n- Sở Nội vụ rà soát biên chế.\n"
    )
    assert told(text) == [
        (
            "Sở Tài chính và các đơn vị có liên quan tham mưu bố trí kinh phí",
            {"Công an tỉnh": "lead", "Sở Tài chính": "support", "các đơn vị có liên quan": "support"},
        ),
        ("Sở Nội vụ rà soát biên chế", {"Công an tỉnh": "lead", "Sở Nội vụ": "support"}),
    ]


def test_newspapers_are_no_area_in_a_list_of_administrations(read: Reader) -> None:
    text = "Sở Nội vụ chủ trì, phối hợp với UBND phường, xã, báo, đài và các đơn vị có liên quan tổ chức hội thi."
    assert helpers(read(text)) == [["UBND phường, xã", "báo, đài", "các đơn vị có liên quan"]]


def test_a_paragraph_right_under_a_heading_on_reports_is_a_duty(read: Reader) -> None:
    text = (
        "VII. CHẾ ĐỘ BÁO CÁO\n\nCác sở, ban, ngành gửi báo cáo năm 2025 về Sở Nội vụ trước ngày 16 tháng 12 năm 2025 "
        "để tổng hợp.\n"
    )
    (task,) = read(text)
    assert [who.unit for who in task.assignees] == ["Các sở, ban, ngành"]
    assert task.deadline is not None
    assert task.deadline.date == "2025-12-16"


def test_an_item_that_says_what_its_unit_must_do_is_a_duty_wherever_it_stands(told: Teller) -> None:
    text = (
        "Điều 7. Nhật ký hệ thống\n\n1. Cơ quan chủ quản phải lưu nhật ký truy cập ít nhất hai năm.\n\n"
        "2. Cán bộ quy hoạch phải có trình độ đại học.\n"
    )
    assert told(text) == [("phải lưu nhật ký truy cập ít nhất hai năm", {"Cơ quan chủ quản": "responsible"})]


def test_a_verb_that_describes_a_unit_ends_no_name_before_its_charge(told: Teller) -> None:
    text = "3. Chủ quản dữ liệu tham gia kết nối, chia sẻ số liệu chịu trách nhiệm bảo đảm an toàn thông tin."
    assert told(text) == [
        (
            "chịu trách nhiệm bảo đảm an toàn thông tin",
            {"Chủ quản dữ liệu tham gia kết nối, chia sẻ số liệu": "responsible"},
        )
    ]


def test_a_verb_and_a_charge_joined_are_two_things_to_do(told: Teller) -> None:
    text = "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính thẩm định và chịu trách nhiệm báo cáo UBND tỉnh.\n"
    assert told(text) == [
        ("thẩm định và chịu trách nhiệm báo cáo UBND tỉnh", {"Sở Tài chính": "responsible"})
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tham mưu ban hành Kế hoạch trong tháng 11/2025", "2025-11-30"),
        ("hoàn thiện hồ sơ ngay trong quý I năm 2026", "2026-03-31"),
        ("rà soát số liệu trong tháng cao điểm", None),
    ],
)
def test_the_month_or_quarter_in_which_something_is_to_be_done_ends_it(
    read: Reader, words: str, day: str | None
) -> None:
    (task,) = read(f"IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Chủ trì {words}.\n")
    assert (task.deadline.date if task.deadline else None) == day


def test_those_who_are_directed_to_do_what_follows_are_named_with_those_who_direct(told: Teller) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Công Thương chỉ đạo Chi cục Quản lý thị trường thực hiện các nội dung sau:\n\n"
        "- Kiểm tra giá cả.\n\n2. Ngân hàng Nhà nước tỉnh\n\n"
        "a) Chỉ đạo các ngân hàng thương mại trên địa bàn chủ động thực hiện:\n\n- Mở tài khoản cho người dân.\n"
    )
    assert [list(duty[1]) for duty in told(text)] == [
        ["Sở Công Thương", "Chi cục Quản lý thị trường"],
        ["Ngân hàng Nhà nước tỉnh", "các ngân hàng thương mại trên địa bàn"],
    ]


def test_the_issuer_may_order_something_among_criteria(told: Teller) -> None:
    text = (
        "3. Tiêu chí đánh giá\n\na) Trên cơ sở kết quả chấm điểm, giao Sở Y tế thành lập đoàn kiểm tra.\n\n"
        "b) Các đơn vị được chấm điểm theo thang 100.\n"
    )
    assert told(text) == [("thành lập đoàn kiểm tra", {"Sở Y tế": "responsible"})]


def test_who_is_charged_behind_a_lead_in_may_stand_in_small_letters(told: Teller) -> None:
    text = (
        "3. Hướng dẫn\n\n- Định kỳ hằng năm, cơ quan chủ quản có trách nhiệm rà soát danh mục.\n\n"
        "4. Trong trường hợp tạm ngừng, cơ quan chủ quản phải thông báo công khai.\n"
    )
    assert [list(duty[1]) for duty in told(text)] == [["cơ quan chủ quản"], ["cơ quan chủ quản"]]


def test_a_council_of_all_levels_is_no_one_unit() -> None:
    context = UnitContext()
    names = ("Hội đồng Thi đua - Khen thưởng các cấp", "Ban Chỉ huy Quân sự cấp tỉnh, cấp xã")
    assert [who.unit_id for who in assignees(names, "lead", context)] == [None, None]


def test_a_body_that_is_yet_to_be_chosen_stands_apart(read: Reader) -> None:
    text = "UBND các xã phối hợp với Sở Y tế, đơn vị được lựa chọn tổ chức tiêm phòng."
    assert [who.unit for who in read(text)[0].assignees] == ["UBND các xã", "Sở Y tế", "đơn vị được lựa chọn"]
