"""What a document says is data everywhere: in pages, tables, terminals, identifiers and RDF."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

TITLE = "</script><img src=x onerror=alert(1)> \"'; DROP TABLE node; -- [link](javascript:alert(2)) |x| \\"
TEXT = f"""ỦY BAN NHÂN DÂN
TỈNH HƯNG YÊN
Số: 77/KH-UBND
Hưng Yên, ngày 02 tháng 01 năm 2024
KẾ HOẠCH
{TITLE}
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về =HYPERLINK("http://x.example","y")
Căn cứ Kế hoạch số 12/KH-UBND ngày 03/01/2023 của Ủy ban nhân dân xã <script>alert(3)</script>;
1. Sở Nội vụ chủ trì \x1b[31mthực hiện\x1b[0m <iframe src="//evil.example"> trước ngày 31/01/2024.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from api.service import open_service

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    with open_service(str(folder / "cancu.db"), create=True) as service:
        assert service.ingest([folder], 1, lambda *_: None)["documents"] == 1
    return folder / "cancu.db"


@pytest.fixture
def over(hostile: Path, client_over: Callable[[Path], TestClient]) -> TestClient:
    return client_over(hostile)


def test_the_title_is_kept_to_the_letter(over: TestClient) -> None:
    title = over.get("/documents/77%2FKH-UBND").json()["node"]["title"]
    assert "<img src=x onerror=alert(1)>" in title


def test_every_node_can_be_asked_for_by_its_identifier(over: TestClient) -> None:
    for place in ("documents", "units", "tasks"):
        for item in over.get(f"/{place}", params={"limit": 500}).json()["items"]:
            response = over.get(f"/{place}/{quote(item['id'], safe='')}")
            assert (response.status_code, response.json()["node"]["id"]) == (200, item["id"])


def test_identifiers_are_plain(over: TestClient) -> None:
    import re

    for place in ("documents", "units", "tasks"):
        for item in over.get(f"/{place}", params={"limit": 500}).json()["items"]:
            assert re.fullmatch(r"urn:[A-Za-z0-9:;.,@_~-]+", item["id"]), item["id"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdf_forms_are_read_with_the_text_in_them(over: TestClient) -> None:
    import rdflib

    for suffix, form in (("ttl", "turtle"), ("jsonld", "json-ld")):
        graph = rdflib.Dataset()
        graph.parse(data=over.get(f"/documents/77%2FKH-UBND.{suffix}").text, format=form)
        assert any("onerror=alert(1)" in str(literal) for _, _, literal, _ in graph)
    quads = rdflib.Dataset()
    quads.parse(data=over.get("/export?to=nquads").text, format="nquads")
    assert len(quads) > 10


def test_networks_are_well_formed(over: TestClient) -> None:
    from xml.etree import ElementTree

    for form in ("graphml", "gexf"):
        ElementTree.fromstring(over.get("/export", params={"to": form}).text)


def test_a_spreadsheet_finds_no_formula(over: TestClient) -> None:
    for address in ("/trace/77%2FKH-UBND.csv", "/documents/77%2FKH-UBND.csv", "/export?to=csv"):
        rows = list(csv.reader(io.StringIO(over.get(address).text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


def test_the_offline_page_holds_the_text_as_data(
    hostile: Path, cancu: Callable[..., Any], tmp_path: Path
) -> None:
    assert cancu("--store", hostile, "view", "77/KH-UBND", "-o", tmp_path / "page.html").status == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<img src=x" not in page
    assert "<script>alert(3)" not in page
    assert '<iframe src="//evil' not in page


def test_a_terminal_gets_no_escape_sequences_from_a_document(
    hostile: Path, cancu: Callable[..., Any]
) -> None:
    for command in (["show", "77/KH-UBND"], ["trace", "77/KH-UBND"], ["duties", "Sở Nội vụ tỉnh Hưng Yên"]):
        for form in ("table", "md"):
            assert "\x1b" not in cancu("--store", hostile, *command, "--format", form).out


def test_json_lines_stay_lines(hostile: Path, cancu: Callable[..., Any]) -> None:
    lines = cancu("--store", hostile, "export", "--to", "jsonl").out.split("\n")
    assert lines.pop() == ""
    assert all(isinstance(json.loads(line), dict) for line in lines)
