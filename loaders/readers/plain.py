"""Plain text, and how bytes become text."""

import re

from graph.errors import UnreadableInput
from loaders.readers.formats import Content

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.005
"""Share of control characters above which a file is no text; a form feed or tab is none."""


def read(name: str, data: bytes) -> Content:
    r"""Return the text as it stands.

    >>> read("a.txt", "Số".encode("utf-16")).text, read("a.txt", b"C\xe9ng ho\xb5 x\xb7 h\xe9i").charset
    ('Số', 'tcvn3')
    """
    text, charset = _decode(name, data)
    return Content(text=text, charset=charset)


def decode(name: str, data: bytes) -> str:
    """Return the text of UTF-8 or UTF-16 bytes, line ends and byte order mark of UTF-8 untouched.

    Bytes that are neither are read in the old encoding in which they make Vietnamese.
    """
    return _decode(name, data)[0]


def _decode(name: str, data: bytes) -> tuple[str, str | None]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    charset = None
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as wrong:
        text, charset = _decode_old(data)
        if charset is None:
            raise UnreadableInput(
                name,
                "không phải văn bản UTF-8, UTF-16 hay bảng mã cũ TCVN3, VNI, windows-1258 (tệp nhị phân hoặc đã hỏng)",
                "is text neither in UTF-8, UTF-16 nor in TCVN3, VNI or windows-1258 (binary or damaged)",
            ) from wrong
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableInput(name, "là dữ liệu nhị phân, không phải văn bản", "is binary data, not text")
    return text, charset


def _decode_old(data: bytes) -> tuple[str, str | None]:
    # Only files that need the tables pay for them.
    from loaders.readers.encodings import as_windows_1252, detect

    letters = as_windows_1252(data)
    encoding = None if b"\0" in data else detect(letters)
    return (encoding.read(letters), encoding.charset) if encoding else (letters, None)
