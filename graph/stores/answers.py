"""What every store must answer alike: how evidence is gathered, what is searched, what comes first."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from heapq import nsmallest

from graph.identifiers.folding import fold
from graph.model import Evidence, Node, Relation, Status, Value
from ontology.terms import NodeKind, RelationKind

INDEXED = ("symbol_key", "number", "type", "issuer", "year", "level", "status", "name_key")
"""Properties by which nodes can be found."""

_SEARCHED = ("symbol", "symbol_key", "title", "issuer_name", "content", "text", "name")
_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_NO_LEVEL = 4
_NO_YEAR = 0

Proof = tuple[str, str, RelationKind, str | None, str | None, Evidence]
"""One statement with both ends settled: source, target, kind, role, basis and the place that says it."""


def gather(proofs: Iterable[Proof]) -> list[Relation]:
    """Return one relation for all proofs of it, relations and evidence in the order that the port promises."""
    collected: dict[tuple[str, str, RelationKind, str | None, str | None], list[Evidence]] = {}
    for source, target, kind, role, basis, proof in proofs:
        collected.setdefault((source, target, kind, role, basis), []).append(proof)
    relations = [_relation(*each, evidence) for each, evidence in collected.items()]
    return sorted(relations, key=lambda relation: relation.key)


def _relation(
    source: str,
    target: str,
    kind: RelationKind,
    role: str | None,
    basis: str | None,
    evidence: list[Evidence],
) -> Relation:
    if len(evidence) > 1:
        evidence.sort(key=_place)
    return Relation(
        source=source,
        target=target,
        kind=kind,
        role=role,
        basis=basis,
        evidence=tuple(evidence),
        confidence=max(proof.confidence for proof in evidence),
    )


Key = tuple[str, str, str, str, str]
"""What :attr:`graph.model.Relation.key` gives."""

Totals = dict[tuple[str, RelationKind], int]
"""By node and kind, how many relations there are."""


def first_of_each(
    keys: Iterable[Key], ids: Collection[str], *, outgoing: bool, first: int
) -> tuple[set[Key], Totals]:
    """Return of the relations of ``ids`` those that ``around`` promises, and how many there are of each sort."""
    groups: dict[tuple[str, str], list[Key]] = {}
    for key in keys:
        groups.setdefault((key[0] if outgoing else key[2], key[1]), []).append(key)
    kept: set[Key] = set()
    for group in groups.values():
        kept.update(group if len(group) <= first else nsmallest(first, group))
        kept.update(key for key in group if (key[2] if outgoing else key[0]) in ids)
    return kept, {(near, RelationKind(kind)): len(group) for (near, kind), group in groups.items()}


def _place(evidence: Evidence) -> tuple[str, str, int, int, str]:
    return (evidence.document, evidence.source, evidence.start, evidence.end, evidence.method)


def search_text(label: str, properties: Mapping[str, Value]) -> str:
    """Return the folded words by which a node is found, each once.

    >>> search_text("Kế hoạch 08/KH-UBND", {"title": "Kế hoạch cải cách", "symbol_key": "8/kh-ubnd"})
    'ke hoach 08 kh ubnd 8 cai cach'
    """
    texts = [label, *(str(properties[name]) for name in _SEARCHED if properties.get(name) is not None)]
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split()))


def standing(kind: NodeKind, properties: Mapping[str, Value]) -> int:
    """Return the place of a node among search results; the lowest comes first.

    >>> resolved = standing(NodeKind.INSTRUMENT, {"status": "resolved", "level": "commune", "year": 2024})
    >>> resolved < standing(NodeKind.INSTRUMENT, {"status": "stub", "level": "central", "year": 2024})
    True
    """
    known = kind is NodeKind.INSTRUMENT and properties.get("status") == Status.RESOLVED
    level = _LEVELS.get(str(properties.get("level")), _NO_LEVEL)
    year = properties.get("year")
    newest_first = 9999 - (year if isinstance(year, int) else _NO_YEAR)
    return (0 if known else 100_000) + level * 10_000 + newest_first


def conditions(where: Mapping[str, Value | Collection[Value]]) -> dict[str, list[Value]]:
    """Return for each indexed property the values that ``find`` allows; raise ValueError for any other property.

    >>> conditions({"year": 2021, "level": ["commune", None]})
    {'year': [2021], 'level': ['commune', None]}
    """
    if unknown := where.keys() - set(INDEXED):
        raise ValueError(f"not indexed: {sorted(unknown)}")
    return {name: _alternatives(value, int if name == "year" else str) for name, value in where.items()}


def _alternatives(value: Value | Collection[Value], type_: type) -> list[Value]:
    # A value of another type equals nothing, though some databases would convert it.
    values = [value] if value is None or isinstance(value, str | int | float) else value
    return [each for each in values if each is None or isinstance(each, type_)]


def matches(node: Node, allowed: Mapping[str, Collection[Value]]) -> bool:
    """Return whether every property of the node has one of the values allowed."""
    return all(node.get(name) in values for name, values in allowed.items())


def is_about(node: Node, year: int) -> bool:
    """Return whether the node is of the year, or has a period that names it."""
    return node.get("year") == year or str(year) in str(node.get("period") or "")


def digest_of(*words: str | int) -> int:
    """Return a number of 64 bits for the words, to be added to the version of a store."""
    return int.from_bytes(blake2b("\0".join(map(str, words)).encode(), digest_size=8).digest(), "big")


def version_text(content: int) -> str:
    """Return the name of a state from the sum of the digests of all that is kept, in any order."""
    return f"{content % (1 << 64):016x}"
