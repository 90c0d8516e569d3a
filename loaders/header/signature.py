"""The end of a document: recipients (nơi nhận) and who signed."""

import re
from collections.abc import Iterator
from itertools import islice

from loaders.header.layout import Line, lines_of
from loaders.header.title import with_following
from loaders.printed import on_one_line
from loaders.shadow import ShadowText

_RECIPIENTS = re.compile(r"n[o0]i\s+nh[a-z]{1,3}n\s*:?")
_OPENS_LINE = re.compile(r"(?:^|\|)(?:[^\S\n]|[*_#>\\])*\Z", re.MULTILINE)
_WIDEST_MARGIN = 200
_RECIPIENT = re.compile(r"[-+•]\s*")
_ON_BEHALF = re.compile(r"(?:T[./]?M|K[./]?T|T[./]?L|TUQ|T[./]?U[./]?Q|Q)[.\s/]", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:PHO\s+|Pho\s+|QUYEN\s+|Q\.\s*)?(?:CHU\s+TICH|Chu\s+tich|BI\s+THU|Bi\s+thu|BO\s+TRUONG|Bo\s+truong|THU\s+TUONG|"
    r"Thu\s+tuong|GIAM\s+DOC|Giam\s+doc|TRUONG|Truong|CHANH|Chanh|THUONG|VU\s+TRUONG|CUC\s+TRUONG|HIEU\s+TRUONG|CHU\s+NHIEM|"
    r"TONG|UY\s+VIEN|THU\s+TRUONG|BAN|UY\s+BAN|HOI\s+DONG|TRUONG\s+BAN)"
)
_NAME = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\.?\s*)*[A-Z][a-z]*(?:\s+[A-Z][a-z]*){1,4}$")
_SIGNS = re.compile(
    r"\n[\s*#_\\]{0,11}+(?=[BCGKPT])(?P<signs>TM|T/M|KT|K/T|TL|T/L|TUQ|PHO\s|CHU\s+TICH|BI\s+THU|BO\s+TRUONG|THU\s+TUONG|GIAM\s+DOC|TRUONG|CHANH|CHU\s+NHIEM|TONG)\b"
)
_LONGEST_SIGNATURE = 700
_LONGEST_NAME = 80
_LAST_RECIPIENT = re.compile(r"lu+u\s*:?\s", re.IGNORECASE)
_META_SIGNER = re.compile(r"Nguoi\s+ky\s*:\s*(?P<name>[A-Z][a-z]+(?:[ ][A-Z][a-z]+){1,4})")
_LONGEST_BLOCK = 3500
_MARK = 8
"""Letters before a recipient that are no more the mark of its line."""
_WIDEST_LINE = 2000
"""Letters after which it does not matter how far from its beginning a word stands on a line."""
_BULLET = re.compile(r"[-+•*]\s*$|[-+•]")
_LINES_UNDER_OFFICE = 10
_COLUMN_GAP = 14
"""Letters by which a column must stand further left to be another one."""
_SIGNED = re.compile(r"\([Dd]a\s+ky\)[\s*_]*(?P<name>[A-Z][a-z]*(?:\s+[A-Z][a-z]*){1,4})$")
_COLUMN = 5
"""Lines of the signature that may stand between recipients where two columns were joined."""


def heads_of_recipients(shadow: ShadowText, start: int) -> list[tuple[int, int]]:
    """Return where the words stand, from a place on, over which recipients are listed."""
    return [match.span() for match in _RECIPIENTS.finditer(shadow.folded, start)]


def recipients(shadow: ShadowText, heads: list[tuple[int, int]], start: int, end: int) -> tuple[str, ...]:
    """Return the recipients as listed under the last of the heads, without the mark of each line."""
    place = next(
        (after for head, after in reversed(heads) if head < end and _opens_line(shadow, start, head)), end
    )
    found: list[str] = []
    others = 0
    for line in lines_of(shadow, place, min(end, place + _LONGEST_BLOCK)):
        marked = _is_marked(shadow, line)
        if not marked and (line.capital or not found or _NAME.match(line.plain)):
            others += 1
            if others > _COLUMN:
                break
            continue
        words = on_one_line(shadow.slice(line.start, line.end).lstrip("-+• ")).strip(" ;.,")
        if marked:
            found.append(words)
        else:
            found[-1] += f" {words}"
        if _LAST_RECIPIENT.match(line.plain.lstrip("-+• ")):
            break
    return tuple(found)


