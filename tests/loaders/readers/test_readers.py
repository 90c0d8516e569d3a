"""From a file to its text."""

import sys
from pathlib import Path

import pytest

from graph.errors import NoInput, UnreadableInput
from loaders.readers import find_files, read_bytes, read_source
from loaders.readers.recognition import ocr_confidence


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Số: 1\r\nKẾ HOẠCH\n".encode(), "Số: 1\r\nKẾ HOẠCH\n"),
        ("Kế hoạch".encode("utf-8-sig"), "\ufeffKế hoạch"),
        ("Kế hoạch".encode("utf-16"), "Kế hoạch"),
        (b"\xfe\xff" + "Kế hoạch".encode("utf-16-be"), "Kế hoạch"),
    ],
)
def test_encodings_are_told_by_their_mark_and_line_ends_stay(data: bytes, text: str) -> None:
    assert read_bytes("a.txt", data).text == text


@pytest.mark.parametrize(
    "data", [b"", b" \n\r\n\t", b"\xef\xbb\xbf\n", bytes(range(256)) * 4, b"a\x00b\x01c\x02" * 9]
)
def test_empty_and_binary_files_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_bytes("a.txt", data)


def test_an_unknown_format_is_named_in_the_message() -> None:
    with pytest.raises(UnreadableInput, match=r'định dạng "\.xyz"'):
        read_bytes("a.xyz", b"text")


def test_a_missing_file_and_a_folder_are_no_input(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.txt", tmp_path):
        with pytest.raises(NoInput):
            read_source(path)


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.md", "b/1.txt", "a.TXT", "film.mp4", ".hidden.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in find_files(tmp_path)] == ["a.TXT", "1.txt", "2.md"]


def test_a_folder_without_documents_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="không có văn bản"):
        find_files(tmp_path)


def test_a_source_knows_its_type_and_content() -> None:
    source = read_bytes("a.md", "# Kế hoạch".encode())
    assert (source.media_type, len(source.sha256), source.ocr_confidence) == ("text/markdown", 64, None)


def test_recognition_without_a_vietnamese_model_is_seen_and_typing_is_not() -> None:
    typed = "Thực hiện công tác tuyên truyền cải cách hành chính nhà nước trên địa bàn huyện năm 2024. " * 6
    read = (
        "Thyc hién cong tac tuyén truyén cai cach hanh chinh s6 nha nuéc trén dia ban huyén vé d6i m6i. " * 6
    )
    assert ocr_confidence(typed) is None
    assert 0.5 < (ocr_confidence(read) or 0) < 0.96


def test_a_library_that_is_not_installed_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.delitem(sys.modules, "loaders.readers.pdf", raising=False)
    monkeypatch.delitem(sys.modules, "loaders.readers.pdf_words", raising=False)
    with pytest.raises(UnreadableInput, match=r"cài cancu\[formats,ocr\]"):
        read_bytes("a.pdf", b"%PDF-1.7")
