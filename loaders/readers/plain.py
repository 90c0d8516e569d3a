"""Plain text, and how bytes become text."""

import re

from graph.errors import UnreadableInput
from loaders.readers.formats import Content

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.005
"""Share of control characters above which a file is no text; a form feed or tab is none."""


def read(name: str, data: bytes) -> Content:
    """Return the text as it stands.

    >>> read("a.txt", "Số".encode("utf-16")).text
    'Số'
    """
    return Content(text=decode(name, data))


def decode(name: str, data: bytes) -> str:
    """Return the text of UTF-8 or UTF-16 bytes, line ends and byte order mark of UTF-8 untouched."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as wrong:
        raise UnreadableInput(
            name,
            "không phải văn bản UTF-8 hoặc UTF-16 (tệp nhị phân, hoặc bảng mã cũ như TCVN3, VNI)",
            "is not UTF-8 or UTF-16 text (binary, or an old code page such as TCVN3 or VNI)",
        ) from wrong
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableInput(name, "là dữ liệu nhị phân, không phải văn bản", "is binary data, not text")
    return text
