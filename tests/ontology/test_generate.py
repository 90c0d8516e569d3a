"""What is generated from the ontology is fresh, and good in itself."""

import ast
import json
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from rdflib import RDF, SKOS, Graph

from ontology import terms, vocabularies
from ontology.declared import read_ontology
from ontology.generate import generated, main, stale
from ontology.vocabularies import document_types
from ontology.wording import label, meaning
from ontology.writers.compiled import compiled

ROOT = Path(__file__).parents[2]


def test_all_generated_files_are_up_to_date() -> None:
    assert stale(generated(read_ontology())) == []


def test_the_same_ontology_gives_the_same_files() -> None:
    assert generated(read_ontology()) == generated(read_ontology())


def test_a_missing_or_different_file_is_stale(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("text", "utf-8")
    (tmp_path / "other").write_text("edited", "utf-8")
    files = {tmp_path / name: "text" for name in ("same", "other", "missing")}
    assert stale(files) == [tmp_path / "other", tmp_path / "missing"]


def test_check_says_that_nothing_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_no_module_of_the_run_time_imports_rdflib() -> None:
    code = (
        "import sys, ontology.terms, ontology.vocabularies as v, ontology.wording as w;"
        "v.document_types(); v.issuers(); v.lead_verbs(); v.unit_words();"
        "print('rdflib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_terms_are_enumerations_and_nothing_else() -> None:
    tree = ast.parse((ROOT / "ontology" / "terms.py").read_text("utf-8"))
    imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imported] == ["from enum import StrEnum"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_member_of_every_enumeration_has_its_words(language: str) -> None:
    enumerations = [
        each
        for each in vars(terms).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    ]
    assert len(enumerations) == 15
    for enumeration in enumerations:
        for term in enumeration:
            assert label(term, language)
            assert meaning(term, language).endswith(".")


def test_every_finding_has_a_severity() -> None:
    assert list(terms.SEVERITY) == list(terms.FindingCode)


def test_the_record_schema_is_a_schema_and_refuses_what_the_ontology_does_not_know() -> None:
    schema = json.loads((ROOT / "ontology" / "extract.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    finding = {
        "code": "missing-number",
        "severity": "warning",
        "message": "thiếu số",
        "start": None,
        "end": None,
        "place": None,
    }
    record = {
        "source": {
            "path": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "characters": 0, "ocr_confidence": None,
        },
        "document": dict.fromkeys(schema["properties"]["document"]["properties"]) | {"recipients": []},
        "citations": [], "tasks": [], "requirements": [], "attached": [], "parts": [], "deadlines": [],
        "findings": [finding],
    }  # fmt: skip
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(record)] == []
    unknown = record | {"findings": [finding | {"code": "bad-mood"}]}
    assert [list(error.path) for error in validator.iter_errors(unknown)] == [["findings", 0, "code"]]


def test_neo4j_keeps_every_kind_of_node_unique() -> None:
    cypher = (ROOT / "ontology" / "neo4j.cypher").read_text("utf-8")
    for kind in terms.NodeKind:
        assert f"FOR (n:{kind.value}) REQUIRE n.id IS UNIQUE;" in cypher


def test_the_types_of_document_are_skos_concepts() -> None:
    graph = Graph()
    graph.parse(ROOT / "ontology" / "vocabulary.ttl", format="turtle")
    scheme = next(s for s in graph.subjects(RDF.type, SKOS.ConceptScheme) if str(s).endswith("document-type"))
    assert len(list(graph.subjects(SKOS.inScheme, scheme))) == len(document_types())


def test_a_vocabulary_edited_since_is_read_from_its_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, made = tmp_path / "words.yaml", tmp_path / "words.json"
    source.write_text("[một]", "utf-8")
    made.write_text(compiled(source).replace("một", "made"), "utf-8")
    monkeypatch.setattr(vocabularies, "vocabulary_path", lambda name: source)
    monkeypatch.setattr(vocabularies, "compiled_path", lambda name: made)
    assert vocabularies.read_vocabulary("words") == ["made"]
    source.write_text("[hai]", "utf-8")
    assert vocabularies.read_vocabulary("words") == ["hai"]


def test_a_vocabulary_reads_the_same_from_json_and_yaml() -> None:
    for path in vocabularies.vocabulary_path("any").parent.glob("*.yaml"):
        assert vocabularies.read_vocabulary(path.stem) == yaml.safe_load(path.read_bytes())
