"""From a reading to facts: what the text says, as descriptions of nodes and statements between them."""

from dataclasses import dataclass

from graph.describing.attached import say_attached
from graph.describing.draft import Draft
from graph.describing.duties import say_requirements, say_tasks
from graph.describing.instruments import describe_document, say_citations
from graph.describing.units import say_issuer, say_recipients
from graph.facts import Facts
from graph.linking import Meant, settle_alone
from graph.reading import Reading

__all__ = ["Named", "describe", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the text names, as far as the text alone tells; in the order of the reading."""

    document: Meant
    cited: tuple[Meant, ...]
    """What each citation means; the document where it means that itself."""
    attached: tuple[Meant, ...]


def describe(reading: Reading) -> Facts:
    """Return all that a source says; nothing is concluded from it yet, and each statement has its place."""
    return _draft(reading).facts()


def name(reading: Reading) -> Named:
    """Return what the document, its citations and what is attached to it are, while no other text is known."""
    draft = _draft(reading)
    meant, own = settle_alone(draft.facts()), draft.document or ""
    return Named(
        document=meant[own],
        cited=tuple(meant[key or own] for key in draft.cited),
        attached=tuple(meant[key] for _, _, key in draft.attached),
    )


def _draft(reading: Reading) -> Draft:
    draft = Draft(reading)
    document = describe_document(draft)
    say_issuer(draft, document)
    say_attached(draft, document)
    say_recipients(draft, document)
    say_citations(draft)
    say_tasks(draft)
    say_requirements(draft)
    return draft
