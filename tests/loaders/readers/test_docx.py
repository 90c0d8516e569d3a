"""Documents of Word, part by part."""

import re
import zipfile
from io import BytesIO

import pytest

from graph.errors import UnreadableInput
from loaders.readers import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
LISTS = (
    '<abstractNum abstractNumId="1">'
    '<lvl ilvl="0"><start val="1"/><numFmt val="upperRoman"/><lvlText val="%1."/></lvl>'
    '<lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><lvlText val="%1.%2."/><isLgl/></lvl>'
    '<lvl ilvl="2"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="%3)"/></lvl></abstractNum>'
    '<abstractNum abstractNumId="2"><lvl ilvl="0"><start val="1"/><numFmt val="decimal"/>'
    '<pStyle val="Dieu"/><lvlText val="Điều %1."/></lvl></abstractNum>'
    '<abstractNum abstractNumId="3"><lvl ilvl="0"><numFmt val="bullet"/><lvlText val="\uf0b7"/></lvl>'
    "</abstractNum>"
    '<num numId="1"><abstractNumId val="1"/></num><num numId="2"><abstractNumId val="2"/></num>'
    '<num numId="3"><abstractNumId val="3"/></num><num numId="4"><abstractNumId val="1"/>'
    '<lvlOverride ilvl="0"><startOverride val="5"/></lvlOverride></num>'
)
STYLES = (
    '<style type="paragraph" styleId="Dieu"><name val="Dieu"/><pPr><numPr><numId val="2"/></numPr></pPr>'
    '</style><style type="paragraph" styleId="DieuDam"><name val="Dieu dam"/><basedOn val="Dieu"/></style>'
    '<style type="paragraph" styleId="Cu"><name val="Cu"/><rPr><rFonts ascii=".VnTime"/></rPr></style>'
    '<style type="paragraph" styleId="Hoa"><name val="Hoa"/><rPr><caps/></rPr></style>'
)


def _named(xml: str) -> str:
    """Put the elements and attributes that have no prefix into the namespace of Word."""
    return re.sub(r"(</?)(?=\w+[\s/>])| (?=\w+=)", lambda match: f"{match[1] or ' '}w:", xml)


