"""Processes that work for this one: each may die or hang, and only what it had in hand is lost."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items a process may be ahead of whoever takes the results: what bounds the memory of a long run."""
LEAST_MEMORY = 2 << 30
MEMORY_SHARE = 0.75
"""Share of the machine's memory that all workers may take together, but LEAST_MEMORY each."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that has no result: the process ended in the middle of it, or was ended after ``seconds``."""

    seconds: float | None = None
    """None where the process ended by itself."""


def work_ahead(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    seconds: float,
    look: Callable[[Item], Result | None] = lambda _: None,
) -> Generator[tuple[Item, Result | Lost], None, None]:
    """Yield each item with the result of its work, in order, working ahead on ``jobs`` processes.

    What ``look`` finds here, in this process, needs no work. An item whose process dies, or that takes more than
    ``seconds``, is Lost; the others go on. Closing the iterator ends the processes at once.
    """
    crew = _Crew(work, jobs, seconds)
    ahead: deque[tuple[Item, Result | Future[Result | Lost]]] = deque()
    try:
        for item in items:
            seen = look(item)
            ahead.append((item, crew.submit(item) if seen is None else seen))
            if len(ahead) > AHEAD * jobs:
                yield _settled(*ahead.popleft())
        while ahead:
            yield _settled(*ahead.popleft())
    finally:
        crew.end()


def _settled(item: Item, result: "Result | Future[Result | Lost]") -> tuple[Item, Result | Lost]:
    return item, result.result() if isinstance(result, Future) else result


class _Crew(Generic[Item, Result]):
    """One thread here for each process there, so that a process that is done gets its next item at once."""

    def __init__(self, work: Callable[[Item], Result], jobs: int, seconds: float) -> None:
        self._work, self._jobs, self._seconds = work, jobs, seconds
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="reading")
        self._mine = threading.local()
        self._hands: set[_Hand] = set()
        self._ended = False

    def submit(self, item: Item) -> "Future[Result | Lost]":
        return self._threads.submit(self._ask, item)

    def _ask(self, item: Item) -> Result | Lost:
        hand: _Hand | None = getattr(self._mine, "hand", None)
        if hand is None or not hand.ready:
            if self._ended:
                return Lost()
            if hand is not None:
                self._hands.discard(hand)
            hand = self._mine.hand = _Hand(self._work, self._jobs)
            self._hands.add(hand)
        answer: Result | Lost = hand.ask(item, self._seconds)
        return answer

    def end(self) -> None:
        self._ended = True
        for hand in tuple(self._hands):
            hand.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        # A thread may have started a process while the others were ended.
        for hand in tuple(self._hands):
            hand.end()


class _Hand:
    """One process with the pipe to it."""

    def __init__(self, work: Callable[[Any], Any], jobs: int) -> None:
        context = _context()
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, work, jobs), daemon=True)
        self._process.start()
        theirs.close()
        self.ready = self._starting = True

    def ask(self, item: Any, seconds: float) -> Any:
        """Return the result, or Lost; after that the process is gone and the hand is not ready any more."""
        try:
            if self._starting:
                self._starting = bool(self._pipe.recv())
            self._pipe.send(item)
            if not wait([self._pipe], timeout=seconds):
                self.end()
                return Lost(seconds)
            return self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return Lost()

    def end(self) -> None:
        """Kill the process with the programs that it has started."""
        self.ready = False
        if self._process.pid is not None and self._process.is_alive():
            with suppress(ProcessLookupError, PermissionError):
                _kill_group(self._process.pid)
            self._process.kill()
        self._process.join()


def _context() -> Any:
    """Start processes from a clean server where there is one: a fork of a program with threads may hang."""
    clean = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if clean else "spawn")
    if clean:
        context.set_forkserver_preload(["api.intake"])
    return context


def _serve(pipe: Connection, work: Callable[[Any], Any], jobs: int) -> None:
    """Work until the pipe is closed. An error that ``work`` lets out ends the process, and is told on its way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name == "posix":
        os.setpgid(0, 0)
        _limit_memory(jobs)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        # The time of an item is not the time that a process takes to start.
        pipe.send(False)
        while True:
            pipe.send(work(pipe.recv()))


def _end_with_parent() -> None:
    """End with the process that is worked for: killed, that one can no longer send anybody home."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    _kill_group(os.getpid())
    os._exit(1)


def _kill_group(leader: int) -> None:
    if os.name == "posix":
        os.killpg(leader, signal.SIGKILL)


def _limit_memory(jobs: int) -> None:
    """Let a file that takes all memory fail here, before the system ends some other process for it."""
    import resource

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    most = max(LEAST_MEMORY, int(MEMORY_SHARE * memory / jobs))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
