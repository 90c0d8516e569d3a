"""An appendix that is announced and is not there (thiếu phụ lục)."""

import re
from collections.abc import Iterator

from graph.reading import Finding
from loaders.document import TextUnderReading
from loaders.structure import Section, SectionKind

_APPENDIX = r"ph[a-z]\s+l[a-z]c"
_NAMED = re.compile(_APPENDIX)
# Every branch opens with a letter of its own, so that the search skips what cannot open one.
_ATTACHED = (
    r"k[a-z]m(?:\s+theo|(?=\s+ph))",
    r"d[a-z]nh\s+k[a-z]m",
    r"p[a-z]nh\s+k[a-z]m",
    r"g[a-z]i\s+k[a-z]m",
)
_ANNOUNCED = re.compile(
    rf"{_APPENDIX}(?:\s+(?:so\s+)?(?:\d{{1,2}}|[ivx]{{1,4}})\b)?[^.;)\n]{{0,90}}?(?:{'|'.join(_ATTACHED)})|"
    + "|".join(rf"{attached}[^.;)\n]{{0,40}}?{_APPENDIX}" for attached in _ATTACHED)
)
_OF_ANOTHER = re.compile(
    r"\s*(?:theo\s+)?(?:nghi\s+(?:dinh|quyet)|quyet\s+dinh|thong\s+tu|quy\s+dinh|luat|ke\s+hoach|cong\s+van)(?!\s+nay)"
)


def find_missing_appendices(document: TextUnderReading, tree: tuple[Section, ...]) -> Iterator[Finding]:
    """Yield one finding where an appendix of this document is announced but none follows."""
    folded = document.shadow.folded
    if not _NAMED.search(folded):
        return
    for match in _ANNOUNCED.finditer(folded, document.start, document.end or len(folded)):
        if _OF_ANOTHER.match(folded, match.end()):
            continue
        if any(section.kind is SectionKind.ANNEX and section.start > match.start() for section in tree):
            return
        start, end = document.shadow.span(*match.span())
        yield Finding(
            code="missing-appendix",
            severity="warning",
            message="văn bản nêu có phụ lục kèm theo nhưng không thấy phụ lục",
            start=start,
            end=end,
        )
        return
