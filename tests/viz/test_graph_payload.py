"""What ``GET /graph`` answers: places, groups, what is hidden, and quotes."""

from graph.model import Evidence, GraphView, Node, Relation
from ontology.terms import NodeKind, RelationKind
from viz import graph_payload


def plan(id: str, level: str = "commune", year: int = 2024) -> Node:
    return Node(id=id, kind=NodeKind.INSTRUMENT, label=id, properties={"level": level, "year": year})


def under(source: str, target: str) -> Relation:
    evidence = Evidence(document=source, source="0", start=3, end=9, quote="Căn cứ")
    return Relation(
        source=source, target=target, kind=RelationKind.DERIVES_FROM, basis="based-on", evidence=(evidence,)
    )


def fan(count: int, *further: Node, relations: tuple[Relation, ...] = ()) -> GraphView:
    plans = tuple(plan(f"commune{n:02}") for n in range(count))
    down = tuple(under(one.id, "root") for one in plans)
    return GraphView(
        root="root", nodes=(plan("root", "district"), *plans, *further), relations=down + relations
    )


GROUP = "group|Instrument|commune|2024|below|root"


def test_twenty_five_alike_are_drawn_one_by_one() -> None:
    payload = graph_payload(fan(25))
    assert (payload["shown"], payload["total"], len(payload["nodes"])) == (26, 26, 26)


def test_more_than_twenty_five_alike_become_one_counted_node() -> None:
    payload = graph_payload(fan(26))
    group = next(node for node in payload["nodes"] if node["id"] == GROUP)
    assert (payload["shown"], payload["total"], len(payload["nodes"])) == (1, 27, 2)
    assert (group["count"], [member["id"] for member in group["members"]]) == (
        26,
        [f"commune{n:02}" for n in range(26)],
    )
    assert [(one["source"], one["target"], one["evidence"]) for one in payload["relations"]] == [
        (GROUP, "root", [])
    ]


def test_an_opened_group_is_drawn_one_by_one() -> None:
    assert graph_payload(fan(26), opened=[GROUP])["shown"] == 27


def test_what_was_expanded_is_never_grouped() -> None:
    payload = graph_payload(fan(27), keep=["commune03"])
    assert "commune03" in {node["id"] for node in payload["nodes"]}
    assert (payload["shown"], next(node["count"] for node in payload["nodes"] if "count" in node)) == (2, 26)


def test_a_node_on_which_something_hangs_is_never_grouped() -> None:
    view = fan(27, plan("below"), relations=(under("below", "commune05"),))
    assert {"commune05", "below"} <= {node["id"] for node in graph_payload(view)["nodes"]}


def test_another_year_is_another_group() -> None:
    older = tuple(plan(f"older{n}", year=2023) for n in range(3))
    payload = graph_payload(fan(26, *older, relations=tuple(under(one.id, "root") for one in older)))
    assert {node["id"] for node in payload["nodes"]} == {"root", GROUP, "older0", "older1", "older2"}


def test_a_relation_is_drawn_with_its_quote_and_place() -> None:
    assert graph_payload(fan(1))["relations"] == [
        {
            "source": "commune00",
            "target": "root",
            "kind": "DERIVES_FROM",
            "role": None,
            "basis": "based-on",
            "confidence": 1.0,
            "evidence": [
                {
                    "document": "commune00",
                    "source": "0",
                    "start": 3,
                    "end": 9,
                    "quote": "Căn cứ",
                    "method": "rule",
                    "place": None,
                }
            ],
        }
    ]


def test_relations_that_are_not_drawn_are_counted() -> None:
    nodes = {node["id"]: node for node in graph_payload(fan(2), degrees={"root": 5, "commune00": 1})["nodes"]}
    assert nodes["root"]["hidden"] == 3
    assert "hidden" not in nodes["commune00"]


def test_bands_are_named_in_the_language_of_the_reader() -> None:
    assert [band["label"] for band in graph_payload(fan(1))["bands"]] == ["Huyện", "Xã"]
    assert [band["label"] for band in graph_payload(fan(1), language="en")["bands"]] == [
        "District",
        "Commune",
    ]


def test_the_nearest_three_thousand_are_drawn_and_the_rest_is_counted() -> None:
    chain = tuple(plan(f"n{n:04}", year=2000 + n % 25) for n in range(3100))
    relations = tuple(under(f"n{n:04}", f"n{n - 1:04}") for n in range(1, 3100))
    payload = graph_payload(GraphView(root="n0000", nodes=chain, relations=relations))
    assert (payload["shown"], payload["total"]) == (3000, 3100)
    assert {node["id"] for node in payload["nodes"]} == {f"n{n:04}" for n in range(3000)}
