"""The shadow text: the text without accents and furniture, so that one pattern fits every spelling of it.

Patterns run over the shadow; what they find is reported in the file. Where the file is in NFC the two have the
same length; combining marks and invisible characters (NFD input, zero-width blanks, soft hyphens) are left out
of the shadow and an offset map leads back.
"""

import codecs
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

_LEFT_OUT = re.compile("[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]")
_OFTEN_LEFT_OUT = "\u00ad\u200b\ufeff\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
"""The soft hyphen, a blank of no width, the mark of byte order and the accents of Vietnamese."""
_ONE_FOR_ONE = {
    **dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d"), "-"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u00b4\u0060"), "'"),
    **dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n"),
    **dict.fromkeys(map(ord, "\u2044\u2215"), "/"),
    **dict.fromkeys(map(ord, "đð"), "d"),
    **dict.fromkeys(map(ord, "ĐÐ"), "D"),
    # What optical recognition without Vietnamese makes of "ề", "ế" and "ý".
    **{ord("¢"): "e", ord("€"): "e", ord("¥"): "y"},
}


def _letters() -> dict[int, str]:
    # ASCII stands for itself: a letter that the table does not have costs an exception inside ``translate``.
    table = {code: chr(code) for code in range(0x80)} | _ONE_FOR_ONE
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table.setdefault(code, base)
    return table


_PLAIN = _letters()


def _frequent() -> str:
    """Return the letters of which nearly all texts consist, so few that a byte can stand for each.

    Zero comes first, for only then is the table of ``charmap_build`` the quick one; what is left out comes last.
    """
    ascii_letters = "\0\n\t\r" + "".join(map(chr, range(0x20, 0x7F)))
    vowels = "àáâãèéêìíòóôõùúýăĩũơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))
    letters = vowels + "đ" + vowels.upper() + "Đ\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u00b2\u00b0\u00d7"
    return ascii_letters + letters + _OFTEN_LEFT_OUT


# Through bytes the letters of a text change many times as fast as through a table of all there are.
_BYTE_OF = codecs.charmap_build(_frequent())
_PLAIN_OF_BYTE = _frequent().translate(_PLAIN).encode("latin-1", "replace").ljust(256)
_BYTES_LEFT_OUT = bytes(range(len(_frequent()) - len(_OFTEN_LEFT_OUT), len(_frequent())))
_BYTE_LEFT_OUT = re.compile(b"[" + re.escape(_BYTES_LEFT_OUT) + b"]")
_QUESTION_MARK, _ = codecs.charmap_encode("?", "strict", _BYTE_OF)
_RARE, _RARE_BYTES = re.compile(r"\?\?*"), re.compile(b"%b%b*" % (2 * (re.escape(_QUESTION_MARK),)))
"""What stands for letters that are no bytes; a question mark, which is one, stands for itself."""
_PIECE = 2000
"""A text is put in small letters in pieces, so that a letter beyond ASCII makes only one of them slow."""

