"""Identifiers of instruments: URN:LEX by RFC 9676."""

import re
from dataclasses import dataclass
from datetime import date as calendar_date
from urllib.parse import quote, unquote

from graph.errors import InvalidIdentifier

_URN = re.compile(
    r"""
    urn:lex:
    (?P<jurisdiction>{name}(?:;{name})*)    # country, then the path of areas: vn;hai.duong;ninh.giang
    :(?P<authority>{name}(?:\+{name})*)     # the bodies that issue: bo.tu.phap+bo.noi.vu
    :(?P<measure>{name})                    # type of document: thong.tu.lien.tich
    :(?P<date>(?:\d{4}(?:-\d\d-\d\d)?)?)    # day of issue, or its year, or nothing
    ;(?P<number>(?:[a-z0-9.\-]|%[0-9A-F]{2})+)
    (?::(?P<annex>{name}))?                 # what it promulgates: ke.hoach
    """.replace("{name}", r"[a-z0-9]+(?:[.-][a-z0-9]+)*"),
    re.VERBOSE,
)
_ZEROS = re.compile(r"^0+(?=\d)")


@dataclass(frozen=True, slots=True)
class LexUrn:
    """Parts of an instrument's identifier; ``str`` prints it, ``parse`` is its inverse.

    >>> print(LexUrn(("vn",), ("chinh.phu",), "nghi.quyet", "2021-07-15", "76"))
    urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76
    >>> LexUrn.parse("urn:lex:vn;hai.duong;ninh.giang:uy.ban.nhan.dan:ke.hoach:2023;152").jurisdiction
    ('vn', 'hai.duong', 'ninh.giang')
    """

    jurisdiction: tuple[str, ...]
    authority: tuple[str, ...]
    """The body, or all bodies of a joint document."""
    measure: str
    date: str
    """``2021-07-15``, ``2021``, or nothing where it is not known."""
    number: str
    """In its key form, see :func:`lex_number`."""
    annex: str = ""
    """Type of the instrument that this one promulgates and that is meant (RFC 9676, annexes)."""

    @classmethod
    def parse(cls, text: str) -> "LexUrn":
        """Read an identifier; raise InvalidIdentifier where a part is missing, misspelled or no date."""
        found = _URN.fullmatch(text)
        if found is None or not _is_date(found["date"]):
            raise InvalidIdentifier(text)
        urn = cls(
            tuple(found["jurisdiction"].split(";")),
            tuple(found["authority"].split("+")),
            found["measure"],
            found["date"],
            unquote(found["number"], errors="replace"),
            found["annex"] or "",
        )
        if str(urn) != text:
            raise InvalidIdentifier(text)
        return urn

    @classmethod
    def issued_by(cls, unit: str, measure: str, date: str, number: str, annex: str = "") -> "LexUrn":
        """Return the identifier of an instrument of a unit, given the unit's own identifier.

        The era of an area (``@2025``) is left out: the date of the instrument tells it, and RFC 9676 keeps
        ``@`` for versions.

        >>> print(LexUrn.issued_by("urn:cancu:unit:vn;hue@2025:uy.ban.nhan.dan", "ke.hoach", "2026", "05"))
        urn:lex:vn;hue:uy.ban.nhan.dan:ke.hoach:2026;5
        """
        areas, _, body = unit.removeprefix("urn:cancu:unit:").partition(":")
        places = tuple(area.partition("@")[0] for area in areas.split(";"))
        return cls(places, (body,), measure, date, lex_number(number), annex)

    def __str__(self) -> str:
        places, bodies = ";".join(self.jurisdiction), "+".join(self.authority)
        number = quote(self.number, safe="").replace("_", "%5F").replace("~", "%7E")
        annex = f":{self.annex}" if self.annex else ""
        return f"urn:lex:{places}:{bodies}:{self.measure}:{self.date};{number}{annex}"


def lex_number(number: str) -> str:
    """Return the key form of a number: lower case, without leading zeros and blanks.

    >>> lex_number("03"), lex_number("30C"), lex_number("00")
    ('3', '30c', '0')
    """
    return _ZEROS.sub("", "".join(number.split()).lower())


def _is_date(text: str) -> bool:
    if len(text) < 10:
        return True
    try:
        calendar_date.fromisoformat(text)
    except ValueError:
        return False
    return True
