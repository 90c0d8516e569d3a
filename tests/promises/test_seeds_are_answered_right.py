"""The questions that the project was begun for, over the five documents that it was begun with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.service import Service, open_service

pytestmark = pytest.mark.shared

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
NINH_GIANG = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"


@pytest.fixture(scope="module")
def service(seeds: Path) -> Iterator[Service]:
    with open_service(str(seeds)) as opened:
        yield opened


@pytest.fixture(scope="module")
def plan(service: Service) -> dict[str, Any]:
    """Return the plan of Ninh Giang, which has neither number nor date."""
    [found] = [
        one
        for one in service.documents({"issuer": NINH_GIANG, "status": "resolved"})
        if "Tuyên truyền cải cách hành chính" in one["title"]
    ]
    return found


def test_the_resolution_is_one_node_cited_by_every_seed_that_names_it(service: Service, shared: Path) -> None:
    naming = {
        path.name
        for path in (shared / "seeds").iterdir()
        if "76/NQ-CP" in " ".join(path.read_text("utf-8").split())
    }
    shown = service.show("76/NQ-CP")
    citing = {relation["source"] for relation in shown["incoming"] if relation["kind"] == "CITES"}
    assert shown["node"]["id"] == RESOLUTION
    assert len(citing) == len(naming) == 3
    assert [
        one["id"] for one in service.documents({"type": "Nghị quyết"}) if one["symbol"] == "76/NQ-CP"
    ] == [RESOLUTION]


def test_a_trace_down_from_the_resolution_reaches_the_plan_with_its_words(
    service: Service, plan: dict[str, Any]
) -> None:
    traced = service.trace("76/NQ-CP", "down")
    [step] = [relation for relation in traced["relations"] if relation["source"] == plan["id"]]
    assert (step["target"], step["kind"], step["basis"]) == (RESOLUTION, "DERIVES_FROM", "based-on")
    assert "Nghị quyết số 76/NQ-CP ngày 15/7/2021" in step["evidence"][0]["quote"]


def test_a_trace_up_from_the_plan_names_its_six_bases_and_their_issuers(
    service: Service, plan: dict[str, Any]
) -> None:
    traced = service.trace(plan["id"], "up")
    nodes = {node["id"]: node for node in traced["nodes"]}
    steps = [
        (nodes[relation["target"]]["symbol"], nodes[relation["target"]]["issuer"], relation["basis"])
        for relation in traced["relations"]
        if relation["source"] == plan["id"]
    ]
    assert sorted(steps) == [
        ("152/KH-UBND", "UBND huyện Ninh Giang", "implements"),
        ("159/KH-UBND", "UBND huyện Ninh Giang", "implements"),
        ("23/CT-TTg", "Thủ tướng Chính phủ", "based-on"),
        ("4347/KH-UBND", "UBND tỉnh Hải Dương", "implements"),
        ("4999/QĐ-UBND", "UBND tỉnh Hải Dương", "implements"),
        ("76/NQ-CP", "Chính phủ", "based-on"),
    ]


def test_implementations_of_the_resolution_have_their_chain(service: Service, plan: dict[str, Any]) -> None:
    found = service.implements("76/NQ-CP", None, None, None)
    assert {"id": plan["id"], "depth": 1, "chain": [plan["id"], RESOLUTION]} in found["plans"]
    assert found["total"] == len(found["plans"])


def test_the_duties_of_an_office_are_those_of_its_district(service: Service, plan: dict[str, Any]) -> None:
    answer = service.duties("Phòng Nội vụ huyện Ninh Giang", None)
    assert answer["total"] >= 3
    assert {duty["document"]["id"] for duty in answer["duties"]} == {plan["id"]}
    assert {duty["role"] for duty in answer["duties"]} == {"responsible", "support"}
    text = service.text(plan["id"])["text"]
    for duty in answer["duties"]:
        for proof in duty["evidence"]:
            assert text[proof["start"] : proof["end"]] == proof["quote"]
    contents = " ".join(duty["content"] for duty in answer["duties"])
    assert "theo dõi, đôn đốc, kiểm tra" in contents


def test_the_district_of_a_text_is_the_district_of_who_issued_it(service: Service) -> None:
    for symbol in ("152/KH-UBND", "159/KH-UBND"):
        shown = service.show(symbol)["node"]
        assert (shown["issuer"], shown["issuer_id"]) == ("UBND huyện Ninh Giang", NINH_GIANG)


def test_a_plan_of_a_province_belongs_to_that_province(service: Service) -> None:
    shown = service.show("184/KH-UBND")["node"]
    assert (shown["issuer"], shown["issuer_id"]) == (
        "UBND tỉnh Hưng Yên", "urn:cancu:unit:vn;hung.yen:uy.ban.nhan.dan",
    )  # fmt: skip


def test_the_commune_of_a_scan_is_found_in_its_district_and_province(service: Service) -> None:
    giao_long = "urn:cancu:unit:vn;ben.tre;chau.thanh;giao.long:uy.ban.nhan.dan"
    assert service.node("UBND xã Giao Long, Châu Thành, Bến Tre").id == giao_long
    shown = service.show("38/KH-UBND")["node"]
    assert (shown["issuer"], shown["issuer_id"], shown["year"]) == ("UBND xã Giao Long", giao_long, 2024)


def test_a_search_without_accents_finds_the_plans(service: Service, plan: dict[str, Any]) -> None:
    found = service.find("ke hoach cai cach")
    assert plan["id"] in {item["id"] for item in found["items"]}
    assert found == service.find("Kế hoạch cải cách")


def test_a_plan_known_by_citation_is_shown_with_the_words_that_name_it(
    service: Service, plan: dict[str, Any]
) -> None:
    shown = service.show("4347/KH-UBND")
    assert (shown["node"]["status"], shown["node"]["issuer"], shown["node"]["date"]) == (
        "stub", "UBND tỉnh Hải Dương", "2021-11-25",
    )  # fmt: skip
    kinds = {relation["kind"] for relation in shown["incoming"] if relation["source"] == plan["id"]}
    assert kinds == {"CITES", "DERIVES_FROM"}
    for relation in shown["incoming"]:
        assert "4347/KH-UBND" in " ".join(relation["evidence"][0]["quote"].split())


def test_a_check_finds_what_is_wrong_in_the_seeds(service: Service) -> None:
    findings = service.check()["findings"]
    codes = {finding["code"] for finding in findings}
    assert codes >= {
        *("missing-number", "missing-date", "impossible-date", "type-symbol-mismatch", "malformed-symbol"),
        *("numbering-gap", "missing-header", "ocr-noise", "repeated-citation", "conflicting-duty"),
    }
    assert any("25/20/2017" in finding["message"] for finding in findings)
