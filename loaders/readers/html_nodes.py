"""The nodes of a web page (selectolax), and a walk over them."""

from collections.abc import Callable
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node: TypeAlias = LexborNode


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
