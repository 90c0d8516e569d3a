"""Names that a text uses without saying so: ``QĐ 66``, the bare type of what it is about, a name in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from graph.identifiers.folding import fold
from loaders.citations.mention import Mention
from loaders.citations.spans import Spans
from loaders.citations.types import TypeWords
from loaders.shadow import ShadowText
from loaders.wordstarts import find_phrase

_IN_BRACKETS = re.compile(
    r"\(\s*[\"']?(?P<name>(?:Chuong trinh|De an|Chien luoc|Du an|Ke hoach|Nghi quyet|Chi thi|Quy che|Quy dinh)"
    r"(?:[ ][A-Z0-9][\w&-]{1,15}){1,3})[\"']?\s*\)"
)
_CODE_AND_NUMBER = re.compile(
    r"(?<![\w/.&-])[a-z]+\s+(?:so\s+)?(?P<number>\d{1,6}[a-z]?)(?![\w/%]|[.,:-]\d|\s*[-/])"
)
_MOST_NAMES = 200
"""Names that one text puts in brackets: so many that no document has more."""
_SENTENCE = 400
_SHORTEST_LINE = 40
_DEALT_WITH = re.compile(
    r"\b(?:thuc\s+hien|trien\s+khai|thi\s+hanh|tinh\s+than|noi\s+dung|quan\s+triet|theo|cua|voi|trong|muc\s+tieu|nhiem\s+vu)\s+$"
)
_OF_MANY = re.compile(r"\b(?:cac|nhung|mot|moi|du\s+thao)\s+(?:[a-z]+\s+){0,3}$")
_GOES_ON_AS_NAME = re.compile(
    r"\s+(?:nay|so|tren|do|cua|ve|dai\s+hoi|hoi\s+nghi|trung\s+uong|lien|moi|khac|chuyen|ban\s+hanh|sua|thay|cu|rieng|chung|quy|"
    r"phe|duoc\s+ban|\d)\b|\s*/"
)


def find_nicknames(
    shadow: ShadowText,
    words: TypeWords,
    numbered: Sequence[Mention],
    taken: Spans,
    own_type: str | None,
    own_title: str | None,
) -> list[Mention]:
    """Return what takes up a numbered citation by an abbreviation, in brackets or by its bare type."""
    found = [
        *_abbreviated(shadow, numbered),
        *_named_in_brackets(shadow, numbered),
        *_of_title(shadow, words, numbered, own_type, fold(own_title or "")),
    ]
    return [each for each in found if taken.add(each.start, each.end)]


def _taken_up(antecedent: Mention, form: str, start: int, end: int) -> Mention:
    return replace(
        antecedent, start=start, end=end, form=form, normal=None, date=None, symbol_end=None,
        antecedent=antecedent.start, listed=False, confidence=0.7,
    )  # fmt: skip


def _abbreviated(shadow: ShadowText, numbered: Sequence[Mention]) -> Iterator[Mention]:
    """Yield ``QĐ 66`` in a text that cites ``Quyết định số 66/2018/QĐ-UBND``."""
    known: dict[str, dict[str, Mention]] = {}
    for each in numbered:
        code = each.normal.symbol.type_code if each.normal else None
        number = (each.number or "").lstrip("0")
        if code and number:
            known.setdefault(fold(code), {}).setdefault(number, each)
    for code, by_number in known.items():
        for found in _numbered_by(shadow, code):
            antecedent = by_number.get(found["number"].lstrip("0"))
            if antecedent and not _is_cell(shadow, *found.span()):
                yield _taken_up(antecedent, "short", *found.span())


def _numbered_by(shadow: ShadowText, code: str) -> Iterator[re.Match[str]]:
    """Yield where a code in capitals, given folded, stands before a number: ``QĐ 66``, ``CTr số 5``."""
    opens = code[:2].upper()
    place = shadow.plain.find(opens)
    while place >= 0:
        if shadow.flow.startswith(code, place) and (found := _CODE_AND_NUMBER.match(shadow.flow, place)):
            yield found
        place = shadow.plain.find(opens, place + len(opens))


def _is_cell(shadow: ShadowText, start: int, end: int) -> bool:
    """Say whether a place lies in a short cell or line: a table notes its sources there, it does not cite them."""
    plain, floor = shadow.plain, max(0, start - _SHORTEST_LINE)
    first = max(plain.rfind(mark, floor, start) for mark in "\n\t|")
    if first < 0 < floor:
        return False
    stops = (plain.find(mark, end, end + _SHORTEST_LINE) for mark in "\n\t|")
    return min((stop for stop in stops if stop >= 0), default=len(plain)) - first < _SHORTEST_LINE


def _named_in_brackets(shadow: ShadowText, numbered: Sequence[Mention]) -> Iterator[Mention]:
    """Yield where the text uses a name that it put in brackets behind the long one: ``(Chương trình MTQG)``."""
    defined: set[str] = set()
    for brackets in _IN_BRACKETS.finditer(shadow.plain):
        name = brackets["name"]
        if name in defined or len(defined) == _MOST_NAMES:
            continue
        last = bisect_left(numbered, brackets.start(), key=attrgetter("end")) - 1
        if last < 0 or brackets.start() - numbered[last].end >= _SENTENCE:
            continue
        defined.add(name)
        kind = " ".join(shadow.slice(*brackets.span("name")).split()[:2])
        for span in find_phrase(shadow.plain, name, brackets.end()):
            # The programme is not the decision that approves it, so it has no symbol of its own.
            yield replace(_taken_up(numbered[last], "alias", *span), type=kind, symbol=None, number=None)


def _of_title(
    shadow: ShadowText, words: TypeWords, numbered: Sequence[Mention], own_type: str | None, own_title: str
) -> Iterator[Mention]:
    """Yield the bare type of the one instrument of that type that the title of the document names."""
    told = {
        (each.type, each.symbol): each for each in reversed(numbered) if fold(each.symbol or "-") in own_title
    }
    kinds = [kind for kind, _ in told]
    only = {kind: each for (kind, _), each in told.items() if kinds.count(kind) == 1 and kind != own_type}
    for word in words.words if only else ():
        antecedent = only.get(word.name)
        if antecedent is None:
            continue
        printed = shadow.plain[word.start : word.end]
        bare = (
            printed[0].isupper()
            and not printed.isupper()
            and not _GOES_ON_AS_NAME.match(shadow.flow, word.end)
        )
        before = shadow.flow[max(0, word.start - 30) : word.start]
        if bare and _DEALT_WITH.search(before) and not _OF_MANY.search(before):
            yield _taken_up(antecedent, "alias", word.start, word.end)
