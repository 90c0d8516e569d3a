"""Registers of documents as offices keep them: heads in any order, titles above, several sheets, any spelling."""

import gzip
import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest

from graph.errors import UnreadableInput
from graph.reading import Header, Register
from loaders.registers import read_register

NINH_GIANG = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
LIST = "Số ký hiệu,Loại văn bản,Ngày ban hành,Cơ quan ban hành,Trích yếu\n"
ROW = "76/NQ-CP,Nghị quyết,15/07/2021,Chính phủ,Chương trình tổng thể\n"
OUTGOING = (
    ("UBND HUYỆN NINH GIANG", "", "", "", ""),
    ("TỈNH HẢI DƯƠNG", "", "", "", ""),
    ("SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2024", "", "", "", ""),
    ("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận"),
    ("(1)", "(2)", "(3)", "(4)", "(5)"),
    ("152/KH-UBND", "29/12", "Kế hoạch cải cách hành chính", "Nguyễn Văn A", "UBND tỉnh Hải Dương; Lưu: VT"),
    ("03/NQ-HĐND", "2024-01-05", "Nghị quyết về ngân sách", "", ""),
    ("4", "06/01/2024", "Công văn mời họp", "", ""),
)  # fmt: skip


def sheet(rows: Sequence[Sequence[str]]) -> str:
    cells = [
        "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in rows
    ]  # fmt: skip
    body = "".join(f"<row>{row}</row>" for row in cells)
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f"<worksheet {names}><sheetData>{body}</sheetData></worksheet>"


