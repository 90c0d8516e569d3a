"""Many phrases as one pattern, built so that few of them are tried at a place."""

import re
from collections.abc import Iterable, Sequence


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern that finds any of the phrases, the longest first, with one blank or several between words.

    Phrases that begin alike share their beginning, so a place is ruled out by its first letters.

    >>> any_of(["so tu phap", "so y te", "so"])
    'so(?:\\\\s+(?:tu\\\\s+phap|y\\\\s+te))?'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return _shared([[r"\s+" if sign == " " else re.escape(sign) for sign in phrase] for phrase in ordered])


def words_of(phrases: Iterable[str], letter: str = r"\w") -> str:
    """Return the pattern of :func:`any_of`, found only where no letter or digit stands before.

    The lookbehind stands behind the first letter, so that the search skips what cannot open a phrase.

    >>> words_of(["so y te", "bo"])
    '(?:s(?<!\\\\ws)o\\\\s+y\\\\s+te|b(?<!\\\\wb)o)'
    """
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        by_first.setdefault(phrase[0], []).append(phrase[1:])
    branches = (
        rf"{re.escape(first)}(?<!{letter}{re.escape(first)}){any_of(rest)}"
        for first, rest in by_first.items()
    )
    return f"(?:{'|'.join(branches)})"


def _shared(rows: Sequence[Sequence[str]]) -> str:
    """Return the pattern of some spellings; what ends here is the shortest of them and so tried last."""
    if len(rows) == 1:
        return "".join(rows[0])
    tails: dict[str, list[Sequence[str]]] = {}
    for row in rows:
        if row:
            tails.setdefault(row[0], []).append(row[1:])
    branches = [sign + _shared(rest) for sign, rest in tails.items()]
    may_end = any(not row for row in rows)
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"
