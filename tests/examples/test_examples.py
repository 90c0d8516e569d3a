"""The samples: what was composed is what ``examples/expected.yaml`` says, and the places are real."""

import csv
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DOCUMENTS = EXAMPLES / "documents"
EXPECTED = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
FILES: list[dict[str, Any]] = EXPECTED["files"]
LEVELS = ("central", "province", "district", "commune")
KEYS = [
    *("path", "type", "number", "symbol", "date", "place", "issuer", "areas", "level", "period", "title"),
    *("signer", "bases", "mentions", "self_mentions", "requirements", "tasks", "due_dates", "reports"),
    "situations",
]
# Citations that a writer got wrong on purpose: the only ones that may lead nowhere.
FAULTY = {"wrong-citation", "type-symbol-mismatch"}
SITUATIONS = FAULTY | {
    "appendix-markdown",
    "appendix-tsv",
    "blank-number",
    "hard-wrapped",
    "late",
    "missing-next-year",
    "outdated-basis",
    "replaced",
    "replaces",
    "same-name",
    "same-symbol-and-year",
    "same-symbol-as-its-basis",
    "symbol-cut-by-line-end",
    "table-markdown",
    "two-column-layout",
    "undated",
    "web-page-layout",
    "windows-line-ends",
}
NUMBERED = re.compile(r"\b\d+(?:/\d{4})?/[A-ZĐ]+-\s*[A-ZĐ][A-Za-zĐ]+")
each_file = pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["path"])


def text_of(path: str) -> str:
    with (DOCUMENTS / path).open(encoding="utf-8", newline="") as file:
        return file.read()


def folded(text: str) -> str:
    """One blank for any run of blanks and marks of layout, capitals aside."""
    return re.sub(r"[\s*|#]+", " ", text).casefold()


