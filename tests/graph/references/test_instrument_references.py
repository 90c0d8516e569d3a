"""A document as a person writes it: what is found, what is ambiguous, what is unknown."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import AmbiguousReference, UnknownReference, UsageError
from graph.references import resolve_any, resolve_reference

NINH_GIANG = "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan"
GIAO_LONG = "urn:cancu:unit:vn;ben.tre;chau.thanh;giao.long:uy.ban.nhan.dan"


@pytest.fixture
def store(world: Any) -> Any:
    world.instrument("nq76", type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15", issuer_name="Chính phủ")
    world.instrument(
        "nq76-2020", type="Nghị quyết", symbol="76/NQ-CP", date="2020-06-03", issuer_name="Chính phủ"
    )
    world.instrument("nq17", type="Nghị quyết", symbol="17/NQ-CP", status="stub", issuer_name="Chính phủ")
    world.instrument("nq18", type="Nghị quyết", symbol="18-NQ/TW", status="stub", date="2017-10-25")
    world.instrument("kh152", type="Kế hoạch", symbol="152/KH-UBND", date="2023-12-29", issuer=NINH_GIANG,
                     issuer_name="UBND huyện Ninh Giang", period="2024")  # fmt: skip
    world.instrument("kh38", type="Kế hoạch", symbol="38/KH-UBND", date="2024-01-10", issuer=GIAO_LONG,
                     issuer_name="UBND xã Giao Long")  # fmt: skip
    world.instrument("kh38-tỉnh", type="Kế hoạch", symbol="38/KH-UBND", date="2024-01-02",
                     issuer_name="UBND tỉnh Hải Dương")  # fmt: skip
    world.instrument("kh38-huyện", type="Kế hoạch", symbol="38/KH-UBND", date="2022-01-02",
                     issuer="urn:cancu:unit:vn;ben.tre;chau.thanh:uy.ban.nhan.dan",
                     issuer_name="UBND huyện Châu Thành")  # fmt: skip
    world.instrument("qđ7521", type="Quyết định", symbol="7521/QĐ-UBND", status="stub")
    world.instrument("luật", type="Luật", title="Luật Việc làm", name_key="luat viec lam", status="stub")
    world.instrument("cđs", type="Kế hoạch", title="Kế hoạch chuyển đổi số năm 2024", date="2024-02-01",
                     name_key="ke hoach chuyen doi so nam 2024", issuer_name="UBND huyện Ninh Giang")  # fmt: skip
    world.unit("phòng", "Phòng Nội vụ huyện Ninh Giang")
    world.unit(NINH_GIANG, "UBND huyện Ninh Giang")
    world.task("việc", "kh152", "rà soát thủ tục hành chính")
    return world.store()


@pytest.mark.parametrize(
    "text, found",
    [
        ("kh152", "kh152"),
        ("17/NQ-CP", "nq17"),
        ("Nghị quyết số 17/NQ-CP", "nq17"),
        ("NQ 17", "nq17"),
        ("nq17", "nq17"),
        ("nghi quyet 76/NQ-CP 2021", "nq76"),
        ("76/NQ-CP ngày 15/7/2021", "nq76"),
        ("Nghị quyết số 76/NQ-CP ngày 03 tháng 6 năm 2020 của Chính phủ", "nq76-2020"),
        ("nq 76 năm 2020", "nq76-2020"),
        ("18-nq/tw", "nq18"),
        ("152/KH-UBND Ninh Giang 2023", "kh152"),
        ("152/KH-UBND 2024", "kh152"),
        ("152/KH-UBND huyện Ninh Giang, tỉnh Hải Dương", "kh152"),
        ("Kế hoạch 152", "kh152"),
        ("ke hoach cua UBND xa Giao Long nam 2024", "kh38"),
        ("0152/KH-UBND", "kh152"),
        ("38 /KH-UBND Giao Long", "kh38"),
        ("38/KH-UBND xã Giao Long, Bến Tre", "kh38"),
        ("38/KH-UBND tỉnh Hải Dương", "kh38-tỉnh"),
        ("38/KH-UBND Châu Thành", "kh38-huyện"),
        ("38/KH-UBND huyện Châu Thành, tỉnh Bến Tre", "kh38-huyện"),
        ("38/KH-UBND Châu Thành 2024", "kh38"),
        ("7521QĐ-UBND", "qđ7521"),
        ("QĐ 7521", "qđ7521"),
        ("152/KH", "kh152"),
        ("luat viec lam", "luật"),
        ("Luật Việc làm", "luật"),
        ("chuyen doi so 2024", "cđs"),
        ("ke hoach chuyen doi so ninh giang", "cđs"),
    ],
)
def test_what_a_person_writes_is_one_document(store: Any, text: str, found: str) -> None:
    assert resolve_reference(store, text).id == found


@pytest.mark.parametrize(
    "text, candidates",
    [
        ("76/NQ-CP", ["nq76-2020", "nq76"]),
        ("NQ 76", ["nq76-2020", "nq76"]),
        ("38/KH-UBND", ["kh38-tỉnh", "kh38", "kh38-huyện"]),
        ("Kế hoạch 38 năm 2024", ["kh38-tỉnh", "kh38"]),
    ],
)
def test_what_fits_several_names_them_all(store: Any, text: str, candidates: list[str]) -> None:
    with pytest.raises(AmbiguousReference) as error:
        resolve_reference(store, text)
    assert sorted(identifier for identifier, _ in error.value.candidates) == sorted(candidates)
    assert all(label for _, label in error.value.candidates)


@pytest.mark.parametrize(
    "text", ["99/NQ-CP", "QĐ 76", "76/NQ-CP 1999", "152/KH-UBND Hà Nội", "urn:lex:vn:x", "", "zzz"]
)
def test_what_fits_nothing_is_unknown(store: Any, text: str) -> None:
    with pytest.raises(UnknownReference):
        resolve_reference(store, text)


def test_an_identifier_is_a_reference(store: Any, world: Any) -> None:
    world.instrument("urn:lex:vn:chinh.phu:nghi.quyet:2021;1")
    assert resolve_reference(world.store(), "urn:lex:vn:chinh.phu:nghi.quyet:2021;1").label.startswith(
        "Văn bản"
    )


def test_a_doubtful_mention_is_no_candidate_beside_what_it_may_mean(world: Any) -> None:
    world.instrument("a", symbol="5/NQ-CP", date="2021-01-01")
    world.instrument("?", symbol="5/NQ-CP", status="ambiguous")
    assert resolve_reference(world.store(), "5/NQ-CP").id == "a"


@pytest.mark.parametrize(
    "text, found",
    [
        ("17/NQ-CP", "nq17"),
        ("Phòng Nội vụ huyện Ninh Giang", "phòng"),
        ("rà soát thủ tục", "việc"),
        ("huyện Ninh Giang", NINH_GIANG),
        ("chuyển đổi số 2024", "cđs"),
    ],
)
def test_anything_may_be_a_document_a_unit_or_a_task(store: Any, text: str, found: str) -> None:
    assert resolve_any(store, text).id == found


@settings(max_examples=80, deadline=None)
@given(
    st.text(max_size=30)
    | st.from_regex(r"[a-zđ ]{0,6}\d{0,6}[/-]?[A-Z]{0,4}-?[A-Z]{0,4} \d{0,4}", fullmatch=True)
)
def test_whatever_a_person_types_is_found_or_refused_with_a_reason(new_world: Any, text: str) -> None:
    world = new_world()
    world.instrument("nq", symbol="76/NQ-CP", date="2021-07-15")
    try:
        assert resolve_any(world.store(), text).id == "nq"
    except UsageError as error:
        assert text.strip() in error.vi
