"""Forms by suffix and by Accept, ETags and 304, pages, and the headers of every answer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

VAN_LAM = "urn:lex:vn;hung.yen;van.lam:uy.ban.nhan.dan:ke.hoach:2024-01-08;5"
OFFICE = "urn:cancu:unit:vn;hung.yen;van.lam:phong.noi.vu"
GRAPHS = [("documents", VAN_LAM), ("units", OFFICE), ("trace", VAN_LAM), ("implements", VAN_LAM)]
MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
}


@pytest.mark.parametrize(("place", "identifier"), GRAPHS)
@pytest.mark.parametrize("suffix", MEDIA)
def test_a_suffix_chooses_as_accept_does(
    client: TestClient, at: Callable[..., str], place: str, identifier: str, suffix: str
) -> None:
    named = client.get(at(place, f"{identifier}.{suffix}"), headers={"accept": "text/nothing"})
    accepted = client.get(at(place, identifier), headers={"accept": MEDIA[suffix].split(";")[0]})
    assert (named.status_code, named.headers["content-type"]) == (200, MEDIA[suffix])
    assert accepted.headers["content-type"] == MEDIA[suffix]
    assert accepted.content == named.content
    assert accepted.headers["vary"] == "Accept"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
def test_the_rdf_forms_are_read_by_others_and_speak_of_the_node(
    client: TestClient, at: Callable[..., str], suffix: str
) -> None:
    import rdflib

    graph = rdflib.Dataset()
    graph.parse(
        data=client.get(at("documents", f"{VAN_LAM}.{suffix}")).text,
        format={"ttl": "turtle", "jsonld": "json-ld"}[suffix],
    )
    assert len([quad for quad in graph if str(quad[0]) == VAN_LAM]) > 5


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("*/*", "application/json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/turtle;q=0.2, application/json;q=0.1", "text/turtle; charset=utf-8"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("text/csv;q=0, application/*", "application/json"),
    ],
)
def test_the_form_preferred_is_the_form_sent(
    client: TestClient, at: Callable[..., str], accept: str, chosen: str
) -> None:
    assert client.get(at("trace", VAN_LAM), headers={"accept": accept}).headers["content-type"] == chosen


EVERY = [
    "/search?q=ke+hoach",
    "/documents",
    "/units",
    "/tasks",
    "/findings",
    "/requirements",
    "/export?to=csv",
    "/graph",
    "/documents/76%2FNQ-CP",
    "/documents/76%2FNQ-CP/text",
    "/trace/76%2FNQ-CP",
    "/trace/76%2FNQ-CP.ttl",
    "/implements/76%2FNQ-CP",
    f"/duties/{OFFICE}",
    f"/audit/{VAN_LAM}",
]


@pytest.mark.parametrize("address", EVERY)
def test_who_has_the_answer_is_told_so(client: TestClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    assert first.status_code == 200
    assert tag.startswith('"')
    assert client.get(address).headers["etag"] == tag
    for known in (tag, f'"other", {tag}', f"W/{tag}"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_etags_tell_questions_and_forms_apart(client: TestClient) -> None:
    addresses = [*EVERY, "/trace/76%2FNQ-CP?direction=up", "/documents?limit=2", "/trace/76%2FNQ-CP.csv"]
    tags = [client.get(address).headers["etag"] for address in addresses]
    assert len(set(tags)) == len(tags)


def test_an_etag_changes_with_the_content(
    samples: Path, tmp_path: Path, client_over: Callable[[Path], TestClient]
) -> None:
    import shutil

    from api.service import open_service

    store = tmp_path / "cancu.db"
    shutil.copy(samples, store)
    client = client_over(store)
    before = client.get("/trace/76%2FNQ-CP").headers["etag"]
    with open_service(str(store)) as service:
        service.declare_collected("huyện Văn Giang", 2024)
    after = client.get("/trace/76%2FNQ-CP", headers={"if-none-match": before})
    assert (after.status_code, after.headers["etag"] == before) == (200, False)


@pytest.mark.parametrize(
    "address", [*EVERY, "/", "/docs/", "/healthz", "/version", "/nothing", "/openapi.json"]
)
def test_every_answer_has_the_headers_of_a_careful_server(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


@pytest.mark.parametrize("address", [*EVERY, "/", "/healthz"])
def test_head_answers_as_get_does(client: TestClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code == 200
    assert head.headers.get("etag") == get.headers.get("etag")


LISTS = [
    "/search?q=ke+hoach",
    "/documents",
    "/documents?level=commune&year=2024",
    "/units",
    "/tasks",
    "/findings",
]


@pytest.mark.parametrize("limit", [1, 7, 500])
@pytest.mark.parametrize("address", LISTS)
def test_walking_the_pages_is_the_whole_list(client: TestClient, address: str, limit: int) -> None:
    joint = "&" if "?" in address else "?"
    whole = client.get(f"{address}{joint}limit=500").json()
    following: str | None = f"{address}{joint}limit={limit}"
    walked: list[Any] = []
    while following and len(walked) < 60:
        response = client.get(following)
        page = response.json()
        assert page["total"] == whole["total"]
        assert len(page["items"]) <= limit
        walked += page["items"]
        following = response.links.get("next", {}).get("url")
        assert (following is None) == (page["next"] is None)
    assert walked == whole["items"][: len(walked)]
    assert following or len(walked) == whole["total"]


def test_a_page_of_csv_leads_to_the_next_as_well(client: TestClient) -> None:
    response = client.get("/documents?limit=2", headers={"accept": "text/csv"})
    assert len(response.text.splitlines()) == 3
    assert response.links["next"]["url"].startswith("/documents?limit=2&cursor=")


def test_filters_choose(client: TestClient) -> None:
    answer = client.get("/documents?level=commune&year=2024&status=resolved&type=Kế hoạch").json()
    chosen = {(one["level"], one["year"], one["status"], one["type"]) for one in answer["items"]}
    assert chosen == {("commune", 2024, "resolved", "Kế hoạch")}
    assert answer["total"] == len(answer["items"])


def test_json_keeps_its_letters(client: TestClient) -> None:
    body = client.get("/documents/76%2FNQ-CP").content
    assert "Nghị quyết" in body.decode()
    assert json.loads(body)["node"]["issuer"] == "Chính phủ"


@pytest.mark.parametrize("place", ["search", "documents", "units", "tasks", "findings", "requirements"])
def test_a_suffix_gives_a_list_its_form(client: TestClient, place: str) -> None:
    words = "?q=ke+hoach" if place == "search" else ""
    by_suffix = client.get(f"/{place}.csv{words}")
    assert by_suffix.status_code == 200
    assert by_suffix.content == client.get(f"/{place}{words}", headers={"accept": "text/csv"}).content


def test_a_list_of_nodes_can_be_had_as_rdf(client: TestClient) -> None:
    response = client.get("/documents.ttl?limit=2")
    assert (response.status_code, response.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert client.get("/findings.ttl").status_code == 406


def test_a_suffix_that_is_no_form_is_no_address(client: TestClient) -> None:
    response = client.get("/documents.zip")
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
