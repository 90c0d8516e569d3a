"""Files under a wrong name, or one without ending: the content tells."""

import io
import zipfile

import pytest

from graph.errors import UnreadableInput
from loaders.readers import read_bytes

TEXT = "Số: 03/KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2024\n"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx() -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.splitlines())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORDS}"><w:body>{lines}</w:body></w:document>'
        )
    return file.getvalue()


@pytest.mark.parametrize("name", ["kế hoạch", "a.txt", "a.doc", "a.pdf", "a.html", "a.odt"])
def test_a_docx_is_one_under_any_name(name: str) -> None:
    assert "03/KH-UBND" in read_bytes(name, docx()).text


@pytest.mark.parametrize("name", ["kế hoạch", "a.doc", "a.docx", "a.pdf", "a.odt", "a.png"])
def test_a_text_is_one_under_the_name_of_what_has_a_mark_of_its_own(name: str) -> None:
    source = read_bytes(name, TEXT.encode())
    assert (source.text, source.media_type) == (TEXT, "text/plain")


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.rtf"])
def test_a_page_saved_as_a_document_is_a_page(name: str) -> None:
    assert read_bytes(name, f"<!DOCTYPE html><html><body>{TEXT}".encode()).media_type == "text/html"


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.png", "a"])
def test_noise_is_no_text_under_any_name(name: str) -> None:
    with pytest.raises(UnreadableInput):
        read_bytes(name, bytes(range(256)) * 9)
