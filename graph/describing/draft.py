"""The facts of one source while they are being written down."""

from collections.abc import Mapping

from graph.facts import Description, Facts, Statement
from graph.model import Value
from graph.reading import Reading
from ontology.terms import NodeKind, RelationKind


class Draft:
    """Descriptions and statements of one source, each said once; a statement without a place is not said."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.source.text
        self.sha256 = reading.source.sha256
        self.document: str | None = None
        self.own_block = ""
        self.attached: list[tuple[int, int, str]] = []
        """Where the documents stand that this one promulgates, and the keys of their descriptions."""
        self.cited: list[str | None] = []
        """Keys of the instruments cited, in the order of the citations; None for the document itself."""
        self._descriptions: dict[str, Description] = {}
        self._statements: dict[Statement, None] = {}
        self._said: set[tuple[str, RelationKind, str]] = set()

    def describe(
        self, kind: NodeKind, block: str, properties: Mapping[str, Value], *, own: bool = False
    ) -> str:
        """Note a description and return its key; what is said twice in the same way is one description."""
        description = Description(
            key=f"{self.sha256[:16]}/{len(self._descriptions)}",
            source=self.sha256,
            kind=kind,
            block=block,
            own=own,
            properties={name: value for name, value in sorted(properties.items()) if value not in (None, "")},
        )
        return self._descriptions.setdefault(description.profile, description).key

    def say(
        self,
        subject: str,
        kind: RelationKind,
        object_: str,
        place: tuple[int, int],
        *,
        role: str | None = None,
        basis: str | None = None,
        method: str = "rule",
        confidence: float = 1.0,
    ) -> None:
        """Note that the text says at ``place`` how two descriptions are related."""
        start, end = place
        if subject == object_ or not 0 <= start < end <= len(self.text):
            return
        statement = Statement(
            subject=subject,
            object=object_,
            kind=kind,
            role=role,
            basis=basis,
            start=start,
            end=end,
            method=method,
            confidence=confidence,
            place=self.reading.source.place_at(start),
        )
        self._statements[statement] = None

    def document_at(self, offset: int) -> str:
        """Return the key of the instrument that says what stands at a place: the document, or one attached to it."""
        assert self.document is not None
        return next((key for start, end, key in self.attached if start <= offset < end), self.document)

    def say_once(
        self,
        subject: str,
        kind: RelationKind,
        object_: str,
        place: tuple[int, int],
        *,
        method: str = "rule",
        confidence: float = 1.0,
    ) -> None:
        """Note what is so wherever the text names the two: the first place is enough."""
        if (subject, kind, object_) not in self._said:
            self._said.add((subject, kind, object_))
            self.say(subject, kind, object_, place, method=method, confidence=confidence)

    def facts(self) -> Facts:
        """Return what was noted, with the findings of the reading."""
        return Facts(
            source=self.reading.source,
            document=self.document,
            descriptions=tuple(self._descriptions.values()),
            statements=tuple(self._statements),
            findings=self.reading.findings,
        )
