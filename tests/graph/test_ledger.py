"""The ledger: sources come, change and go in any order, and the graph is that of the sources there are."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ledger import Ledger, Outcome
from graph.reading import Assignee, Reading
from graph.stores import open_store
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"
PROVINCE = "urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan"
DISTRICT = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
OFFICE = "urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu"
NQ76 = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"


@pytest.fixture(scope="session")
def papers(a_paper: Callable[..., Any]) -> list[Reading]:
    """Documents that speak of each other in every way: well, vaguely, wrongly, without issuer, number or date."""
    of_district = {"issuer": "UBND huyện Ninh Giang", "issuer_id": DISTRICT}
    of_province = {"issuer": "UBND tỉnh Hải Dương", "issuer_id": PROVINCE}
    of_government = {"issuer": "Chính phủ", "issuer_id": GOVERNMENT}
    nq = a_paper("Nghị quyết", "76/NQ-CP", "2021-07-15", **of_government, title="Chương trình tổng thể")
    nq.require("UBND các tỉnh xây dựng kế hoạch", document_type="Kế hoạch", addressee_levels=("province",))
    older = a_paper("Nghị quyết", "76/NQ-CP", "2019-09-01", **of_government, title="Phiên họp thường kỳ")
    plan = a_paper("Kế hoạch", "152/KH-UBND", "2023-12-29", **of_district, title="Cải cách hành chính")
    plan.cite("Nghị quyết", "76/NQ-CP", "2021-07-15", **of_government)
    plan.cite("Kế hoạch", "4347/KH-UBND", "2021-11-25", **of_province, basis="implements")
    plan.cite("Kế hoạch", "12/KH-UBND", "2023-02-01")
    plan.cite("Luật", form="named", title="Luật Cán bộ, công chức", basis=None)
    plan.charge(
        "Theo dõi, đôn đốc", Assignee(unit="Phòng Nội vụ", unit_id=OFFICE, role="lead"), due="2024-06-30"
    )
    plan.charge("Báo cáo", Assignee(unit="Các cơ quan, đơn vị"))
    vague = a_paper("Kế hoạch", "5/KH-UBND", "2022-01-05", **of_district)
    vague.cite("Nghị quyết", "76/NQ-CP", **of_government)
    vague.cite("Nghị quyết", None, **of_government, number="76", basis=None, form="short")
    vague.cite("Kế hoạch", "12/KH-UBND", year=2023)
    early = a_paper("Kế hoạch", "6/KH-UBND", "2020-01-05", **of_district)
    early.cite("Nghị quyết", "76/NQ-CP", **of_government).cite(
        "Luật", form="named", title="Cán bộ, công chức"
    )
    wrong = a_paper("Kế hoạch", "7/KH-UBND", "2024-01-05", **of_district)
    wrong.cite("Nghị định", "76/NQ-CP", "2021-07-16", **of_government)
    wrong.cite("Quyết định", "4347/QĐ-UBND", "2021-11-25", **of_province)
    wrong.cite("Kế hoạch", "4347/QĐ-UBND", "2021-11-25", **of_province)
    wrong.cite("Kế hoạch", "7/KH-UBND", "2024-01-05", **of_district, form="self")
    twelve = a_paper("Kế hoạch", "12/KH-UBND", "2023-02-01", **of_province)
    twelfth = a_paper("Kế hoạch", "12/KH-UBND", "2023-02-01", **of_district)
    twelve.cite("Kế hoạch", None, "2023-12-29", **of_district, form="dated", basis=None)
    undated = a_paper("Kế hoạch", "5/KH-UBND", None, **of_district, title="Không ghi ngày")
    blank = a_paper("Kế hoạch", None, None, **of_district, title="Tuyên truyền năm 2024", year=2024)
    blank.cite("Nghị quyết", None, title="Nghị quyết về chuyển đổi số", form="descriptive", basis=None)
    stranger = a_paper(None, None, None, title="Không rõ ai ban hành").flaw("missing-header")
    copy = a_paper(
        "Nghị quyết", "76/NQ-CP", "2021-07-15", **of_government, title="Chương trình tổng thể (bản sao)"
    )
    listed = [nq, older, plan, vague, early, wrong, twelve, twelfth, undated, blank, stranger, copy]
    return [paper.reading() for paper in listed]


def state_of(store: Store) -> list[object]:
    nodes = list(store.scan())
    return [
        nodes,
        list(store.scan_relations()),
        [(description, node, state) for description, node, state in store.mentions()],
        {node.id: (store.candidates(node.id), store.sources_of(node.id)) for node in nodes},
        store.findings(),
        store.sources(),
        store.counts(),
        store.version(),
    ]


def fresh(held: Mapping[str, Reading], address: str = "memory:") -> Store:
    store = open_store(address)
    for path, reading in sorted(held.items()):
        Ledger(store).ingest(reading, path)
    return store


@st.composite
def histories(draw: st.DrawFn, papers: int = 12, paths: int = 9) -> list[tuple[int, int | None]]:
    """Draw what each path came to hold, one step after another; None where the file went."""
    step = st.tuples(st.integers(0, paths - 1), st.one_of(st.none(), st.integers(0, papers - 1)))
    return draw(st.lists(step, max_size=25))


def replay(store: Store, papers: list[Reading], history: list[tuple[int, int | None]]) -> dict[str, Reading]:
    held: dict[str, Reading] = {}
    for path, paper in history:
        name = f"{path}.txt"
        if paper is None:
            Ledger(store).forget(name)
            held.pop(name, None)
        else:
            Ledger(store).ingest(papers[paper], name)
            held[name] = papers[paper]
    return held


@settings(max_examples=200, deadline=None)
@given(history=histories())
def test_the_graph_depends_on_the_sources_and_not_on_their_history(
    papers: list[Reading], history: list[tuple[int, int | None]]
) -> None:
    store = open_store("memory:")
    held = replay(store, papers, history)
    assert state_of(store) == state_of(fresh(held))


@settings(max_examples=12, deadline=None)
@given(history=histories())
def test_the_embedded_store_has_the_same_history(
    papers: list[Reading], history: list[tuple[int, int | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = open_store(str(tmp_path_factory.mktemp("store") / "cancu.db"))
    held = replay(store, papers, history)
    assert state_of(store) == state_of(fresh(held))
    store.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_store_on_a_server_has_the_same_history(papers: list[Reading], neo4j: str, seed: int) -> None:
    chance = random.Random(seed)
    papers_or_none = [None, *range(len(papers))]
    store = open_store(neo4j)
    held = replay(store, papers, [(chance.randrange(9), chance.choice(papers_or_none)) for _ in range(30)])
    assert state_of(store) == state_of(fresh(held))
    store.close()


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(12)))
def test_any_order_of_loading_gives_the_same_graph(papers: list[Reading], order: list[int]) -> None:
    store = open_store("memory:")
    for place in order:
        Ledger(store).ingest(papers[place], f"{place}.txt")
    assert state_of(store) == state_of(fresh({f"{n}.txt": paper for n, paper in enumerate(papers)}))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(open_store("memory:"))


@pytest.fixture
def store(ledger: Ledger) -> Store:
    return ledger._store


def test_each_outcome_has_a_name(ledger: Ledger, store: Store, papers: list[Reading]) -> None:
    first, second, *_ = papers
    assert ledger.ingest(first, "a.txt") is Outcome.ADDED
    assert ledger.ingest(first, "a.txt") is Outcome.UNCHANGED
    assert ledger.unchanged("a.txt", first.source.sha256)
    assert ledger.ingest(first, "copy.txt") is Outcome.DUPLICATE
    assert ledger.ingest(second, "a.txt") is Outcome.REPLACED
    assert [record.paths for record in store.sources()] in (
        [("a.txt",), ("copy.txt",)],
        [("copy.txt",), ("a.txt",)],
    )
    ledger.forget("copy.txt")
    assert store.source(first.source.sha256) is None
    ledger.forget("never.txt")
    ledger.forget("a.txt")
    assert state_of(store) == state_of(open_store("memory:"))


def test_content_that_is_known_need_not_be_read_again(
    ledger: Ledger, store: Store, papers: list[Reading]
) -> None:
    first, second, *_ = papers
    ledger.ingest(first, "a.txt")
    ledger.ingest(second, "b.txt")
    assert ledger.found_again(first.source.sha256, "b.txt") is Outcome.DUPLICATE
    assert ledger.found_again(first.source.sha256, "b.txt") is Outcome.UNCHANGED
    assert [record.paths for record in store.sources()] == [("a.txt", "b.txt")]
    assert state_of(store) == state_of(fresh({"a.txt": first, "b.txt": first}))


def test_reading_again_changes_nothing(ledger: Ledger, store: Store, papers: list[Reading]) -> None:
    for _ in range(2):
        before = store.version()
        for number, paper in enumerate(papers):
            ledger.ingest(paper, f"{number}.txt")
    assert store.version() == before


def test_a_later_load_resolves_an_earlier_mention(
    ledger: Ledger, store: Store, papers: list[Reading]
) -> None:
    resolution, _, plan, *_ = papers
    ledger.ingest(plan, "plan.txt")
    assert store.nodes([NQ76])[NQ76].get("status") == "stub"
    before = [
        relation.key for relation in store.relations([NQ76], outgoing=False, kinds=[RelationKind.CITES])
    ]
    ledger.ingest(resolution, "resolution.txt")
    assert store.nodes([NQ76])[NQ76].get("status") == "resolved"
    after = [relation.key for relation in store.relations([NQ76], outgoing=False, kinds=[RelationKind.CITES])]
    assert before == after != []
    ledger.forget("resolution.txt")
    assert store.nodes([NQ76])[NQ76].get("status") == "stub"


def test_a_later_load_finds_the_issuer_of_an_earlier_mention(
    ledger: Ledger, store: Store, papers: list[Reading]
) -> None:
    plan, of_province, of_district = papers[2], papers[6], papers[7]
    twelve = {"symbol_key": "12/kh-ubnd"}
    ledger.ingest(plan, "plan.txt")
    assert [node.get("status") for node in store.find(NodeKind.INSTRUMENT, twelve)] == ["stub"]
    ledger.ingest(of_province, "province.txt")
    [node] = store.find(NodeKind.INSTRUMENT, twelve)
    assert (node.get("issuer"), node.get("status")) == (PROVINCE, "resolved")
    ledger.ingest(of_district, "district.txt")
    [doubt] = [node for node in store.find(NodeKind.INSTRUMENT, twelve) if store.candidates(node.id)]
    assert len(store.candidates(doubt.id)) == 2


def test_a_document_is_found_by_its_content_when_its_number_is_known(
    ledger: Ledger, store: Store, papers: list[Reading]
) -> None:
    resolution = papers[0]
    ledger.ingest(resolution, "a.txt")
    by_content = f"urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;lex-{resolution.source.sha256[:12]}"
    assert store.resolve(by_content) == NQ76
    assert store.resolve("urn:lex:vn:chinh.phu:nghi.quyet:2021;76") == NQ76


@pytest.mark.parametrize("address", ["memory:", "cancu.db", "neo4j"])
def test_a_draft_is_found_under_its_old_identifier_when_it_gets_its_number(
    tmp_path: Path, a_reading: Callable[..., Reading], address: str, request: pytest.FixtureRequest
) -> None:
    places = {"cancu.db": lambda: str(tmp_path / address), "neo4j": lambda: request.getfixturevalue("neo4j")}
    store = open_store(places.get(address, lambda: address)())
    ledger = Ledger(store)
    ledger.ingest(a_reading("Kế hoạch", None, None, issuer_id=DISTRICT, year=2024), "plan.txt")
    [draft] = store.scan(NodeKind.INSTRUMENT)
    assert ";lex-" in draft.id
    ledger.ingest(a_reading("Kế hoạch", "3/KH-UBND", "2024-01-05", issuer_id=DISTRICT), "plan.txt")
    [plan] = store.scan(NodeKind.INSTRUMENT)
    assert store.resolve(draft.id) == plan.id != draft.id
    ledger.forget("plan.txt")
    assert store.resolve(draft.id) is None
    store.close()


def test_what_a_popular_instrument_costs_does_not_follow_its_citations(
    ledger: Ledger, store: Store, a_paper: Callable[..., Any]
) -> None:
    for number in range(1, 31):
        paper = a_paper("Kế hoạch", f"{number}/KH-UBND", "2024-01-02", issuer_id=DISTRICT)
        paper.cite("Nghị quyết", "76/NQ-CP", "2021-07-15", issuer_id=GOVERNMENT)
        ledger.ingest(paper.reading(), f"{number}.txt")
    assert [profile.uses for profile in store.profiles(["vn:chinh.phu|76"])] == [30]
    assert store.degree([NQ76], outgoing=False, kinds=[RelationKind.DERIVES_FROM]) == {NQ76: 30}
