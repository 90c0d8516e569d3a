"""The store on a server; each method is described in :class:`graph.stores.port.Store`."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from graph.errors import StoreCorrupt, StoreTooNew
from graph.facts import Description, Facts, Profile, Settlement
from graph.model import Node, Relation, Status, Value
from graph.reading import Source
from graph.stores.answers import conditions, version_text
from graph.stores.neo4j import queries, schema, settling, writing
from graph.stores.neo4j.asking import Asking
from graph.stores.neo4j.change import Change
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.reading import labels, read_finding, read_node, words_sought
from graph.stores.neo4j.telling import facts_of, read_places, read_properties
from graph.stores.port import Collected, SourceRecord, StoredFinding
from ontology.terms import NodeKind

_AT_ONCE = 1_000
_KEEP_VERSION = "MATCH (s:Store {name: 'cancu'}) SET s.content = $of.content"


class Neo4jStore(Asking):
    """A store on a Neo4j server; the server reads as empty until the first transaction."""

    def __init__(self, address: str) -> None:
        super().__init__(Connection(address))
        self._found = False
        try:
            self._find()
        except BaseException:
            self.close()
            raise

    # writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open one explicit transaction; the relationships are drawn before it is committed."""
        if not self._find():
            self._create()
        with self._connection.transaction():
            content = next((content for _, content in self._connection.rows(schema.FOUND)), None)
            if content is None:
                self._found = False
                raise StoreCorrupt(self._connection.address, "emptied by another program")
            change = self._local.change = Change(content=int(content))
            try:
                yield
                change.draw(self._connection)
                if (kept := str(change.content % (1 << 64))) != content:
                    self._connection.rows(_KEEP_VERSION, content=kept)
            finally:
                self._local.change = None

    def snapshot(self) -> AbstractContextManager[None]:
        """Keep writers out until the end of the block."""
        return self._connection.snapshot()

    def put_source(self, facts: Facts, path: str) -> None:
        """Write the facts."""
        writing.put_source(self._connection, self._change(), facts, path)

    def drop_source(self, sha256: str) -> None:
        """Delete the facts."""
        writing.drop_source(self._connection, self._change(), sha256)

    def settle(self, settlements: Iterable[Settlement]) -> None:
        """Write the nodes that differ."""
        settling.settle(self._connection, self._change(), settlements)

    def move_path(self, path: str, sha256: str | None) -> None:
        """Write or delete the path."""
        writing.move_path(self._connection, self._change(), path, sha256)

    def redirect(self, identifier: str, path: str) -> None:
        """Write the redirection."""
        writing.redirect(self._connection, identifier, path)

    def declare_collected(self, unit: str, year: int) -> None:
        """Write the declaration."""
        writing.declare_collected(self._connection, self._change(), unit, year)

    # what linking asks

    def blocks_of(self, sha256: str) -> frozenset[str]:
        """Read the blocks."""
        return frozenset(block for (block,) in self._rows(queries.BLOCKS, sha256=sha256))

    def profiles(self, blocks: Collection[str]) -> list[Profile]:
        """Read the profiles."""
        found = [
            Profile(
                key=key,
                kind=NodeKind(kind),
                block=block,
                own=own,
                properties=read_properties(properties),
                uses=uses,
            )
            for key, kind, block, own, properties, uses in self._of(queries.PROFILES, "blocks", blocks)
        ]
        return sorted(found, key=lambda profile: (profile.block, profile.key))

    # sources

    def sources(self) -> list[SourceRecord]:
        """Read all sources."""
        found = [
            SourceRecord(
                sha256=sha256,
                paths=tuple(sorted(paths)),
                media_type=media_type,
                characters=characters,
                document=document,
                digest=digest,
            )
            for sha256, paths, media_type, characters, digest, document in self._rows(queries.SOURCES)
        ]
        return sorted(found, key=lambda record: record.sha256)

    def source_at(self, path: str) -> str | None:
        """Read the path."""
        return self._one(queries.SOURCE_AT, path=path)

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Read the paths."""
        return tuple(sorted(path for (path,) in self._rows(queries.PATHS_OF, sha256=sha256)))

    def source(self, sha256: str) -> Source | None:
        """Read the source with its text."""
        for path, media_type, text, confidence, places in self._rows(queries.SOURCE, sha256=sha256):
            return Source(
                path=path,
                sha256=sha256,
                media_type=media_type,
                text=text,
                ocr_confidence=confidence,
                places=read_places(places),
            )
        return None

    def facts(self, sha256: str) -> Facts | None:
        """Read all that the source says."""
        source = self.source(sha256)
        if source is None:
            return None
        said = {"sha256": sha256}
        return facts_of(
            source,
            self._rows(queries.DESCRIBED, **said),
            self._rows(queries.SAID, **said),
            self._rows(queries.FOUND, **said),
        )

    def redirections(self) -> list[tuple[str, str]]:
        """Read the redirections."""
        return sorted((identifier, path) for identifier, path in self._rows(queries.REDIRECTIONS))

    def document_of(self, sha256: str) -> str | None:
        """Read which instrument the source is."""
        return self._one(queries.DOCUMENT_OF, sha256=sha256) if sha256 else None

    def sources_of(self, document: str) -> list[str]:
        """Read which sources are the instrument."""
        return [sha256 for (sha256,) in self._rows(queries.SOURCES_OF, id=document)]

    def find(self, kind: NodeKind, where: Mapping[str, Value | Collection[Value]]) -> list[Node]:
        """Look in the indexes."""
        allowed = conditions(where)
        found = [read_node(row) for row in self._lots(queries.find(kind, allowed), where=allowed)]
        return sorted(found, key=lambda node: node.id)

    def search(self, text: str, limit: int, kind: NodeKind | None = None) -> list[Node]:
        """Look in the full-text index."""
        words = words_sought(text)
        if not words or limit <= 0 or not self._find():
            return []
        rows = self._rows(queries.SEARCH, words=words, kinds=labels(kind), limit=limit)
        return [read_node(row) for (row,) in rows]

    def count_found(self, text: str, kind: NodeKind | None = None) -> int:
        """Count in the full-text index."""
        words = words_sought(text)
        if not words or not self._find():
            return 0
        [[count]] = self._rows(queries.COUNT_FOUND, words=words, kinds=labels(kind))
        return int(count)

    def scan(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """Read node after node, a thousand at once, the kinds side by side."""
        kinds = NodeKind if kind is None else (kind,)
        yield from heapq.merge(*map(self._scan, kinds), key=lambda node: node.id)

    def scan_relations(self) -> Iterator[Relation]:
        """Read the relations of some hundred nodes at once."""
        waiting: list[str] = []
        for node in self.scan():
            waiting.append(node.id)
            if len(waiting) == _AT_ONCE:
                yield from self.relations(waiting, outgoing=True)
                waiting.clear()
        if waiting:
            yield from self.relations(waiting, outgoing=True)

    def mentions(self, states: Collection[str] | None = None) -> Iterator[tuple[Description, str, str]]:
        """Read the descriptions of the profiles in these states."""
        wanted = [status.value for status in Status] if states is None else states
        rows = sorted(self._of(queries.MENTIONS, "states", wanted))
        for sha256, _, key, block, properties, node, state in rows:
            description = Description(
                key=key,
                source=sha256,
                kind=NodeKind.INSTRUMENT,
                block=block,
                own=False,
                properties=read_properties(properties),
            )
            yield description, node, state

    def candidates(self, node: str) -> tuple[str, ...]:
        """Read the candidates."""
        return tuple(each for (found,) in self._rows(queries.CANDIDATES, id=node) for each in found or ())

    def findings(self, sources: Collection[str] | None = None) -> list[StoredFinding]:
        """Read the findings."""
        rows = (
            self._rows(queries.FINDINGS)
            if sources is None
            else self._of(queries.FINDINGS_OF, "sources", sources)
        )
        return sorted(map(read_finding, rows), key=lambda stored: stored.key)

    def collected(self) -> frozenset[Collected]:
        """Read the declarations."""
        return frozenset(Collected(unit=unit, year=year) for unit, year in self._rows(queries.COLLECTED))

    def version(self) -> str:
        """Read the sum of all digests."""
        change: Change | None = getattr(self._local, "change", None)
        if change is not None:
            return version_text(change.content)
        return version_text(sum(int(content) for _, content in self._rows(schema.FOUND)))

    def counts(self) -> dict[str, int]:
        """Count nodes and relationships."""
        self._draw()
        counted = {kind.value: 0 for kind in NodeKind} | {"relations": 0, "sources": 0, "findings": 0}
        for name, number in self._rows(queries.COUNTS):
            counted[name] += number
        return counted

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    # how

    def _find(self) -> bool:
        """Return whether the server holds a store; raise where a newer cancu wrote it."""
        if not self._found:
            for version, _ in self._connection.rows(schema.FOUND):
                if version > schema.VERSION:
                    raise StoreTooNew(self._connection.address, version, schema.VERSION)
                self._found = True
        return self._found

    def _create(self) -> None:
        """Declare constraints and indexes, and the node that tells a store from other data."""
        [[empty]] = self._connection.rows(schema.IS_EMPTY)
        if not empty:
            raise StoreCorrupt(self._connection.address, "not a store of cancu")
        [[declared]] = self._connection.rows(schema.NAMES)
        missing = [text for name, text in schema.statements().items() if name not in declared]
        for statement in missing:
            self._connection.declare(statement)
        if missing:
            self._connection.declare(schema.AWAIT)
        self._connection.declare(schema.CREATE)

    def _scan(self, kind: NodeKind) -> Iterator[Node]:
        after = ""
        while rows := self._rows(queries.scan(kind), after=after, limit=_AT_ONCE):
            nodes = [read_node(row) for (row,) in rows]
            yield from nodes
            after = nodes[-1].id
