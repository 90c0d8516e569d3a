"""Copying one store into another, a batch of sources a transaction: what sources say goes over, and is settled there.

Copying again takes up where the last copy stopped: a source that stands in both with the same content is left alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.facts import Facts
from graph.ledger import Ledger
from graph.stores.port import SourceRecord, Store

Watch = Callable[[int, int], None]
"""Told how many sources are safely in the other store, of how many."""

_MOST_SOURCES = 200
_MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a copy came to."""

    sources: int
    """Sources in the store that was copied."""
    copied: int
    """Those that were brought over now; the others were there already."""
    equal: bool
    """Whether both stores now hold the very same; a store that held more before is not equal."""


def copy(origin: Store, target: Store, watch: Watch = lambda done, total: None) -> Copied:
    """Bring all that ``origin`` holds into ``target``: sources and their paths, redirections and declarations.

    >>> from graph.stores import open_store
    >>> copy(open_store("memory:"), open_store("memory:"))
    Copied(sources=0, copied=0, equal=True)
    """
    with origin.snapshot():
        sources, there = origin.sources(), {record.sha256: record for record in target.sources()}
        missing = [record for record in sources if not _same(record, there.get(record.sha256))]
        done = len(sources) - len(missing)
        watch(done, len(sources))
        ledger = Ledger(target)
        for batch in _batches(missing):
            ledger.restore(_told(origin, batch))
            done += len(batch)
            watch(done, len(sources))
        _copy_declarations(origin, target)
        return Copied(sources=len(sources), copied=len(missing), equal=origin.version() == target.version())


def _same(record: SourceRecord, other: SourceRecord | None) -> bool:
    return other is not None and (record.digest, record.paths) == (other.digest, other.paths)


def _batches(records: Iterable[SourceRecord]) -> Iterator[list[SourceRecord]]:
    """Yield so many sources that a transaction is worth its while, and so few that they fit in memory."""
    batch: list[SourceRecord] = []
    for record in records:
        full = len(batch) == _MOST_SOURCES or sum(each.characters for each in batch) > _MOST_CHARACTERS
        if full:
            yield batch
            batch = []
        batch.append(record)
    if batch:
        yield batch


def _told(origin: Store, records: Iterable[SourceRecord]) -> Iterator[tuple[Facts, tuple[str, ...]]]:
    for record in records:
        facts = origin.facts(record.sha256)
        if facts is not None:
            yield facts, record.paths


def _copy_declarations(origin: Store, target: Store) -> None:
    known, declared = set(target.redirections()), target.collected()
    with target.transaction():
        for identifier, path in origin.redirections():
            if (identifier, path) not in known:
                target.redirect(identifier, path)
        for each in sorted(origin.collected() - declared, key=lambda one: (one.unit, one.year)):
            target.declare_collected(each.unit, each.year)
