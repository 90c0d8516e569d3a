"""The 48 real documents handed over: all go in, and going over them again changes nothing."""

import json
from pathlib import Path

import pytest

from api.cli import main


@pytest.mark.shared
def test_all_of_the_corpus_goes_in_and_stays_as_it_is(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        *("--store", str(tmp_path / "cancu.db"), "ingest", str(shared / "corpus" / "dev")),
        *("--jobs", "2", "--format", "json"),
    ]
    summaries = []
    for _ in range(2):
        assert main(arguments) == 0
        summaries.append(json.loads(capsys.readouterr().out))
    first, second = summaries
    assert (first["files"], first["failed"]) == (48, [])
    assert first["documents"] + first["unchanged"] == 48
    assert (second["documents"], second["unchanged"], second["failed"]) == (0, 48, [])
    for name in ("nodes", "relations", "findings"):
        assert first[name] == second[name] > 0
