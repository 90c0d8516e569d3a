"""Pictures of documents: read by recognition, and alike to the text they were made of."""

import random
from collections import Counter
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from graph.errors import UnreadableInput
from graph.identifiers.folding import fold
from graph.reading import Reading
from loaders.readers import picture, read_bytes, read_source, tesseract
from loaders.reading import read_text


def as_scanned(page: Image.Image, seed: int) -> Image.Image:
    """Return a page as an office scans it: askew, blurred, with grain, pressed hard."""
    page = page.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8))
    grain = Image.frombytes("L", page.size, random.Random(seed).randbytes(page.width * page.height))
    page = ImageChops.add(page, grain.point(lambda value: value // 8), 1, -16)
    pressed = BytesIO()
    page.save(pressed, "JPEG", quality=35)
    with Image.open(pressed) as scan:
        return scan.copy()


@pytest.fixture(scope="module")
def pages(one_document: dict[str, Path]) -> list[Image.Image]:
    with closing(pypdfium2.PdfDocument(one_document["pdf"])) as document:
        drawn = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    return [as_scanned(page.convert("L"), number) for number, page in enumerate(drawn)]


@pytest.fixture(scope="module")
def scanned(pages: list[Image.Image]) -> Reading:
    data = BytesIO()
    pages[0].save(data, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return read_text(read_bytes("quet.pdf", data.getvalue()))


@pytest.fixture(scope="module")
def typed(one_document: dict[str, Path]) -> Reading:
    return read_text(read_source(one_document["txt"]))


@pytest.fixture(scope="module")
def head(pages: list[Image.Image]) -> Image.Image:
    """Return the upper part of a page."""
    return pages[0].crop((0, 0, pages[0].width, pages[0].height // 4))


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    data = BytesIO()
    image.save(data, kind, **more)
    return data.getvalue()


def test_a_scan_cites_the_same_as_its_text(scanned: Reading, typed: Reading) -> None:
    def cited(reading: Reading) -> list[tuple[object, ...]]:
        return [
            (each.form, each.type, each.symbol, each.date, each.issuer_id, each.basis, fold(each.title or ""))
            for each in reading.citations
        ]

    assert cited(scanned) == cited(typed)


def test_a_scan_has_the_head_of_its_text(scanned: Reading, typed: Reading) -> None:
    def head_of(reading: Reading) -> tuple[object, ...]:
        head = reading.header
        words = (head.issuer, head.title, head.place, head.signer)
        return (
            head.type,
            head.symbol,
            head.date,
            head.issuer_id,
            head.period,
            [fold(each or "") for each in words],
        )

    assert head_of(scanned) == head_of(typed)


def test_a_scan_gives_the_tasks_of_its_text(scanned: Reading, typed: Reading) -> None:
    def tasks(reading: Reading) -> Counter[tuple[object, ...]]:
        return Counter(
            (
                fold(task.content),
                task.origin,
                tuple((fold(each.unit_id or each.unit), each.role) for each in task.assignees),
                task.deadline and (task.deadline.date or task.deadline.recurrence),
            )
            for task in reading.tasks
        )

    assert tasks(scanned) == tasks(typed)


def test_a_scan_says_how_sure_it_is_and_on_which_page_it_stands(scanned: Reading) -> None:
    source = scanned.source
    assert 0.9 < (source.ocr_confidence or 0) < 1
    assert [place.page for place in source.places] == list(range(1, len(source.places) + 1))
    assert source.place_at(source.text.index("Nơi nhận")) == f"trang {len(source.places)}"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_pictures_of_every_kind_are_read(kind: str, head: Image.Image) -> None:
    source = read_bytes(f"a.{kind.lower()}", saved(head, kind, dpi=(200, 200)))
    assert ("27/KH-UBND" in source.text, source.media_type) == (True, f"image/{kind.lower()}")


def test_a_photograph_is_turned_as_the_camera_says(head: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(head.rotate(90, expand=True), "JPEG", exif=exif, dpi=(200, 200))
    assert "27/KH-UBND" in read_bytes("a.jpg", data).text


def test_a_sheet_upside_down_is_turned(head: Image.Image) -> None:
    assert "27/KH-UBND" in read_bytes("a.png", saved(head.rotate(180), "PNG", dpi=(200, 200))).text


def test_the_pages_of_a_tiff_are_places(head: Image.Image) -> None:
    data = saved(head, "TIFF", save_all=True, append_images=[head], compression="tiff_lzw", dpi=(200, 200))
    assert [place.page for place in read_bytes("a.tif", data).places] == [1, 2]


def test_a_picture_without_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="không nhận dạng được chữ nào"):
        read_bytes("a.png", saved(Image.new("L", (600, 800), 255), "PNG"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("cut", [30, 200, 2000])
def test_a_damaged_picture_is_refused(kind: str, cut: int, head: Image.Image) -> None:
    with pytest.raises(UnreadableInput, match="ảnh hỏng"):
        read_bytes(f"a.{kind.lower()}", saved(head, kind)[:cut])


@pytest.mark.parametrize("side", [12_000, 20_000])
def test_a_picture_that_unpacks_to_a_giant_is_refused(side: int) -> None:
    with pytest.raises(UnreadableInput, match="quá lớn"):
        read_bytes("a.png", saved(Image.new("1", (side, side)), "PNG"))


def test_without_the_model_the_message_says_what_to_install(
    head: Image.Image, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tesseract, "_FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    with pytest.raises(UnreadableInput, match="tesseract-ocr-vie"):
        read_bytes("a.png", saved(head, "PNG"))


def test_ruling_lines_are_seen_and_rows_of_letters_are_not(pages: list[Image.Image]) -> None:
    lines = [
        picture.strokes_in(picture.straightened(picture.smoothed(page.resize((2550, 3300)))))
        for page in (pages[0], pages[2])
    ]
    assert (lines[0], len(lines[1]) > 10) == ([], True)
