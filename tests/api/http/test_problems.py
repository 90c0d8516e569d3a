"""Every error over HTTP is a problem document (RFC 9457) with a documented type."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

DOCUMENTED = (Path(__file__).parents[3] / "docs" / "http.md").read_text("utf-8")
PLAN = "urn:lex:vn;hung.yen;van.lam:uy.ban.nhan.dan:ke.hoach:2024-01-08;5"


def assert_a_problem(response: Any, status: int, code: str) -> dict[str, Any]:
    body: dict[str, Any] = response.json()
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert (body["status"], body["type"]) == (status, f"urn:cancu:problem:{code}")
    assert body["title"]
    assert body["detail"]
    assert f":{code}`" in DOCUMENTED or f"`{code}`" in DOCUMENTED
    assert "content-security-policy" in response.headers
    return body


WRONG = {
    "a day that is none": (f"/audit/{PLAN}?as_of=2024-02-31", 400, "usage"),
    "an export that is none": ("/export?to=xls", 400, "usage"),
    "a cursor that is none": ("/documents?cursor=%21%21", 400, "usage"),
    "unknown document": ("/documents/99%2FNQ-CP", 404, "unknown-reference"),
    "unknown urn": ("/documents/urn:lex:vn:x:y:2024;1", 404, "unknown-reference"),
    "unknown text": ("/documents/99%2FNQ-CP/text", 404, "unknown-reference"),
    "text of a stub": ("/documents/61%2F2018%2FN%C4%90-CP/text", 404, "unknown-reference"),
    "unknown unit": ("/units/nobody", 404, "unknown-reference"),
    "unknown task": ("/tasks/urn:cancu:task:0:0", 404, "unknown-reference"),
    "unknown trace": ("/trace/99%2FNQ-CP", 404, "unknown-reference"),
    "unknown end": ("/trace/76%2FNQ-CP?to=99%2FNQ-CP", 404, "unknown-reference"),
    "unknown place": ("/implements/76%2FNQ-CP?under=nowhere", 404, "unknown-reference"),
    "unknown root": ("/graph?root=99%2FNQ-CP", 404, "unknown-reference"),
    "unknown export": ("/export?root=99%2FNQ-CP", 404, "unknown-reference"),
    "unknown audit": ("/audit/99%2FNQ-CP", 404, "unknown-reference"),
    "unknown duties": ("/duties/nobody", 404, "unknown-reference"),
    "unknown requirements": ("/requirements?document=99%2FNQ-CP", 404, "unknown-reference"),
    "unknown address": ("/nothing/here", 404, "not-found"),
    "a way up": ("/..%2f..%2fetc%2fpasswd", 404, "not-found"),
    "no words": ("/search", 422, "invalid-parameters"),
    "empty words": ("/search?q=", 422, "invalid-parameters"),
    "no page": ("/documents?limit=0", 422, "invalid-parameters"),
    "too large a page": ("/documents?limit=501", 422, "invalid-parameters"),
    "a year that is none": ("/documents?year=last", 422, "invalid-parameters"),
    "a level that is none": ("/implements/76%2FNQ-CP?level=planet", 422, "invalid-parameters"),
    "a direction that is none": ("/trace/76%2FNQ-CP?direction=sideways", 422, "invalid-parameters"),
    "no day at all": (f"/audit/{PLAN}?as_of=tomorrow", 422, "invalid-parameters"),
    "too long an address": ("/search?q=" + "a" * 9000, 414, "uri-too-long"),
}  # fmt: skip


@pytest.mark.parametrize(("address", "status", "code"), WRONG.values(), ids=WRONG)
def test_an_error_is_a_problem(client: TestClient, address: str, status: int, code: str) -> None:
    assert_a_problem(client.get(address), status, code)


def test_an_invalid_parameter_is_pointed_at(client: TestClient) -> None:
    body = assert_a_problem(client.get("/documents?limit=0"), 422, "invalid-parameters")
    assert [error["pointer"] for error in body["errors"]] == ["/query/limit"]


def test_an_ambiguous_reference_lists_its_candidates(client: TestClient) -> None:
    response = client.get("/documents/08%2FKH-UBND%202024")
    body = assert_a_problem(response, 409, "ambiguous-reference")
    assert [candidate["id"] for candidate in body["candidates"]] == [
        "urn:lex:vn;hai.duong;binh.giang:uy.ban.nhan.dan:ke.hoach:2024-01-10;8",
        "urn:lex:vn;hung.yen;van.giang:uy.ban.nhan.dan:ke.hoach:2024-01-15;8",
    ]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "address", ["/documents/76%2FNQ-CP", "/trace/76%2FNQ-CP", "/search", "/", "/healthz"]
)
def test_nothing_can_be_written(client: TestClient, method: str, address: str) -> None:
    assert_a_problem(client.request(method, address), 405, "method-not-allowed")


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/trace/76%2FNQ-CP", ["application/json", "text/csv", "text/turtle", "application/ld+json"]),
        ("/documents", ["application/json", "text/csv"]),
        ("/documents/76%2FNQ-CP/text", ["application/json"]),
    ],
)
def test_a_form_that_is_not_to_be_had_is_answered_by_those_that_are(
    client: TestClient, address: str, there: list[str]
) -> None:
    response = client.get(address, headers={"accept": "application/pdf"})
    body = assert_a_problem(response, 406, "not-acceptable")
    assert all(media in body["detail"] for media in there)


def test_a_suffix_of_a_form_that_is_not_to_be_had_is_406(client: TestClient) -> None:
    assert_a_problem(client.get("/duties/x.ttl"), 406, "not-acceptable")


def test_problems_speak_english_where_it_is_asked_for(
    client: TestClient, in_english: Callable[[], Any]
) -> None:
    vietnamese = client.get("/documents/99%2FNQ-CP").json()
    with in_english():
        english = client.get("/documents/99%2FNQ-CP").json()
    assert (vietnamese["title"], english["title"]) == ("Không tìm thấy", "Not found")
    assert vietnamese["detail"] != english["detail"]
    assert vietnamese["type"] == english["type"]


@pytest.fixture(params=["store-absent", "store-corrupt", "store-too-new"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, samples: Path) -> Iterator[tuple[Path, str]]:
    """Return a store that cannot answer, and the code that says why."""
    import shutil

    path = tmp_path / "cancu.db"
    if request.param == "store-corrupt":
        path.write_bytes(b"no store at all " * 100)
    if request.param == "store-too-new":
        shutil.copy(samples, path)
        newer = sqlite3.connect(path)
        newer.execute("PRAGMA user_version=99")
        newer.close()
    yield path, request.param
    assert path.exists() == (request.param != "store-absent")


@pytest.mark.parametrize("address", ["/readyz", "/version", "/documents", "/trace/76%2FNQ-CP", "/export"])
def test_a_store_that_cannot_answer_is_503_and_the_server_lives(
    client_over: Callable[[Path], TestClient], broken: tuple[Path, str], address: str
) -> None:
    path, code = broken
    client = client_over(path)
    assert_a_problem(client.get(address), 503, code)
    assert client.get("/healthz").status_code == 200
    assert client.get("/").status_code == 200


def test_a_fault_of_the_program_tells_nothing_of_its_inside(
    client_over: Callable[[Path], TestClient], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.service import Service

    def fail(*_: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(Service, "check", fail)
    response = client_over(samples).get("/findings")
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.json()["type"] == "urn:cancu:problem:internal"
    assert "secret" not in response.text


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE node; --", '"', "*", "NEAR(a b)", "%", "\x00", "<b>", "a" * 400]
)
def test_words_of_a_search_are_data(client: TestClient, words: str) -> None:
    assert client.get("/search", params={"q": words}).status_code == 200
    assert client.get("/documents", params={"type": words}).json()["total"] == 0
    assert client.get("/version").json()["counts"]["sources"] == 40
