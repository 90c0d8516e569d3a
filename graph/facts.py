"""What one source contributes to the graph, in the form that stores keep and linking works on.

A source never says which node it means: it *describes* one (:class:`Description`). Descriptions that may speak of the
same node share a ``block``; linking decides block by block, as a pure function of all that is described in it, which
nodes there are. So the graph depends on the set of sources only, never on their order.

Thousands of sources describe a well-known resolution in the same few ways. Each way is one :class:`Profile`; linking
works on profiles, so what it costs follows the ways in which a thing is described, not the number of citations.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import blake2b

from graph.model import Value
from graph.reading import Finding, Source
from ontology.terms import NodeKind, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What one source says of one node."""

    key: str
    """Unique in the store: ``{sha256[:16]}/{ordinal}``."""
    source: str
    """SHA-256 of the source."""
    kind: NodeKind
    block: str
    """What the descriptions of one node have in common, for example ``vn:chinh.phu|76``."""
    own: bool
    """True where the source *is* the instrument described; False where it only mentions it."""
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def profile(self) -> str:
        """Return the key of the profile: the same for all descriptions that say the same."""
        return _digest([self.block, self.kind.value, self.own, self.properties], size=16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One way in which a node is described, and by how many descriptions (``uses``)."""

    key: str
    kind: NodeKind
    block: str
    own: bool
    properties: Mapping[str, Value] = field(default_factory=dict)
    uses: int = 1

    def get(self, name: str) -> Value:
        """Return the property, or None where it is not known."""
        return self.properties.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one source says of two nodes, each named by the key of a description of the same source."""

    subject: str
    object: str
    kind: RelationKind
    role: str | None = None
    basis: str | None = None
    start: int = 0
    end: int = 0
    method: str = "rule"
    confidence: float = 1.0
    place: str | None = None
    """Page or cell in which it stands (``trang 3``), where the file has pages or cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that one source says. Applied as a whole, replaced as a whole."""

    source: Source
    document: str | None
    """Key of the description of the instrument that the source is; None for a list of instruments (a register)."""
    descriptions: tuple[Description, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def own(self) -> Description | None:
        """Return the description of the instrument that the source is."""
        return next((each for each in self.descriptions if each.key == self.document), None)

    @property
    def digest(self) -> int:
        """Return a number of 64 bits that stands for the content; their sum names the state of a store."""
        content = [
            self.source.sha256,
            self.document,
            [(d.key, d.profile) for d in self.descriptions],
            [_values(statement) for statement in self.statements],
            [_values(finding) for finding in self.findings],
        ]
        return int(_digest(content, size=8), 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledNode:
    """A node with the profiles that mean it.

    ``aliases`` are other identifiers that led here (the URN a single description would give); looking one of them
    up finds the node. ``states`` gives, for each profile key, how well it fits (a value of ``Status``), and
    ``candidates`` the identifiers of the nodes an ambiguous description could mean.
    """

    id: str
    kind: NodeKind
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A profile that means a node of another block, and how well it fits (a value of ``Status``)."""

    profile: str
    node: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What linking concluded for one block: its nodes, and which node each profile in it means."""

    block: str
    nodes: tuple[SettledNode, ...] = ()
    elsewhere: tuple[Meaning, ...] = ()


def _values(thing: Statement | Finding) -> list[Value]:
    return [getattr(thing, each.name) for each in fields(thing)]


def _digest(content: object, size: int) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
