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
