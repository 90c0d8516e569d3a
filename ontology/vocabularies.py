"""The vocabularies as typed values: types of document, issuers, lead verbs, words for units and areas.

Each is a YAML file in ``ontology/vocabulary`` with a JSON Schema beside it. A file is read when it is first
asked for and kept; the values are frozen, so all readers share them.

>>> [t.code for t in document_types() if t.name == "Kế hoạch"]
['KH']
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from ontology.entries import (
    AreaKind,
    ClassPhrase,
    Department,
    DocumentType,
    DutyWord,
    IssuerCode,
    LeadVerb,
    RegisterColumn,
    RegisterWords,
    UnitWord,
)

__all__ = [
    "AreaKind",
    "ClassPhrase",
    "Department",
    "DocumentType",
    "DutyWord",
    "IssuerCode",
    "LeadVerb",
    "RegisterColumn",
    "RegisterWords",
    "UnitWord",
    "area_kinds",
    "class_phrases",
    "compiled_path",
    "departments",
    "document_types",
    "duty_words",
    "issuers",
    "issuers_by_code",
    "lead_verbs",
    "mapping_csv_path",
    "read_vocabulary",
    "register_words",
    "schema_path",
    "types_by_code",
    "unit_words",
    "units_csv_path",
    "vocabulary_path",
]

_HERE = Path(__file__).resolve().parent
_Record = TypeVar("_Record")
_Coded = TypeVar("_Coded", DocumentType, IssuerCode)


def vocabulary_path(name: str) -> Path:
    """Return the YAML file of ``document_types``, ``issuers``, ``lead_verbs``, ``registers`` or ``unit_words``."""
    return _HERE / "vocabulary" / f"{name}.yaml"


def schema_path(name: str) -> Path:
    """Return the JSON Schema of a vocabulary."""
    return _HERE / "vocabulary" / f"{name}.schema.json"


def compiled_path(name: str) -> Path:
    """Return the JSON that the generator makes of a vocabulary."""
    return _HERE / "vocabulary" / "compiled" / f"{name}.json"


def read_vocabulary(name: str) -> Any:
    """Return what the YAML file of a vocabulary says; from its JSON, where that was made of the same file."""
    data = vocabulary_path(name).read_bytes()
    made = compiled_path(name)
    if made.exists():
        record = json.loads(made.read_text("utf-8"))
        if record["sha256"] == sha256(data).hexdigest():
            return record["content"]
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def units_csv_path() -> Path:
    """Return the gazetteer: every province, district and commune with its days, of both eras."""
    return _HERE / "units" / "units.csv"


def mapping_csv_path() -> Path:
    """Return the table of which unit became which on 1 July 2025."""
    return _HERE / "units" / "mapping_2025.csv"


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all types of document: the 29 of Nghị định 30/2020/NĐ-CP first, in its order."""
    return tuple(map(partial(_record, DocumentType), read_vocabulary("document_types")))


@cache
def issuers() -> tuple[IssuerCode, ...]:
    """Return the known issuer codes, central bodies first."""
    renamed = {"from": "valid_from", "to": "valid_to"}
    rows = (
        {renamed.get(key, key): value for key, value in row.items()} for row in read_vocabulary("issuers")
    )
    return tuple(map(partial(_record, IssuerCode), rows))


@cache
def lead_verbs() -> tuple[LeadVerb, ...]:
    """Return the lead verbs. Where several fit, the longest one counts."""
    return tuple(map(partial(_record, LeadVerb), read_vocabulary("lead_verbs")))


@cache
def area_kinds() -> tuple[AreaKind, ...]:
    """Return the kinds of area, widest first."""
    return _section("area_kinds", AreaKind)


@cache
def unit_words() -> tuple[UnitWord, ...]:
    """Return the words that open a unit's name."""
    return _section("unit_words", UnitWord)


@cache
def departments() -> tuple[Department, ...]:
    """Return the departments with a settled name."""
    return _section("departments", Department)


@cache
def class_phrases() -> tuple[ClassPhrase, ...]:
    """Return the phrases that address whole classes of units. Where several fit, the longest one counts."""
    return _section("class_phrases", ClassPhrase)


@cache
def duty_words() -> tuple[DutyWord, ...]:
    """Return the words that give a unit its part in a task. Where several fit, the longest one counts."""
    return _section("duty_words", DutyWord)


@cache
def register_words() -> RegisterWords:
    """Return what registers of documents are recognised by.

    >>> [column.field for column in register_words().columns if "trích yếu" in column.heads]
    ['title']
    """
    content = read_vocabulary("registers")
    return RegisterWords(
        columns=tuple(map(partial(_record, RegisterColumn), content["columns"])),
        kinds=tuple((row["kind"], tuple(row["phrases"])) for row in content["kinds"]),
        after=tuple(content["scopes"]["after"]),
        before=tuple(content["scopes"]["before"]),
    )


@cache
def types_by_code() -> Mapping[str, tuple[DocumentType, ...]]:
    """Return the types for each abbreviation, those for which it is canonical first.

    >>> [t.name for t in types_by_code()["QĐ"]]
    ['Quyết định', 'Quy định']
    """
    return _by_code(document_types())


@cache
def issuers_by_code() -> Mapping[str, tuple[IssuerCode, ...]]:
    """Return the issuers for each code; several share one (``BCT``: Bộ Công Thương, Bộ Chính trị)."""
    return _by_code(issuers())


def _by_code(records: Iterable[_Coded]) -> dict[str, tuple[_Coded, ...]]:
    found: dict[str, list[_Coded]] = {}
    pairs = [(code, record) for record in records for code in record.all_codes]
    for code, record in sorted(pairs, key=lambda pair: pair[0] != pair[1].code):
        found.setdefault(code, []).append(record)
    return {code: tuple(values) for code, values in found.items()}


def _section(name: str, kind: type[_Record]) -> tuple[_Record, ...]:
    return tuple(map(partial(_record, kind), _unit_vocabulary()[name]))


@cache
def _unit_vocabulary() -> Any:
    return read_vocabulary("unit_words")


def _record(kind: type[_Record], row: Mapping[str, Any]) -> _Record:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return kind(**values)
