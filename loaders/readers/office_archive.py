"""The archives of office programs: parts of XML (lxml) in a zip file, opened with care.

Nothing is fetched, no entity is resolved, and a part that would not fit into memory is refused before it is unpacked.
"""

import zipfile
from io import BytesIO
from typing import Any, TypeAlias

from lxml import etree

from graph.errors import UnreadableInput
from loaders.readers.broken_archives import BROKEN

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_LARGEST_PART = 150_000_000
_SUSPECT = 4_000_000
_MOST_TIGHT = 250
"""How many bytes of XML a byte of an honest archive holds at most; bombs hold a thousand."""


class OfficeArchive:
    """An open archive; ``name`` is that of the file, for messages."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except BROKEN as broken:
            raise _damaged(name) from broken

    def part(self, path: str) -> Element | None:
        """Return the root element of a part, None where the archive has no such part."""
        try:
            info = self._archive.getinfo(path)
        except KeyError:
            return None
        return parsed(self._name, self._unpacked(info))

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 0x1:
            raise locked(self._name)
        tight = info.file_size > _SUSPECT and info.file_size > _MOST_TIGHT * max(info.compress_size, 1)
        if tight or info.file_size > _LARGEST_PART:
            raise _bomb(self._name)
        try:
            with self._archive.open(info) as part:
                unpacked = part.read(info.file_size + 1)
        except BROKEN as broken:
            raise _damaged(self._name) from broken
        if len(unpacked) > info.file_size:
            raise _bomb(self._name)
        return unpacked


def parsed(name: str, document: bytes) -> Element:
    """Return the root element of a document of XML; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError as broken:
        raise _damaged(name) from broken


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, empty for an entity reference."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace: strict and transitional files differ in namespaces only."""
    if element is None:
        return None
    value = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
    return None if value is None else str(value)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element down a path of names without namespaces."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local_name(below) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """Return the elements of a name directly under an element."""
    return [] if element is None else [below for below in element if local_name(below) == name]


def locked(name: str) -> UnreadableInput:
    """Return the error of a file that only opens with a password."""
    return UnreadableInput(
        name,
        "tệp đặt mật khẩu; hãy bỏ mật khẩu rồi đọc lại",
        "the file is protected by a password; remove the password and read it again",
    )


def _damaged(name: str) -> UnreadableInput:
    return UnreadableInput(
        name, "tệp hỏng hoặc bị cắt cụt, không mở được", "the file is damaged or cut off and cannot be opened"
    )


def no_document(name: str) -> UnreadableInput:
    """Return the error of an archive without a text document."""
    return UnreadableInput(
        name, "tệp nén không chứa văn bản nào đọc được", "the archive holds no document that can be read"
    )


def _bomb(name: str) -> UnreadableInput:
    return UnreadableInput(
        name,
        "tệp nén bung ra lớn bất thường, không đọc để giữ an toàn",
        "the archive unpacks to an absurd size and is not read for safety",
    )
