"""The documents of tests/gold were annotated before any rule saw them: what is numbered or dated in them is found."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph.reading import Reading, Source
from loaders.reading import read_text

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.json"))
LEAST_DUTIES = 0.85


@pytest.mark.shared
def test_every_citation_by_number_or_day_is_found_where_it_stands(shared: Path) -> None:
    for path in GOLD:
        gold, text = _document(shared, path)
        found = {(each.start, each.end, each.symbol, each.date) for each in _read(text).citations}
        sure = [each for each in gold["citations"] if not each.get("uncertain")]
        wanted = {
            (each["start"], each["end"], each["symbol"], each["date"])
            for each in sure
            if each["form"] in ("numbered", "dated")
        }
        assert wanted - found == set(), path.stem


@pytest.mark.shared
def test_most_duties_are_found_where_they_stand(shared: Path) -> None:
    hits = total = 0
    for path in GOLD:
        gold, text = _document(shared, path)
        tasks = _read(text).tasks
        for duty in gold["responsibilities"]:
            if not duty.get("uncertain"):
                total += 1
                hits += any(each.start - 60 <= duty["start"] <= each.end for each in tasks)
    assert hits / total >= LEAST_DUTIES


def _document(shared: Path, path: Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text("utf-8"))
    content = (shared / "corpus" / "dev" / f"{gold['id']}.txt").read_bytes()
    assert sha256(content).hexdigest() == gold["sha256"]
    return gold, content.decode("utf-8")


def _read(text: str) -> Reading:
    return read_text(Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text))
