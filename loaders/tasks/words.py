"""The words by which a document gives work to units, made into patterns over the folded text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from graph.identifiers.folding import fold, fold_letters
from loaders.alternatives import any_of, words_of
from ontology.vocabularies import read_vocabulary, unit_words

_ORGANISED = r"t[o06]\s+ch\S{1,4}\s+th\S{1,4}\s+hi\S{1,3}"
"""What optical recognition makes of "tổ chức thực hiện"."""
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_SAMPLE = 4000
_LEAST_ACCENTED = 0.03
"""Share of letters that only Vietnamese has, below which the accents of a text say nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns for the words of assignments; each matches folded text with single or several blanks."""

    heads: re.Pattern[str]
    first_words: frozenset[str]
    """The words with which a head begins; most places are ruled out by them."""
    verbs: re.Pattern[str]
    """Verbs and adverbs: where a unit's name ends."""
    adverbs: re.Pattern[str]
    openers: re.Pattern[str]
    assigning: re.Pattern[str]
    work: re.Pattern[str]
    """Verbs, adverbs and the words that open an item of work without being looked for behind a unit."""
    tasking: re.Pattern[str]
    organising: re.Pattern[str]
    new_line: re.Pattern[str]
    """The blank or slash in a cell behind which a unit of its own begins; over the text as printed."""
    stating: re.Pattern[str]
    no_unit: re.Pattern[str]
    partners: re.Pattern[str]
    """Words in small letters with which those begin who help without ``với``: ``phối hợp chính quyền cơ sở``."""
    labels: Mapping[str, str]
    columns: tuple[tuple[str, re.Pattern[str]], ...]
    not_after: Mapping[str, re.Pattern[str]]
    verb_not_after: re.Pattern[str]
    verb_describes: Mapping[str, re.Pattern[str]]
    verb_not_before: Mapping[str, re.Pattern[str]]
    spellings: Mapping[str, frozenset[str]]
    """Accent signatures under which a folded word or phrase is meant."""


@cache
def words() -> Words:
    """Return the patterns, read once from ``ontology/vocabulary/assignments.yaml``."""
    data = read_vocabulary("assignments")
    heads = [*data["heads"], *(word.phrase for word in unit_words()), *_groups(data["groups"])]
    verbs, adverbs, work = data["verbs"], data["adverbs"], data["work"]
    return Words(
        heads=_pattern(heads),
        first_words=frozenset(re.split(r"\W", _key(head), maxsplit=1)[0] for head in heads),
        verbs=_pattern([*verbs, *adverbs]),
        adverbs=_pattern(adverbs),
        openers=re.compile(rf"(?:{_either(data['openers'])}|[dp]e\s+ngh[il])\s+"),
        assigning=re.compile(rf"{_either(data['assigning'])}|{_ORGANISED}"),
        work=_pattern([*verbs, *adverbs, *work]),
        tasking=re.compile(_either(data["tasking"])),
        organising=re.compile(rf"{_either(data['organising'])}|{_ORGANISED}"),
        new_line=_new_line(data["new_line"], data["new_line_not_after"]),
        stating=re.compile(rf"(?:{_either(data['stating'])}|muc\s+[dp]ich|y\w?u\s+c\w{{1,2}}u)\b"),
        no_unit=re.compile(rf"{_either(data['no_unit'])}\b"),
        partners=_pattern(data["partners"]),
        labels={fold(word): group["role"] for group in data["labels"] for word in group["words"]},
        columns=tuple((group["role"], _pattern(group["words"])) for group in data["columns"]),
        not_after={fold(head): _pattern(after) for head, after in data["not_after"].items() if after},
        # "địa bàn" is no Ban.
        verb_not_after=re.compile(rf"(?<!\w)(?<!\bdia\s){_either(data['verb_not_after'])}\s+\Z"),
        verb_describes={
            fold(verb): re.compile(rf"(?<!\w){_either(before)}\s+\Z")
            for verb, before in data["verb_describes"].items()
        },
        verb_not_before={
            fold(verb): re.compile(rf"\s*{_either(after)}(?!\w)")
            for verb, after in data["verb_not_before"].items()
        },
        spellings=_spellings([*heads, *verbs, *adverbs, *work]),
    )


def _groups(nouns: Iterable[str]) -> list[str]:
    return [f"{each} {noun}" for noun in nouns for each in ("các", "những", "mọi", "tất cả các")]


def _new_line(openings: Iterable[str], not_after: Iterable[str]) -> re.Pattern[str]:
    before = "".join(rf"(?<!{word})" for word in not_after)
    # "Ban Chỉ huy Phòng thủ dân sự" has no department in it.
    opening = rf"(?:{'|'.join(openings)})(?!\w|\s+(?:thủ|chống|vệ|cháy)\s)"
    return re.compile(rf"(?:{before}(?<=[^\W\d_A-Z])\s+|(?<=\))\s+|/)(?={opening})")


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first."""
    return f"(?:{any_of(map(_key, phrases))})"


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(words_of(map(_key, phrases)) + r"(?!\w)")


def _key(phrase: str) -> str:
    return " ".join(fold_letters(unicodedata.normalize("NFC", phrase)).split())


def _spellings(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        found.setdefault(_key(phrase), set()).add(signature(phrase))
    return {key: frozenset(signatures) for key, signatures in found.items()}


@lru_cache(maxsize=8192)
def signature(phrase: str) -> str:
    """Return what tells words of other accents apart, wherever in the word the tone stands.

    >>> signature("Uỷ ban") == signature("Ủy Ban"), signature("Báo") == signature("Bảo")
    (True, False)
    """
    parts = unicodedata.normalize("NFD", phrase.lower()).split()
    return " ".join("".join(sorted(part)) for part in parts)


@lru_cache(maxsize=1)
def is_accented(text: str) -> bool:
    """Tell whether the accents of a text can be relied on: no OCR without Vietnamese, no plain typing.

    >>> is_accented("Ủy ban nhân dân xã Giao Long"), is_accented("Uy ban nhan dan x4 Giao Long")
    (True, False)
    """
    sample = text[:_SAMPLE]
    found = _VIETNAMESE.finditer(sample)
    return next(islice(found, int(len(sample) * _LEAST_ACCENTED), None), None) is not None
