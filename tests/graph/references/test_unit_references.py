"""A unit as a person names it: units of the store first, then the administrations of the areas."""

from typing import Any

import pytest

from graph.errors import AmbiguousReference, UnknownReference
from graph.references import resolve_unit_reference
from graph.references.units import find_area

NINH_GIANG = "urn:cancu:unit:vn;hai.duong;ninh.giang"
GIAO_LONG = "urn:cancu:unit:vn;ben.tre;chau.thanh;giao.long:uy.ban.nhan.dan"


@pytest.fixture
def store(world: Any) -> Any:
    world.unit(f"{NINH_GIANG}:phong.noi.vu", "Phòng Nội vụ huyện Ninh Giang")
    world.unit(f"{NINH_GIANG}:uy.ban.nhan.dan", "UBND huyện Ninh Giang")
    world.unit("urn:cancu:unit:vn:bo.noi.vu", "Bộ Nội vụ")
    world.unit(GIAO_LONG, "UBND xã Giao Long")
    return world.store()


@pytest.mark.parametrize(
    "text, found",
    [
        ("Phòng Nội vụ huyện Ninh Giang", f"{NINH_GIANG}:phong.noi.vu"),
        ("phong noi vu ninh giang", f"{NINH_GIANG}:phong.noi.vu"),
        ("Phòng Nội vụ huyện Ninh Giang, tỉnh Hải Dương", f"{NINH_GIANG}:phong.noi.vu"),
        ("huyện Ninh Giang", f"{NINH_GIANG}:uy.ban.nhan.dan"),
        ("UBND huyện Ninh Giang", f"{NINH_GIANG}:uy.ban.nhan.dan"),
        ("Ủy ban nhân dân huyện Ninh Giang", f"{NINH_GIANG}:uy.ban.nhan.dan"),
        ("Bộ Nội vụ", "urn:cancu:unit:vn:bo.noi.vu"),
        ("UBND xã Giao Long, Châu Thành, Bến Tre", GIAO_LONG),
        ("xa giao long", GIAO_LONG),
        ("tỉnh Hải Dương", "urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan"),
        ("Hà Nội", "urn:cancu:unit:vn;ha.noi@2025:uy.ban.nhan.dan"),
        ("urn:cancu:area:vn;hai.duong", "urn:cancu:unit:vn;hai.duong:uy.ban.nhan.dan"),
        (f"{NINH_GIANG}:phong.noi.vu", f"{NINH_GIANG}:phong.noi.vu"),
        ("urn:cancu:unit:vn;ben.tre:uy.ban.nhan.dan", "urn:cancu:unit:vn;ben.tre:uy.ban.nhan.dan"),
    ],
)
def test_what_a_person_writes_is_one_unit(store: Any, text: str, found: str) -> None:
    assert resolve_unit_reference(store, text) == found


def test_the_day_chooses_between_the_eras(store: Any) -> None:
    assert (
        resolve_unit_reference(store, "Hà Nội", on="2024-06-01") == "urn:cancu:unit:vn;ha.noi:uy.ban.nhan.dan"
    )
    area = find_area(store, "Hải Phòng", on="2025-08-01")
    assert area is not None and area.id == "urn:cancu:area:vn;hai.phong@2025"


def test_many_places_of_one_name_are_all_named_with_where_they_are(store: Any) -> None:
    with pytest.raises(AmbiguousReference) as error:
        resolve_unit_reference(store, "huyện Châu Thành")
    labels = [label for _, label in error.value.candidates]
    assert "UBND huyện Châu Thành (tỉnh Bến Tre)" in labels
    assert len(labels) > 5


def test_a_place_alone_is_its_administration_however_many_bodies_are_known_there(world: Any) -> None:
    for body, name in (("uy.ban.nhan.dan", "UBND tỉnh Hưng Yên"), ("bao.hung.yen", "Báo Hưng Yên")):
        world.unit(f"urn:cancu:unit:vn;hung.yen:{body}", name)
    store = world.store()
    assert resolve_unit_reference(store, "Hưng Yên") == "urn:cancu:unit:vn;hung.yen:uy.ban.nhan.dan"


def test_the_place_of_a_body_that_no_vocabulary_knows_is_where_it_works(world: Any) -> None:
    world.unit("urn:cancu:unit:vn;hung.yen:bao.hung.yen", "Báo Hưng Yên")
    area = find_area(world.store(), "Báo Hưng Yên")
    assert area is not None and area.id == "urn:cancu:area:vn;hung.yen"


def test_a_central_body_has_no_place(store: Any) -> None:
    assert find_area(store, "Bộ Nội vụ") is None


def test_a_document_is_no_unit(world: Any) -> None:
    world.instrument("urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76", type="Nghị quyết")
    with pytest.raises(UnknownReference):
        resolve_unit_reference(world.store(), "urn:lex:vn:chinh.phu:nghi.quyet:2021-07-15;76")


@pytest.mark.parametrize("text", ["huyện Không Có", "Phòng Không Có", "urn:cancu:unit:vn;không:có", ""])
def test_what_is_nowhere_is_unknown(store: Any, text: str) -> None:
    with pytest.raises(UnknownReference):
        resolve_unit_reference(store, text)
