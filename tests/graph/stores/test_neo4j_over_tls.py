"""A real server that speaks TLS: who trusts its certificate asks and writes, who does not is told and wrote nothing."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreUntrusted
from graph.stores import open_store

ROOT = Path(__file__).parents[3]
PLAN = (
    "Số: 12/KH-UBND\nUBND huyện Ninh Giang, ngày 5 tháng 1 năm 2024\nKẾ HOẠCH\nCải cách hành chính năm 2024\n"
)


@pytest.fixture
def secured(server: Any, neo4j: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of the empty store; whoever is to trust it has to be told the authority."""
    if not server.is_ours:
        pytest.skip("nobody here can vouch for the server that CANCU_NEO4J_URI names")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    return neo4j


def cancu(address: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "api.cli", "--store", address, *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_with_a_trusted_certificate_documents_are_ingested_and_questions_answered(
    secured: str, server: Any, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    address = secured.replace("bolt:", f"{scheme}:")
    assert cancu(address, "ingest", str(tmp_path / "a.txt")).returncode == 0
    shown = cancu(address, "show", "12/KH-UBND")
    assert (shown.returncode, "UBND huyện Ninh Giang" in shown.stdout) == (0, True)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted_is_told_and_nothing_is_written(
    secured: str, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    address = secured.replace("bolt:", f"{scheme}:")
    failed = cancu(address, "ingest", str(tmp_path / "a.txt"))
    assert (failed.returncode, failed.stdout) == (3, "")
    assert f"không tin được chứng chỉ của máy chủ {address}" in failed.stderr
    assert "SSL_CERT_FILE" in failed.stderr
    monkeypatch.setenv("CANCU_LANG", "en")
    assert "is not trusted" in cancu(address, "show", "12/KH-UBND").stderr
    with closing(open_store(secured)) as store:
        assert store._connection.rows("MATCH (n) RETURN count(n)") == [[0]]  # type: ignore[attr-defined]


def test_a_certificate_of_another_host_is_not_trusted(
    secured: str, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
    with pytest.raises(StoreUntrusted, match=r"127\.1"):
        open_store(secured.replace("bolt://127.0.0.1", "bolt+s://127.1"))


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_any_certificate_is_accepted_where_that_is_asked_for(secured: str, scheme: str) -> None:
    with closing(open_store(secured.replace("bolt:", f"{scheme}:"))) as store:
        assert store.counts()["sources"] == 0
