"""What one source contributes to the graph, in the form that stores keep and linking works on.

A source never says which node it means: it *describes* one (:class:`Description`). Descriptions that may speak of the
same node share a ``block``; linking decides block by block, as a pure function of all descriptions in it, which nodes
there are. So the graph depends on the set of sources only, never on their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """What the descriptions of one node have in common, for example ``vn:chinh.phu|76/nq-cp``."""
    own: bool
    """True where the source *is* the instrument described; False where it only mentions it."""
    properties: Mapping[str, Value] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that one source says. Applied as a whole, replaced as a whole."""

    source: Source
    descriptions: tuple[Description, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What linking concluded for one block: its nodes, and which node each description means."""

    block: str
    nodes: tuple["SettledNode", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledNode:
    """A node with the descriptions that mean it.

    ``aliases`` are other identifiers that led here (the URN a single description would give); looking one of them
    up finds the node. ``states`` gives, for each description key, how well it fits (a value of ``Status``), and
    ``candidates`` the identifiers of the nodes an ambiguous description could mean.
    """

    id: str
    kind: NodeKind
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
