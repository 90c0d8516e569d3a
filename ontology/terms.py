"""Names of the ontology as Python constants.

Generated from cancu.ttl by ontology/generate.py; do not edit.
"""

from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of the graph can be."""

    INSTRUMENT = "Instrument"
    UNIT = "Unit"
    TASK = "Task"
    REQUIREMENT = "Requirement"
    AREA = "Area"


class RelationKind(StrEnum):
    """What can stand between two nodes; the subject comes first."""

    CITES = "CITES"
    DERIVES_FROM = "DERIVES_FROM"
    AMENDS = "AMENDS"
    REPLACES = "REPLACES"
    REPEALS = "REPEALS"
    GUIDES = "GUIDES"
    ISSUED_BY = "ISSUED_BY"
    ADDRESSED_TO = "ADDRESSED_TO"
    ASSIGNED_TO = "ASSIGNED_TO"
    DEFINED_IN = "DEFINED_IN"
    REPORTS_TO = "REPORTS_TO"
    PART_OF = "PART_OF"
    SUCCEEDED_BY = "SUCCEEDED_BY"


class Property(StrEnum):
    """Names under which nodes keep plain values."""

    TYPE = "type"
    SYMBOL = "symbol"
    SYMBOL_KEY = "symbol_key"
    NUMBER = "number"
    DATE = "date"
    YEAR = "year"
    PERIOD = "period"
    ISSUER = "issuer"
    ISSUER_NAME = "issuer_name"
    LEVEL = "level"
    TITLE = "title"
    PLACE = "place"
    SIGNER = "signer"
    STATUS = "status"
    HASH = "hash"
    CITING_YEAR = "citing_year"
    CONTENT = "content"
    ORIGIN = "origin"
    PRODUCT = "product"
    DEADLINE_TEXT = "deadline_text"
    DEADLINE_DATE = "deadline_date"
    DEADLINE_KIND = "deadline_kind"
    DEADLINE_RECURRENCE = "deadline_recurrence"
    TEXT = "text"
    RECURRENCE = "recurrence"
    DOCUMENT_TYPE = "document_type"
    SUBJECT = "subject"
    DUE = "due"
    ADDRESSEES = "addressees"
    ADDRESSEE_LEVELS = "addressee_levels"
    NAME = "name"
    NAME_KEY = "name_key"
    BRANCH = "branch"
    AREA = "area"
    KIND = "kind"
    CODE = "code"
    PARENT = "parent"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    START = "start"
    END = "end"
    REGISTER = "register"
    REGISTER_ROW = "register_row"
    LISTED_OTHERWISE = "listed_otherwise"
    PROMULGATED_BY = "promulgated_by"
    REGISTERED_YEARS = "registered_years"


class AssigneeRole(StrEnum):
    """The part of a unit in a task."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class AuditState(StrEnum):
    """What became of an expected document; the states add up to the expected total."""

    ISSUED_ON_TIME = "issued_on_time"
    ISSUED_LATE = "issued_late"
    ISSUED_UNDATED = "issued_undated"
    DRAFT = "draft"
    NOT_DUE = "not_due"
    MISSING = "missing"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    CONFLICT = "conflict"


class Basis(StrEnum):
    """In which way an instrument derives from another."""

    BASED_ON = "based-on"
    IMPLEMENTS = "implements"


class CitationForm(StrEnum):
    """By what an instrument is called."""

    NUMBERED = "numbered"
    DATED = "dated"
    NAMED = "named"
    SHORT = "short"
    ALIAS = "alias"
    DESCRIPTIVE = "descriptive"
    SELF = "self"


class CitationRelation(StrEnum):
    """What the citing instrument does to the cited one."""

    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"


class CitationRole(StrEnum):
    """Why an instrument is named."""

    LEGAL_BASIS = "legal-basis"
    MENTION = "mention"


