"""Pdf: pages as one text, and files that cannot be read."""

import ctypes
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from graph.errors import UnreadableInput
from loaders.readers import pdf, read_bytes, read_source
from loaders.readers.pages import PrintedPage, Rule, Word, composed

LINE = 16.0


def words(text: str, x: float, y: float) -> list[Word]:
    """Set a line of letters six points wide and ten high."""
    found = []
    for word in text.split():
        found.append(Word(word, x, y, x + 6 * len(word), y + 10))
        x += 6 * len(word) + 3
    return found


def page(number: int, *lines: tuple[str, float, float], rules: tuple[Rule, ...] = ()) -> PrintedPage:
    set_words = tuple(word for line in lines for word in words(*line))
    return PrintedPage(number=number, width=595, height=842, words=set_words, rules=rules)


def grid(left: float, top: float, columns: int, rows: int) -> tuple[Rule, ...]:
    """Rule fields of a hundred by twenty points."""
    right, bottom = left + 100 * columns, top + 20 * rows
    return (
        *(Rule(left, top + 20 * row, right, top + 20 * row) for row in range(rows + 1)),
        *(Rule(left + 100 * column, top, left + 100 * column, bottom) for column in range(columns + 1)),
    )


def test_the_left_column_of_a_head_is_read_before_the_right() -> None:
    content = composed(
        [
            page(
                1,
                ("UBND TỈNH HƯNG YÊN", 60, 60),
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 60),
                ("SỞ NỘI VỤ", 80, 76),
                ("Độc lập - Tự do - Hạnh phúc", 290, 78),
                ("Số: 12/SNV-CCHC", 75, 108),
                ("Hưng Yên, ngày 05 tháng 3 năm 2024", 280, 108),
                ("V/v cải cách hành chính", 60, 124),
            )
        ]
    )
    assert [line for line in content.text.split("\n") if line] == [
        "UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ", "Số: 12/SNV-CCHC", "V/v cải cách hành chính",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hưng Yên, ngày 05 tháng 3 năm 2024",
    ]  # fmt: skip


def test_a_number_stamped_into_its_blank_stands_in_its_line() -> None:
    content = composed([page(1, ("Số:", 60, 60), ("/KH-UBND", 120, 60), ("123", 88, 57))])
    assert content.text == "Số: 123 /KH-UBND\n"


def test_the_stamp_of_a_signature_is_no_part_of_the_text() -> None:
    content = composed(
        [
            page(
                1,
                ("Ký bởi: Ủy ban nhân dân tỉnh", 300, 30),
                ("Thời gian ký: 12/03/2024 10:22:33", 300, 42),
                ("UBND TỈNH HƯNG YÊN", 60, 90),
            )
        ]
    )
    assert content.text == "UBND TỈNH HƯNG YÊN\n"


def test_a_sentence_over_the_end_of_a_page_is_whole_and_each_half_has_its_page() -> None:
    first = "Căn cứ Kế hoạch số 12/KH- "
    lines = [("Dòng đầu của trang đủ dài cho tới hết lề giấy", 60, 100 + LINE * row) for row in range(8)]
    content = composed(
        [
            page(
                1,
                ("Kế hoạch năm 2024", 60, 40),
                *lines,
                (f"Phần cuối của trang; {first}", 60, 228),
                ("1", 300, 810),
            ),
            page(
                2, ("Kế hoạch năm 2024", 60, 40), ("UBND ngày 05/3/2024 của tỉnh", 60, 100), ("2", 300, 810)
            ),
            page(3, ("Kế hoạch năm 2024", 60, 40), ("3", 300, 810)),
        ]
    )
    assert "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2024" in content.text
    assert "Kế hoạch năm 2024" not in content.text
    assert [(place.page, content.text[place.start :].split()[0]) for place in content.places] == [
        (1, "Dòng"),
        (2, "UBND"),
    ]


def test_a_table_over_two_pages_is_one_and_a_row_cut_in_two_is_whole() -> None:
    head = (("STT", 65, 105), ("Nội dung", 165, 105), ("Chủ trì", 265, 105))
    content = composed(
        [
            page(1, *head, ("1", 65, 125), ("Tập huấn", 165, 125), ("Sở Nội", 265, 125), rules=grid(60, 100, 3, 2)),
            page(2, *head, ("vụ", 265, 125), ("2", 65, 145), ("Thi đua", 165, 145), ("Sở Y tế", 265, 145),
                 rules=grid(60, 100, 3, 3)),
        ]
    )  # fmt: skip
    assert content.text == "STT\tNội dung\tChủ trì\n1\tTập huấn\tSở Nội vụ\n2\tThi đua\tSở Y tế\n"


def test_a_pdf_knows_its_pages(one_document: dict[str, Path]) -> None:
    source = read_source(one_document["pdf"])
    assert (source.media_type, source.ocr_confidence) == ("application/pdf", None)
    assert source.place_at(source.text.index("27/KH-UBND")) == "trang 1"
    assert source.place_at(source.text.index("Nơi nhận")) == f"trang {len(source.places)}"


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_truncated_pdf_is_refused(share: float, one_document: dict[str, Path]) -> None:
    data = one_document["pdf"].read_bytes()
    with pytest.raises(UnreadableInput, match="không đầy đủ"):
        read_bytes("a.pdf", data[: int(share * len(data))])


def test_a_locked_pdf_is_refused() -> None:
    key = "00" * 32
    data = f"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
3 0 obj << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> endobj
trailer << /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] /Size 4 >>
%%EOF"""
    with pytest.raises(UnreadableInput, match="mật khẩu"):
        read_bytes("a.pdf", data.encode())


def blank(pages: int, width: float = 595, height: float = 842) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height).close()
    data = BytesIO()
    document.save(data)
    document.close()
    return data.getvalue()


def test_more_pages_than_are_read_are_refused_before_the_first_is() -> None:
    with pytest.raises(UnreadableInput, match="2001 trang"):
        read_bytes("a.pdf", blank(pdf.MOST_PAGES + 1))


@pytest.mark.parametrize(
    "data", [blank(1), blank(2, 14_000, 14_000), b"%PDF-1.7\n%%EOF", b"%PDF-1.4 rac \x00\xff %%EOF"]
)
def test_a_pdf_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_bytes("a.pdf", data)


def test_letters_that_are_not_drawn_are_no_text(one_document: dict[str, Path]) -> None:
    with pypdfium2.PdfDocument(one_document["pdf"]) as document:
        first = document[0]
        shapes = list(first.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_TEXT,)))
        for shape in shapes[1:]:
            pypdfium2.raw.FPDFTextObj_SetTextRenderMode(shape, ctypes.c_int(3))
        first.gen_content()
        data = BytesIO()
        document.save(data)
    text = read_bytes("a.pdf", data.getvalue()).text
    assert ("Nghị quyết số 76/NQ-CP" in text, "Nơi nhận" in text) == (False, True)
