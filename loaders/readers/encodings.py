"""Vietnamese before Unicode: TCVN3 (ABC, the fonts .VnTime...), VNI (VNI-Times...) and windows-1258.

All three give bytes that programs took for windows-1252, so a text in them is a text of windows-1252 letters,
whether it came from the bytes of a file or from the runs of a document set in such a font.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.readers.syllables import accented_words, vietnamese_share
from loaders.syllables import is_syllable

_TCVN3_CODES = (
    "a1a2a3a4a5a6a7a8a9aaabacadae"  # capitals that carry no tone, and the small letters of the same
    "b5b6b7b8b9 bbbcbdbec6 c7c8c9cacb cccecfd0d1 d2d3d4d5d6 d7d8dcddde"
    "dfe1e2e3e4 e5e6e7e8e9 eaebecedee eff1f2f3f4 f5f6f7f8f9 fafbfcfdfe"
    "afbabfc0c1c2c3c4c5cdd9dadbe0f0ff"  # the few capitals with tones that the standard has and fonts leave empty
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ"
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROOFED = {
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300",
    "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
}  # fmt: skip
_VNI_BREVE = {
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_BASES = {"a": {**_VNI_TONES, **_VNI_ROOFED, **_VNI_BREVE}, "e": {**_VNI_TONES, **_VNI_ROOFED},
              "o": {**_VNI_TONES, **_VNI_ROOFED}, "u": _VNI_TONES, "y": _VNI_TONES,
              "ô": _VNI_TONES, "ö": _VNI_TONES}  # fmt: skip
_CAPITAL_RUN = re.compile(r"[^\W\d_]+(?:[ \t]+[^\W\d_]+)*")


def as_windows_1252(data: bytes) -> str:
    """Return bytes as the letters of windows-1252, every byte as one letter.

    >>> as_windows_1252(b"C\\xe9ng \\x81")
    'Céng \\x81'
    """
    return data.decode("latin-1").translate(_WINDOWS_1252)


def _windows_1252() -> dict[int, str]:
    decoded = ((code, bytes([code]).decode("cp1252", "ignore")) for code in range(0x80, 0xA0))
    return {code: letter for code, letter in decoded if letter}


def _tcvn3() -> dict[int, str]:
    codes = bytes.fromhex(_TCVN3_CODES)
    return dict(zip(codes, _TCVN3_LETTERS, strict=True)) | {0xAD: "ư"}


def _vni() -> dict[str, str]:
    """Return each pair of base and mark, and each letter that stands alone, small and capital, as it is meant."""
    table: dict[str, str] = {}
    for printed, meant in _VNI_ALONE.items():
        table |= {printed: meant, printed.upper(): meant.upper()}
    for base, marks in _VNI_BASES.items():
        letter = _VNI_ALONE.get(base, base)
        for mark, accents in marks.items():
            small = unicodedata.normalize("NFC", letter + accents)
            table |= {
                base + mark: small,
                base.upper() + mark.upper(): small.upper(),
                base.upper() + mark: small.upper(),
            }
    return table


_WINDOWS_1252 = _windows_1252()
_BYTE_OF = {letter: code for code, letter in _WINDOWS_1252.items()}
_TCVN3 = _tcvn3()
_VNI = _vni()
_VNI_CODES = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_WINDOWS_1258 = {
    ord(_WINDOWS_1252.get(code, chr(code))): bytes([code]).decode("cp1258", "ignore")
    for code in range(0x80, 0x100)
}


def from_tcvn3(text: str) -> str:
    """Return TCVN3 text as Unicode; words set in capitals get their accented letters, which TCVN3 lacks, as capitals.

    >>> from_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), from_tcvn3("HuyÖn Yªn Mü, TØNH H¦NG Y£N")
    ('Cộng hoà xã hội chủ nghĩa Việt Nam', 'Huyện Yên Mỹ, TỈNH HƯNG YÊN')
    """
    read = text.translate(_TCVN3)
    return _CAPITAL_RUN.sub(lambda run: _capitals(text[run.start() : run.end()], run[0]), read)


def _capitals(printed: str, read: str) -> str:
    """Return a run of words with those in capitals whose ASCII letters, or those of the word beside, are capitals."""
    words = list(re.finditer(r"\S+", read))
    sure = [_surely_capital(printed[word.start() : word.end()]) for word in words]
    pieces = list(read)
    for number, word in enumerate(words):
        beside = sure[max(0, number - 1) : number] + sure[number + 1 : number + 2]
        letters = [letter for letter in printed[word.start() : word.end()] if letter.isascii()]
        if sure[number] or (any(beside) and not any(map(str.islower, letters))):
            pieces[word.start() : word.end()] = read[word.start() : word.end()].upper()
    return "".join(pieces)


def _surely_capital(printed: str) -> bool:
    letters = [letter for letter in printed if letter.isascii()]
    return len(letters) > 1 and all(map(str.isupper, letters))


def from_vni(text: str) -> str:
    """Return VNI text as Unicode, each base with the mark behind it.

    >>> from_vni("Ñoäc laäp - Töï do - Haïnh phuùc, UÛY BAN NHAÂN DAÂN")
    'Độc lập - Tự do - Hạnh phúc, ỦY BAN NHÂN DÂN'
    """
    return _VNI_CODES.sub(lambda match: _VNI[match[0]], text)


def from_windows_1258(text: str) -> str:
    """Return windows-1258 text, taken for windows-1252, as Unicode with composed letters.

    >>> from_windows_1258("Cô\\xf2ng ho\\xe0 xa\\xde h\\xf4\\xf2i")
    'Cộng hoà xã hội'
    """
    return unicodedata.normalize("NFC", text.translate(_WINDOWS_1258))


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to write Vietnamese in one byte a letter."""

    charset: str
    """Name shown to the user, as the parameter of the media type."""
    read: Callable[[str], str]
    """From windows-1252 letters to Unicode."""


