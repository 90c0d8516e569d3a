"""TCVN3, VNI and windows-1258: the tables, and how a text in them is known."""

import random
import subprocess
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableInput
from loaders.readers import read_bytes
from loaders.readers.encodings import as_windows_1252, detect, from_tcvn3, from_vni, mark_font, restore
from loaders.reading import read_text
from loaders.syllables import is_syllable

SENTENCE = (
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ; Ủy ban nhân dân huyện Ninh Giang ban hành "
    "Kế hoạch kiểm tra kỷ luật, kỷ cương hành chính; tổng hợp, đề xuất khen thưởng những tập thể, cá nhân xuất sắc."
)
LETTERS = "".join(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
VNI_MARKS = {"\u0300": "ø", "\u0301": "ù", "\u0303": "õ", "\u0309": "û", "\u0323": "ï"}
VNI_ROOFED = {"": "â", "\u0300": "à", "\u0301": "á", "\u0303": "ã", "\u0309": "å", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0303": "ü", "\u0309": "ú", "\u0323": "ë"}
VNI_I = {"\u0300": "ì", "\u0301": "í", "\u0303": "ó", "\u0309": "æ", "\u0323": "ò"}


def as_vni(letter: str) -> str:
    """Return how VNI fonts print a small letter, by the rule: base, then one sign for all above and below it."""
    if letter == "đ":
        return "ñ"
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in VNI_MARKS), "")
    if "\u0302" in marks:
        return base + VNI_ROOFED[tone]
    if "\u0306" in marks:
        return base + VNI_BREVE[tone]
    if base == "i":
        return VNI_I[tone] if tone else "i"
    if letter == "ỵ":
        return "î"
    base = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return base + VNI_MARKS.get(tone, "")


def tcvn3_of(text: str) -> bytes:
    by_letter = {from_tcvn3(as_windows_1252(bytes([code]))): code for code in range(0xA1, 0x100)}
    return bytes(by_letter.get(letter, ord(letter) if letter.isascii() else 0x3F) for letter in text)


def windows_1258_of(text: str) -> bytes:
    """Return text as old programs wrote it: a letter that the code page has, then the tone."""
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(part for part in parts if part in VNI_MARKS)
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode(
                "cp1258"
            )
    return bytes(out)


def test_every_letter_of_tcvn3_is_that_of_glibc() -> None:
    codes = [code for code in range(0xA1, 0x100) if code not in range(0xB0, 0xB5)]
    done = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=b"\n".join(bytes([code]) for code in codes), capture_output=True, check=True,
    )  # fmt: skip
    letters = [from_tcvn3(as_windows_1252(bytes([code]))) for code in codes]
    assert letters == done.stdout.decode().split("\n")


def test_every_letter_of_vni_is_the_composed_one() -> None:
    letters = LETTERS + "đ"
    assert [from_vni(as_vni(letter)) for letter in letters] == list(letters)
    assert [from_vni(as_vni(letter).upper()) for letter in letters] == list(letters.upper())


@given(st.text(alphabet=LETTERS + "đ bcghklmnpqrstvx", max_size=40))
@settings(max_examples=60)
def test_vni_text_comes_back_whole(text: str) -> None:
    assert from_vni("".join(map(as_vni, text))) == text


def vni_of(text: str) -> bytes:
    letters = (as_vni(letter) if letter in LETTERS + "đ" else letter for letter in text.replace("Ủ", "UÛ"))
    return "".join(letters).encode("cp1252")


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("tcvn3", tcvn3_of(SENTENCE.replace("Ủ", "ủ"))),
        ("vni", vni_of(SENTENCE)),
        ("windows-1258", windows_1258_of(SENTENCE)),
    ],
)
def test_old_text_is_read_and_named(charset: str, data: bytes) -> None:
    source = read_bytes("a.txt", data)
    assert source.media_type == f"text/plain; charset={charset}"
    assert source.text.replace("ủy ban", "Ủy ban") == SENTENCE


def test_the_soft_hyphen_of_a_page_or_document_is_a_letter_of_tcvn3() -> None:
    words = "Thường trực Huyện uỷ, lưu trữ, thương mại"
    page = b"<p>" + tcvn3_of(words) + b"</p>"
    assert read_bytes("a.html", page).text == f"{words}\n"
    rtf = rb"{\rtf1\ansi " + b"".join(b"\\'%02x" % code for code in tcvn3_of(words)) + b"}"
    assert read_bytes("a.rtf", rtf).text == f"{words}\n"


def test_an_old_encoding_is_told_to_the_user() -> None:
    findings = read_text(read_bytes("a.txt", vni_of(SENTENCE))).findings
    told = [(finding.severity, finding.message) for finding in findings if finding.code == "old-encoding"]
    assert told == [("info", "Văn bản ở bảng mã cũ VNI, đã chuyển sang Unicode khi đọc")]
    plain = read_text(read_bytes("a.txt", SENTENCE.encode())).findings
    assert [finding for finding in plain if finding.code == "old-encoding"] == []


def test_words_in_capitals_get_capitals_that_tcvn3_lacks() -> None:
    assert (
        from_tcvn3("UBND HUYÖN V¡N L¢M, Sè: 05/KH-UBND, B¶o HiÓm")
        == "UBND HUYỆN VĂN LÂM, Số: 05/KH-UBND, Bảo Hiểm"
    )


@pytest.mark.parametrize(
    "text", [SENTENCE, unicodedata.normalize("NFD", SENTENCE), "Ministère de l'Intérieur, préfet", "x"]
)
def test_unicode_and_other_languages_stay_as_they_are(text: str) -> None:
    assert (detect(text), restore(text)) == (None, (text, None))
    assert read_bytes("a.txt", text.encode()).media_type == "text/plain"


@pytest.mark.parametrize(
    "data",
    [
        "Ministère de l'Intérieur, préfet de région".encode("cp1252"),
        SENTENCE.encode()[:-1] + b"\xe1",
        random.Random(1).randbytes(999),
    ],
)
def test_bytes_that_make_no_vietnamese_are_not_guessed_at(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="TCVN3"):
        read_bytes("a.txt", data)


@given(st.text(max_size=60), st.sampled_from([".VnTime", ".VnArialH", "VNI-Times", "Arial", None]))
@settings(max_examples=80)
def test_marking_a_font_loses_no_letter(text: str, font: str | None) -> None:
    marked = mark_font(text, font)
    assert len(marked) == len(text)
    restore(marked)


def test_syllables_are_told_from_what_is_none() -> None:
    words = "nghiêng khuỷu quyết giếng gìn oẳn yểng huỳnh thuở xoong rượu khuya đoạn ngoéo uỷ uống ý"
    assert [word for word in words.split() if not is_syllable(word)] == []
    assert [word for word in ("Coäng", "hoøa", "x·", "tÜnh", "kếhoạch", "bạhn") if is_syllable(word)] == []
