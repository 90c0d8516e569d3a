"""Number and symbol of a document (số, ký hiệu), by Nghị định 30/2020/NĐ-CP and the rules of the Party."""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InvalidIdentifier
from graph.identifiers.codes import issuer_codes, type_codes


class SymbolForm(StrEnum):
    """How number, year, type and body are put together."""

    STATE = "state"
    """``76/NQ-CP``: an individual document of the State."""
    NORMATIVE = "normative"
    """``26/2019/TT-BTC``: the year shows a normative document."""
    ASSEMBLY = "assembly"
    """``45/2019/QH14``: a law or resolution of the National Assembly, by its term."""
    PARTY = "party"
    """``18-NQ/TW``: a document of the Party."""
    OFFICE_LETTER = "office-letter"
    """``4085/UBND-ĐT``: an official letter (công văn), which has no type: body and drafting unit."""
    EARLY = "early"
    """``64-CP``: a document of the State before the forms of today."""


GROUP = r"[^\W\d_](?:[\w.&+]*\w)?"
"""Pattern of one abbreviation, with the marks that offices put into it: ``PGD.Q8``, ``QLN&TTBĐS``."""

_SYMBOL = re.compile(
    r"""
    (?P<number>\d+[A-Za-zđ]?)              # number in the register, an inserted one with a letter: 30c
    (?:/(?P<year>(?:19|20)\d\d)(?=/))?    # year of issue, in normative documents only
    (?:
        -(?P<party>{group})/              # the Party: type, then a stroke, then the body
      | /                                 # everybody else: a stroke, then type or body
      | (?P<early>-)(?={group}$)          # before: a hyphen, then the body alone
    )
    (?P<groups>{group}(?:-{group})*)      # abbreviations joined by hyphens
    """.replace("{group}", GROUP),
    re.VERBOSE,
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d*")


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """Number and symbol in parts; ``str`` gives what is printed, ``parse`` is its inverse.

    >>> str(DocumentSymbol.parse("26/2019/TT-BTC"))
    '26/2019/TT-BTC'
    >>> DocumentSymbol.parse("18-NQ/TW").form
    <SymbolForm.PARTY: 'party'>
    """

    number: str
    """As printed, leading zeros included: ``03``, ``30c``."""
    year: int | None = None
    type_code: str | None = None
    organ: str | None = None
    """Abbreviation of the body that issues, with term or place as printed: ``UBND``, ``QH14``, ``PGD.Q8``."""
    form: SymbolForm = SymbolForm.STATE
    suffix: str | None = None
    """What follows the body: the drafting unit, or the other bodies of a joint document (``BNV``)."""

    @classmethod
    def parse(cls, text: str) -> "DocumentSymbol":
        """Read a symbol in its exact form; raise InvalidIdentifier for anything else.

        For symbols as offices really print them see :func:`graph.identifiers.spelling.normalise_symbol`.
        """
        found = _SYMBOL.fullmatch(text)
        if found is None or (found["party"] and found["year"]):
            raise InvalidIdentifier(text)
        groups = found["groups"].split("-")
        if found["early"]:
            return cls.early(found["number"], groups[0])
        year = int(found["year"]) if found["year"] else None
        if found["party"]:
            return cls(found["number"], None, found["party"], groups[0], SymbolForm.PARTY, _rest(groups[1:]))
        return cls.of_groups(found["number"], year, groups)

    @classmethod
    def early(cls, number: str, organ: str) -> "DocumentSymbol":
        """Put together ``64-CP``; raise InvalidIdentifier where the body is not a known one."""
        if issuer_codes().match(organ) != organ:
            raise InvalidIdentifier(f"{number}-{organ}")
        return cls(number, None, None, organ, SymbolForm.EARLY)

    @classmethod
    def of_groups(cls, number: str, year: int | None, groups: list[str]) -> "DocumentSymbol":
        """Put together a symbol that is not of the Party; the form follows from what the groups are."""
        typed = type_codes().match(groups[0]) == groups[0]
        type_code, bodies = (groups[0], groups[1:]) if typed else (None, groups)
        organ = bodies[0] if bodies else None
        return cls(number, year, type_code, organ, _form(year, type_code, organ), _rest(bodies[1:]))

    def __str__(self) -> str:
        bodies = "-".join(filter(None, (self.organ, self.suffix)))
        if self.form is SymbolForm.PARTY:
            return f"{self.number}-{self.type_code}/{bodies}"
        if self.form is SymbolForm.EARLY:
            return f"{self.number}-{bodies}"
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}/" + "-".join(filter(None, (self.type_code, bodies)))


def _rest(groups: list[str]) -> str | None:
    return "-".join(groups) or None


def _form(year: int | None, type_code: str | None, organ: str | None) -> SymbolForm:
    if type_code is None and organ is not None and _ASSEMBLY.fullmatch(organ):
        return SymbolForm.ASSEMBLY
    if year is not None:
        return SymbolForm.NORMATIVE
    return SymbolForm.STATE if type_code else SymbolForm.OFFICE_LETTER