def docx_of(body: str, lists: str = LISTS, styles: str = STYLES, footnotes: str = "") -> bytes:
    """Return a docx with this body."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml", f"<w:document {W} {OTHERS}><w:body>{_named(body)}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", f"<w:numbering {W}>{_named(lists)}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{_named(styles)}</w:styles>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{_named(footnotes)}</w:footnotes>")
    return packed.getvalue()


def text_of(body: str, **parts: str) -> str:
    return read_bytes("a.docx", docx_of(body, **parts)).text


def p(words: str, properties: str = "", run: str = "") -> str:
    return f'<p><pPr>{properties}</pPr><r><rPr>{run}</rPr><t xml:space="preserve">{words}</t></r></p>'


def item(words: str, level: int, number: int = 1) -> str:
    return p(words, f'<numPr><ilvl val="{level}"/><numId val="{number}"/></numPr>')


def cell(inner: str, properties: str = "") -> str:
    return f"<tc><tcPr>{properties}</tcPr>{inner}</tc>"


TWO, FIRST = '<gridSpan val="2"/>', '<vMerge val="restart"/>'


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_numbers_are_printed_as_word_counts_them() -> None:
    body = [
        item("A", 0),
        item("b", 1),
        item("c", 2),
        item("d", 2),
        item("e", 1),
        item("F", 0),
        item("g", 1),
        item("h", 2),
    ]
    assert lines(text_of("".join(body))) == [
        "I. A", "1.1. b", "a) c", "b) d", "1.2. e", "II. F", "2.1. g", "a) h"
    ]  # fmt: skip


def test_numbers_come_from_styles_and_may_begin_anew_or_be_taken_away() -> None:
    body = [
        p("Phạm vi", '<pStyle val="Dieu"/>'),
        p("Đối tượng", '<pStyle val="DieuDam"/>'),
        p("Không số", '<pStyle val="Dieu"/><numPr><numId val="0"/></numPr>'),
        item("Sở Nội vụ", 0, 3),
        item("Năm", 0, 4),
        item("Sáu", 0, 4),
    ]
    assert lines(text_of("".join(body))) == [
        "Điều 1. Phạm vi", "Điều 2. Đối tượng", "Không số", "• Sở Nội vụ", "V. Năm", "VI. Sáu"
    ]  # fmt: skip


def test_a_head_without_borders_gives_agency_then_motto() -> None:
    rows = (("UBND XÃ A", "CỘNG HÒA"), ("Số: 5/KH-UBND", "A, ngày 5/1/2024"))
    table = "".join(f"<tr>{''.join(cell(p(words)) for words in row)}</tr>" for row in rows)
    assert lines(text_of(f"<tbl>{table}</tbl>")) == [
        "UBND XÃ A", "CỘNG HÒA", "Số: 5/KH-UBND", "A, ngày 5/1/2024"
    ]  # fmt: skip


def test_merged_cells_come_once_and_keep_the_columns() -> None:
    grid = (
        f"<tr>{cell(p('STT'))}{cell(p('Việc'))}{cell(p('Cơ quan'), TWO)}</tr>"
        f"<tr>{cell(p('1'), FIRST)}{cell(p('Tập') + p('huấn'))}{cell(p('A'))}{cell(p('B'))}</tr>"
        f"<tr>{cell(p(''), '<vMerge/>')}{cell(p('Kiểm tra'))}{cell(p('C'))}{cell(p(''))}</tr>"
    )
    assert text_of(f"<tbl>{grid}</tbl>") == "STT\tViệc\tCơ quan\t\n1\tTập huấn\tA\tB\n\tKiểm tra\tC\t\n"


def test_what_was_deleted_is_gone_and_what_was_inserted_stays() -> None:
    body = (
        "<p><r><t>Số </t></r><del><r><delText>05</delText></r></del>"
        "<ins><r><t>06/KH-UBND</t></r></ins><moveFrom><r><t>cũ</t></r></moveFrom></p>"
        f"{p('Một nửa,', '<rPr><del/></rPr>')}{p(' nửa kia')}"
    )
    assert lines(text_of(body)) == ["Số 06/KH-UBND", "Một nửa, nửa kia"]


def test_links_controls_fields_and_boxes_are_read_once() -> None:
    box = f"<txbxContent>{p('Trong khung')}</txbxContent>"
    body = (
        "<sdt><sdtPr/><sdtContent><p><hyperlink><r><t>76/NQ-CP</t></r></hyperlink>"
        '<r><fldChar fldCharType="begin"/></r><r><instrText>DATE</instrText></r>'
        '<r><fldChar fldCharType="separate"/></r><r><tab/><t>2024</t></r>'
        '<r><fldChar fldCharType="end"/></r></p></sdtContent></sdt>'
        f'<p><r><t>Ngoài</t></r><r><mc:AlternateContent><mc:Choice Requires="wps"><drawing><wps:txbx>{box}</wps:txbx>'
        f"</drawing></mc:Choice><mc:Fallback><pict><v:textbox>{box}</v:textbox></pict></mc:Fallback>"
        "</mc:AlternateContent></r></p>"
        + p("ẩn", run="<vanish/>")
        + p("tỉnh Hưng Yên", '<pStyle val="Hoa"/>')
    )
    assert lines(text_of(body)) == ["76/NQ-CP   2024", "Ngoài", "Trong khung", "TỈNH HƯNG YÊN"]


def test_footnotes_follow_the_text_and_tables_of_contents_are_left_out() -> None:
    note = f'<footnote id="1">{p("Được sửa đổi bởi Luật số 47/2019/QH14.")}</footnote>'
    body = (
        "<sdt><sdtPr><docPartObj><docPartGallery val='Table of Contents'/></docPartObj></sdtPr>"
        f"<sdtContent>{p('Mục lục 1')}</sdtContent></sdt>"
        '<p><r><t>Điều 4</t></r><r><footnoteReference id="1"/></r><r><t>. Hết</t></r></p>'
    )
    assert lines(text_of(body, footnotes=note)) == [
        "Điều 4. Hết",
        "[1] Được sửa đổi bởi Luật số 47/2019/QH14.",
    ]


def test_runs_in_old_fonts_are_read_letter_by_letter() -> None:
    body = (
        p("uû ban nh©n d©n", run='<rFonts ascii=".VnTimeH" hAnsi=".VnTimeH"/>')
        + p("C¨n cø LuËt ViÖc lµm", '<pStyle val="Cu"/>')
        + p("Ñoäc laäp - Töï do - Haïnh phuùc", run='<rFonts ascii="VNI-Times"/>')
        + p("đã là Unicode", run='<rFonts ascii="Arial"/>')
    )
    source = read_bytes("a.docx", docx_of(body))
    assert lines(source.text) == [
        "UỶ BAN NHÂN DÂN", "Căn cứ Luật Việc làm", "Độc lập - Tự do - Hạnh phúc", "đã là Unicode"
    ]  # fmt: skip
    assert source.media_type.endswith("; charset=vni")


def test_an_old_font_left_on_unicode_text_changes_nothing() -> None:
    body = p("Căn cứ Luật Việc làm", '<pStyle val="Cu"/>') + p("Hải Dương, xã Hà", '<pStyle val="Cu"/>')
    assert lines(text_of(body)) == ["Căn cứ Luật Việc làm", "Hải Dương, xã Hà"]


def test_lines_that_were_pasted_one_a_paragraph_stay_lines() -> None:
    wrapped = [
        "Căn cứ Kế hoạch số 5/KH-UBND của",
        "huyện về việc tăng cường",
        "kỷ luật hành chính trong",
        "cơ quan, đơn vị và",
        "doanh nghiệp trên địa bàn",
        "toàn huyện, Chủ tịch ban",
        "hành chỉ thị này.",
    ]
    assert text_of("".join([*map(p, wrapped), p(""), p("Hết")])) == "\n".join([*wrapped, "", "Hết", ""])


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_said_to_be_damaged(cut: float) -> None:
    whole = docx_of(p("Kế hoạch " * 500))
    with pytest.raises(UnreadableInput, match="hỏng hoặc bị cắt cụt"):
        read_bytes("a.docx", whole[: int(len(whole) * cut)])


def test_an_archive_without_a_document_and_a_broken_part_are_unreadable() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    with pytest.raises(UnreadableInput, match="không chứa văn bản"):
        read_bytes("a.docx", packed.getvalue())
    with pytest.raises(UnreadableInput, match="hỏng"):
        read_bytes("a.docx", docx_of("<p>"))


def test_a_bomb_is_refused_and_an_entity_stands_for_nothing() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(UnreadableInput, match="lớn bất thường"):
        read_bytes("a.docx", packed.getvalue())
    kind = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    entity = f"{kind}<w:document {W}><w:body>{_named(p('A&e;B'))}</w:body></w:document>"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", entity)
    assert read_bytes("a.docx", packed.getvalue()).text == "A\n"
