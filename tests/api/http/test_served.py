"""The server as a process of its own, on a free port of this machine."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def port(samples: Path) -> Iterator[int]:
    """Return the port of a server over the samples; it must end well when it is interrupted."""
    port = free_port()
    arguments = ["--store", str(samples), "serve", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=ROOT, env={**os.environ, "CANCU_LANG": "vi"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_for(port)
        yield port
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    finally:
        server.kill()
    assert (server.returncode, out) == (0, "")
    assert err == f"cancu: http://127.0.0.1:{port}/ (Ctrl-C để dừng)\n"


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server does not answer")


def asked(port: int, method: str, address: str) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, address)
    response = connection.getresponse()
    answer = (response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    connection.close()
    return answer


def test_the_server_answers_questions(port: int) -> None:
    status, headers, body = asked(port, "GET", "/implements/76%2FNQ-CP?level=province")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert json.loads(body)["total"] == 6


def test_the_server_shows_the_explorer(port: int) -> None:
    status, headers, body = asked(port, "GET", "/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"<!doctype html>" in body


def test_head_has_the_headers_and_no_body(port: int) -> None:
    for address in ("/documents", "/", "/trace/76%2FNQ-CP"):
        status, headers, body = asked(port, "HEAD", address)
        assert (status, body) == (200, b"")
        assert headers["etag"] == asked(port, "GET", address)[1]["etag"]


def test_the_server_names_neither_itself_nor_the_way_to_its_files(port: int) -> None:
    for address in ("/..%2f..%2fetc%2fpasswd", "/docs/..%2f..%2fapp.py", "/%00", "//example.org/"):
        status, _, body = asked(port, "GET", address)
        assert status == 404, address
        assert str(ROOT).encode() not in body
        assert b"Traceback" not in body


def test_many_callers_are_answered_at_once(port: int) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as callers:
        answers = list(callers.map(lambda _: asked(port, "GET", "/trace/76%2FNQ-CP")[::2], range(24)))
    assert {status for status, _ in answers} == {200}
    assert len({body for _, body in answers}) == 1


def test_a_port_in_use_is_told(port: int, samples: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "api.cli", "--store", str(samples), "serve", "--port", str(port)],
        cwd=ROOT, env={**os.environ, "CANCU_LANG": "vi"}, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert (child.returncode, child.stdout) == (2, "")
    assert child.stderr.startswith("cancu: ")
    assert str(port) in child.stderr
    assert "Traceback" not in child.stderr


def test_writing_while_the_server_reads_is_seen_by_the_next_question(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from api.app import create_app
    from api.service import open_service

    folder = ROOT / "examples" / "documents" / "hung-yen" / "van-giang"
    store = tmp_path / "cancu.db"
    files = sorted(folder.iterdir())
    client = TestClient(create_app(str(store)))
    totals = []
    for file in files:
        with open_service(str(store), create=True) as service:
            service.ingest([file], 1, lambda *_: None)
        totals.append(client.get("/documents?status=resolved").json()["total"])
    assert totals == [1, 2, 3, 4, 5, 6]
