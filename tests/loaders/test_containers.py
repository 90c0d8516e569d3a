"""Where the documents of a file that holds several begin."""

from itertools import accumulate
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.parts import part_sha256
from graph.reading import Place, Source
from graph.stores import open_store
from loaders.containers import document_spans, split
from loaders.readers import read_source
from loaders.reading import read_file
from loaders.record import file_record

SAMPLES = sorted((Path(__file__).parents[2] / "examples" / "documents").rglob("*.txt"))
HEAD = "ỦY BAN NHÂN DÂN\nXÃ {place}\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
BODY = "Thực hiện nhiệm vụ được giao, Ủy ban nhân dân xã xây dựng kế hoạch như sau.\n" * 6
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\n"


def a_document(place: str, number: str = "Số: 12/KH-UBND\n\nKẾ HOẠCH\n\n") -> str:
    return HEAD.format(place=place) + number + BODY + END


def test_each_document_begins_with_its_agency() -> None:
    one, two, three = (a_document(place) for place in ("ĐÌNH DÙ", "CHỈ ĐẠO", "TÂN QUANG"))
    spans = document_spans(one + two + three)
    assert [(one + two + three)[start:end] for start, end in spans] == [one, two, three]


def test_a_second_motto_without_a_number_stays_with_its_document() -> None:
    attached = a_document("ĐÌNH DÙ", "KẾ HOẠCH\n(Kèm theo Quyết định số 12/QĐ-UBND của UBND xã)\n\n")
    text = a_document("ĐÌNH DÙ", "Số: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\n\n") + attached
    assert document_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize("number", ["Số:      /BC-UBND", "Số: …/BC-UBND", "Số: ......./BC-UBND"])
def test_a_form_without_a_number_is_no_document(number: str) -> None:
    text = a_document("ĐÌNH DÙ") + a_document("CHỈ ĐẠO", f"{number}\n\nBÁO CÁO\n\n")
    assert document_spans(text) == ((0, len(text)),)


def test_a_form_under_its_label_is_no_document() -> None:
    text = a_document("ĐÌNH DÙ") + "Mẫu số 01\n(Kèm theo Kế hoạch)\n\n" + a_document("CHỈ ĐẠO")
    assert document_spans(text) == ((0, len(text)),)


def test_a_motto_before_the_end_of_a_document_begins_none() -> None:
    text = (
        HEAD.format(place="A")
        + "Số: 12/KH-UBND\n"
        + BODY
        + HEAD.format(place="B")
        + "Số: 13/KH-UBND\n"
        + BODY
    )
    assert document_spans(text) == ((0, len(text)),)


def test_the_lines_of_a_head_may_be_wrapped() -> None:
    wrapped = (
        a_document("CHỈ ĐẠO").replace("XÃ HỘI CHỦ", "XÃ HỘI\nCHỦ").replace("NHÂN DÂN\nXÃ", "NHÂN\nDÂN\nXÃ")
    )
    first = a_document("ĐÌNH DÙ")
    assert document_spans(first + wrapped) == ((0, len(first)), (len(first), len(first + wrapped)))


def test_the_samples_joined_come_apart_again_and_none_comes_apart_alone() -> None:
    texts = [path.read_bytes().decode() for path in SAMPLES]
    assert [len(document_spans(text)) for text in texts] == [1] * len(texts)
    starts = [0, *accumulate(len(text) + 2 for text in texts)][:-1]
    found = [start for start, _ in document_spans("\n\n".join(texts))]
    # A frame of a table may stand between two documents; it belongs to the one before it.
    assert [start - near for start, near in zip(found, starts, strict=True)] == [
        text.index("ỦY" if "ỦY BAN" in text[:20] else text[:1]) for text in texts
    ]


@pytest.mark.shared
def test_no_real_document_comes_apart(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "dev").glob("*.txt")):
        text = path.read_bytes().decode()
        assert document_spans(text) == ((0, len(text)),), path.name


def test_the_documents_of_a_file_are_sources_of_their_own_with_their_pages() -> None:
    first, second = a_document("ĐÌNH DÙ"), a_document("CHỈ ĐẠO")
    pages = (
        Place(start=0, page=1),
        Place(start=len(first) - 4, page=2),
        Place(start=len(first) + 50, page=3),
    )
    whole = Source(
        path="a.pdf", sha256="0" * 64, media_type="application/pdf", text=first + second, places=pages
    )
    one, two = split(whole)
    assert (one.path, one.sha256, one.text, one.places) == ("a.pdf", "0" * 64, first, pages[:2])
    assert (two.path, two.sha256, two.text) == ("a.pdf#2", part_sha256("0" * 64, 2), second)
    assert two.places == (Place(start=0, page=2), Place(start=50, page=3))


def test_the_record_of_a_file_of_several_documents_counts_from_its_beginning() -> None:
    text = a_document("ĐÌNH DÙ") + a_document("CHỈ ĐẠO").replace("được giao", "theo Quyết định số 5/QĐ-UBND")
    source = Source(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    record = file_record(read_file(source))
    assert [part["document"]["issuer"] for part in record["parts"]] == ["UBND xã Đình Dù", "UBND xã Chỉ Đạo"]
    assert record["document"] == record["parts"][0]["document"]
    assert record["source"]["characters"] == len(text)
    assert [text[part["start"] : part["end"]] for part in record["parts"]] == [
        one.text for one in split(source)
    ]
    assert record["citations"]
    for citation in record["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["text"]


def test_a_file_of_several_documents_is_read_replaced_and_left_part_by_part(tmp_path: Path) -> None:
    path, store = tmp_path / "all.txt", open_store("memory:")

    def ingest(*texts: str) -> list[tuple[str, ...]]:
        path.write_text("".join(texts), "utf-8")
        Ledger(store).ingest_parts(read_file(read_source(path)), "all.txt")
        return sorted(source.paths for source in store.sources())

    one, two, three = (a_document(place) for place in ("ĐÌNH DÙ", "CHỈ ĐẠO", "TÂN QUANG"))
    assert ingest(one, two, three) == [("all.txt",), ("all.txt#2",), ("all.txt#3",)]
    assert len({source.document for source in store.sources()}) == 3
    before = store.version()
    assert ingest(one, two, three) == [("all.txt",), ("all.txt#2",), ("all.txt#3",)]
    assert store.version() == before
    assert ingest(one) == [("all.txt",)]
