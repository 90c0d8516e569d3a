"""The parts of an RTF file: groups, control words with their numbers, bytes of text (Rich Text Format 1.9.1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_TOKEN = re.compile(
    rb"""
      \\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | \\'(?P<code>[0-9a-fA-F]{2})
    | \\(?P<sign>[^a-zA-Z'])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n\0]+)
    | [\r\n\0]+ | \\
    """,
    re.VERBOSE | re.DOTALL,
)
_BY_CHARSET = {
    0: "cp1252",
    77: "mac_roman",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}
_LEFT_OUT = re.compile(
    r"colortbl|stylesheet|info|pict|header[lrf]?|footer[lrf]?|annotation|xe|tc|rxe|sp|nonesttables|filetbl|upr|comment"
    r"|template|listtable|listoverridetable|nonshppict|themedata|datastore|revtbl"
)
_KEPT_WITH_STAR = re.compile(r"shpinst|do|ud")


class Token(NamedTuple):
    """One part; ``word`` is ``{`` or ``}`` for a group, empty for text, the control word or sign otherwise."""

    word: str
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the parts of a file in order.

    >>> [token.word or token.text for token in tokens(rb"{\b1 S\'e8}")]
    ['{', 'b', b'S', b'\xe8', '}']
    """
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode("ascii")
            if word == "bin" and number:
                place += max(number, 0)
            yield Token(word, number)
        elif match["code"]:
            yield Token("", None, bytes.fromhex(match["code"].decode("ascii")))
        elif match["sign"]:
            yield Token(match["sign"].decode("latin-1"))
        elif match["brace"]:
            yield Token(match["brace"].decode("ascii"))
        elif match["text"]:
            yield Token("", None, match["text"])


@dataclass(slots=True)
class Group:
    """What holds within a group and the groups in it."""

    font: int | None = None
    unicode_skip: int = 1
    left_out: bool = False
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    in_table: bool = False
    depth: int = 0
    """How many tables deep a paragraph says that it is; 0 where it says nothing."""
    numbering: bool = False
    """True in the text of a number that the program counted."""
    note: bool = False
    """True in a footnote."""

    @property
    def shown(self) -> bool:
        """Return whether text in the group is printed."""
        return not (self.left_out or self.hidden or self.deleted)


def is_left_out(word: str, starred: bool) -> bool:
    """Tell whether a group that begins with a control word is no text; unknown ones with a star are none.

    >>> is_left_out("stylesheet", False), is_left_out("listtext", False), is_left_out("unheard", True)
    (True, False, True)
    """
    return _LEFT_OUT.fullmatch(word) is not None or (starred and _KEPT_WITH_STAR.fullmatch(word) is None)


class Fonts:
    """The table of fonts: name and code page of each."""

    def __init__(self) -> None:
        self.default: int | None = None
        self.code_page = "cp1252"
        self._names: dict[int | None, str] = {}
        self._pages: dict[int | None, str] = {}

    def define(self, font: int | None, charset: int | None) -> None:
        """Note the character set of a font."""
        if charset in _BY_CHARSET:
            self._pages[font] = _BY_CHARSET[charset]

    def name(self, font: int | None, letters: str) -> None:
        """Note the name of a font."""
        self._names[font] = self._names.get(font, "") + letters.rstrip(";")

    def name_of(self, font: int | None) -> str | None:
        """Return the name of a font."""
        return self._names.get(font if font is not None else self.default)

    def decode(self, font: int | None, code: bytes) -> str:
        """Return bytes in the code page of a font; windows-1252 has a letter for each."""
        page = self._pages.get(font if font is not None else self.default, self.code_page)
        return code.decode(page, "replace")