class DeadlineKind(StrEnum):
    """What has to be done by then."""

    ISSUE = "issue"
    REPORT = "report"
    COMPLETE = "complete"
    TARGET = "target"


class FindingCode(StrEnum):
    """What can be found wrong or noteworthy in documents and links."""

    MISSING_NUMBER = "missing-number"
    MISSING_DATE = "missing-date"
    IMPOSSIBLE_DATE = "impossible-date"
    TYPE_SYMBOL_MISMATCH = "type-symbol-mismatch"
    MALFORMED_SYMBOL = "malformed-symbol"
    NUMBERING_GAP = "numbering-gap"
    MISSING_HEADER = "missing-header"
    MISSING_APPENDIX = "missing-appendix"
    OCR_NOISE = "ocr-noise"
    REPEATED_CITATION = "repeated-citation"
    CONFLICTING_DATE = "conflicting-date"
    CONFLICTING_TYPE = "conflicting-type"
    CONFLICTING_SYMBOL = "conflicting-symbol"
    OUTDATED_BASIS = "outdated-basis"
    PREDATES_BASIS = "predates-basis"
    CONFLICTING_DUTY = "conflicting-duty"
    AMBIGUOUS_MENTION = "ambiguous-mention"
    DANGLING_MENTION = "dangling-mention"
    ORPHAN_PLAN = "orphan-plan"
    BASIS_CYCLE = "basis-cycle"
    DUPLICATE_IDENTITY = "duplicate-identity"
    UNREADABLE = "unreadable"
    OLD_ENCODING = "old-encoding"
    LOST_BLANKS = "lost-blanks"


class Level(StrEnum):
    """Tiers of administration, from the centre down."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Severity(StrEnum):
    """How much a finding matters, lightest first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Status(StrEnum):
    """How well an instrument, or the target of a mention, is known."""

    RESOLVED = "resolved"
    STUB = "stub"
    AMBIGUOUS = "ambiguous"
    CONFLICTING = "conflicting"


class TaskOrigin(StrEnum):
    """Where in a text a task stands."""

    DUTY = "duty"
    LIST = "list"
    TABLE = "table"


SEVERITY: dict[FindingCode, Severity] = {
    FindingCode.MISSING_NUMBER: Severity.WARNING,
    FindingCode.MISSING_DATE: Severity.WARNING,
    FindingCode.IMPOSSIBLE_DATE: Severity.ERROR,
    FindingCode.TYPE_SYMBOL_MISMATCH: Severity.WARNING,
    FindingCode.MALFORMED_SYMBOL: Severity.INFO,
    FindingCode.NUMBERING_GAP: Severity.WARNING,
    FindingCode.MISSING_HEADER: Severity.WARNING,
    FindingCode.MISSING_APPENDIX: Severity.WARNING,
    FindingCode.OCR_NOISE: Severity.WARNING,
    FindingCode.REPEATED_CITATION: Severity.INFO,
    FindingCode.CONFLICTING_DATE: Severity.WARNING,
    FindingCode.CONFLICTING_TYPE: Severity.WARNING,
    FindingCode.CONFLICTING_SYMBOL: Severity.WARNING,
    FindingCode.OUTDATED_BASIS: Severity.WARNING,
    FindingCode.PREDATES_BASIS: Severity.WARNING,
    FindingCode.CONFLICTING_DUTY: Severity.WARNING,
    FindingCode.AMBIGUOUS_MENTION: Severity.INFO,
    FindingCode.DANGLING_MENTION: Severity.INFO,
    FindingCode.ORPHAN_PLAN: Severity.INFO,
    FindingCode.BASIS_CYCLE: Severity.WARNING,
    FindingCode.DUPLICATE_IDENTITY: Severity.WARNING,
    FindingCode.UNREADABLE: Severity.ERROR,
    FindingCode.OLD_ENCODING: Severity.INFO,
    FindingCode.LOST_BLANKS: Severity.INFO,
}
"""How much a finding of each code usually matters."""
