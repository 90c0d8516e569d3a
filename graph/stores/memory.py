"""The store in memory, on networkx: the reference for every other store, and a home for tests and notebooks."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import RLock

from graph.facts import Description, Facts, Profile, SettledNode, Settlement
from graph.identifiers.folding import fold
from graph.model import Evidence, Node, Relation, Value
from graph.reading import Source
from graph.stores.answers import (
    Proof,
    conditions,
    digest_of,
    first_of_each,
    gather,
    matches,
    standing,
    version_text,
)
from graph.stores.composed import Composed
from graph.stores.journal import Journal
from graph.stores.memory_graph import Edge, MemoryGraph, Place
from graph.stores.port import Around, Collected, SourceRecord, StoredFinding
from ontology.terms import NodeKind, RelationKind


class MemoryStore(Composed):
    """A store that lives as long as the process; each method is described in :class:`graph.stores.port.Store`."""

    def __init__(self) -> None:
        self._facts: dict[str, Facts] = {}
        self._paths: dict[str, str] = {}
        self._digests: dict[str, int] = {}
        self._profiles: dict[str, Profile] = {}
        self._blocks: dict[str, dict[str, None]] = {}
        self._uses: dict[str, dict[Place, tuple[str, str]]] = {}
        self._meanings: dict[str, tuple[str, str]] = {}
        self._settled: dict[str, tuple[SettledNode, ...]] = {}
        self._aliases: dict[str, dict[str, None]] = {}
        self._redirected: dict[str, str] = {}
        self._collected: dict[Collected, None] = {}
        self._graph = MemoryGraph()
        self._journal = Journal()
        self._lock = RLock()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock; on an error undo what was done."""
        with self._lock:
            try:
                yield
            except BaseException:
                self._journal.undo()
                self._rebuild()
                raise
            self._journal.forget()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold the lock."""
        with self._lock:
            yield

    def put_source(self, facts: Facts, path: str) -> None:
        """Keep the facts, one profile for all descriptions that say the same."""
        sha256 = facts.source.sha256
        self._forget_facts(sha256)
        self._journal.put(self._facts, sha256, facts)
        self._journal.put(self._digests, sha256, facts.digest)
        profiles = {description.key: self._describe(description) for description in facts.descriptions}
        for ordinal, statement in enumerate(facts.statements):
            ends = (profiles[statement.subject], profiles[statement.object])
            for end in ends:
                self._journal.put(self._uses.setdefault(end, {}), (sha256, ordinal), ends)
            self._wire((sha256, ordinal), ends)
        self.move_path(path, sha256)

    def drop_source(self, sha256: str) -> None:
        """Forget the facts and the paths."""
        self._forget_facts(sha256)
        for path in self.paths_of(sha256):
            self._journal.drop(self._paths, path)

    def settle(self, settlements: Iterable[Settlement]) -> None:
        """Replace the nodes of the blocks and rewire the statements of the profiles that changed their meaning."""
        settled = list(settlements)
        stale = {node.id for settlement in settled for node in self._settled.get(settlement.block, ())}
        for settlement in settled:
            self._forget_aliases(settlement.block)
            self._journal.put(self._settled, settlement.block, settlement.nodes)
        for settlement in settled:
            self._keep(settlement.nodes)
            for meaning in settlement.elsewhere:
                self._mean(meaning.profile, meaning.node, meaning.state)
        self._graph.remove(stale - {node.id for settlement in settled for node in settlement.nodes})

    def move_path(self, path: str, sha256: str | None) -> None:
        """Set or remove the path."""
        if sha256 is None:
            self._journal.drop(self._paths, path)
        else:
            self._journal.put(self._paths, path, sha256)

    def redirect(self, identifier: str, path: str) -> None:
        """Keep the redirection."""
        self._journal.put(self._redirected, identifier, path)

    def declare_collected(self, unit: str, year: int) -> None:
        """Keep the declaration."""
        self._journal.put(self._collected, Collected(unit=unit, year=year), None)

    def blocks_of(self, sha256: str) -> frozenset[str]:
        """Return the blocks of its descriptions."""
        facts = self._facts.get(sha256)
        return frozenset(description.block for description in facts.descriptions) if facts else frozenset()

    def profiles(self, blocks: Collection[str]) -> list[Profile]:
        """Return the profiles of the blocks."""
        keys = (key for block in sorted(set(blocks)) for key in sorted(self._blocks.get(block, {})))
        return [self._profiles[key] for key in keys]

    def sources(self) -> list[SourceRecord]:
        """Return the records of all sources."""
        return [self._record(sha256) for sha256 in sorted(self._facts)]

    def source_at(self, path: str) -> str | None:
        """Return what stands at the path."""
        return self._paths.get(path)

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Return the paths of the source."""
        return tuple(sorted(path for path, held in self._paths.items() if held == sha256))

    def source(self, sha256: str) -> Source | None:
        """Return the source."""
        facts = self._facts.get(sha256)
        return facts.source if facts else None

    def facts(self, sha256: str) -> Facts | None:
        """Return the facts."""
        return self._facts.get(sha256)

    def redirections(self) -> list[tuple[str, str]]:
        """Return the redirections."""
        return sorted(self._redirected.items())

    def document_of(self, sha256: str) -> str | None:
        """Return the node that the source's own description means."""
        facts = self._facts.get(sha256)
        own = facts.own.profile if facts and facts.own else ""
        return self._meanings[own][0] if own in self._meanings else None

    def sources_of(self, document: str) -> list[str]:
        """Return the sources whose own description means the instrument."""
        return [sha256 for sha256 in sorted(self._facts) if self.document_of(sha256) == document]

    def resolve(self, identifier: str) -> str | None:
        """Return the identifier itself, what it is an alias of, or the document at the path it leads to."""
        if self._graph.get(identifier):
            return identifier
        redirected = self._paths.get(self._redirected.get(identifier, ""), "")
        return min(self._aliases.get(identifier, {}), default=None) or self.document_of(redirected)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist."""
        found = ((id_, self._graph.get(id_)) for id_ in sorted(set(ids)))
        return {id_: node for id_, node in found if node}

    def relations(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        among: Collection[str] | None = None,
    ) -> list[Relation]:
        """Return the edges of the nodes as relations."""
        wanted = tuple(RelationKind if kinds is None else kinds)
        edges = self._graph.edges(ids, outgoing=outgoing, kinds=wanted)
        return gather(self._proof(e) for e in edges if among is None or e[1 if outgoing else 0] in among)

    def around(
        self,
        ids: Collection[str],
        *,
        outgoing: bool,
        kinds: Collection[RelationKind] | None = None,
        first: int,
    ) -> Around:
        """Choose among all relations of the nodes."""
        relations = self.relations(ids, outgoing=outgoing, kinds=kinds)
        kept, totals = first_of_each((each.key for each in relations), ids, outgoing=outgoing, first=first)
        return Around([each for each in relations if each.key in kept], totals)

    def degree(
        self, ids: Collection[str], *, outgoing: bool, kinds: Collection[RelationKind]
    ) -> dict[str, int]:
        """Count the relations of each node."""
        relations = self.relations(ids, outgoing=outgoing, kinds=kinds)
        counts = dict.fromkeys(sorted(set(ids)), 0)
        for relation in relations:
            counts[relation.source if outgoing else relation.target] += 1
        return counts

    def find(self, kind: NodeKind, where: Mapping[str, Value | Collection[Value]]) -> list[Node]:
        """Return the nodes that match."""
        allowed = conditions(where)
        return [node for node in self._graph.nodes(kind) if matches(node, allowed)]

    def search(self, text: str, limit: int, kind: NodeKind | None = None) -> list[Node]:
        """Return the nodes that have the words."""
        found = self._found(text, kind)
        found.sort(key=lambda node: (standing(node.kind, node.properties), node.id))
        return found[: max(limit, 0)]

    def count_found(self, text: str, kind: NodeKind | None = None) -> int:
        """Count the nodes that have the words."""
        return len(self._found(text, kind))

    def _found(self, text: str, kind: NodeKind | None) -> list[Node]:
        *whole, prefix = fold(text).split() or [""]
        if not prefix:
            return []
        return [node for node in self._graph.having_words(whole, prefix) if kind in (None, node.kind)]

    def scan(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """Yield the nodes."""
        yield from self._graph.nodes(kind)

    def scan_relations(self) -> Iterator[Relation]:
        """Yield the relations."""
        yield from self.relations([node.id for node in self._graph.nodes()], outgoing=True)

    def mentions(self, states: Collection[str] | None = None) -> Iterator[tuple[Description, str, str]]:
        """Yield the descriptions of instruments that are not the source's own."""
        for sha256 in sorted(self._facts):
            for description in self._facts[sha256].descriptions:
                node, state = self._meanings.get(description.profile, ("", ""))
                if _is_mention(description) and node and (states is None or state in states):
                    yield description, node, state

    def candidates(self, node: str) -> tuple[str, ...]:
        """Return the candidates of the node."""
        return self._graph.candidates(node)

    def findings(self, sources: Collection[str] | None = None) -> list[StoredFinding]:
        """Return the findings of the sources."""
        wanted = self._facts.keys() if sources is None else self._facts.keys() & set(sources)
        found = [
            StoredFinding(source=sha256, document=self.document_of(sha256), finding=finding)
            for sha256 in wanted
            for finding in self._facts[sha256].findings
        ]
        return sorted(found, key=lambda stored: stored.key)

    def collected(self) -> frozenset[Collected]:
        """Return the declarations."""
        return frozenset(self._collected)

    def version(self) -> str:
        """Return the sum of all digests."""
        paths = sum(digest_of(path, sha256) for path, sha256 in self._paths.items())
        declared = sum(digest_of(each.unit, each.year) for each in self._collected)
        return version_text(sum(self._digests.values()) + paths + declared)

    def counts(self) -> dict[str, int]:
        """Count everything."""
        nodes = self._graph.nodes()
        return {
            **{kind.value: sum(node.kind is kind for node in nodes) for kind in NodeKind},
            "relations": sum(1 for _ in self.scan_relations()),
            "sources": len(self._facts),
            "findings": sum(len(facts.findings) for facts in self._facts.values()),
        }

    def close(self) -> None:
        """Do nothing: what is in memory goes with the process."""

    def _describe(self, description: Description) -> str:
        key = description.profile
        known = self._profiles.get(key)
        profile = replace(known, uses=known.uses + 1) if known else _profile(description, key)
        self._journal.put(self._profiles, key, profile)
        self._journal.put(self._blocks.setdefault(description.block, {}), key, None)
        return key

    def _forget_facts(self, sha256: str) -> None:
        facts = self._facts.get(sha256)
        if facts is None:
            return
        for ordinal in range(len(facts.statements)):
            self._graph.unwire((sha256, ordinal))
        for description in facts.descriptions:
            uses = self._uses.get(description.profile, {})
            for ordinal in range(len(facts.statements)):
                self._journal.drop(uses, (sha256, ordinal))
            self._release(description)
        self._journal.drop(self._facts, sha256)
        self._journal.drop(self._digests, sha256)

    def _release(self, description: Description) -> None:
        key = description.profile
        profile = self._profiles[key]
        if profile.uses > 1:
            self._journal.put(self._profiles, key, replace(profile, uses=profile.uses - 1))
            return
        self._journal.drop(self._profiles, key)
        self._journal.drop(self._meanings, key)
        self._journal.drop(self._blocks[description.block], key)

    def _keep(self, nodes: Iterable[SettledNode]) -> None:
        for node in nodes:
            self._graph.keep(node)
            for alias in node.aliases:
                self._journal.put(self._aliases.setdefault(alias, {}), node.id, None)
            for profile, state in node.states.items():
                self._mean(profile, node.id, state)

    def _mean(self, profile: str, node: str, state: str) -> None:
        before = self._meanings.get(profile)
        self._journal.put(self._meanings, profile, (node, state))
        if before is None or before[0] != node:
            for place, ends in self._uses.get(profile, {}).items():
                self._wire(place, ends)

    def _wire(self, place: Place, ends: tuple[str, str]) -> None:
        source, target = (self._meanings[end][0] if end in self._meanings else None for end in ends)
        self._graph.wire(place, source, target, self._facts[place[0]].statements[place[1]])

    def _forget_aliases(self, block: str) -> None:
        for node in self._settled.get(block, ()):
            for alias in node.aliases:
                self._journal.drop(self._aliases[alias], node.id)

    def _rebuild(self) -> None:
        self._graph = MemoryGraph()
        for nodes in self._settled.values():
            for node in nodes:
                self._graph.keep(node)
        for uses in self._uses.values():
            for place, ends in uses.items():
                self._wire(place, ends)

    def _record(self, sha256: str) -> SourceRecord:
        source = self._facts[sha256].source
        return SourceRecord(
            sha256=sha256,
            paths=self.paths_of(sha256),
            media_type=source.media_type,
            characters=len(source.text),
            document=self.document_of(sha256),
            digest=str(self._digests[sha256]),
        )

    def _proof(self, edge: Edge) -> Proof:
        source, target, (sha256, _), statement = edge
        evidence = Evidence(
            document=self.document_of(sha256) or "",
            source=sha256,
            start=statement.start,
            end=statement.end,
            quote=self._facts[sha256].source.text[statement.start : statement.end],
            method=statement.method,
            confidence=statement.confidence,
            place=statement.place,
        )
        return source, target, statement.kind, statement.role, statement.basis, evidence


def _profile(description: Description, key: str) -> Profile:
    return Profile(
        key=key,
        kind=description.kind,
        block=description.block,
        own=description.own,
        properties=description.properties,
    )


def _is_mention(description: Description) -> bool:
    return description.kind is NodeKind.INSTRUMENT and not description.own
