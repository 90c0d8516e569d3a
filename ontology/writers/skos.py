"""ontology/vocabulary.ttl: the types of document and the issuer codes as SKOS concepts."""

from collections.abc import Iterable

from ontology.declared import Declared
from ontology.vocabularies import DocumentType, IssuerCode, document_types, issuers

_HEAD = """# Types of document and issuer codes as SKOS concepts.
# Generated from ontology/vocabulary by ontology/generate.py; do not edit.

@prefix cancu: <https://w3id.org/cancu/ontology#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix issuer: <https://w3id.org/cancu/issuer/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix type: <https://w3id.org/cancu/document-type/> .

cancu:scheme-document-type a skos:ConceptScheme ;
    rdfs:label "loại văn bản"@vi, "document type"@en .

cancu:scheme-issuer a skos:ConceptScheme ;
    rdfs:label "cơ quan ban hành"@vi, "issuer"@en .
"""


def skos_vocabulary(declared: Declared) -> str:
    """Return the concepts; other spellings are alternative labels, abbreviations are notations."""
    return "\n".join([_HEAD, *map(_type, document_types()), *map(_issuer, _merged(issuers()))])


def _type(kind: DocumentType) -> str:
    lines = [
        f"type:{_local(kind.slug)} a skos:Concept, eli:ResourceType ;",
        "    skos:inScheme cancu:scheme-document-type ;",
        f'    skos:prefLabel {_text(kind.name)}@vi, "{kind.english}"@en ;',
    ]
    lines += [f"    skos:altLabel {_text(name)}@vi ;" for name in kind.variants]
    lines += [f"    skos:notation {_text(code)} ;" for code in kind.all_codes]
    if kind.within:
        lines.append(f"    skos:broader type:{_local(kind.within)} ;")
    return _closed(lines)


def _issuer(same: list[IssuerCode]) -> str:
    first = same[0]
    lines = [
        f"issuer:{_local(first.slug)} a skos:Concept ; skos:inScheme cancu:scheme-issuer ;",
        f"    skos:prefLabel {_text(first.name)}@vi ;",
    ]
    names = [name for issuer in same for name in issuer.all_names if name != first.name]
    codes = [code for issuer in same for code in issuer.all_codes]
    lines += [f"    skos:altLabel {_text(name)}@vi ;" for name in dict.fromkeys(names)]
    lines += [f"    skos:notation {_text(code)} ;" for code in dict.fromkeys(codes)]
    return _closed(lines)


def _merged(records: Iterable[IssuerCode]) -> list[list[IssuerCode]]:
    by_slug: dict[str, list[IssuerCode]] = {}
    for record in records:
        by_slug.setdefault(record.slug, []).append(record)
    return list(by_slug.values())


def _closed(lines: list[str]) -> str:
    return "\n".join([*lines[:-1], lines[-1].removesuffix(";") + ".\n"])


def _local(slug: str) -> str:
    return slug.replace(".", "-")


def _text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
