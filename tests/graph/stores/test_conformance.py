"""The port: every store gives these answers, order included."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.facts import Meaning, SettledNode, Settlement
from graph.model import Evidence, Relation
from graph.reading import Finding, Place
from graph.stores.port import Collected, SourceRecord, Store, StoredFinding
from ontology.terms import NodeKind, RelationKind

CITES, DERIVES, ISSUED = RelationKind.CITES, RelationKind.DERIVES_FROM, RelationKind.ISSUED_BY
NodeMaker = Callable[..., SettledNode]


def ids(nodes: Any) -> list[str]:
    return [node.id for node in nodes]


def pairs(relations: list[Relation]) -> list[tuple[str, str, str]]:
    return [(relation.source, relation.kind.value, relation.target) for relation in relations]


# an empty store


def test_an_empty_store_answers_everything_with_nothing(store: Store) -> None:
    assert store.nodes(["a"]) == {}
    assert store.relations(["a"], outgoing=True) == []
    assert store.relations(["a"], outgoing=False) == []
    assert store.degree(["a"], outgoing=True, kinds=[CITES]) == {"a": 0}
    assert store.find(NodeKind.INSTRUMENT, {"year": 2024}) == []
    assert store.search("kế hoạch", 10) == []
    assert list(store.scan()) == list(store.scan_relations()) == list(store.mentions()) == []
    assert store.sources() == store.findings() == store.sources_of("a") == store.profiles(["a"]) == []
    assert (store.resolve("a"), store.source_at("a"), store.source("a")) == (None, None, None)
    assert store.candidates("a") == store.paths_of("a") == ()
    assert store.blocks_of("a") == store.collected() == frozenset()
    assert store.version() == "0" * 16
    assert set(store.counts().values()) == {0}
    assert set(store.counts()) == {*NodeKind, "relations", "sources", "findings"}


# sources


def test_a_source_is_kept_with_its_text_and_path(store: Store, teller: Any) -> None:
    facts = teller.facts("a", ("a", CITES, "b"), extra=" đ\r\n\tế")
    sha256 = teller.tell(facts, "folder/a.txt")
    assert store.source(sha256) == facts.source
    assert store.source_at("folder/a.txt") == sha256
    assert store.blocks_of(sha256) == {"a", "b"}
    assert store.sources_of("a") == [sha256]
    assert store.sources_of("b") == []
    assert store.sources() == [
        SourceRecord(
            sha256=sha256,
            paths=("folder/a.txt",),
            media_type="text/plain",
            characters=len(facts.source.text),
            document="a",
            digest=str(facts.digest),
        )
    ]


def test_what_a_source_says_is_told_again_as_it_was_put(store: Store, teller: Any) -> None:
    finding = _finding("ocr-noise")
    facts = teller.facts("a", ("a", CITES, "b"), ("a", DERIVES, "b", None, "implements"), findings=(finding,))
    sha256 = teller.tell(facts, "a.txt")
    assert store.facts(sha256) == facts
    assert store.facts("0" * 64) is None


def test_redirections_are_listed(store: Store) -> None:
    with store.transaction():
        store.redirect("urn:lex:b", "b.txt")
        store.redirect("urn:lex:a", "a.txt")
    assert store.redirections() == [("urn:lex:a", "a.txt"), ("urn:lex:b", "b.txt")]


def test_pages_and_cells_are_kept_with_the_source_its_relations_and_its_findings(
    store: Store, teller: Any
) -> None:
    finding = replace(_finding("ocr-noise"), place="trang 2")
    facts = teller.facts("a", ("a", CITES, "b"), findings=(finding,))
    places = (Place(start=0, page=1), Place(start=2, page=2), Place(start=3, cell="Sổ!B7"))
    said = tuple(replace(statement, place="trang 2") for statement in facts.statements)
    facts = replace(facts, source=replace(facts.source, places=places), statements=said)
    sha256 = teller.tell(facts, "a.pdf")
    assert store.source(sha256) == facts.source
    [relation] = store.relations(["a"], outgoing=True)
    assert [evidence.place for evidence in relation.evidence] == ["trang 2"]
    assert [stored.finding for stored in store.findings()] == [finding]


def test_a_source_that_is_no_instrument_has_no_document(store: Store, teller: Any) -> None:
    sha256 = teller.tell(replace(teller.facts("a", ("a", CITES, "b")), document=None))
    assert store.document_of(sha256) is None
    assert [relation.evidence[0].document for relation in store.relations(["a"], outgoing=True)] == [""]


def test_a_source_may_stand_at_several_paths(store: Store, teller: Any) -> None:
    sha256 = teller.tell(teller.facts("a"), "2.txt")
    with store.transaction():
        store.move_path("1.txt", sha256)
    assert store.paths_of(sha256) == ("1.txt", "2.txt")
    with store.transaction():
        store.move_path("2.txt", None)
    assert store.paths_of(sha256) == ("1.txt",)
    assert store.source_at("2.txt") is None


def test_a_dropped_source_leaves_nothing_it_said(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("b"))
    before = store.version()
    sha256 = teller.tell(teller.facts("a", ("a", CITES, "b"), findings=(_finding("x"),)))
    with store.transaction():
        store.drop_source(sha256)
        teller.settle("a", "b")
    assert ids(store.scan()) == ["b"]
    assert list(store.scan_relations()) == store.findings() == []
    assert (store.source(sha256), store.source_at("a.txt"), store.blocks_of(sha256)) == (
        None,
        None,
        frozenset(),
    )
    assert store.version() == before


def test_a_source_put_again_replaces_what_it_said(store: Store, teller: Any) -> None:
    said = teller.facts("a", ("a", CITES, "b"), ("a", CITES, "c"))
    teller.tell(said, "1.txt")
    teller.tell(replace(said, statements=said.statements[:1]), "2.txt")
    assert pairs(store.relations(["a"], outgoing=True)) == [("a", "CITES", "b")]
    assert store.paths_of(said.source.sha256) == ("1.txt", "2.txt")
    assert [profile.uses for profile in store.profiles(["b"])] == [1]


def test_what_two_sources_say_alike_is_one_profile(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a", ("a", CITES, "c")))
    teller.tell(teller.facts("b", ("b", CITES, "c")))
    [profile] = store.profiles(["c"])
    assert (profile.uses, profile.own, profile.block, profile.properties) == (2, False, "c", {"symbol": "c"})


# relations


def test_relations_carry_every_proof_in_order(store: Store, teller: Any) -> None:
    facts = teller.facts("a", ("a", CITES, "b", "mention", None), ("a", CITES, "b", "mention", None))
    surer = replace(facts.statements[1], confidence=0.5)
    facts = replace(
        facts, statements=(replace(surer, method="title"), replace(facts.statements[0], confidence=0.9))
    )
    sha256 = teller.tell(facts)
    places = [(s.start, s.end, s.method, s.confidence) for s in reversed(facts.statements)]
    evidence = tuple(
        Evidence(
            document="a",
            source=sha256,
            start=start,
            end=end,
            quote=facts.source.text[start:end],
            method=method,
            confidence=confidence,
        )
        for start, end, method, confidence in places
    )
    relation = Relation(source="a", target="b", kind=CITES, role="mention", evidence=evidence, confidence=0.9)
    assert store.relations(["a"], outgoing=True) == [relation]
    assert store.relations(["b"], outgoing=False) == [relation]


def test_one_relation_stands_for_all_documents_that_say_it(store: Store, teller: Any) -> None:
    kinds = {"u": NodeKind.UNIT}
    teller.tell(teller.facts("b", ("a", ISSUED, "u"), kinds=kinds))
    teller.tell(teller.facts("a", ("a", ISSUED, "u"), kinds=kinds))
    [relation] = store.relations(["u"], outgoing=False)
    assert [proof.document for proof in relation.evidence] == ["a", "b"]


def test_relations_are_ordered_by_key_and_chosen_by_kind(store: Store, teller: Any) -> None:
    teller.tell(
        teller.facts("b", ("b", DERIVES, "a", None, "implements"), ("b", CITES, "c", "mention", None),
                     ("b", CITES, "a", "mention", None), ("b", CITES, "a", "legal-basis", None))
    )  # fmt: skip
    teller.tell(teller.facts("a", ("a", CITES, "c", "mention", None)))
    every = store.relations(["b", "a", "b", "missing"], outgoing=True)
    assert [relation.key for relation in every] == [
        ("a", "CITES", "c", "mention", ""),
        ("b", "CITES", "a", "legal-basis", ""),
        ("b", "CITES", "a", "mention", ""),
        ("b", "CITES", "c", "mention", ""),
        ("b", "DERIVES_FROM", "a", "", "implements"),
    ]
    assert every == list(store.scan_relations())
    assert pairs(store.relations(["a"], outgoing=False, kinds=[DERIVES])) == [("b", "DERIVES_FROM", "a")]
    assert store.relations(["b"], outgoing=True, kinds=[]) == []
    assert store.degree(["b", "a", "x"], outgoing=True, kinds=[CITES, DERIVES]) == {"a": 1, "b": 4, "x": 0}
    assert store.degree(["a", "c"], outgoing=False, kinds=[CITES]) == {"a": 2, "c": 2}


def test_nothing_is_related_to_itself(store: Store, teller: Any) -> None:
    facts = teller.facts("a", ("a", CITES, "b"))
    with store.transaction():
        store.put_source(facts, "a.txt")
        [a], [b] = store.profiles(["a"]), store.profiles(["b"])
        node = SettledNode(id="a", kind=NodeKind.INSTRUMENT, label="a", states={a.key: "resolved"})
        elsewhere = (Meaning(profile=b.key, node="a", state="resolved"),)
        store.settle([Settlement(block="a", nodes=(node,)), Settlement(block="b", elsewhere=elsewhere)])
    assert store.relations(["a"], outgoing=True) == list(store.scan_relations()) == []
    assert store.degree(["a"], outgoing=True, kinds=[CITES]) == {"a": 0}
    assert store.counts()["relations"] == 0


# settling


def test_statements_follow_what_a_profile_means(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a", ("a", CITES, "b")))
    teller.tell(teller.facts("c"))
    [mention] = store.profiles(["b"])
    with store.transaction():
        elsewhere = (Meaning(profile=mention.key, node="c", state="conflicting"),)
        store.settle([Settlement(block="b", elsewhere=elsewhere)])
    assert pairs(store.relations(["a"], outgoing=True)) == [("a", "CITES", "c")]
    assert ids(store.scan()) == ["a", "c"]
    [(description, node, state)] = store.mentions(["conflicting"])
    assert (description.block, node, state) == ("b", "c", "conflicting")
    assert list(store.mentions(["stub", "ambiguous"])) == []


def test_a_node_that_is_said_anew_is_found_under_its_new_words_only(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a"))
    [profile] = store.profiles(["a"])
    for label in ("Kế hoạch", "Chương trình"):
        with store.transaction():
            store.settle([teller.settlement("a", label=label, states={profile.key: "resolved"})])
    assert store.search("ke hoach", 5) == []
    assert ids(store.search("chuong trinh", 5)) == ["a"]
    assert store.nodes(["a"])["a"].label == "Chương trình"


def test_an_alias_leads_to_its_node_until_the_block_is_settled_without_it(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a"))
    with store.transaction():
        store.settle([teller.settlement("a", aliases=("a:2021", "a:hash"))])
    assert [store.resolve(name) for name in ("a", "a:2021", "a:hash", "b")] == ["a", "a", "a", None]
    with store.transaction():
        store.settle([teller.settlement("a", aliases=("a:hash",))])
    assert [store.resolve(name) for name in ("a:2021", "a:hash")] == [None, "a"]


def test_a_node_that_gets_another_identifier_keeps_its_relations(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a", ("a", CITES, "b")))
    with store.transaction():
        store.settle([teller.settlement("b", id="b:2021", aliases=("b",))])
    assert pairs(store.relations(["b:2021"], outgoing=False)) == [("a", "CITES", "b:2021")]
    assert (store.resolve("b"), list(store.nodes(["b"]))) == ("b:2021", [])


def test_a_redirection_leads_to_the_document_at_a_path_as_long_as_nothing_else_has_the_name(
    store: Store, teller: Any
) -> None:
    sha256 = teller.tell(teller.facts("a"), "a.txt")
    with store.transaction():
        store.redirect("draft", "a.txt")
        store.redirect("other", "z.txt")
    assert (store.resolve("draft"), store.resolve("other")) == ("a", None)
    assert (store.document_of(sha256), store.document_of("0")) == ("a", None)
    teller.tell(teller.facts("draft"))
    assert store.resolve("draft") == "draft"


def test_candidates_are_kept_for_an_ambiguous_node(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a", ("a", CITES, "b")))
    with store.transaction():
        store.settle([teller.settlement("b", candidates=("c", "d"))])
    assert store.candidates("b") == ("c", "d")
    assert store.candidates("a") == ()


# mentions, findings, declarations


def test_mentions_are_what_is_said_of_other_instruments(store: Store, teller: Any) -> None:
    facts = teller.facts(
        "a", ("a", CITES, "c"), ("a", CITES, "b"), ("a", ISSUED, "u"), kinds={"u": NodeKind.UNIT}
    )
    teller.tell(facts)
    teller.tell(teller.facts("b"))
    with store.transaction():
        teller.settle("b")
    assert [(d.block, d.own, node, state) for d, node, state in store.mentions()] == [
        ("c", False, "c", "stub"),
        ("b", False, "b", "resolved"),
    ]
    assert [d for d, _, _ in store.mentions(["stub"])] == [facts.descriptions[1]]
    assert list(store.mentions([])) == []


def test_findings_come_by_source_and_place(store: Store, teller: Any) -> None:
    found = (_finding("late", 9, 12), _finding("early", 1, 2), _finding("nowhere"), _finding("also", 1, 2))
    a = teller.tell(teller.facts("a", findings=found))
    b = teller.tell(teller.facts("b", findings=(_finding("other"),)))
    every = store.findings()
    assert every == sorted(every, key=lambda stored: stored.key)
    assert [stored.finding.code for stored in store.findings([a])] == ["nowhere", "also", "early", "late"]
    assert store.findings([b]) == [StoredFinding(source=b, document="b", finding=_finding("other"))]
    assert store.findings([]) == store.findings(["missing"]) == []
    assert store.counts()["findings"] == 5


def test_a_declaration_of_collection_stands_once(store: Store) -> None:
    versions = [store.version()]
    for unit, year in (("u", 2024), ("u", 2024), ("u", 2023)):
        with store.transaction():
            store.declare_collected(unit, year)
        versions.append(store.version())
    assert store.collected() == {Collected(unit="u", year=2024), Collected(unit="u", year=2023)}
    assert versions[1] == versions[2]
    assert len(set(versions)) == 3


# transactions


def test_an_error_inside_a_transaction_leaves_the_store_as_it_was(
    store: Store, teller: Any, a_node: NodeMaker
) -> None:
    sha256 = teller.tell(teller.facts("a", ("a", CITES, "b")))
    teller.add(a_node("n", "Kế hoạch"))
    before = _all_of(store)
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.drop_source(sha256)
        store.put_source(teller.facts("c", ("c", CITES, "b")), "c.txt")
        store.declare_collected("u", 2024)
        store.move_path("z.txt", sha256)
        teller.settle("a", "b", "c", "n")
        raise ZeroDivisionError
    assert _all_of(store) == before
    teller.tell(teller.facts("c"))
    assert store.resolve("c") == "c"


def test_a_transaction_sees_what_it_has_written(store: Store, teller: Any) -> None:
    with store.transaction():
        store.put_source(teller.facts("a"), "a.txt")
        teller.settle("a")
        assert store.resolve("a") == "a"


def test_a_snapshot_answers_like_the_store(store: Store, teller: Any) -> None:
    teller.tell(teller.facts("a"))
    with store.snapshot():
        assert ids(store.scan()) == ["a"]
        assert store.counts()["sources"] == 1


def test_the_version_names_the_content_whatever_the_order(store: Store, teller: Any) -> None:
    one, two = teller.facts("a", ("a", CITES, "b")), teller.facts("b")
    versions = [store.version()]
    for facts in (one, two):
        teller.tell(facts)
        versions.append(store.version())
    with store.transaction():
        store.drop_source(one.source.sha256)
    versions.append(store.version())
    assert len(set(versions)) == 4
    teller.tell(one)
    assert store.version() == versions[2]


def _all_of(store: Store) -> list[Any]:
    nodes = list(store.scan())
    return [
        nodes,
        list(store.scan_relations()),
        list(store.mentions()),
        store.sources(),
        store.counts(),
        store.version(),
        store.collected(),
        [ids(store.search(node.label, 10)) for node in nodes],
        store.profiles(["a", "b", "c"]),
    ]


def _finding(code: str, start: int | None = None, end: int | None = None) -> Finding:
    return Finding(code=code, severity="warning", message=f"{code}!", start=start, end=end)
