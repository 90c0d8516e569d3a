"""One rich document, written as text and as docx, and turned by LibreOffice into what else an office has."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from loaders.readers import libreoffice

HEAD = (
    (
        "ỦY BAN NHÂN DÂN\nHUYỆN VĂN LÂM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ),
    ("Số: 27/KH-UBND", "Văn Lâm, ngày 02 tháng 02 năm 2024"),
)
TITLE = ("KẾ HOẠCH", "Cải cách hành chính nhà nước huyện Văn Lâm năm 2024")
BODY = (
    ("p", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
    ("p", "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
          "cải cách hành chính nhà nước giai đoạn 2021 - 2030;"),
    ("p", "Căn cứ Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ về đẩy mạnh thực hiện Chương trình "
          "tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030; Quyết định số 468/QĐ-TTg ngày 27/3/2021 "
          "của Thủ tướng Chính phủ phê duyệt Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông "
          "trong giải quyết thủ tục hành chính;"),
    ("p", "Thực hiện Nghị quyết số 17-NQ/TU, ngày 10/5/2021 của Ban Chấp hành Đảng bộ tỉnh Hưng Yên về cải cách "
          "hành chính; Kế hoạch số 184/KH-UBND ngày 20/12/2023 của UBND tỉnh Hưng Yên về cải cách hành chính "
          "nhà nước năm 2024;"),
    ("p", "Ủy ban nhân dân huyện Văn Lâm ban hành Kế hoạch cải cách hành chính nhà nước năm 2024 như sau:"),
    ("roman", "MỤC ĐÍCH, YÊU CẦU"),
    ("number", "Nâng cao chất lượng phục vụ người dân, doanh nghiệp của các cơ quan, đơn vị trong toàn huyện."),
    ("number", "Gắn trách nhiệm của người đứng đầu với kết quả theo Quyết định số 468/QĐ-TTg và các văn bản của tỉnh."),
    ("roman", "NHIỆM VỤ TRỌNG TÂM"),
    ("number", "Cải cách thể chế và thủ tục hành chính"),
    ("letter", "Rà soát, đề xuất đơn giản hóa thủ tục hành chính, bảo đảm đúng quy định tại Nghị định số 61/2018/NĐ-CP "
               "ngày 23/4/2018 của Chính phủ."),
    ("letter", "Niêm yết công khai thủ tục hành chính tại Bộ phận một cửa của huyện và các xã, thị trấn."),
    ("number", "Nhiệm vụ cụ thể được giao theo bảng sau:"),
)  # fmt: skip
COLUMNS = (
    "STT",
    "Nội dung công việc",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn thành",
    "Sản phẩm",
)
_WORK = (
    ("Xây dựng kế hoạch kiểm tra công tác cải cách hành chính",
     "Phòng Nội vụ", "Văn phòng HĐND và UBND huyện", "Tháng 3/2024", "Kế hoạch"),
    ("Tự đánh giá, chấm điểm chỉ số cải cách hành chính của huyện",
     "Phòng Nội vụ", "Các phòng, ban chuyên môn; UBND các xã, thị trấn", "Trước ngày 15/12/2024", "Báo cáo"),
    ("Bố trí kinh phí thực hiện nhiệm vụ cải cách hành chính",
     "Phòng Tài chính - Kế hoạch", "Phòng Nội vụ", "Quý I/2024", "Văn bản"),
    ("Tuyên truyền cải cách hành chính trên hệ thống truyền thanh",
     "Phòng Văn hóa và Thông tin", "UBND các xã, thị trấn", "Thường xuyên", "Tin, bài"),
    ("Kiểm soát việc tiếp nhận, giải quyết hồ sơ thủ tục hành chính",
     "Văn phòng HĐND và UBND huyện", "Phòng Tư pháp", "Hằng quý", "Báo cáo"),
    ("Rà soát văn bản quy phạm pháp luật do huyện ban hành",
     "Phòng Tư pháp", "Các phòng, ban chuyên môn", "Trước ngày 30/10/2024", "Báo cáo"),
)  # fmt: skip
WORK = tuple(
    (str(number), f"{content} {period}", *rest)
    for number, (content, *rest, period) in enumerate(
        (
            (*row, part)
            for part in ("sáu tháng đầu năm", "sáu tháng cuối năm", "giai đoạn 2024 - 2025")
            for row in _WORK
        ),
        1,
    )
)
"""Rows enough for two pages."""
DUTIES = (
    ("roman", "TỔ CHỨC THỰC HIỆN"),
    ("number", "Phòng Nội vụ"),
    ("letter", "Chủ trì, phối hợp với Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện Kế hoạch này."),
    ("letter", "Tổng hợp, báo cáo Ủy ban nhân dân huyện kết quả thực hiện trước ngày 10/12/2024."),
    ("number", "Phòng Tài chính - Kế hoạch"),
    ("p", "Tham mưu bố trí kinh phí thực hiện cải cách hành chính năm 2024 theo quy định của Luật Ngân sách nhà nước."),
    ("number", "Ủy ban nhân dân các xã, thị trấn"),
    ("p", "Xây dựng và ban hành kế hoạch cải cách hành chính năm 2024 của đơn vị, gửi về Phòng Nội vụ trước ngày "
          "20/02/2024."),
    ("p", "Trên đây là Kế hoạch cải cách hành chính nhà nước năm 2024 của Ủy ban nhân dân huyện Văn Lâm./."),
)  # fmt: skip
FOOT = (
    "Nơi nhận:\n- UBND tỉnh;\n- Sở Nội vụ;\n- UBND các xã, thị trấn;\n- Lưu: VT, NV.",
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Hải",
)
_LEVELS = {"roman": 0, "number": 1, "letter": 2}
_NUMBERING = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    "</w:abstractNum>"
)


@pytest.fixture(scope="session")
def one_document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of the one document by their ending: txt, docx, and what LibreOffice makes of that."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "one-document"
    files = {
        suffix: folder / f"ke-hoach.{suffix}"
        for suffix in ("txt", "docx", "odt", "html", "doc", "rtf", "pdf")
    }
    _require_office()
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(folder / "done")
        return files
    files["txt"].write_text(_as_text(), "utf-8")
    _as_docx().save(str(files["docx"]))
    _convert(files["docx"], [suffix for suffix in files if suffix not in ("txt", "docx")])
    (folder / "done").touch()
    return files


def _require_office() -> None:
    if libreoffice.find_program() is None:
        message = "LibreOffice is not installed (Debian: libreoffice-writer-nogui)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def _wait_for(mark: Path) -> None:
    """Wait until another worker has made the files."""
    until = time.monotonic() + 300
    while not mark.exists():
        assert time.monotonic() < until, "the other worker did not make the files"
        time.sleep(0.1)


def _convert(source: Path, suffixes: list[str]) -> None:
    """Let LibreOffice write a file in other formats, two at a time."""
    program = libreoffice.find_program()
    assert program is not None
    for first in range(0, len(suffixes), 2):
        with TemporaryDirectory() as folder:
            running = [
                subprocess.Popen(
                    [program, f"-env:UserInstallation={Path(folder, suffix).as_uri()}", "--headless", "--convert-to",
                     suffix, "--outdir", str(source.parent), str(source)],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )
                for suffix in suffixes[first : first + 2]
            ]  # fmt: skip
            assert [process.wait(120) for process in running] == [0] * len(running)


def _numbered(parts: tuple[tuple[str, str], ...], counters: list[int]) -> Iterator[str]:
    for kind, words in parts:
        if kind == "p":
            yield words
            continue
        level = _LEVELS[kind]
        counters[level:] = [counters[level] + 1, *[0] * (2 - level)]
        mark = (("", "I", "II", "III")[counters[0]] + ".", f"{counters[1]}.", chr(96 + counters[2]) + ")")[
            level
        ]
        yield f"{mark} {words}"


def _as_text() -> str:
    counters = [0, 0, 0]
    head = [cell for row in HEAD for cell in row]
    rows = "\n".join("\t".join(row) for row in (COLUMNS, *WORK))
    pieces = [*head, *TITLE, *_numbered(BODY, counters), rows, *_numbered(DUTIES, counters), *FOOT]
    return "\n\n".join(pieces) + "\n"


def _as_docx() -> Docx:
    document = Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(13)
    document.sections[0].header.paragraphs[0].text = "Kế hoạch cải cách hành chính"
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    ))  # fmt: skip
    _fill(document.add_table(2, 2), HEAD)
    for line in TITLE:
        document.add_paragraph().add_run(line).bold = True
    for kind, words in BODY:
        _number(document.add_paragraph(words), kind)
    table = document.add_table(len(WORK) + 1, len(COLUMNS))
    table.style = "Table Grid"
    _fill(table, (COLUMNS, *WORK))
    for kind, words in DUTIES:
        _number(document.add_paragraph(words), kind)
    _fill(document.add_table(1, 2), (FOOT,))
    return document


def _fill(table: Table, rows: tuple[tuple[str, ...], ...]) -> None:
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)


def _number(paragraph: Paragraph, kind: str) -> None:
    if kind in _LEVELS:
        paragraph._p.get_or_add_pPr().append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{_LEVELS[kind]}"/><w:numId w:val="77"/></w:numPr>'
        ))  # fmt: skip
