"""RTF: the text as it is printed, tables with their cells, numbers as the program wrote them, old fonts read."""

import unicodedata

from graph.errors import UnreadableInput
from loaders.readers.blocks import printed
from loaders.readers.encodings import mark_font, restore
from loaders.readers.formats import Content
from loaders.readers.rtf_tables import RowsAndCells
from loaders.readers.rtf_tokens import Fonts, Group, Token, is_left_out, tokens

_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "~": " ", "_": "-", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "enspace": " ", "emspace": " ",
    "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_ENDS_PARAGRAPH = frozenset(("par", "sect", "\r", "\n"))
_DEEPEST = 5000


def read(name: str, data: bytes) -> Content:
    r"""Return the text of an RTF file; raise UnreadableInput where the file is none.

    >>> read("a.rtf", rb"{\rtf1\ansi\uc1 S\u7889?: 05\par{\*\generator x}Hai \'e0}").text
    'Số: 05\n\nHai à\n'
    """
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise UnreadableInput(name, "không phải tệp RTF", "is no RTF file")
    document = _Document(name)
    for token in tokens(data):
        document.take(token)
    text, charset = restore(document.text())
    return Content(text=text, charset=charset)


class _Document:
    """Follows the groups of a file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._fonts = Fonts()
        self._group = Group()
        self._above: list[Group] = []
        self._opening = self._starred = False
        self._font_table: int | None = None
        self._skip = 0
        self._surrogate = 0
        self._tables = RowsAndCells()
        self._notes: list[str] = []

    def text(self) -> str:
        """Return the text that was taken in."""
        notes = (f"[{number}] {' '.join(note.split())}" for number, note in enumerate(self._notes, 1))
        return unicodedata.normalize("NFC", printed([*self._tables.finish(), *notes]))

    def take(self, token: Token) -> None:
        """Take in the next part of the file."""
        word = token.word
        if word == "{":
            self._open()
        elif word == "}":
            self._close()
        elif word == "*":
            self._starred = True
        elif word:
            opening, starred = self._opening, self._starred
            self._opening = self._starred = False
            if opening:
                self._begin(word, starred)
            self._control(word, token.number)
        else:
            self._opening = False
            self._text(token.text)

    def _open(self) -> None:
        if len(self._above) >= _DEEPEST:
            raise UnreadableInput(
                self._name, "tệp RTF hỏng: nhóm lồng quá sâu", "the RTF file nests too deep"
            )
        self._above.append(self._group)
        self._group = Group(*(getattr(self._group, name) for name in Group.__slots__))
        self._opening, self._starred, self._skip = True, False, 0

    def _close(self) -> None:
        self._opening, self._skip = False, 0
        if self._above:
            self._group = self._above.pop()
        if self._font_table is not None and len(self._above) < self._font_table:
            self._font_table = None

    def _begin(self, word: str, starred: bool) -> None:
        """Begin a group that its first word gives a purpose."""
        group = self._group
        if word == "fonttbl":
            self._font_table = len(self._above)
        elif word == "ud":
            group.left_out = False
        elif is_left_out(word, starred):
            group.left_out = True
        elif word in ("listtext", "pntext"):
            group.numbering = True
        elif word == "footnote" and group.shown:
            group.note = True
            self._notes.append("")

    def _control(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "u" and number is not None:
            self._unicode(number)
            return
        if self._skip:
            self._skip -= 1
            return
        on = number != 0
        match word:
            case "f":
                group.font = number
            case "fcharset":
                self._fonts.define(group.font, number)
            case "ansicpg":
                self._fonts.code_page = "cp1258" if number == 1258 else "cp1252"
            case "deff":
                self._fonts.default = number
            case "uc":
                group.unicode_skip = number or 0
            case "v":
                group.hidden = on
            case "deleted":
                group.deleted = on
            case "caps":
                group.capitals = on
            case "plain":
                group.font, group.hidden, group.capitals, group.deleted = None, False, False, False
            case _:
                self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        group, tables = self._group, self._tables
        if word == "pard":
            group.in_table, group.depth = False, 0
        elif word == "intbl":
            group.in_table = True
        elif word == "itap":
            group.depth = number or 0
        elif word == "trowd":
            tables.begin_edges()
        elif word == "cellx":
            tables.edge(number or 0)
        elif not group.shown:
            return
        elif word in _ENDS_PARAGRAPH:
            self._words("\n") if group.note else tables.end_paragraph(self._depth())
        elif word in ("cell", "nestcell"):
            tables.end_cell(self._depth() if word == "nestcell" else 1)
        elif word in ("row", "nestrow"):
            tables.end_row(max(self._depth(), 2) if word == "nestrow" else 1)
        elif word in _SIGNS:
            self._words(" " if group.numbering and word == "tab" else _SIGNS[word])

    def _depth(self) -> int:
        return max(self._group.depth, 1) if self._group.in_table else self._group.depth

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._skip = self._group.unicode_skip
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + (self._surrogate - 0xD800) * 0x400 + code - 0xDC00 if self._surrogate else 0xFFFD
            self._surrogate = 0
        # Symbol fonts have their letters here; all that documents print with them is bullets.
        self._words("•" if 0xF000 <= code < 0xF100 else chr(code))

    def _text(self, code: bytes) -> None:
        skipped = min(self._skip, len(code))
        self._skip -= skipped
        if skipped < len(code):
            self._words(self._fonts.decode(self._group.font, code[skipped:]))

    def _words(self, words: str) -> None:
        group = self._group
        if self._font_table is not None:
            if not group.left_out:
                self._fonts.name(group.font, words)
        elif group.shown:
            marked = mark_font(words, self._fonts.name_of(group.font))
            marked = marked.upper() if group.capitals and marked == words else marked
            if group.note:
                self._notes[-1] += marked
            else:
                self._tables.words(marked, self._depth())
