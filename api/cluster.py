"""Reading on a Dask cluster: files go out as bytes, so that its machines need no common disk; readings come back."""

import hashlib
import logging
import threading
import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.intake import Known, Same, Taken, lost, take, take_apart, understand
from api.listing import Listed, Unread, path_of
from api.settings import largest_file
from graph.errors import CancuError, InputError, UsageError
from graph.reading import Reading
from loaders.readers import read_bytes_of
from loaders.readers.files import spelled
from loaders.readers.formats import is_register

SENT_AT_MOST = 64_000_000
"""Bytes of a file that is sent; larger ones are read here."""
IN_FLIGHT = 256_000_000
"""Bytes that are out at one time."""
AHEAD = 3
"""Files a thread of the cluster may be ahead of who writes."""
PATIENCE = 10.0
"""Seconds that a cluster may take to answer, and to have a worker again where it lost all."""


class ClusterError(CancuError):
    """The cluster cannot be reached or was lost; what was read before is kept."""

    code = "cluster"


_ALONE = threading.Lock()
"""Libraries that read pdf and pictures bear one thread at a time, and a worker may have several."""


@dataclass(slots=True)
class _Sent:
    """A file on its way, with what has come of it so far."""

    path: Path
    data: bytes = b""
    taken: Taken | None = None
    """What came of it where nothing has to be sent."""
    future: Any = None


def take_on(
    address: str, files: Sequence[Listed], known: Known | None, seconds: float
) -> Generator[tuple[Path, Taken], None, None]:
    """Yield each file with what was taken from it, in order, read on the cluster at ``address``.

    A file whose worker is lost is read again on another, and where several are lost, here. Raises UsageError where the
    library is not installed, and ClusterError where there is no cluster, or none any more.
    """
    crew = _Crew(address, seconds)
    ahead: deque[_Sent] = deque()
    try:
        for file in files:
            sent = _look(file, known)
            while ahead and crew.is_full(len(ahead), sent):
                yield crew.settled(ahead.popleft())
            crew.send(sent)
            ahead.append(sent)
        while ahead:
            yield crew.settled(ahead.popleft())
    finally:
        crew.close()


def _look(file: Listed, known: Known | None) -> _Sent:
    """Return the bytes that are to be read, or at once what needs no reading there."""
    path = path_of(file)
    if isinstance(file, Unread):
        return _Sent(path, taken=file)
    try:
        data = read_bytes_of(path, largest_file())
    except InputError as error:
        return _Sent(path, taken=Unread(path, error))
    sha256 = hashlib.sha256(data).hexdigest()
    if known is not None and known(sha256):
        return _Sent(path, taken=Same(path, sha256))
    if len(data) > SENT_AT_MOST or is_register(spelled(path)):
        return _Sent(path, taken=take(path, largest=largest_file()))
    return _Sent(path, data)


def _read_sent(name: str, data: bytes) -> tuple[Reading, ...] | InputError:
    """Read a file where its bytes have arrived."""
    try:
        with _ALONE:
            return understand(name, data)
    except InputError as error:
        return error


class _Crew:
    """The cluster as far as reading goes."""

    def __init__(self, address: str, seconds: float) -> None:
        self._distributed = _library()
        self._address, self._seconds = address, seconds
        self._client = self._connect()
        self._flying = 0
        self._room = AHEAD * sum(self._client.nthreads().values())

    def _connect(self) -> Any:
        client = None
        try:
            client = self._distributed.Client(self._address, timeout=PATIENCE, set_as_default=False)
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            if client is not None:
                client.close()
            raise self._gone() from error
        return client

    def _gone(self) -> ClusterError:
        return ClusterError(
            f"không có cụm Dask nào làm việc ở {self._address}; phần đã nạp được giữ",
            f"no Dask cluster is at work at {self._address}; what was read is kept",
        )

    def is_full(self, files: int, more: _Sent) -> bool:
        return files >= self._room or self._flying + len(more.data) > IN_FLIGHT

    def send(self, sent: _Sent) -> None:
        if sent.taken is None:
            self._flying += len(sent.data)
            sent.future = self._client.submit(_read_sent, spelled(sent.path), sent.data, pure=False)

    def settled(self, sent: _Sent) -> tuple[Path, Taken]:
        if sent.taken is not None:
            return sent.path, sent.taken
        taken = self._answer(sent)
        self._flying -= len(sent.data)
        sent.future.release()
        return sent.path, taken

    def _answer(self, sent: _Sent) -> Taken:
        error = self._wait(sent)
        if error is None:
            said = sent.future.result()
            return Unread(sent.path, said) if isinstance(said, InputError) else said
        if isinstance(error, TimeoutError):
            self._stop(sent)
            return Unread(sent.path, lost(sent.path, self._seconds))
        if isinstance(error, ModuleNotFoundError):
            raise UsageError(
                f"các máy của cụm {self._address} chưa cài cancu ({error})",
                f"the machines of the cluster {self._address} do not have cancu ({error})",
            ) from error
        # A worker that dies takes its other files with it; read alone, a file answers for itself.
        return self._read_alone(sent.path)

    def _read_alone(self, path: Path) -> Taken:
        [(_, taken)] = take_apart([path], 1, None, self._seconds)
        return taken

    def _wait(self, sent: _Sent) -> BaseException | None:
        """Return how the work ended, a TimeoutError where it did not; notice a cluster that is no more."""
        alone = None
        until = time.monotonic() + self._seconds
        while time.monotonic() < until:
            try:
                error: BaseException | None = sent.future.exception(timeout=min(1.0, self._seconds))
            except (TimeoutError, self._distributed.TimeoutError):
                alone = None if self._has_workers() else alone or time.monotonic()
                if alone is not None and time.monotonic() - alone > PATIENCE:
                    raise self._gone() from None
                continue
            if sent.future.cancelled():
                raise self._gone()
            return error
        return TimeoutError()

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except (OSError, TimeoutError) as error:
            raise self._gone() from error

    def _stop(self, sent: _Sent) -> None:
        """End the work on a file; a thread that hangs ends with its worker only, whose other files are read again."""
        busy = [worker for worker, keys in self._client.processing().items() if sent.future.key in keys]
        sent.future.cancel(force=True)
        self._client.restart_workers(busy, timeout=PATIENCE, raise_for_error=False)

    def close(self) -> None:
        self._client.close()


def _library() -> Any:
    try:
        import dask
        import distributed
    except ModuleNotFoundError as missing:
        raise UsageError(
            "chưa cài thư viện để đọc trên cụm máy: pip install 'cancu[cluster]'",
            "the library for reading on a cluster is not installed: pip install 'cancu[cluster]'",
        ) from missing
    # What it has to say of workers that come and go is told by file.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": 2 * SENT_AT_MOST})
    return distributed
