"""What a person calls the terms of the ontology, in Vietnamese and English."""

import json
from enum import StrEnum
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).resolve().parent / "words.json"
_Words = dict[str, dict[str, dict[str, tuple[str, str]]]]


def label(term: StrEnum, language: str = "vi") -> str:
    """Return what a person calls the term, in Vietnamese unless ``language`` is ``en``.

    >>> from ontology.terms import AuditState, NodeKind
    >>> label(NodeKind.INSTRUMENT), label(AuditState.ISSUED_LATE, "en")
    ('văn bản', 'issued late')
    """
    return _words()[type(term).__name__][term.value]["en" if language == "en" else "vi"][0]


def meaning(term: StrEnum, language: str = "vi") -> str:
    """Return the sentence that says what the term means.

    >>> from ontology.terms import Status
    >>> meaning(Status.STUB)
    'Văn bản mới chỉ được biết qua dẫn chiếu.'
    """
    return _words()[type(term).__name__][term.value]["en" if language == "en" else "vi"][1]


def labels(enumeration: type[StrEnum], language: str = "vi") -> dict[str, str]:
    """Return the labels of all members by value, in their order."""
    return {term.value: label(term, language) for term in enumeration}


@cache
def _words() -> _Words:
    words: _Words = json.loads(_WORDS.read_text("utf-8"))
    return words
