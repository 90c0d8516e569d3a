"""Every finding that the house gives has its code in the ontology, with words in both languages."""

import re
from pathlib import Path

from ontology.terms import FindingCode

ROOT = Path(__file__).parents[2]
GIVEN = re.compile(r'"([a-z]+(?:-[a-z]+)+)",\s*"(?:info|warning|error)"|code="([a-z-]+)"')


def test_every_code_in_use_is_declared() -> None:
    files = [*(ROOT / "loaders" / "findings").glob("*.py"), *(ROOT / "graph" / "checks").glob("*.py")]
    used = {first or second for file in files for first, second in GIVEN.findall(file.read_text("utf-8"))}
    assert len(used) >= 15
    assert used - {code.value for code in FindingCode} == set()


def test_each_property_that_may_disagree_has_its_code() -> None:
    assert {"conflicting-date", "conflicting-type", "conflicting-symbol"} <= {
        code.value for code in FindingCode
    }
