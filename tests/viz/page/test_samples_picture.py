"""The explorer as users have it: the real server over the samples, and the picture that the README shows."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
COMMUNE_PLAN = "urn:lex:vn;hung.yen;van.lam;chi.dao:uy.ban.nhan.dan:ke.hoach:2024-01-22;4"


@pytest.fixture(scope="module")
def served(samples: Path) -> Iterator[str]:
    """Serve the samples by the real command; yield the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "--store", str(samples), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    for _ in range(100):
        try:
            urlopen(address + "healthz").close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


def test_the_resolution_is_shown_down_to_the_communes_of_the_samples(
    chromium: Browser, served: str, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    state = {"root": RESOLUTION, "direction": "down", "select": COMMUNE_PLAN}
    page.goto(f"{served}#{urlencode(state)}")
    expect(page.locator(".node.lit").first).to_be_visible()
    expect(page.locator(f'.node[data-id="{COMMUNE_PLAN}"]')).to_be_visible()
    expect(page.locator("#count")).to_have_text(re.compile(r"Đang hiện \d+/\d+ nút"))
    page.locator("#panel").get_by_text("05/KH-UBND").first.wait_for()
    folder = Path(os.environ.get("CANCU_PICTURES", tmp_path))
    page.screenshot(path=folder / "explorer.png")
    context.close()
    assert (folder / "explorer.png").stat().st_size > 50_000
    assert [address for address in asked if not address.startswith(served)] == []