def units() -> list[dict[str, str]]:
    with (ROOT / "ontology" / "units" / "units.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def alive(row: dict[str, str], on: str) -> bool:
    return row["valid_from"] <= on and (not row["valid_to"] or on <= row["valid_to"])


def find_chain(areas: list[str], on: str) -> list[dict[str, str]]:
    """Return the rows of the gazetteer for a path of areas, one each, as of a date."""
    chain: list[dict[str, str]] = []
    for level, name in zip(LEVELS[1:], areas, strict=False):
        parent = chain[-1]["code"] if chain else ""
        found = [
            row
            for row in UNITS
            if (row["level"], row["name"].casefold(), row["parent_code"]) == (level, name.casefold(), parent)
            and alive(row, on)
        ]
        assert len(found) == 1, (name, on, found)
        chain += found
    return chain


def key_of(instrument: dict[str, Any]) -> tuple[str, str, str]:
    return (instrument["issuer"], instrument["symbol"], instrument["date"])


UNITS = units()
KNOWN = {key_of(entry) for entry in FILES if entry["symbol"]}
OUTSIDE = {key_of(entry) for entry in EXPECTED["outside"]}


def test_every_document_is_expected_once_and_nothing_else_is() -> None:
    found = sorted(path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*") if path.is_file())
    assert sorted(entry["path"] for entry in FILES) == found
    assert all(name.isascii() for name in found)


@each_file
def test_an_entry_says_everything(entry: dict[str, Any]) -> None:
    assert list(entry) == KEYS
    assert entry["level"] == LEVELS[len(entry["areas"])]
    assert set(entry["situations"]) <= SITUATIONS


@each_file
def test_the_text_is_composed_unicode(entry: dict[str, Any]) -> None:
    text = text_of(entry["path"])
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text
    assert ("\r\n" in text) == ("windows-line-ends" in entry["situations"])
    assert 25 <= len(text.splitlines()) <= 80


@each_file
def test_the_header_stands_in_the_text(entry: dict[str, Any]) -> None:
    text = folded(text_of(entry["path"]))
    number = f"số: {entry['symbol']} " if entry["symbol"] else "số: /kh-ubnd "
    assert number.casefold() in text
    named = entry["areas"] if entry["level"] != "commune" else entry["areas"][1:]
    for part in (entry["title"], entry["signer"], entry["place"], *named):
        assert folded(part) in text, part


@each_file
def test_dates_are_real_and_in_order(entry: dict[str, Any]) -> None:
    issued = date.fromisoformat(entry["date"]) if entry["date"] else None
    assert (issued is None) == ("undated" in entry["situations"])
    for citation in entry["bases"] + entry["mentions"]:
        cited = date.fromisoformat(citation["date"])
        assert issued is None or cited < issued
    for due in entry["due_dates"]:
        assert issued is None or date.fromisoformat(due) > issued


@each_file
def test_every_area_exists_when_the_document_is_issued(entry: dict[str, Any]) -> None:
    on = entry["date"] or f"{entry['period']}-01-31"
    assert len(find_chain(entry["areas"], on)) == len(entry["areas"])


@pytest.mark.parametrize(
    "entry", [e for e in FILES if e["level"] == "commune"], ids=lambda entry: entry["path"]
)
def test_district_and_commune_alone_tell_where_the_commune_is(entry: dict[str, Any]) -> None:
    on = entry["date"] or f"{entry['period']}-01-31"
    district = entry["areas"][1].casefold()
    homonyms = [
        r for r in UNITS if r["level"] == "district" and r["name"].casefold() == district and alive(r, on)
    ]
    assert len(homonyms) == 1


@each_file
def test_citations_are_slices_of_the_text_in_order(entry: dict[str, Any]) -> None:
    text = text_of(entry["path"])
    place = 0
    for citation in entry["bases"] + entry["mentions"]:
        place = text.index(citation["text"], place) + len(citation["text"])


@each_file
def test_no_numbered_citation_is_left_out(entry: dict[str, Any]) -> None:
    text = text_of(entry["path"])
    printed = Counter(re.sub(r"\s", "", found) for found in NUMBERED.findall(text))
    own = Counter({entry["symbol"]: 1 + entry["self_mentions"]} if entry["symbol"] else {})
    cited = Counter(c["symbol"] for c in entry["bases"] + entry["mentions"] if c["symbol"])
    assert printed == own + cited


@each_file
def test_every_basis_is_known_but_the_faulty_ones(entry: dict[str, Any]) -> None:
    assert entry["bases"]
    for citation in entry["bases"] + entry["mentions"]:
        faulty = "intended" in citation
        assert (key_of(citation) in KNOWN | OUTSIDE) != faulty
        if faulty:
            assert FAULTY & set(entry["situations"])
            assert (citation["issuer"], citation["intended"], citation["date"]) in KNOWN


@each_file
def test_each_tier_rests_on_the_one_above(entry: dict[str, Any]) -> None:
    bases = {(c["issuer"], c.get("intended", c["symbol"])) for c in entry["bases"]}
    above = {
        "province": {("Chính phủ", "76/NQ-CP"), ("Thủ tướng Chính phủ", "23/CT-TTg")},
        "district": {key_of(e)[:2] for e in FILES if e["areas"] == entry["areas"][:1]},
        "commune": {key_of(e)[:2] for e in FILES if e["areas"] == entry["areas"][:2]},
    }
    wanted = above.get(entry["level"])
    if entry["level"] == "province":
        assert wanted is not None and wanted <= bases
    elif wanted is not None:
        assert wanted & bases


@each_file
def test_what_must_be_issued_is_due_on_a_printed_date(entry: dict[str, Any]) -> None:
    text = folded(text_of(entry["path"]))
    for requirement in entry["requirements"]:
        assert requirement["due"] is None or requirement["due"] in entry["due_dates"]
        assert set(requirement["levels"]) <= set(LEVELS)
        assert all(folded(addressee) in text for addressee in requirement["addressees"])


@each_file
def test_due_dates_and_rows_are_those_printed(entry: dict[str, Any]) -> None:
    text = text_of(entry["path"])
    printed = re.findall(r"[Tt]rước\s+ngày\s+(\d+)/(\d+)/(\d{4})", text)
    assert entry["due_dates"] == [date(int(y), int(m), int(d)).isoformat() for d, m, y in printed]
    assert len(re.findall(r"(?m)^(?:\| )?\d+(?:\t| \| )", text)) == entry["tasks"]["rows"]


def test_instruments_outside_carry_no_number_of_ours() -> None:
    assert not OUTSIDE & KNOWN


def test_the_two_communes_of_one_name_are_told_apart_by_their_district() -> None:
    twins = [entry for entry in FILES if "same-name" in entry["situations"]]
    assert {(entry["issuer"], entry["symbol"], entry["date"][:4]) for entry in twins} == {
        ("UBND xã Tân Việt", "06/KH-UBND", "2024")
    }
    assert sorted(entry["areas"][1] for entry in twins) == ["huyện Bình Giang", "huyện Thanh Hà"]


def test_every_situation_has_a_document() -> None:
    assert {situation for entry in FILES for situation in entry["situations"]} == SITUATIONS


def test_what_is_declared_collected_exists() -> None:
    with (EXAMPLES / "collected.csv").open(encoding="utf-8", newline="") as file:
        declared = list(csv.DictReader(file))
    assert [list(row) for row in declared] == [["unit", "year"]] * len(declared)
    for row in declared:
        areas = row["unit"].split(", ")[::-1]
        assert find_chain(areas, f"{row['year']}-12-31")
    collected = {(audit["under"], str(audit["year"])) for audit in EXPECTED["audits"] if audit["collected"]}
    assert {(row["unit"], row["year"]) for row in declared} == collected


@pytest.mark.parametrize("audit", EXPECTED["audits"], ids=lambda audit: audit["under"])
def test_an_audit_covers_exactly_the_communes_of_the_district(audit: dict[str, Any]) -> None:
    district = find_chain(audit["under"].split(", ")[::-1], audit["due"])[-1]
    communes = [
        row["name"].casefold()
        for row in UNITS
        if row["level"] == "commune" and row["parent_code"] == district["code"] and alive(row, audit["due"])
    ]
    assert sorted(cell["unit"].casefold() for cell in audit["cells"]) == sorted(communes)
    assert audit["expected"] == len(communes)
    assert audit["summary"] == dict(Counter(cell["state"] for cell in audit["cells"]))


@pytest.mark.parametrize("audit", EXPECTED["audits"], ids=lambda audit: audit["under"])
def test_the_state_of_a_cell_follows_from_its_document(audit: dict[str, Any]) -> None:
    by_path = {entry["path"]: entry for entry in FILES}
    due = date.fromisoformat(audit["due"])
    for cell in audit["cells"]:
        entry = by_path.get(cell["document"])
        candidates = [
            e["path"] for e in FILES if e["areas"][2:] == [cell["unit"]] and e["period"] == str(audit["year"])
        ]
        if entry is None:
            assert cell["state"] == ("missing" if audit["collected"] else "unknown")
            assert not candidates
            continue
        assert candidates == [entry["path"]]
        late = (date.fromisoformat(entry["date"]) - due).days if entry["date"] else None
        state = "issued_undated" if late is None else "issued_late" if late > 0 else "issued_on_time"
        assert (cell["state"], cell["days_late"]) == (state, late if late and late > 0 else None)
