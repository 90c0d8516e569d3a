"""The vocabularies as data: they fit their schemas, agree with each other, and hold what the law lists."""

import json
from collections import Counter
from collections.abc import Iterable

import pytest
import yaml
from jsonschema import Draft202012Validator

from graph.identifiers.folding import fold, slug
from ontology.vocabularies import (
    area_kinds,
    class_phrases,
    departments,
    document_types,
    duty_words,
    issuers,
    issuers_by_code,
    lead_verbs,
    schema_path,
    types_by_code,
    unit_words,
    vocabulary_path,
)

# Phụ lục III, mục I of Nghị định 30/2020/NĐ-CP, in the order of Điều 7.
ND30 = [
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "QyĐ",
    "TC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "TTr",
    "HĐ",
    "-",
    "CĐ",
    "BGN",
    "BTT",
    "GUQ",
    "GM",
    "GGT",
    "GNP",
    "PG",
    "PC",
    "PB",
    "-",
]


def twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("name", ["document_types", "issuers", "lead_verbs", "registers", "unit_words"])
def test_each_vocabulary_fits_its_schema(name: str) -> None:
    schema = json.loads(schema_path(name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    content = yaml.safe_load(vocabulary_path(name).read_text("utf-8"))
    assert [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(content)
    ] == []


def test_the_types_of_nghi_dinh_30_are_all_there_in_order() -> None:
    listed = sorted((kind for kind in document_types() if kind.nd30), key=lambda kind: kind.nd30 or 0)
    assert [kind.code or "-" for kind in listed] == ND30


def test_the_copies_have_the_abbreviations_of_nghi_dinh_30() -> None:
    codes = {kind.name: kind.code for kind in document_types()}
    assert [codes[name] for name in ("Bản sao y", "Bản trích sao", "Bản sao lục")] == ["SY", "TrS", "SL"]


def test_slugs_are_folded_names() -> None:
    assert [kind.name for kind in document_types() if kind.slug != slug(kind.name)] == []


def test_no_name_stands_for_two_types() -> None:
    assert twice(name for kind in document_types() for name in {fold(each) for each in kind.names}) == []


def test_a_kind_of_another_type_shares_its_code() -> None:
    by_slug = {kind.slug: kind for kind in document_types()}
    kinds = [kind for kind in document_types() if kind.within]
    assert [kind.name for kind in kinds if kind.code != by_slug[kind.within or ""].code] == []


def test_the_first_type_of_a_code_is_the_one_it_belongs_to() -> None:
    first = {code: kinds[0].name for code, kinds in types_by_code().items()}
    expected = {
        "QĐ": "Quyết định", "TTr": "Tờ trình", "TT": "Thông tư", "TB": "Thông báo", "CTr": "Chương trình",
        "KH": "Kế hoạch", "QyĐ": "Quy định", "CV": "Công văn", "KL": "Kết luận", "SL": "Bản sao lục",
    }  # fmt: skip
    assert {code: first[code] for code in expected} == expected


def test_issuers_that_came_and_went_name_their_successors() -> None:
    known = set(issuers_by_code())
    gone = [issuer for issuer in issuers() if issuer.branch == "ministry" and issuer.valid_to]
    assert [issuer.code for issuer in issuers() if issuer.successor and issuer.successor not in known] == []
    assert [i.code for i in gone if not i.successor and not i.name.startswith("Tổng cục")] == []


def test_the_ministries_of_two_days_are_those_of_the_government() -> None:
    def ministries(date: str) -> int:
        return sum(
            issuer.name.startswith("Bộ ") and issuer.exists_on(date)
            for issuer in issuers()
            if issuer.level == "central" and issuer.branch == "ministry"
        )

    assert (ministries("2024-06-01"), ministries("2025-07-01")) == (18, 14)


def test_a_code_shared_by_two_bodies_differs_in_branch_level_or_days() -> None:
    for code, bodies in issuers_by_code().items():
        profiles = [(body.branch, body.level, body.valid_from, body.valid_to) for body in bodies]
        assert len(set(profiles)) == len(profiles), code


def test_no_lead_verb_is_listed_twice() -> None:
    assert twice(verb.phrase for verb in lead_verbs()) == []


def test_only_verbs_of_the_opening_make_a_basis() -> None:
    assert {verb.stands for verb in lead_verbs() if verb.basis} == {"opening"}
    assert {verb.relation for verb in lead_verbs() if verb.basis} == {"cites"}


def test_examples_hold_their_lead_verb_and_counterexamples_cite_nothing() -> None:
    for verb in lead_verbs():
        assert all(fold(verb.phrase) in fold(example) for example in verb.examples), verb.phrase
        assert not any(character.isdigit() for text in verb.counterexamples for character in text), (
            verb.phrase
        )


def test_words_for_units_are_listed_once() -> None:
    assert twice(word.phrase for word in unit_words()) == []
    assert twice(phrase.phrase for phrase in class_phrases()) == []
    assert twice(word.phrase for word in duty_words()) == []
    assert twice(name for each in departments() for name in (each.name, *each.variants)) == []


def test_a_canonical_word_is_itself_listed() -> None:
    phrases = {word.phrase for word in unit_words()}
    assert {word.canonical for word in unit_words() if word.canonical} <= phrases


def test_area_kinds_have_their_usual_level_among_their_levels() -> None:
    assert [kind.name for kind in area_kinds() if kind.level not in kind.levels] == []


def test_a_class_phrase_addresses_levels_or_departments() -> None:
    assert [each.phrase for each in class_phrases() if not each.levels and not each.departments] == []
