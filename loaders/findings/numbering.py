"""Numbers of sections that do not follow one another: ``II, VI, V``; ``5, 8`` (đánh số không liên tục)."""

from collections.abc import Iterator

from graph.reading import Finding
from loaders.document import TextUnderReading
from loaders.structure import Section, SectionKind

_COUNTED = (SectionKind.CHAPTER, SectionKind.ROMAN, SectionKind.ARTICLE, SectionKind.ARABIC)
_LARGEST_JUMP = 9


def find_numbering_gaps(document: TextUnderReading, tree: tuple[Section, ...]) -> Iterator[Finding]:
    """Yield a finding for each number that does not follow the one before it at its level.

    A list that begins with 1 again is another list; a letter that stands twice in a row was meant to be the next.
    """
    before: dict[tuple[int | None, SectionKind], Section] = {}
    for section in tree:
        lettered = section.kind is SectionKind.LETTER
        if not lettered and (section.kind not in _COUNTED or section.ordinal is None):
            continue
        key = (None if section.kind is SectionKind.ARTICLE else section.parent, section.kind)
        previous = before.get(key)
        before[key] = section
        if previous is None:
            if _lacks_the_first(section):
                yield _gap(document, section, f"mục {section.number} đứng đầu, không có mục I")
            continue
        if not (_is_repeated(document, previous, section) if lettered else _is_gap(previous, section)):
            continue
        yield _gap(document, section, f"mục {section.number} đứng ngay sau mục {previous.number}")


def _gap(document: TextUnderReading, section: Section, message: str) -> Finding:
    start, end = document.shadow.span(section.start, section.body_start)
    return Finding(code="numbering-gap", severity="warning", message=message, start=start, end=end)


def _lacks_the_first(section: Section) -> bool:
    """Tell whether the parts of the text begin with the second: ``II. MỤC ĐÍCH`` after the opening."""
    outermost = section.kind is SectionKind.ROMAN and section.parent is None
    return outermost and section.ordinal == 2 and bool(section.heading)


def _is_repeated(document: TextUnderReading, previous: Section, section: Section) -> bool:
    """Tell whether both have the same letter as printed: ``d`` and ``đ`` follow one another."""
    if previous.number != section.number:
        return False
    printed = [
        "".join(filter(str.isalpha, document.shadow.slice(each.start, each.heading_start)))
        for each in (previous, section)
    ]
    return printed[0] == printed[1] != "a"


def _is_gap(previous: Section, section: Section) -> bool:
    if previous.ordinal is None or section.ordinal is None:
        return False
    step = section.ordinal - previous.ordinal
    if section.ordinal == 1 or step == 1 or abs(step) > _LARGEST_JUMP:
        return False
    return step != 0 or bool(previous.heading and section.heading)
