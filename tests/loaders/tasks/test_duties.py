from collections.abc import Callable

import pytest

from graph.reading import Task

Duty = tuple[str, tuple[str, ...], str]


@pytest.fixture
def duties(read: Callable[[str], list[Task]]) -> Callable[[str], list[Duty]]:
    return lambda text: [_plainly(task) for task in read(text) if task.origin == "duty"]


def _plainly(task: Task) -> Duty:
    """Return what is to be done, by whom apart from supporting partners, and in which part."""
    role = next((person.role for person in task.assignees), "")
    return task.content, tuple(person.unit for person in task.assignees if person.role == role), role


def test_each_item_under_a_unit_is_a_duty_of_it(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n2. Phòng Nội vụ\n\na) Chủ trì tham mưu kế hoạch;\n\nb) Cung cấp thông tin.\n\n"
        "3. Văn hóa xã hội\n\nPhối hợp với Phòng Nội vụ tuyên truyền."
    )
    assert duties(text) == [
        ("Chủ trì tham mưu kế hoạch", ("Phòng Nội vụ",), "lead"),
        ("Cung cấp thông tin", ("Phòng Nội vụ",), "responsible"),
        ("Phối hợp với Phòng Nội vụ tuyên truyền", ("Văn hóa xã hội", "Phòng Nội vụ"), "support"),
    ]


def test_purposes_and_demands_on_the_work_are_no_duties(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n\n2. Yêu cầu\n\n- Thủ trưởng các cơ quan chỉ đạo tuyên truyền đầy đủ.\n\n"
        "- Sở Nội vụ chủ trì thực hiện kịp thời."
    )
    assert duties(text) == []


def test_a_unit_that_opens_a_sentence_has_the_duty_behind_it(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "III. KINH PHÍ\n\n2. Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí.\n\n"
        "3. Ngân sách nhà nước bảo đảm kinh phí."
    )
    assert duties(text) == [
        ("chủ trì, phối hợp với các sở, ngành bố trí kinh phí", ("Sở Tài chính",), "lead"),
    ]


def test_the_partners_of_a_leader_support(read: Callable[[str], list[Task]]) -> None:
    text = "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\nChủ trì, phối hợp với Sở Nội vụ và UBND các xã tổ chức tập huấn."
    assert [(p.unit, p.role) for task in read(text) for p in task.assignees] == [
        ("Sở Y tế", "lead"),
        ("Sở Nội vụ", "support"),
        ("UBND các xã", "support"),
    ]


def test_whoever_is_to_enforce_a_decision_has_a_duty_each(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "Điều 3. Chánh Văn phòng UBND huyện, Trưởng Phòng Nội vụ chịu trách nhiệm thi hành Quyết định này./."
    )
    words = "chịu trách nhiệm thi hành Quyết định này"
    assert duties(text) == [
        (words, ("Chánh Văn phòng UBND huyện",), "responsible"),
        (words, ("Trưởng Phòng Nội vụ",), "responsible"),
    ]


def test_what_the_issuer_asks_of_others_is_theirs(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "Trên đây là Kế hoạch tuyên truyền, UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các "
        "huyện triển khai thực hiện."
    )
    assert duties(text) == [
        ("triển khai thực hiện", ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện"), "responsible"),
    ]


def test_whom_to_tell_of_trouble_is_a_duty_of_those_asked(duties: Callable[[str], list[Duty]]) -> None:
    text = "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan phản ánh về Sở Nội vụ."
    assert duties(text) == [("phản ánh về Sở Nội vụ", ("các cơ quan",), "responsible")]


def test_the_closing_words_on_trouble_are_not_the_work_of_the_unit_above(
    duties: Callable[[str], list[Duty]],
) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n2. UBND các xã\n\na) Bố trí kinh phí.\n\nKhó khăn, vướng mắc gửi Sở Nội vụ."
    )
    assert duties(text) == [("Bố trí kinh phí", ("UBND các xã",), "responsible")]


def test_a_later_sentence_that_changes_the_part_is_a_duty_of_its_own(
    duties: Callable[[str], list[Duty]],
) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n2. Sở Nội vụ\n\n- Phối hợp tuyên truyền. Chủ trì tổ chức cuộc thi tìm hiểu."
    )
    assert [(content, role) for content, _, role in duties(text)] == [
        ("Phối hợp tuyên truyền", "support"),
        ("Chủ trì tổ chức cuộc thi tìm hiểu", "lead"),
    ]


def test_the_part_of_a_heading_holds_for_the_items_under_it(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "Thủ tướng Chính phủ yêu cầu:\n\n1. Bộ Tài chính chủ trì, phối hợp với các bộ liên quan:\n\n"
        "a) Chỉ đạo chi trả kịp thời.\n\n2. Bộ Y tế chủ động hướng dẫn."
    )
    assert duties(text) == [
        ("Chỉ đạo chi trả kịp thời", ("Bộ Tài chính",), "lead"),
        ("chủ động hướng dẫn", ("Bộ Y tế",), "responsible"),
    ]


def test_a_subject_among_subjects_is_no_addressee(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "III. PHÁT TRIỂN NỀN MÓNG SỐ\n\n1. Thể chế\n\n- Xây dựng cơ chế.\n\n2. Hạ tầng\n\n- Phát triển mạng.\n\n"
        "3. Doanh nghiệp số\n\n- Phát triển doanh nghiệp."
    )
    assert duties(text) == []


def test_cơ_quan_chủ_trì_is_a_name_and_not_a_verb(duties: Callable[[str], list[Duty]]) -> None:
    text = "IV. TỔ CHỨC THỰC HIỆN\n\n2. Các cơ quan, đơn vị được giao chủ trì có trách nhiệm hoàn thành nhiệm vụ."
    assert duties(text) == [
        ("có trách nhiệm hoàn thành nhiệm vụ", ("Các cơ quan, đơn vị được giao chủ trì",), "responsible"),
    ]


def test_a_text_without_accents_is_read_as_well(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "IV.TO CHUC THUC HIEN\n\n3. Cong chirc Van héa xa hoi\n\nPhéi hop vGi cac nganh tuyén truyén CCHC.\n"
    )
    assert duties(text) == [
        ("Phéi hop vGi cac nganh tuyén truyén CCHC", ("Cong chirc Van héa xa hoi",), "support"),
    ]


def test_recipients_have_no_duties(duties: Callable[[str], list[Duty]]) -> None:
    assert duties("Nơi nhận:\n- Sở Nội vụ;\n- UBND các xã chủ trì thực hiện;\n") == []


def test_an_item_that_names_another_unit_is_the_duty_of_that_one(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "VI. TỔ CHỨC THỰC HIỆN\n\n18. Các doanh nghiệp công nghệ số\n\n"
        "a) Doanh nghiệp viễn thông ưu tiên đầu tư hạ tầng số.\n\nb) Phối hợp với các trường đại học đào tạo."
    )
    assert duties(text) == [
        ("ưu tiên đầu tư hạ tầng số", ("Doanh nghiệp viễn thông",), "responsible"),
        (
            "Phối hợp với các trường đại học đào tạo",
            ("Các doanh nghiệp công nghệ số", "các trường đại học"),
            "support",
        ),
    ]


def test_fields_of_work_are_no_units(duties: Callable[[str], list[Duty]]) -> None:
    text = (
        "II. NHIỆM VỤ CỤ THỂ\n\n1. Cải cách thủ tục hành chính: niêm yết.\n\n2. Tài chính công: công khai.\n"
    )
    assert duties(text) == []
