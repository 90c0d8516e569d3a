"""The page that is passed on: one file, no request, quotes as text."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.model import GraphView
from viz.export import write_page

LOADS = re.compile(r"<(?:script|link|img|iframe|object)\b[^>]*\b(?:src|href|data)\s*=", re.IGNORECASE)
TITLE = 'Nghị quyết 76/NQ-CP <b>"&'


@pytest.fixture(scope="module")
def written(world: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "cải cách.html"
    nodes = {id: node for id, node in world.nodes.items() if "large" not in id}
    relations = tuple(one for one in world.relations if {one.source, one.target} <= nodes.keys())
    root = next(id for id, node in nodes.items() if node.get("symbol") == "76/NQ-CP")
    view = GraphView(root=root, nodes=tuple(nodes.values()), relations=relations)
    write_page(view, path, TITLE)
    return path


def test_the_file_loads_nothing_and_forbids_itself_to(written: Path) -> None:
    html = written.read_text("utf-8")
    assert LOADS.findall(html) == []
    assert "default-src 'none'" in html
    assert "jsdelivr" not in html
    assert "cdnjs" not in html


def test_the_heading_is_escaped_and_stands_once(written: Path) -> None:
    html = written.read_text("utf-8")
    assert html.count("<h1>") == 1
    assert "<h1>Nghị quyết 76/NQ-CP &lt;b&gt;&quot;&amp;</h1>" in html


def test_text_of_a_document_cannot_end_the_script(written: Path) -> None:
    assert "</script><img" not in written.read_text("utf-8")


def test_an_english_page_is_in_english(world: Any, tmp_path: Path) -> None:
    write_page(GraphView(root=None, nodes=tuple(world.nodes.values())[:2]), tmp_path / "page.html", "A", "en")
    html = (tmp_path / "page.html").read_text("utf-8")
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "Legal bases" in html


@pytest.mark.browser
def test_the_file_draws_itself_without_any_request_and_shows_quotes(page: Page, written: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(written.as_uri())
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("#panel h2")).to_have_text("Nghị quyết 76/NQ-CP")
    expect(page.locator("#panel blockquote").first).to_have_text("Căn cứ Nghị quyết 76/NQ-CP")
    assert coloured(page) > 2000
    page.get_by_role("button", name="Kế hoạch 140/KH-UBND").click()
    expect(page.locator("#panel h2")).to_have_text("Kế hoạch 140/KH-UBND")
    assert asked == [written.as_uri()]


@pytest.mark.browser
def test_hostile_text_is_shown_as_text(page: Page, world: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    hostile = tuple(node for id, node in world.nodes.items() if "hostile" in id)
    write_page(GraphView(root=hostile[0].id, nodes=hostile), path, "</script><img src=x onerror=alert(1)>")
    page.goto(path.as_uri())
    expect(page.locator("h1")).to_have_text("</script><img src=x onerror=alert(1)>")
    expect(page.locator("#panel")).to_contain_text("</script><img src=x onerror=alert(1)>")
    assert page.locator("img").count() == 0


def coloured(page: Page) -> int:
    """Count the pixels of the canvas that are drawn in a strong colour."""
    return page.evaluate(
        """() => {
            const canvas = document.querySelector("canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let found = 0;
            for (let at = 0; at < data.length; at += 4) {
                const [red, green, blue, alpha] = data.slice(at, at + 4);
                if (alpha > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) found += 1;
            }
            return found;
        }"""
    )
