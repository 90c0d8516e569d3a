"""Bad files: each fails alone, with a sentence that says what is wrong, and quickly; the rest of the batch is read."""

import io
import json
import os
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import main

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "examples" / "documents" / "hung-yen" / "tinh-2024.txt"
SECONDS = 30
"""For a machine that has other work; each takes a second or so."""
GIGABYTE = 1 << 30

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="{}"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>
</Relationships>"""
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CELLS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive(parts: dict[str, str], bomb: str, filling: str, megabytes: int) -> bytes:
    """Return an office file in which one part repeats its filling until it has so many megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, text in {"[Content_Types].xml": CONTENT_TYPES, **parts}.items():
            before, mark, after = text.partition("@")
            with packed.open(name, "w", force_zip64=True) as part:
                part.write(before.encode())
                if mark and name == bomb:
                    block = filling.encode() * (1_000_000 // len(filling.encode()))
                    for _ in range(megabytes):
                        part.write(block)
                part.write(after.encode())
    return file.getvalue()


def docx(text: str = "@", megabytes: int = 0) -> bytes:
    parts = {
        "_rels/.rels": RELATIONS.format("word/document.xml", "officeDocument"),
        "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{text}</w:body></w:document>',
    }
    return archive(parts, "word/document.xml", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", megabytes)


def xlsx(megabytes: int) -> bytes:
    sheet = '<sheet name="a" sheetId="1" r:id="r1"/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "_rels/.rels": RELATIONS.format("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{CELLS}" xmlns:r="{office}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS.format("worksheets/a.xml", "worksheet"),
        "xl/worksheets/a.xml": f'<worksheet xmlns="{CELLS}"><sheetData>@</sheetData></worksheet>',
    }
    return archive(parts, "xl/worksheets/a.xml", "<row><c><v>1</v></c></row>", megabytes)


def pdf(pages: int, trailer: str = "") -> bytes:
    """Return a pdf of that many pages that share one content."""
    content = b"BT /F1 12 Tf 72 720 Td (a) Tj ET"
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>"
        ]
        * pages,
    ]
    file = io.BytesIO(b"%PDF-1.7\n")
    file.seek(0, os.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj %s endobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode())
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()


LOCKED = f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 " + (
    f"/O <{'ab' * 32}> /U <{'cd' * 32}> >>"
)

CONTENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bom.docx": (lambda: docx(megabytes=200), "bung ra lớn bất thường"),
    "bom.xlsx": (lambda: xlsx(megabytes=700), "lớn"),
    "cụt.docx": (lambda: docx("<w:p/>" * 99)[:-300], "hỏng hoặc bị cắt cụt"),
    "rỗng.docx": (lambda: b"", "tệp rỗng"),
    "rỗng.txt": (lambda: b"", "tệp rỗng"),
    "nhị phân.txt": (lambda: bytes(range(256)) * 9, "tệp nhị phân"),
    "dài.pdf": (lambda: pdf(10_000), "10000 trang"),
    "khóa.pdf": (lambda: pdf(1, LOCKED), "mật khẩu"),
    "cụt.pdf": (lambda: pdf(3)[:200], "không đầy đủ"),
}


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    """Call cancu in Vietnamese; give its status and what it printed."""
    monkeypatch.setenv("CANCU_LANG", "vi")

    def called(*arguments: str | Path) -> tuple[int, str]:
        capsys.readouterr()
        began = time.perf_counter()
        status = main([str(argument) for argument in arguments])
        assert time.perf_counter() - began < SECONDS
        return status, capsys.readouterr().out

    return called


