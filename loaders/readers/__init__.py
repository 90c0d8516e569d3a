"""From a file to its text: one reader for each format, chosen by the name of the file.

>>> source = read_bytes("ke-hoach.txt", "Số: 03/KH-UBND".encode())
>>> source.text, source.media_type
('Số: 03/KH-UBND', 'text/plain')
"""

import hashlib
import os
import re
from pathlib import Path, PurePath

from graph.errors import NoInput, UnreadableInput
from graph.reading import Source
from loaders.readers.files import read_file, spelled
from loaders.readers.formats import FORMATS, LARGEST, Format, format_by_suffix
from loaders.readers.recognition import ocr_confidence
from loaders.readers.signatures import suffix_by_content

_SIGNED = ("doc", "docx", "odt", "pdf", "image")
"""Readers of formats that say in their first bytes what they are; a text under such a name is a text."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)


def read_source(path: str | Path, largest: int | None = None) -> Source:
    """Read one file, of up to ``largest`` bytes instead of what its format allows.

    Raises NoInput where there is no file, and UnreadableInput where it is too large, empty, binary or of an unknown
    format.
    """
    return read_bytes(spelled(path), read_bytes_of(path, largest))


def read_bytes_of(path: str | Path, largest: int | None = None) -> bytes:
    """Return the bytes of a file of up to ``largest`` bytes instead of what its format allows; raise as read_source."""
    known = format_by_suffix(spelled(path))
    most = known.largest if known is not None else LARGEST
    return read_file(path, most if largest is None else largest)


def read_bytes(name: str, data: bytes) -> Source:
    """Read a file that is at hand as bytes; its ``name`` tells the format, its content tells better."""
    known = _told_by_content(_format_of(name), data)
    if not data:
        raise _empty(name)
    content = known.read(name, data)
    text = content.text
    if not text.strip("\ufeff \t\r\n\f\u200b\u00a0"):
        raise _empty(name)
    return Source(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=known.media_type + (f"; charset={content.charset}" if content.charset else ""),
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
        if format_by_suffix(name) and not name.startswith(".")
    ]
    if not found:
        raise NoInput(
            str(path), "thư mục không có văn bản nào đọc được", "the folder has no document that can be read"
        )
    return sorted(found)


def _format_of(name: str) -> Format:
    """Return the format that the name tells; a name without ending may be that of a text."""
    suffix = PurePath(name).suffix.lower()
    known = format_by_suffix(name if suffix else "a.txt")
    if known is not None:
        return known
    readable = ", ".join(sorted(SUFFIXES))
    raise UnreadableInput(
        name,
        f'chưa đọc được định dạng "{suffix}" (đọc được: {readable})',
        f'the format "{suffix}" is not known (known: {readable})',
    )


def _told_by_content(named: Format, data: bytes) -> Format:
    """Return the format that the first bytes tell, that of the name where they tell none."""
    suffix = suffix_by_content(data, markup=named.module not in ("plain", "markdown"))
    if suffix is None and named.module in _SIGNED and _is_typed(data):
        suffix = ".txt"
    return next((known for known in FORMATS if suffix in known.suffixes), named)


def _is_typed(data: bytes) -> bool:
    try:
        return _CONTROL.search(data.decode("utf-8")) is None
    except UnicodeDecodeError:
        return False


def _empty(name: str) -> UnreadableInput:
    return UnreadableInput(name, "tệp rỗng, không có chữ nào", "the file is empty")