def workbook(**sheets: Sequence[Sequence[str]]) -> bytes:
    """Return a spreadsheet with these sheets."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    opening = f'<Relationship Id="r0" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        file.writestr(
            "_rels/.rels", f'<Relationships xmlns="{package}/relationships">{opening}</Relationships>'
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        for number, rows in enumerate(sheets.values(), 1):
            file.writestr(f"xl/worksheets/s{number}.xml", sheet(rows))
    return content.getvalue()


def only(name: str, data: bytes) -> Register:
    [register] = read_register(name, data)
    return register


def said(row: Header) -> tuple[object, ...]:
    return (row.type, row.symbol, row.date, row.year, row.issuer_id, row.title)


def test_each_row_says_what_its_instrument_is() -> None:
    [row] = only("so.csv", (LIST + ROW).encode()).rows
    assert said(row) == (
        "Nghị quyết", "76/NQ-CP", "2021-07-15", 2021, "urn:cancu:unit:vn:chinh.phu", "Chương trình tổng thể",
    )  # fmt: skip


def test_the_line_of_a_row_is_its_proof() -> None:
    register = only("so.csv", (LIST + ROW).encode())
    [row] = register.rows
    line = register.source.text[row.start : row.end]
    assert line == "76/NQ-CP | Nghị quyết | 15/07/2021 | Chính phủ | Chương trình tổng thể"
    assert register.source.place_at(row.start) == "hàng 2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_encodings_are_told_by_the_heads(delimiter: str, encoding: str) -> None:
    data = (LIST + ROW).replace(",", delimiter).encode(encoding)
    assert only("so.csv", data).rows == only("so.csv", (LIST + ROW).encode()).rows


def test_a_packed_register_is_read_like_any_other() -> None:
    data = (LIST + ROW).encode()
    assert only("so.csv.gz", gzip.compress(data)).rows == only("so.csv", data).rows


def test_heads_may_stand_in_any_order_and_without_accents() -> None:
    text = "trich_yeu,ngay_ban_hanh,id,so_ky_hieu\nKế hoạch năm,2024-01-05,9,3/KH-UBND\n"
    [row] = only("so.csv", text.encode()).rows
    assert said(row) == ("Kế hoạch", "3/KH-UBND", "2024-01-05", 2024, None, "Kế hoạch năm")


def test_a_register_of_an_office_knows_whose_it_is() -> None:
    register = only("so.xlsx", workbook(Sheet1=OUTGOING))
    assert (register.keeper_id, register.year) == (NINH_GIANG, 2024)
    plan, resolution, letter = register.rows
    assert said(plan) == ("Kế hoạch", "152/KH-UBND", "2024-12-29", 2024, NINH_GIANG, "cải cách hành chính")
    assert plan.signer == "Nguyễn Văn A"
    assert plan.recipient_ids == ("urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan", None)
    assert resolution.issuer_id == NINH_GIANG.replace("uy.ban.nhan.dan", "hoi.dong.nhan.dan")
    assert (letter.type, letter.number, letter.symbol, letter.issuer_id) == (
        "Công văn",
        "4",
        None,
        NINH_GIANG,
    )


def test_what_was_received_is_not_of_the_office_that_received_it() -> None:
    rows = (
        ("SỔ VĂN BẢN ĐẾN CỦA UBND HUYỆN NINH GIANG, TỈNH HẢI DƯƠNG NĂM 2024",),
        ("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Trích yếu"),
        ("05/01/2024", "17", "UBND tỉnh", "05/KH-UBND", "03/01/2024", "Cải cách hành chính"),
    )
    register = only("den.xlsx", workbook(Sheet1=rows))
    assert (register.keeper_id, register.rows[0].date) == (None, "2024-01-03")
    assert register.rows[0].issuer_id == "urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan"


def test_every_sheet_that_is_a_register_is_read() -> None:
    table = [line.split(",") for line in (LIST + ROW).splitlines()]
    parts = [*read_register("so.xlsx", workbook(Di=table, Den=table, Ghi=[["không có gì"]]))]
    assert [part.source.path for part in parts] == ["so.xlsx", "so.xlsx#2"]
    assert [part.source.place_at(part.rows[0].start) for part in parts] == ["hàng 2 (Di)", "hàng 2 (Den)"]


def test_heads_may_take_two_rows_under_merged_cells() -> None:
    text = "STT,Văn bản,,Trích yếu\n,Số ký hiệu,Ngày ban hành,\n1,3/KH-UBND,05/01/2024,Cải cách\n"
    [row] = only("so.csv", text.encode()).rows
    assert said(row)[1:3] == ("3/KH-UBND", "2024-01-05")


def test_titles_that_are_addresses_lose_what_the_other_columns_say() -> None:
    text = (
        "id,type_slug,symbol_ascii,year,slug\n"
        "1,Quyet-dinh,36/2016/QD-UBND-Quy,2016,Quyet-dinh-36-2016-QD-UBND-Quy-dinh-ho-tro\n"
        "2,Ke-hoach,48/KH-UBND,2018,Ke-hoach-48-KH-UBND-2018-lap-ho-so-suc-khoe\n"
        "3,Luat,,2005,Luat-Thanh-nien-2005-53-2005-QH11\n"
        "4,,,,Decision-No-94-on-planning\n"
    )
    register = only("tv.csv", text.encode())
    assert [said(row)[:2] + said(row)[3:] for row in register.rows] == [
        ("Quyết định", "36/2016/QĐ-UBND", 2016, None, "Quy dinh ho tro"),
        ("Kế hoạch", "48/KH-UBND", 2018, None, "lap ho so suc khoe"),
        ("Luật", "53/2005/QH11", 2005, "urn:cancu:unit:vn:quoc.hoi", "Thanh nien"),
    ]
    assert [finding.place for finding in register.findings] == ["hàng 5"]


def test_a_day_that_is_none_is_found_at_its_row() -> None:
    register = only("so.csv", (LIST + ROW.replace("15/07", "31/02")).encode())
    [finding] = register.findings
    assert (finding.code, finding.place) == ("impossible-date", "hàng 2")
    assert (register.rows[0].date, register.rows[0].year) == (None, 2021)


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    text = LIST + ROW.replace("Chương", '"Chương') + ROW * 400
    [finding] = only("so.csv", text.encode()).findings
    assert (finding.code, finding.severity, finding.place) == ("unreadable", "warning", "hàng 2")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"ten,tuoi\nAn,3\n"),
        ("a.csv.gz", b"no gzip at all"),
        ("a.csv.gz", gzip.compress(b"x" * 900, mtime=0)[:20]),
        ("a.xlsx", b"PK\x03\x04 no spreadsheet"),
        ("a.xls", b"\xd0\xcf\x11\xe0 neither"),
    ],
    ids=["no heads", "no gzip", "gzip cut short", "no workbook", "no old workbook"],
)
def test_what_is_no_register_is_told(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        [*read_register(name, data)]


def test_a_long_register_is_cut_into_parts_that_know_their_rows() -> None:
    lines = "".join(f"{n}/NQ-CP,Nghị quyết,15/07/2021,Chính phủ,Số {n}\n" for n in range(1, 8))
    parts = [*read_register("so.csv", (LIST + lines).encode(), rows=3)]
    assert [[row.number for row in part.rows] for part in parts] == [["1", "2", "3"], ["4", "5", "6"], ["7"]]
    assert [part.source.path for part in parts] == ["so.csv", "so.csv#2", "so.csv#3"]
    assert len({part.source.sha256 for part in parts}) == len(parts)
    assert parts[2].source.place_at(parts[2].rows[0].start) == "hàng 8"
    assert {part.source.text.splitlines()[0] for part in parts} == {LIST.strip().replace(",", " | ")}
