"""The examples of the vocabularies, read as documents: each one is found, and no counterexample is."""

from hashlib import sha256

import pytest

from graph.identifiers.symbol import DocumentSymbol
from graph.reading import Citation, Source
from loaders.citations.numbered import printed_type
from loaders.reading import read_text
from ontology.vocabularies import document_types, issuers, issuers_by_code, lead_verbs

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN NINH GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 999/BC-UBND

Ninh Giang, ngày 05 tháng 01 năm 2026

BÁO CÁO
Tình hình

"""


def citations(line: str) -> tuple[Citation, ...]:
    text = f"{HEAD}{line}\n"
    digest = sha256(text.encode()).hexdigest()
    return read_text(Source(path="a.txt", sha256=digest, media_type="text/plain", text=text)).citations


def test_every_example_of_a_type_is_a_citation_of_that_type() -> None:
    missed = [
        (kind.name, example)
        for kind in document_types()
        for example in kind.examples
        if (printed_type(kind.name), example)
        not in [(each.type, each.text) for each in citations(f"Căn cứ {example};")]
    ]
    assert missed == []


def test_no_counterexample_of_a_type_is_a_citation() -> None:
    texts = [text for kind in document_types() for text in kind.counterexamples]
    assert [text for text in texts if citations(f"Việc {text} được chú trọng.")] == []


def test_every_example_of_a_lead_verb_gives_its_relation_and_basis() -> None:
    missed = [
        example
        for verb in lead_verbs()
        for example in verb.examples
        if (verb.relation, verb.basis)
        not in [(each.relation, each.basis) for each in citations(f"{example};")]
    ]
    assert missed == []


def test_no_counterexample_of_a_lead_verb_cites_anything() -> None:
    texts = [text for verb in lead_verbs() for text in verb.counterexamples]
    assert [text for text in texts if citations(f"{text}.")] == []


@pytest.mark.parametrize("issuer", issuers(), ids=lambda issuer: issuer.code)
def test_the_symbols_of_an_issuer_name_it(issuer) -> None:
    for example in issuer.examples:
        symbol = DocumentSymbol.parse(example)
        assert str(symbol) == example
        organs = [symbol.organ or "", *(symbol.suffix or "").split("-")]
        codes = {organ.rstrip("0123456789") if issuer.term else organ for organ in organs}
        assert any(issuer in issuers_by_code().get(code, ()) for code in codes), (example, codes)
