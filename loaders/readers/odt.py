"""OpenDocument texts (odt): the text as it is printed, with the numbers of its lists.

Text that is marked as deleted, notes of reviewers and tables of contents are left out; footnotes follow the text.
Nothing that the file links to is opened.
"""

import re
from collections.abc import Iterator

from loaders.readers.blocks import Block, Cell, Table, printed
from loaders.readers.encodings import mark_font, restore
from loaders.readers.formats import Content
from loaders.readers.odt_lists import Counting, ListStyles
from loaders.readers.odt_styles import LetterStyles
from loaders.readers.office_archive import (
    Element,
    OfficeArchive,
    attribute,
    child,
    local_name,
    locked,
    no_document,
)

_LEFT_OUT = re.compile(
    r"tracked-changes|annotation(?:-end)?|table-of-content|(?:illustration|table|alphabetical)-index|forms"
    r"|(?:sequence|variable|user-field)-decls|binary-data|script|title|desc|change(?:-start|-end)?"
)
_MOST_REPEATED = 32


def read(name: str, data: bytes) -> Content:
    """Return the text of an odt; raise UnreadableInput where it is damaged, locked or no text."""
    archive = OfficeArchive(name, data)
    manifest = archive.part("META-INF/manifest.xml")
    if manifest is not None and any(local_name(each) == "encryption-data" for each in manifest.iter()):
        raise locked(name)
    content = archive.part("content.xml")
    body = child(content, "body", "text")
    if body is None:
        raise no_document(name)
    parts = (archive.part("styles.xml"), content)
    document = _Document(Counting(ListStyles(parts)), LetterStyles(parts))
    blocks = [*document.blocks(body), *document.notes]
    text, charset = restore(printed(blocks))
    return Content(text=text, charset=charset)


class _Document:
    """Walks over the text of a document."""

    def __init__(self, counting: Counting, letters: LetterStyles) -> None:
        self._counting = counting
        self._letters = letters
        self._boxes: list[Block] = []
        self.notes: list[Block] = []
        """Footnotes met so far."""

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the paragraphs and tables in an element."""
        for element in parent:
            name = local_name(element)
            if name in ("p", "h"):
                yield from self._paragraph(element)
            elif name == "list":
                yield from self._list(element)
            elif name == "table":
                yield Table(tuple(self._rows(element)))
            elif not _LEFT_OUT.fullmatch(name):
                yield from self.blocks(element)

    def _list(self, element: Element) -> Iterator[Block]:
        self._counting.open(element)
        for item in element:
            number = self._counting.item(item) if local_name(item) == "list-item" else ""
            for block in self.blocks(item):
                if number and isinstance(block, str) and block.strip():
                    block, number = f"{number} {block.lstrip()}", ""
                yield block
        self._counting.close()

    def _paragraph(self, element: Element) -> Iterator[Block]:
        boxes, self._boxes = self._boxes, []
        words = "".join(self._words(element, self._letters.paragraph(attribute(element, "style-name"))))
        if local_name(element) == "h" and not self._counting.inside:
            level = attribute(element, "outline-level") or "1"
            number = self._counting.heading(int(level) if level.isdecimal() else 1)
            words = f"{number} {words.lstrip()}" if number else words
        found, self._boxes = self._boxes, boxes
        yield words
        yield from found

    def _words(self, element: Element, look: tuple[str | None, bool]) -> Iterator[str]:
        yield _set(element.text, look)
        for part in element:
            name = local_name(part)
            if name == "s":
                count = attribute(part, "c") or "1"
                yield " " * (min(int(count), 1000) if count.isdecimal() else 1)
            elif name in ("tab", "line-break"):
                yield "\t" if name == "tab" else "\n"
            elif name == "note":
                self._note(part)
            elif name in ("frame", "custom-shape", "rect", "text-box"):
                self._boxes += self.blocks(part)
            elif name == "span":
                yield from self._words(part, self._letters.span(attribute(part, "style-name"), look))
            elif name and not _LEFT_OUT.fullmatch(name):
                yield from self._words(part, look)
            yield _set(part.tail, look)

    def _note(self, note: Element) -> None:
        body = child(note, "note-body")
        if body is not None:
            place = len(self.notes)
            self.notes.append("")
            words = " ".join(block.strip() for block in self.blocks(body) if isinstance(block, str))
            self.notes[place] = f"[{place + 1}] {words}"

    def _rows(self, table: Element) -> Iterator[tuple[Cell, ...]]:
        for element in table:
            if local_name(element) == "table-row":
                yield tuple(self._cells(element))
            elif local_name(element) in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(element)

    def _cells(self, row: Element) -> Iterator[Cell]:
        for element in row:
            name = local_name(element)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            repeated = attribute(element, "number-columns-repeated") or "1"
            cell = tuple(self.blocks(element)) if name == "table-cell" else ()
            yield cell
            yield from [()] * ((min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() else 1) - 1)


def _set(words: str | None, look: tuple[str | None, bool]) -> str:
    font, capitals = look
    marked = mark_font(words or "", font)
    return marked.upper() if capitals and marked == words else marked
