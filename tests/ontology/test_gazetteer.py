"""The gazetteer as data: how many units there were on a day, straight from the CSV."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ontology.vocabularies import mapping_csv_path, units_csv_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units() -> list[dict[str, str]]:
    return rows(units_csv_path())


@pytest.fixture(scope="module")
def mapping() -> list[dict[str, str]]:
    return rows(mapping_csv_path())


def alive(units: list[dict[str, str]], date: str) -> list[dict[str, str]]:
    return [unit for unit in units if unit["valid_from"] <= date <= (unit["valid_to"] or "9999")]


@pytest.mark.parametrize(
    ("date", "counts"),
    [
        ("2025-03-01", {"province": 63, "district": 696, "commune": 10_035}),
        ("2025-06-30", {"province": 63, "district": 696, "commune": 10_035}),
        ("2025-07-01", {"province": 34, "commune": 3_321}),
        ("2026-04-30", {"province": 34, "commune": 3_321}),
    ],
)
def test_the_country_has_its_official_number_of_units(
    units: list[dict[str, str]], date: str, counts: dict[str, int]
) -> None:
    assert Counter(unit["level"] for unit in alive(units, date)) == counts


def test_a_code_names_one_unit_at_a_time(units: list[dict[str, str]]) -> None:
    for date in ("2025-03-01", "2025-07-01"):
        keys = [(unit["level"], unit["code"]) for unit in alive(units, date)]
        assert len(keys) == len(set(keys))


def test_every_unit_lies_in_one_that_is_there(units: list[dict[str, str]]) -> None:
    above = {"commune": ("district", "province"), "district": ("province",), "province": ()}
    for date in ("2025-03-01", "2025-07-01"):
        there = {(unit["level"], unit["code"]) for unit in alive(units, date)}
        lost = [
            unit["name"]
            for unit in alive(units, date)
            if above[unit["level"]]
            and not any((level, unit["parent_code"]) in there for level in above[unit["level"]])
        ]
        assert lost == []


def test_every_unit_of_the_last_day_has_successors(units: list[dict[str, str]]) -> None:
    new = {unit["code"] for unit in alive(units, "2025-07-01")}
    last = alive(units, "2025-06-30")
    assert [unit["name"] for unit in last if not unit["successor_codes"]] == []
    assert {code for unit in last for code in unit["successor_codes"].split()} <= new


def test_every_old_commune_has_one_main_successor(mapping: list[dict[str, str]]) -> None:
    main = Counter(
        row["old_code"] for row in mapping if row["level"] == "commune" and row["is_default"] == "1"
    )
    assert len(main) == 10_035
    assert set(main.values()) == {1}