_FURNITURE = {
    "](": re.compile(r"\]\([^()\s]*\)|\[(?=[A-Z][^\]\n]{1,300}\]\()"),  # target and opening bracket of a link
    "http": re.compile(r"https?://\S+"),  # what a browser prints or is copied with a link
    "www.": re.compile(r"www\.\S+"),
    "__": re.compile(r"__(?<!___)(?!_)"),
    "<": re.compile(r"</?(?:br|ul|li|ol|b|i|u|p|div|span|strong|em|sup|sub)\b[^<>\n]{0,80}>"),
}
"""What is no word of the text, by a sign without which it cannot stand."""
_ESCAPE = re.compile(r"\\(?=[^\w\s])|\\(?<=\S\\)(?=[^\S\n]*\n)")
_FORCED_LINE_END = re.compile(r"\\(?<!\S\\)(?=[^\S\n]*\n)")
_EMPHASIS = re.compile(r"\*(?=\S)|\*(?<=\S\*)")
"""The stars of Markdown; a bullet stands between blanks."""
_WIDE_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_HARD_ENDS = ".;:!?|\n"
"""What a line ends with that goes on with no other; the last is what remains of a break that is none."""
_PAGE_NUMBER = re.compile(r"\n\s{0,40}+\d{1,3}+[^\S\n]*+\n\s*+(?=[a-z])")
_ITEM = r"[-+*#|•]|\d{1,2}(?:\.\d+)*[.)]\s|[IVXivx]{1,5}[.)]\s|[a-zA-Z][.)]\s|(?:Dieu|Chuong|Muc|Phu[ ]luc)\s"
_OPENS_ITEM = re.compile(_ITEM)
_HELD_OPEN = re.compile(
    r"\s(?:cua|va|tai|do|voi|so|ngay|nam|thang|ve|cac|theo|tren|trong|cho|thuoc|giua|la)$"
)
_WRAPPED_LINE = 50
"""A line at least this long was probably broken by the width of the page."""
_WRAP = re.compile(
    rf"""
    \n(?<=[^.;:!?|\s]\n)                                                   # behind no end of a sentence or cell
    (?:
        (?=[a-z])(?!(?:[IVXivx]{{1,5}}|[a-z])[.)]\s)                       # a small letter that opens no item
      | (?<=[,/-]\n)(?=[A-Z][a-z])                                         # what is listed, and no heading
      | (?<=[^\n]{{{_WRAPPED_LINE - 1}}}[^\s,/-]\n)(?=[A-Z])(?!{_ITEM})    # a name at the width of the page
    )
    """,
    re.VERBOSE,
)
"""Nearly every break that only wraps a sentence, known by the letters around it."""
_BREAK = re.compile(r"\n(?<![.;:!?|\n]\n)(?!\n*+[-+*#|•])\s*")
"""The break of a line, unless a sentence or cell ends right before it or a bullet stands behind it."""


