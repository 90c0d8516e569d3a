"""Reading on a cluster of two workers, each a process reached over tcp: the same graph, whatever happens to them."""

import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dask
import distributed
import pytest

from api import cluster
from api.cluster import ClusterError, take_on
from api.intake import take, understand
from api.listing import Unread
from graph.errors import UnreadableInput

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "documents" / "hung-yen"
SECONDS = 60.0

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    patience = {"distributed.scheduler.allowed-failures": 1}
    with (
        dask.config.set(patience),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            protocol="tcp",
            host="127.0.0.1",
            dashboard_address=None,
        ) as local,
    ):
        yield local.scheduler_address


def files() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.is_file())


def test_a_cluster_makes_the_same_graph_as_one_process(
    cancu: Callable[..., Any], scheduler: str, tmp_path: Path
) -> None:
    shutil.copytree(FOLDER, tmp_path / "documents")
    (tmp_path / "documents" / "a-empty.txt").touch()
    exports, summaries = [], []
    for how in (("--jobs", "1"), ("--dask", scheduler)):
        store = tmp_path / f"{how[0]}.db"
        answer = cancu("--store", store, "ingest", tmp_path / "documents", *how, "--format", "json")
        assert answer.status == 3
        summaries.append(answer.data | {"seconds": 0})
        exports.append(cancu("--store", store, "export", "--to", "nquads").out)
    assert summaries[0]["documents"] == 23
    assert summaries[0] == summaries[1]
    assert exports[0] == exports[1]


def test_readings_come_in_the_order_of_the_files(scheduler: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    taken = dict(take_on(scheduler, [*files()[:9], gone, *files()[9:]], None, SECONDS))
    assert list(taken) == [*files()[:9], gone, *files()[9:]]
    assert isinstance(taken[gone], Unread)
    assert [taken[path] for path in files()] == [take(path) for path in files()]


def test_a_file_that_is_refused_is_not_sent(scheduler: str, tmp_path: Path) -> None:
    refused = Unread(tmp_path, UnreadableInput("a", "hỏng", "broken"))
    assert list(take_on(scheduler, [refused], None, SECONDS)) == [(tmp_path, refused)]


def test_what_is_too_large_to_send_is_read_here(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SENT_AT_MOST", 3000)
    some = files()[:6]
    assert list(take_on(scheduler, some, None, SECONDS)) == [(path, take(path)) for path in some]


def test_files_of_a_worker_that_is_lost_are_read_again(scheduler: str) -> None:
    many = files() * 4
    with distributed.Client(scheduler, set_as_default=False) as client:
        pids = client.run(os.getpid)
    taken = []
    for number, one in enumerate(take_on(scheduler, many, None, SECONDS)):
        if number == 5:
            os.kill(next(iter(pids.values())), signal.SIGKILL)
        taken.append(one)
    assert taken == [(path, take(path)) for path in many]


def misread(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> None:
    """Let the cluster do something on a file of that name, and so a process here that reads it alone."""

    # Nested, so that it travels whole.
    def misled(name: str, data: bytes) -> object:
        if "bad" in name:
            deed()
        return understand(name, data)

    monkeypatch.setattr(cluster, "_read_sent", misled)


def test_a_file_that_takes_its_workers_with_it_is_read_alone(
    scheduler: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    misread(monkeypatch, lambda: os.kill(os.getpid(), 9))
    bad = Path(shutil.copy(files()[0], tmp_path / "bad.txt"))
    listed = [*files()[:4], bad, *files()[4:8]]
    assert list(take_on(scheduler, listed, None, SECONDS)) == [(path, take(path)) for path in listed]


def test_a_file_that_takes_too_long_fails_alone(
    scheduler: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    misread(monkeypatch, lambda: time.sleep(600))
    bad = Path(shutil.copy(files()[0], tmp_path / "bad.txt"))
    taken = dict(take_on(scheduler, [*files()[:4], bad, *files()[4:8]], None, 3.0))
    assert [taken[path] for path in files()[:8]] == [take(path) for path in files()[:8]]
    failed = taken[bad]
    assert isinstance(failed, Unread)
    assert failed.error.vi == f"{bad}: đọc quá 3 giây nên bị dừng (xem --timeout)"


def test_a_cluster_that_is_not_there_is_told(
    cancu: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    # Bound and not listening, so that nobody else has it.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    answer = cancu("--store", tmp_path / "a.db", "ingest", files()[0], "--dask", address)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.splitlines()[-1].startswith(f"cancu: không có cụm Dask nào làm việc ở {address}")


def test_an_address_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(ClusterError):
        list(take_on("nosuch://", files()[:1], None, SECONDS))


def test_the_library_is_named_where_it_is_missing(
    cancu: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    answer = cancu("--store", tmp_path / "a.db", "ingest", files()[0], "--dask", "tcp://127.0.0.1:1")
    assert answer.status == 2
    assert "cancu[cluster]" in answer.err
