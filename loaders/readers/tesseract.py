"""Optical recognition by tesserocr with the Vietnamese model."""

import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from graph.errors import UnreadableInput

# One page takes one thread: pages and files are what is spread over processors. The library looks at it once.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

_LANGUAGE = "vie"
_FOLDERS = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/share/tesseract",
    "/usr/local/share",
    "/opt/homebrew/share",
)
_DOTS = re.compile(r"^(\d{1,2}|[IVX]{1,5})\.{2,}$")
"""The number of an item with specks behind it."""
_WORD_LEVEL = "5"
_NOT_VIETNAMESE = "ÑñÄäËëÏïÖöÜüŸÿÇçÅåÆæØøŒœßÞþÎîÛû¢£¥€©®¬¦ˆ˜¡¿^~|{}<>"
"""Letters and signs that Vietnamese documents do not have, and that grain and rules are read for."""
_SIGNS = frozenset("-–+•*/&=…")
"""What stands by itself in a text that is no letter or digit; other lone signs are specks of dirt."""
_engine_lock = threading.Lock()

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


class SeenWord(NamedTuple):
    """A word that was recognised, its box in pixels, and how sure that was, 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


def recognised(name: str, pixels: bytes, size: tuple[int, int], resolution: int) -> list[SeenWord]:
    """Return the words in a picture of one byte a pixel, ``size`` being its width and height.

    Raises UnreadableInput where the library or its Vietnamese model is not there.
    """
    with _engine_lock, _picture(name, pixels, size, resolution) as (engine, modes):
        engine.SetPageSegMode(modes.AUTO)
        engine.Recognize()
        return list(_words(engine.GetTSVText(0)))


def recognised_parts(
    name: str, pixels: bytes, size: tuple[int, int], resolution: int, parts: Sequence[Box]
) -> Iterator[SeenWord]:
    """Yield the words in parts of a picture, each a block of lines by itself, such as the cells of a table."""
    with _engine_lock, _picture(name, pixels, size, resolution) as (engine, modes):
        engine.SetPageSegMode(modes.SINGLE_BLOCK)
        for left, top, right, bottom in parts:
            engine.SetRectangle(left, top, right - left, bottom - top)
            engine.Recognize()
            yield from _words(engine.GetTSVText(0))


@contextmanager
def _picture(name: str, pixels: bytes, size: tuple[int, int], resolution: int) -> Iterator[tuple[Any, Any]]:
    """Give the engine with a picture in it, and the ways to look at one."""
    try:
        engine, modes = _engine(_model(name))
    except ImportError as missing:
        raise _not_installed(name) from missing
    engine.SetImageBytes(pixels, *size, 1, size[0])
    engine.SetSourceResolution(resolution)
    try:
        yield engine, modes
    finally:
        engine.Clear()


def _words(table: str) -> Iterator[SeenWord]:
    for line in table.splitlines():
        cells = line.split("\t", 11)
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        sure = float(cells[10])
        if cells[11].strip() in _SIGNS or any(map(str.isalnum, cells[11])):
            yield SeenWord(
                _DOTS.sub(r"\1.", cells[11].strip()),
                left,
                top,
                left + width,
                top + height,
                max(sure, 0.0) / 100,
            )


@cache
def _engine(folder: str) -> tuple[Any, Any]:
    import tesserocr

    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    engine = tesserocr.PyTessBaseAPI(path=folder, lang=_LANGUAGE)
    engine.SetVariable("tessedit_char_blacklist", _NOT_VIETNAMESE)
    return engine, tesserocr.PSM


def _model(name: str) -> str:
    """Return the folder of the Vietnamese model: where TESSDATA_PREFIX says, or where systems put it."""
    told = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(told), Path(told, "tessdata")] if told else []
    for place in map(Path, _FOLDERS):
        folders += [place, place / "tessdata", *sorted(place.glob("*/tessdata"), reverse=True)]
    for folder in folders:
        if (folder / f"{_LANGUAGE}.traineddata").is_file():
            return str(folder)
    raise _not_installed(name)


def _not_installed(name: str) -> UnreadableInput:
    return UnreadableInput(
        name,
        "là ảnh quét, cần bộ nhận dạng chữ tiếng Việt: cài gói tesseract-ocr-vie và cancu[ocr], "
        "hoặc đặt TESSDATA_PREFIX là thư mục có vie.traineddata; rồi nạp lại tệp này",
        "is a scan and needs the Vietnamese recognition: install tesseract-ocr-vie and cancu[ocr], "
        "or set TESSDATA_PREFIX to the folder of vie.traineddata; then read this file again",
    )
