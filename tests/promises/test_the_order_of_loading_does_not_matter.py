"""Seeds, real documents, samples and a register loaded in any order, into either home, give one and the same graph."""

import random
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from api.listing import find_files, path_of
from graph.interchange import export
from graph.ledger import Ledger
from graph.reading import Reading, Register
from graph.stores import open_store
from graph.stores.port import Store
from loaders.readers import read_source
from loaders.reading import read_text
from loaders.registers import read_register

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"
HEADS = "Số ký hiệu,Loại văn bản,Ngày ban hành,Cơ quan ban hành,Trích yếu\n"
REGISTER = (
    HEADS
    + """76/NQ-CP,Nghị quyết,15/07/2021,Chính phủ,Chương trình tổng thể cải cách hành chính nhà nước
83/2015/QH13,Luật,25/06/2015,Quốc hội,Ngân sách nhà nước
79/2015/QH13,Luật,,Quốc hội,Thú y
72/2025/QH15,Luật,16/06/2025,Quốc hội,Tổ chức chính quyền địa phương
77/2015/QH13,Luật,19/06/2015,Quốc hội,Tổ chức chính quyền địa phương
18/2017/QH14,Luật,21/11/2017,Quốc hội,Thủy sản
152/KH-UBND,Kế hoạch,30/12/2023,UBND huyện Ninh Giang,Cải cách hành chính
09/KH-UBND,Kế hoạch,,,Cải cách hành chính
"""
)
RENEWED = (
    HEADS + "79/2015/QH13,Luật,19/06/2015,Quốc hội,Thú y\n31/2024/QH15,Luật,18/01/2024,Quốc hội,Đất đai\n"
)

Parts = Sequence[Reading | Register]
Graph = tuple[list[str], dict[str, int], str]

pytestmark = pytest.mark.shared


def parts_of(text: str) -> Parts:
    """Return a register in parts of so few rows that there are several."""
    return [*read_register("so.csv", text.encode(), 3)]


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, Parts]:
    files = find_files([DOCUMENTS, shared / "seeds", shared / "corpus" / "dev"])
    return {str(path): [read_text(read_source(path))] for path in map(path_of, files)}


@pytest.fixture(scope="module")
def files(texts: dict[str, Parts]) -> dict[str, Parts]:
    return texts | {"so.csv": parts_of(REGISTER)}


def graph_of(store: Store) -> Graph:
    """Return all that can be told apart of the graph."""
    return "".join(export(store, "jsonl")).splitlines(), store.counts(), store.version()


def quads_of(store: Store) -> list[str]:
    return "".join(export(store, "nquads")).splitlines()


def loaded(files: dict[str, Parts], order: Sequence[str], address: str = "memory:") -> Store:
    store = open_store(address)
    for path in order:
        Ledger(store).ingest_parts(files[path], path)
    return store


def shuffled(files: dict[str, Parts], seed: int) -> list[str]:
    return random.Random(seed).sample([*files], len(files))


@pytest.fixture(scope="module")
def forwards(files: dict[str, Parts]) -> Store:
    return loaded(files, [*files])


@pytest.fixture(scope="module")
def expected(forwards: Store) -> Graph:
    return graph_of(forwards)


def test_the_documents_mean_what_the_register_lists(files: dict[str, Parts], forwards: Store) -> None:
    assert len(files) > 53
    listed = {node.id for node in forwards.scan() if node.get("register")}
    meant = {node for _, node, _ in forwards.mentions()} & listed
    assert "urn:lex:vn:quoc.hoi:luat:2015-06-25;83" in meant


def test_forwards_and_backwards_give_the_same_quads(files: dict[str, Parts], forwards: Store) -> None:
    backwards = loaded(files, [*reversed(files)])
    assert sorted(quads_of(backwards)) == sorted(quads_of(forwards))


def test_any_order_gives_the_same_graph(files: dict[str, Parts], expected: Graph) -> None:
    assert graph_of(loaded(files, shuffled(files, 1))) == expected


def test_the_file_holds_the_same_graph_as_the_memory(
    files: dict[str, Parts], expected: Graph, tmp_path: Path
) -> None:
    store = loaded(files, shuffled(files, 4), str(tmp_path / "cancu.db"))
    assert graph_of(store) == expected
    store.close()


def test_loading_twice_and_forgetting_leaves_no_trace(files: dict[str, Parts], expected: Graph) -> None:
    order = shuffled(files, 5)
    store, some = loaded(files, order), order[: len(files) // 3]
    ledger = Ledger(store)
    for path in some:
        ledger.forget(path)
    for path in chain(reversed(some), order):
        ledger.ingest_parts(files[path], path)
    assert graph_of(store) == expected


def test_a_register_that_is_replaced_and_forgotten_leaves_no_trace(texts: dict[str, Parts]) -> None:
    some = {path: texts[path] for path in shuffled(texts, 6)[: len(texts) // 3]}
    former, now = some | {"so.csv": parts_of(REGISTER)}, some | {"so.csv": parts_of(RENEWED)}
    store = loaded(former, ["so.csv", *some])
    Ledger(store).ingest_parts(now["so.csv"], "so.csv")
    assert graph_of(store) == graph_of(loaded(now, [*now]))
    Ledger(store).forget("so.csv")
    assert graph_of(store) == graph_of(loaded(some, [*some]))
