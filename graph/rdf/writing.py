"""RDF as text, a piece at a time: what is written does not have to fit into memory."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graph.model import Node, Relation
from graph.rdf.triples import PREFIXES, Block, Iri, Literal, Term, blocks_of_node, blocks_of_relation

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff]')
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def blocks(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[Block]:
    """Yield all blocks: nodes first, then relations with their evidence."""
    for node in nodes:
        yield from blocks_of_node(node)
    for relation in relations:
        yield from blocks_of_relation(relation)


def write_turtle(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield Turtle, one block for each subject."""
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    for block in blocks(nodes, relations):
        said = " ;\n    ".join(f"{predicate} {_turtle(term)}" for predicate, term in block.statements)
        yield f"\n<{block.subject}> {said} .\n"


def write_nquads(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield N-Quads: nodes in the default graph, relations with their evidence in the graph of each source."""
    for block in blocks(nodes, relations):
        graph = f" <{block.graph}>" if block.graph else ""
        for predicate, term in block.statements:
            yield f"<{block.subject}> <{_expanded(predicate)}> {_expanded_term(term)}{graph} .\n"


def write_jsonld(nodes: Iterable[Node], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield a JSON-LD document with one object a line."""
    yield f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": ['
    opening = "\n"
    for block in blocks(nodes, relations):
        said: dict[str, Any] = {"@id": block.subject}
        for predicate, term in block.statements:
            said["@type" if predicate == "rdf:type" else predicate] = _json_term(predicate, term)
        yield opening + _LONE_SURROGATE.sub("\ufffd", json.dumps(said, ensure_ascii=False))
        opening = ",\n"
    yield "\n]}\n"


WRITERS: dict[str, Callable[[Iterable[Node], Iterable[Relation]], Iterator[str]]] = {
    "turtle": write_turtle,
    "nquads": write_nquads,
    "jsonld": write_jsonld,
}
"""The forms of RDF, by the names of the command line."""


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _turtle(term: Term) -> str:
    if isinstance(term, Iri):
        return term.name if term.prefixed else f"<{term.name}>"
    return _quoted(term) + (f"^^{term.datatype}" if term.datatype else "")


def _expanded_term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<{_expanded(term.name) if term.prefixed else term.name}>"
    return _quoted(term) + (f"^^<{_expanded(term.datatype)}>" if term.datatype else "")


def _quoted(literal: Literal) -> str:
    text = _ESCAPED.sub(_escape, literal.text)
    return f'"{text}"' + (f"@{literal.language}" if literal.language else "")


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if _LONE_SURROGATE.match(letter):
        return "\ufffd"
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"


def _json_term(predicate: str, term: Term) -> Any:
    if isinstance(term, Iri):
        return term.name if predicate == "rdf:type" else {"@id": term.name}
    if term.language:
        return {"@value": term.text, "@language": term.language}
    return {"@value": term.text, "@type": term.datatype} if term.datatype else term.text
