"""The record of one file, as ``cancu extract`` prints it, for files that can and that cannot be read."""

from pathlib import Path
from typing import Any

from graph.errors import InputError
from loaders.readers import read_source
from loaders.reading import read_text
from loaders.record import record, unreadable_record


def record_of(path: Path) -> tuple[dict[str, Any], InputError | None]:
    """Return the record of a file and, where it could not be read, why.

    A file that cannot be read still has its record, with the finding ``unreadable``, so that records and files match
    line by line.
    """
    try:
        return record(read_text(read_source(path))), None
    except InputError as error:
        return unreadable_record(path, error), error
