"""What is missing or wrong in the head of a document."""

from collections.abc import Iterator

from graph.reading import Finding
from loaders.citations.numbered import agrees
from loaders.document import TextUnderReading
from loaders.header import Head


def head_findings(document: TextUnderReading, head: Head) -> Iterator[Finding]:
    """Yield what a reader misses in the head, or finds wrong there."""
    if not head.has_head:
        yield Finding(
            code="missing-header",
            severity="warning",
            message="Văn bản không có phần đầu: thiếu cơ quan ban hành, số, ký hiệu hoặc địa danh, ngày tháng",
            start=0,
            end=0,
        )
    yield from _number(document, head)
    yield from _date(document, head)


def _number(document: TextUnderReading, head: Head) -> Iterator[Finding]:
    shadow, header = document.shadow, head.header
    if head.number is not None and head.number.blank:
        start, end = shadow.span(head.number.start, head.number.end)
        yield Finding(
            code="missing-number",
            severity="warning",
            message=f'Số văn bản để trống: "{shadow.slice(head.number.start, head.number.end).strip()}"',
            start=start,
            end=end,
        )
    elif header.number is None and head.has_head:
        yield Finding(
            code="missing-number", severity="warning", message="Văn bản không ghi số", start=0, end=0
        )
    normal = head.normal
    if normal is None or head.number is None:
        return
    code = normal.symbol.type_code
    if header.type and code and not agrees(header.type, code):
        yield Finding(
            code="type-symbol-mismatch",
            severity="warning",
            message=f"Văn bản là {header.type} nhưng ký hiệu {normal.symbol} là của loại văn bản khác",
            start=header.start,
            end=header.end,
        )
    if normal.malformed:
        yield Finding(
            code="malformed-symbol",
            severity="info",
            message=f"Ký hiệu của văn bản viết sai thể thức, hiểu là {normal.symbol}",
            start=header.start,
            end=header.end,
        )


def _date(document: TextUnderReading, head: Head) -> Iterator[Finding]:
    if head.date is None:
        if head.has_head:
            yield Finding(
                code="missing-date",
                severity="warning",
                message="Văn bản không ghi ngày tháng ban hành",
                start=0,
                end=0,
            )
        return
    date = head.date.date
    start, end = document.shadow.span(date.start, date.end)
    printed = " ".join(document.text[start:end].split())
    if date.impossible:
        yield Finding(
            code="impossible-date",
            severity="error",
            message=f'Ngày ban hành không có thật: "{printed}"',
            start=start,
            end=end,
        )
    elif date.iso is None:
        yield Finding(
            code="missing-date",
            severity="warning",
            message=f'Ngày tháng ban hành chưa ghi đủ: "{printed}"',
            start=start,
            end=end,
        )
