"""From what sources describe to the nodes there are: blocks, identity, and how well each mention fits."""

from graph.linking.alone import Meant, settle_alone
from graph.linking.blocks import (
    block_of_instrument,
    block_of_unnumbered,
    dependents,
    question,
    stands_elsewhere,
)
from graph.linking.settling import settle

__all__ = [
    "Meant",
    "block_of_instrument",
    "block_of_unnumbered",
    "dependents",
    "question",
    "settle",
    "settle_alone",
    "stands_elsewhere",
]
