"""The JSON of the commands: the keys of the contract, and those that docs/formats.md adds."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
DIRECTIVE = "urn:lex:vn:thu.tuong.chinh.phu:chi.thi:2021-09-02;23"
DINH_DU = "urn:lex:vn;hung.yen;van.lam;dinh.du:uy.ban.nhan.dan:ke.hoach:2024-01-15;3"
NODE = {
    *("id", "kind", "label", "type", "symbol", "date", "year", "issuer", "level", "status"),
    *("issuer_id", "title", "period"),
}
RELATION = {"source", "target", "kind", "role", "basis", "evidence", "confidence"}
EVIDENCE = {"document", "start", "end", "quote", "source", "method", "place"}
GRAPH = {"root", "nodes", "relations"}
STATES = {
    *("issued_on_time", "issued_late", "issued_undated", "draft", "not_due"),
    *("missing", "unknown", "waived", "not_applicable", "conflict"),
}


def asked(ask: Callable[..., Any], *question: str) -> Any:
    answer = ask(*question, "--format", "json")
    assert answer.status == 0, answer.err
    return answer.data


def assert_a_graph(data: Any) -> None:
    """Every node and relation has its keys, every relation both ends and a proof."""
    assert {frozenset(node) for node in data["nodes"]} == {frozenset(NODE)}
    assert {frozenset(relation) for relation in data["relations"]} <= {frozenset(RELATION)}
    ids = [node["id"] for node in data["nodes"]]
    assert len(ids) == len(set(ids))
    for relation in data["relations"]:
        assert {relation["source"], relation["target"]} <= set(ids)
        assert relation["evidence"]
        assert {frozenset(one) for one in relation["evidence"]} == {frozenset(EVIDENCE)}


def test_a_trace_up_ends_at_the_laws(ask: Callable[..., Any]) -> None:
    data = asked(ask, "trace", "03/KH-UBND Đình Dù", "--up")
    assert set(data) == GRAPH
    assert data["root"] == DINH_DU
    assert {RESOLUTION, DIRECTIVE, DINH_DU} < {node["id"] for node in data["nodes"]}
    assert DINH_DU not in {relation["target"] for relation in data["relations"]}
    assert_a_graph(data)


def test_a_trace_down_holds_all_that_derives(ask: Callable[..., Any]) -> None:
    data = asked(ask, "trace", "76/NQ-CP", "--down")
    assert set(data) == GRAPH
    assert data["root"] == RESOLUTION
    assert RESOLUTION not in {relation["source"] for relation in data["relations"]}
    assert {relation["kind"] for relation in data["relations"]} == {"DERIVES_FROM"}
    assert_a_graph(data)


def test_a_trace_between_two_lists_every_chain(ask: Callable[..., Any]) -> None:
    data = asked(ask, "trace", "03/KH-UBND Đình Dù", "--to", "76/NQ-CP")
    assert set(data) == GRAPH | {"to", "chains", "cut"}
    steps = {(relation["source"], relation["target"]) for relation in data["relations"]}
    assert len(data["chains"]) > 2
    assert data["cut"] is False
    for chain in data["chains"]:
        assert (chain[0], chain[-1]) == (DINH_DU, RESOLUTION)
        assert set(pairwise(chain)) <= steps
    assert_a_graph(data)


def test_the_same_chains_lie_between_two_from_either_end(ask: Callable[..., Any]) -> None:
    down = asked(ask, "trace", "76/NQ-CP", "--to", "03/KH-UBND Đình Dù")["chains"]
    up = asked(ask, "trace", "03/KH-UBND Đình Dù", "--to", "76/NQ-CP")["chains"]
    assert sorted(sorted(chain) for chain in down) == sorted(sorted(chain) for chain in up)


def test_both_ways_is_up_and_down_together(ask: Callable[..., Any]) -> None:
    reference = "05/KH-UBND Văn Lâm 2024"
    both, up, down = (
        {node["id"] for node in asked(ask, "trace", reference, *way)["nodes"]}
        for way in ([], ["--up"], ["--down"])
    )
    assert both == up | down


def test_implementations_have_their_chain_up(ask: Callable[..., Any]) -> None:
    data = asked(ask, "implements", "76/NQ-CP")
    assert set(data) == GRAPH | {"plans", "total"}
    assert {frozenset(plan) for plan in data["plans"]} == {frozenset({"id", "depth", "chain"})}
    assert data["total"] == len(data["plans"]) == len({plan["id"] for plan in data["plans"]})
    assert RESOLUTION not in {plan["id"] for plan in data["plans"]}
    for plan in data["plans"]:
        assert (plan["chain"][0], plan["chain"][-1]) == (plan["id"], RESOLUTION)
        assert plan["depth"] == len(plan["chain"]) - 1
    assert_a_graph(data)


def test_implementations_are_narrowed_by_year_level_and_place(ask: Callable[..., Any]) -> None:
    data = asked(
        ask, "implements", "76/NQ-CP", "--year", "2023", "--level", "commune", "--under", "huyện Văn Lâm"
    )
    nodes = {node["id"]: node for node in data["nodes"]}
    assert [nodes[plan["id"]]["issuer"] for plan in data["plans"]] == [
        "UBND xã Lạc Đạo",
        "UBND thị trấn Như Quỳnh",
        "UBND xã Việt Hưng",
    ]
    assert {nodes[plan["id"]]["level"] for plan in data["plans"]} == {"commune"}


def test_an_audit_adds_up(ask: Callable[..., Any]) -> None:
    data = asked(ask, "audit", "05/KH-UBND Văn Lâm 2024", "--year", "2024", "--as-of", "2024-06-30")
    assert set(data) == {
        *("instrument", "year", "as_of", "complete", "expected", "summary", "coverage", "cells", "nodes")
    }
    assert set(data["summary"]) == STATES
    assert sum(data["summary"].values()) == data["expected"] == len(data["cells"]) == 11
    assert data["coverage"] == {"covered": 9, "expected": 11, "ratio": data["coverage"]["ratio"]}
    assert abs(data["coverage"]["ratio"] - 9 / 11) < 0.001
    assert (data["year"], data["as_of"], data["complete"]) == (2024, "2024-06-30", False)
    assert {frozenset(cell) for cell in data["cells"]} == {
        frozenset(
            {
                *("unit", "state", "documents", "chain", "due", "days_late", "requirement"),
                *("near_misses", "note"),
            }
        )
    }
    assert {frozenset(cell["unit"]) for cell in data["cells"]} == {
        frozenset({"id", "name", "level", "parent", "place"})
    }


def test_a_cell_that_is_covered_shows_its_chain(ask: Callable[..., Any]) -> None:
    data = asked(ask, "audit", "05/KH-UBND Văn Lâm 2024", "--year", "2024", "--as-of", "2024-06-30")
    for cell in data["cells"]:
        assert bool(cell["documents"]) == cell["state"].startswith("issued")
        if cell["documents"]:
            assert (cell["chain"][0], cell["chain"][-1]) == (cell["documents"][0], data["instrument"])


def test_a_node_is_shown_with_its_relations_both_ways(ask: Callable[..., Any]) -> None:
    data = asked(ask, "show", "23/CT-TTg")
    assert set(data) == {
        *("node", "outgoing", "incoming", "total_outgoing", "total_incoming"),
        *("nodes", "candidates", "sources", "findings"),
    }
    assert set(data["node"]) == NODE | {"properties"}
    assert data["node"]["id"] == DIRECTIVE
    assert {relation["source"] for relation in data["outgoing"]} == {DIRECTIVE}
    assert {relation["target"] for relation in data["incoming"]} == {DIRECTIVE}
    ends = {relation["target"] for relation in data["outgoing"]}
    ends |= {relation["source"] for relation in data["incoming"]}
    assert ends <= {node["id"] for node in data["nodes"]}


def test_what_is_found_is_listed_with_its_number(ask: Callable[..., Any]) -> None:
    data = asked(ask, "find", "ke hoach cai cach hanh chinh")
    assert set(data) == {"items", "total"}
    assert data["total"] > len(data["items"]) == 50
    assert {frozenset(item) for item in data["items"]} == {frozenset(NODE)}


def test_finding_does_not_mind_accents_or_case(ask: Callable[..., Any]) -> None:
    assert asked(ask, "find", "KE HOACH CAI CACH") == asked(ask, "find", "kế hoạch cải cách")


def test_duties_name_role_deadline_document_and_bases(ask: Callable[..., Any]) -> None:
    data = asked(ask, "duties", "Phòng Nội vụ huyện Văn Lâm")
    assert set(data) == {"unit", "total", "duties", "nodes", "relations"}
    assert data["total"] == len(data["duties"]) > 0
    assert {frozenset(duty) for duty in data["duties"]} == {
        frozenset(
            {
                *("id", "content", "origin", "product", "unit", "role", "deadline"),
                *("document", "bases", "evidence", "unit_name"),
            }
        )
    }
    assert {duty["role"] for duty in data["duties"]} <= {"lead", "support", "responsible"}
    assert {duty["document"]["issuer"] for duty in data["duties"]} == {"UBND huyện Văn Lâm"}


def test_requirements_stand_with_their_words(ask: Callable[..., Any]) -> None:
    data = asked(ask, "requirements")
    assert set(data) == {"total", "requirements"}
    assert data["total"] == len(data["requirements"]) > 5
    for item in data["requirements"]:
        assert item["document"]["id"].startswith("urn:lex:vn")
        assert item["evidence"]


def test_a_check_counts_what_it_lists(ask: Callable[..., Any]) -> None:
    data = asked(ask, "check")
    assert set(data) == {"total", "summary", "findings"}
    assert list(data["summary"]) == ["error", "warning", "info"]
    assert data["total"] == len(data["findings"]) == sum(data["summary"].values())
    assert {frozenset(finding) for finding in data["findings"]} == {
        frozenset(
            {
                *("code", "severity", "message", "document", "document_label"),
                *("source", "start", "end", "quote", "place"),
            }
        )
    }


def test_a_node_is_shown_in_the_words_of_its_reader(ask: Callable[..., Any]) -> None:
    shown = ask("show", "03/KH-UBND Đình Dù").out
    assert "cấp: xã\n" in shown
    assert "trạng thái liên kết: đã có văn bản\n" in shown


def test_an_audit_that_concerns_nobody_says_so(ask: Callable[..., Any]) -> None:
    told = ask("audit", "76/NQ-CP", "--year", "2024", "--under", "huyện Văn Lâm", "--level", "province").out
    wanted = "Không có đơn vị nào phải ban hành trong phạm vi đã hỏi; hãy xem lại cấp, năm và địa bàn."
    assert " ".join(told.split()) == wanted


def test_two_documents_without_a_chain_are_said_to_have_none(ask: Callable[..., Any]) -> None:
    told = ask("trace", "03/KH-UBND Đình Dù", "--to", "11/KH-UBND Tân Quang").out
    assert told.splitlines()[-1] == "Không có chuỗi căn cứ nào giữa hai văn bản."
