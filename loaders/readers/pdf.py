"""Pdf by pypdfium2: pages with text as they are, pages that are pictures by recognition."""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from graph.errors import UnreadableInput
from loaders.readers.formats import Content
from loaders.readers.pages import MOST_SCANS, PrintedPage, composed, too_many_scans
from loaders.readers.pdf_drawing import Drawing, drawing_of
from loaders.readers.pdf_words import words_of
from loaders.readers.recognition import odd_words

MOST_PAGES = 2000
"""Pages that are read of one file."""
_LEAST_LETTERS = 60
"""A page with a picture over most of it and fewer letters than this is a scan with a stamp on it."""
_MOST_ODD = 0.05
_RESOLUTION = 300
_END_OF_FILE = 65_536
"""Bytes at the end of a file among which the mark of its end stands."""


def read(name: str, data: bytes) -> Content:
    """Return the text of a pdf, page by page.

    Raises UnreadableInput where the file is damaged, locked, or longer than is read of one file.
    """
    with closing(_open(name, data)) as document:
        if len(document) > MOST_PAGES:
            raise UnreadableInput(
                name,
                f"có {len(document)} trang, nhiều hơn giới hạn {MOST_PAGES} trang một tệp; hãy tách tệp",
                f"has {len(document)} pages, more than the limit of {MOST_PAGES} in one file; please split it",
            )
        content = composed(_pages(name, document))
    if not content.text:
        raise UnreadableInput(name, "không có trang nào có chữ", "no page has any text")
    return content


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    if b"%%EOF" not in data[-_END_OF_FILE:]:
        # PDFium mends such a file as far as it goes and says nothing of the pages that are lost.
        raise UnreadableInput(
            name, "tệp pdf không đầy đủ (thiếu phần cuối)", "the pdf is incomplete: its end is missing"
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        if wrong.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableInput(
                name,
                "tệp pdf có mật khẩu; hãy bỏ mật khẩu rồi nạp lại",
                "the pdf needs a password; please remove it",
            ) from wrong
        raise UnreadableInput(
            name, "tệp pdf hỏng hoặc không đầy đủ", "the pdf is damaged or incomplete"
        ) from wrong


def _pages(name: str, document: pypdfium2.PdfDocument) -> Iterator[PrintedPage]:
    scans = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as wrong:
            raise UnreadableInput(
                name, f"trang {index + 1} của tệp pdf bị hỏng", f"page {index + 1} of the pdf is damaged"
            ) from wrong
        with closing(page):
            printed, drawing = _with_text(page, index + 1)
            if not _needs_recognition(printed, drawing):
                yield printed
                continue
            scans += 1
            if scans > MOST_SCANS:
                raise too_many_scans(name)
            yield _better(printed, _recognised(name, page, index + 1), drawing)


def _with_text(page: pypdfium2.PdfPage, number: int) -> tuple[PrintedPage, Drawing]:
    drawing = drawing_of(page)
    width, height = page.get_size()
    words = words_of(page, hidden_too=drawing.pictured > 0.5, check=drawing.hides_text)
    return PrintedPage(number=number, width=width, height=height, words=words, rules=drawing.rules), drawing


def _needs_recognition(page: PrintedPage, drawing: Drawing) -> bool:
    """Tell whether a page is a picture of text, without a layer of text or with a bad one."""
    letters = sum(len(word.text) for word in page.words)
    if drawing.pictured < 0.5:
        return letters == 0 and (drawing.pictured > 0.05 or drawing.strokes > 200)
    return letters < _LEAST_LETTERS or _is_garbled(page)


def _text(page: PrintedPage) -> str:
    return " ".join(word.text for word in page.words)


def _is_garbled(page: PrintedPage) -> bool:
    text = _text(page)
    return text.isascii() or odd_words(text) > _MOST_ODD


def _better(printed: PrintedPage, recognised: PrintedPage, drawing: Drawing) -> PrintedPage:
    """Return the layer of text that the file brought, or the words that were recognised."""
    if not recognised.words:
        return printed
    brought, own = _text(printed), _text(recognised)
    if len(brought) < _LEAST_LETTERS or brought.isascii():
        return recognised
    return recognised if odd_words(own) < odd_words(brought) else printed


def _recognised(name: str, page: pypdfium2.PdfPage, number: int) -> PrintedPage:
    # Most pdf files have no pictures of text, and the program starts without the libraries for them.
    from loaders.readers.picture import MOST_PIXELS, picture_of_bytes
    from loaders.readers.scan import printed_page

    width, height = page.get_size()
    scale = min(_RESOLUTION / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        picture = picture_of_bytes(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    return printed_page(name, picture, number, scale * 72)
