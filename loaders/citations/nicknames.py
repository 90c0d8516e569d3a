"""Names that a text uses without saying so: ``QĐ 66``, the bare type of what it is about, a name in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.identifiers.folding import fold
from loaders.citations.mention import Mention
from loaders.citations.spans import Spans
from loaders.citations.types import TypeWords
from loaders.shadow import ShadowText

_IN_BRACKETS = re.compile(
    r"\(\s*[\"']?(?P<name>(?:Chuong trinh|De an|Chien luoc|Du an|Ke hoach|Nghi quyet|Chi thi|Quy che|Quy dinh)"
    r"(?:[ ][A-Z0-9][\w&-]{1,15}){1,3})[\"']?\s*\)"
)
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
    known: dict[tuple[str, str], Mention] = {}
    for each in numbered:
        code = each.normal.symbol.type_code if each.normal else None
        if code and each.number:
            known.setdefault((fold(code), each.number.lstrip("0")), each)
    if not known:
        return
    codes = "|".join(sorted({code for code, _ in known}))
    numbers = "|".join(sorted({number for _, number in known}))
    pattern = re.compile(
        rf"(?<![\w/.&-])(?P<code>{codes})\s+(?:so\s+)?0*(?P<number>{numbers})(?![\w/%]|[.,:-]\d|\s*[-/])"
    )
    for found in pattern.finditer(shadow.flow):
        antecedent = known.get((found["code"], found["number"]))
        capital = shadow.plain[found.start() + 1].isupper()
        if antecedent is not None and capital and not _is_cell(shadow, *found.span()):
            yield _taken_up(antecedent, "short", *found.span())


def _is_cell(shadow: ShadowText, start: int, end: int) -> bool:
    """Say whether a place lies in a short cell or line: a table notes its sources there, it does not cite them."""
    first = max(shadow.plain.rfind(mark, 0, start) for mark in "\n\t|")
    stops = [stop for mark in "\n\t|" if (stop := shadow.plain.find(mark, end)) >= 0]
    return min(stops, default=len(shadow.plain)) - first < _SHORTEST_LINE


def _named_in_brackets(shadow: ShadowText, numbered: Sequence[Mention]) -> Iterator[Mention]:
    """Yield where the text uses a name that it put in brackets behind the long one: ``(Chương trình MTQG)``."""
    defined: set[str] = set()
    for brackets in _IN_BRACKETS.finditer(shadow.plain):
        name = brackets["name"]
        near = [each for each in numbered if 0 < brackets.start() - each.end < _SENTENCE]
        if name in defined or not near:
            continue
        defined.add(name)
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)".replace(r"\ ", r"\s+"))
        kind = " ".join(shadow.slice(*brackets.span("name")).split()[:2])
        for found in pattern.finditer(shadow.plain, brackets.end()):
            # The programme is not the decision that approves it, so it has no symbol of its own.
            yield replace(_taken_up(near[-1], "alias", *found.span()), type=kind, symbol=None, number=None)


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
