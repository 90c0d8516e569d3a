"""The embedded store: one SQLite file, no server, the default."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager

from graph.facts import Description, Facts, Profile, Settlement
from graph.model import Node, Relation, Status, Value
from graph.reading import Place, Source
from graph.stores.answers import conditions, version_text
from graph.stores.port import Collected, SourceRecord, StoredFinding
from graph.stores.sqlite import queries, settling, writing
from graph.stores.sqlite.asking import Asking
from graph.stores.sqlite.database import Database
from graph.stores.sqlite.reading import (
    node_kinds,
    read_finding,
    read_node,
    words_sought,
)
from graph.stores.sqlite.telling import facts_of
from graph.stores.sqlite.writing import listed
from ontology.terms import NodeKind

_AT_ONCE = 500


class SqliteStore(Asking):
    """A store in a file; each method is described in :class:`graph.stores.port.Store`.

    The file need not exist: it is created by the first transaction, and reads as empty before.
    """

    def __init__(self, path: str) -> None:
        super().__init__(Database(path))

    def transaction(self) -> AbstractContextManager[None]:
        """Begin the only write transaction."""
        return self._database.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """Begin a read transaction."""
        return self._database.snapshot()

    def put_source(self, facts: Facts, path: str) -> None:
        """Write the facts."""
        writing.put_source(self._database, facts, path)

    def drop_source(self, sha256: str) -> None:
        """Delete the facts."""
        writing.drop_source(self._database, sha256)

    def settle(self, settlements: Iterable[Settlement]) -> None:
        """Write the nodes that differ."""
        settling.settle(self._database, settlements)

    def move_path(self, path: str, sha256: str | None) -> None:
        """Write or delete the path."""
        writing.move_path(self._database, path, sha256)

    def redirect(self, identifier: str, path: str) -> None:
        """Write the redirection."""
        writing.redirect(self._database, identifier, path)

    def declare_collected(self, unit: str, year: int) -> None:
        """Write the declaration."""
        writing.declare_collected(self._database, unit, year)

    def blocks_of(self, sha256: str) -> frozenset[str]:
        """Read the blocks."""
        return frozenset(block for (block,) in self._rows(queries.BLOCKS, sha256=sha256))

    def profiles(self, blocks: Collection[str]) -> list[Profile]:
        """Read the profiles."""
        return [
            Profile(
                key=key,
                kind=NodeKind(kind),
                block=block,
                own=bool(own),
                properties=json.loads(properties),
                uses=uses,
            )
            for key, kind, block, own, properties, uses in self._rows(queries.PROFILES, blocks=listed(blocks))
        ]

    def sources(self) -> list[SourceRecord]:
        """Read all sources."""
        paths: dict[str, list[str]] = {}
        for sha256, path in self._rows(queries.PATHS):
            paths.setdefault(sha256, []).append(path)
        return [
            SourceRecord(
                sha256=sha256,
                paths=tuple(sorted(paths.get(sha256, ()))),
                media_type=media_type,
                characters=characters,
                document=document,
                digest=digest,
            )
            for sha256, media_type, characters, document, digest in self._rows(queries.SOURCES)
        ]

    def source_at(self, path: str) -> str | None:
        """Read the path."""
        return self._one(queries.SOURCE_AT, path=path)

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Read the paths."""
        return tuple(path for (path,) in self._rows(queries.PATHS_OF, sha256=sha256))

    def source(self, sha256: str) -> Source | None:
        """Read the source with its text."""
        for path, _, media_type, text, confidence, places in self._rows(queries.SOURCE, sha256=sha256):
            return Source(
                path=path,
                sha256=sha256,
                media_type=media_type,
                text=text,
                ocr_confidence=confidence,
                places=tuple(Place(start=at, page=page, cell=cell) for at, page, cell in json.loads(places)),
            )
        return None

    def facts(self, sha256: str) -> Facts | None:
        """Read all that the source says."""
        source = self.source(sha256)
        return facts_of(self._database, source) if source else None

    def redirections(self) -> list[tuple[str, str]]:
        """Read the redirections."""
        return [(identifier, path) for identifier, path in self._rows(queries.REDIRECTIONS)]

    def document_of(self, sha256: str) -> str | None:
        """Read which instrument the source is."""
        return self._one(queries.DOCUMENT_OF, sha256=sha256)

    def sources_of(self, document: str) -> list[str]:
        """Read which sources are the instrument."""
        return [sha256 for (sha256,) in self._rows(queries.SOURCES_OF, id=document)]

    def resolve(self, identifier: str) -> str | None:
        """Look among identifiers, then among aliases and redirections."""
        ways = (queries.RESOLVE, queries.RESOLVE_ALIAS, queries.RESOLVE_REDIRECTION)
        return next((found for way in ways if (found := self._one(way, id=identifier))), None)

    def find(self, kind: NodeKind, where: Mapping[str, Value | Collection[Value]]) -> list[Node]:
        """Look in the index of the property that tells most."""
        query, parameters = queries.find(conditions(where))
        return [read_node(row) for row in self._rows(query, kind=kind.value, **parameters)]

    def search(self, text: str, limit: int, kind: NodeKind | None = None) -> list[Node]:
        """Look in the full-text index."""
        words = words_sought(text)
        if not words or limit <= 0:
            return []
        return [
            read_node(row)
            for row in self._rows(queries.SEARCH, words=words, kinds=node_kinds(kind), limit=limit)
        ]

    def count_found(self, text: str, kind: NodeKind | None = None) -> int:
        """Count in the full-text index."""
        words = words_sought(text)
        [(count,)] = self._rows(queries.COUNT_FOUND, words=words, kinds=node_kinds(kind)) if words else [(0,)]
        return int(count)

    def scan(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """Read node after node, some hundred at once."""
        query = queries.SCAN_KIND if kind else queries.SCAN
        named = {"kind": kind.value} if kind else {}
        after = ""
        while rows := self._rows(query, after=after, limit=_AT_ONCE, **named):
            yield from map(read_node, rows)
            after = rows[-1][0]

    def scan_relations(self) -> Iterator[Relation]:
        """Read the relations of some hundred nodes at once."""
        waiting: list[str] = []
        for node in self.scan():
            waiting.append(node.id)
            if len(waiting) == _AT_ONCE:
                yield from self.relations(waiting, outgoing=True)
                waiting.clear()
        yield from self.relations(waiting, outgoing=True)

    def mentions(self, states: Collection[str] | None = None) -> Iterator[tuple[Description, str, str]]:
        """Read the descriptions of the profiles in these states."""
        wanted = listed(status.value for status in Status) if states is None else listed(states)
        for key, sha256, block, properties, node, state in self._rows(queries.MENTIONS, states=wanted):
            description = Description(
                key=key,
                source=sha256,
                kind=NodeKind.INSTRUMENT,
                block=block,
                own=False,
                properties=json.loads(properties),
            )
            yield description, node, state

    def candidates(self, node: str) -> tuple[str, ...]:
        """Read the candidates."""
        stored = self._one(queries.CANDIDATES, id=node)
        return tuple(json.loads(stored)) if stored else ()

    def findings(self, sources: Collection[str] | None = None) -> list[StoredFinding]:
        """Read the findings."""
        if sources is None:
            rows = self._rows(queries.FINDINGS)
        else:
            rows = self._rows(queries.FINDINGS_OF, sources=listed(sources))
        return sorted(map(read_finding, rows), key=lambda stored: stored.key)

    def collected(self) -> frozenset[Collected]:
        """Read the declarations."""
        rows = self._rows("SELECT unit, year FROM collected")
        return frozenset(Collected(unit=unit, year=year) for unit, year in rows)

    def version(self) -> str:
        """Read the sum of all digests."""
        return version_text(int(self._one("SELECT value FROM state WHERE name = 'content'") or 0))

    def counts(self) -> dict[str, int]:
        """Count rows."""
        nodes: dict[str, int] = dict(self._rows(queries.COUNT_NODES))
        return {
            **{kind.value: nodes.get(kind.value, 0) for kind in NodeKind},
            "relations": self._count(queries.COUNT_RELATIONS),
            "sources": self._count(queries.COUNT_SOURCES),
            "findings": self._count(queries.COUNT_FINDINGS),
        }

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _count(self, query: str) -> int:
        return int(self._database.rows(query)[0][0])
