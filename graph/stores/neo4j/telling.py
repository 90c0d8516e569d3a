"""What a source says, as the server keeps it, and the relationships that follow from what its words mean."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from graph.facts import Description, Facts, Statement
from graph.model import Value
from graph.reading import Finding, Place, Source
from ontology.terms import NodeKind, RelationKind

_COLUMNS = tuple(each.name for each in fields(Statement))

Arrow = tuple[str, str, str, str, str]
"""Source node, kind, target node, role and basis (empty where there is none) of one relationship of a source."""

Proved = tuple[str | None, tuple[int, ...]]
"""The instrument that a relationship was read in, and the ordinals of the statements that prove it."""

Row = Sequence[Any]

Meaning = Callable[[str], str | None]
"""Returns the node that a profile means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statements of one source over profiles; ``own`` is the profile of the instrument that it is."""

    sha256: str
    own: str | None
    profiles: Mapping[str, str]
    """By the key of a description, the key of its profile."""
    statements: tuple[Statement, ...]
    text: str

    def arrows(self, document: str | None, meaning: Meaning) -> dict[Arrow, Proved]:
        """Return the relationships that follow, none from a node to itself, with what proves each."""
        proved: dict[Arrow, list[int]] = {}
        for ordinal, each in enumerate(self.statements):
            source = meaning(self.profiles[each.subject])
            target = meaning(self.profiles[each.object])
            if source is not None and target is not None and source != target:
                arrow = (source, each.kind.value, target, each.role or "", each.basis or "")
                proved.setdefault(arrow, []).append(ordinal)
        return {arrow: (document, tuple(ordinals)) for arrow, ordinals in proved.items()}

    def row(self, arrow: Arrow, proved: Proved) -> dict[str, Any]:
        """Return a relationship as the parameters of a query."""
        source, kind, target, role, basis = arrow
        document, ordinals = proved
        said = [self.statements[ordinal] for ordinal in ordinals]
        properties = {
            "source": self.sha256,
            "document": document,
            "role": role or None,
            "basis": basis or None,
            "starts": [each.start for each in said],
            "ends": [each.end for each in said],
            "quotes": [self.text[each.start : each.end] for each in said],
            "methods": [each.method for each in said],
            "confidences": [float(each.confidence) for each in said],
            # A list of the server holds no nulls.
            "places": [each.place or "" for each in said],
        }
        return {"source": source, "kind": kind, "target": target, "properties": properties}


def told_by(facts: Facts) -> Told:
    """Return what a source says."""
    return Told(
        sha256=facts.source.sha256,
        own=facts.own.profile if facts.own else None,
        profiles={description.key: description.profile for description in facts.descriptions},
        statements=facts.statements,
        text=facts.source.text,
    )


def facts_of(source: Source, described: Sequence[Row], said: Sequence[Row], found: Sequence[Row]) -> Facts:
    """Return all that a source says, from the rows that the server keeps of it."""
    own = next((key for _, key, *_, is_own in described if is_own), None)
    return Facts(
        source=source,
        document=own,
        descriptions=tuple(
            Description(
                key=key,
                source=source.sha256,
                kind=NodeKind(kind),
                block=block,
                own=own_,
                properties=read_properties(properties),
            )
            for _, key, kind, block, own_, properties, _ in described
        ),
        statements=read_statements(said[0][0]),
        findings=tuple(
            Finding(code=code, severity=severity, message=message, start=start, end=end, place=place)
            for code, severity, message, start, end, place in found
        ),
    )


def written(statements: Iterable[Statement]) -> str:
    """Return statements as text.

    >>> said = (Statement(subject="a", object="b", kind=RelationKind.CITES, start=3, end=9),)
    >>> read_statements(written(said)) == said
    True
    """
    return encoded([[getattr(each, name) for name in _COLUMNS] for each in statements])


def read_statements(text: str) -> tuple[Statement, ...]:
    """Return the statements that a text holds."""
    rows = [dict(zip(_COLUMNS, row, strict=False)) for row in json.loads(text)]
    return tuple(Statement(**row | {"kind": RelationKind(row["kind"])}) for row in rows)


def written_places(places: Iterable[Place]) -> str:
    """Return the pages and cells of a source as text."""
    return encoded([[place.start, place.page, place.cell] for place in places])


def read_places(text: str) -> tuple[Place, ...]:
    """Return the pages and cells that a text holds."""
    return tuple(Place(start=start, page=page, cell=cell) for start, page, cell in json.loads(text))


def read_properties(text: str) -> dict[str, Value]:
    """Return the properties of a profile."""
    properties: dict[str, Value] = json.loads(text)
    return properties


def encoded(content: object) -> str:
    """Return the content as JSON, always in the same spelling."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)
