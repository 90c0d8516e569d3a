"""Why an instrument is cited: role, basis and relation, from the verb that governs it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold
from loaders.alternatives import words_of
from loaders.citations.mention import Mention
from loaders.shadow import ShadowText
from ontology.vocabularies import LeadVerb, lead_verbs

_BETWEEN = (
    r"(?:\s+(?:cac|nhung|tinh\s+than|noi\s+dung|co\s+hieu\s+qua|day\s+du|tot|nghiem|nghiem\s+tuc|toan\s+bo|mot\s+so\s+dieu\s+cua|"
    r"mot\s+so\s+noi\s+dung\s+cua|dieu\s+\d+|khoan\s+\d+|diem\s+[a-z]|tai|va|cua)|,)*"
)
_CLAUSE_START = (
    r"(?:^|[;.:\n(]|,\s*(?:va\s+)?(?=de\s|can\s|thuc\s|nham\s|tiep\s|xet\s|trien\s|tren\s)"
    r"|\bva\s+(?=de\s|can\s+cu|thuc\s+hien|xet\s))"
)
_LONGEST_SENTENCE = 2000
_THIS = re.compile(
    r"\b(?:quyet\s+dinh|nghi\s+quyet|ke\s+hoach|chi\s+thi|quy\s+dinh|quy\s+che|huong\s+dan|thong\s+tu|nghi\s+dinh|luat|thong\s+bao|"
    r"ket\s+luan|van\s+ban|chuong\s+trinh|de\s+an|phuong\s+an|cong\s+van|phap\s+lenh)\s+nay\b"
)
_ARTICLE = re.compile(r"\bdieu\s+\d+\s*[.:]?\s*$")
_PASSIVE = re.compile(r"\b(?:duoc|da|bi)\s+$")
_PAST = re.compile(
    r"(?<![a-z])(?:da\s+(?:to\s+chuc|ban\s+hanh|chi\s+dao|tap\s+trung)|(?:thoi\s+gian|(?:nhung|cac)\s+nam|\d+\s+nam)\s+(?:vua\s+)?qua|(?:qua|sau)\s+(?:hon\s+|gan\s+)?\d+\s+nam)(?![a-z])"
)
"""What a sentence opens with that tells of the past: it names no basis."""
_MISREAD = r"c[a-z0-9&]{0,2}n\s+c[a-z0-9?']{1,4}|(?P<does>th[a-z]{1,3}\s+hi[a-z]{1,2}n)"
"""``Căn cứ`` and ``Thực hiện`` as recognition without a Vietnamese model spells them: ``Can cif``, ``Thu hién``."""
_DOING = re.compile(r"\b(?:viec|qua\s+trinh|tinh\s+hinh|luat)\s+$")
"""After these a verb is what is spoken of: ``việc thực hiện Nghị quyết`` and ``Luật Thi hành án`` order nothing."""
_REFERS = re.compile(r"[\s)*]*(?:nay\s+)?(?=het\s+hieu\s+luc)")


@dataclass(frozen=True, slots=True)
class Motive:
    """Role, basis and relation of one citation."""

    role: str = "mention"
    basis: str | None = None
    relation: str = "cites"


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    verb: LeadVerb
    opens_clause: bool


@cache
def _verbs() -> dict[str, LeadVerb]:
    return {fold(verb.phrase): verb for verb in lead_verbs()}


@cache
def _spelling(recognised: bool = False) -> re.Pattern[str]:
    words = words_of(_verbs(), "[a-z]").replace(r"\s+", r"[\s,*]+")
    # "Ban Chấp hành" is a body, no verb.
    words = words.replace("c(?<![a-z]c)", r"c(?<![a-z]c)(?<!ban\sc(?=hap))")
    # "can ctr", "cin cu": what recognition makes of "căn cứ".
    misread = r"c(?<![a-z]c)[ai]n\s+c[utic]r?[uir]?"
    others = rf"|(?<![a-z])(?:{_MISREAD})" if recognised else ""
    return re.compile(rf"(?P<verb>{words}|{misread}{others})(?![a-z])")


@cache
def _at_clause_start() -> re.Pattern[str]:
    return re.compile(rf"{_CLAUSE_START}[\s\-+*\"]*(?:can\s+cu\s+)?$", re.MULTILINE)


@cache
def _leads_directly() -> re.Pattern[str]:
    return re.compile(_BETWEEN + r"[\s\"*]*")


def motives(
    shadow: ShadowText,
    mentions: Sequence[Mention],
    within: Sequence[int | None],
    opening: tuple[int, int],
    title: tuple[int, int],
    *,
    recognised: bool = False,
) -> list[Motive]:
    """Return the motive of each citation; ``within`` names the citation in whose title one stands."""
    verbs = _find_verbs(shadow, *opening, recognised=recognised)
    found: list[Motive] = []
    for index, mention in enumerate(mentions):
        holder = within[index]
        nested = holder is not None
        inside = opening[0] <= mention.start < opening[1]
        inside = inside and not _tells_of_the_past(shadow, opening[0], mention.start)
        held = holder is not None and found[holder].role == "legal-basis"
        role = "legal-basis" if inside and (held or _led(shadow, verbs, mention)) else "mention"
        last = found[-1] if found and mentions[index - 1].end <= mention.start else None
        previous = mentions[index - 1] if index else None
        relation = (
            "cites" if nested or role == "legal-basis" else _relation(shadow, mention, previous, last, title)
        )
        found.append(Motive(role, _basis(shadow, verbs, mention, role, nested, title), relation))
    return found


def _basis(
    shadow: ShadowText, verbs: list[_Verb], mention: Mention, role: str, nested: bool, title: tuple[int, int]
) -> str | None:
    """Return the basis by the verb that governs the citation: one verb governs all up to the next."""
    if nested:
        return None
    if role == "legal-basis":
        governing = [verb for verb in verbs if verb.end <= mention.start and _governs(shadow, verb, mention)]
        return governing[-1].verb.basis if governing else None
    if title[0] <= mention.start < title[1]:
        leading = _verb_before(shadow, mention.start)
        return leading.basis if leading and leading.basis == "implements" else None
    return None


def _led(shadow: ShadowText, verbs: list[_Verb], mention: Mention) -> bool:
    return any(verb.end <= mention.start and _governs(shadow, verb, mention) for verb in verbs)


def _governs(shadow: ShadowText, verb: _Verb, mention: Mention) -> bool:
    return verb.opens_clause or bool(_leads_directly().fullmatch(shadow.flow, verb.end, mention.start))


def _find_verbs(shadow: ShadowText, start: int, end: int, *, recognised: bool = False) -> list[_Verb]:
    found = []
    for match in _spelling(recognised).finditer(shadow.flow, start, end):
        key = fold(match["verb"])
        verb = _verbs().get(key) or _verbs()["thuc hien" if recognised and match["does"] else "can cu"]
        if _DOING.search(shadow.flow, max(start, match.start() - 20), match.start()):
            continue
        if verb.basis is not None and not _tells_of_the_past(shadow, start, match.start()):
            opens = bool(
                _at_clause_start().search(shadow.flow, max(start, match.start() - 12), match.start())
            )
            capital = shadow.plain[match.start()].isupper()
            found.append(_Verb(match.start(), match.end(), verb, opens or capital))
    return found


def _tells_of_the_past(shadow: ShadowText, start: int, place: int) -> bool:
    sentence = max(shadow.flow.rfind(mark, start, place) for mark in (". ", "\n", ";"))
    return _PAST.search(shadow.flow, max(start, sentence), place) is not None


def _verb_before(shadow: ShadowText, place: int) -> LeadVerb | None:
    """Return the verb that stands directly before a place, the longest that fits."""
    return _longest_before(shadow, place)[0]


def _longest_before(shadow: ShadowText, place: int) -> tuple[LeadVerb | None, int]:
    low = max(0, place - 90)
    best: tuple[LeadVerb | None, int] = (None, place)
    for match in _spelling().finditer(shadow.flow, low, place):
        if _leads_directly().fullmatch(shadow.flow, match.end(), place):
            verb = _verbs().get(fold(match["verb"]))
            best = (verb, match.start()) if verb and best[0] is None else best
    return best


def _relation(
    shadow: ShadowText,
    mention: Mention,
    previous: Mention | None,
    last: Motive | None,
    title: tuple[int, int],
) -> str:
    """Return what this document does to the one cited; a verb about other documents says nothing of it."""
    verb, start = _longest_before(shadow, mention.start)
    in_title = title[0] <= mention.start < title[1]
    if verb is not None and verb.relation != "cites" and not verb.after:
        return verb.relation if in_title or _this_does(shadow, start) else "cites"
    if _REFERS.match(shadow.flow, mention.end) and _after_verb(shadow, mention.end):
        return "repeals"
    if verb is None and previous is not None and last is not None and last.relation != "cites":
        between = shadow.flow[previous.end : mention.start]
        same_sentence = ". " not in between and "\n" not in between and len(between) < 250
        return (
            last.relation if same_sentence and re.search(r"(?:,|;|\bva)\s*(?:cac\s+)?$", between) else "cites"
        )
    return "cites"


def _after_verb(shadow: ShadowText, place: int) -> bool:
    gap = _REFERS.match(shadow.flow, place)
    return bool(gap and shadow.flow.startswith("het hieu luc", gap.end()))


def _this_does(shadow: ShadowText, start: int) -> bool:
    """Say whether the verb at ``start`` is said of this document: "Quyết định này thay thế", "Điều 2. Bãi bỏ"."""
    if _PASSIVE.search(shadow.flow, max(0, start - 8), start):
        return False
    floor = max(0, start - _LONGEST_SENTENCE)
    sentence = max(floor - 1, *(shadow.flow.rfind(mark, floor, start) for mark in (". ", "\n", ";", ":")))
    before = shadow.flow[sentence + 1 : start]
    article = _ARTICLE.search(shadow.flow, max(0, sentence - 14), sentence + 1)
    return bool(_THIS.search(before)) or (article is not None and not re.search(r"[a-z]{2,}", before))


def within_titles(mentions: Sequence[Mention], titles: Sequence[tuple[int, int] | None]) -> list[int | None]:
    """Return for each citation the index of the one in whose title it stands, the innermost."""
    result: list[int | None] = []
    open_titles: list[int] = []
    for index, mention in enumerate(mentions):
        open_titles = [each for each in open_titles if (titles[each] or (0, 0))[1] > mention.start]
        holding = [each for each in open_titles if (titles[each] or (0, 0))[0] <= mention.start]
        result.append(holding[-1] if holding else None)
        if titles[index]:
            open_titles.append(index)
    return result
