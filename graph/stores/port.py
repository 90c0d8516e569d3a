"""The one door to every store: a few primitives over whole sets of identifiers.

Questions (``graph.queries``, ``graph.audit``, ``graph.checks``) and linking (``graph.linking``) are written once over
this port, a hop at a time over whole frontiers. A store may answer a primitive as fast as it can, never differently:
``tests/graph/stores`` holds every store to the same answers, order included.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from graph.facts import Description, Facts, Profile, Settlement
from graph.model import Node, Relation, Value
from graph.reading import Finding, Source
from ontology.terms import NodeKind, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A source as the store knows it, without its text."""

    sha256: str
    paths: tuple[str, ...]
    media_type: str
    characters: int
    document: str | None
    """Identifier of the instrument that the source is."""
    digest: str
    """What :attr:`graph.facts.Facts.digest` gives for all that it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFinding:
    """A finding with the source and the instrument in which it stands."""

    source: str
    document: str | None
    finding: Finding

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """Return the order in which findings are listed: source, place, code."""
        start, end = self.finding.start, self.finding.end
        place = (-1 if start is None else start, -1 if end is None else end)
        return (self.source, *place, self.finding.code, self.finding.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A declaration that the documents of a unit and year are all in the store."""

    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class Around:
    """Some of the relations of nodes in one direction, and how many there are of each node and kind."""

    relations: list[Relation]
    totals: dict[tuple[str, RelationKind], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """What stands around some nodes, both ways."""

    outgoing: Around
    incoming: Around
    nodes: dict[str, Node]
    """Those asked for that exist, and those at the other ends, ordered by identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """A node as ``show`` prints it: relations with their quotes, and who stands at the other end."""

    node: Node
    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]
    others: dict[str, Node]
    """The nodes at the other ends, and the candidates, by identifier."""
    candidates: tuple[str, ...] = ()
    """What an ambiguous node could be."""
    sources: tuple[str, ...] = ()
    """SHA-256 of the files that are this instrument."""
    total_outgoing: int = 0
    total_incoming: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stretch of a walk: along relations of these kinds, in one direction, as far as they lead."""

    outgoing: bool
    kinds: Collection[RelationKind]
    start: NodeKind | None = None
    """What it starts from; nodes of other kinds are as if nobody had asked for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Nodes that are reached from a root, with one shortest way back to it from each."""

    nodes: list[Node]
    """Ordered by identifier."""
    nearer: dict[str, str]
    """From each of the nodes, and each on the way back, the next node on it: of several the first by identifier."""
    inner: frozenset[str]
    """All that is reached, asked for or not, and leads further, the root included: what is not here is an end."""


class Store(Protocol):
    """Where the graph lives. Reading needs no transaction; all writing happens inside one."""

    # writing
    def transaction(self) -> AbstractContextManager[None]:
        """Open the only writer; everything inside is kept together or not at all.

        Raises StoreLocked where another process holds it and StoreReadOnly where writing is not allowed.
        """

    def put_source(self, facts: Facts, path: str) -> None:
        """Keep all that a source says, its text included, instead of what it said before; it stands at ``path``."""

    def drop_source(self, sha256: str) -> None:
        """Forget a source and everything it said; nodes stay until their blocks are settled again."""

    def settle(self, settlements: Iterable[Settlement]) -> None:
        """Make the nodes of these blocks exactly those given, and let profiles, so statements, mean them."""

    def move_path(self, path: str, sha256: str | None) -> None:
        """Record that ``path`` now holds the source, or nothing."""

    def redirect(self, identifier: str, path: str) -> None:
        """Let an identifier that is in use no longer lead to the document at ``path``."""

    def declare_collected(self, unit: str, year: int) -> None:
        """Declare the documents of the unit and year as collected."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Let everything that this thread asks inside see one state, whatever is written meanwhile."""

    # what linking asks
    def blocks_of(self, sha256: str) -> frozenset[str]:
        """Return the blocks that a source's descriptions are in; empty for an unknown source."""

    def profiles(self, blocks: Collection[str]) -> list[Profile]:
        """Return all that is described in the blocks, ordered by block and key."""

    # sources
    def sources(self) -> list[SourceRecord]:
        """Return all sources, ordered by SHA-256."""

    def source_at(self, path: str) -> str | None:
        """Return the SHA-256 of the source last read at ``path``."""

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Return the paths at which the source stands, ordered; none for an unknown source."""

    def source(self, sha256: str) -> Source | None:
        """Return a source with its text."""

    def facts(self, sha256: str) -> Facts | None:
        """Return all that a source says, as it was put: what another store needs to say the same."""

    def redirections(self) -> list[tuple[str, str]]:
        """Return the identifiers that lead to the document at a path, each with the path, ordered."""

    def document_of(self, sha256: str) -> str | None:
        """Return the identifier of the instrument that the source is."""

    def sources_of(self, document: str) -> list[str]:
        """Return the SHA-256 of the sources that are this instrument, ordered."""

    # what questions ask
    def resolve(self, identifier: str) -> str | None:
        """Return the identifier of the node known under this one: itself, by an alias, or by a redirection."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist among ``ids``, ordered by identifier."""

    def relations(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        among: Collection[str] | None = None,
    ) -> list[Relation]:
        """Return the relations whose source (or target, if not ``outgoing``) is in ``ids``, ordered by ``key``.

        With ``among`` only those whose other end is in it. No relation leads from a node to itself.
        """

    def around(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        first: int,
    ) -> Around:
        """Return of what ``relations`` returns the first ones by ``key`` of each node and kind, and their numbers.

        Relations between two of ``ids`` are never left out. What this costs follows what is shown of a hub.
        """

    def neighbourhood(
        self, ids: Collection[str], *, kinds: Collection[RelationKind] | None = None, first: int
    ) -> Neighbourhood:
        """Return what ``around`` returns both ways, with the nodes at all ends."""

    def view(self, identifier: str, first: int) -> NodeView | None:
        """Return a node with its first relations by ``key`` each way; None where there is no such node."""

    def part(self, ids: Collection[str], *legs: Leg) -> tuple[list[Relation], dict[str, Node]]:
        """Return the relations that are gone along, ordered by ``key``, and the nodes asked for and at all ends.

        A leg goes along all relations that leave (or reach) its starts and whatever they lead to, through each node
        once. The first starts from ``ids``, each further one from where the relations of the leg before lead to.
        """

    def outline(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        depth: int | None = None,
    ) -> list[tuple[str, str]]:
        """Return of one leg, or of its first ``depth`` hops, only sources and targets, each pair once, ordered.

        What proves a relation is most of what it costs: whoever looks for the way first needs no words.
        """

    def reached(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
    ) -> list[Node]:
        """Return what ``find`` returns as far as a leg leads to it from other nodes, ``ids`` left out."""

    def ways(
        self,
        root: str,
        *,
        outgoing: bool,
        kinds: Collection[RelationKind],
        kind: NodeKind,
        where: Mapping[str, Value | Collection[Value]] | None = None,
        about: int | None = None,
    ) -> Ways:
        """Return what ``reached`` returns for the one node, and by which way each is reached.

        With ``about`` only nodes of that year, or with a period that names it.
        """

    def most_reached(
        self, kind: NodeKind, kinds: Collection[RelationKind], limit: int
    ) -> list[tuple[Node, int]]:
        """Return the nodes of a kind that most of these relations lead to, with their number; equals by identifier."""

    def degree(
        self, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> dict[str, int]:
        """Return how many relations of these kinds leave (or reach) each node; zeros included."""

    def find(self, kind: NodeKind, where: Mapping[str, Value | Collection[Value]]) -> list[Node]:
        """Return the nodes whose indexed properties equal the values (or one of them), ordered by identifier.

        Indexed: symbol_key, number, type, issuer, year, level, status, name_key.
        """

    def search(self, text: str, limit: int, kind: NodeKind | None = None) -> list[Node]:
        """Return nodes whose folded text has every folded word of ``text``, the last one as a prefix.

        Resolved instruments come first, then by level from the centre down, then newest first, then identifier.
        """

    def count_found(self, text: str, kind: NodeKind | None = None) -> int:
        """Return how many nodes ``search`` would return without limit."""

    def scan(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """Yield all nodes, ordered by identifier."""

    def scan_relations(self) -> Iterator[Relation]:
        """Yield all relations, ordered by ``key``."""

    def mentions(self, states: Collection[str] | None = None) -> Iterator[tuple[Description, str, str]]:
        """Yield what sources say of instruments that are not their own, the node meant, and how well it fits.

        Ordered by source, and as the source was described. ``states`` are values of ``Status``; None means all.
        """

    def candidates(self, node: str) -> tuple[str, ...]:
        """Return the identifiers that an ambiguous node could be."""

    def findings(self, sources: Collection[str] | None = None) -> list[StoredFinding]:
        """Return the findings of all (or these) sources, ordered by source and place."""

    def collected(self) -> frozenset[Collected]:
        """Return the declarations of collection."""

    def version(self) -> str:
        """Return a text that changes with every change of the content."""

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each kind, relations, sources and findings there are."""

    def close(self) -> None:
        """Release files and connections."""
