"""The seeds from file to graph: every relation is proved by the words at its place."""

from hashlib import sha256
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.reading import Source
from graph.stores import open_store
from loaders.reading import read_text
from ontology.terms import RelationKind

NQ76 = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"


@pytest.mark.shared
@pytest.mark.parametrize("address", ["memory:", "cancu.db"])
def test_every_quote_of_the_seeds_is_the_words_at_its_place(
    shared: Path, tmp_path: Path, address: str
) -> None:
    store = open_store(address if address == "memory:" else str(tmp_path / address))
    texts: dict[str, str] = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        digest = sha256(text.encode()).hexdigest()
        source = Source(path=path.name, sha256=digest, media_type="text/plain", text=text)
        Ledger(store).ingest(read_text(source), path.name)
        texts[digest] = text
    proofs = [proof for relation in store.scan_relations() for proof in relation.evidence]
    assert len(proofs) > 400
    assert [p for p in proofs if p.quote != texts[p.source][p.start : p.end] or not p.quote.strip()] == []
    assert {proof.document for proof in proofs} == {record.document for record in store.sources()}
    cites = store.relations([NQ76], outgoing=False, kinds=[RelationKind.CITES])
    printed = [record.document for record in store.sources() if "76/NQ-CP" in texts[record.sha256]]
    assert {relation.source for relation in cites} == set(printed)
    assert len(printed) == 3
    store.close()
