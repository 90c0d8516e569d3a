"""RDF read back into nodes and relations; the one place that needs rdflib."""

import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.model import Evidence, GraphView, Node, Relation, Value
from graph.rdf.triples import PREFIXES, identifier_of
from ontology.terms import NodeKind, RelationKind

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node as Term

_CANCU = PREFIXES["cancu"]
_RDF = PREFIXES["rdf"]
_FORMATS = {"turtle": "turtle", "nquads": "nquads", "jsonld": "json-ld"}
_KINDS = {f"{_CANCU}{kind.value}": kind for kind in NodeKind}
_RELATIONS = {f"{_CANCU}{kind.value}": kind for kind in RelationKind}

_Key = tuple[str, str, RelationKind, str | None, str | None]


def read_rdf(text: str, form: str) -> GraphView:
    """Return the nodes and relations of a text in ``turtle``, ``nquads`` or ``jsonld``; the inverse of writing."""
    from rdflib import Dataset

    with warnings.catch_warnings():
        # rdflib's own parsers still call what rdflib itself has deprecated.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        dataset = Dataset(default_union=True)
        dataset.parse(data=text, format=_FORMATS[form])
    triples = _Triples(dataset)
    return GraphView(root=None, nodes=tuple(triples.nodes()), relations=tuple(triples.relations()))


class _Triples:
    """Everything that is said, by subject."""

    def __init__(self, graph: "Dataset | Graph") -> None:
        self._said: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, term in graph.triples((None, None, None)):
            self._said.setdefault(str(subject), {}).setdefault(str(predicate), []).append(term)

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes, ordered by identifier."""
        found = []
        for subject, said in self._said.items():
            kinds = [_KINDS[str(term)] for term in said.get(f"{_RDF}type", ()) if str(term) in _KINDS]
            for kind in kinds[:1]:
                found.append(self._node(subject, kind, said))
        yield from sorted(found, key=lambda node: node.id)

    def _node(self, subject: str, kind: NodeKind, said: "dict[str, list[Term]]") -> Node:
        properties = {
            predicate.removeprefix(_CANCU): _value(terms[0])
            for predicate, terms in sorted(said.items())
            if predicate.startswith(_CANCU) and _is_literal(terms[0])
        }
        label = str(said.get(f"{PREFIXES['rdfs']}label", [subject])[0])
        return Node(id=identifier_of(subject), kind=kind, label=label, properties=properties)

    def relations(self) -> Iterator[Relation]:
        """Yield the relations with their evidence, in the order of the stores."""
        proofs: dict[_Key, list[Evidence]] = {}
        for said in self._said.values():
            if f"{_RDF}predicate" in said:
                key, evidence = _assertion(said)
                proofs.setdefault(key, []).append(evidence)
        proven = {(source, target, kind) for source, target, kind, _, _ in proofs}
        for source, target, kind in self._direct():
            if (source, target, kind) not in proven:
                proofs[source, target, kind, None, None] = []
        found = (_relation(key, evidence) for key, evidence in proofs.items())
        yield from sorted(found, key=lambda relation: relation.key)

    def _direct(self) -> Iterator[tuple[str, str, RelationKind]]:
        for subject, said in self._said.items():
            for predicate, kind in _RELATIONS.items():
                for term in said.get(predicate, ()):
                    yield identifier_of(subject), identifier_of(str(term)), kind


def _assertion(said: "dict[str, list[Term]]") -> tuple[_Key, Evidence]:
    def one(name: str) -> Value:
        terms = said.get(name)
        return _value(terms[0]) if terms else None

    role, basis = one(f"{_CANCU}role"), one(f"{_CANCU}basis")
    key = (
        identifier_of(str(one(f"{_RDF}subject"))),
        identifier_of(str(one(f"{_RDF}object"))),
        _RELATIONS[str(one(f"{_RDF}predicate"))],
        None if role is None else str(role),
        None if basis is None else str(basis),
    )
    evidence = Evidence(
        document=identifier_of(str(one(f"{PREFIXES['prov']}wasQuotedFrom"))),
        source=str(one(f"{_CANCU}source")),
        start=int(one(f"{_CANCU}start") or 0),
        end=int(one(f"{_CANCU}end") or 0),
        quote=str(one(f"{_CANCU}quote")),
        method=str(one(f"{_CANCU}method")),
        confidence=float(one(f"{_CANCU}confidence") or 0),
    )
    return key, evidence


def _relation(key: _Key, evidence: Iterable[Evidence]) -> Relation:
    proofs = tuple(sorted(evidence, key=lambda e: (e.document, e.source, e.start, e.end, e.method)))
    source, target, kind, role, basis = key
    return Relation(
        source=source,
        target=target,
        kind=kind,
        role=role,
        basis=basis,
        evidence=proofs,
        confidence=max((proof.confidence for proof in proofs), default=1.0),
    )


def _is_literal(term: "Term") -> bool:
    from rdflib import Literal

    return isinstance(term, Literal)


def _value(term: "Term") -> Value:
    """A literal as a property has it: numbers and truth as such, dates as text."""
    from rdflib import Literal

    if not isinstance(term, Literal):
        return str(term)
    value = term.value
    return value if isinstance(value, bool | int | float) and term.datatype is not None else str(term)
