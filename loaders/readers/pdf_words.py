"""The words on a page of a pdf with the boxes around them, in points from the upper left corner as displayed."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from loaders.readers.pages import Word

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\uffff]")
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What PDFium gives for the hyphen at the end of a line, taking it for one that only parts a word."""
_MOST_LETTERS = 60_000
"""Letters that are read of one page; no printed page has so many."""
_APART = 0.25
"""Letters further apart than so many heights belong to two words, whether or not a blank stands between them."""
_ABOVE, _BELOW = 0.75, 0.22
"""How far letters reach over and under the line that they stand on, in sizes of the font."""
WHITE = 250

Box = tuple[float, float, float, float]
Display = Callable[[float, float, float, float], Box]


def words_of(page: pypdfium2.PdfPage, *, hidden_too: bool, check: bool) -> tuple[Word, ...]:
    """Return the words of a page in the order of the file.

    ``hidden_too`` takes letters that are not drawn, as under the picture of a scan; ``check`` says that there may be
    such.
    """
    display = display_of(page)
    with closing(page.get_textpage()) as text:
        letters = _letters(text, None if hidden_too or not check else _is_seen)
        return tuple(_words(letters, display))


def display_of(page: pypdfium2.PdfPage) -> Display:
    """Return the way from a box of the page to that on the display.

    The first is left, bottom, right and top, the second left, top, right and bottom.
    """
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()

    def upright(x0: float, y0: float, x1: float, y1: float) -> Box:
        return x0 - left, top - y1, x1 - left, top - y0

    def clockwise(x0: float, y0: float, x1: float, y1: float) -> Box:
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left

    def upside_down(x0: float, y0: float, x1: float, y1: float) -> Box:
        return right - x1, y0 - bottom, right - x0, y1 - bottom

    def counterclockwise(x0: float, y0: float, x1: float, y1: float) -> Box:
        return top - y1, right - x1, top - y0, right - x0

    return {90: clockwise, 180: upside_down, 270: counterclockwise}.get(turn, upright)


def _letters(
    text: pypdfium2.PdfTextPage, seen: Callable[[pypdfium2.PdfTextPage, int], bool] | None
) -> Iterator[tuple[str, Box]]:
    """Yield each letter with its box; a blank for whatever parts words."""
    box, size, between = raw.FS_RECTF(), 0.0, True
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = _HYPHENS.get(code) or (chr(code) if code < 0x110000 else " ")
        if _BLANK.match(letter) or not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            between = True
            yield " ", (0, 0, 0, 0)
        elif seen is None or seen(text, index):
            size = _size(text, index) if between else size
            between = False
            low, high = box.bottom, box.top
            if size and raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y)):
                low, high = y.value - _BELOW * size, y.value + _ABOVE * size
            yield letter, (box.left, low, box.right, high)


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the height of upright letters in points, 0 for those that lie on their side."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)) or abs(matrix.b) > 0.2 * abs(matrix.d):
        return 0.0
    return abs(float(matrix.d)) * float(raw.FPDFText_GetFontSize(text, index))


def _is_seen(text: pypdfium2.PdfTextPage, index: int) -> bool:
    shape = raw.FPDFText_GetTextObject(text, index)
    if shape and raw.FPDFTextObj_GetTextRenderMode(shape) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return False
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    colours = (red, green, blue, cover)
    if not raw.FPDFText_GetFillColor(text, index, *map(ctypes.byref, colours)):
        return True
    return cover.value > 0 and min(red.value, green.value, blue.value) < WHITE


def _words(letters: Iterator[tuple[str, Box]], display: Display) -> Iterator[Word]:
    word: list[str] = []
    left = top = right = bottom = 0.0
    for letter, box in letters:
        if letter == " ":
            if word:
                yield _word(word, left, top, right, bottom)
            word = []
            continue
        x0, y0, x1, y1 = display(*box)
        if word and _leaves(left, top, right, bottom, x0, y0, x1, y1):
            yield _word(word, left, top, right, bottom)
            word = []
        if word:
            left, top, right, bottom = min(left, x0), min(top, y0), max(right, x1), max(bottom, y1)
        else:
            left, top, right, bottom = x0, y0, x1, y1
        word.append(letter)
    if word:
        yield _word(word, left, top, right, bottom)


def _leaves(
    left: float, top: float, right: float, bottom: float, x0: float, y0: float, x1: float, y1: float
) -> bool:
    """Tell whether a letter stands away from the word so far: on another line, or after a gap."""
    height = max(bottom - top, 1.0)
    middle = (y0 + y1) / 2
    return not top <= middle <= bottom or x0 - right > _APART * height or x1 < left


def _word(letters: list[str], left: float, top: float, right: float, bottom: float) -> Word:
    text = unicodedata.normalize("NFC", "".join(letters).translate(_LIGATURES))
    return Word(text, left, top, right, bottom)
