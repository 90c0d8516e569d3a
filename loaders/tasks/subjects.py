"""What a document is on that somebody is to issue: ``xây dựng Kế hoạch tuyên truyền cải cách hành chính``."""

import re

from loaders.tasks.phrases import UnitPhrases, tidy

_BEFORE_SUBJECT = re.compile(
    r"\s*(?:cu\s+the(?!\s+hoa)\s*)?(?:hoac\s+(?:cac\s+)?(?:van\s+ban|long\s+ghep)\s*)?"
    r"(?:de\s+(?:to\s+chuc\s+)?trien\s+khai(?:\s+thuc\s+hien)?\s*)?"
)
"""What says nothing on the subject, or what may be issued instead of a plan."""
_DONE_BY_IT = re.compile(
    r"\s*(?:,|va)\s+(?:(?:to\s+chuc|trien\s+khai|thuc\s+hien|day\s+manh|tang\s+cuong)\s+){1,3}"
    r"(?:(?:co\s+)?hieu\s+qua\s+|tot\s+)?(?:(?:cong\s+tac|viec)\s+)?(?=\w)(?!theo|trong|tai|ke\s+hoach)"
)
_SUBJECT_END = re.compile(
    r"[.;:(]|(?P<and>\s+va\s+(?!thong|xa|quan))|,\s+(?=bao\s+dam|dam\s+bao|chi\s+dao|gui|hoan|truoc|cham|va\s+gui|bao\s+cao|to\s+chuc)|"
    r"\s+(?=truoc\s+ngay|trong\s+(?:thang|quy|nam)\s|(?:bao\s+dam|dam\s+bao)\s+(?:thoi|tien|tinh|dung)\s|cham\s+nhat|hoan\s+thanh|de\s+to\s+chuc|de\s+trien\s+khai|gui\s+ve|trong\s+pham\s+vi|tai\s+(?:co\s+quan|don\s+vi|dia\s+phuong)|cua\s+(?:co\s+quan|d[a-z]n\s+vi|dia\s+phuong))"
)
_LONGEST_SUBJECT = 220


def subject_of(phrases: UnitPhrases, place: int, end: int) -> tuple[str | None, int]:
    """Return what the document is on, and where these words end.

    Where none follow the type, it is on what is done by it: ``xây dựng kế hoạch và triển khai hạ tầng số``.
    """
    folded = phrases.shadow.folded
    start = _BEFORE_SUBJECT.match(folded, place)
    begin = start.end() if start else place
    done = _DONE_BY_IT.match(folded, begin, end)
    begin = done.end() if done else begin
    stop = _subject_end(phrases, begin, end)
    return tidy(phrases.shadow.slice(begin, stop)).strip(" ,.;") or None, stop


def _subject_end(phrases: UnitPhrases, start: int, end: int) -> int:
    """Return where the words on a subject end; ``và`` ends them where something else to do follows."""
    folded = phrases.shadow.folded
    last = min(end, start + _LONGEST_SUBJECT)
    if last < end:
        comma = folded.rfind(",", start, last)
        last = comma if comma > 0 else max(start, folded.rfind(" ", start, last))
    for stop in _SUBJECT_END.finditer(folded, start, last):
        if stop["and"] is None or not phrases.accented or phrases.opens_with_verb(stop.end(), end):
            return stop.start()
    return last
