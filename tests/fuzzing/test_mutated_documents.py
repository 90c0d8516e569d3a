"""Documents changed as accidents and malice change them: read in time, told truly, and kept whole in a store."""

import json
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from graph.interchange import export
from graph.ledger import Ledger, Outcome
from graph.reading import Reading, Source
from graph.stores import open_store
from graph.stores.port import Store
from loaders.readers import read_bytes
from loaders.reading import read_file
from loaders.record import file_record

ROOT = Path(__file__).parents[2]
SECONDS = 20
"""For one text, on a machine that has other work; a text read in time takes a hundredth of this."""
MOST_LETTERS = 20_000

ODD = "\0\a\b\t\v\f\r\x1b\x7f\x85\xa0\xad\u0300\u0301\u0303\u0309\u0323\u200b\u200d\u200f\u202e\u2028\u2060\ufeff\ufffd"
"""Controls, blanks and marks that come with pasting, scanning and conversion."""
SIGNS = '|-–./;:,()[]“”"*#_\\<>&%0123456789IVXĐđƯươ😀ﬁ'
PIECES = [
    *(
        "Căn cứ ",
        "số ",
        "Số: ",
        "/NQ-CP",
        "ngày ",
        "tháng ",
        "năm 2024",
        "31/02/2024",
        "Điều 1. ",
        "khoản 2 ",
    ),
    *(
        "chủ trì, phối hợp với ",
        "trước ngày ",
        "hằng quý",
        "UBND các xã",
        "Nơi nhận:\n",
        "PHỤ LỤC",
        "KẾ HOẠCH\n",
    ),
    *(
        "sửa đổi, bổ sung ",
        "thay thế ",
        "sau đây gọi là ",
        "| a | b |\n",
        "a\tb\tc\n",
        "1.\n",
        "-\n",
        "\n\n\n",
    ),
]


@cache
def samples() -> list[str]:
    files = sorted(path for path in (ROOT / "examples" / "documents").rglob("*") if path.is_file())
    return [read_bytes(path.name, path.read_bytes()).text for path in files]


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, min(len(text), start + draw(st.one_of(st.integers(0, 20), st.integers(0, 1500))))


def left_out(draw: st.DrawFn, text: str) -> str:
    start, end = draw(spans(text))
    return text[:start] + text[end:]


def repeated(draw: st.DrawFn, text: str) -> str:
    start, end = draw(spans(text))
    return text[:end] + text[start:end] * draw(st.sampled_from([1, 2, 40, 400])) + text[end:]


def swapped(draw: st.DrawFn, text: str) -> str:
    (start, end), (other, last) = sorted([draw(spans(text)), draw(spans(text))])
    if end > other:
        return text[end:] + text[:end]
    return text[:start] + text[other:last] + text[end:other] + text[start:end] + text[last:]


def put_in(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    odd = st.text(st.sampled_from(ODD + SIGNS) | st.characters(exclude_categories=["Cs"]), max_size=9)
    return text[:at] + draw(odd | st.sampled_from(PIECES)) + text[at:]


def joined(draw: st.DrawFn, text: str) -> str:
    """Put another document behind, as a file of several has it."""
    return text + draw(st.sampled_from(["\n", "\n\n\f", "-----\n"])) + draw(st.sampled_from(samples()))


def cut(draw: st.DrawFn, text: str) -> str:
    """Cut the lines at a width, as letters, typewriters and mail do."""
    width = draw(st.integers(1, 90))
    end = draw(st.sampled_from(["\n", "\r\n", " \n", "\n\n"]))
    return "".join(
        line[start : start + width] + end
        for line in text.splitlines()
        for start in range(0, len(line) or 1, width)
    )


def spelled(draw: st.DrawFn, text: str) -> str:
    ways: list[Callable[[str], str]] = [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFKD", text),
        str.upper,
        str.lower,
        lambda text: text.replace("\n", " "),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("/", " ").replace("-", ""),
        lambda text: text.encode("ascii", "ignore").decode(),
        lambda text: text[::-1],
    ]
    return draw(st.sampled_from(ways))(text)


@st.composite
def documents(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(samples()))
    for change in draw(
        st.lists(
            st.sampled_from([left_out, repeated, swapped, put_in, joined, cut, spelled]),
            min_size=1,
            max_size=5,
        )
    ):
        text = change(draw, text)[:MOST_LETTERS]
    return text or "x"


def read(text: str) -> tuple[Reading, ...]:
    """Read the text in time, every place in it true."""
    digest = sha256(text.encode()).hexdigest()
    source = Source(path="a.txt", sha256=digest, media_type="text/plain", text=text)
    began = time.process_time()
    readings = read_file(source)
    assert time.process_time() - began < SECONDS
    assert "".join(reading.source.text for reading in readings) == text
    return readings


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "ontology" / "extract.schema.json").read_text("utf-8")))


fuzz = settings(
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
    deadline=None,
)


@fuzz
@given(text=documents())
def test_the_record_of_a_mutated_document_is_true_and_valid(text: str, schema: Draft202012Validator) -> None:
    said = file_record(read(text))
    for part in (*said["citations"], *said["requirements"], *said["deadlines"]):
        assert text[part["start"] : part["end"]] == part["text"]
    for task in said["tasks"]:
        assert 0 <= task["start"] < task["end"] <= len(text)
    for finding in said["findings"]:
        assert finding["start"] is None or 0 <= finding["start"] <= finding["end"] <= len(text)
    again: Any = json.loads(json.dumps(said, ensure_ascii=False).encode("utf-8"))
    assert [error.message for error in schema.iter_errors(again)] == []


def assert_whole(store: Store) -> None:
    """Every relation stands on words that its source has."""
    for relation in store.scan_relations():
        for proof in relation.evidence:
            source = store.source(proof.source)
            assert source is not None
            assert source.text[proof.start : proof.end] == proof.quote


@fuzz
@given(text=documents())
def test_a_mutated_document_is_kept_and_forgotten_whole(text: str) -> None:
    store = open_store("memory:")
    ledger = Ledger(store)
    assert ledger.ingest_parts(read(text), "a.txt") is Outcome.ADDED
    assert_whole(store)
    for form in ("nquads", "jsonl", "graphml"):
        assert "".join(export(store, form)).encode("utf-8")
    ledger.forget("a.txt")
    assert list(store.sources()) == []
    assert list(store.scan_relations()) == []


@fuzz
@given(texts=st.lists(documents(), min_size=2, max_size=2))
def test_the_last_of_several_states_of_a_document_is_what_is_left(texts: list[str]) -> None:
    one, other = open_store("memory:"), open_store("memory:")
    for text in texts:
        Ledger(one).ingest_parts(read(text), "a.txt")
    Ledger(other).ingest_parts(read(texts[-1]), "a.txt")
    assert_whole(one)
    held = [sorted((source.sha256, source.paths) for source in store.sources()) for store in (one, other)]
    assert held[0] == held[1]
    assert list(one.scan()) == list(other.scan())
