"""ontology/terms.py and words.json: names and words of the ontology for a run without rdflib."""

import json
import keyword
import re

from ontology.declared import Declared, Term

_HEAD = '''"""Names of the ontology as Python constants.

Generated from cancu.ttl by ontology/generate.py; do not edit.
"""

from enum import StrEnum
'''
_MEANINGS = {
    "NodeKind": "What a node of the graph can be.",
    "RelationKind": "What can stand between two nodes; the subject comes first.",
    "Property": "Names under which nodes keep plain values.",
}


def python_terms(declared: Declared) -> str:
    """Return the module of names: one enumeration for each list, and the severities."""
    meanings = _MEANINGS | {scheme.name: scheme.en_meaning for scheme in declared.schemes}
    parts = [_enumeration(name, meanings[name], terms) for name, terms in _enumerations(declared).items()]
    return "\n".join([_HEAD, *parts, _severities(declared)])


def words(declared: Declared) -> str:
    """Return label and meaning of every name, in Vietnamese and English, by enumeration."""
    table = {
        name: {
            term.name: {"vi": [term.vi, term.vi_meaning], "en": [term.en, term.en_meaning]} for term in terms
        }
        for name, terms in _enumerations(declared).items()
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _enumerations(declared: Declared) -> dict[str, tuple[Term, ...]]:
    return {
        "NodeKind": declared.nodes,
        "RelationKind": declared.relations,
        "Property": declared.properties,
        **{scheme.name: scheme.concepts for scheme in declared.schemes},
    }


def _enumeration(name: str, meaning: str, terms: tuple[Term, ...]) -> str:
    members = "".join(f'    {_member(term.name)} = "{term.name}"\n' for term in terms)
    return f'\nclass {name}(StrEnum):\n    """{meaning}"""\n\n{members}'


def _member(name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).replace("-", "_").upper()
    return f"{words}_" if keyword.iskeyword(words) else words


def _severities(declared: Declared) -> str:
    lines = "".join(
        f"    FindingCode.{_member(term.name)}: Severity.{_member(term.severity or '')},\n"
        for term in declared.scheme("FindingCode").concepts
    )
    comment = '"""How much a finding of each code usually matters."""'
    return f"\nSEVERITY: dict[FindingCode, Severity] = {{\n{lines}}}\n{comment}\n"
