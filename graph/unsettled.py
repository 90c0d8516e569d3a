"""What a change to a store leaves unsettled, and settling it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from graph.facts import Profile, Settlement
from graph.linking import asked_again, question, settle, standing
from graph.linking.asking import Said
from graph.stores.port import Store
from ontology.terms import NodeKind


class Unsettled:
    """The blocks that a transaction touches, with what stood in them before.

    A block is to be touched before what is described in it changes. When all is changed, the blocks are settled, and
    after them those that ask and whose answers are others now.

    >>> from graph.stores import open_store
    >>> store = open_store("memory:")
    >>> with store.transaction():
    ...     Unsettled(store).settle()
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: dict[str, Mapping[str, Said]] = {}

    def touch(self, blocks: Iterable[str]) -> None:
        """Remember what stands in the blocks."""
        new = frozenset(blocks) - self._before.keys()
        self._before.update({block: {} for block in new})
        for block, profiles in self._described(new).items():
            if profiles[0].kind is NodeKind.INSTRUMENT and question(profiles) is None:
                self._before[block] = standing(settle(block, profiles))

    def settle(self) -> None:
        """Settle the blocks by themselves, then those that ask by what stands in the others now."""
        described: dict[str, list[Profile]] = {block: [] for block in self._before}
        described |= self._described(self._before.keys())
        asking = {block: profiles for block, profiles in described.items() if question(profiles)}
        settled = [settle(block, described[block]) for block in sorted(described.keys() - asking.keys())]
        self._store.settle(settled)
        asking |= self._described(self._asked_again(settled) - self._before.keys())
        self._store.settle([self._settle_asking(block, asking[block]) for block in sorted(asking)])

    def _asked_again(self, settled: Iterable[Settlement]) -> frozenset[str]:
        changed = (asked_again(self._before[each.block], standing(each)) for each in settled)
        return frozenset().union(*changed)

    def _settle_asking(self, block: str, profiles: list[Profile]) -> Settlement:
        where = question(profiles)
        return settle(block, profiles, self._store.find(NodeKind.INSTRUMENT, where) if where else ())

    def _described(self, blocks: Collection[str]) -> dict[str, list[Profile]]:
        grouped = groupby(self._store.profiles(blocks), key=lambda profile: profile.block)
        return {block: list(profiles) for block, profiles in grouped}
