"""``cancu ingest`` stopped by the user, or left by its readers: what is done is kept and told."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from graph.stores import open_store

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
LINE = re.compile(r"^\[(\d+)/(\d+)\] ([^:]+): ", re.M)


def start(store: Path, *arguments: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "api.cli", "--store", str(store), "ingest", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "CANCU_LANG": "vi"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        # Where the tests run in the background of a shell, the interrupt is ignored, and children inherit that.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def many(folder: Path) -> Path:
    """Return a folder of 120 files, so many that a run cannot be through before it is stopped."""
    for copy in range(3):
        shutil.copytree(DOCUMENTS, folder / str(copy))
        for file in (folder / str(copy)).rglob("*.*"):
            file.write_text(file.read_text("utf-8") + "\n" * (copy + 1), "utf-8")
    return folder


def test_ctrl_c_ends_the_run_with_a_summary_and_the_next_run_goes_on(tmp_path: Path) -> None:
    store, folder = tmp_path / "cancu.db", many(tmp_path / "documents")
    child = start(store, folder, "--jobs", "2", "--format", "json")
    assert child.stderr is not None
    said = "".join(child.stderr.readline() for _ in range(5))
    os.killpg(child.pid, signal.SIGINT)
    out, rest = child.communicate(timeout=60)
    summary = json.loads(out)
    told = [outcome for _, _, outcome in LINE.findall(said + rest)]
    assert child.returncode == 130
    assert "Traceback" not in rest
    assert 5 <= summary["documents"] < summary["files"] == 120
    assert len(told) <= summary["documents"] <= len(told) + 1
    done = summary["documents"]
    assert rest.splitlines()[-1] == (
        f"cancu: đã dừng sau {done}/120 tệp; phần đã nạp được giữ, chạy lại lệnh này để nạp tiếp"
    )
    again = start(store, folder, "--jobs", "2", "--format", "json")
    summary = json.loads(again.communicate(timeout=120)[0])
    assert (summary["documents"], summary["unchanged"]) == (120 - done, done)


def readers(parent: int) -> list[int]:
    """Return the processes that read for another: the children of the server that starts them."""
    told = subprocess.run(
        ["ps", "-eww", "-o", "pid,ppid,args"], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in told.splitlines()[1:]]
    servers = {pid for pid, above, words in rows if above == str(parent) and "forkserver" in words}
    return [int(pid) for pid, above, _ in rows if above in servers]


def test_readers_that_are_killed_lose_no_more_than_they_had_in_hand(tmp_path: Path) -> None:
    folder = many(tmp_path / "documents")
    child = start(tmp_path / "cancu.db", folder, "--jobs", "2", "--format", "json")
    assert child.stderr is not None
    said = child.stderr.readline()
    killed = readers(child.pid)
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    out, rest = child.communicate(timeout=120)
    summary = json.loads(out)
    assert 1 <= len(killed) <= 2
    assert len(LINE.findall(said + rest)) == summary["files"] == 120
    assert summary["documents"] == 120 - len(summary["failed"])
    assert len(summary["failed"]) <= len(killed)
    assert {item["error"].removeprefix(item["path"]) for item in summary["failed"]} <= {
        ": trình đọc bị dừng đột ngột"
    }
    store = open_store(str(tmp_path / "cancu.db"))
    assert len(store.sources()) == summary["documents"]
    store.close()


def test_a_run_leaves_no_process_behind(tmp_path: Path) -> None:
    child = start(tmp_path / "cancu.db", DOCUMENTS / "hung-yen", "--jobs", "2", "--format", "json")
    child.communicate(timeout=120)
    until = time.monotonic() + 10
    while (left := _in_session(child.pid)) and time.monotonic() < until:
        time.sleep(0.1)
    assert left == []


def _in_session(session: int) -> list[str]:
    told = subprocess.run(["ps", "-eww", "-o", "sid,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in told.splitlines() if line.split()[0] == str(session)]
