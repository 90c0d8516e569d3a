"""Write everything that follows from the ontology: ``python -m ontology.generate [--check]``.

The same cancu.ttl and vocabularies always give the same files. With ``--check`` nothing is written; the exit
status is 1 where a file is missing or differs.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from ontology.declared import Declared, read_ontology
from ontology.vocabularies import compiled_path, vocabulary_path
from ontology.writers.compiled import compiled
from ontology.writers.cypher import neo4j_schema
from ontology.writers.glossary import glossary
from ontology.writers.python_terms import python_terms, words
from ontology.writers.record_schema import record_schema
from ontology.writers.skos import skos_vocabulary

_ROOT = Path(__file__).resolve().parent.parent
OUTPUTS: tuple[tuple[str, Callable[[Declared], str]], ...] = (
    ("ontology/terms.py", python_terms),
    ("ontology/words.json", words),
    ("ontology/neo4j.cypher", neo4j_schema),
    ("ontology/extract.schema.json", record_schema),
    ("ontology/vocabulary.ttl", skos_vocabulary),
    ("docs/glossary.md", glossary),
)


def generated(declared: Declared) -> dict[Path, str]:
    """Return the text of every generated file."""
    files = {_ROOT / name: write(declared) for name, write in OUTPUTS}
    vocabularies = sorted(vocabulary_path("any").parent.glob("*.yaml"))
    return files | {compiled_path(path.stem): compiled(path) for path in vocabularies}


def stale(files: dict[Path, str]) -> list[Path]:
    """Return the files that are missing or say something else."""
    return [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` name those that are not up to date."""
    files = generated(read_ontology())
    outdated = stale(files)
    if "--check" in arguments:
        for path in outdated:
            print(f"not up to date: {path.relative_to(_ROOT)}", file=sys.stderr)
        return 1 if outdated else 0
    for path in outdated:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], "utf-8")
        print(f"written: {path.relative_to(_ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
