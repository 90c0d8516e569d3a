"""Registers among other files: ingested, told where they are none, and extracted."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from api.extraction import record_of
from api.ingesting import ingest
from api.service import open_service
from graph.model import Status
from graph.stores import open_store
from ontology.terms import NodeKind

ROOT = Path(__file__).parents[2]
REGISTER = (
    "SỔ VĂN BẢN ĐI CỦA UBND HUYỆN NINH GIANG TỈNH HẢI DƯƠNG NĂM 2024\n"
    "Số ký hiệu;Ngày ban hành;Trích yếu\n"
    "152/KH-UBND;05/01/2024;Cải cách hành chính năm 2024\n"
    "153/KH-UBND;06/01/2024;Chuyển đổi số năm 2024\n"
)
PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN NINH GIANG\n\nSố: 152/KH-UBND\nNinh Giang, ngày 05 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nCải cách hành chính năm 2024\n\nTỉnh Hải Dương, huyện Ninh Giang.\n"
)


def silent(path: Path, outcome: str, done: int, total: int) -> None:
    """Watch a run and say nothing."""


def test_a_folder_may_hold_registers_and_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text(REGISTER, "utf-8")
    (tmp_path / "152.txt").write_text(PLAN, "utf-8")
    (tmp_path / "dan.csv").write_text("ten,tuoi\nAn,3\n", "utf-8")
    store = open_store("memory:")
    summary = ingest(store, [tmp_path], 1, silent)
    assert [summary[name] for name in ("files", "documents", "instruments")] == [3, 2, 2]
    [failed] = summary["failed"]
    assert failed["path"].endswith("dan.csv")
    assert "không phải sổ văn bản" in failed["error"] or "no register" in failed["error"]
    known = {str(node.get("symbol")): node for node in store.scan(NodeKind.INSTRUMENT)}
    assert {symbol: node.get("status") for symbol, node in known.items()} == {
        "152/KH-UBND": Status.RESOLVED,
        "153/KH-UBND": Status.RESOLVED,
    }
    assert {symbol: node.get("register_row") for symbol, node in known.items()} == {
        "152/KH-UBND": None,
        "153/KH-UBND": "hàng 4",
    }
    again = ingest(store, [tmp_path], 1, silent)
    assert (again["documents"], again["unchanged"], again["nodes"]) == (0, 2, summary["nodes"])


def test_the_record_of_a_register_lists_its_instruments_and_has_the_form_of_all(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text(REGISTER, "utf-8")
    record, error = record_of(tmp_path / "so.csv")
    schema = json.loads((ROOT / "ontology" / "extract.schema.json").read_text("utf-8"))
    assert (error, [*Draft202012Validator(schema).iter_errors(record)]) == (None, [])
    assert record["document"]["symbol"] is None
    assert [
        (each["symbol"], each["date"], each["place"], each["text"]) for each in record["instruments"]
    ] == [
        ("152/KH-UBND", "2024-01-05", "hàng 3", "152/KH-UBND | 05/01/2024 | Cải cách hành chính năm 2024"),
        ("153/KH-UBND", "2024-01-06", "hàng 4", "153/KH-UBND | 06/01/2024 | Chuyển đổi số năm 2024"),
    ]
    assert record["instruments"][0]["id"] == (
        "urn:lex:vn;hai.duong;ninh.giang:uy.ban.nhan.dan:ke.hoach:2024-01-05;152"
    )


def test_what_only_a_register_lists_is_shown_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text(REGISTER, "utf-8")
    (tmp_path / "152.txt").write_text(PLAN, "utf-8")
    with open_service(str(tmp_path / "cancu.db"), create=True) as service:
        service.ingest([tmp_path], 1, silent)
        listed = service.show("153/KH-UBND")["listed"]
        read = service.show("152/KH-UBND")
    assert (listed["place"], listed["quote"]) == (
        "hàng 4",
        "153/KH-UBND | 06/01/2024 | Chuyển đổi số năm 2024",
    )
    assert (Path(listed["path"]).name, "listed" in read) == ("so.csv", False)
