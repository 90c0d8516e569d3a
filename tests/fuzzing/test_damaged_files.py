"""Bytes of any kind through every reader: a text comes out, or an InputError, and nothing else."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.reading import Source
from loaders.readers import SUFFIXES, read_bytes

SECONDS = 20
"""For one file, on a machine that has other work."""
OUTSIDE = (".doc",)
"""Endings whose reader starts another program for each file: that is slow, so these have their own few cases."""
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")

TEXT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\nSố: 152/KH-UBND\nNinh Giang, ngày 29 tháng 12 năm 2023\nKẾ HOẠCH\n"
    "Cải cách hành chính năm 2024\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"
    "1. Phòng Nội vụ chủ trì, phối hợp với các cơ quan liên quan tham mưu trước ngày 30/6/2024.\n"
)
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
CELLS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(method: int) -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.splitlines())
    row = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
    body = f'<w:document xmlns:w="{WORDS}"><w:body>{lines}<w:tbl>{row * 2}</w:tbl></w:body></w:document>'
    return packed({"word/document.xml": body}, method)


def odt(method: int) -> bytes:
    lines = "".join(f"<text:p>{line}</text:p>" for line in TEXT.splitlines())
    body = f"<office:body><office:text>{lines}</office:text></office:body>"
    names = f'xmlns:office="{OFFICE}" xmlns:text="{PARAGRAPH}"'
    content = f"<office:document-content {names}>{body}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, method)


def xlsx(method: int) -> bytes:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{line}</t></is></c></row>'
        for row, line in enumerate(TEXT.splitlines(), 1)
    )
    related = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATED}/'
    kinds = '<Default Extension="xml" ContentType="application/xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>',
        "_rels/.rels": f'{related}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{related}worksheet" Target="worksheets/a.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{CELLS}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/a.xml": f'<worksheet xmlns="{CELLS}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed(parts, method)


PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
 /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length 44 >> stream
BT /F1 12 Tf 72 720 Td (KE HOACH 1/KH) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Size 6 /Root 1 0 R >>
%%EOF
"""
MADE: dict[str, Callable[[], list[bytes]]] = {
    ".txt": lambda: [TEXT.encode(), TEXT.encode("utf-16")],
    ".md": lambda: [TEXT.encode()],
    ".html": lambda: [f"<html><body><p>{TEXT}</p><table><tr><td>a</table></body></html>".encode()],
    ".docx": lambda: [docx(zipfile.ZIP_STORED), docx(zipfile.ZIP_DEFLATED)],
    ".odt": lambda: [odt(zipfile.ZIP_STORED), odt(zipfile.ZIP_DEFLATED)],
    ".rtf": lambda: [
        b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 .VnTime;}}\\f0\\pard "
        + b"K\\u7871? ho\\u7841?ch\\par 1\\cell\\row}"
    ],
    ".csv": lambda: ["Số;Ngày;Trích yếu\n7/KH-UBND;1/2/2024;Kế hoạch\n".encode() * 3],
    ".xlsx": lambda: [xlsx(zipfile.ZIP_STORED), xlsx(zipfile.ZIP_DEFLATED)],
    ".pdf": lambda: [PDF],
}
"""One honest file of each kind, which is then damaged."""
HONEST = [(suffix, data) for suffix, make in MADE.items() for data in make()]
QUICK = sorted(SUFFIXES - {*OUTSIDE, *PICTURES})


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file of one kind with some bytes changed, left out, repeated or put in, perhaps under a wrong name."""
    suffix, data = draw(st.sampled_from(HONEST))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        put = draw(st.one_of(st.binary(max_size=12), st.just(data[start:end] * 2), st.just(b"")))
        data = data[:start] + put + data[end:]
    if draw(st.booleans()):
        data = data[: draw(st.integers(0, len(data)))]
    return draw(st.sampled_from([suffix, suffix, *QUICK])), data


def assert_read_or_refused(name: str, data: bytes) -> None:
    began = time.process_time()
    try:
        source = read_bytes(name, data)
    except InputError as error:
        assert error.vi.startswith(f"{name}: ")
        assert error.vi != error.en
    else:
        assert_whole(source)
    assert time.process_time() - began < SECONDS


def assert_whole(source: Source) -> None:
    """A source is text that can be written anywhere, with its places in order and inside it."""
    source.text.encode("utf-8")
    starts = [place.start for place in source.places]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(source.text) for start in starts)


slowly = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


@slowly
@given(suffix=st.sampled_from(["", *QUICK]), data=st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    assert_read_or_refused(f"a{suffix}", data)


@slowly
@given(file=damaged())
def test_a_damaged_file_is_read_or_refused(file: tuple[str, bytes]) -> None:
    suffix, data = file
    assert_read_or_refused(f"a{suffix}", data)


@pytest.mark.parametrize("suffix", sorted(MADE))
def test_the_files_are_honest_before_they_are_damaged(suffix: str) -> None:
    for data in MADE[suffix]():
        assert read_bytes(f"a{suffix}", data).text.strip()


@pytest.mark.parametrize("suffix", sorted(SUFFIXES & {*OUTSIDE, *PICTURES}))
def test_slow_readers_refuse_noise(suffix: str) -> None:
    for data in (b"\x00", bytes(range(256)) * 20, Path(__file__).read_bytes()[:500] + b"\xff\xfe\x00" * 99):
        assert_read_or_refused(f"a{suffix}", data)
