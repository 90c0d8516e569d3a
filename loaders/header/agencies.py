"""The lines that name who issues, freed from what columns and sessions put between them."""

import re
import unicodedata
from functools import lru_cache

from graph.identifiers.folding import fold
from graph.model import Level
from graph.units import Unit, UnitContext, unit_tree
from loaders.citations.joint import joined_names
from loaders.header.layout import MOTTO
from loaders.issuers import is_known, unit_named
from loaders.printed import as_printed, on_one_line, sentence_case
from loaders.shadow import ShadowText

_LINE = re.compile(r"\S[^\n]*")
_DAY = re.compile(r"(?:^|\s{2})(?:[^,\n]{2,45},\s*)?ngay\s*[\d.…_]*\s*(?:thang\b|[./]).*$")
_NUMBER_WORDS = ("Số", "SỐ", "So", "số")
"""What stands alone over a number that a narrow column put on the next line."""
_SESSION = re.compile(r"[\s,(\-]*\b(?:khoa\s+[ivxl\d]+\b|ky\s+hop\s+(?:thu|lan|bat)|nhiem\s+ky\s+\d).*$")
_BETWEEN_BODIES = re.compile(r"\s+[-–]\s+|\s?[-–]\s?(?=(?:BỘ|ỦY BAN|UBND|SỞ|HỘI|TÒA ÁN|VIỆN|TỔNG|ĐOÀN)\s)")
_MOST_PIECES = 6
_PRINTED_SO = (
    "MTTQ", "UBMTTQVN", "TNCS", "UBND", "HĐND", "BCĐ", "BCH", "NTM", "CCHC", "Việt Nam", "Quốc hội", "Chính phủ",
    "Trung ương", "Ủy ban", "Hồ Chí Minh",
)  # fmt: skip
"""How words of names are written where a heading in capitals does not show it."""
_WRITTEN = {name.lower(): name for name in _PRINTED_SO}
_WRITTEN_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(_WRITTEN)})(?!\w)", re.IGNORECASE)
_ORGAN_OF = re.compile(r"(?:ban\s+(?:thuong\s+truc|thuong\s+vu|chap\s+hanh)|thuong\s+truc)$")
_UNDER = re.compile(r"(?:ban|phong|van\s+phong|uy\s+ban|hoi|doan|bcd|trung\s+tam|tram|truong)\b")
_KINDS = (
    (re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b"), Level.COMMUNE),
    (re.compile(r"\b(?:huyen|quan|thi xa)\b"), Level.DISTRICT),
    (re.compile(r"\btinh\b"), Level.PROVINCE),
)  # fmt: skip
_PLACE_NAME = re.compile(
    r"\b(?:tinh|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong)\s+(?:uy\s+)?(?P<name>[a-z]+(?:\s+[a-z]+){0,2})$"
)
_PARTY = re.compile(r"(?:tinh|thanh|huyen|quan|thi|dang)\s+uy\b")
_PARTY_ORGAN = re.compile(
    r"van\s+phong|uy\s+ban\s+kiem\s+tra|ban\s+(?:tuyen\s+giao|to\s+chuc|dan\s+van|noi\s+chinh)(?:\s+va\s+[a-z ]+)?"
)
_COMMITTEE = (("dang bo tinh", "Tỉnh ủy"), ("dang bo thanh pho", "Thành ủy"), ("dang bo huyen", "Huyện ủy"))


def agency_lines(parts: list[str]) -> list[str]:
    """Return the lines without motto, place, day and session.

    >>> agency_lines(["HỘI ĐỒNG NHÂN DÂN", "TỈNH QUẢNG TRỊ", "KHÓA VIII, KỲ HỌP THỨ 12", "Quảng Trị, ngày 09 tháng 12"])
    ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH QUẢNG TRỊ']
    """
    whole = ShadowText.of(unicodedata.normalize("NFC", " \n ".join(parts)))
    kept = []
    # Columns may have torn the motto apart, so it is looked for in all lines as one.
    for line in _LINE.finditer(MOTTO.sub(lambda motto: "\n" * len(motto[0]), whole.folded)):
        folded = line[0]
        for furniture in (_DAY, _SESSION):
            found = furniture.search(folded)
            folded = folded[: found.start()] if found else folded
        kept.append(as_printed(whole.slice(line.start(), line.start() + len(folded))))
    return [words for words in kept if sum(map(str.isalpha, words)) > 1 and words not in _NUMBER_WORDS]


@lru_cache(maxsize=2048)
def as_name(heading: str) -> str:
    """Return a name in capitals as it stands in a sentence.

    >>> as_name("ĐẢNG ĐOÀN QUỐC HỘI")
    'Đảng đoàn Quốc hội'
    """
    words = sentence_case(heading)
    if words == heading:
        return words
    return _WRITTEN_WORDS.sub(lambda found: _WRITTEN[found[0].lower()], words)


def unresolved(parts: list[str]) -> tuple[str, Level | None]:
    """Return the name of a body of an unknown place, and its level by the kind of the place.

    >>> unresolved(["HUYỆN ỦY CHÂU THÀNH", "BAN TUYÊN GIÁO"])[0]
    'Ban tuyên giáo Huyện ủy Châu Thành'
    """
    *above, last = [_with_place_name(as_name(part)) for part in parts]
    under = above and _UNDER.match(fold(last))
    words = " ".join([last, *above] if under else [*above, last])
    found = (level for kind, level in _KINDS if kind.search(fold(words)))
    return words, next(found, None)


def _with_place_name(words: str) -> str:
    """Return a name with capitals in the name of its place."""
    found = _PLACE_NAME.search(ShadowText.of(words).folded)
    if found is None or not words[found.start("name") :].islower():
        return words
    return words[: found.start("name")] + words[found.start("name") :].title()


def joint_bodies(parts: list[str], context: UnitContext) -> tuple[str, Unit] | None:
    """Return the names of bodies joined by hyphens, and the first of them; None where it is one body."""
    pieces = _BETWEEN_BODIES.split(on_one_line(" ".join(parts)))
    known: list[Unit] = []
    while pieces and (known or len(pieces) > 1):
        unit, count = _longest_body(pieces, parts[-1], context)
        if unit is None or len(pieces) > _MOST_PIECES:
            return None
        known.append(unit)
        pieces = pieces[count:]
        # The second is of the same place: "UBND TỈNH ĐỒNG NAI - UBMTTQVN TỈNH".
        place = unit_tree().area(unit.area) if unit.area else None
        context = UnitContext(area=place or context.area, date=context.date, issuer=None)
    return (joined_names([unit.name for unit in known]), known[0]) if len(known) > 1 else None


def _longest_body(pieces: list[str], last: str, context: UnitContext) -> tuple[Unit | None, int]:
    """Return the body that most of the pieces name together, and how many: a hyphen may be one of a name."""
    for count in range(len(pieces), 0, -1):
        unit = _body_of(pieces[:count], last, context)
        if unit is not None:
            return unit, count
    return None, 0


def _body_of(pieces: list[str], last: str, context: UnitContext) -> Unit | None:
    """Return the known body of a name, with the kind of its place from the ``last`` line where it lacks it."""
    name = as_name(" - ".join(pieces))
    named = (
        unit_named(name, context),
        unit_named(as_name(f"{name} {last}"), context) if len(pieces) == 1 else None,
    )
    return next((unit for unit in named if unit is not None and is_known(unit.id)), None)


def organ_of(parent: str, rest: str, context: UnitContext) -> Unit | None:
    """Return the standing organ of the body over it: ``BAN THƯỜNG VỤ`` under ``ĐẢNG BỘ TỈNH YÊN BÁI``."""
    folded, organ = fold(parent), fold(rest)
    if not _ORGAN_OF.fullmatch(organ) and not (_PARTY.match(folded) and _PARTY_ORGAN.fullmatch(organ)):
        return None
    for party, committee in _COMMITTEE:
        if folded.startswith(party):
            parent = committee + parent[len(party) :]
    unit = unit_named(f"{rest} {as_name(parent)}", context)
    return unit if unit is not None and (unit.area is None or unit_tree().area(unit.area)) else None
