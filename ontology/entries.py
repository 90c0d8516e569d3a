"""What one entry of each vocabulary says."""

from dataclasses import dataclass


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
    attached: bool = False
    """True where such documents are often promulgated by a decision and attached to it (ban hành kèm theo)."""
    issuer: str | None = None
    """Code of the only body that issues documents of this type: laws are the National Assembly's."""
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

        >>> from ontology.vocabularies import issuers
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """What a column of a register of documents (sổ văn bản) says of the document of each row."""

    field: str
    """symbol, number, code, type, date, year, issuer, title, type_and_title, recipients, signer or nothing."""
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWords:
    """What registers are recognised by: heads of columns, and words in the lines above the table."""

    columns: tuple[RegisterColumn, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    """outgoing, incoming or list, with the phrases that say so; the first that stands there counts."""
    after: tuple[str, ...]
    """Words after which the name of the office stands: ``của``."""
    before: tuple[str, ...]
    """Words with which its name is over: ``năm``."""