TCVN3 = Encoding("tcvn3", from_tcvn3)
VNI = Encoding("vni", from_vni)
WINDOWS_1258 = Encoding("windows-1258", from_windows_1258)
ENCODINGS = (WINDOWS_1258, TCVN3, VNI)

_SURE = 0.85
_DOUBTFUL = 0.6
"""Share of syllables up to which a text as it stands is no Vietnamese."""


def detect(text: str) -> Encoding | None:
    """Return the encoding in which windows-1252 letters make Vietnamese, None where they do in none or as they stand.

    >>> detect("Céng hoµ x· héi").charset, detect("Coäng hoøa xaõ hoäi").charset, detect("Cộng hòa"), detect("déjà")
    ('tcvn3', 'vni', None, None)
    """
    words = accented_words(text)
    if len(words) < 2 or sum(map(is_syllable, words)) > _DOUBTFUL * len(words):
        return None
    sample = "\n".join(words)
    scores = [(vietnamese_share(encoding.read(sample)), encoding) for encoding in ENCODINGS]
    share, best = max(scores, key=lambda score: score[0])
    return best if share >= _SURE else None


_FIRST = 0xF0000
"""Letters of a run in an old font are kept apart, in a private plane, until all of the text is there to judge by."""
_BLOCKS: tuple[tuple[Encoding, bool], ...] = ((TCVN3, False), (TCVN3, True), (VNI, False))
_MARKED = re.compile("[\U000f0000-\U000f02ff]+")


def mark_font(text: str, font: str | None) -> str:
    """Mark the letters of a run that is set in a font of an old encoding; leave any other run as it is.

    >>> restore(mark_font("Céng hoµ", ".VnTimeH") + " 2024"), restore(mark_font("Cộng hòa", ".VnTime"))
    (('CỘNG HOÀ 2024', 'tcvn3'), ('Cộng hòa', None))
    """
    block = _block_of(font)
    if block is None or _MARKED.search(text):
        return text
    first = _FIRST + 0x100 * block
    codes = ((letter, _BYTE_OF.get(letter, ord(letter))) for letter in text)
    return "".join(
        chr(first + code) if 0x20 < code < 0x100 and code != 0xA0 else letter for letter, code in codes
    )


def _block_of(font: str | None) -> int | None:
    name = (font or "").strip("\"' ").lower()
    if name.startswith(".vn"):
        return 1 if name.endswith("h") else 0
    return 2 if name.startswith(("vni-", "vni ")) else None


def restore(text: str) -> tuple[str, str | None]:
    """Return a text with all that was in an old encoding read, and the name of that encoding, None where there is none.

    What a font says counts only where it makes the text more Vietnamese: fonts stay behind when texts are converted.
    """
    charset: str | None = None
    for number, (encoding, _) in enumerate(_BLOCKS):
        if any(_stretches(text, number)):
            sample = " ".join(_stretches(text, number))
            meant = vietnamese_share(encoding.read(sample)) > vietnamese_share(sample)
            charset = encoding.charset if meant else charset
            text = _unmark(text, number, meant)
    found = None if charset else detect(text)
    if found is not None:
        text, charset = found.read(text), found.charset
    # Only now: where TCVN3 is meant, the soft hyphen is ư.
    return text.replace("\u00ad", ""), charset


def _stretches(text: str, block: int) -> Iterator[str]:
    for match in _MARKED.finditer(text):
        letters = [code - _FIRST for code in map(ord, match[0]) if (code - _FIRST) // 0x100 == block]
        if letters:
            yield as_windows_1252(bytes(letter % 0x100 for letter in letters))


def _unmark(text: str, block: int, meant: bool) -> str:
    low = _FIRST + 0x100 * block
    marked = re.compile(f"[{chr(low)}-{chr(low + 0xFF)}]+")
    encoding, capitals = _BLOCKS[block]

    def letters(match: re.Match[str]) -> str:
        printed = as_windows_1252(bytes(ord(letter) - low for letter in match[0]))
        read = encoding.read(printed) if meant else printed
        return read.upper() if meant and capitals else read

    return marked.sub(letters, text)
