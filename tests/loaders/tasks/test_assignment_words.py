import json

import yaml
from jsonschema import Draft202012Validator

from loaders.tasks.words import words
from ontology.vocabularies import schema_path, vocabulary_path


def test_the_words_of_assignments_fit_their_schema() -> None:
    schema = json.loads(schema_path("assignments").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    content = yaml.safe_load(vocabulary_path("assignments").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(content)] == []


def test_every_label_has_one_role() -> None:
    assert {
        words().labels[label] for label in ("co quan chu tri", "don vi phoi hop", "thoi gian thuc hien")
    } == {
        "lead",
        "support",
        "deadline",
    }