def _opens_line(shadow: ShadowText, start: int, place: int) -> bool:
    return _OPENS_LINE.search(shadow.plain, max(start, place - _WIDEST_MARGIN), place) is not None


def _is_marked(shadow: ShadowText, line: Line) -> bool:
    margin = shadow.plain[max(0, line.start - _MARK) : line.start].rpartition("\n")[2]
    return len(margin) < _MARK and bool(_BULLET.search(margin) or _RECIPIENT.match(line.plain))


def signer(shadow: ShadowText, start: int, end: int) -> str | None:
    """Return the name under the last signature block of the text, or by the notes of a web page."""
    done = start
    for first, last in _blocks(shadow, start, end):
        stop = _end_of_line(shadow, last + _LONGEST_SIGNATURE, end)
        complete = True
        for line in lines_of(shadow, max(first, done), stop):
            signed = _SIGNED.search(line.plain) if _ON_BEHALF.match(line.plain) else None
            if signed:
                first, last = signed.span("name")
                return shadow.slice(line.start + first, line.start + last)
            if _is_office(line):
                under = _under(shadow, line, stop)
                name = _name_in(shadow, islice(under, _LINES_UNDER_OFFICE))
                if name:
                    return name
                # An office with less under it than may be is looked at again from the next block.
                complete = complete and next(under, None) is not None
            if complete and line.end < stop:
                done = line.end
    noted = _META_SIGNER.search(shadow.plain, 0, start)
    return shadow.slice(*noted.span("name")) if noted else None


def _end_of_line(shadow: ShadowText, place: int, end: int) -> int:
    """Return where the line ends that goes over a place, so that no name is cut in two there."""
    found = shadow.plain.find("\n", place, min(end, place + _LONGEST_NAME))
    return found if found >= 0 else min(end, place)


def _blocks(shadow: ShadowText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where words stand that open a signature and a line, a cell or a column."""
    # A line break before each of these is sooner searched for than all that may stand there.
    lined = shadow.plain.replace("\t", " ").replace("|", "\n").replace("   ", "  \n")
    # The break in front moves all by one, and what opens the text has one too.
    for found in _SIGNS.finditer("\n" + lined, start + 1 if start else 0, end + 1):
        first, last = found.span("signs")
        yield first - 1, last - 1


def _under(shadow: ShadowText, office: Line, end: int) -> Iterator[Line]:
    """Yield the lines under an office but for those in the column on its left: the recipients."""
    least = _margin(shadow, office) - _COLUMN_GAP
    for line in lines_of(shadow, office.end, end):
        if least <= 0 or _margin(shadow, line) >= least:
            yield line


def _margin(shadow: ShadowText, line: Line) -> int:
    widest = max(0, line.start - _WIDEST_LINE)
    return line.start - max(widest, shadow.plain.rfind("\n", widest, line.start) + 1)


def _is_office(line: Line) -> bool:
    if len(line.plain) >= 60 or not line.capital:
        return False
    return (_ON_BEHALF.match(line.plain) or _OFFICE.match(line.plain)) is not None


def _listed(shadow: ShadowText, line: Line) -> bool:
    """Say whether a line is a recipient in the column beside the signature."""
    return "-" in shadow.plain[max(0, line.start - 3) : line.start] or line.plain.startswith(("-", "+"))


def _name_in(shadow: ShadowText, lines: Iterator[Line]) -> str | None:
    for line, following in with_following(lines):
        if _listed(shadow, line):
            continue
        if _NAME.fullmatch(line.plain) and not line.capital:
            return " ".join(shadow.slice(line.start, line.end).split())
        alone = line.plain.istitle() and " " not in line.plain
        if following and alone and _NAME.fullmatch(f"{line.plain} {following.plain}"):
            return " ".join(shadow.slice(line.start, following.end).replace("*", "").split())
        words = line.plain.split()
        broken = len(words) == 1 and words[0].istitle()
        office = len(line.plain) < 60 and _OFFICE.match(line.plain)
        if not (office or line.capital or broken or "da ky" in line.plain.lower()):
            return None
    return None
