"""A document as a person names it, found in the store; several that fit are all named, none is chosen."""

from collections.abc import Callable, Collection, Iterable, Sequence

from graph.errors import AmbiguousReference, UnknownReference
from graph.identifiers.folding import fold
from graph.model import Node, Status
from graph.queries.periods import period_of, year_of
from graph.references.wording import Wording
from graph.stores.port import Store
from ontology.terms import NodeKind

LISTED = 50
"""How many candidates an ambiguous reference names at most."""

_CONNECTIVES = frozenset({"cua", "ve", "ngay", "nam", "so", "tai"})
_OPTIONAL = _CONNECTIVES | {"tinh", "huyen", "quan", "xa", "phuong"}
"""Words that a label may lack though the document is meant: connectives, and kinds of the places above."""

Test = Callable[[Node], bool | None]
"""Whether a node agrees with one part of the wording: yes, no, or None where it does not say."""


def candidates(store: Store, wording: Wording) -> list[Node]:
    """Return all instruments that agree with every part of the wording."""
    found = _by_number(store, wording) if wording.number else _by_words(store, wording)
    for test in _tests(wording):
        found = _narrow(found, test)
    return _named_by(found, frozenset(wording.words)) if wording.number and wording.words else found


def only(text: str, found: Collection[Node]) -> Node:
    """Return the single node of ``found``, or raise the error that says why there is none."""
    known = [node for node in found if node.get("status") != Status.AMBIGUOUS] or list(found)
    if not known:
        raise UnknownReference(text)
    if len(known) > 1:
        listed = sorted(known, key=lambda node: (node.get("status") != Status.RESOLVED, node.label, node.id))
        raise AmbiguousReference(text, [(node.id, node.label) for node in listed[:LISTED]])
    return known[0]


def _by_number(store: Store, wording: Wording) -> list[Node]:
    """By the exact symbol; else by number where the symbol was shortened or lost a stroke."""
    if wording.symbol is not None:
        exact = store.find(NodeKind.INSTRUMENT, {"symbol_key": wording.symbol})
        if exact:
            return exact
    number = str(wording.number)
    found = store.find(NodeKind.INSTRUMENT, {"number": [number, f"0{number}"]})
    if wording.symbol is None:
        return found
    wanted = _squeezed(wording.symbol)
    return [node for node in found if _squeezed(str(node.get("symbol_key") or "")).startswith(wanted)]


def _squeezed(symbol: str) -> str:
    return symbol.replace("/", "").replace("-", "")


def _by_words(store: Store, wording: Wording) -> list[Node]:
    """By name, a law's for instance; else by all the words."""
    named = store.find(NodeKind.INSTRUMENT, {"name_key": sorted({wording.text, " ".join(wording.words)})})
    if named or not wording.text:
        return named
    without_year = wording.text if wording.year is None else wording.text.replace(str(wording.year), " ")
    bare = " ".join(word for word in without_year.split() if word not in _CONNECTIVES)
    found = _searched(store, without_year) or (_searched(store, bare) if bare else [])
    exact = [node for node in found if wording.text in {fold(str(node.get("title") or "")), fold(node.label)}]
    return exact or found


def _searched(store: Store, words: str) -> list[Node]:
    return store.search(words, LISTED * 4, NodeKind.INSTRUMENT)


def _tests(wording: Wording) -> Iterable[Test]:
    if wording.types:
        yield lambda node: _has_type(node, wording.types)
    if wording.date is not None:
        yield lambda node: None if node.get("date") is None else node.get("date") == wording.date
    if (year := wording.year or _year_of_date(wording.date)) is not None:
        yield lambda node: None if year_of(node) is None else year_of(node) == year or _is_for(node, year)


def _narrow(found: Sequence[Node], test: Test) -> list[Node]:
    """Keep what agrees; where nothing does, what does not contradict."""
    verdicts = [(node, test(node)) for node in found]
    return [node for node, verdict in verdicts if verdict] or [
        n for n, verdict in verdicts if verdict is None
    ]


def _has_type(node: Node, types: frozenset[str]) -> bool | None:
    kind = node.get("type")
    return None if kind is None else kind in types


def _named_by(found: Sequence[Node], words: frozenset[str]) -> list[Node]:
    """Keep what has all the words, its places included; the place that is the issuer's own before one above it."""
    fitting = [node for node in found if words - _OPTIONAL <= _words_of(node) | _places_of(node)]
    own = {node.id: len(words & _words_of(node)) for node in fitting}
    return [node for node in fitting if own[node.id] == max(own.values())]


def _year_of_date(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _is_for(node: Node, year: int) -> bool:
    period = period_of(node)
    return period is not None and period[0] <= year <= period[1]


def _words_of(node: Node) -> set[str]:
    texts = (node.label, node.get("title"), node.get("issuer_name"))
    return set(fold(" ".join(str(text) for text in texts if text)).split())


def _places_of(node: Node) -> set[str]:
    """The words of the identifiers, which name the places above the issuer."""
    return set(fold(f"{node.id} {node.get('issuer') or ''}").split())
