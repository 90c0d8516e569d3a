"""From what sources describe to the nodes there are: blocks, identity, and how well each mention fits."""

from graph.linking.alone import Meant, settle_alone
from graph.linking.asking import answers, asked_again, question, standing
from graph.linking.blocks import block_of_instrument, block_of_unnumbered
from graph.linking.settling import settle

__all__ = [
    "Meant",
    "answers",
    "asked_again",
    "block_of_instrument",
    "block_of_unnumbered",
    "question",
    "settle",
    "settle_alone",
    "standing",
]
