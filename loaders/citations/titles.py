"""What a cited instrument is about (trích yếu): the words after its issuer, up to the end of the clause."""

import re
from collections.abc import Sequence

from loaders.citations.mention import Mention
from loaders.citations.names import Issuer
from loaders.citations.numbered import LAWS
from loaders.shadow import ShadowText

_OPENS = re.compile(
    r"[\s*]*,?[\s*]*(?:\(kh[o06]a[^)]*\)|khoa\s+[ivx]+\b|\(\s*(?:nay|cu|truoc)\b[^()]{0,90}\))?[\s*,]*(?:\(\s*)?[\"']?\s*(?=(?:ve|v/v|v[ei]\s+viec|ban\s+hanh|phe\s+duyet|quy\s+dinh|huong\s+dan|"
    r"thuc\s+hien|trien\s+khai|sua\s+doi|bai\s+bo|cong\s+bo|bo\s+sung|dieu\s+chinh|tang\s+cuong|day\s+manh|thong\s+qua|"
    r"giao|tiep\s+tuc|hop\s+nhat|thanh\s+lap|kien\s+toan|chap\s+thuan|phat\s+dong)\b)"
)
_ENDS = re.compile(
    r";|\.(?=\s|$)|\n|\.\s*$|\((?=\s*(?:sau\s+day|goi\s+tat|viet\s+tat))|(?<!\([a-z&]{2})(?<!\([a-z&]{3})(?<!\([a-z&]{4})(?<!\([a-z&]{5})\)"
    r"|,\s*(?=(?:uy\s+ban|ubnd|hoi\s+dong\s+nhan\s+dan|chu\s+tich)\b)"
)
_LONGEST = 500
_COORDINATE = re.compile(r"[,;]\s*(?:va\s+)?(?:cac\s+)?$")
_JOINED_BY_AND = re.compile(r"(?:[,;]\s*(?:va\s+)?|\bva\s+)(?:cac\s+)?$")
_END_OF_LAW = re.compile(r"[\s,*]+(?:so[\s:*]*\d|ngay\s)|$")


def titles_of(
    shadow: ShadowText, mentions: Sequence[Mention], issuers: Sequence[Issuer | None]
) -> list[tuple[int, int] | None]:
    """Return the span of the title of each citation, None where none follows; a law has its own in its name."""
    return [
        _name_of_law(shadow, mention)
        or _title(shadow, mentions, index, max(mention.end, issuer.end if issuer else 0))
        for index, (mention, issuer) in enumerate(zip(mentions, issuers, strict=True))
    ]


def _name_of_law(shadow: ShadowText, mention: Mention) -> tuple[int, int] | None:
    """Return ``Luật Thú y`` of ``Luật Thú y số 79/2015/QH13``; None for a law that only has a number."""
    if mention.type not in LAWS or mention.form not in ("numbered", "dated", "named"):
        return None
    found = _END_OF_LAW.search(shadow.flow, mention.start, mention.end)
    end = found.start() if found else mention.end
    named = end - mention.start > len(mention.type or "") + 2
    return (mention.start, end) if named else None


def _title(shadow: ShadowText, mentions: Sequence[Mention], index: int, place: int) -> tuple[int, int] | None:
    opening = _OPENS.match(shadow.flow, place)
    if opening is None or mentions[index].form in ("named", "self", "alias", "descriptive"):
        return None
    limit = min(len(shadow.flow), opening.end() + _LONGEST)
    found = _ENDS.search(shadow.flow, opening.end(), limit)
    end = found.start() if found else limit
    later = [each for each in mentions[index + 1 : index + 12] if each.form != "descriptive"]
    if any(each.start == opening.end() for each in mentions[index + 1 : index + 2]):
        return None
    inside = [each for each in later if opening.end() <= each.start < end]
    for number, each in enumerate(inside):
        # "và" joins the next of a list, unless the title already holds one of its kind to which it may join it.
        alike = any((other.type in LAWS) == (each.type in LAWS) for other in inside[:number])
        joint = _COORDINATE if alike else _JOINED_BY_AND
        found = joint.search(shadow.flow, max(opening.end(), each.start - 12), each.start)
        if found:
            end = found.start()
            break
    return (opening.end(), end) if end - opening.end() > 4 else None
