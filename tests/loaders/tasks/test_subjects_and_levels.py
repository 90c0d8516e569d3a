"""Requirements: what the document is on, who issues plans of his own, which level is addressed."""

import pytest

from graph.reading import Header, Requirement
from graph.units import UnitContext
from loaders.document import TextUnderReading
from loaders.requirements import find_requirements
from loaders.shadow import ShadowText
from loaders.tasks import find_tasks
from loaders.tasks.levels import class_levels


def required(text: str) -> list[Requirement]:
    shadow = ShadowText.of(f"IV. TỔ CHỨC THỰC HIỆN\n\n{text}\n")
    document = TextUnderReading(
        shadow=shadow, header=Header(year=2025), units=UnitContext(), end=len(shadow.plain)
    )
    return list(find_requirements(document, find_tasks(document)))


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (
            "Kế hoạch thực hiện Nghị quyết và Chương trình hành động",
            "thực hiện Nghị quyết và Chương trình hành động",
        ),
        ("Kế hoạch tuyên truyền và bố trí kinh phí", "tuyên truyền"),
        ("kế hoạch và triển khai hạ tầng mạng trong khu công nghiệp", "hạ tầng mạng trong khu công nghiệp"),
        ("kế hoạch, tổ chức thực hiện hiệu quả việc số hóa hồ sơ", "số hóa hồ sơ"),
        ("kế hoạch cụ thể phân phối hàng cứu trợ", "phân phối hàng cứu trợ"),
        ("kế hoạch cụ thể để triển khai thực hiện", None),
        ("kế hoạch cụ thể hóa các nhiệm vụ và giải pháp", "cụ thể hóa các nhiệm vụ và giải pháp"),
        ("Kế hoạch phòng cháy rừng trong quý I năm 2026", "phòng cháy rừng"),
        ("chương trình, kế hoạch thực hiện Kết luận này", "thực hiện Kết luận này"),
        (
            "Kế hoạch triển khai Chương trình hành động của Chính phủ",
            "triển khai Chương trình hành động của Chính phủ",
        ),
    ],
)
def test_what_a_plan_is_on_is_read_up_to_the_next_thing_to_do(words: str, subject: str | None) -> None:
    assert [each.subject for each in required(f"1. UBND các xã xây dựng {words}.")] == [subject]


def test_a_plan_on_which_another_has_issued_a_plan_is_none_to_be_issued() -> None:
    assert required("1. UBND các xã xây dựng Kế hoạch cải cách hành chính của Chính phủ.") == []


def test_saying_who_has_to_issue_something_is_not_issuing_it() -> None:
    assert (
        required("1. UBND các xã\n\na) Quy định về trách nhiệm xây dựng, ban hành Kế hoạch công tác.") == []
    )
    assert len(required("1. UBND các xã chịu trách nhiệm xây dựng Kế hoạch công tác.")) == 1


@pytest.mark.parametrize("unit", ["Liên đoàn Lao động tỉnh", "Hội Nông dân tỉnh", "Đảng ủy các xã"])
def test_unions_and_committees_of_the_party_issue_plans_of_their_own(unit: str) -> None:
    (found,) = required(f"1. {unit}\n\nXây dựng kế hoạch hành động hằng năm.")
    assert found.addressees == (unit,)
    assert required(f"1. {unit}\n\nXây dựng Đề án tinh gọn bộ máy.") == []


def test_every_year_in_the_item_before_is_of_that_item() -> None:
    text = "1. UBND các xã\n\na) Đánh giá thi đua hằng năm.\n\nb) Xây dựng Kế hoạch chuyển đổi số."
    assert [each.recurrence for each in required(text)] == [None]


def test_bodies_whose_name_only_sounds_like_an_area_have_no_level() -> None:
    assert class_levels(("Các cơ quan, đơn vị, địa phương thuộc tỉnh",)) == ()
    assert class_levels(("UBND các quận, phường, địa phương khác",)) == ("district",)


def test_a_long_subject_ends_with_a_member_of_its_list() -> None:
    words = ", ".join(["kỹ năng số trong cơ quan nhà nước"] * 9)
    (found,) = required(f"1. UBND các xã xây dựng Kế hoạch {words}.")
    assert found.subject is not None
    assert found.subject.split(", ") == ["kỹ năng số trong cơ quan nhà nước"] * 6
