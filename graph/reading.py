"""What one text says, before anything is concluded from it: mentions are facts.

The shape follows the record of ``cancu extract`` (docs/formats.md). Offsets are code points of the text as it was
read, line ends untouched; ``text[start:end]`` is the slice meant.
"""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the file a stretch of the text stands, from ``start`` up to the start of the next place."""

    start: int
    page: int | None = None
    """Page of a paged file (pdf, scan), the first being 1."""
    cell: str | None = None
    """Cell of a sheet, as spreadsheets name it: ``B7``, or ``Sổ đến!B7`` where there are several; a row is ``7``."""

    @property
    def name(self) -> str:
        """Return what a person calls the place.

        >>> Place(start=0, page=3).name, Place(start=9, cell="B7").name, Place(start=9, cell="Sổ đi!17").name
        ('trang 3', 'ô B7', 'hàng 17 (Sổ đi)')
        """
        if self.cell is None:
            return f"trang {self.page}"
        sheet, _, row = self.cell.rpartition("!")
        if not row.isdigit():
            return f"ô {self.cell}"
        return f"hàng {row} ({sheet})" if sheet else f"hàng {row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read, or one of several documents in it."""

    path: str
    sha256: str
    media_type: str
    text: str
    ocr_confidence: float | None = None
    """Share of the letters that look as they should, 0 to 1; None where the text did not come from a picture."""
    places: tuple[Place, ...] = ()
    """Pages or cells in the order of the text; none for a file that has neither."""

    def place_at(self, offset: int) -> str | None:
        """Return the name of the page or cell in which a character stands, or None where the file has none.

        >>> pages = (Place(start=0, page=1), Place(start=40, page=2))
        >>> Source(path="a.pdf", sha256="", media_type="application/pdf", text="", places=pages).place_at(41)
        'trang 2'
        """
        index = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[index - 1].name if index else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the document says of itself (thể thức): its own number, date, issuer, title and signature."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    year: int | None = None
    """Year of the date, of the symbol, or of an incomplete date; the year of issue, not of the plan."""
    period: str | None = None
    """Time the document is for: ``2024``, ``2021-2025``, ``2024-Q1``."""
    place: str | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    level: str | None = None
    title: str | None = None
    title_readable: str | None = None
    """The title as it can be read, where recognition garbled it and each word has one likely reading."""
    issuer_readable: str | None = None
    """Likewise the issuer, where it is no body that is known."""
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    recipient_ids: tuple[str | None, ...] = ()
    start: int = 0
    end: int = 0
    """Span of the number line, or of the title where there is no number: the proof of identity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mention of another instrument (dẫn chiếu), as printed and as understood."""

    start: int
    end: int
    text: str
    type: str | None
    symbol: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = None
    """Year of issue as far as printed: from the date, even an impossible one, or from the symbol."""
    issuer: str | None = None
    issuer_id: str | None = None
    title: str | None = None
    period: str | None = None
    """Time it is for, by its title: ``2024``, ``2021-2025``."""
    form: str = "numbered"
    """numbered, dated, named, short, alias, descriptive or self."""
    role: str = "mention"
    """legal-basis inside the opening passage, else mention."""
    basis: str | None = None
    """based-on (căn cứ), implements (thực hiện) or None."""
    relation: str = "cites"
    """cites, amends, replaces, repeals or guides."""
    within: int | None = None
    """Index of the citation in whose title this one stands."""
    pinpoint: str | None = None
    """Part of it that is meant, the largest first: ``Điều 5, khoản 2, điểm a``."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignee:
    """A unit that has a part in a task."""

    unit: str
    unit_id: str | None = None
    role: str = "responsible"
    """lead (chủ trì), support (phối hợp) or responsible (neither word stands)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A date or rhythm by which something must be done or reported (thời hạn)."""

    start: int
    end: int
    text: str
    date: str | None = None
    recurrence: str | None = None
    """RFC 5545 rule, ``FREQ=MONTHLY;INTERVAL=3``."""
    kind: str = "target"
    """issue, report, complete or target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be done by somebody (nhiệm vụ)."""

    start: int
    end: int
    content: str
    origin: str
    """duty (running text), list or table."""
    assignees: tuple[Assignee, ...] = ()
    product: str | None = None
    deadline: Deadline | None = None
    confidence: float = 1.0
    """Lower where rows were put together again, or letters are misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A duty to issue a document: whose, of what type, on what, for when, by when."""

    start: int
    end: int
    text: str
    addressees: tuple[str, ...] = ()
    addressee_levels: tuple[str, ...] = ()
    """Levels whose administrations are addressed as a class: ``UBND các xã, thị trấn`` is commune."""
    document_type: str | None = None
    subject: str | None = None
    period: str | None = None
    due: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """An instrument that the document promulgates and that follows it in the same text (văn bản kèm theo)."""

    start: int
    end: int
    type: str
    title: str | None
    period: str | None
    said: tuple[int, int]
    """Place of the words that say so: ``(Kèm theo Quyết định số 12/QĐ-UBND ...)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong or noteworthy, with its place. ``severity`` is info, warning or error."""

    code: str
    severity: str
    message: str
    start: int | None = None
    end: int | None = None
    place: str | None = None
    """Page or cell in which it stands, where the file has pages or cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one source says."""

    source: Source
    header: Header
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    attached: tuple[Attached, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register of documents (sổ văn bản), or one part of it: each row says that there is an instrument."""

    source: Source
    """The rows as read, one a line under the heads of their columns."""
    rows: tuple[Header, ...]
    """What each row says; ``start`` and ``end`` are its line."""
    keeper_id: str | None = None
    """The office all of whose own documents of the ``year`` are in it (sổ văn bản đi)."""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
