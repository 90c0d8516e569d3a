"""The end of a document: recipients (nơi nhận) and who signed."""

import re
from itertools import zip_longest

from loaders.header.layout import Line, lines_of
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
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|PHO\s|CHU\s+TICH|BI\s+THU|BO\s+TRUONG|THU\s+TUONG|GIAM\s+DOC|TRUONG|CHANH|CHU\s+NHIEM|TONG)\b"
)
_LINE_HEAD = re.compile(r"(?:^|[\n|]|\s{3})[\s*#_\\]*$")
_LONGEST_SIGNATURE = 700
_LAST_RECIPIENT = re.compile(r"lu+u\s*:?\s", re.IGNORECASE)
_META_SIGNER = re.compile(r"Nguoi\s+ky\s*:\s*(?P<name>[A-Z][a-z]+(?:[ ][A-Z][a-z]+){1,4})")
_LONGEST_BLOCK = 3500
_BULLET = re.compile(r"[-+•*]\s*$|[-+•]")
_LINES_UNDER_OFFICE = 10
_COLUMN_GAP = 14
"""Letters by which a column must stand further left to be another one."""
_SIGNED = re.compile(r"\([Dd]a\s+ky\)[\s*_]*(?P<name>[A-Z][a-z]*(?:\s+[A-Z][a-z]*){1,4})$")
_COLUMN = 5
"""Lines of the signature that may stand between recipients where two columns were joined."""


def recipients(shadow: ShadowText, start: int, end: int) -> tuple[str, ...]:
    """Return the recipients as listed, without the mark of each line."""
    heads = [
        match
        for match in _RECIPIENTS.finditer(shadow.folded, start, end)
        if _OPENS_LINE.search(shadow.plain, max(start, match.start() - _WIDEST_MARGIN), match.start())
    ]
    if not heads:
        return ()
    found: list[str] = []
    others = 0
    for line in lines_of(shadow, heads[-1].end(), min(end, heads[-1].end() + _LONGEST_BLOCK)):
        raw = shadow.plain[shadow.plain.rfind("\n", 0, line.start) + 1 : line.start]
        marked = bool(_BULLET.search(raw) or _RECIPIENT.match(line.plain)) and len(raw) < 8
        if not marked and (line.capital or not found or _NAME.match(line.plain)):
            others += 1
            if others > _COLUMN:
                break
            continue
        words = on_one_line(shadow.slice(line.start, line.end).lstrip("-+• ")).strip(" ;.,")
        found = [*found, words] if marked else [*found[:-1], f"{found[-1]} {words}"]
        if _LAST_RECIPIENT.match(line.plain.lstrip("-+• ")):
            break
    return tuple(found)


def signer(shadow: ShadowText, start: int, end: int) -> str | None:
    """Return the name under the last signature block of the text, or by the notes of a web page."""
    tried: set[int] = set()
    for block in _SIGNS.finditer(shadow.plain, start, end):
        if not _LINE_HEAD.search(shadow.plain, max(start, block.start() - 12), block.start()):
            continue
        lines = lines_of(shadow, block.start(), min(end, block.end() + _LONGEST_SIGNATURE))
        for index, line in enumerate(lines):
            signed = _SIGNED.search(line.plain) if _ON_BEHALF.match(line.plain) else None
            if signed:
                first, last = signed.span("name")
                return shadow.slice(line.start + first, line.start + last)
            if line.start in tried or not _is_office(line):
                continue
            beside = [each for each in lines[index + 1 :] if not _left_of(shadow, each, line)]
            under = beside[:_LINES_UNDER_OFFICE]
            name = _name_under(shadow, under)
            if name:
                return name
            if len(under) == _LINES_UNDER_OFFICE:
                tried.add(line.start)
    noted = _META_SIGNER.search(shadow.plain, 0, start)
    return shadow.slice(*noted.span("name")) if noted else None


def _left_of(shadow: ShadowText, line: Line, office: Line) -> bool:
    """Say whether a line stands in the column on the left of that of the office: with the recipients."""
    return _margin(shadow, line) < _margin(shadow, office) - _COLUMN_GAP


def _margin(shadow: ShadowText, line: Line) -> int:
    return line.start - shadow.plain.rfind("\n", 0, line.start) - 1


def _is_office(line: Line) -> bool:
    opens = _ON_BEHALF.match(line.plain) or _OFFICE.match(line.plain)
    return len(line.plain) < 60 and line.capital and opens is not None


def _listed(shadow: ShadowText, line: Line) -> bool:
    """Say whether a line is a recipient in the column beside the signature."""
    return "-" in shadow.plain[max(0, line.start - 3) : line.start] or line.plain.startswith(("-", "+"))


def _name_under(shadow: ShadowText, lines: list[Line]) -> str | None:
    for line, following in zip_longest(lines, lines[1:]):
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
