"""Shortest ways back to a root, told from the pairs of an outline."""

from collections.abc import Iterable, Mapping


def depths_along(pairs: Iterable[tuple[str, str]], start: str, *, outgoing: bool) -> dict[str, int]:
    """Return the number of hops from ``start`` to what the pairs of an outline lead to.

    >>> depths_along([("xã", "huyện"), ("huyện", "tỉnh"), ("xã", "tỉnh")], "tỉnh", outgoing=False)
    {'tỉnh': 0, 'huyện': 1, 'xã': 1}
    """
    leading: dict[str, list[str]] = {}
    for source, target in pairs:
        near, far = (source, target) if outgoing else (target, source)
        leading.setdefault(near, []).append(far)
    depths = {start: 0}
    frontier = [start]
    while frontier:
        hops = depths[frontier[0]] + 1
        frontier = sorted({far for node in frontier for far in leading.get(node, ())} - depths.keys())
        depths.update(dict.fromkeys(frontier, hops))
    return depths


def nearest_parents(pairs: Iterable[tuple[str, str]], depths: Mapping[str, int]) -> dict[str, str]:
    """Return for each source of the pairs the target that is a hop nearer to the root, the first by identifier."""
    parents: dict[str, str] = {}
    for child, parent in pairs:
        nearer = depths.get(parent, len(depths)) + 1 == depths.get(child)
        if nearer and parent <= parents.get(child, parent):
            parents[child] = parent
    return parents


def on_the_way(nearer: Mapping[str, str], ends: Iterable[str]) -> dict[str, str]:
    """Return of the steps to the root only those on the way there from ``ends``.

    >>> on_the_way({"xã": "huyện", "huyện": "tỉnh", "sở": "tỉnh"}, ["xã"])
    {'xã': 'huyện', 'huyện': 'tỉnh'}
    """
    found: dict[str, str] = {}
    for end in ends:
        while end in nearer and end not in found:
            end = found.setdefault(end, nearer[end])
    return found
