"""From a reading to facts: what the text says, as descriptions of nodes and statements between them."""

from graph.describing.draft import Draft
from graph.describing.duties import say_requirements, say_tasks
from graph.describing.instruments import describe_document, say_citations
from graph.describing.units import say_issuer, say_recipients
from graph.facts import Facts
from graph.reading import Reading

__all__ = ["describe"]


def describe(reading: Reading) -> Facts:
    """Return all that a source says; nothing is concluded from it yet, and each statement has its place."""
    draft = Draft(reading)
    document = describe_document(draft)
    say_issuer(draft, document)
    say_recipients(draft, document)
    say_citations(draft, document)
    say_tasks(draft, document)
    say_requirements(draft, document)
    return draft.facts()
