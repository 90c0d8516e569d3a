"""What the first bytes of a file say of its format, whatever its name says."""

import io
import re

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)
_PARTS = (("word/", ".docx"), ("xl/", ".xlsx"))
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_STREAMS = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"), ("EncryptedPackage", ".doc"))
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b",
    re.I | re.S,
)
_HEAD = 4096


def suffix_by_content(data: bytes, *, markup: bool = True) -> str | None:
    """Return the ending that files of this content have, or None where the content does not tell.

    A text that happens to hold a page counts as a page only with ``markup``.

    >>> suffix_by_content(b"%PDF-1.7"), suffix_by_content(b"<!DOCTYPE html>"), suffix_by_content("Số: 1".encode())
    ('.pdf', '.html', None)
    """
    head = data[:_HEAD]
    for opening, suffix in _PICTURES:
        if head.startswith(opening):
            return suffix
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return _suffix_of_archive(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((suffix for name, suffix in _STREAMS if name.encode("utf-16-le") in data), None)
    if markup and head.lstrip()[:13].lower() == b"mime-version:":
        return ".mht"
    return ".html" if markup and _PAGE.match(head) else None


def _suffix_of_archive(data: bytes) -> str | None:
    # Only archives need these.
    import zipfile

    from loaders.readers.broken_archives import BROKEN

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if names[:1] == ["mimetype"]:
                with archive.open("mimetype") as kind:
                    return _OPEN_DOCUMENTS.get(kind.read(100).strip())
    except BROKEN:
        return None
    return next((suffix for part, suffix in _PARTS if any(name.startswith(part) for name in names)), None)
