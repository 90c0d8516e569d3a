"""What must hold for documents of any province and year: composed texts, one claim each."""

from graph.reading import Citation, Reading, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HẢI DƯƠNG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 12/{code}-UBND

Hải Dương, ngày 10 tháng 01 năm 2024

{type}

{title}

"""


def reading_of(
    body: str, kind: str = "KẾ HOẠCH", code: str = "KH", title: str = "Trồng cây năm 2024"
) -> Reading:
    text = HEAD.format(type=kind, code=code, title=title) + body
    return read_text(Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text))


def citations_of(body: str) -> tuple[Citation, ...]:
    return reading_of(body).citations


def test_a_law_known_by_its_day_or_number_has_its_name_as_title() -> None:
    found = citations_of(
        "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n\nCăn cứ Luật Thú y số 79/2015/QH13;\n"
    )
    assert [(each.form, each.date, each.symbol, each.title) for each in found] == [
        ("dated", "2015-06-19", None, "Luật Tổ chức Chính phủ"),
        ("numbered", None, "79/2015/QH13", "Luật Thú y"),
    ]


def test_a_cited_plan_has_the_period_of_its_title_or_description() -> None:
    found = citations_of(
        "Căn cứ Kế hoạch số 184/KH-UBND ngày 07/12/2021 của UBND tỉnh về trồng rừng giai đoạn 2021-2025;\n\n"
        "Thực hiện Kế hoạch trồng cây của tỉnh năm 2023; Kế hoạch số 9/KH-UBND ngày 02/01/2024 của UBND tỉnh.\n"
    )
    assert [each.period for each in found] == ["2021-2025", "2023", None]


def test_one_verb_governs_all_that_follows_it_in_a_chain() -> None:
    found = citations_of(
        "Căn cứ Kế hoạch số 184/KH-UBND ngày 07/12/2021 của UBND tỉnh về trồng rừng;"
        " Kế hoạch số 187/KH-UBND ngày 22/12/2023 của UBND tỉnh về giữ rừng; UBND tỉnh ban hành Kế hoạch như sau:\n"
    )
    assert [(each.role, each.basis) for each in found] == [("legal-basis", "based-on")] * 2


def test_a_decision_beside_a_guided_law_is_cited_in_its_own_right() -> None:
    found = citations_of(
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ quy định chi tiết một số điều của"
        " Luật Hộ tịch và Quyết định số 101/QĐ-TTg ngày 23/01/2017 của Thủ tướng Chính phủ, UBND tỉnh ban hành"
        " Kế hoạch như sau:\n"
    )
    assert [(each.type, each.basis, each.within) for each in found] == [
        ("Nghị định", "implements", None),
        ("Luật", None, 0),
        ("Quyết định", "implements", None),
    ]


def test_what_a_sentence_tells_of_past_years_is_no_basis() -> None:
    found = citations_of(
        "Trong những năm qua, thực hiện Kết luận số 100-KL/TW ngày 18/8/2014 của Ban Bí thư, công tác đã có"
        " chuyển biến.\n\nĐể thực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2021, UBND tỉnh yêu cầu:\n"
    )
    assert [(each.symbol, each.role) for each in found] == [
        ("100-KL/TW", "mention"),
        ("23/CT-TTg", "legal-basis"),
    ]


def test_a_body_whose_name_is_a_verb_elsewhere_is_read_whole() -> None:
    found = citations_of(
        "Xét đề xuất của Sở Xây dựng tại Công văn số 159/SXD-QLN ngày 14 tháng 11 năm 2023 về nhà ở;\n"
    )
    assert [each.issuer for each in found] == ["Sở Xây dựng tỉnh Hải Dương"]


def test_a_heading_in_capitals_ends_the_sentence_before_it() -> None:
    body = "Xét Báo cáo số 43/BC-BPC ngày 03 tháng 01 năm 2024 của Ban Pháp chế,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Trồng cây.\n"
    issuers = [each.issuer or "" for each in reading_of(body, "QUYẾT ĐỊNH", "QĐ").citations]
    assert len(issuers) == 1
    assert "QUYẾT ĐỊNH" not in issuers[0].upper()


def test_a_body_of_the_centre_keeps_its_whole_name() -> None:
    found = citations_of(
        "Căn cứ Công văn số 285/CCTTHC ngày 08/9/2023 của Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ;\n"
    )
    assert [each.issuer for each in found] == ["Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ"]


def test_cells_and_clauses_are_no_part_of_a_description() -> None:
    found = citations_of(
        "1. Căn cứ Kế hoạch này, chỉ đạo xây dựng kế hoạch năm 2024 của đơn vị.\n\n"
        "4\tĐề án\tSở Nội vụ\tUBND các huyện\tQuý IV/2024\n5\tGiao quyền tự chủ\tSở Tài chính\tCác sở\tQuý I/2024\n"
    )
    assert found == ()


def test_strategies_and_networks_are_cited_with_their_horizon() -> None:
    found = citations_of(
        "1. Giám sát Chiến lược phát triển khoa học đến năm 2030; Quy hoạch mạng lưới trường học thời kỳ 2021-2030, tầm"
        " nhìn đến năm 2050; bổ sung vào Chương trình xây dựng luật, pháp lệnh năm 2025.\n"
    )
    assert [(each.text, each.period) for each in found] == [
        ("Chiến lược phát triển khoa học đến năm 2030", None),
        ("Quy hoạch mạng lưới trường học thời kỳ 2021-2030, tầm nhìn đến năm 2050", "2021-2030"),
        ("Chương trình xây dựng luật, pháp lệnh năm 2025", "2025"),
    ]


def test_a_duty_has_the_time_that_stands_in_its_words() -> None:
    found = reading_of(
        "I- TỔ CHỨC THỰC HIỆN\n\n1- Sở Nội vụ\n\n+ Tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 31/3/2024.\n\n"
        "+ Tổ chức kiểm tra các đơn vị.\n"
    ).tasks
    assert [(each.assignees[0].unit, each.deadline.date if each.deadline else None) for each in found] == [
        ("Sở Nội vụ", "2024-03-31"),
        ("Sở Nội vụ", None),
    ]


def test_items_after_an_order_are_for_those_whom_it_addresses_unless_they_name_their_own() -> None:
    found = reading_of(
        "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở, Chủ tịch UBND các xã tập trung thực hiện các nội dung sau:\n\n"
        "1. Tăng cường kiểm tra việc trồng cây trên địa bàn.\n\n2. Sở Tài chính chủ trì cân đối kinh phí trồng cây.\n",
        "CHỈ THỊ",
        "CT",
    ).tasks
    assert [[person.unit for person in each.assignees] for each in found] == [
        ["Giám đốc các sở", "Chủ tịch UBND các xã"],
        ["Sở Tài chính"],
    ]


def test_those_who_close_a_list_are_apart_from_the_unit_before_them() -> None:
    found = reading_of(
        "STT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n"
        "1\tTrồng cây ven đường\tSở Xây dựng\tSở Tài chính và cơ quan, địa phương liên quan\t2024\n"
    ).tasks
    assert [[(person.unit, person.role) for person in each.assignees] for each in found] == [
        [("Sở Xây dựng", "lead"), ("Sở Tài chính", "support"), ("cơ quan, địa phương liên quan", "support")]
    ]


def test_a_programme_to_rest_on_hides_no_duty_to_issue_a_plan() -> None:
    found = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n\n1. UBND các huyện, thị xã, thành phố căn cứ Chương trình này xây dựng, ban hành kế"
        " hoạch trồng cây hằng năm của địa phương.\n\n2. Phòng Nội vụ tổng hợp tình hình ban hành kế hoạch cấp xã.\n",
        "CHƯƠNG TRÌNH",
        "CTr",
    ).requirements
    assert [(each.addressee_levels, each.document_type, each.recurrence) for each in found] == [
        (("district",), "Kế hoạch", "FREQ=YEARLY")
    ]


def test_bodies_at_a_level_are_not_the_administrations_of_that_level() -> None:
    found = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Các cơ quan cấp tỉnh, UBND các xã xây dựng kế hoạch trồng cây trước ngày"
        " 31/3/2024.\n"
    ).requirements
    assert [each.addressee_levels for each in found] == [("commune",)]


def test_a_letter_that_stands_twice_is_found_but_d_before_its_stroked_sister_is_not() -> None:
    items = "".join(
        f"{letter}) Trồng thêm cây ở khu {number};\n\n" for number, letter in enumerate("abbcdđe")
    )
    findings = reading_of(f"1. Sở Xây dựng\n\n{items}").findings
    assert [each.message for each in findings if each.code == "numbering-gap"] == [
        "mục b đứng ngay sau mục b"
    ]


def test_years_alone_on_a_line_belong_to_the_title() -> None:
    header = reading_of(
        "Căn cứ Luật Thú y;\n", title="TRỒNG CÂY TRÊN ĐỊA BÀN TỈNH GIAI ĐOẠN\n2026 - 2030"
    ).header
    assert (header.title, header.period) == ("TRỒNG CÂY TRÊN ĐỊA BÀN TỈNH GIAI ĐOẠN 2026 - 2030", "2026-2030")


def test_a_citation_begins_with_the_abbreviation_of_its_type() -> None:
    found = citations_of("Căn cứ QĐ số 12/QĐ-UBND ngày 01/02/2023 của UBND tỉnh về trồng cây;\n")
    assert [(each.text, each.type) for each in found] == [("QĐ số 12/QĐ-UBND ngày 01/02/2023", "Quyết định")]


def test_a_body_of_another_body_is_not_that_of_the_citing_place() -> None:
    found = citations_of("Căn cứ Kế hoạch số 18-KH/BCSĐ ngày 22/11/2023 của Ban Cán sự đảng Chính phủ;\n")
    assert [each.issuer for each in found] == ["Ban Cán sự đảng Chính phủ"]
