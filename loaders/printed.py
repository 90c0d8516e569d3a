"""Words of a text as a person would copy them: on one line, without marks of layout."""

import re

_MARKS = re.compile(r"[-*|\\#_~](?:(?<!-)|-+)")
"""Marks of layout; of hyphens only two and more are one."""


def on_one_line(text: str) -> str:
    """Return the words on one line, without Markdown marks and rules.

    >>> on_one_line("**TRIỂN\\nKHAI** THI HÀNH\\n-----")
    'TRIỂN KHAI THI HÀNH'
    """
    return " ".join(_MARKS.sub(" ", text).split()).strip(" \t-–,;:")


def as_printed(text: str) -> str:
    """Return a name cut from a sentence, without the punctuation around it."""
    return on_one_line(text).strip(" .,;:()\"'“”")


def sentence_case(text: str) -> str:
    """Return a heading in capitals as it would stand in a sentence; other text as it is.

    >>> sentence_case("ỦY BAN NHÂN DÂN")
    'Ủy ban nhân dân'
    """
    if not text.isupper():
        return text
    return text[:1] + text[1:].lower()
