"""Documents of Word before 2007 (doc): LibreOffice turns them into docx; where it is absent, antiword reads them."""

import struct

from graph.errors import UnreadableInput
from loaders.readers import antiword, docx, libreoffice, plain
from loaders.readers.formats import Content
from loaders.readers.office_archive import locked

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_OLE = (b"\xdb\xa5", b"\x31\xbe", b"\xfe\x37")
"""Word 2 and older: files without a container."""
_ENCRYPTED = 0x0100


def read(name: str, data: bytes) -> Content:
    """Return the text of a doc; raise UnreadableInput where it is locked or damaged, or no program can read it."""
    if not data.startswith((_OLE, *_BEFORE_OLE)):
        return plain.read(name, data)
    if data.startswith(_OLE) and _is_locked(data):
        raise locked(name)
    office = libreoffice.find_program()
    if office is not None:
        return docx.read(name, libreoffice.convert(name, data, suffix=".doc", to=".docx", program=office))
    program = antiword.find_program()
    if program is not None:
        return antiword.read(name, data, program)
    raise UnreadableInput(
        name,
        "muốn đọc .doc phải có LibreOffice hoặc antiword trên máy "
        "(Debian, Ubuntu: apt-get install libreoffice-writer-nogui, hoặc apt-get install antiword)",
        "reading .doc takes LibreOffice or antiword on this machine "
        "(Debian, Ubuntu: apt-get install libreoffice-writer-nogui, or apt-get install antiword)",
    )


def _is_locked(data: bytes) -> bool:
    """Tell whether a password is needed: an encrypted docx inside, or the flag in the head of the text.

    The head is the File Information Block of [MS-DOC] 2.5.2.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    entry = data.find("WordDocument".encode("utf-16-le"))
    if entry < 0 or entry + 120 > len(data):
        return False
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    head = size * (struct.unpack_from("<I", data, entry + 116)[0] + 1)
    if head + 12 > len(data) or data[head : head + 2] != b"\xec\xa5":
        return False
    return bool(struct.unpack_from("<H", data, head + 10)[0] & _ENCRYPTED)
