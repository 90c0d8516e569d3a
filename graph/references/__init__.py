"""References as a person writes them, resolved to nodes: documents, units, tasks.

A reference is never guessed: what fits nothing is unknown, what fits several is ambiguous and the candidates are named.
"""

from graph.errors import AmbiguousReference, UnknownReference
from graph.model import Node
from graph.references.instruments import candidates, only
from graph.references.wording import read_wording
from graph.stores.port import Store
from ontology.terms import NodeKind

_URN = "urn:"
_ANY_LIMIT = 50


def resolve_reference(store: Store, text: str) -> Node:
    """Return the instrument that ``text`` means: a URN, ``76/NQ-CP``, ``NQ 76``, ``152/KH-UBND Ninh Giang 2023``.

    An instrument known only by citation counts like one that was read.
    """
    if text.strip().startswith(_URN):
        return _identified(store, text.strip())
    return only(text, candidates(store, read_wording(text)))


def resolve_unit_reference(store: Store, text: str, *, on: str | None = None) -> str:
    """Return the identifier of the unit that ``text`` means: ``huyện Ninh Giang``, ``Phòng Nội vụ huyện Ninh Giang``.

    Units of the store come first, then the administrations of the areas; ``on`` is the day it must exist on.
    """
    from graph.references.units import find_unit

    return find_unit(store, text.strip(), on=on)


def resolve_any(store: Store, text: str) -> Node:
    """Return the instrument, unit or task that ``text`` means; raises where there is none in the store."""
    if text.strip().startswith(_URN):
        return _identified(store, text.strip())
    wording = read_wording(text)
    if wording.number is None and not wording.types and (unit := _called_unit(store, text)) is not None:
        return unit
    found = candidates(store, wording)
    if found:
        return only(text, found)
    return _unit_or_task(store, text)


def _called_unit(store: Store, text: str) -> Node | None:
    """A unit of the store by its whole name or place, which in titles of documents stands as well."""
    from graph.references.units import find_called_unit

    identifier = find_called_unit(store, text.strip())
    return store.nodes([identifier]).get(identifier) if identifier is not None else None


def _identified(store: Store, identifier: str) -> Node:
    known = store.resolve(identifier)
    if known is None:
        raise UnknownReference(identifier)
    return store.nodes([known])[known]


def _unit_or_task(store: Store, text: str) -> Node:
    try:
        identifier = resolve_unit_reference(store, text)
    except UnknownReference:
        return only(text, store.search(text, _ANY_LIMIT, NodeKind.TASK))
    known = store.nodes([identifier])
    if identifier not in known:
        raise UnknownReference(text)
    return known[identifier]


__all__ = [
    "AmbiguousReference",
    "UnknownReference",
    "resolve_any",
    "resolve_reference",
    "resolve_unit_reference",
]
