"""What is wrong in the citations of a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.identifiers.spelling import Flaw
from graph.reading import Citation, Finding
from loaders.citations.mention import Mention
from loaders.citations.numbered import agrees
from loaders.document import TextUnderReading

_WHY = {
    Flaw.LOST_STROKE: 'thiếu dấu "/"',
    Flaw.LOST_HYPHEN: 'thiếu dấu "-"',
    Flaw.WRONG_SEPARATOR: 'dấu "/" và "-" sai chỗ',
    Flaw.LINE_BREAK: "bị ngắt ở cuối dòng",
}
_NOTHING_BETWEEN = re.compile(r"\s*(?:cua\s[^,;:.()\n]{2,60}?)?\s*(?:,|\bva\b|,\s*va\b)?\s*")


def citation_findings(
    document: TextUnderReading, mentions: Sequence[Mention], citations: Sequence[Citation]
) -> Iterator[Finding]:
    """Yield what is wrong with each citation by itself, then between them."""
    for mention, citation in zip(mentions, citations, strict=True):
        yield from _by_itself(mention, citation)
    yield from _repeated(document, mentions, citations)
    yield from _conflicting(citations)


def _finding(code: str, severity: str, message: str, citation: Citation) -> Finding:
    return Finding(code=code, severity=severity, message=message, start=citation.start, end=citation.end)


def _printed(citation: Citation) -> str:
    return " ".join(citation.text.split())


def _by_itself(mention: Mention, citation: Citation) -> Iterator[Finding]:
    if mention.date is not None and mention.date.impossible:
        yield _finding("impossible-date", "error", f'Ngày không có thật: "{_printed(citation)}"', citation)
    if mention.form == "self" and mention.number is None:
        yield _finding("missing-number", "warning", f'Số văn bản để trống: "{_printed(citation)}"', citation)
    if mention.normal is None:
        return
    symbol = mention.normal.symbol
    if mention.normal.malformed and mention.normal.why:
        why = _WHY.get(mention.normal.why, "sai thể thức")
        message = f'Ký hiệu {why}, hiểu là {symbol}: "{_printed(citation)}"'
        yield _finding("malformed-symbol", "info", message, citation)
    if (
        not mention.listed
        and mention.type
        and symbol.type_code
        and not agrees(mention.type, symbol.type_code)
    ):
        message = (
            f'Gọi là {mention.type} nhưng ký hiệu {symbol} là của loại văn bản khác: "{_printed(citation)}"'
        )
        yield _finding("type-symbol-mismatch", "warning", message, citation)
    if mention.iso and symbol.year and int(mention.iso[:4]) != symbol.year:
        message = f'Năm trong ký hiệu {symbol} khác năm của ngày ban hành: "{_printed(citation)}"'
        yield _finding("conflicting-date", "warning", message, citation)


def _repeated(
    document: TextUnderReading, mentions: Sequence[Mention], citations: Sequence[Citation]
) -> Iterator[Finding]:
    """Yield citations said twice in one breath."""
    numbered = [
        index for index, mention in enumerate(mentions) if mention.symbol and mention.form == "numbered"
    ]
    for first, second in pairwise(numbered):
        one, other = mentions[first], mentions[second]
        same = one.symbol == other.symbol and one.iso == other.iso and not other.listed
        if not same or citations[second].within is not None:
            continue
        if _NOTHING_BETWEEN.fullmatch(document.shadow.flow, one.end, other.start):
            message = f"{one.type} {one.symbol} được dẫn hai lần liền nhau"
            yield _finding("repeated-citation", "info", message, citations[second])


def _conflicting(citations: Sequence[Citation]) -> Iterator[Finding]:
    """Yield citations whose date differs from that of the same instrument earlier in the text."""
    dates: dict[tuple[str | None, str, str | None], str] = {}
    for citation in citations:
        if citation.symbol and citation.date and citation.form == "numbered":
            key = (citation.type, citation.symbol, citation.issuer)
            earlier = dates.setdefault(key, citation.date)
            if earlier != citation.date and earlier[:4] == citation.date[:4]:
                message = f"{citation.type} {citation.symbol} được ghi hai ngày khác nhau: {earlier} và {citation.date}"
                yield _finding("conflicting-date", "warning", message, citation)
