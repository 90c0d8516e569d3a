"""What the part, the sentence and the list around a duty say of it: composed texts, one claim each."""

from collections.abc import Callable

import pytest

Duty = tuple[str, dict[str, str]]
Reader = Callable[[str], list[Duty]]


def test_those_with_whom_a_supporter_works_support_as_well(told: Reader) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ phối hợp với Sở Nội vụ trong công tác kiểm tra cải cách.\n"
    )
    assert told(text) == [
        (
            "phối hợp với Sở Nội vụ trong công tác kiểm tra cải cách",
            {"Phòng Nội vụ": "support", "Sở Nội vụ": "support"},
        )
    ]


def test_an_item_that_a_unit_opens_right_under_the_heading_of_the_work_is_its_duty(told: Reader) -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Trồng cây ven đường.\n\n2. UBND các xã xây dựng kế hoạch trước ngày 31/3/2024.\n"
    )
    assert told(text) == [("xây dựng kế hoạch trước ngày 31/3/2024", {"UBND các xã": "responsible"})]


def test_the_same_words_in_a_part_that_tells_of_the_past_are_no_duty(told: Reader) -> None:
    assert told("I. TÌNH HÌNH\n\n1. UBND các xã xây dựng kế hoạch trước ngày 31/3/2024.\n") == []


def test_the_part_on_money_gives_duties_too(told: Reader) -> None:
    text = (
        "III. KINH PHÍ\n\n1. Nguồn vốn do ngân sách bảo đảm.\n\n"
        "2. Các sở, ngành chủ động bố trí kinh phí trong dự toán được giao.\n"
    )
    assert told(text) == [
        ("chủ động bố trí kinh phí trong dự toán được giao", {"Các sở, ngành": "responsible"})
    ]


def test_a_unit_behind_the_title_of_an_item_has_its_duty(told: Reader) -> None:
    text = (
        "III. TRÁCH NHIỆM THỰC HIỆN\n\n**1. Sở Nội vụ:** theo dõi chung.\n\n"
        "**2. Chế độ báo cáo:** các cơ quan, địa phương gửi báo cáo hằng quý về Sở Nội vụ.\n"
    )
    assert told(text) == [
        ("theo dõi chung", {"Sở Nội vụ": "responsible"}),
        ("gửi báo cáo hằng quý về Sở Nội vụ", {"các cơ quan, địa phương": "responsible"}),
    ]


def test_what_only_lists_things_belongs_to_the_duty_that_introduces_it(told: Reader) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\na) Tham mưu UBND tỉnh quyết định:\n\n- Mức vốn đối ứng;\n\n"
        "- Danh mục dự án.\n\nb) Thẩm định dự toán.\n"
    )
    assert told(text) == [
        (
            "Tham mưu UBND tỉnh quyết định: - Mức vốn đối ứng; - Danh mục dự án",
            {"Sở Tài chính": "responsible"},
        ),
        ("Thẩm định dự toán", {"Sở Tài chính": "responsible"}),
    ]


def test_work_listed_under_an_introduction_stays_work_item_by_item(told: Reader) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\na) Tổ chức các hoạt động:\n\n- Tăng thu ngân sách;\n\n"
        "- Cắt giảm chi thường xuyên.\n"
    )
    assert [content for content, _ in told(text)] == ["Tăng thu ngân sách", "Cắt giảm chi thường xuyên"]


def test_cases_listed_under_a_heading_are_no_work(told: Reader) -> None:
    text = (
        "Điều 5. Tạm ngừng chia sẻ\n\n1. Cơ quan chủ quản có trách nhiệm dừng chia sẻ trong các trường hợp sau:\n\n"
        "a) Nâng cấp hệ thống;\n\nb) Kết nối có nguy cơ mất an toàn.\n"
    )
    assert [content for content, _ in told(text)] == []


def test_what_somebody_is_said_to_be_is_no_duty(told: Reader) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Doanh nghiệp số là lực lượng đi đầu, phát triển nền tảng cho cả tỉnh.\n"
    )
    assert told(text) == []


