"""Every relation of the seeds and the samples is proved by words that stand where it says."""

from pathlib import Path

import pytest

from graph.stores import open_store


@pytest.mark.parametrize("which", ["samples", pytest.param("seeds", marks=pytest.mark.shared)])
def test_every_quote_is_the_slice_of_its_document(which: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(which)
    store = open_store(str(path))
    texts = {record.sha256: store.source(record.sha256) for record in store.sources()}
    documents = {record.sha256: record.document for record in store.sources()}
    relations = list(store.scan_relations())
    assert len(relations) > 100
    for relation in relations:
        assert relation.evidence, relation.key
        assert relation.confidence == max(proof.confidence for proof in relation.evidence)
        for proof in relation.evidence:
            source = texts[proof.source]
            assert source is not None
            assert source.text[proof.start : proof.end] == proof.quote, relation.key
            assert proof.quote.strip(), relation.key
            assert proof.document == documents[proof.source]
    store.close()


@pytest.mark.parametrize("which", ["samples", pytest.param("seeds", marks=pytest.mark.shared)])
def test_both_ends_of_a_relation_are_nodes(which: str, request: pytest.FixtureRequest) -> None:
    store = open_store(str(request.getfixturevalue(which)))
    ids = {node.id for node in store.scan()}
    for relation in store.scan_relations():
        assert {relation.source, relation.target} <= ids
        assert relation.source != relation.target
    store.close()


@pytest.mark.parametrize("which", ["samples", pytest.param("seeds", marks=pytest.mark.shared)])
def test_every_finding_has_its_place_in_its_text(which: str, request: pytest.FixtureRequest) -> None:
    store = open_store(str(request.getfixturevalue(which)))
    for stored in store.findings():
        source = store.source(stored.source)
        assert source is not None
        start, end = stored.finding.start or 0, stored.finding.end or 0
        assert 0 <= start <= end <= len(source.text)
        assert stored.finding.message
    store.close()
