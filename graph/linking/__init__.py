"""From what sources describe to the nodes there are: blocks, identity, and how well each mention fits."""

from graph.linking.blocks import (
    block_of_instrument,
    block_of_unnumbered,
    dependents,
    question,
    stands_elsewhere,
)
from graph.linking.settling import settle

__all__ = [
    "block_of_instrument",
    "block_of_unnumbered",
    "dependents",
    "question",
    "settle",
    "stands_elsewhere",
]
