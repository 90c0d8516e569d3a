"""From a file to its text: one reader for each format, chosen by the name of the file.

>>> source = read_bytes("ke-hoach.txt", "Số: 03/KH-UBND".encode())
>>> source.text, source.media_type
('Số: 03/KH-UBND', 'text/plain')
"""

import hashlib
import os
from pathlib import Path, PurePath

from graph.errors import NoInput, UnreadableInput
from graph.reading import Source
from loaders.readers.formats import FORMATS, Format
from loaders.readers.recognition import ocr_confidence

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)


def read_source(path: str | Path) -> Source:
    """Read one file.

    Raises NoInput where there is no file, and UnreadableInput where it is empty, binary or of an unknown format.
    """
    try:
        data = Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise NoInput(str(path), "không có tệp này", "there is no such file") from missing
    except IsADirectoryError as folder:
        raise NoInput(str(path), "là thư mục, không phải tệp", "is a folder, not a file") from folder
    except PermissionError as denied:
        raise UnreadableInput(str(path), "không có quyền đọc tệp", "the file may not be read") from denied
    return read_bytes(str(path), data)


def read_bytes(name: str, data: bytes) -> Source:
    """Read a file that is at hand as bytes; its ``name`` tells the format."""
    known = _format_of(name)
    content = known.read(name, data)
    text = content.text
    if not text.strip("\ufeff \t\r\n\f\u200b\u00a0"):
        raise UnreadableInput(name, "tệp rỗng, không có chữ nào", "the file is empty")
    return Source(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=known.media_type,
        text=text,
        ocr_confidence=ocr_confidence(text) if content.ocr_confidence is None else content.ocr_confidence,
        places=content.places,
    )


def find_files(path: str | Path) -> list[Path]:
    """Return the file, or the readable files in and under the folder, in the order of their names.

    Raises NoInput where there is none.
    """
    start = Path(path)
    if start.is_file():
        return [start]
    if not start.exists():
        raise NoInput(str(path), "không có tệp hoặc thư mục này", "there is no such file or folder")
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(start)
        for name in names
        if PurePath(name).suffix.lower() in SUFFIXES and not name.startswith(".")
    ]
    if not found:
        raise NoInput(
            str(path), "thư mục không có văn bản nào đọc được", "the folder has no document that can be read"
        )
    return sorted(found)


def _format_of(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    readable = ", ".join(sorted(SUFFIXES))
    raise UnreadableInput(
        name,
        f'chưa đọc được định dạng "{suffix or "không có phần mở rộng"}" (đọc được: {readable})',
        f'the format "{suffix or "without suffix"}" is not known (known: {readable})',
    )
