"""Registers in the graph: rows are instruments, documents know better, parts come and go as one file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from graph.audit import audit
from graph.checks import check
from graph.ledger import Ledger, Outcome
from graph.model import Node
from graph.parts import part_path, part_sha256
from graph.reading import Header, Place, Reading, Register, Source
from graph.stores import open_store
from graph.stores.port import Store
from graph.units import unit_tree
from ontology.terms import NodeKind, RelationKind

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"
DISTRICT = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
NQ76 = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"
OF_GOVERNMENT = {"issuer": "Chính phủ", "issuer_id": GOVERNMENT}


def row(symbol: str = "76/NQ-CP", date: str | None = "2021-07-15", **more: Any) -> Header:
    said: dict[str, Any] = {"type": "Nghị quyết", "year": int(date[:4]) if date else None, **OF_GOVERNMENT}
    return Header(symbol=symbol, number=symbol.split("/")[0], date=date, **(said | more))


def unplaced(symbol: str, year: int | None = 2024, **more: Any) -> Header:
    """Return a row that does not say of which place its office is."""
    return row(symbol, None, **({"type": "Kế hoạch", "issuer": None, "issuer_id": None, "year": year} | more))


def parts(*groups: Iterable[Header], **more: Any) -> list[Register]:
    """Return a register in parts of these rows."""
    content = sha256(repr((groups, more)).encode()).hexdigest()
    return [_part(content, number, [*group], more) for number, group in enumerate(groups, 1)]


def _part(content: str, number: int, rows: list[Header], more: dict[str, Any]) -> Register:
    text, placed, places = "Số | Loại\n", [], []
    for each in rows:
        line = f"{each.symbol} | {each.type} | {each.title}"
        places.append(Place(start=len(text), cell=str(len(places) + 2)))
        placed.append(replace(each, start=len(text), end=len(text) + len(line)))
        text += f"{line}\n"
    source = Source(
        path=part_path("so.csv", number),
        sha256=part_sha256(content, number),
        media_type="text/csv",
        text=text,
        places=tuple(places),
    )
    return Register(source=source, rows=tuple(placed), **more)


@pytest.fixture(params=["memory:", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterable[Store]:
    address = request.param
    opened = open_store(
        address if address == "memory:" else str(tmp_path_factory.mktemp("registers") / "cancu.db")
    )
    yield opened
    opened.close()


def enter(store: Store, *groups: Iterable[Header], path: str = "so.csv", **more: Any) -> Outcome:
    return Ledger(store).ingest_parts(parts(*groups, **more), path)


def instruments(store: Store) -> list[Node]:
    return list(store.scan(NodeKind.INSTRUMENT))


def states(store: Store) -> list[tuple[str, str]]:
    return [(node, state) for _, node, state in store.mentions()]


def content(store: Store) -> list[object]:
    nodes = list(store.scan())
    return [nodes, list(store.scan_relations()), states(store), store.sources(), store.version()]


def test_a_row_is_an_instrument_with_its_line_as_proof(store: Store) -> None:
    enter(store, [row(title="Chương trình tổng thể")])
    [node] = instruments(store)
    assert (node.id, node.get("status"), node.get("register_row")) == (NQ76, "resolved", "hàng 2")
    [issued] = store.relations([NQ76], outgoing=True, kinds=[RelationKind.ISSUED_BY])
    [proof] = issued.evidence
    assert (proof.quote, proof.place, proof.method) == (
        "76/NQ-CP | Nghị quyết | Chương trình tổng thể", "hàng 2", "register",
    )  # fmt: skip
    assert store.sources_of(NQ76) == []


def test_a_mention_of_what_a_register_lists_is_resolved(store: Store, a_paper: Callable[..., Any]) -> None:
    paper = a_paper("Kế hoạch", "3/KH-UBND", "2024-01-05", "UBND huyện Ninh Giang", DISTRICT)
    Ledger(store).ingest(
        paper.cite("Nghị quyết", "76/NQ-CP", "2021-07-15", **OF_GOVERNMENT).reading(), "a.txt"
    )
    assert states(store) == [(NQ76, "stub")]
    enter(store, [row()])
    assert states(store) == [(NQ76, "resolved")]
    Ledger(store).forget("so.csv")
    assert states(store) == [(NQ76, "stub")]


@pytest.mark.parametrize("first", ["register", "document"])
def test_a_document_that_was_read_is_believed_before_the_register(
    store: Store, a_reading: Callable[..., Reading], first: str
) -> None:
    reading = a_reading("Nghị quyết", "76/NQ-CP", "2021-07-15", **OF_GOVERNMENT, title="Đúng")
    if first == "document":
        Ledger(store).ingest(reading, "a.txt")
    enter(store, [row(title="Sai", signer="Phạm Minh Chính")])
    if first == "register":
        Ledger(store).ingest(reading, "a.txt")
    [node] = instruments(store)
    assert (node.id, node.get("title"), node.get("signer")) == (NQ76, "Đúng", "Phạm Minh Chính")
    assert (node.get("register"), node.get("listed_otherwise")) == (None, None)
    assert store.document_of(reading.source.sha256) == NQ76


def test_a_register_never_disagrees_in_silence(store: Store, a_reading: Callable[..., Reading]) -> None:
    Ledger(store).ingest(a_reading("Nghị quyết", "76/NQ-CP", "2021-07-15", **OF_GOVERNMENT), "a.txt")
    enter(store, [row(date="2021-07-16")])
    [node] = instruments(store)
    assert node.get("date") == "2021-07-15"
    [finding] = [each for each in check(store) if each.code == "conflicting-date"]
    assert (finding.document, "ngày 2021-07-16: hàng 2" in finding.message) == (NQ76, True)


def test_rows_of_unknown_offices_are_not_one_instrument(store: Store) -> None:
    enter(store, [unplaced("1/KH-UBND", title="Hà Nam"), unplaced("1/KH-UBND", title="Hà Nội")])
    assert len(instruments(store)) == 2


def test_rows_without_year_are_not_one_instrument_and_join_none(store: Store) -> None:
    rows = [row(date=None, title="Bầu cử"), row(date=None, title="Thiên tai"), row(title="Cải cách")]
    enter(store, rows)
    assert sorted(str(node.get("title")) for node in instruments(store)) == [
        "Bầu cử",
        "Cải cách",
        "Thiên tai",
    ]


@pytest.mark.parametrize(
    ("listed", "state"),
    [
        ([unplaced("12/KH-UBND", title="Một")], "ambiguous"),
        ([unplaced("12/KH-UBND", title="Một"), unplaced("12/KH-UBND", title="Hai")], "ambiguous"),
        ([unplaced("12/KH-UBND", year=2020)], "stub"),
        ([row("12/KH-UBND", "2024-02-01", type="Kế hoạch", issuer_id=DISTRICT)], "resolved"),
        ([row("12/KH-UBND", "2024-02-02", type="Kế hoạch", issuer_id=DISTRICT)], "stub"),
    ],
)
def test_a_mention_without_issuer_is_sure_by_the_day_only(
    store: Store, a_paper: Callable[..., Any], listed: list[Header], state: str
) -> None:
    paper = a_paper("Kế hoạch", "3/KH-UBND", "2024-03-05", "UBND huyện Ninh Giang", DISTRICT)
    Ledger(store).ingest(paper.cite("Kế hoạch", "12/KH-UBND", "2024-02-01").reading(), "a.txt")
    enter(store, listed)
    [(node, said)] = states(store)
    assert said == state
    assert len(store.candidates(node)) == (len(listed) if state == "ambiguous" else 0)


@pytest.mark.parametrize(
    ("years", "said", "state"),
    [
        ([2013], 2013, "resolved"),
        ([2003, 2013], 2013, "resolved"),
        ([2013], None, "ambiguous"),
        ([2003], 2013, "stub"),
    ],
)
def test_a_law_by_name_is_the_one_of_its_year(
    store: Store, a_paper: Callable[..., Any], years: list[int], said: int | None, state: str
) -> None:
    lawgiver = "urn:cancu:unit:vn:quoc.hoi"
    law = {"type": "Luật", "title": "Đất đai", "issuer": "Quốc hội", "issuer_id": lawgiver}
    paper = a_paper("Kế hoạch", "3/KH-UBND", "2024-03-05", "UBND huyện Ninh Giang", DISTRICT)
    paper.cite("Luật", form="named", title="Luật Đất đai", year=said, basis=None)
    Ledger(store).ingest(paper.reading(), "a.txt")
    enter(store, [row(f"{year - 1990}/{year}/QH", None, year=year, **law) for year in years])
    assert [found for _, found in states(store)] == [state]


def test_the_same_register_again_changes_nothing(store: Store) -> None:
    enter(store, [row()], [row("77/NQ-CP")], [row("78/NQ-CP")])
    before = content(store)
    assert enter(store, [row()], [row("77/NQ-CP")], [row("78/NQ-CP")]) is Outcome.UNCHANGED
    assert content(store) == before


@pytest.mark.parametrize("now", [1, 2, 3, 4])
def test_a_changed_register_replaces_exactly_what_it_said(store: Store, now: int) -> None:
    enter(store, [row()], [row("77/NQ-CP")], [row("78/NQ-CP")])
    groups = [[row(f"{number}/NQ-CP", title="mới")] for number in range(80, 80 + now)]
    assert enter(store, *groups) is Outcome.REPLACED
    fresh = open_store("memory:")
    enter(fresh, *groups)
    assert content(store) == content(fresh)


def test_a_document_may_take_the_place_of_a_register(store: Store, a_reading: Callable[..., Reading]) -> None:
    enter(store, [row()], [row("77/NQ-CP")])
    Ledger(store).ingest(a_reading("Nghị quyết", "5/NQ-CP", "2021-07-15", **OF_GOVERNMENT), "so.csv")
    assert [path for record in store.sources() for path in record.paths] == ["so.csv"]


def test_a_copy_of_a_register_keeps_it_where_the_first_goes(store: Store) -> None:
    enter(store, [row()], [row("77/NQ-CP")])
    before = instruments(store)
    [first, _] = parts([row()], [row("77/NQ-CP")])
    assert Ledger(store).found_again(first.source.sha256, "copy.csv") is Outcome.DUPLICATE
    Ledger(store).forget("so.csv")
    assert instruments(store) == before
    assert sorted(path for record in store.sources() for path in record.paths) == ["copy.csv", "copy.csv#2"]
    Ledger(store).forget("copy.csv")
    assert (instruments(store), store.sources()) == ([], [])


def test_a_register_that_was_broken_off_is_read_to_the_end(store: Store) -> None:
    whole = parts([row()], [row("77/NQ-CP")], [row("78/NQ-CP")])

    def broken() -> Iterable[Register]:
        yield from whole[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Ledger(store).ingest_parts(broken(), "so.csv")
    assert store.source_at("so.csv") is None
    assert Ledger(store).ingest_parts(whole, "so.csv") is Outcome.ADDED
    assert len(instruments(store)) == 3


def cell_of(store: Store) -> tuple[str, tuple[str, ...]]:
    report = audit(
        store, unit_tree(), NQ76, year=2024, under=unit_tree().area("urn:cancu:area:vn;hai.duong;ninh.giang"),
        level="district", as_of="2025-02-01",
    )  # fmt: skip
    [cell] = report.cells
    return cell.state.value, tuple(miss.why for miss in cell.near_misses)


def test_the_register_of_an_office_declares_its_year_as_collected(store: Store) -> None:
    enter(store, [row()], path="nq.csv")
    assert cell_of(store) == ("unknown", ())
    own = {"issuer": "UBND huyện Ninh Giang", "issuer_id": DISTRICT}
    decision = row("9/QĐ-UBND", "2024-02-01", type="Quyết định", **own)
    enter(store, [decision], keeper_id=DISTRICT, year=2024)
    enter(store, [row("8/QĐ-UBND", "2023-02-01", **own)], keeper_id=DISTRICT, year=2023, path="2023.csv")
    assert cell_of(store) == ("missing", ())
    plan = row("9/KH-UBND", "2024-02-01", type="Kế hoạch", **own)
    enter(store, [decision, plan], keeper_id=DISTRICT, year=2024)
    assert cell_of(store) == ("unknown", ("chỉ ghi trong sổ văn bản (hàng 3), chưa đọc toàn văn",))
    Ledger(store).forget("so.csv")
    assert cell_of(store) == ("unknown", ())
