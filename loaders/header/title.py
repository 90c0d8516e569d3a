"""The line of the type and the title (trích yếu) under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from loaders.citations.types import type_name
from loaders.dates import date_at
from loaders.header.layout import HEAD, MOTTO, Line, lines_of
from loaders.printed import on_one_line
from loaders.shadow import ShadowText

_ISSUING = re.compile(
    r"(?:UY\s+BAN\s+(?:NHAN\s+DAN|THUONG)|UBND|HOI\s+DONG|BO\s+TRUONG|CHU\s+TICH|GIAM\s+DOC|THU\s+TUONG|CHINH\s+PHU|BAN\s+(?:THUONG|CHAP|BI)|"
    r"TONG\s+(?:GIAM|CUC|THANH\s+TRA|KIEM\s+TOAN)|(?:CHI\s+)?CUC\s+TRUONG|TRUONG\s+BAN|CHANH|BO\s+CHINH\s+TRI|QUOC\s+HOI|THONG\s+DOC|VIEN\s+TRUONG|HIEU\s+TRUONG|TRUONG\s+PHONG)"
)
_BODY = re.compile(
    r"(?:C[ai&]?n\s+c|Th[a-z]{1,2}\s+hien|Xet|Theo|De\s|Nham|Trong|Ngay|Uy\s+ban|UBND|Hoi\s+nghi|Hoi\s+dong|Sau\s|Kinh\s+gui|Quan\s+triet|"
    r"Trien\s+khai|Tiep\s+tuc|Thoi\s+gian|Do\s|Nhan\s|Tren\s+co\s+so|Vua\s+qua|Hien\s+nay|Tu\s|Qua\s|Nam\s|Chap\s+hanh|Phat\s+huy|Bo\s|So\s|"
    r"Phong\s|Chu\s+tich|Kinh\s+thua|[IVX]{1,4}\s?[.)/-]|[A1]\s?[.)]|Dieu\s+1|[-+]\s)"
)
_AFTER_TITLE = re.compile(r"C[ai&]?n\s+c|can\s+cu\s|CAN\s+CU\s|Kinh\s+gui|KINH\s+GUI")
_RULED = re.compile(r"-{3,}|_{3,}|={3,}|-\s-\s-")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?")
"""What a narrow column leaves of ``GIAI ĐOẠN 2026 - 2030``."""
_HELD_OPEN = re.compile(r"\b(?:CUA|VA|DO|THUOC|cua|va|do|thuoc)$")
"""Words after which a title goes on, whatever the next line is."""
_MOST_TITLE_LINES = 13
"""Lines under that of the type which a title may take."""
_WHOSE = re.compile(
    r"CUA\s+(?:BAN|HOI|HDND|UY|UBND|TINH|HUYEN|THANH|DANG|CHINH|BO|THU|CHU|QUOC)\b(?:(?!VE\s)[A-Z0-9 ,.\-])*$"
)
"""The second half of the line of the type: ``NGHỊ QUYẾT`` and ``CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ``."""
_SESSION = re.compile(r"KHOA\s+[IVXL\d]+\b|NUOC\s+CONG\s+HOA\b")
_FIRST_PART = re.compile(r"(?:[IVX]{1,4}|[A1])\s?[.)]\s|(?:PHAN|CHUONG)\s+(?:I\b|THU\s+NHAT)")
"""A heading of the text itself, in capitals like the title over it."""
_OPENS_SUBJECT = re.compile(r"(?:VE|Ve|V/V|V/v)\s")
_UNTYPED = re.compile(r"(?:VE|V/V|CUA\s+[A-Z ,\-]{4,90}\s(?:VE|V/V))\s")
"""What a title opens with whose line of the type was lost."""
_FEWEST_BLANKS = 4
_CITES = re.compile(r"[-+\s]*(?:C[ai&]?n\s+c|Xet\s)")
_OPENS_OWN_WORDS = re.compile(r"[\s,]*(?:\d|so[\s:.]|cua\s)")
_OWN_NUMBER = re.compile(
    r"[\s,]*(?:so\s*[:.]?\s*)?\d{1,6}[a-z]?(?:\s?[-/]\s?|\s)(?:\d{4}\s?[-/]\s?)?[a-z][a-z.]*(?:[-/][a-z0-9&.]+)+"
)
_VERBS = r"huong\s+dan|quy\s+dinh|ban\s+hanh|thuc\s+hien|trien\s+khai|phe\s+duyet"
_OWN_ISSUER = re.compile(
    rf"[\s,]*cua\s(?:(?!\s(?:ve|v/v|so|ngay|{_VERBS})\s)[^.;:\d]){{3,120}}"
    rf"(?:(?=\s+(?:ve\s|v/v\s|so\s*:?\s*\d|ngay\s+\d))|(?=\s+(?:{_VERBS})\s)(?P<verb>))"
)
"""Whose it is; before a verb only behind a number, for ``CỦA UBND TỈNH THỰC HIỆN ...`` may be the title itself."""
_SUBJECT = re.compile(
    r"(?:^|\n|\snam\s\d{4}(?=\s))[\s*|_]*V(?:/v|e\s+viec)\s*:?\s*(?P<subject>[^|]{5,600}?)"
    r"(?=\s+Kinh\s+gui\s*:|\n\s*\||\n\s*\n(?!(?-i:[a-z]))|\*\s*\n|\s{3,}\S|(?:^|\n|\s{3})[^\n,]{2,40},\s*ngay\s|\n\s*(?:Kinh\s+gui|CONG\s+HOA|Doc\s+lap)|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:ve|v/v)\s")
_END_OF_TITLE = re.compile(r"[.;](?:\s|$)|\n\s*\n|\*\*")
_BLANKS = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The line of the type and the title under it."""

    type: str | None
    """None where a title stands alone, its line of the type lost."""
    type_start: int
    start: int
    end: int


