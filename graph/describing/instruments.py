"""What a text says of itself, and of the instruments that it cites."""

from dataclasses import replace
from functools import cache

from graph.describing.clauses import clause_around
from graph.describing.draft import Draft
from graph.describing.units import level_of, say_issued
from graph.identifiers.folding import fold, fold_symbol
from graph.linking.blocks import (
    ITSELF,
    UNKNOWN,
    block_of_instrument,
    block_of_law,
    block_of_unnumbered,
    full_name,
    issuer_path,
    number_of,
)
from graph.model import Value
from graph.reading import Citation
from graph.units.unit import NATION, UNIT
from ontology.entries import IssuerCode
from ontology.terms import NodeKind, RelationKind
from ontology.vocabularies import document_types, issuers_by_code

_HASH_LENGTH = 12
_LEGAL_BASIS = "legal-basis"
_BASED_ON = "based-on"
_IMPLEMENTS = "implements"
_EFFECTS = {
    "amends": RelationKind.AMENDS,
    "replaces": RelationKind.REPLACES,
    "repeals": RelationKind.REPEALS,
    "guides": RelationKind.GUIDES,
}
_CARRYING_OUT = ("thuc hien", "trien khai", "thi hanh")
_FROM_TITLE = "title"
_TITLE_CONFIDENCE = 0.8


def describe_document(draft: Draft) -> str:
    """Describe the document that the source is, and return the key of the description."""
    header, content = draft.reading.header, draft.sha256[:_HASH_LENGTH]
    number = number_of(header.symbol, header.number)
    block = f"{ITSELF}{draft.sha256[:16]}"
    if header.issuer_id and number:
        block = (
            block_of_instrument(
                issuer_id=header.issuer_id, symbol=header.symbol, number=header.number, type_name=header.type
            )
            or block
        )
    properties: dict[str, Value] = {
        "type": header.type,
        "number": number,
        "symbol": header.symbol,
        "symbol_key": fold_symbol(header.symbol) if header.symbol else None,
        "date": header.date,
        "year": header.year,
        "period": header.period,
        "place": header.place,
        "issuer": header.issuer_id,
        "issuer_name": header.issuer,
        "level": header.level or level_of(header.issuer_id),
        "title": header.title,
        "name_key": fold(header.title or "") or None,
        "signer": header.signer,
        "hash": content,
    }
    draft.own_block = block
    draft.document = draft.describe(NodeKind.INSTRUMENT, block, properties, own=True)
    return draft.document


def say_citations(draft: Draft) -> None:
    """Say of every instrument cited how the document rests on it, and who issued it."""
    citations = [_with_issuer(citation) for citation in draft.reading.citations]
    keys = draft.cited = [_describe_cited(draft, citation) for citation in citations]
    for citation, cited in zip(citations, keys, strict=True):
        if cited is None:
            continue
        _say_citation(draft, draft.document_at(citation.start), cited, citation)
        say_issued(draft, cited, citation)
        outer = keys[citation.within] if citation.within is not None else None
        if citation.within is not None and outer is not None:
            _say_title(draft, outer, cited, citations[citation.within], citation)


def _with_issuer(citation: Citation) -> Citation:
    """Complete a citation whose type only one body issues: nobody writes whose law a law is."""
    body = _only_issuers().get(citation.type or "")
    if citation.issuer_id or body is None:
        return citation
    return replace(citation, issuer=body.name, issuer_id=f"{UNIT}{NATION}:{body.slug}")


@cache
def _only_issuers() -> dict[str, IssuerCode]:
    bodies = issuers_by_code()
    return {kind.name: bodies[kind.issuer][0] for kind in document_types() if kind.issuer}


def _describe_cited(draft: Draft, citation: Citation) -> str | None:
    if citation.form == "self" or _is_itself(draft, citation):
        return None
    number = number_of(citation.symbol, citation.number)
    properties: dict[str, Value] = {
        "type": citation.type,
        "number": number,
        "symbol": citation.symbol,
        "symbol_key": fold_symbol(citation.symbol) if citation.symbol else None,
        "date": citation.date,
        "year": citation.year,
        "period": citation.period,
        "citing_year": None if citation.year else draft.reading.header.year,
        "issuer": citation.issuer_id,
        "issuer_name": citation.issuer,
        "level": level_of(citation.issuer_id),
        "title": citation.title or (None if number or citation.date else " ".join(citation.text.split())),
        "name_key": fold(citation.title or "") or None,
    }
    return draft.describe(NodeKind.INSTRUMENT, _block_of_cited(draft, citation), properties)


def _is_itself(draft: Draft, citation: Citation) -> bool:
    """Return whether the citation gives the document's own symbol and issuer, and no other year."""
    header = draft.reading.header
    if not (header.symbol and citation.symbol) or fold_symbol(header.symbol) != fold_symbol(citation.symbol):
        return False
    same_issuer = not citation.issuer_id or issuer_path(citation.issuer_id) == issuer_path(header.issuer_id)
    return same_issuer and (None in (citation.year, header.year) or citation.year == header.year)


def _block_of_cited(draft: Draft, citation: Citation) -> str:
    numbered = block_of_instrument(
        issuer_id=citation.issuer_id, symbol=citation.symbol, number=citation.number, type_name=citation.type
    )
    if numbered:
        return numbered
    name = full_name(citation.type, citation.title) or draft.text[citation.start : citation.end]
    if citation.form == "named" or (citation.title and citation.type in _only_issuers()):
        return block_of_law(name)
    scope = issuer_path(citation.issuer_id) or _scope(draft)
    if citation.date and citation.type not in _only_issuers():
        name = ""
    return block_of_unnumbered(issuer=scope, type_name=citation.type, date=citation.date, name=name)


def _scope(draft: Draft) -> str:
    """Return within what a name without issuer has one meaning: what the same issuer writes."""
    return f"{UNKNOWN}{issuer_path(draft.reading.header.issuer_id) or draft.sha256[:16]}"


def _say_citation(draft: Draft, document: str, cited: str, citation: Citation) -> None:
    place, sure = clause_around(draft.text, citation.start, citation.end), citation.confidence
    draft.say(document, RelationKind.CITES, cited, place, role=citation.role, confidence=sure)
    if citation.role == _LEGAL_BASIS or citation.basis:
        basis = citation.basis or _BASED_ON
        draft.say(document, RelationKind.DERIVES_FROM, cited, place, basis=basis, confidence=sure)
    effect = _EFFECTS.get(citation.relation)
    if effect:
        draft.say(document, effect, cited, place, confidence=sure)


def _say_title(draft: Draft, outer: str, cited: str, around: Citation, citation: Citation) -> None:
    """Say what the title of a cited instrument says of another: "Kế hoạch số 3 thực hiện Nghị quyết số 76".

    A younger one stands in no title: it is the next of the list that the first opened.
    """
    younger = around.date and citation.date and citation.date > around.date
    if younger or not around.end <= citation.start:
        return
    between = f" {fold(draft.text[around.end : citation.start])} "
    if any(f" {phrase} " in between for phrase in _CARRYING_OUT):
        draft.say(
            outer,
            RelationKind.DERIVES_FROM,
            cited,
            clause_around(draft.text, around.start, citation.end),
            basis=_IMPLEMENTS,
            method=_FROM_TITLE,
            confidence=_TITLE_CONFIDENCE,
        )
