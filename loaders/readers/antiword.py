"""antiword as a reader of doc: small, without most of what is automatic, but with tables and lists."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import UnreadableInput
from loaders.readers.blocks import Block, Table, printed
from loaders.readers.encodings import restore
from loaders.readers.formats import Content
from loaders.readers.list_numbers import number_of
from loaders.readers.office_archive import Element, attribute, local_name, parsed

_LONGEST = 60.0
_FORMATS = {
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}


def find_program() -> str | None:
    """Return the program, None where it is not installed."""
    return shutil.which("antiword")


def read(name: str, data: bytes, program: str) -> Content:
    """Return the text of a doc, by way of the DocBook that antiword writes."""
    with TemporaryDirectory(prefix="cancu-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        try:
            done = subprocess.run(
                [program, "-x", "db", str(source)],
                capture_output=True,
                timeout=_LONGEST,
                check=False,
                env=os.environ | {"LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired as late:
            raise UnreadableInput(
                name, "antiword không đọc xong tệp", "antiword did not finish reading the file"
            ) from late
    if done.returncode or not done.stdout.strip():
        raise UnreadableInput(
            name, "tệp hỏng hoặc không phải văn bản Word", "the file is damaged or no document of Word"
        )
    text, charset = restore(printed(_blocks(parsed(name, done.stdout))))
    return Content(text=text, charset=charset)


def _blocks(parent: Element) -> Iterator[Block]:
    for element in parent:
        match local_name(element):
            case "para" | "title" | "entry":
                yield from _paragraph(element)
            case "informaltable":
                yield Table(
                    tuple(
                        tuple(tuple(_paragraph(entry)) for entry in row)
                        for row in element.iter()
                        if local_name(row) == "row"
                    )
                )
            case "orderedlist" | "itemizedlist":
                yield from _list(element)
            case "bookinfo" | "":
                continue
            case _:
                yield from _blocks(element)


def _paragraph(element: Element) -> Iterator[Block]:
    """Yield the words of an element and the tables and lists in it."""
    if any(
        local_name(inner) in ("informaltable", "orderedlist", "itemizedlist", "para") for inner in element
    ):
        yield element.text or ""
        yield from _blocks(element)
    else:
        yield "".join(element.itertext())


def _list(element: Element) -> Iterator[Block]:
    ordered = local_name(element) == "orderedlist"
    kind = _FORMATS.get(attribute(element, "numeration") or "", "decimal")
    for number, item in enumerate(element, 1):
        mark = f"{number_of(number, kind)}." if ordered else "-"
        for block in _blocks(item):
            if mark and isinstance(block, str) and block.strip():
                block, mark = f"{mark} {block.strip()}", ""
            yield block
