"""Pictures by Pillow: opened within limits, set upright and straight, and the ruling lines in them."""

import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError

from graph.errors import UnreadableInput

Picture: TypeAlias = Image.Image
Stroke: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom of a ruling line in pixels."""

MOST_PIXELS = 25_000_000
"""Pixels of the picture that is recognised: a page of A3 at 400 dots an inch."""
_MOST_OPENED = 120_000_000
"""Pixels of a picture that is opened at all."""
_DARK = 165
_PAPER = 0.6
"""How far from the darkest light grey to the grey of the paper the white begins."""
_LEAST_INK = 12
"""Dark pixels of the smallest sign."""
_LONG_SIDE = 11.69
"""Inches of the long side of A4, for a picture that does not say how large it is."""
_BLOCK = 12
"""Pixels that a ruling line is followed by at a time, at 300 dots an inch."""
_LEAST_LEVEL, _LEAST_UPRIGHT = 16, 8
"""Blocks of the shortest ruling line; the feet of letters stand in rows, their stems do not."""
_BESIDE = 8
"""A ruling line is thinner than so many pixels."""
_RIDGE = 36
"""So much darker than the paper beside it is a ruling line, of 255."""
_STEEPEST = 3.0
"""Degrees by which a sheet may lie askew."""


def picture_of_bytes(pixels: bytes, width: int, height: int, stride: int) -> Picture:
    """Return a picture of one byte a pixel, lines ``stride`` bytes long."""
    return Image.frombytes("L", (width, height), pixels, "raw", "L", stride, 1)


def pictures_in(name: str, data: bytes) -> Iterator[tuple[Picture, float]]:
    """Yield the pictures of a file in grey, upright as the camera held them, each with its dots an inch.

    Raises UnreadableInput where the file is no picture, damaged, or too large when unpacked.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data)) as image:
                for frame in range(getattr(image, "n_frames", 1)):
                    image.seek(frame)
                    _check_size(name, image)
                    yield _grey(image), _resolution(image)
        except Image.DecompressionBombError as bomb:
            raise _too_large(name) from bomb
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as wrong:
            raise UnreadableInput(
                name, "tệp ảnh hỏng hoặc không đầy đủ", "the picture is damaged or incomplete"
            ) from wrong


def _check_size(name: str, image: Picture) -> None:
    if image.width * image.height > _MOST_OPENED:
        raise _too_large(name)


def _too_large(name: str) -> UnreadableInput:
    limit = _MOST_OPENED // 1_000_000
    return UnreadableInput(
        name,
        f"ảnh quá lớn khi giải nén (giới hạn {limit} triệu điểm ảnh)",
        f"the picture is too large when unpacked (limit {limit} million pixels)",
    )


def _grey(image: Picture) -> Picture:
    upright = ImageOps.exif_transpose(image)
    if "A" in upright.getbands() or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    if upright.mode.startswith(("I", "F")):
        upright = upright.convert("F").point(lambda value: value / 257)
    return upright.convert("L")


def _resolution(image: Picture) -> float:
    """Return dots an inch: as the file says where that makes a sheet of paper, else as if it were A4."""
    longest = max(image.size)
    said = float(image.info.get("dpi", (0, 0))[0] or 0)
    if said and 4 <= longest / said <= 24:
        return said
    return longest / _LONG_SIDE


def at_resolution(picture: Picture, resolution: float, wanted: float) -> tuple[Picture, float]:
    """Return the picture at about the wanted dots an inch, and what they are."""
    scale = min(wanted / resolution, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5, 4.0)
    if 0.8 < scale < 1.25:
        return picture, resolution
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS), resolution * scale


