"""The name of a body in running words: where it ends, and which unit it is."""

import re
import unicodedata
from dataclasses import dataclass

from graph.identifiers.folding import fold
from graph.units import Unit, UnitContext
from loaders.alternatives import words_of
from loaders.citations.mention import Mention
from loaders.issuers import ambiguous_before_merger, is_known, unit_named
from loaders.printed import as_printed
from loaders.shadow import ShadowText

_RECOGNISED = tuple(
    (re.compile(rf"\b{spelling}\b"), words)
    for spelling, words in (
        (r"[a-z]{1,2} ban nhan d[a-z]{1,2}n", "Ủy ban nhân dân"),
        (r"tinh [a-z]{1,2}y", "Tỉnh ủy"),
        (r"huyen [a-z]{1,2}y", "Huyện ủy"),
        (r"thanh [a-z]{1,2}y", "Thành ủy"),
        (r"dang [a-z]{1,2}y", "Đảng ủy"),
        (r"chinh ph[a-z]{1,2}", "Chính phủ"),
        (r"th[a-z] t[a-z]{2,4}ng", "Thủ tướng"),
        (r"b[a-z0-9] chinh tr[a-z]", "Bộ Chính trị"),
        (r"ban th[a-z]{2,4}ng v[a-z]", "Ban Thường vụ"),
    )
)
"""What names of bodies look like after recognition without a Vietnamese model, folded."""
_STOP_WORDS = (
    "về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|thực hiện|triển khai|tại|sửa đổi|bãi bỏ|thông qua|trên|trong|"
    "công bố|giao|năm|ngày|đã|có|được|kèm|theo|đến|khóa|khoá|nhằm|để|bổ sung|điều chỉnh|tiếp tục|đẩy mạnh|"
    "tăng cường|như|nay|này|"
    "với|cho|yêu cầu|chấp thuận|quyết định|kết luận|đề nghị|báo cáo|giải trình|xây dựng|thay thế|phát động|là|"
    "phân công|gồm|bằng|từ|nêu|sau|và các|hết hiệu lực|thành lập|kiện toàn|do|hay"
)


def _stop(words: str) -> re.Pattern[str]:
    """Return the pattern of what ends a name; a verb of two words may open with a capital: ``Hướng dẫn việc``."""
    phrases = words.split("|")
    capital = [phrase[0].upper() + phrase[1:] for phrase in phrases if " " in phrase]
    return re.compile(rf"{_PUNCTUATION}|{words_of([*phrases, *capital])}(?!\w)")


