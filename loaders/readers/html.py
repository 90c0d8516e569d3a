"""Web pages, and what office programs save as such: the words that are shown, in the order in which they are read."""

import re

from graph.errors import UnreadableInput
from loaders.readers.blocks import Writer, printed
from loaders.readers.encodings import as_windows_1252, from_windows_1258, mark_font, restore
from loaders.readers.formats import Content
from loaders.readers.html_furniture import Furniture
from loaders.readers.html_nodes import Node, body_of, nests_too_deep, walk
from loaders.readers.list_numbers import number_of

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6r]|header|hgroup|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_FONT = re.compile(r"font(?:-family)?\s*:[^;]*?[\"']?(\.vn[\w ]+|vni-[\w ]+)", re.IGNORECASE)
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_REPLACED = 0.005


def read(name: str, data: bytes) -> Content:
    r"""Return the text of a page.

    >>> read("a.html", "<nav>Trang chủ</nav><p>Căn cứ <b>Luật</b>\n số 1<br>và</p><ol><li>Một</ol>".encode()).text
    'Căn cứ Luật số 1\nvà\n\n1. Một\n'
    """
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput(
            name, "là dữ liệu nhị phân, không phải trang web", "is binary data, not a web page"
        )
    letters, declared = _letters(data)
    if nests_too_deep(letters):
        raise UnreadableInput(
            name, "trang web hỏng: lồng quá sâu", "the web page is broken: it nests too deep"
        )
    body = body_of(letters)
    text, charset = restore("" if body is None else _Page(Furniture(body)).text())
    if charset is None and declared == "windows-1258":
        return Content(text=from_windows_1258(text), charset=declared)
    return Content(text=text, charset=charset)


def _letters(data: bytes) -> tuple[str, str | None]:
    """Return the page as text, and the declared charset where bytes were taken for windows-1252 for lack of better."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    match = _CHARSET.search(data[:4096])
    declared = match[1].decode("ascii").lower() if match else ""
    if declared in ("utf-8", "utf8"):
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= _MOST_REPLACED * len(text):
            return text, None
    return as_windows_1252(data), declared


class _Page:
    """One walk over the nodes of a page."""

    def __init__(self, furniture: Furniture) -> None:
        self._furniture = furniture
        self._writer = Writer()
        self._lists: list[tuple[str, int]] = []
        self._fonts: list[str | None] = [None]
        self._verbatim = 0

    def text(self) -> str:
        """Return all that is shown of the document."""
        walk(self._furniture.home, self._opens, self._closes)
        return printed(self._writer.finish())

    def _opens(self, node: Node) -> bool:
        """Take in a node; return whether what is in it is wanted."""
        tag = node.tag or ""
        if tag == "-text":
            self._words(node.text_content or "")
            return False
        if tag.startswith(("-", "!")) or self._furniture.is_left_out(node):
            return False
        attributes = node.attributes
        self._fonts.append(_font(attributes) or self._fonts[-1])
        self._opens_element(tag, attributes)
        return True

    def _opens_element(self, tag: str, attributes: dict[str, str | None]) -> None:
        writer = self._writer
        match tag:
            case "br":
                writer.words("\n")
            case "table":
                writer.open_table()
            case "tr" | "caption":
                writer.open_row()
                if tag == "caption":
                    writer.open_cell()
            case "td" | "th":
                writer.open_cell(_count(attributes, "colspan"), _count(attributes, "rowspan"))
            case "ol" | "ul" | "menu":
                writer.end_paragraph()
                kind = _FORMATS.get(attributes.get("type") or "", "decimal") if tag == "ol" else "bullet"
                self._lists.append((kind, _count(attributes, "start") - 1))
            case "li":
                self._item(attributes)
            case "pre":
                self._verbatim += 1
                writer.end_paragraph()
            case _ if _BLOCKS.fullmatch(tag):
                writer.end_paragraph()

    def _closes(self, node: Node) -> None:
        self._fonts.pop()
        tag = node.tag or ""
        match tag:
            case "table":
                self._writer.close_table()
            case "li":
                self._writer.item("")
            case "ol" | "ul" | "menu":
                self._writer.end_paragraph()
                if self._lists:
                    self._lists.pop()
            case "pre":
                self._verbatim -= 1
                self._writer.end_paragraph()
            case _ if _BLOCKS.fullmatch(tag):
                self._writer.end_paragraph()

    def _item(self, attributes: dict[str, str | None]) -> None:
        kind, last = self._lists[-1] if self._lists else ("bullet", 0)
        number = _count(attributes, "value") if attributes.get("value") else last + 1
        if self._lists:
            self._lists[-1] = (kind, number)
        self._writer.item("-" if kind == "bullet" else f"{number_of(number, kind)}.")

    def _words(self, text: str) -> None:
        if not self._verbatim:
            text = _BLANKS.sub(" ", text)
            if text.startswith(" ") and self._writer.last.endswith((" ", "\n")):
                text = text[1:]
        if text:
            self._writer.words(mark_font(text, self._fonts[-1]))


def _font(attributes: dict[str, str | None]) -> str | None:
    if attributes.get("face"):
        return (attributes["face"] or "").split(",")[0]
    match = _FONT.search(attributes.get("style") or "")
    return match[1] if match else None


def _count(attributes: dict[str, str | None], name: str) -> int:
    value = (attributes.get(name) or "").strip()
    return int(value[:6]) if value[:6].isdecimal() else 1
