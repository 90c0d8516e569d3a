"""A server that answers for the world as the API does, and a browser to look at it."""

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph.model import GraphView, Node
from graph.queries.answers import relation_answer
from viz import graph_payload, page_directory
from viz.payload import node_payload

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
expect.set_options(timeout=20_000)

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium without a sandbox of its own (CI runs as root) and without requests of its own."""


class Answers(SimpleHTTPRequestHandler):
    """The page, and canned answers in the shape of the API."""

    def __init__(self, world: Any, *args: Any) -> None:
        self.world = world
        super().__init__(*args, directory=str(page_directory()))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep the test's output quiet."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        parts = [unquote(part) for part in address.path.strip("/").split("/")]
        answer: Callable[..., Any] | None = getattr(self, f"_{parts[0]}", None) if parts[0] else None
        if answer is None:
            super().do_GET()
            return
        try:
            self._send(200, answer(*parts[1:], **parse_qs(address.query)))
        except KeyError as unknown:
            self._send(404, {"title": "Không tìm thấy", "detail": str(unknown), "status": 404})

    def _send(self, status: int, content: Any) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status == 200 else "application/problem+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _search(self, q: list[str], limit: list[str]) -> Any:
        words = q[0].lower().split()
        found = [node for node in self.world.nodes.values() if all(word in text_of(node) for word in words)]
        return {"items": [node_payload(node) for node in found[: int(limit[0])]], "total": len(found)}

    def _graph(
        self, root: list[str], direction: list[str], expand: list[str] = (), open: list[str] = ()
    ) -> Any:  # type: ignore[assignment]
        self.world.nodes[root[0]]
        view = self.world.view(root[0], direction[0])
        ids = {node.id for node in view.nodes}
        joined = [one for one in self.world.relations if {one.source, one.target} & {*expand}]
        ids |= {end for one in joined for end in (one.source, one.target)}
        nodes = tuple(self.world.nodes[id] for id in sorted(ids))
        relations = tuple(one for one in self.world.relations if {one.source, one.target} <= ids)
        degrees = dict.fromkeys(ids, 0)
        for one in self.world.relations:
            for end in {one.source, one.target} & ids:
                degrees[end] += 1
        return graph_payload(
            GraphView(root=root[0], nodes=nodes, relations=relations),
            total=20 if root[0] in self.world.texts and len(ids) > 5 else len(ids),
            keep=expand,
            opened=open,
            degrees=degrees,
        )

    def _documents(self, id: str, part: str = "", source: list[str] = ()) -> Any:  # type: ignore[assignment]
        node = self.world.nodes[id]
        if part == "text":
            return {"id": id, "source": "0" * 64, "text": self.world.texts[id]}
        outgoing = [one for one in self.world.relations if one.source == id]
        incoming = [one for one in self.world.relations if one.target == id]
        others = {end for one in outgoing + incoming for end in (one.source, one.target)} | {id}
        place = self.world.texts.get(id, "").find("😀 phần 29.")
        missing = {
            "code": "missing-date",
            "severity": "warning",
            "message": "Văn bản không ghi ngày ban hành",
        }
        return {
            "node": node_payload(node),
            "outgoing": [relation_answer(one) for one in outgoing],
            "incoming": [relation_answer(one) for one in incoming],
            "nodes": [node_payload(self.world.nodes[other]) for other in sorted(others)],
            "findings": [] if node.get("date") else [{**missing, "start": place, "end": place + 10}],
        }

    def _units(self, id: str) -> Any:
        return self._documents(id)

    def _tasks(self, id: str) -> Any:
        return self._documents(id)

    def _duties(self, id: str) -> Any:
        document = next(node for node in self.world.nodes.values() if node.get("level") == "district")
        duty = {"content": "Tham mưu kiểm tra", "role": "lead", "deadline": None, "evidence": []}
        return {"unit": id, "total": 1, "duties": [{**duty, "document": node_payload(document)}]}

    def _audit(self, id: str, **_: Any) -> Any:
        self.world.nodes[id]
        cells = list(self.world.cells())
        summary: dict[str, int] = {}
        for cell in cells:
            summary[cell["state"]] = summary.get(cell["state"], 0) + 1
        covered = sum(cell["state"].startswith("issued") for cell in cells)
        coverage = {"covered": covered, "expected": len(cells), "ratio": covered / len(cells)}
        return {
            "instrument": id,
            "year": 2024,
            "as_of": "2024-06-30",
            "complete": True,
            "expected": len(cells),
            "summary": summary,
            "coverage": coverage,
            "cells": cells,
        }


def text_of(node: Node) -> str:
    return f"{node.label} {node.get('title')} {node.get('issuer_name')}".lower()


@pytest.fixture(scope="session")
def explorer(world: Any) -> Iterator[str]:
    """Serve the explorer over the world; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, world))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the system; where CI runs, its absence is a failure."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: the browser tests cannot run")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page of 1280 x 800 that fails the test on any script error or refused content."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert [trouble for trouble in troubles if "404" not in trouble] == []
