"""Files that hold more than one source: a register of thousands of rows, a print of several documents.

The first part is the file itself: it has the file's path and SHA-256. Every further one has a path and a SHA-256
derived from them, so that whoever knows the file knows its parts.

>>> part_path("sổ đi.xlsx", 1), part_path("sổ đi.xlsx", 2)
('sổ đi.xlsx', 'sổ đi.xlsx#2')
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count

_SECOND = 2


def part_path(path: str, ordinal: int) -> str:
    """Return where a part stands; the first is 1."""
    return path if ordinal < _SECOND else f"{path}#{ordinal}"


def part_sha256(file_sha256: str, ordinal: int) -> str:
    """Return the SHA-256 by which a part is known.

    >>> part_sha256("0" * 64, 1) == "0" * 64, len(part_sha256("0" * 64, 2))
    (True, 64)
    """
    if ordinal < _SECOND:
        return file_sha256
    return sha256(f"{file_sha256}#{ordinal}".encode()).hexdigest()


def further_parts(held: Callable[[str], str | None], path: str, after: int = 1) -> Iterator[str]:
    """Yield the paths of the parts after the one of that number, as long as they hold something."""
    for ordinal in count(after + 1):
        part = part_path(path, ordinal)
        if held(part) is None:
            return
        yield part
