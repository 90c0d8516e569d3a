"""The opening passage (phần căn cứ): from the title to the words with which the document itself begins."""

import re

from loaders.shadow import ShadowText

_DECIDES = re.compile(
    r"^(?:[^\w\n]|_)*(?:NAY\s+)?(?:QUYET\s+DINH|QUYET\s+NGHI|THONG\s+BAO|CHI\s+THI|RA\s+QUYET\s+DINH)"
    r"\s{0,40}:?(?:[^\w\n]|_)*$",
    re.MULTILINE,
)
_FIRST_HEADING = re.compile(
    r"^[^\w\n]*(?:(?:I|A|1)[\s\\]?[.:)\-/](?!\s?C[ai]n\s+c)|(?:PHAN|Phan|CHUONG|Chuong)\s+(?:I|1|thu nhat|THU NHAT)\b"
    r"|(?:Dieu|DIEU)\s+1\b|a\)\s)",
    re.MULTILINE,
)
_BODIES = (
    r"(?:uy\s+ban|ubnd|hdnd|hoi\s+dong|chu\s+tich|thu\s+tuong|bo\s|so\s|phong\s|ban\s(?!hanh\s)|dang\s+uy|tinh\s+uy|huyen\s+uy|"
    r"thanh\s+uy|chinh\s+phu|van\s+phong|cong\s+an|truong\s|trung\s+tam|dang\s+doan|tong\s+cuc|cuc\s|vien\s)"
)
_ACTS = (
    r"(?:ban\s+hanh|xay\s+dung|yeu\s+cau|quyet\s+dinh|quyet\s+nghi|de\s+nghi|thong\s+bao|bao\s+cao|trien\s+khai|"
    r"huong\s+dan|co\s+y\s+kien|chi\s+thi|giao|ket\s+luan|kinh\s+trinh|tong\s+hop)"
)
_ISSUES = re.compile(
    # One of five letters is searched for, and only then what stands before it.
    rf"[;.,:\ny](?:(?<!y)[^\S\n]*|(?<=\bnay)\s+)(?P<issuer>{_BODIES}(?:(?!\bcua\b|\bve\b|\bda\b|\bdang\b|\bduoc\b)[^,;:.\n]){{0,150}}?)\s*\b"
    rf"(?<!\bso\s)(?<!\bbo\s)(?<!\bcuc\s)(?<!\bvien\s)(?<!\bphong\s){_ACTS}\s"
)
_NAMES_ITSELF = re.compile(
    rf"(?:^|[;.,:\n][^\S\n]*)(?P<issuer>{_BODIES}[^;:.()\n]{{3,220}}?)\s*\(\s*(?:sau\s+day\s+)?(?:goi|viet)\s+(?:tat\s+)?la"
    rf"[^()\n]{{3,60}}\)\s*,?\s*{_ACTS}\s",
    re.MULTILINE,
)
"""``Ban Chỉ đạo về ... (sau đây viết là Ban Chỉ đạo) yêu cầu``."""
_FOLLOWS = re.compile(r"\b(?:(?:nhu|noi\s+dung|nhiem\s+vu|cu\s+the)\s+sau|sau\s+day|chi\s+dao|yeu\s+cau)\s*$")
_FARTHEST_FOLLOWS = 40
"""Letters before a colon in which these words may stand."""
_LEADS = re.compile(
    r"\b(?:c[ai]?n\s+c[a-z]{1,3}|thuc?\s+hien|xet|theo|trien\s+khai|de|nham|quan\s+triet|tren\s+co\s+so)\b"
)
_LONGEST = 12_000


def opening_passage(shadow: ShadowText, start: int, end: int) -> tuple[int, int]:
    """Return the span of the opening passage in the shadow; empty where the text begins with its body.

    The words "như sau" end it as do "QUYẾT ĐỊNH:", the first numbered heading, and the clause in which the
    issuer says what it does: what is named after that is the document's own business.
    """
    limit = min(end, start + _LONGEST)
    heading = _FIRST_HEADING.search(shadow.plain, start, limit)
    last = heading.start() if heading else limit
    decides = _DECIDES.search(shadow.plain, start, last)
    last = decides.start() if decides else last
    last = _end_of_announcement(shadow.flow, start, last)
    issues = _first_act_start(shadow, start, last)
    return start, issues if issues is not None else last


def _end_of_announcement(flow: str, start: int, end: int) -> int:
    """Return where a colon ends the words that announce what follows: ``như sau:``; the end if none does."""
    colon = flow.find(":", start, end)
    while colon >= 0:
        if _FOLLOWS.search(flow, max(start, colon - _FARTHEST_FOLLOWS), colon):
            return colon + 1
        colon = flow.find(":", colon + 1, end)
    return end


def _first_act_start(shadow: ShadowText, start: int, end: int) -> int | None:
    act = first_act(shadow, start, end)
    return act[0] if act else None


def names_itself(shadow: ShadowText, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name for which the text gives a short one before it says what that body does."""
    found = _NAMES_ITSELF.search(shadow.flow, start, end)
    return found.span("issuer") if found else None


def first_act(shadow: ShadowText, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the issuer's name in the clause that says what it does, after at least one lead verb."""
    lead = _LEADS.search(shadow.flow, start, end)
    for found in _ISSUES.finditer(shadow.flow, lead.end(), end) if lead else ():
        # Without accents "bổ sung" begins as a ministry does, but a name opens with a capital.
        if shadow.plain[found.start("issuer")].isupper():
            return found.span("issuer")
    return None
