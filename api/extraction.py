"""The records of files, as ``cancu extract`` prints them, for files that can and that cannot be read."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from api.intake import SECONDS, lost, read_here
from api.settings import largest_file
from graph.errors import InputError
from loaders.readers import read_bytes_of, read_source
from loaders.readers.files import spelled
from loaders.readers.formats import is_register
from loaders.reading import read_file
from loaders.record import file_record, unreadable_record

Recorded = tuple[dict[str, Any], InputError | None]


def record_of(path: Path, largest: int | None = None) -> Recorded:
    """Return the record of a file and, where it could not be read, why.

    A file that cannot be read still has its record, with the finding ``unreadable``, so that records and files match
    line by line.
    """
    try:
        if is_register(spelled(path)):
            return _of_register(path, largest), None
        return file_record(read_file(read_source(path, largest))), None
    except InputError as error:
        return unreadable_record(spelled(path), error), error


def _of_register(path: Path, largest: int | None) -> dict[str, Any]:
    from loaders.registers import read_register
    from loaders.registers.record import register_record

    name, data = spelled(path), read_bytes_of(path, largest)
    return register_record(name, data, read_register(name, data))


def records_of(paths: Sequence[Path], jobs: int, seconds: float = SECONDS) -> Generator[Recorded, None, None]:
    """Yield the record of each file, in order, reading ahead on ``jobs`` processes as ``cancu ingest`` does."""
    read = partial(record_of, largest=largest_file())
    if read_here(paths):
        yield from map(read, paths)
        return
    from api.workers import Lost, work_ahead

    with closing(work_ahead(read, paths, jobs, seconds)) as ahead:
        for path, said in ahead:
            if isinstance(said, Lost):
                error = lost(path, said.seconds)
                yield unreadable_record(spelled(path), error), error
            else:
                yield said
