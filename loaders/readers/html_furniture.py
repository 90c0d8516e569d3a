"""What of a web page is the site around a document: menus, banners, side columns, what is not shown at all."""

import re

from graph.identifiers.folding import fold_letters
from loaders.readers.html_nodes import Node, walk

_NEVER_SHOWN = re.compile(
    r"script|style|noscript|template|head|title|svg|math|button|select|option|datalist|textarea|input|iframe|object|embed"
    r"|canvas|audio|video|map|dialog|progress|meter|del"
)
_FURNITURE = re.compile(r"nav|header|footer|aside|menu|search")
_CONTAINERS = re.compile(r"div|section|ul|ol|dl|table|tr|td")
"""What a site puts its parts into; words that a search has marked are in none of these."""
_ROLES = re.compile(r"navigation|banner|search|complementary|contentinfo|menu|menubar|dialog")
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|pagination|paging|comments?|share|sharing|social|search"
    r"|login|cookies?|advert|advertisement|ads|banner|related|topbar|toolbar|dropdown|popup|modal|offcanvas|copyright|sitemap"
    r"|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PAGE_EDGES = frozenset(("header", "footer"))
"""Titles that office programs give to the parts of a page that repeat."""
_WORDS = re.compile(
    r"doc\s+lap\s*-\s*tu\s+do|cong\s+hoa\s+xa\s+hoi|noi\s+nhan\b|can\s+cu\s|dang\s+cong\s+san"
)
"""Words of a document, over folded text; what holds them is no furniture."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_EDGE_STYLE = re.compile(r"mso-element\s*:\s*(?:header|footer|comment-list)", re.IGNORECASE)
_SHORTEST_WORDS = 6
_LEAST_LINKS = 3
_MOSTLY = 0.8


class Furniture:
    """What a first walk over a page found out of its parts."""

    def __init__(self, body: Node) -> None:
        self._with_document: set[int] = set()
        self._menus: set[int] = set()
        self._homes: list[Node] = []
        self._before: list[tuple[int, int, int]] = []
        self._letters = self._linked = self._items = self._inside_link = 0
        walk(body, self._opens, self._closes)
        self.home = self._home() or body
        """The element that the document is in."""

    def is_left_out(self, node: Node) -> bool:
        """Tell whether an element is no part of the document."""
        tag, attributes = node.tag or "", node.attributes
        if _NEVER_SHOWN.fullmatch(tag) or _is_hidden(attributes):
            return True
        if node.mem_id in self._with_document:
            return False
        if _FURNITURE.fullmatch(tag) or node.mem_id in self._menus or attributes.get("title") in _PAGE_EDGES:
            return True
        return bool(self._with_document) and _CONTAINERS.fullmatch(tag) is not None and _says_so(attributes)

    def _opens(self, node: Node) -> bool:
        tag = node.tag or ""
        if tag == "-text":
            self._count(node)
            return False
        if tag.startswith(("-", "!")) or _NEVER_SHOWN.fullmatch(tag) or _is_hidden(node.attributes):
            return False
        if tag == "a":
            self._inside_link += 1
        elif tag == "li":
            self._items += 1
        elif tag in ("ul", "ol"):
            self._before.append((self._letters, self._linked, self._items))
        elif tag in ("main", "article") or node.attributes.get("role") == "main":
            self._homes.append(node)
        return True

    def _closes(self, node: Node) -> None:
        if node.tag == "a":
            self._inside_link -= 1
        elif node.tag in ("ul", "ol"):
            letters, linked, items = self._before.pop()
            links, words = self._linked - linked, self._letters - letters
            if self._items - items >= _LEAST_LINKS and links >= _MOSTLY * words:
                self._menus.add(node.mem_id)

    def _count(self, node: Node) -> None:
        text = node.text_content or ""
        size = len(text.strip())
        self._letters += size
        self._linked += size if self._inside_link else 0
        if size > _SHORTEST_WORDS and _WORDS.search(fold_letters(text).replace("\u2013", "-")):
            above: Node | None = node
            while above is not None and above.mem_id not in self._with_document:
                self._with_document.add(above.mem_id)
                above = above.parent

    def _home(self) -> Node | None:
        """Return the main part of the page, if there is one and it holds words of a document."""
        with_document = [home for home in self._homes if home.mem_id in self._with_document]
        if not with_document:
            return None
        first = with_document[0]
        inside = all(_is_in(home, first) for home in with_document[1:])
        return first if inside else None


def _is_in(node: Node, other: Node) -> bool:
    above = node.parent
    while above is not None and above.mem_id != other.mem_id:
        above = above.parent
    return above is not None


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(style) is not None
        or _EDGE_STYLE.search(style) is not None
    )


def _says_so(attributes: dict[str, str | None]) -> bool:
    names = (attributes.get("class") or "", attributes.get("id") or "")
    role = attributes.get("role") or ""
    return _ROLES.fullmatch(role) is not None or any(_CLASSES.search(name) for name in names)
