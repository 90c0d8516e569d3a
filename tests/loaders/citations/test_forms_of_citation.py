"""Forms in which offices cite one another, one claim each, in texts of one district."""

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN CẨM MỸ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 12/KH-UBND

Cẩm Mỹ, ngày 10 tháng 01 năm 2024

KẾ HOẠCH

Trồng cây năm 2024

"""


def cited(body: str) -> tuple[Citation, ...]:
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=HEAD + body)
    return read_text(source).citations


def spans(body: str) -> list[str]:
    return [each.text for each in cited(body)]


def test_a_citation_goes_over_its_issuer_to_its_date() -> None:
    found = cited(
        "Căn cứ Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025 về trồng cây;\n\n"
        "Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh Đồng Nai, ngày 02/3/2023;\n\n"
        "Căn cứ Nghị quyết số 7/NQ-HĐND của HĐND tỉnh tại kỳ họp ngày 09/12/2023;\n"
    )
    assert [(each.text, each.date, each.issuer, each.title) for each in found] == [
        (
            "Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025",
            "2025-03-08",
            "Chính phủ",
            "về trồng cây",
        ),
        (
            "Kế hoạch số 5/KH-UBND của UBND tỉnh Đồng Nai, ngày 02/3/2023",
            "2023-03-02",
            "UBND tỉnh Đồng Nai",
            None,
        ),
        ("Nghị quyết số 7/NQ-HĐND", None, "HĐND tỉnh Đồng Nai", None),
    ]


def test_bodies_that_issue_together_are_all_named() -> None:
    found = cited(
        "Căn cứ Kế hoạch số 515/KH-BCA-BNN&MT ngày 31/8/2025 của Bộ Công an và Bộ Nông nghiệp và Môi trường về giữ"
        " rừng;\n\nCăn cứ Hướng dẫn liên ngành số 12/HDLN-SNV-STC ngày 03/3/2022 của Sở Nội vụ - Sở Tài chính về chế"
        " độ;\n\nCăn cứ Quyết định số 4255/QĐ-BNN-KHCN ngày 04/12/2023;\n"
    )
    assert [(each.issuer, each.title) for each in found] == [
        ("Bộ Công an và Bộ Nông nghiệp và Môi trường", "về giữ rừng"),
        ("Sở Nội vụ tỉnh Đồng Nai và Sở Tài chính tỉnh Đồng Nai", "về chế độ"),
        ("Bộ Nông nghiệp và Phát triển nông thôn", None),
    ]


def test_who_spoke_is_not_who_issued_where_the_symbol_has_one_body() -> None:
    found = cited(
        "Thực hiện chỉ đạo của Phó Thủ tướng Chính phủ tại Thông báo số 591/TB-VPCP ngày 31 tháng 10 năm 2025; ý kiến"
        " của Bộ Chính trị tại Kết luận số 132-KL/TW;\n"
    )
    assert [each.issuer for each in found] == ["Văn phòng Chính phủ", "Bộ Chính trị"]


def test_a_symbol_may_be_cut_before_its_hyphen_and_have_strokes_of_any_kind() -> None:
    found = cited("Căn cứ Nghị quyết số 80/NQ\n-CP ngày 15/7/2021; Nghị quyết số 76∕NQ–CP ngày 15⁄7⁄2021;\n")
    assert [(each.symbol, each.date) for each in found] == [
        ("80/NQ-CP", "2021-07-15"),
        ("76/NQ-CP", "2021-07-15"),
    ]


def test_what_only_looks_like_a_symbol_is_none() -> None:
    assert (
        spans(
            "Năm học 2024/2025; ISO 9001:2015; TCVN 5687:2010/BXD; QCVN 01:2021/BXD; tệp KH-2024/UB.docx; số 12/34"
            " đường Lê Lợi; tỷ lệ 3/4; 24/24h; tờ bản đồ số 45/TĐ; mẫu số 02/BNV; mẫu 2C/TCTW-98; Km 12/QL1A; khóa"
            " 15/QH; biển số 60A-123.45; fax 0251/3861234; tài khoản 3949.0.1056789; tọa độ 10°45'N/106°40'E.\n"
        )
        == []
    )


def test_the_name_of_a_law_or_ordinance_is_read_whole() -> None:
    assert spans(
        "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14; Luật Nhập cảnh, xuất cảnh, quá cảnh,"
        " cư trú của người nước ngoài tại Việt Nam; Luật Đầu tư theo phương thức đối tác công tư;\n"
    ) == [
        "Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14",
        "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam",
        "Luật Đầu tư theo phương thức đối tác công tư",
    ]


def test_an_opening_in_one_case_is_no_title() -> None:
    found = cited("căn cứ nghị quyết số 76/nq-cp ngày 15/7/2021 của chính phủ;\n")
    assert [(each.symbol, each.role, each.issuer) for each in found] == [
        ("76/NQ-CP", "legal-basis", "Chính phủ")
    ]


def test_a_law_that_amends_many_is_one_law() -> None:
    assert spans(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Quản lý, sử dụng tài sản công, Luật Nhà ở,"
        " Luật Điện lực và Luật Thi hành án dân sự số 03/2022/QH15;\n\nCăn cứ Luật Đất đai, Luật Nhà ở và Luật Thú y số"
        " 79/2015/QH13;\n"
    ) == [
        "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Quản lý, sử dụng tài sản công, Luật Nhà ở, Luật"
        " Điện lực và Luật Thi hành án dân sự số 03/2022/QH15",
        "Luật Đất đai",
        "Luật Nhà ở",
        "Luật Thú y số 79/2015/QH13",
    ]


def test_what_a_body_is_called_today_stands_before_the_title() -> None:
    found = cited(
        "Căn cứ Thông tư số 12/2024/TT-BNNPTNT ngày 24/10/2024 của Bộ trưởng Bộ Nông nghiệp và PTNT (nay là Bộ Nông"
        " nghiệp và Môi trường) sửa đổi, bổ sung một số điều của Thông tư số 04/2016/TT-BNNPTNT ngày 10/5/2016;\n"
    )
    assert [(each.symbol, each.within, each.basis) for each in found] == [
        ("12/2024/TT-BNNPTNT", None, "based-on"),
        ("04/2016/TT-BNNPTNT", 0, None),
    ]


def test_a_conclusion_of_several_bodies_begins_with_its_type() -> None:
    assert spans("Triển khai Kết luận liên ngành Tư pháp Trung ương số 23/KL-LNTPTW ngày 21/11/2024.\n") == [
        "Kết luận liên ngành Tư pháp Trung ương số 23/KL-LNTPTW ngày 21/11/2024"
    ]


def test_years_of_carrying_out_are_told_and_no_basis() -> None:
    found = cited(
        "Sau 10 năm thực hiện Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương, tình hình đã có chuyển biến.\n\n"
        "Để thực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2021, UBND huyện ban hành Kế hoạch như sau:\n"
    )
    assert [(each.symbol, each.role) for each in found] == [
        ("20-NQ/TW", "mention"),
        ("23/CT-TTg", "legal-basis"),
    ]


def test_a_description_ends_with_its_time_and_month_of_a_task_is_none() -> None:
    found = cited(
        "1. Tuyên truyền Kế hoạch trồng cây giai đoạn 2021-2025, định hướng đến 2030 của huyện; Đề án giữ rừng giai"
        " đoạn 2020-2025, kế hoạch trồng cây năm 2024; ban hành Chương trình hành động của huyện trong"
        " tháng 01 năm 2025.\n"
    )
    assert [(each.text, each.issuer) for each in found] == [
        ("Kế hoạch trồng cây giai đoạn 2021-2025, định hướng đến 2030", "UBND huyện Cẩm Mỹ"),
    ]


def test_the_part_that_is_meant_is_kept_the_largest_first() -> None:
    found = cited(
        "1. Theo điểm a khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP; khoản 1, 2 Điều 3 và Điều 7 Luật Đất đai; khoản 2,"
        " khoản 3 Điều 6 của Nghị quyết số 76/NQ-CP; điểm a, b và c khoản 1, Điều 5 Luật Thú y; Phụ lục II Thông tư số"
        " 26/2019/TT-BTC; quan điểm của Chỉ thị số 23/CT-TTg.\n"
    )
    assert [each.pinpoint for each in found] == [
        "Điều 5, khoản 2, điểm a",
        "Điều 3, khoản 1, 2; Điều 7",
        "Điều 6, khoản 2; Điều 6, khoản 3",
        "Điều 5, khoản 1, điểm a, b và c",
        "Phụ lục II",
        None,
    ]


def test_a_known_number_alone_is_a_citation_but_a_count_is_none() -> None:
    found = cited(
        "1. Gắn với Đề án 06 và Chỉ thị 18 chống thất thu thuế; Chương trình 135; Quyết định 05 đồng chí; Kế hoạch 30"
        " ngày; Kế hoạch 100 cây xanh; Chương trình 12 nội dung.\n"
    )
    assert [(each.text, each.form, each.symbol) for each in found] == [
        ("Đề án 06", "short", None),
        ("Chỉ thị 18", "short", None),
        ("Chương trình 135", "short", None),
    ]


def test_an_abbreviated_type_with_a_known_number_takes_up_the_full_citation() -> None:
    found = cited(
        "Căn cứ Quyết định số 66/2018/QĐ-UBND ngày 28/12/2018 của UBND tỉnh;\n\n1. Đơn giá theo QĐ 66 và QĐ số 66 là"
        " đơn giá của tỉnh, không theo QĐ 67 hay 66 mét.\n\nPL 6, QĐ 66\n"
    )
    assert [(each.text, each.form, each.symbol) for each in found[1:]] == [
        ("QĐ 66", "short", "66/2018/QĐ-UBND"),
        ("QĐ số 66", "short", "66/2018/QĐ-UBND"),
    ]


def test_a_name_in_brackets_is_used_later_and_not_counted_where_it_is_given() -> None:
    found = cited(
        "Căn cứ Quyết định số 76/QĐ-TTg ngày 08/9/2025 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia"
        " trồng rừng (Chương trình MTQG); Nghị định số 20/2025/NĐ-CP ngày 09/7/2025 của Chính phủ (sau đây viết tắt là"
        " Nghị định);\n\n1. Thực hiện Chương trình MTQG trên toàn huyện; phổ biến Nghị định đến các xã.\n"
    )
    assert [(each.text, each.form, each.symbol) for each in found[2:]] == [
        ("Chương trình MTQG", "alias", None),
        ("Nghị định", "alias", "20/2025/NĐ-CP"),
    ]


def test_the_bare_type_of_what_the_title_names_is_that_instrument() -> None:
    title = HEAD.replace("Trồng cây năm 2024", "Thực hiện Nghị quyết số 20-NQ/TW về trồng cây")
    text = (
        title
        + "1. Quán triệt nội dung Nghị quyết. Thực hiện các Nghị quyết của Đảng. Việc thực hiện Nghị quyết này.\n"
    )
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    assert [(each.text, each.form, each.symbol) for each in read_text(source).citations] == [
        ("Nghị quyết số 20-NQ/TW", "numbered", "20-NQ/TW"),
        ("Nghị quyết", "alias", "20-NQ/TW"),
    ]


def test_an_issuer_in_a_title_is_seen_from_where_that_was_issued() -> None:
    found = cited(
        "1. Kế hoạch số 75/KH-UBND ngày 09/7/2018 của UBND tỉnh Sóc Trăng thực hiện Chương trình số 27-CTr/TU ngày"
        " 12/3/2018 của Ban Thường vụ Tỉnh ủy.\n"
    )
    assert [each.issuer for each in found] == ["UBND tỉnh Sóc Trăng", "Ban Thường vụ Tỉnh ủy Sóc Trăng"]


def test_those_between_whom_something_is_agreed_issue_it_and_directives_are_of_the_politburo() -> None:
    found = cited(
        "1. Kết luận số 23/KL-LNTPTW ngày 21/11/2024 giữa Bộ Công an, Viện kiểm sát nhân dân tối cao và Tòa án nhân dân"
        " tối cao; Chỉ thị số 05-CT/TW.\n"
    )
    assert [each.issuer for each in found] == [
        "Bộ Công an, Viện kiểm sát nhân dân tối cao và Tòa án nhân dân tối cao",
        "Bộ Chính trị",
    ]


def test_what_a_report_or_notice_is_of_is_no_part_of_its_type() -> None:
    found = cited("Xét Báo cáo thẩm tra số 119/BC-BPC; Chương trình hành động số 30-CTr/TU của Tỉnh ủy;\n")
    assert [(each.text, each.type) for each in found] == [
        ("Báo cáo thẩm tra số 119/BC-BPC", "Báo cáo"),
        ("Chương trình hành động số 30-CTr/TU", "Chương trình hành động"),
    ]


def test_a_law_that_is_only_being_made_is_not_cited() -> None:
    assert spans(
        "1. Xây dựng Luật Nhà giáo; hoàn thiện Luật Công nghiệp công nghệ số trình Quốc hội ban hành; thi hành Luật"
        " Dữ liệu.\n"
    ) == ["Luật Dữ liệu"]


def test_what_others_have_done_is_no_basis() -> None:
    found = cited(
        "Các xã đã tổ chức hội nghị quán triệt nội dung Nghị quyết số 21-NQ/TW đến cán bộ.\n\n"
        "Thực hiện Chỉ thị số 27/CT-TTg, UBND huyện ban hành Kế hoạch như sau:\n"
    )
    assert [(each.symbol, each.role) for each in found] == [
        ("21-NQ/TW", "mention"),
        ("27/CT-TTg", "legal-basis"),
    ]


def test_a_city_before_the_mergers_is_the_one_that_was_a_city() -> None:
    city = HEAD.replace("HUYỆN CẨM MỸ", "THÀNH PHỐ CẦN THƠ")
    text = city.replace("Cẩm Mỹ, ngày 10 tháng 01 năm 2024", "Cần Thơ, ngày 10 tháng 10 năm 2025")
    body = (
        "1. Quyết định số 10/2024/QĐ-UBND ngày 13/6/2024 của UBND thành phố; Kế hoạch số 9/KH-UBND ngày 01/02/2024"
        " của UBND tỉnh.\n"
    )
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text + body)
    assert [each.issuer for each in read_text(source).citations] == ["UBND thành phố Cần Thơ", "UBND tỉnh"]