def opens_with_issuer(line: Line) -> bool:
    """Say whether a line begins with the name of a body or office that issues documents."""
    return _ISSUING.match(line.plain) is not None


def with_following(lines: Iterator[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Yield each line with the next one, which the last does not have."""
    line = next(lines, None)
    while line is not None:
        following = next(lines, None)
        yield line, following
        line = following


def find_title(shadow: ShadowText, start: int, end: int, *, numbered: bool = False) -> TitleBlock | None:
    """Return the line of the type, in capitals, and the lines of the title under it.

    Behind a passage of legal bases ``QUYẾT ĐỊNH:`` is what is decided, no title.
    """
    lines = lines_of(shadow, start, min(end, start + HEAD))
    pairs = with_following(lines)
    bases = False
    for line, following in pairs:
        bases = bases or (_CITES.match(line.plain) is not None and not line.capital)
        kind = _type_of_line(line)
        if kind is not None and bases and (numbered or shadow.plain.startswith(":", line.end)):
            return _untyped(shadow, start, line.start) if numbered else None
        if kind is not None:
            return _title_under(shadow, kind, line, islice(pairs, _MOST_TITLE_LINES))
        broken = _type_over_two(line, following) if following else None
        if following and broken is not None:
            return _title_under(
                shadow, (broken, following.end), following, islice(pairs, 1, _MOST_TITLE_LINES)
            )
    return _untyped(shadow, start, end) if numbered else None


def _untyped(shadow: ShadowText, start: int, end: int) -> TitleBlock | None:
    """Return the title that stands without the line of its type, over the first words: ``VỀ NHIỆM VỤ NĂM 2008``."""
    pairs = with_following(lines_of(shadow, start, end))
    for line, _ in pairs:
        if line.capital and (_UNTYPED.match(line.plain) or _is_subject(shadow, line)):
            return _title_under(shadow, (None, line.start), line, islice(pairs, _MOST_TITLE_LINES))
        if _AFTER_TITLE.match(line.plain) or (_BODY.match(line.plain) and not line.capital):
            return None
    return None


def _is_subject(shadow: ShadowText, line: Line) -> bool:
    """Say whether a line in capitals tells what a document is about, not whose it is."""
    if opens_with_issuer(line) or MOTTO.search(shadow.folded, line.start, line.end):
        return False
    return line.plain.count(" ") > _FEWEST_BLANKS and not _FIRST_PART.match(line.plain)


def _type_over_two(line: Line, following: Line) -> str | None:
    """Return the type whose two words a narrow column put on two lines."""
    if " " in line.plain or " " in following.plain or not (line.capital and following.capital):
        return None
    return type_name(f"{line.plain} {following.plain}")


def _type_of_line(line: Line) -> tuple[str, int] | None:
    """Return the type that a line in capitals begins with, and where the words after it begin."""
    if not line.capital:
        return None
    whole = type_name(line.plain)
    if whole:
        return whole, line.end
    words = list(re.finditer(r"\S+", line.plain))
    for count in (4, 3, 2):
        head = type_name(line.plain[: words[count - 1].end()]) if len(words) > count else None
        if head:
            return head, line.start + words[count].start()
    return None


def _title_under(
    shadow: ShadowText,
    kind: tuple[str | None, int],
    head: Line,
    below: Iterator[tuple[Line, Line | None]],
) -> TitleBlock:
    name, after = kind
    taken = [Line(after, head.end, shadow.plain[after : head.end])] if after < head.end else []
    for line, following in below:
        if not taken and following and _WHOSE.match(line.plain) and not _BODY.match(following.plain):
            continue
        if len(taken) == 1 and _WHOSE.match(taken[0].plain) and _OPENS_SUBJECT.match(line.plain):
            taken = []
        if _ends_title(shadow, line, taken, following):
            break
        taken.append(line)
    taken = _without_issuer(taken)
    start = taken[0].start if taken else head.end
    end = taken[-1].end if taken else head.end
    return TitleBlock(name, head.start, _behind_own_words(shadow, start, end), end)


def _without_issuer(taken: list[Line]) -> list[Line]:
    """Leave out the issuer under the title whose name a narrow column broke in two."""
    if len(taken) < 3 or not _ISSUING.match(taken[-2].plain) or _HELD_OPEN.search(taken[-3].plain):
        return taken
    parted = len(taken[-2].plain) + len(taken[-1].plain) < 90 and len(taken[-1].plain) < 40
    return taken[:-2] if parted and taken[-1].capital and not taken[-3].plain.endswith(",") else taken


def _behind_own_words(shadow: ShadowText, start: int, end: int) -> int:
    """Return where a title begins that first says its number, day and issuer: ``SỐ 12/2004/TT-BTC NGÀY ... VỀ ...``."""
    if not _OPENS_OWN_WORDS.match(shadow.folded, start):
        return start
    number = _OWN_NUMBER.match(shadow.folded, start, end)
    place = _behind_day(shadow, number.end() if number else start, end)
    issuer = _OWN_ISSUER.match(shadow.folded, place, end)
    place = issuer.end() if issuer and (number or issuer["verb"] is None) else place
    later = None if number else _OWN_NUMBER.match(shadow.folded, place, end)
    place = _behind_day(shadow, later.end() if later else place, end)
    own = number or later or _OPENS_SUBJECT.match(shadow.plain, place)
    return place if own and place < end else start


def _behind_day(shadow: ShadowText, place: int, end: int) -> int:
    date = date_at(shadow.folded, _behind_blanks(shadow, place), end)
    return _behind_blanks(shadow, date.end if date else place)


def _behind_blanks(shadow: ShadowText, place: int) -> int:
    blanks = _BLANKS.match(shadow.folded, place)
    return blanks.end() if blanks else place


def _ends_title(shadow: ShadowText, line: Line, taken: list[Line], following: Line | None) -> bool:
    if _AFTER_TITLE.match(line.plain) or _FIRST_PART.match(line.plain):
        return True
    issuing = line.capital and _ISSUING.match(line.plain) is not None
    if not taken:
        return issuing and len(line.plain) < 40
    if taken[-1].capital and not line.capital and not _YEARS.fullmatch(line.plain):
        return True
    if _HELD_OPEN.search(taken[-1].plain):
        return False
    between = shadow.plain[taken[-1].end : line.start]
    if _RULED.search(between):
        return True
    apart = between.count("\n") > 1 or "|" in between or "\n#" in between
    led = following is not None and _BODY.match(following.plain) is not None and not following.capital
    if issuing and following is not None and _SESSION.match(following.plain):
        return True
    if issuing and (apart or (led and len(line.plain) < 60)):
        return True
    return _BODY.match(line.plain) is not None and not line.capital


def title_of(shadow: ShadowText, title: TitleBlock | None, behind: int, after: int | None) -> str | None:
    """Return the title as printed, or the subject of an official letter ``behind`` its number.

    ``after`` is the place behind the words that announce a document without a head.
    """
    if title and title.end > title.start:
        # The mark that ends a title in quotation marks is one of it.
        quoted = shadow.plain[title.end : title.end + 1] == '"'
        open_mark = quoted and shadow.plain.count('"', title.start, title.end) % 2
        return on_one_line(shadow.slice(title.start, title.end + 1 if open_mark else title.end))
    subject = _SUBJECT.search(shadow.plain, behind, behind + 900)
    if subject:
        return "V/v " + on_one_line(shadow.slice(*subject.span("subject")))
    return None if after is None else _title_after(shadow, after)


def _title_after(shadow: ShadowText, place: int) -> str | None:
    about = _ABOUT.search(shadow.flow, place, place + 120)
    if about is None:
        return None
    stop = _END_OF_TITLE.search(shadow.flow, about.start())
    return on_one_line(shadow.slice(about.start(), stop.start() if stop else about.start() + 300))
