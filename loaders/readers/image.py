"""Pictures of documents: photographs, scans, and tiff files of several pages."""

from collections.abc import Iterator

from graph.errors import UnreadableInput
from loaders.readers.formats import Content
from loaders.readers.pages import MOST_SCANS, PrintedPage, composed, too_many_scans
from loaders.readers.picture import pictures_in
from loaders.readers.scan import printed_page


def read(name: str, data: bytes) -> Content:
    """Return the text in the pictures of a file, each a page.

    Raises UnreadableInput where the file is damaged or too large, where recognition is not installed, and where it
    finds no text.
    """
    content = composed(_pages(name, data))
    if not content.text:
        raise UnreadableInput(
            name, "không nhận dạng được chữ nào trong ảnh", "no text was recognised in the picture"
        )
    return content


def _pages(name: str, data: bytes) -> Iterator[PrintedPage]:
    for number, (picture, resolution) in enumerate(pictures_in(name, data), start=1):
        if number > MOST_SCANS:
            raise too_many_scans(name)
        yield printed_page(name, picture, number, resolution)
