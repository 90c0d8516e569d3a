"""What a format is: its endings, and the module that reads it, imported only when a file needs it."""

from dataclasses import dataclass
from importlib import import_module

from graph.errors import UnreadableInput
from graph.reading import Place

LARGEST = 100_000_000
LARGEST_TEXT = 20_000_000
"""Bytes of some ten thousand pages; reading takes many times a text in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader got out of a file."""

    text: str
    places: tuple[Place, ...] = ()
    """Pages or cells in the order of the text, for formats that have them."""
    ocr_confidence: float | None = None
    """How sure the recognition of a picture was, 0 to 1; None where the text was not read from a picture."""
    charset: str | None = None
    """Old Vietnamese encoding that was read: ``tcvn3``, ``vni``, ``windows-1258``; None for Unicode."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files that can be read."""

    media_type: str
    suffixes: tuple[str, ...]
    module: str
    """Module of this package with the function ``read(name: str, data: bytes) -> Content``."""
    largest: int = LARGEST
    """Bytes of the largest file that is read, unless the call says otherwise; larger ones are refused unopened."""

    def read(self, name: str, data: bytes) -> Content:
        """Return the content of a file; raise UnreadableInput where there is none to be had."""
        try:
            content = import_module(f"loaders.readers.{self.module}").read(name, data)
        except ModuleNotFoundError as missing:
            raise UnreadableInput(
                name,
                f"thiếu thư viện {missing.name} để đọc định dạng này; hãy cài cancu[formats,ocr]",
                f"the library {missing.name} that reads this format is not installed; install cancu[formats,ocr]",
            ) from missing
        assert isinstance(content, Content)
        return content


FORMATS: tuple[Format, ...] = (
    Format("text/plain", (".txt", ".text"), "plain", largest=LARGEST_TEXT),
    Format("text/markdown", (".md", ".markdown"), "markdown", largest=LARGEST_TEXT),
    Format("text/html", (".html", ".htm", ".xhtml"), "html"),
    Format("multipart/related", (".mht", ".mhtml"), "mht"),
    Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx", ".docm"), "docx"
    ),
    Format("application/vnd.oasis.opendocument.text", (".odt",), "odt"),
    Format("application/rtf", (".rtf",), "rtf"),
    Format("application/msword", (".doc",), "doc"),
    Format("application/pdf", (".pdf",), "pdf"),
    Format("image/png", (".png",), "image"),
    Format("image/jpeg", (".jpg", ".jpeg"), "image"),
    Format("image/tiff", (".tif", ".tiff"), "image"),
    Format("image/webp", (".webp",), "image"),
    Format("image/bmp", (".bmp",), "image"),
    Format("text/csv", (".csv", ".csv.gz"), "sheets"),
    Format("text/tab-separated-values", (".tsv", ".tsv.gz"), "sheets"),
    Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx", ".xlsm"), "sheets"),
    Format("application/vnd.ms-excel", (".xls",), "sheets"),
    Format("application/vnd.oasis.opendocument.spreadsheet", (".ods",), "sheets"),
)
"""The formats that can be read; the first that claims a name reads it."""


def is_register(name: str) -> bool:
    """Return whether files of this name are tables each row of which is a document: ``loaders.registers`` reads them.

    >>> is_register("sổ văn bản đi.xlsx"), is_register("ke-hoach.docx")
    (True, False)
    """
    known = format_by_suffix(name)
    return known is not None and known.module == "sheets"


def format_by_suffix(name: str) -> Format | None:
    """Return the format of the files that end like this name.

    >>> [found.module for name in ("a.DOCX", "b.csv.gz") if (found := format_by_suffix(name))]
    ['docx', 'sheets']
    """
    ending = name.lower()
    return next((known for known in FORMATS if ending.endswith(known.suffixes)), None)