@dataclass(frozen=True, slots=True)
class ShadowText:
    """A text and its shadows, all three of one length.

    >>> shadow = ShadowText.of("Căn cứ **Nghị quyết** số 76/NQ-CP")
    >>> shadow.folded
    'can cu   nghi quyet   so 76/nq-cp'
    >>> shadow.text[slice(*shadow.span(9, 19))]
    'Nghị quyết'
    """

    text: str = field(repr=False)
    """The file as it was read; offsets that leave the loaders count its code points."""
    plain: str = field(repr=False)
    """Accents off, typographic signs in ASCII, furniture blanked; case and line breaks as they were."""
    folded: str = field(repr=False)
    """``plain`` in lower case."""
    flow: str = field(repr=False)
    """``folded`` with every break that the width of a page made (and page numbers between them) as blanks."""
    left_out: list[int] = field(repr=False, default_factory=list)
    """Places in the text of the signs that the shadow does not have."""
    gaps: list[int] = field(repr=False, default_factory=list)
    """The place in the shadow at which each of them is missing."""

    @classmethod
    def of(cls, text: str) -> "ShadowText":
        """Make the shadow of a text."""
        letters = _bytes_of(text)
        plain = letters.translate(_PLAIN_OF_BYTE, _BYTES_LEFT_OUT).decode("latin-1")
        complete = len(plain) == len(text)
        left_out = [] if complete else [match.start() for match in _BYTE_LEFT_OUT.finditer(letters)]
        plain = _blanked(_with_rare_letters(_with_line_feeds(plain), text))
        folded = _in_small_letters(plain)
        flow = _in_small_letters(_unwrapped(plain)) if "\n" in plain else folded
        gaps = [place - count for count, place in enumerate(left_out)]
        return cls(text, plain, folded, flow.replace("\t", " "), left_out, gaps)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text of a place in the shadow; what lies beyond the end is cut off."""
        last = len(self.flow)
        if not 0 <= start <= end <= last:
            start, end = min(start, last), min(max(start, end), last)
        if not self.gaps:
            return start, end
        return start + bisect_right(self.gaps, start), end + bisect_right(self.gaps, end)

    def slice(self, start: int, end: int) -> str:
        """Return the words of the text at a place in the shadow."""
        if not self.gaps:
            return self.text[start:end]
        first, last = self.span(start, end)
        return self.text[first:last]

    def place(self, offset: int) -> int:
        """Return the place in the shadow of a place in the text."""
        if not self.gaps:
            return offset
        return min(offset - bisect_left(self.left_out, offset), len(self.flow))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _bytes_of(text: str) -> bytes:
    """Return a byte for each letter: its own, that of any other left out, or a question mark."""
    letters, _ = codecs.charmap_encode(text, "replace", _BYTE_OF)
    if _QUESTION_MARK not in letters:
        return letters
    if any(_LEFT_OUT.search(text, *rare.span()) for rare in _RARE_BYTES.finditer(letters)):
        letters, _ = codecs.charmap_encode(_LEFT_OUT.sub(_OFTEN_LEFT_OUT[0], text), "replace", _BYTE_OF)
    return letters


def _with_rare_letters(plain: str, text: str) -> str:
    if "?" not in plain:
        return plain
    kept = text if len(plain) == len(text) else _LEFT_OUT.sub("", text)
    return _RARE.sub(lambda found: kept[found.start() : found.end()].translate(_PLAIN), plain)


def _in_small_letters(plain: str) -> str:
    if plain.isascii():
        return plain.lower()
    return "".join([plain[start : start + _PIECE].lower() for start in range(0, len(plain), _PIECE)])


def _blanked(plain: str) -> str:
    """Return the text with furniture blanked, for which it first becomes stars: what stands next to it sees a sign."""
    if "\\" in plain:
        plain = _FORCED_LINE_END.sub(" ", _ESCAPE.sub("*", plain))
    for sign, furniture in _FURNITURE.items():
        if sign[0] in plain and sign in plain:
            plain = furniture.sub(lambda found: "*" * len(found[0]), plain)
    return _EMPHASIS.sub(" ", plain) if "*" in plain else plain


def _unwrapped(plain: str) -> str:
    plain = _PAGE_NUMBER.sub(partial(_page_number_blanked, plain), plain)
    unwrapped = _WRAP.sub(" ", plain)
    double_spaced = cache(partial(_is_double_spaced, unwrapped))
    pieces: list[str] = []
    done = 0
    for match in _BREAK.finditer(unwrapped):
        start, end = match.span()
        start = _line_end(plain, start)
        if start and plain[start - 1] not in _HARD_ENDS and _is_soft(plain, start, end, double_spaced):
            pieces += (unwrapped[done:start], " " * (end - start))
            done = end
    pieces.append(unwrapped[done:])
    return "".join(pieces)


def _line_end(plain: str, place: int) -> int:
    """Return where the words of the line end that is broken at ``place``."""
    while place and plain[place - 1] in " \t\r":
        place -= 1
    return place


def _page_number_blanked(plain: str, found: re.Match[str]) -> str:
    """Return blanks for a page number between two halves of a sentence, else what was found."""
    last = plain[_line_end(plain, found.start()) - 1 : found.start()][:1]
    return " " * len(found[0]) if last.isalnum() or last in ",/-" else found[0]


def _is_double_spaced(plain: str) -> bool:
    """Tell whether blank lines stand between the lines of one paragraph, as some converters put them."""
    wide = inside = 0
    for match in _WIDE_BREAK.finditer(plain):
        wide += 1
        if plain[match.end() : match.end() + 1].islower():
            end = _line_end(plain, match.start())
            inside += plain[end - 1 : end] not in ".;:"
    return 4 * inside > wide


def _opens_heading(plain: str, start: int, end: int) -> bool:
    """Tell whether a line in capitals follows a sentence that has none: ``... Sở Nội vụ,`` and ``QUYẾT ĐỊNH:``."""
    close = plain.find("\n", end)
    following = plain[end : close if close >= 0 else len(plain)]
    before = plain[plain.rfind("\n", 0, start) + 1 : start]
    return following.isupper() and " " in following.strip() and not before.isupper()


def _is_soft(plain: str, start: int, end: int, double_spaced: Callable[[], bool]) -> bool:
    """Tell whether the break between ``start`` and ``end``, after no end of a sentence, only wraps a sentence."""
    if end == len(plain):
        return False
    if plain[start - 1] in ",-/" and plain[end].isalnum():
        return not _opens_heading(plain, start, end)
    small, single = plain[end].islower(), plain.count("\n", start, end) == 1
    wrapped = start - (plain.rfind("\n", 0, start) + 1) >= _WRAPPED_LINE
    if not (small or wrapped or (single and _HELD_OPEN.search(plain, max(0, start - 7), start))):
        return False
    return not _OPENS_ITEM.match(plain, end) and (small or single or double_spaced())