def test_every_item_under_a_unit_of_a_directive_is_work_whatever_its_verb(told: Reader) -> None:
    text = (
        "Để phòng dịch, Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế\n\nTheo dõi ca bệnh.\n\n"
        "2. Các cơ quan báo chí\n\nDành thời lượng tuyên truyền cách phòng bệnh.\n"
    )
    assert told(text) == [
        ("Theo dõi ca bệnh", {"Sở Y tế": "responsible"}),
        ("Dành thời lượng tuyên truyền cách phòng bệnh", {"Các cơ quan báo chí": "responsible"}),
    ]


def test_powers_that_were_given_do_not_hide_the_part_of_a_unit(told: Reader) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\nTheo chức năng, nhiệm vụ, quyền hạn được giao, chủ động phối hợp với "
        "Sở Nội vụ tuyên truyền.\n"
    )
    assert [people for _, people in told(text)] == [{"Sở Y tế": "support", "Sở Nội vụ": "support"}]


def test_the_items_of_a_decree_after_its_list_of_tasks_are_duties(told: Reader) -> None:
    text = (
        "Điều 1. Ban hành Kế hoạch trồng cây, gồm các nhiệm vụ sau:\n\n1. UBND các xã rà soát đất trống.\n\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    assert told(text) == [("rà soát đất trống", {"UBND các xã": "responsible"})]


def test_that_something_goes_on_as_it_is_gives_nobody_work(told: Reader) -> None:
    text = "Điều 2. Tổ chức thực hiện\n\n1. Chính quyền xã trước sắp xếp tiếp tục hoạt động đến ngày 30/6/2025.\n"
    assert told(text) == []


def test_those_who_lead_a_body_are_named_with_it(told: Reader) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Các cấp ủy, tổ chức đảng, tập thể lãnh đạo cơ quan, đơn vị có trách nhiệm rà soát "
        "quy hoạch.\n"
    )
    assert [people for _, people in told(text)] == [
        {"Các cấp ủy, tổ chức đảng, tập thể lãnh đạo cơ quan, đơn vị": "responsible"}
    ]


def test_the_second_line_of_a_heading_in_bold_is_no_duty(told: Reader) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n\n**1. Đề nghị Hội Liên hiệp**\n\n**Phụ nữ tỉnh và các tổ chức thành viên**\n\n"
        "- Vận động hội viên trồng cây.\n"
    )
    assert [content for content, _ in told(text)] == ["Vận động hội viên trồng cây"]


@pytest.mark.parametrize(
    ("text", "content", "unit"),
    [
        (
            "**Điều 4.** Bộ trưởng Bộ Tài chính và Chủ tịch UBND các tỉnh nêu tại Điều 1 chịu trách nhiệm thi hành "
            "Quyết định này./.",
            "chịu trách nhiệm thi hành Quyết định này",
            "Bộ trưởng Bộ Tài chính",
        ),
        (
            "Điều 3. Cục trưởng Cục Đăng ký giao dịch bảo đảm có trách nhiệm công khai danh mục.",
            "có trách nhiệm công khai danh mục",
            "Cục trưởng Cục Đăng ký giao dịch bảo đảm",
        ),
        (
            "II. TỔ CHỨC THỰC HIỆN\n\n1. Định kỳ, Thường trực Ủy ban Xã hội chủ trì họp.",
            "chủ trì họp",
            "Thường trực Ủy ban Xã hội",
        ),
        (
            "II. TỔ CHỨC THỰC HIỆN\n\n1. Sau khi mở tài khoản, UBND xã phối hợp rà soát danh sách.",
            "phối hợp rà soát danh sách",
            "UBND xã",
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc đề nghị các sở, ngành báo cáo UBND tỉnh.",
            "báo cáo UBND tỉnh",
            "các sở, ngành",
        ),
        (
            "I. NGUYÊN TẮC\n\n1. Cơ quan quản lý dữ liệu có trách nhiệm phân loại dữ liệu.",
            "có trách nhiệm phân loại dữ liệu",
            "Cơ quan quản lý dữ liệu",
        ),
    ],
)
def test_a_duty_is_found_behind_what_stands_before_its_unit(
    told: Reader, text: str, content: str, unit: str
) -> None:
    found = told(text)[0]
    assert (found[0], next(iter(found[1]))) == (content, unit)


