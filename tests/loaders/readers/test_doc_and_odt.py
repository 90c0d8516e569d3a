"""doc and odt: what only they have, and the programs that doc needs."""

import os
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from graph.errors import UnreadableInput
from loaders.readers import antiword, libreoffice, read_bytes, read_source
from loaders.reading import read_text

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0" '
    f'xmlns:table="{OFFICE}:table:1.0" xmlns:draw="{OFFICE}:drawing:1.0" xmlns:fo="{OFFICE}:xsl-fo-compatible:1.0"'
)
STYLES = (
    '<office:automatic-styles><text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-prefix="Điều " style:num-suffix="." style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/></text:list-style>'
    '<style:style style:name="Cu" style:family="text"><style:text-properties fo:font-family=".VnTime"/></style:style>'
    "</office:automatic-styles>"
)
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)


def odt(body: str, **parts: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return packed.getvalue()


def lines(body: str) -> list[str]:
    return [line for line in read_bytes("a.odt", odt(body)).text.split("\n") if line]


def item(inner: str) -> str:
    return f"<text:list-item>{inner}</text:list-item>"


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_items_have_the_numbers_of_their_list() -> None:
    inner = f"<text:list>{item(p('x') + p('tiếp'))}{item(p('y'))}</text:list>"
    first = f'<text:list xml:id="l1" text:style-name="L">{item(p("Một") + inner)}{item(p("Hai"))}</text:list>'
    more = f"<text:list>{item(p('z'))}</text:list>"
    second = f'<text:list text:style-name="L" text:continue-list="l1">{item(more)}{item(p("Ba"))}</text:list>'
    anew = f'<text:list text:style-name="L">{item(p("Lại"))}</text:list>'
    assert lines(first + p("giữa") + second + anew) == [
        "Điều 1. Một", "a) x", "tiếp", "b) y", "Điều 2. Hai", "giữa", "a) z", "Điều 3. Ba", "Điều 1. Lại"
    ]  # fmt: skip


def test_tables_frames_notes_and_changes_are_read_as_printed() -> None:
    rows = (
        "<table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{p("Việc")}</table:table-cell><table:covered-table-cell/>'
        f"<table:table-cell>{p('Ai')}</table:table-cell></table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell>{p('1')}</table:table-cell><table:table-cell>{p('Tập') + p('huấn')}"
        f"</table:table-cell><table:table-cell>{p('Sở')}</table:table-cell></table:table-row>"
    )
    body = (
        f"<text:tracked-changes><text:changed-region>{p('đã xóa')}</text:changed-region></text:tracked-changes>"
        f"<table:table>{rows}</table:table>"
        + p('Số<text:s text:c="2"/>5<text:tab/>ngày<text:line-break/>hai')
        + f"<text:p>Điều 4<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Sửa đổi')}"
        "</text:note-body></text:note>. Hết</text:p>"
    )
    assert lines(body) == [
        "Việc\t\tAi", "1\tTập huấn\tSở", "Số  5   ngày", "hai", "Điều 4. Hết", "[1] Sửa đổi"
    ]  # fmt: skip


def test_a_box_follows_its_paragraph_and_old_fonts_are_read() -> None:
    box = f"<draw:frame><draw:text-box>{p('Trong')}</draw:text-box></draw:frame>"
    old = '<text:span text:style-name="Cu">C¨n cø LuËt</text:span> 2024'
    assert lines(p(f"Ngoài{box}") + p(old)) == ["Ngoài", "Trong", "Căn cứ Luật 2024"]


def test_a_locked_or_damaged_odt_says_so() -> None:
    with pytest.raises(UnreadableInput, match="mật khẩu"):
        read_bytes("a.odt", odt("", **{"META-INF__manifest.xml": MANIFEST}))
    whole = odt(p("Kế hoạch"))
    with pytest.raises(UnreadableInput, match="hỏng"):
        read_bytes("a.odt", whole[: len(whole) // 2])


def test_antiword_reads_a_doc_where_libreoffice_is_absent(
    one_document: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    if antiword.find_program() is None:
        assert os.environ.get("CI") != "true", "antiword is not installed"
        pytest.skip("antiword is not installed")
    monkeypatch.setattr(libreoffice, "find_program", lambda: None)
    by_antiword, by_text = (read_text(read_source(one_document[suffix])) for suffix in ("doc", "txt"))
    assert [citation.symbol for citation in by_antiword.citations] == [
        citation.symbol for citation in by_text.citations
    ]
    assert by_antiword.header.symbol == by_text.header.symbol
    assert [task.content for task in by_antiword.tasks if task.origin == "table"] == [
        task.content for task in by_text.tasks if task.origin == "table"
    ]


def test_without_either_program_the_message_names_both(
    one_document: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableInput, match=r"libreoffice-writer-nogui.*antiword"):
        read_source(one_document["doc"])


def test_a_locked_or_damaged_doc_says_so(one_document: dict[str, Path]) -> None:
    data = bytearray(one_document["doc"].read_bytes())
    head = data.index(b"\xec\xa5")
    data[head + 11] |= 0x01
    with pytest.raises(UnreadableInput, match="mật khẩu"):
        read_bytes("a.doc", bytes(data))
    packed = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )
    for name in ("a.docx", "a.doc"):
        with pytest.raises(UnreadableInput, match="mật khẩu"):
            read_bytes(name, packed)


def test_a_docx_or_a_text_that_is_called_doc_is_read(one_document: dict[str, Path]) -> None:
    docx = read_bytes("a.doc", one_document["docx"].read_bytes())
    assert docx.text == read_source(one_document["docx"]).text
    assert read_bytes("a.doc", "Số: 05/KH-UBND".encode()).text == "Số: 05/KH-UBND"
