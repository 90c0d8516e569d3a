from graph.reading import Finding, Header
from graph.units import UnitContext
from loaders.document import TextUnderReading
from loaders.findings.structure import find_structure_findings
from loaders.shadow import ShadowText
from loaders.structure import sections
from loaders.tasks import find_tasks


def findings(text: str) -> list[Finding]:
    shadow = ShadowText.of(text)
    document = TextUnderReading(shadow=shadow, header=Header(), units=UnitContext(), end=len(shadow.plain))
    return list(find_structure_findings(document, sections(shadow), find_tasks(document)))


def test_a_number_that_does_not_follow_is_found_at_its_place() -> None:
    text = "I. MỤC ĐÍCH\n\nII. NỘI DUNG\n\nVI. KINH PHÍ\n\nV. TỔ CHỨC THỰC HIỆN"
    found = findings(text)
    assert [(each.code, each.message, text[each.start : each.end].strip()) for each in found] == [
        ("numbering-gap", "mục VI đứng ngay sau mục II", "VI. KINH PHÍ"),
        ("numbering-gap", "mục V đứng ngay sau mục VI", "V. TỔ CHỨC THỰC HIỆN"),
    ]


def test_a_number_skipped_under_a_heading_is_found() -> None:
    found = findings("III. TỔ CHỨC\n\n5. Tài chính\n\n8. Mặt trận Tổ quốc\n\nIV. KINH PHÍ\n\n1. Ngân sách")
    assert [each.message for each in found] == ["mục 8 đứng ngay sau mục 5"]


def test_a_list_that_begins_again_is_no_gap() -> None:
    assert findings("1. Một\n\n2. Hai\n\nPHỤ LỤC\n\n1. Một\n\n2. Hai\n\n1. Lại một") == []


def test_an_appendix_that_is_announced_must_be_there() -> None:
    announced = "*(Có phụ lục các nhiệm vụ, sản phẩm thực hiện kế hoạch kèm theo)*\n\n"
    assert [each.code for each in findings(announced + "III. KINH PHÍ")] == ["missing-appendix"]
    assert findings(announced + "PHỤ LỤC\n\nDANH MỤC NHIỆM VỤ") == []


def test_an_appendix_of_another_instrument_is_not_missed() -> None:
    assert findings("thực hiện theo Phụ lục ban hành kèm theo Nghị định số 30/2020/NĐ-CP.") == []


def test_the_same_work_led_by_two_units_is_a_conflict() -> None:
    duty = "- Chủ trì, tham mưu cho UBND tỉnh báo cáo kết quả tuyên truyền năm 2022.\n\n"
    text = f"IV. Tổ chức thực hiện\n\n1. Sở Thông tin và Truyền thông\n\n{duty}2. Sở Nội vụ\n\n{duty}"
    (found,) = findings(text)
    assert (found.code, found.start) == ("conflicting-duty", text.rindex("Chủ trì"))
    assert found.message.endswith("Sở Thông tin và Truyền thông và Sở Nội vụ")


def test_the_same_work_supported_by_two_units_is_none() -> None:
    duty = "- Phối hợp với các cơ quan có liên quan tổ chức tuyên truyền cải cách hành chính.\n\n"
    assert findings(f"IV. Tổ chức thực hiện\n\n1. Sở Y tế\n\n{duty}2. Sở Nội vụ\n\n{duty}") == []


def test_parts_that_begin_with_the_second_lack_the_first() -> None:
    found = findings("Căn cứ Luật Thú y;\n\nII. MỤC ĐÍCH\n\nIII. NỘI DUNG\n\nIV. KINH PHÍ")
    assert [each.message for each in found] == ["mục II đứng đầu, không có mục I"]