def test_a_sentence_before_the_one_that_announces_items_gives_work_too(told: Reader) -> None:
    text = (
        "2. TỔ CHỨC THỰC HIỆN\n\nCác sở, ngành tổ chức quán triệt Kế hoạch này. Đồng thời, yêu cầu các sở làm các "
        "việc sau:\n\n2.1. Sở Y tế\n\na) Theo dõi ca bệnh.\n"
    )
    assert told(text) == [
        ("tổ chức quán triệt Kế hoạch này", {"Các sở, ngành": "responsible"}),
        ("Theo dõi ca bệnh", {"Sở Y tế": "responsible"}),
    ]


def test_what_stands_between_the_borders_of_head_and_signature_is_read(told: Reader) -> None:
    body = "Nội dung công bố kèm theo gồm các phần sau đây của danh mục. " * 10
    text = (
        f"|\nBỘ TƯ PHÁP\n|\nSố: 1/QĐ-BTP\n|\nQUYẾT ĐỊNH\n{body}\n"
        "Điều 3. Chánh Văn phòng Bộ chịu trách nhiệm thi hành Quyết định này./.\n|\nNơi nhận:\n|\nBỘ TRƯỞNG\n|\n"
    )
    assert told(text) == [("chịu trách nhiệm thi hành Quyết định này", {"Chánh Văn phòng Bộ": "responsible"})]


def test_items_under_an_item_that_names_its_units_are_theirs(told: Reader) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ngành căn cứ Kế hoạch này tổ chức thi đua.\n\n"
        "- Báo cáo kết quả thi đua.\n\n2. Sở Nội vụ\n\n- Tổng hợp chung.\n"
    )
    assert told(text) == [
        ("căn cứ Kế hoạch này tổ chức thi đua", {"Các sở, ngành": "responsible"}),
        ("Báo cáo kết quả thi đua", {"Các sở, ngành": "responsible"}),
        ("Tổng hợp chung", {"Sở Nội vụ": "responsible"}),
    ]


def test_items_after_who_is_to_carry_them_out_are_theirs(told: Reader) -> None:
    text = (
        "II. NHIỆM VỤ\n\nĐể đạt mục tiêu trên, các bộ, ngành cần cụ thể hóa và triển khai các nhiệm vụ sau đây:\n\n"
        "1. Về thể chế\n\na) Rà soát các quy định.\n\nIII. KINH PHÍ\n\n1. Huy động các nguồn vốn.\n"
    )
    assert told(text) == [("Rà soát các quy định", {"các bộ, ngành": "responsible"})]


def test_what_the_issuer_enacts_is_not_his_own_work(told: Reader) -> None:
    text = (
        "I. CĂN CỨ\n\nUBND tỉnh ban hành Kế hoạch với các nội dung, nhiệm vụ sau:\n\n1. Trồng cây ven đường.\n\n"
        "2. Tổ chức ra quân.\n"
    )
    assert told(text) == []


def test_the_closing_words_give_work_to_those_whom_they_name(told: Reader) -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n2. Sở Nội vụ\n\n- Theo dõi chung.\n\n"
        "Trên đây là Kế hoạch trồng cây; các cơ quan, đơn vị nghiêm túc tổ chức thực hiện./."
    )
    assert told(text)[1:] == [
        ("nghiêm túc tổ chức thực hiện", {"các cơ quan, đơn vị": "responsible"}),
    ]


def test_partners_may_be_named_without_a_word_between(told: Reader) -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Phối hợp Công an tỉnh tham mưu khen thưởng.\n"
    assert [people for _, people in told(text)] == [{"Sở Nội vụ": "support", "Công an tỉnh": "support"}]


def test_words_for_the_part_alone_are_no_work(told: Reader) -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n\n1. Công an tỉnh\n\na) Chủ trì, phối hợp\n\nb) Kiểm tra việc thực hiện.\n"
    assert [content for content, _ in told(text)] == ["Kiểm tra việc thực hiện"]
