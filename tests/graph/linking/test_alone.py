"""One text alone: what it means is what a store that holds only this text would say."""

from collections.abc import Callable
from typing import Any

from graph.describing import describe
from graph.ledger import Ledger
from graph.linking import settle_alone
from graph.stores import open_store

GOVERNMENT = "urn:cancu:unit:vn:chinh.phu"
DISTRICT = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"


def test_a_text_means_alone_what_it_means_in_a_store_of_its_own(a_paper: Callable[..., Any]) -> None:
    paper = a_paper("Kế hoạch", "152/KH-UBND", "2023-12-29", "UBND huyện Ninh Giang", DISTRICT)
    paper.cite("Nghị quyết", "76/NQ-CP", "2021-07-15", issuer_id=GOVERNMENT)
    paper.cite("Nghị quyết", "76/NQ-CP", "2019-07-15", issuer_id=GOVERNMENT)
    paper.cite("Nghị quyết", None, number="76", form="short", issuer_id=GOVERNMENT)
    paper.cite("Nghị quyết", "76/NQ-CP", "2021-07-15")
    paper.cite("Kế hoạch", "3/KH-UBND", "2023-01-05")
    paper.cite("Luật", None, form="named", title="Việc làm")
    reading = paper.reading()
    alone = settle_alone(describe(reading))
    store = open_store("memory:")
    Ledger(store).ingest(reading, "a.txt")
    mentions = {description.key: (node, state) for description, node, state in store.mentions()}
    assert {key: (alone[key].id, alone[key].state) for key in mentions} == mentions
    assert {key: alone[key].candidates for key in mentions} == {
        key: store.candidates(node) for key, (node, _) in mentions.items()
    }
    assert sorted(state for _, state in mentions.values()) == [
        "ambiguous",
        "stub",
        "stub",
        "stub",
        "stub",
        "stub",
    ]
    [own] = [d.key for d in describe(reading).descriptions if d.own]
    assert alone[own].id == store.document_of(reading.source.sha256)
