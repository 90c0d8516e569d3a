from graph.reading import Header, Requirement
from graph.units import UnitContext
from loaders.document import TextUnderReading
from loaders.requirements import find_requirements
from loaders.shadow import ShadowText
from loaders.tasks import find_tasks

IN = "IV. TỔ CHỨC THỰC HIỆN\n\n"


def required(text: str, **header: object) -> list[Requirement]:
    shadow = ShadowText.of(text)
    known = Header(**{"year": 2024} | header)  # type: ignore[arg-type]
    document = TextUnderReading(shadow=shadow, header=known, units=UnitContext(), end=len(shadow.plain))
    return list(find_requirements(document, find_tasks(document)))


def test_a_plan_that_every_commune_must_issue_by_a_day_is_a_requirement() -> None:
    text = f"{IN}1. UBND các xã, thị trấn xây dựng, ban hành Kế hoạch tuyên truyền CCHC năm 2024 trước ngày 30/01/2024."
    (found,) = required(text)
    assert found == Requirement(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        addressees=("UBND các xã, thị trấn",),
        addressee_levels=("commune",),
        document_type="Kế hoạch",
        subject="tuyên truyền CCHC năm 2024",
        period="2024",
        due="2024-01-30",
        recurrence=None,
    )


def test_the_addressees_may_stand_in_the_heading() -> None:
    text = (
        f"{IN}1. Giao trách nhiệm Thủ trưởng các cơ quan, đơn vị trực thuộc UBND huyện; Chủ tịch UBND các xã thực "
        "hiện các nội dung:\n\n- Căn cứ vào Kế hoạch này xây dựng Kế hoạch thông tin, tuyên truyền cải cách hành "
        "chính trong phạm vi đơn vị; hoàn thành trong quý I/2021.\n"
    )
    (found,) = required(text, year=2021, period="2021")
    assert found.addressees == (
        "Thủ trưởng các cơ quan, đơn vị trực thuộc UBND huyện",
        "Chủ tịch UBND các xã",
    )
    assert found.addressee_levels == ("commune",)
    assert found.subject == "thông tin, tuyên truyền cải cách hành chính"
    assert (found.period, found.due) == ("2021", "2021-03-31")


def test_a_line_on_the_time_of_issue_sets_the_day() -> None:
    text = (
        f"{IN}1. UBND các xã\n\na) Xây dựng và ban hành kế hoạch tuyên truyền năm 2024.\n\n"
        "b) Thời gian ban hành kế hoạch trước ngày 30/01/2024.\n"
    )
    assert [(each.due, each.period) for each in required(text)] == [("2024-01-30", "2024")]


def test_a_plan_of_every_year_recurs() -> None:
    text = f"{IN}1. Các huyện, thị xã và UBND các xã hằng năm ban hành Kế hoạch cải cách hành chính."
    assert [each.recurrence for each in required(text)] == ["FREQ=YEARLY"]


def test_advising_another_to_issue_is_not_issuing() -> None:
    text = f"{IN}1. Sở Nội vụ\n\n- Tham mưu UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2025.\n"
    assert required(text) == []


def test_work_under_a_plan_is_no_plan_to_be_issued() -> None:
    text = (
        f"{IN}1. UBND các xã\n\n- Căn cứ Kế hoạch này tổ chức thực hiện.\n\n- Lập kế hoạch, dự toán, quyết toán.\n\n"
        "- Triển khai Kế hoạch đã được ban hành.\n\n- Xây dựng phương án phân bổ hàng hóa.\n"
    )
    assert required(text) == []


def test_a_single_department_is_asked_for_a_plan_only_where_it_issues_it() -> None:
    assert required(f"{IN}1. Phòng Nội vụ\n\nChủ trì xây dựng Kế hoạch tổ chức cuộc thi.\n") == []
    assert len(required(f"{IN}1. Phòng Nội vụ\n\nChủ trì ban hành Kế hoạch kiểm tra năm 2024.\n")) == 1


def test_the_day_by_which_a_plan_is_sent_in_counts_as_its_day() -> None:
    text = f"{IN}1. Các sở, ban, ngành\n\n- Xây dựng kế hoạch CCHC năm 2024, gửi Sở Nội vụ trước ngày 10/01/2024.\n"
    assert [each.due for each in required(text)] == ["2024-01-10"]


def test_watching_over_plans_is_not_issuing_one() -> None:
    text = f"{IN}1. Sở Nội vụ\n\n- Tổng hợp danh sách địa phương chậm ban hành kế hoạch, báo cáo UBND tỉnh.\n"
    assert required(text) == []


def test_a_plan_of_every_year_is_for_none_of_them_alone() -> None:
    text = f"{IN}1. UBND các huyện, thị xã ban hành kế hoạch cải cách hành chính hằng năm."
    assert [(each.recurrence, each.period) for each in required(text, period="2021-2025")] == [
        ("FREQ=YEARLY", None)
    ]


def test_what_was_assigned_to_somebody_does_not_hide_what_he_is_to_issue() -> None:
    text = (
        f"{IN}1. Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao và Kế hoạch này, chủ động xây dựng kế hoạch "
        "thi đua.\n"
    )
    assert [each.subject for each in required(text)] == ["thi đua"]


def test_what_may_be_issued_instead_of_a_plan_is_not_its_subject() -> None:
    text = (
        f"{IN}1. Các sở, ngành xây dựng kế hoạch hoặc văn bản triển khai Đề án (xong trong tháng 11/2025).\n"
    )
    assert [(each.subject, each.due) for each in required(text, year=2025)] == [
        ("triển khai Đề án", "2025-11-30")
    ]


def test_a_plan_to_be_made_and_carried_out_in_a_month_is_due_at_its_end() -> None:
    text = f"{IN}1. UBND các tỉnh xây dựng và tổ chức thực hiện kế hoạch thi hành Nghị quyết trong tháng 01 năm 2025.\n"
    assert [(each.document_type, each.due) for each in required(text)] == [("Kế hoạch", "2025-01-31")]


def test_who_has_no_plan_yet_must_issue_it() -> None:
    text = f"{IN}1. UBND các xã đã ban hành kế hoạch năm 2024 thì rà soát; nơi chưa ban hành phải ban hành ngay.\n"
    (found,) = required(text)
    assert (found.addressees, found.addressee_levels, found.period) == (
        ("UBND các xã",),
        ("commune",),
        "2024",
    )


ROWS = "TT\tNội dung\tSản phẩm\tCơ quan chủ trì\tThời gian\n"


def test_a_row_that_has_a_class_of_units_issue_a_plan_is_a_requirement() -> None:
    text = (
        f"{ROWS}1\tXây dựng, ban hành Kế hoạch trồng cây năm 2024\tKế hoạch\tUBND các xã, phường\t"
        "Trước ngày 15/02/2024\n2\tTập huấn\tHội nghị\tSở Nội vụ\tQuý II\n"
    )
    (found,) = required(text)
    assert (found.addressees, found.addressee_levels) == (("UBND các xã, phường",), ("commune",))
    assert (found.document_type, found.subject, found.due) == ("Kế hoạch", "trồng cây năm 2024", "2024-02-15")


def test_a_row_whose_product_somebody_else_signs_is_none() -> None:
    row = "1\tXây dựng Kế hoạch trồng cây\tKế hoạch của UBND tỉnh\tCác sở, ngành\tQuý I\n"
    text = f"{ROWS}{row}2\tHọp dân\t\tSở Y tế\t\n"
    assert required(text) == []
