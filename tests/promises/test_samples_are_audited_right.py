"""The two audits of ``examples/expected.yaml``: who issued, who was late, who did not."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.service import open_service

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))
SYMBOLS = {entry["path"]: (entry["symbol"], entry["issuer"]) for entry in EXPECTED["files"]}
AS_OF = "2024-06-30"


@pytest.fixture(scope="module")
def declared(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the samples with the declarations of ``collected.csv``."""
    import csv

    path = tmp_path_factory.mktemp("declared") / "cancu.db"
    shutil.copy(samples, path)
    with (
        (EXAMPLES / "collected.csv").open(encoding="utf-8", newline="") as file,
        open_service(str(path)) as s,
    ):
        for row in csv.DictReader(file):
            s.declare_collected(row["unit"], int(row["year"]), below=True)
    return path


@pytest.mark.parametrize("expected", EXPECTED["audits"], ids=lambda audit: audit["under"])
def test_an_audit_says_who_has_issued_and_who_has_not(declared: Path, expected: dict[str, Any]) -> None:
    symbol, issuer = SYMBOLS[expected["instrument"]]
    with open_service(str(declared)) as service:
        answer = service.audit(
            f"{symbol} {issuer} {expected['year']}",
            expected["year"], expected["under"], expected["level"], AS_OF, False,
        )  # fmt: skip
        nodes = {node["id"]: node for node in answer["nodes"]}
    assert answer["expected"] == expected["expected"]
    assert {state: n for state, n in answer["summary"].items() if n} == expected["summary"]
    found = {
        cell["unit"]["name"].removeprefix("UBND "): (
            cell["state"],
            cell["due"],
            cell["days_late"],
            [(nodes[one]["symbol"], nodes[one]["issuer"]) for one in cell["documents"]],
        )
        for cell in answer["cells"]
    }
    assert found == {
        cell["unit"]: (
            cell["state"],
            expected["due"],
            cell["days_late"],
            [SYMBOLS[cell["document"]]] if cell["document"] else [],
        )
        for cell in expected["cells"]
    }
