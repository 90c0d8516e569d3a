"""A trace as a tree for the terminal: each step under the one it hangs on, with the words that prove it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from api.language import say
from api.tables import quoted

Answer = Mapping[str, Any]

QUOTED = 220


def trace_lines(answer: Answer) -> list[str]:
    """Return the lines of the trees above and below the root of a trace.

    An instrument that stands in a tree already is named again, but not followed again.
    """
    labels = {node["id"]: node["label"] for node in answer["nodes"]}
    above: dict[str, list[Answer]] = defaultdict(list)
    below: dict[str, list[Answer]] = defaultdict(list)
    for relation in answer["relations"]:
        above[relation["source"]].append(relation)
        below[relation["target"]].append(relation)
    root = answer["root"]
    lines = [labels[root]]
    for relations, end, head in ((above, "target", _UP), (below, "source", _DOWN)):
        if relations[root] and not (end == "source" and _hangs_only_above(answer)):
            lines += ["", say(*head), *_branches(root, relations, end, labels, "", {root})]
    return lines


_UP = ("Dựa trên:", "Rests on:")
_DOWN = ("Được triển khai bởi:", "Implemented by:")


def _hangs_only_above(answer: Answer) -> bool:
    """With an end above the root, what stands below the root is none of the answer."""
    return answer.get("to") is not None and any(chain[0] == answer["root"] for chain in answer["chains"])


def _branches(
    node: str,
    relations: Mapping[str, list[Answer]],
    end: str,
    labels: Mapping[str, str],
    indent: str,
    seen: set[str],
) -> Iterator[str]:
    following = sorted(relations.get(node, ()), key=lambda relation: str(labels[relation[end]]))
    for relation in following:
        last = relation is following[-1]
        other = relation[end]
        again = other in seen
        mark = say(" (đã nêu trên)", " (see above)") if again and relations.get(other) else ""
        yield f"{indent}{'└─' if last else '├─'} {labels[other]}{mark}"
        below = indent + ("   " if last else "│  ")
        yield from (f"{below}   {quote}" for quote in _quotes(relation))
        if not again:
            seen.add(other)
            yield from _branches(other, relations, end, labels, below, seen)


def _quotes(relation: Answer) -> Iterator[str]:
    for evidence in relation["evidence"][:1]:
        yield quoted(evidence, QUOTED)
