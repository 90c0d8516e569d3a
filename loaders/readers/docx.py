"""Documents of Word (docx): the text as it is printed, with the numbers that Word counts by itself.

Insertions that are tracked count as text, deletions do not. Heads and feet of pages are left out, footnotes follow the
text. Nothing that the file links to is opened and no macro runs: only the XML of the text, styles and lists is read.
"""

from collections.abc import Iterator

from loaders.readers.blocks import Block, Cell, Table, printed
from loaders.readers.docx_numbering import Numbering
from loaders.readers.docx_styles import Look, Styles, look_of, named
from loaders.readers.encodings import mark_font, restore
from loaders.readers.formats import Content
from loaders.readers.office_archive import (
    Element,
    OfficeArchive,
    attribute,
    child,
    children,
    local_name,
    no_document,
)

_MAIN = "/officeDocument"
_THROUGH = frozenset(
    ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "sdtContent")
)
"""What only wraps words or paragraphs."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_SPAN = 32


def read(name: str, data: bytes) -> Content:
    """Return the text of a docx; raise UnreadableInput where it is damaged, locked or no text."""
    archive = OfficeArchive(name, data)
    folder, main = _main_part(archive)
    body = child(archive.part(f"{folder}{main}"), "body")
    if body is None:
        raise no_document(name)
    styles = Styles(archive.part(f"{folder}styles.xml"))
    document = _Document(styles, Numbering(archive.part(f"{folder}numbering.xml"), styles))
    blocks = document.blocks(body)
    for notes in ("footnotes", "endnotes"):
        blocks += document.notes(archive.part(f"{folder}{notes}.xml"))
    text, charset = restore(printed(blocks))
    return Content(text=text, charset=charset)


def _main_part(archive: OfficeArchive) -> tuple[str, str]:
    relations = children(archive.part("_rels/.rels"), "Relationship")
    targets = [
        attribute(each, "Target") for each in relations if (attribute(each, "Type") or "").endswith(_MAIN)
    ]
    folder, slash, main = (
        (targets[0] if targets and targets[0] else "word/document.xml").lstrip("/").rpartition("/")
    )
    return folder + slash, main


class _Document:
    """Walks over the text of a document."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[Block] = []
        self._noted: set[tuple[str, str]] = set()

    def blocks(self, parent: Element) -> list[Block]:
        """Return the paragraphs and tables in an element."""
        found: list[Block] = []
        carried = ""
        for element in _content(parent):
            if local_name(element) == "tbl":
                found.append(self._table(element))
                continue
            boxes, self._boxes = self._boxes, []
            words = carried + self._paragraph(element)
            # A deleted paragraph mark joins the paragraph with the next one.
            carried = words if child(element, "pPr", "rPr", "del") is not None else ""
            if not carried:
                found.append(words)
            found += self._boxes
            self._boxes = boxes
        return [*found, carried] if carried.strip() else found

    def notes(self, part: Element | None) -> list[Block]:
        """Return the footnotes that the text refers to."""
        found: list[Block] = []
        for note in [*children(part, "footnote"), *children(part, "endnote")]:
            if (local_name(note), attribute(note, "id")) in self._noted:
                words = " ".join(block.strip() for block in self.blocks(note) if isinstance(block, str))
                found.append(f"[{len(found) + 1}] {words}")
        return found

    def _table(self, table: Element) -> Table:
        rows = (row for row in _wrapped(table, "tr") if child(row, "trPr", "del") is None)
        return Table(tuple(tuple(self._cells(row)) for row in rows))

    def _cells(self, row: Element) -> Iterator[Cell]:
        yield from [()] * _span(child(row, "trPr", "gridBefore"), 0)
        for cell in _wrapped(row, "tc"):
            properties = child(cell, "tcPr")
            merged = [each for kind in ("vMerge", "hMerge") if (each := child(properties, kind)) is not None]
            continued = any((attribute(each, "val") or "continue") == "continue" for each in merged)
            yield () if continued else tuple(self.blocks(cell))
            yield from [()] * (_span(child(properties, "gridSpan"), 1) - 1)

    def _paragraph(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        style = self._styles.paragraph(attribute(child(properties, "pStyle"), "val"))
        number = self._numbering.before(properties)
        if style.name.startswith("toc "):
            return ""
        words = "".join(self._words(paragraph, style.look))
        return f"{number} {words.lstrip()}" if number and words.strip() else words

    def _words(self, parent: Element, look: Look) -> Iterator[str]:
        for element in parent:
            name = local_name(element)
            if name == "r":
                yield from self._run(element, look)
            elif name == "sdt":
                yield from self._words(child(element, "sdtContent") or (), look)
            elif name in _THROUGH:
                yield from self._words(element, look)
            elif name == "AlternateContent":
                yield from self._words(_choice(element), look)

    def _run(self, run: Element, look: Look) -> Iterator[str]:
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        look = look_of(properties).over(self._styles.of(style).look if style else Look()).over(look)
        if look.hidden:
            return
        for element in run:
            yield from self._piece(element, look)

    def _piece(self, element: Element, look: Look) -> Iterator[str]:
        name = local_name(element)
        if name == "t":
            words = element.text or ""
            marked = mark_font(words, look.font)
            yield words.upper() if look.capitals and marked == words else marked
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield "•" if (attribute(element, "char") or "").upper().endswith("B7") else ""
        elif name in ("footnoteReference", "endnoteReference"):
            self._noted.add((name.removesuffix("Reference"), attribute(element, "id") or ""))
        elif name == "AlternateContent":
            for chosen in _choice(element):
                yield from self._piece(chosen, look)
        elif name in ("drawing", "pict", "object"):
            for box in _outermost_boxes(element):
                self._boxes += self.blocks(box)


def _content(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of an element, out of what wraps them; tables of contents left out."""
    for element in parent:
        name = local_name(element)
        if name in ("p", "tbl"):
            yield element
        elif name == "sdt":
            gallery = attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val") or ""
            inner = child(element, "sdtContent")
            if inner is not None and "Contents" not in gallery:
                yield from _content(inner)
        elif name in _THROUGH:
            yield from _content(element)
        elif name == "AlternateContent":
            yield from _content(_choice(element))


def _wrapped(parent: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, out of what wraps them."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) == "sdt" or local_name(element) in _THROUGH:
            yield from _wrapped(element, name)


def _choice(alternatives: Element) -> Element:
    """Return the first of several forms of the same content."""
    return next(iter(alternatives), ())


def _outermost_boxes(drawing: Element) -> list[Element]:
    """Return the text boxes of a drawing, each once: older programs get the same box a second time."""
    return [box for box in named(drawing, "txbxContent") if not _is_repeated(box, drawing)]


def _is_repeated(box: Element, drawing: Element) -> bool:
    for above in box.iterancestors():
        if above is drawing:
            return False
        if local_name(above) in ("Fallback", "txbxContent"):
            return True
    return False


def _span(element: Element | None, default: int) -> int:
    value = attribute(element, "val") or ""
    return min(int(value), _MOST_SPAN) if value.isdecimal() and len(value) < 6 else default
