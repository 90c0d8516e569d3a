"""A document that was read from two files: evidence points into the text of the file that it names."""

from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from api.app import create_app
from api.cli import main

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN NINH GIANG

Số: 7/KH-UBND
Ninh Giang, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Năm 2024

"""
BASIS = """Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;

Ủy ban nhân dân huyện ban hành Kế hoạch như sau:
"""


def test_each_quote_is_found_in_the_text_of_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + BASIS, "utf-8")
    (tmp_path / "b.txt").write_text("\n\n" + HEAD + "\n" + BASIS, "utf-8")
    store = str(tmp_path / "two.db")
    assert main(["--store", store, "ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    with TestClient(create_app(store)) as client:
        shown = client.get(f"/documents/{quote('7/KH-UBND', safe='')}").json()
        found = [one for relation in shown["outgoing"] for one in relation["evidence"]]
        assert len({one["source"] for one in found}) == 2
        for one in found:
            address = f"/documents/{quote(one['document'], safe='')}/text"
            text = client.get(address, params={"source": one["source"]}).json()["text"]
            assert text[one["start"] : one["end"]] == one["quote"]
        assert client.get(address, params={"source": "0" * 64}).status_code == 404
