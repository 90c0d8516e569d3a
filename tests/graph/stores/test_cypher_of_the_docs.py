"""The queries of docs/cypher.md give the answers that cancu gives, on a real server that holds the samples."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.audit import audit
from graph.copying import copy
from graph.ledger import Ledger
from graph.queries import Direction, duties, implements, trace
from graph.references import resolve_unit_reference
from graph.stores import open_store
from graph.stores.port import Store
from graph.units import unit_tree
from loaders.readers import find_files, read_source
from loaders.reading import read_text

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "cypher.md").read_text("utf-8")
QUERIES = dict(re.findall(r"```cypher\n// ([a-z-]+):[^\n]*\n(.*?)```", PAGE, re.DOTALL))
RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76"

Ask = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def samples() -> Store:
    """Return a store that holds the samples."""
    store = open_store("memory:")
    ledger = Ledger(store)
    for path in find_files(ROOT / "examples" / "documents"):
        ledger.ingest(read_text(read_source(path)), str(path))
    return store


def test_every_query_of_the_page_gives_the_answer_of_cancu(neo4j: str, samples: Store) -> None:
    store = open_store(neo4j)
    assert copy(samples, store).equal

    def ask(name: str, **values: Any) -> list[Any]:
        connection = store._connection  # type: ignore[attr-defined]
        # The store keeps its parameters under one name; the page has them as users write them.
        return connection.rows(re.sub(r"\$(\w+)", r"$of.\1", QUERIES[name]), **values)

    for compare in (_traces, _implementations, _audit, _duties, _findings):
        compare(ask, samples)
    store.close()


def _traces(ask: Ask, samples: Store) -> None:
    below = [node.id for node in trace(samples, RESOLUTION, Direction.DOWN).view.nodes]
    assert [row[0] for row in ask("trace-down", id=RESOLUTION)] == [id for id in below if id != RESOLUTION]
    commune = max(implements(samples, RESOLUTION, level="commune").plans, key=lambda plan: plan.depth)
    plan = commune.plan.id
    above = [node.id for node in trace(samples, plan, Direction.UP).view.nodes]
    assert [row[0] for row in ask("trace-up", id=plan)] == [id for id in above if id != plan]
    [[chain, quotes]] = ask("chain", id=plan, above=RESOLUTION)
    assert (len(chain), chain[0], chain[-1]) == (commune.depth + 1, plan, RESOLUTION)
    assert all(quotes)
    [[found, label]] = ask("find", symbol="76/nq-cp")
    assert (found, label) == (RESOLUTION, samples.nodes([RESOLUTION])[RESOLUTION].label)


def _implementations(ask: Ask, samples: Store) -> None:
    for level in ("province", "district", "commune"):
        wanted = {plan.plan.id for plan in implements(samples, RESOLUTION, year=2024, level=level).plans}
        assert {row[0] for row in ask("implements", id=RESOLUTION, year=2024, level=level)} == wanted
        assert wanted


def _audit(ask: Ask, samples: Store) -> None:
    [place] = unit_tree().find_areas("huyện Văn Giang, Hưng Yên", on="2024-06-30")
    report = audit(
        samples, unit_tree(), RESOLUTION, year=2024, under=place, level="commune", as_of="2024-12-31"
    )
    wanted = {cell.unit.id: sorted(cell.documents) for cell in report.cells}
    assert any(wanted.values())
    assert not all(wanted.values())
    assert dict(ask("audit", units=sorted(wanted), id=RESOLUTION, year=2024)) == wanted


def _duties(ask: Ask, samples: Store) -> None:
    unit = resolve_unit_reference(samples, "Phòng Nội vụ huyện Văn Giang")
    wanted = [(duty.task.id, duty.role) for duty in duties(samples, [unit]).duties if duty.unit == unit]
    assert sorted((row[0], row[1]) for row in ask("duties", unit=unit)) == sorted(wanted)
    assert wanted


def _findings(ask: Ask, samples: Store) -> None:
    found = [(f.document, f.finding.code, f.finding.severity, f.finding.message) for f in samples.findings()]
    assert sorted(tuple(row[:4]) for row in ask("findings")) == sorted(found)
    assert found