@pytest.fixture
def failures(call: Callable[..., tuple[int, str]], tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Ingest a folder with one good file; give what failed and why. The good file is always read."""

    def ingest(folder: Path, *more: str | Path) -> dict[str, str]:
        store = tmp_path / "cancu.db"
        status, out = call("--store", store, "ingest", folder, *more, "--format", "json")
        summary = json.loads(out)
        assert (status, summary["documents"]) == (3, 1)
        assert summary["files"] == 1 + len(summary["failed"])
        assert {tuple(item) for item in summary["failed"]} == {("path", "error")}
        named = [item["error"].removeprefix(item["path"]) for item in summary["failed"]]
        return {Path(item["path"]).name: said for item, said in zip(summary["failed"], named, strict=True)}

    return ingest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one good file."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "m.txt").write_bytes(GOOD.read_bytes())
    return tmp_path / "documents"


def test_files_that_are_broken_or_made_to_harm_are_told_each(
    failures: Callable[..., dict[str, str]], folder: Path
) -> None:
    for name, (content, _) in CONTENTS.items():
        (folder / name).write_bytes(content())
    said = failures(folder)
    assert set(said) == set(CONTENTS)
    assert {name for name, (_, words) in CONTENTS.items() if words not in said[name]} == set()


def test_a_file_of_a_gigabyte_is_refused_by_its_size(
    failures: Callable[..., dict[str, str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.docx"):
        with (folder / name).open("wb") as file:
            file.truncate(GIGABYTE)
    assert failures(folder) == {
        "a.txt": ": tệp quá lớn: 1073.7 MB, mức cao nhất là 20 MB "
        "(đặt CANCU_LARGEST_FILE, tính bằng MB, nếu vẫn muốn đọc)",
        "b.docx": ": tệp quá lớn: 1073.7 MB, mức cao nhất là 100 MB "
        "(đặt CANCU_LARGEST_FILE, tính bằng MB, nếu vẫn muốn đọc)",
    }


def test_the_largest_size_is_the_users_to_say(
    call: Callable[..., tuple[int, str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = folder / "m.txt"
    large.write_bytes(GOOD.read_bytes() + b"\n" * 1_000_001)
    monkeypatch.setenv("CANCU_LARGEST_FILE", "1")
    status, out = call("extract", large)
    assert (status, "mức cao nhất là 1 MB" in out) == (3, True)
    monkeypatch.setenv("CANCU_LARGEST_FILE", "2")
    assert call("extract", large)[0] == 0
    for wrong in ("much", "-1", "0", "1.5"):
        monkeypatch.setenv("CANCU_LARGEST_FILE", wrong)
        assert call("extract", large) == (2, "")


def test_links_out_of_the_folder_are_told_and_not_followed(
    failures: Callable[..., dict[str, str]], folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(GOOD.read_bytes().replace(b"187", b"188"))
    (folder / "a.txt").symlink_to(outside / "secret.txt")
    (folder / "b").symlink_to(outside, target_is_directory=True)
    (folder / "c.txt").symlink_to(Path("..") / "outside" / "secret.txt")
    (folder / "device.txt").symlink_to(os.devnull)
    said = failures(folder)
    assert set(said) == {"a.txt", "b", "c.txt", "device.txt"}
    assert all(words.startswith(": liên kết ra ngoài thư mục được nạp (tới ") for words in said.values())


def test_links_within_the_folder_are_read_and_loops_end(
    failures: Callable[..., dict[str, str]], folder: Path
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    assert failures(folder) == {
        "gone.txt": ": không có tệp này",
        "loop.txt": ": liên kết đi vòng, không tới tệp nào",
    }


def test_what_is_no_file_is_not_opened(failures: Callable[..., dict[str, str]], folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(folder)
        try:
            door.bind("door.txt")
        finally:
            os.chdir(here)
        assert failures(folder, Path(os.devnull)) == {
            "pipe.txt": ": là ống dẫn (fifo), không phải tệp",
            "door.txt": ": là socket, không phải tệp",
            "null": ": là thiết bị, không phải tệp",
        }


def test_paths_that_are_none_do_not_stop_the_others(
    failures: Callable[..., dict[str, str]], folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    long = tmp_path / ("a" * 300 + ".txt")
    said = failures(folder, tmp_path / "nowhere.txt", tmp_path / "empty", long)
    assert [said["nowhere.txt"], said[long.name]] == [
        ": không có tệp hoặc thư mục này",
        ": tên tệp quá dài",
    ]
    assert said["empty"].startswith(": thư mục không có văn bản nào đọc được")


def test_an_odd_name_is_spelled_in_every_form(
    call: Callable[..., tuple[int, str]], folder: Path, tmp_path: Path
) -> None:
    odd = os.fsdecode(os.fsencode(folder) + b"/k\xe1\xba\xbf ho\xff\x1b[31m\n.txt")
    (folder / "m.txt").rename(odd)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xfe.txt")).touch()
    (folder / ("x" * 250 + ".txt")).touch()
    store = tmp_path / "cancu.db"
    for form in ("json", "table", "csv", "md"):
        status, out = call("--store", store, "ingest", folder, "--format", form)
        assert status == 3
        out.encode("utf-8")
    status, out = call("extract", odd)
    assert (status, Path(json.loads(out)["source"]["path"]).name) == (0, "kế ho\\xff\x1b[31m\n.txt")
    for form in ("turtle", "jsonld", "nquads", "graphml", "gexf", "cypher", "csv", "jsonl"):
        status, out = call("--store", store, "export", "--to", form)
        assert (status, "187/KH-UBND" in out) == (0, True)
        out.encode("utf-8")
