"""docs/glossary.md: the words of the project in both languages, with the terms they align with."""

from collections.abc import Iterable

from ontology.declared import Declared, Term
from ontology.vocabularies import document_types

_HEAD = """# Thuật ngữ · Glossary

<!-- Generated from ontology/cancu.ttl and ontology/vocabulary by ontology/generate.py; do not edit. -->

The names in the second column are the same in Python, Turtle, Neo4j, JSON and URLs. Prefixes: `eli` European
Legislation Identifier, `org` W3C Organization Ontology, `prov` PROV-O, `odrl` Open Digital Rights Language,
`dcterms` Dublin Core, `schema` schema.org. *Near* marks a term that comes close without being a broader one.
"""
_SECTIONS = {
    "nodes": "Đối tượng · Nodes",
    "relations": "Quan hệ · Relations",
    "properties": "Thuộc tính · Properties",
}


def glossary(declared: Declared) -> str:
    """Return the page: nodes, relations, properties, closed lists, types of document."""
    parts = [_HEAD]
    parts.append(_table(_SECTIONS["nodes"], declared.nodes))
    parts.append(_table(_SECTIONS["relations"], declared.relations))
    parts.append(_table(_SECTIONS["properties"], declared.properties))
    for scheme in declared.schemes:
        parts.append(_values(f"{_capital(scheme.vi)} · {scheme.name}", scheme.concepts))
    parts.append(_types())
    return "\n".join(parts)


def _table(title: str, terms: Iterable[Term]) -> str:
    rows = [
        "| tiếng Việt | name | English | nghĩa · meaning | aligned with |",
        "| --- | --- | --- | --- | --- |",
    ]
    for term in terms:
        meaning = f"{term.vi_meaning}<br>{term.en_meaning}"
        rows.append(f"| {term.vi} | `{term.name}` | {term.en} | {meaning} | {_alignment(term)} |")
    return f"## {title}\n\n" + "\n".join(rows) + "\n"


def _values(title: str, terms: Iterable[Term]) -> str:
    rows = ["| tiếng Việt | value | English | nghĩa · meaning |", "| --- | --- | --- | --- |"]
    for term in terms:
        severity = f" ({term.severity})" if term.severity else ""
        meaning = f"{term.vi_meaning}<br>{term.en_meaning}"
        rows.append(f"| {term.vi} | `{term.name}`{severity} | {term.en} | {meaning} |")
    return f"## {title}\n\n" + "\n".join(rows) + "\n"


def _types() -> str:
    rows = ["| loại văn bản | ký hiệu | English | URN:LEX | NĐ 30/2020 |", "| --- | --- | --- | --- | --- |"]
    for kind in document_types():
        place = str(kind.nd30) if kind.nd30 else ""
        rows.append(f"| {kind.name} | {kind.code or ''} | {kind.english} | `{kind.slug}` | {place} |")
    return "## Loại văn bản · Types of document\n\n" + "\n".join(rows) + "\n"


def _alignment(term: Term) -> str:
    exact = [f"`{name}`" for name in term.alignments]
    near = [f"*near* `{name}`" for name in term.related]
    return ", ".join(exact + near)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