_PUNCTUATION = r"[;.:()\[\]|\"“”\n]|,\s*(?:về\b|ve\b|quy định|số\b)"
_HARD_STOP, _HARD_STOP_PLAIN = _stop(_STOP_WORDS), _stop(ShadowText.of(_STOP_WORDS).folded)
_AFTER_HEAD = re.compile(r"\b(?:[Ss]ở|So|[Bb]ộ|Bo|Phòng|Phong|Cục|Cuc|Vụ|Vu) $")
"""After the word for a kind of body comes its name, whatever that would mean elsewhere: ``Sở Xây dựng``."""
_SOFT_STOP = re.compile(r"\s*,\s*|\s+va\s+|\s+-\s+")
_BLANKS = re.compile(r"\s+")
_LONGEST_NAME = 12
_TRAILING = re.compile(r"(?:\s*,|\s+va|\s+cac)*\s*$")
_PLENUM = re.compile(r"hoi nghi (?:lan thu \w+ )?(?:ban chap hanh )?trung uong\b")
"""A plenum of the Central Committee speaks for it."""
_ANOTHER = re.compile(
    r"(?:Uy ban|UBND|HDND|Hoi|So|Bo|Ban|Phong|Chu tich|Thu tuong|Tinh|Huyen|Thanh|Truong|Giam doc|Chuong trinh|"
    r"Ke hoach|Nghi quyet|Chi thi|Quyet dinh|De an|cac|nhung)\b",
    re.IGNORECASE,
)
"""What begins another body, not the second half of a name: ``Ủy ban Pháp luật và Tư pháp``."""
_BODY_FOLLOWS = re.compile(
    r"\s+(?:ubnd|uy\s+ban\s+nhan\s+dan|hdnd|hoi\s+dong\s+nhan\s+dan|chinh\s+phu|(?:tinh|thanh|huyen|quan|dang)\s+uy)\b"
)
"""The body that the one before belongs to: ``Ban cán sự đảng UBND tỉnh`` is not that of the citing district."""
_ENDS_IN_KIND = re.compile(r"\b(?:tinh|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong)$")
_OPENS_NAME = re.compile(
    r"\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s(?:ve|tai|ban|phe|khoa|nam|nhiem|v/v)\b|[,;.)]|\s*$|\n)"
)
_LONGEST = 120
_OFFICE = re.compile(
    r"(?:(?:Phó|phó)\s+)?(?:Trưởng [Pp]hòng|Trưởng [Bb]an|Trưởng|Giám đốc|Bộ trưởng|Chánh|Cục trưởng|"
    r"Tổng cục trưởng|Viện trưởng|Chi cục trưởng)\s+"
    r"(?=(?:Phòng|Sở|Bộ|Văn phòng|Cục|Tổng cục|Ban|Viện|Chi cục|Thanh tra|Công an)\b)"
)
"""The head of a body signs for it: the body is the issuer."""
_ACCENTED = re.compile("[đĐăâêôơưĂÂÊÔƠƯ\u1ea0-\u1ef9]")
_CENTRAL = re.compile(r"\s(?:bo\s[a-z]|chinh phu|thu tuong|trung uong|quoc hoi|quoc gia|ban bi thu)\b")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer of a citation; ``unit`` is None where the words are all that is known."""

    name: str
    unit: Unit | None
    start: int
    end: int
    """Place of the words in the shadow; both the same where there are none."""

    @property
    def id(self) -> str | None:
        """Identifier of the unit."""
        return self.unit.id if self.unit else None


def phrase_issuer(
    shadow: ShadowText,
    start: int,
    context: UnitContext,
    mention: Mention | None = None,
    limit: int | None = None,
    *,
    recognised: bool = False,
) -> Issuer | None:
    """Return the issuer whose name begins at ``start``: the longest words that are a unit."""
    last = min(len(shadow.flow) if limit is None else max(limit, start), start + _LONGEST)
    end = start + _length_of_name(shadow, start, last)
    end = start + len(_without_joint(shadow.flow[start:end]))
    stops = list(_SOFT_STOP.finditer(shadow.flow, start, end))
    end = next((stop.start() for stop in stops if _ANOTHER.match(shadow.plain, stop.end())), end)
    cuts = [end, *(stop.start() for stop in reversed(stops) if stop.start() < end)]
    found = [
        (words, unit, cut) for cut in cuts for words, unit in _read(shadow, start, cut, context, recognised)
    ]
    known = next((each for each in found if is_known(each[1].id)), None)
    if known is None and not _names_the_centre(shadow, start, end, context, recognised):
        known = _known_beginning(shadow, start, end, context, recognised) or (found[-1] if found else None)
    if known is not None:
        words, unit, cut = known
        return _complete(words, unit, start, cut, context, mention)
    words = _words(shadow, start, end, recognised)
    return Issuer(words, None, start, end) if 1 < len(words.split()) <= 18 and words[0].isupper() else None


def _without_joint(words: str) -> str:
    """Return the words without what joins them to the next: ``, các``."""
    words = words.rstrip()
    return _TRAILING.sub("", words) if words.endswith((",", "va", "cac")) else words


def _names_the_centre(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> bool:
    """Say whether the whole name is that of a body above, so that no beginning of it can be a body here."""
    words = _words(shadow, start, end, recognised)
    unit = unit_named(words, context) if words else None
    return unit is not None and _of_the_centre(words, unit)


def _known_beginning(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> tuple[str, Unit, int] | None:
    """Return the longest beginning that is a unit of a known name, where what follows is no part of it."""
    blanks = [blank.start() for blank in _BLANKS.finditer(shadow.flow, start, end)]
    for cut in reversed(blanks[:_LONGEST_NAME]):
        if _BODY_FOLLOWS.match(shadow.flow, cut, end) or _is_open(shadow, start, cut):
            continue
        for words, unit in _read(shadow, start, cut, context, recognised):
            if is_known(unit.id):
                return words, unit, cut
    return None


def _is_open(shadow: ShadowText, start: int, cut: int) -> bool:
    """Say whether the name of the area is what follows the beginning: ``HĐND tỉnh`` of ``HĐND tỉnh Bắc Thái``."""
    kind = _ENDS_IN_KIND.search(shadow.flow, start, cut)
    return kind is not None and _OPENS_NAME.match(shadow.plain, cut) is not None


def _read(
    shadow: ShadowText, start: int, end: int, context: UnitContext, recognised: bool
) -> list[tuple[str, Unit]]:
    """Return the words between two places with the unit that they are, if they are one."""
    words = _words(shadow, start, end, recognised)
    words = "Ban Chấp hành Trung ương" if _PLENUM.match(fold(words)) else words
    unit = unit_named(words, context) if words else None
    return [(words, unit)] if unit is not None and not _of_the_centre(words, unit) else []


def _length_of_name(shadow: ShadowText, start: int, limit: int) -> int:
    """Return how many letters there are up to a word that no name of a body goes over.

    Accents and case tell ``khóa`` from ``Khoa học`` and ``tại`` from ``Tài chính``, so the text itself is asked.
    """
    printed = unicodedata.normalize("NFC", shadow.slice(start, limit))
    if len(printed) == limit - start and len(_ACCENTED.findall(printed)) > len(printed) // 12:
        flow = shadow.flow[start:limit]
        words = printed
        if printed.count(" ") != flow.count(" "):
            words = "".join(
                " " if blank == " " else letter for letter, blank in zip(printed, flow, strict=True)
            )
        return _first_stop(_HARD_STOP, words.lower() if words[:12].isupper() else words)
    case = "".join(
        flow if letter.islower() or flow in " \n" else letter
        for letter, flow in zip(shadow.plain[start:limit], shadow.flow[start:limit], strict=True)
    )
    return _first_stop(_HARD_STOP_PLAIN, case)


def _first_stop(stop: re.Pattern[str], words: str) -> int:
    for found in stop.finditer(words):
        place = found.start()
        if not found[0][0].isalpha() or not _AFTER_HEAD.search(words, max(0, place - 8), place):
            return place
    return len(words)


def _words(shadow: ShadowText, start: int, end: int, recognised: bool) -> str:
    if not recognised:
        return _OFFICE.sub("", as_printed(shadow.slice(start, end)), count=1).replace(" & ", " và ")
    words = " ".join(shadow.flow[start:end].split())
    for spelling, repaired in _RECOGNISED:
        words = spelling.sub(repaired, words)
    return words


def _of_the_centre(words: str, unit: Unit) -> bool:
    """Say whether a name was given the citing area though it names a body above: ``Tổ công tác của Thủ tướng``."""
    key = fold(words)
    added = fold(unit.name).startswith(key) and len(fold(unit.name)) > len(key)
    return added and _CENTRAL.search(key) is not None


def _complete(
    words: str, unit: Unit, start: int, end: int, context: UnitContext, mention: Mention | None
) -> Issuer:
    iso = mention.iso if mention else None
    year = mention.year if mention else None
    issued = iso or (f"{year}-12-31" if year else None)
    if ambiguous_before_merger(words, unit, context, issued):
        return Issuer(words, None, start, end)
    return Issuer(unit.name, unit, start, end)