def smoothed(picture: Picture) -> Picture:
    """Return the picture with white paper: what is much paler than letters are becomes white, and specks are blurred.

    Where a cell of a table holds a word or nothing, the grain of the paper would be read for letters.
    """
    blurred = picture.filter(ImageFilter.GaussianBlur(0.8))
    white = max(_white_point(blurred.histogram()), 1)
    return blurred.point([min(255, value * 255 // white) for value in range(256)])


def _white_point(counts: list[int]) -> int:
    """Return the grey from which on all is paper, between that which parts ink from paper best and the paper's own."""
    border = _border(counts)
    paper = max(range(border, 256), key=counts.__getitem__)
    return border + round(_PAPER * (paper - border))


def _border(counts: list[int]) -> int:
    """Return the grey that parts dark from light pixels best (Otsu 1979)."""
    total, whole = sum(counts), sum(grey * count for grey, count in enumerate(counts))
    dark = weight = best = 0
    border = 128
    for grey, count in enumerate(counts):
        dark, weight = dark + count, weight + grey * count
        if 0 < dark < total:
            spread = (weight * total - whole * dark) ** 2 // (dark * (total - dark))
            if spread > best:
                best, border = spread, grey
    return border


def turned(picture: Picture, quarters: int) -> Picture:
    """Return the picture turned by quarters of a circle, against the clock."""
    turns = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    turn = turns[quarters % 4]
    return picture if turn is None else picture.transpose(turn)


def straightened(picture: Picture) -> Picture:
    """Return the picture turned so that its lines are level."""
    angle = _skew(picture)
    if abs(angle) < 0.1:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def _skew(picture: Picture) -> float:
    """Return by how many degrees to turn a picture: where its rows are either full of letters or empty."""
    factor = max(1, max(picture.size) // 700)
    small = picture.reduce(factor).point(lambda value: 255 if value < _DARK else 0)
    coarse = max((step / 2 for step in range(-6, 7)), key=lambda angle: _contrast(small, angle))
    fine = (coarse + step / 10 for step in range(-4, 5))
    best = max(fine, key=lambda angle: _contrast(small, angle))
    return best if abs(best) <= _STEEPEST and _contrast(small, best) > 1.02 * _contrast(small, 0) else 0.0


def _contrast(small: Picture, angle: float) -> float:
    turned = small.rotate(angle, Image.Resampling.BILINEAR) if angle else small
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))


def strokes_in(picture: Picture) -> list[Stroke]:
    """Return the ruling lines, level and upright, of a straight picture at about 300 dots an inch."""
    level = _runs(picture.reduce((_BLOCK, 1)), _LEAST_LEVEL)
    upright = _runs(picture.reduce((1, _BLOCK)).transpose(Image.Transpose.TRANSPOSE), _LEAST_UPRIGHT)
    return _meeting(
        [(left * _BLOCK, top, right * _BLOCK, bottom) for left, top, right, bottom in level],
        [(top, left * _BLOCK, bottom, right * _BLOCK) for left, top, right, bottom in upright],
    )


def _meeting(level: list[Stroke], upright: list[Stroke]) -> list[Stroke]:
    """Return the lines that bound cells: the stems of letters under one another look like an upright line too."""
    steep = [line for line in upright if sum(1 for flat in level if _meet(flat, line)) > 1]
    return [flat for flat in level if any(_meet(flat, line) for line in steep)] + steep


def _meet(level: Stroke, upright: Stroke) -> bool:
    across = level[0] - _BLOCK <= upright[2] and upright[0] <= level[2] + _BLOCK
    return across and upright[1] - _BLOCK <= level[3] and level[1] <= upright[3] + _BLOCK


def _ridges(blocks: Picture) -> Picture:
    """Return white where a row is darker than those a little above and below: there a line runs, however pale."""
    above = ImageChops.subtract(ImageChops.offset(blocks, 0, _BESIDE), blocks)
    below = ImageChops.subtract(ImageChops.offset(blocks, 0, -_BESIDE), blocks)
    return ImageChops.darker(above, below).point(lambda value: 255 if value > _RIDGE else 0)


def _runs(blocks: Picture, least: int) -> list[Stroke]:
    """Return level runs of dark blocks that are long and thin; rows are pixels, columns blocks."""
    full = _ridges(blocks).tobytes()
    pattern = re.compile(b"\xff{%d,}" % least)
    found: list[list[int]] = []
    open_runs: list[list[int]] = []
    for row in range(blocks.height):
        line = full[row * blocks.width : (row + 1) * blocks.width]
        runs = [list(match.span()) for match in pattern.finditer(line)]
        still: list[list[int]] = []
        for left, right in runs:
            above = next((run for run in open_runs if run[0] < right and left < run[2]), None)
            if above is None:
                above = [left, row, right, row + 1]
                found.append(above)
            above[0], above[2], above[3] = min(above[0], left), max(above[2], right), row + 1
            if above not in still:
                still.append(above)
        open_runs = still
    return [(left, top, right, bottom) for left, top, right, bottom in found]


def is_blank(picture: Picture, box: Stroke) -> bool:
    """Tell whether nothing is printed in a part of a picture."""
    histogram = picture.crop(box).histogram()
    return sum(histogram[:_DARK]) < _LEAST_INK


def without(picture: Picture, strokes: Sequence[Stroke], margin: int = 3) -> Picture:
    """Return the picture with the ruling lines wiped out, for they are read as letters."""
    wiped = picture.copy()
    pen = ImageDraw.Draw(wiped)
    for left, top, right, bottom in strokes:
        pen.rectangle((left - margin, top - margin, right + margin, bottom + margin), fill=255)
    return wiped
