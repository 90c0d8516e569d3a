"""The vocabularies as typed values: types of document, issuers, lead verbs, words for units and areas.

Each is a YAML file in ``ontology/vocabulary`` with a JSON Schema beside it. A file is read when it is first
asked for and kept; the values are frozen, so all readers share them.

>>> [t.code for t in document_types() if t.name == "Kế hoạch"]
['KH']
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

_HERE = Path(__file__).resolve().parent
_Record = TypeVar("_Record")
_Coded = TypeVar("_Coded", "DocumentType", "IssuerCode")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A type of document (thể loại văn bản)."""

    code: str | None
    """Abbreviation in a symbol as it should be written: ``KH``; None where symbols of the type have none."""
    name: str
    """``Kế hoạch``."""
    slug: str
    """Type in a URN:LEX: ``ke.hoach``."""
    english: str
    branches: tuple[str, ...]
    """Where it is used, the commonest first: state, normative, party."""
    codes: tuple[str, ...] = ()
    """Other abbreviations in use; one that is the ``code`` of another type needs the spelled-out name."""
    variants: tuple[str, ...] = ()
    """Other spellings of the name."""
    nd30: int | None = None
    """Place in the list of Nghị định 30/2020/NĐ-CP, Điều 7."""
    within: str | None = None
    """Slug of the broader type of which this is a kind."""
    generic: bool = False
    """True where the word also stands for documents of other types (``Văn bản``)."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def branch(self) -> str:
        """Return the branch in which the type is commonest."""
        return self.branches[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and its other spellings."""
        return (self.name, *self.variants)

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Return the abbreviations, the canonical one first."""
        return self.codes if self.code is None else (self.code, *self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerCode:
    """What an abbreviation in a symbol says of the issuer (cơ quan ban hành). The list is open."""

    code: str
    name: str
    """The body without its place: ``Ủy ban nhân dân``."""
    slug: str
    """Authority in a URN:LEX: ``uy.ban.nhan.dan``."""
    level: str | None
    """central, province, district or commune; None where only the context tells."""
    branch: str
    """state, assembly, ministry, court, party, front, union, department or committee."""
    short: str | None = None
    codes: tuple[str, ...] = ()
    """Other spellings of the code."""
    names: tuple[str, ...] = ()
    """Other names and spellings of the name."""
    term: bool = False
    """True where digits of the term of office (khóa) may follow: ``QH14``."""
    valid_from: str | None = None
    """First day of the body, where it is not always there; ISO 8601."""
    valid_to: str | None = None
    successor: str | None = None
    """Code of the body that took over."""
    examples: tuple[str, ...] = ()

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Return the code and its other spellings."""
        return (self.code, *self.codes)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Return the name, its short form and other spellings."""
        short = () if self.short is None else (self.short,)
        return (self.name, *short, *self.names)

    def exists_on(self, date: str) -> bool:
        """Say whether the body existed on a day.

        >>> [i.name for i in issuers() if i.code == "BTTTT" and i.exists_on("2025-03-01")]
        []
        """
        return (self.valid_from or "") <= date <= (self.valid_to or "9999")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadVerb:
    """Words before a citation that say why it stands there (từ dẫn)."""

    phrase: str
    basis: str | None
    """based-on (căn cứ), implements (thực hiện) or None."""
    relation: str
    """cites, amends, replaces, repeals or guides."""
    stands: str
    """opening: it means a legal basis only in the opening passage; anywhere."""
    after: bool = False
    """True where the words follow the citation: ``... hết hiệu lực``."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaKind:
    """A kind of administrative area (loại đơn vị hành chính)."""

    name: str
    """``huyện``."""
    level: str
    """Usual level; ``thành phố`` is also a district where it stands under a province."""
    english: str
    levels: tuple[str, ...] = ()
    """All levels at which areas of this kind are or were."""
    variants: tuple[str, ...] = ()
    """Abbreviations and other spellings: ``TP``, ``H.``."""
    hamlet: bool = False
    """True for what is below the commune and no administrative level: thôn, ấp, tổ dân phố."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWord:
    """A word that opens the name of a unit (cơ quan, đơn vị)."""

    phrase: str
    slug: str
    branch: str
    levels: tuple[str, ...] = ()
    """Levels at which such units are; empty for all."""
    place: bool = False
    """True where word and place make a whole name, ``UBND huyện``; else a subject must follow, ``Sở``."""
    person: bool = False
    """True for an office held by a person who answers for the unit: ``Chủ tịch UBND``."""
    canonical: str | None = None
    """The word as it should be written, where the phrase is an abbreviation or other spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department with a settled name (cơ quan chuyên môn, tổ chức chính trị - xã hội)."""

    name: str
    levels: tuple[str, ...]
    branch: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPhrase:
    """Words that address all units of a kind: ``UBND các xã, phường, thị trấn``."""

    phrase: str
    levels: tuple[str, ...]
    """Levels whose administrations are meant; empty where departments are."""
    departments: bool = False
    """True where the departments of the citing level are meant: ``các sở, ban, ngành``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWord:
    """Words that give a unit its part in a task."""

    phrase: str
    role: str
    """lead (chủ trì), support (phối hợp) or responsible."""
    after: bool = False
    """True where the unit with this part follows the words: ``phối hợp với Sở Nội vụ``."""


def vocabulary_path(name: str) -> Path:
    """Return the YAML file of ``document_types``, ``issuers``, ``lead_verbs`` or ``unit_words``."""
    return _HERE / "vocabulary" / f"{name}.yaml"


def schema_path(name: str) -> Path:
    """Return the JSON Schema of a vocabulary."""
    return _HERE / "vocabulary" / f"{name}.schema.json"


def units_csv_path() -> Path:
    """Return the gazetteer: every province, district and commune with its days, of both eras."""
    return _HERE / "units" / "units.csv"


def mapping_csv_path() -> Path:
    """Return the table of which unit became which on 1 July 2025."""
    return _HERE / "units" / "mapping_2025.csv"


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all types of document: the 29 of Nghị định 30/2020/NĐ-CP first, in its order."""
    return tuple(map(partial(_record, DocumentType), _load("document_types")))


@cache
def issuers() -> tuple[IssuerCode, ...]:
    """Return the known issuer codes, central bodies first."""
    renamed = {"from": "valid_from", "to": "valid_to"}
    rows = ({renamed.get(key, key): value for key, value in row.items()} for row in _load("issuers"))
    return tuple(map(partial(_record, IssuerCode), rows))


@cache
def lead_verbs() -> tuple[LeadVerb, ...]:
    """Return the lead verbs. Where several fit, the longest one counts."""
    return tuple(map(partial(_record, LeadVerb), _load("lead_verbs")))


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
    return _load("unit_words")


def _load(name: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(vocabulary_path(name).read_text(encoding="utf-8"), Loader=loader)


def _record(kind: type[_Record], row: Mapping[str, Any]) -> _Record:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return kind(**values)
