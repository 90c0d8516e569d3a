"""The lines that name who issues, freed from what columns and sessions put between them."""

import re
import unicodedata

from graph.model import Level
from graph.units import Unit, UnitContext, unit_tree
from loaders.citations.joint import joined_names
from loaders.header.layout import MOTTO
from loaders.issuers import is_known, unit_named
from loaders.printed import as_printed, on_one_line, sentence_case
from loaders.shadow import ShadowText

_DAY = re.compile(r"(?:^|\s{2})(?:[^,\n]{2,45},\s*)?ngay\s*[\d.…_]*\s*(?:thang\b|[./]).*$")
_SESSION = re.compile(r"[\s,(\-]*\b(?:khoa\s+[ivxl\d]+\b|ky\s+hop\s+(?:thu|lan|bat)|nhiem\s+ky\s+\d).*$")
_BETWEEN_BODIES = re.compile(r"\s+[-–]\s+")
_PRINTED_SO = (
    ("mttq", "MTTQ"), ("ubmttqvn", "UBMTTQVN"), ("tncs", "TNCS"), ("ubnd", "UBND"), ("hđnd", "HĐND"),
    ("bcđ", "BCĐ"), ("bch", "BCH"), ("ntm", "NTM"), ("cchc", "CCHC"), ("việt nam", "Việt Nam"),
    ("quốc hội", "Quốc hội"), ("chính phủ", "Chính phủ"), ("trung ương", "Trung ương"), ("ủy ban", "Ủy ban"),
    ("hồ chí minh", "Hồ Chí Minh"),
)  # fmt: skip
"""How words of names are written where a heading in capitals does not show it."""
_ORGAN_OF = re.compile(r"(?:ban\s+(?:thuong\s+truc|thuong\s+vu|chap\s+hanh)|thuong\s+truc)$")
_UNDER = re.compile(r"(?:ban|phong|van\s+phong|uy\s+ban|hoi|doan|bcd|trung\s+tam|tram|truong)\b")
_KINDS = (
    ("xa|phuong|thi\\s+tran|dac\\s+khu", Level.COMMUNE), ("huyen|quan|thi\\s+xa", Level.DISTRICT),
    ("tinh", Level.PROVINCE),
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
    kept = []
    for words in _without_motto([unicodedata.normalize("NFC", part) for part in parts]):
        folded = ShadowText.of(words).folded
        for furniture in (_DAY, _SESSION):
            found = furniture.search(folded)
            folded = folded[: found.start()] if found else folded
        kept.append(as_printed(words[: len(folded)]))
    return [words for words in kept if sum(map(str.isalpha, words)) > 1]


def _without_motto(parts: list[str]) -> list[str]:
    """Return the parts without the motto, which columns may have torn apart."""
    whole = ShadowText.of(" \n ".join(parts))
    kept, place = "", 0
    for motto in MOTTO.finditer(whole.folded):
        kept += whole.slice(place, motto.start()) + " \n "
        place = motto.end()
    kept += whole.slice(place, len(whole.plain))
    return [part.strip() for part in kept.split("\n")]


def as_name(heading: str) -> str:
    """Return a name in capitals as it stands in a sentence.

    >>> as_name("ĐẢNG ĐOÀN QUỐC HỘI")
    'Đảng đoàn Quốc hội'
    """
    words = sentence_case(heading)
    if words == heading:
        return words
    for small, printed in _PRINTED_SO:
        words = re.sub(rf"(?<!\w){small}(?!\w)", printed, words, flags=re.IGNORECASE)
    return words


def unresolved(parts: list[str]) -> tuple[str, Level | None]:
    """Return the name of a body of an unknown place, and its level by the kind of the place.

    >>> unresolved(["HUYỆN ỦY CHÂU THÀNH", "BAN TUYÊN GIÁO"])[0]
    'Ban tuyên giáo Huyện ủy Châu Thành'
    """
    *above, last = [_with_place_name(as_name(part)) for part in parts]
    under = above and _UNDER.match(ShadowText.of(last).folded)
    words = " ".join([last, *above] if under else [*above, last])
    kinds = [kind for kind, _ in _KINDS if re.search(rf"\b{kind}\b", ShadowText.of(words).folded)]
    return words, dict(_KINDS)[kinds[0]] if kinds else None


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
    for piece in pieces if len(pieces) > 1 else ():
        unit = unit_named(as_name(piece), context) or unit_named(as_name(f"{piece} {parts[-1]}"), context)
        if unit is None or not is_known(unit.id):
            return None
        known.append(unit)
        # The second is of the same place: "UBND TỈNH ĐỒNG NAI - UBMTTQVN TỈNH".
        place = unit_tree().area(unit.area) if unit.area else None
        context = UnitContext(area=place or context.area, date=context.date, issuer=None)
    return (joined_names([unit.name for unit in known]), known[0]) if known else None


def organ_of(parent: str, rest: str, context: UnitContext) -> Unit | None:
    """Return the standing organ of the body over it: ``BAN THƯỜNG VỤ`` under ``ĐẢNG BỘ TỈNH YÊN BÁI``."""
    folded, organ = ShadowText.of(parent).folded, ShadowText.of(rest).folded
    if not _ORGAN_OF.fullmatch(organ) and not (_PARTY.match(folded) and _PARTY_ORGAN.fullmatch(organ)):
        return None
    for party, committee in _COMMITTEE:
        if folded.startswith(party):
            parent = committee + parent[len(party) :]
    unit = unit_named(f"{rest} {as_name(parent)}", context)
    return unit if unit is not None and (unit.area is None or unit_tree().area(unit.area)) else None
