"""Every address answers what the command line answers to the same question."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
VAN_LAM = "urn:lex:vn;hung.yen;van.lam:uy.ban.nhan.dan:ke.hoach:2024-01-08;5"
DINH_DU = "urn:lex:vn;hung.yen;van.lam;dinh.du:uy.ban.nhan.dan:ke.hoach:2024-01-15;3"
OFFICE = "urn:cancu:unit:vn;hung.yen;van.lam:phong.noi.vu"

SAME = {
    "show": (["show", VAN_LAM], ("documents", VAN_LAM, "")),
    "unit": (["show", OFFICE], ("units", OFFICE, "")),
    "trace": (["trace", VAN_LAM], ("trace", VAN_LAM, "")),
    "trace up": (["trace", DINH_DU, "--up"], ("trace", DINH_DU, "?direction=up")),
    "trace down": (["trace", RESOLUTION, "--down"], ("trace", RESOLUTION, "?direction=down")),
    "trace to": (["trace", DINH_DU, "--to", RESOLUTION], ("trace", DINH_DU, f"?to={RESOLUTION}")),
    "implements": (["implements", RESOLUTION], ("implements", RESOLUTION, "")),
    "implements some": (
        ["implements", RESOLUTION, "--year", "2024", "--level", "commune", "--under", "huyện Văn Lâm"],
        ("implements", RESOLUTION, "?year=2024&level=commune&under=huyện Văn Lâm"),
    ),
    "duties": (["duties", OFFICE], ("duties", OFFICE, "")),
    "duties of a year": (["duties", OFFICE, "--year", "2023"], ("duties", OFFICE, "?year=2023")),
    "audit": (
        ["audit", VAN_LAM, "--year", "2024", "--as-of", "2024-06-30", "--complete"],
        ("audit", VAN_LAM, "?year=2024&as_of=2024-06-30&complete=true"),
    ),
    "by reference": (["trace", "76/NQ-CP"], ("trace", "76/NQ-CP", "")),
}


@pytest.mark.parametrize(("command", "address"), SAME.values(), ids=SAME)
def test_an_address_and_a_command_answer_alike(
    ask: Callable[..., Any],
    client: TestClient,
    at: Callable[..., str],
    command: list[str],
    address: tuple[str, str, str],
) -> None:
    response = client.get(at(*address))
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.json() == ask(*command, "--format", "json").data


@pytest.mark.parametrize(("command", "address"), SAME.values(), ids=SAME)
def test_csv_is_the_same_from_both(
    ask: Callable[..., Any],
    client: TestClient,
    at: Callable[..., str],
    command: list[str],
    address: tuple[str, str, str],
) -> None:
    place, identifier, rest = address
    response = client.get(at(place, identifier + ".csv", rest))
    assert (response.status_code, response.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert response.content.decode() == ask(*command, "--format", "csv").out
    assert client.get(at(*address), headers={"accept": "text/csv"}).content == response.content


def test_a_search_finds_what_find_finds(ask: Callable[..., Any], client: TestClient) -> None:
    answer = client.get("/search", params={"q": "ke hoach cai cach", "limit": 500}).json()
    assert answer == ask("find", "ke hoach cai cach", "--limit", "500", "--format", "json").data | {
        "next": None
    }


def test_requirements_and_findings_are_those_of_the_commands(
    ask: Callable[..., Any], client: TestClient
) -> None:
    assert client.get("/requirements").json() == ask("requirements", "--format", "json").data
    of_one = client.get("/requirements", params={"document": VAN_LAM}).json()
    assert of_one == ask("requirements", VAN_LAM, "--format", "json").data
    checked = ask("check", "--format", "json").data
    findings = client.get("/findings", params={"limit": 500}).json()
    assert (findings["items"], findings["total"]) == (checked["findings"], checked["total"])


@pytest.mark.parametrize("form", ["turtle", "jsonld", "nquads", "graphml", "gexf", "cypher", "csv", "jsonl"])
def test_an_export_is_that_of_the_command(ask: Callable[..., Any], client: TestClient, form: str) -> None:
    whole = client.get("/export", params={"to": form})
    part = client.get("/export", params={"to": form, "root": "23/CT-TTg"})
    assert whole.content.decode() == ask("export", "--to", form).out
    assert part.content.decode() == ask("export", "--to", form, "--root", "23/CT-TTg").out
    assert len(part.content) < len(whole.content)


def test_the_text_is_the_file_as_it_was_read(client: TestClient, at: Callable[..., str]) -> None:
    from pathlib import Path

    answer = client.get(at("documents", DINH_DU, "/text")).json()
    path = Path(__file__).parents[3] / "examples/documents/hung-yen/van-lam/xa-dinh-du-2024.txt"
    with path.open(encoding="utf-8", newline="") as file:
        assert answer["text"] == file.read()
    assert set(answer) == {"id", "source", "media_type", "text"}
    assert (answer["id"], answer["media_type"]) == (DINH_DU, "text/plain")


def test_every_quote_of_a_trace_stands_in_the_text_of_its_document(
    client: TestClient, at: Callable[..., str]
) -> None:
    traced = client.get(at("trace", RESOLUTION, "?direction=down")).json()
    proofs = [proof for relation in traced["relations"] for proof in relation["evidence"]]
    texts = {
        document: client.get(at("documents", document, "/text")).json()["text"]
        for document in {proof["document"] for proof in proofs}
    }
    for proof in proofs:
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]


def test_a_task_is_shown_with_who_does_it(client: TestClient, at: Callable[..., str]) -> None:
    task = client.get(at("duties", OFFICE)).json()["duties"][0]["id"]
    answer = client.get(at("tasks", task)).json()
    assert answer["node"]["kind"] == "Task"
    assert OFFICE in {r["target"] for r in answer["outgoing"] if r["kind"] == "ASSIGNED_TO"}


def test_what_is_drawn_is_what_is_traced(client: TestClient, at: Callable[..., str]) -> None:
    traced = client.get(at("trace", DINH_DU, "?direction=up")).json()
    drawn = client.get("/graph", params={"root": DINH_DU, "direction": "up"}).json()
    assert drawn["root"] == DINH_DU
    assert {node["id"] for node in drawn["nodes"]} == {node["id"] for node in traced["nodes"]}
    assert all({"x", "y"} <= set(node) for node in drawn["nodes"])


def test_the_server_says_how_it_is(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    version = client.get("/version").json()
    assert set(version) == {"cancu", "content", "counts"}
    assert (version["counts"]["sources"], version["cancu"][0].isdigit()) == (40, True)


def test_openapi_names_every_address(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) >= {
        *("/search", "/documents", "/documents/{id}", "/documents/{id}/text", "/units", "/units/{id}"),
        *("/tasks", "/findings", "/requirements", "/trace/{id}", "/implements/{id}", "/duties/{id}"),
        *("/audit/{id}", "/graph", "/export", "/version", "/healthz", "/readyz"),
    }


@pytest.mark.parametrize("address", ["/", "/docs/"])
def test_a_page_asks_nothing_of_anywhere_else(client: TestClient, address: str) -> None:
    import re

    response = client.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?\b(?:src|href)=\"([^\"]+)\"", response.text)
    assert loaded
    assert [one for one in loaded if "//" in one] == []
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", response.text) == []
    for one in loaded:
        assert client.get(one if one.startswith("/") else address + one).status_code == 200


def test_the_address_of_the_reference_may_lack_its_slash(client: TestClient) -> None:
    response = client.get("/docs")
    assert (response.status_code, response.headers["location"]) == (307, "/docs/")
