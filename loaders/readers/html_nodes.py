"""The nodes of a web page (selectolax), and a walk over them."""

import re
from collections.abc import Callable
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node: TypeAlias = LexborNode

_TAG = re.compile(
    r"<(/?)(?!(?:li|p|t[dhr]|tbody|thead|tfoot|d[dt]|option|br|hr|img|meta|link|input|col|wbr)\b)[a-zA-Z]"
)
"""Tags that have an end, of those that need one."""
_DEEPEST = 10_000


def nests_too_deep(page: str) -> bool:
    """Tell whether a page nests so deep that the parser, quadratic in the depth, would not come to an end.

    >>> nests_too_deep("<nav>" * 20_000), nests_too_deep("<nav></nav>" * 20_000)
    (True, False)
    """
    depth = deepest = 0
    for match in _TAG.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def body_of(page: str) -> Node | None:
    """Return the body of a page; the parser mends what is not well formed.

    >>> body_of("<td>Số").text()
    'Số'
    """
    return LexborHTMLParser(page).body


def walk(root: Node, opens: Callable[[Node], bool], closes: Callable[[Node], None]) -> None:
    """Call ``opens`` for each node under the root in order, and ``closes`` at the end of those whose inside it wants.

    Pages nest without bound, so nothing here calls itself.
    """
    node: Node | None = root.first_child
    while node is not None:
        if opens(node):
            if node.first_child is not None:
                node = node.first_child
                continue
            closes(node)
        node = _next(node, root, closes)


def _next(node: Node, root: Node, closes: Callable[[Node], None]) -> Node | None:
    """Return the node after one that is done with, closing those that it was the last in."""
    while node.next is None:
        above = node.parent
        if above is None or above.mem_id == root.mem_id:
            return None
        node = above
        closes(node)
    return node.next
