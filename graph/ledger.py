"""The ledger: sources come in, change and go, and the graph follows, one transaction for each source."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain, count, islice

from graph.describing import describe
from graph.describing.registers import describe_register
from graph.facts import Facts
from graph.parts import further_parts, part_path, part_sha256
from graph.reading import Reading, Register
from graph.stores.port import Store
from graph.unsettled import Unsettled


class Outcome(StrEnum):
    """What reading a source into the store came to."""

    ADDED = "added"
    """The content is new, and so is the path."""
    REPLACED = "replaced"
    """The content is new; what stood at the path before is forgotten."""
    DUPLICATE = "duplicate"
    """The content was there already, at another path."""
    UNCHANGED = "unchanged"
    """The path held this content before."""


class Ledger:
    """Writes sources into a store and keeps the graph settled.

    >>> from graph.stores import open_store
    >>> Ledger(open_store("memory:")).unchanged("152-kh-ubnd.txt", "0" * 64)
    False
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def unchanged(self, path: str, sha256: str) -> bool:
        """Return whether the path held this content when it was last read."""
        return self._store.source_at(path) == sha256

    def ingest(self, reading: Reading | Register, path: str) -> Outcome:
        """Let the path hold this reading, instead of all that it held before.

        Nothing or all of it is kept. Raises StoreLocked or StoreReadOnly where the store cannot be written.
        """
        return self.ingest_parts((reading,), path)

    def ingest_parts(self, parts: Iterable[Reading | Register], path: str) -> Outcome:
        """Let the path hold the parts of one file (:mod:`graph.parts`), in their order, instead of what it held before.

        Each part is kept wholly or not at all. The first, which is known by the file's own SHA-256, comes last: where
        the path holds it, it holds all of them.
        """
        first, *second = islice(parts := iter(parts), 2)
        sha256, before = first.source.sha256, self._store.source_at(path)
        if before == sha256:
            return Outcome.UNCHANGED
        last = 1
        if second and before is not None:
            self._forget_one(path)
        for last, part in enumerate(chain(second, parts), 2):
            self._ingest_one(part, part_path(path, last))
        self._forget_parts(path, last)
        outcome = self._ingest_one(first, path)
        return Outcome.REPLACED if before is not None and outcome is Outcome.ADDED else outcome

    def _ingest_one(self, reading: Reading | Register, path: str) -> Outcome:
        sha256 = reading.source.sha256
        if self.unchanged(path, sha256):
            return Outcome.UNCHANGED
        facts = describe_register(reading) if isinstance(reading, Register) else describe(reading)
        with self._store.transaction():
            before = self._store.source_at(path)
            if before == sha256:
                return Outcome.UNCHANGED
            known, former = bool(self._store.paths_of(sha256)), self._store.document_of(before or "")
            unsettled = Unsettled(self._store)
            self._leave(path, unsettled)
            if known:
                self._store.move_path(path, sha256)
            else:
                unsettled.touch(description.block for description in facts.descriptions)
                self._store.put_source(facts, path)
            unsettled.settle()
            self._redirect(former, path)
        if known:
            return Outcome.DUPLICATE
        return Outcome.ADDED if before is None else Outcome.REPLACED

    def found_again(self, sha256: str, path: str) -> Outcome:
        """Let the path hold a file that the store has, all its parts included, without reading it again."""
        if self.unchanged(path, sha256):
            return Outcome.UNCHANGED
        last = 1
        for ordinal in count(2):
            part = part_sha256(sha256, ordinal)
            if not self._store.paths_of(part):
                break
            self._move(part_path(path, ordinal), part)
            last = ordinal
        self._forget_parts(path, last)
        self._move(path, sha256)
        return Outcome.DUPLICATE

    def restore(self, sources: Iterable[tuple[Facts, Sequence[str]]]) -> None:
        """Keep sources as another store tells them, at the paths where they stand there; all of them or none."""
        with self._store.transaction():
            unsettled = Unsettled(self._store)
            for facts, paths in sources:
                unsettled.touch(self._store.blocks_of(facts.source.sha256))
                unsettled.touch(description.block for description in facts.descriptions)
                self._store.put_source(facts, paths[0] if paths else facts.source.path)
                for path in paths[1:]:
                    self._store.move_path(path, facts.source.sha256)
            unsettled.settle()

    def forget(self, path: str) -> None:
        """Let the path hold nothing; a source that stands nowhere else is forgotten."""
        self._forget_one(path)
        self._forget_parts(path, 1)

    def _forget_one(self, path: str) -> None:
        with self._store.transaction():
            unsettled = Unsettled(self._store)
            self._leave(path, unsettled)
            unsettled.settle()

    def _forget_parts(self, path: str, last: int) -> None:
        """Forget what a file of more parts left at the path, the last one first: a rest is found again."""
        for part in reversed([*further_parts(self._store.source_at, path, last)]):
            self._forget_one(part)

    def _move(self, path: str, sha256: str) -> None:
        with self._store.transaction():
            unsettled = Unsettled(self._store)
            self._leave(path, unsettled)
            self._store.move_path(path, sha256)
            unsettled.settle()

    def _leave(self, path: str, unsettled: Unsettled) -> None:
        """Take the path from what it holds; what stands nowhere else is forgotten."""
        held = self._store.source_at(path)
        if held is None:
            return
        self._store.move_path(path, None)
        if not self._store.paths_of(held):
            unsettled.touch(self._store.blocks_of(held))
            self._store.drop_source(held)

    def _redirect(self, former: str | None, path: str) -> None:
        """Let a document that had no number, and so an identifier by its content, be found under it still."""
        if former and ";lex-" in former and not self._store.nodes([former]):
            self._store.redirect(former, path)
