"""What optical recognition or an old encoding did to a text."""

import re
from collections.abc import Iterator

from graph.reading import Finding, Source
from loaders.mending import Mended

_STRAY = re.compile(r"\n[^\S\n]*[}{\]~¦][^\S\n]*(?=[(\w]|$)", re.MULTILINE)
"""A brace at the beginning of a line: the bracket around lines of a list, read as a letter.

Behind a line break, which is a letter to search for.
"""
_BRACES = "}{]~¦"
_NO_LETTER = "\ufffd"

_CLEAR = 0.9
"""Confidence from which a recognised text reads well."""

_CHARSET = "; charset="
_PRINTED = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def encoding_findings(source: Source) -> Iterator[Finding]:
    """Yield a finding where the text was not in Unicode: its letters were told by what makes Vietnamese."""
    _, old, charset = source.media_type.partition(_CHARSET)
    if old:
        yield Finding(
            code="old-encoding",
            severity="info",
            message=f"Văn bản ở bảng mã cũ {_PRINTED.get(charset, charset)}, đã chuyển sang Unicode khi đọc",
            start=0,
            end=len(source.text),
        )


def blank_findings(source: Source, mended: Mended) -> Iterator[Finding]:
    """Yield one finding where words of a text that cling together were read apart."""
    blanks = sum(mended.text[place] == " " for place in mended.places)
    if blanks:
        yield Finding(
            code="lost-blanks",
            severity="info",
            message=f"Văn bản mất dấu cách ở {blanks} chỗ, có lẽ do nối dòng; khi đọc đã tách lại, "
            "trích dẫn vẫn theo nguyên văn",
            start=0,
            end=len(source.text),
        )


def recognition_findings(source: Source) -> Iterator[Finding]:
    """Yield one finding where the text came out of optical recognition with words that cannot be right."""
    if source.ocr_confidence is not None:
        share = f"{100 * (1 - source.ocr_confidence):.0f}"
        clear = source.ocr_confidence >= _CLEAR
        yield Finding(
            code="ocr-noise",
            severity="info" if clear else "warning",
            message=f"Văn bản nhận dạng từ ảnh: khoảng {share}% số chữ không chắc đúng, nên đối chiếu với bản gốc"
            if clear
            else f"Văn bản nhận dạng từ ảnh có lỗi: khoảng {share}% số chữ không đúng tiếng Việt",
            start=0,
            end=len(source.text),
        )
    elif (stray := _stray_signs(source.text)) is not None:
        start, end = stray
        yield Finding(
            code="ocr-noise",
            severity="info",
            message=f'Có ký tự lạ do chuyển đổi tệp: "{source.text[start:end].strip()}"',
            start=start,
            end=end,
        )


def _stray_signs(text: str) -> tuple[int, int] | None:
    """Return the first place with signs that conversion of a file has left, None where there are none.

    >>> _stray_signs("Sở Nội vụ\\n } (a)"), _stray_signs("a {b}")
    ((10, 13), None)
    """
    lost = text.find(_NO_LETTER)
    end = len(text) if lost < 0 else lost
    brace = _STRAY.search("\n" + text) if any(sign in text for sign in _BRACES) else None
    if brace is not None and brace.start() < end:
        return brace.start(), brace.end() - 1
    return None if lost < 0 else (lost, lost + 1)
