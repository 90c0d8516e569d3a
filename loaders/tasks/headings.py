"""Headings that name whom they address in two pieces: places behind a colon, a second paragraph in bold."""

import re

from loaders.structure import Paragraph, Section
from loaders.tasks.phrases import UnitPhrases, tidy

_SEVERAL = re.compile(
    r"(?<!\w)(?:cac|nhung)\s+(?:tinh|thanh\s+pho|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong|dac\s+khu|so|bo|phong|ban)(?!\w)"
)
_NAME = r"[^\W\d_a-z]\w*(?:\s+(?!va\s)[^\W\d_a-z]\w*){0,4}"
_NAMES = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})*(?:\s+va\s+{_NAME})?,?\s+(?=[^\W\d_A-Z])")
_LONGEST_NAMES = 600
_LONGEST_PIECE = 200


def with_whole_headings(
    phrases: UnitPhrases, blocks: tuple[Paragraph, ...], tree: tuple[Section, ...]
) -> tuple[Section, ...]:
    """Return the sections; the heading of one goes on over the names or the paragraph that belong to it.

    ``4. UBND các xã: Gia Thuận, Tân Điền chủ động phối hợp ...`` has the work behind the names, and
    ``**3. Đề nghị Hội Liên hiệp**`` with ``**Phụ nữ Thành phố**`` below is one heading.
    """
    found = list(tree)
    index = -1
    for number, block in enumerate(blocks):
        if block.kind is None:
            continue
        index += 1
        section = tree[index]
        if not section.heading:
            continue
        end = _end_of_names(phrases, section)
        if end is None and section.emphasised and number + 1 < len(blocks):
            end = _end_of_second_line(phrases, section, block, blocks[number + 1])
        if end is not None:
            words = tidy(phrases.shadow.slice(section.heading_start, end)).strip(" .:;,")
            found[index] = section._replace(heading=words, body_start=end)
    return tuple(found)


def _end_of_names(phrases: UnitPhrases, section: Section) -> int | None:
    """Return where the names end that say which units of a class a heading with a colon means."""
    plain, start = phrases.shadow.plain, section.body_start
    if plain[section.heading_start : start].rstrip(" *\n")[-1:] != ":":
        return None
    if _SEVERAL.search(phrases.shadow.folded, section.heading_start, start) is None:
        return None
    names = _NAMES.match(plain, start, min(section.end, start + _LONGEST_NAMES))
    if names is None or phrases.head_at(start, names.end()) is not None:
        return None
    return names.end() if phrases.opens_with_verb(names.end(), section.end) else None


def _end_of_second_line(
    phrases: UnitPhrases, section: Section, block: Paragraph, following: Paragraph
) -> int | None:
    """Return where the second paragraph of a heading in bold ends, if it goes on with the name of a unit."""
    plain = phrases.shadow.plain
    if following.kind is not None or following.table or following.end - following.start > _LONGEST_PIECE:
        return None
    if (
        section.body_start < block.end
        or plain[section.heading_start : block.end].rstrip(" *\n")[-1:] in ".:;"
    ):
        return None
    printed = phrases.shadow.slice(following.start - 2, following.end + 2).strip()
    if not (printed.startswith("**") and printed.endswith("**") and printed.count("**") == 2):
        return None
    opener = phrases.words.openers.match(phrases.shadow.folded, section.heading_start, block.end)
    named = phrases.head_at(opener.end() if opener else section.heading_start, block.end) is not None
    start = following.body
    while start < following.end and plain[start] in " *\n":
        start += 1
    new = phrases.head_at(start, following.end) is not None or phrases.opens_with_verb(start, following.end)
    return None if new or not named else following.end
