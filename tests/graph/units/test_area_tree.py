"""graph.units.tree: who belonged to whom on a day, and what became of it."""

import pytest

from graph.model import Level
from graph.units import unit_tree

NINH_GIANG = "urn:cancu:area:vn;hai.duong;ninh.giang"


def names(areas):
    return [area.name for area in areas]


def ids(areas):
    return [area.id.removeprefix("urn:cancu:area:") for area in areas]


@pytest.mark.parametrize(
    "on, counts",
    [
        ("2023-04-10", [63, 705, 10599]),
        ("2025-03-01", [63, 696, 10035]),
        ("2025-06-30", [63, 696, 10035]),
        ("2025-07-01", [34, 0, 3321]),
        ("2026-04-30", [34, 0, 3321]),
    ],
)
def test_the_areas_of_a_day_are_as_many_as_the_decrees_say(on, counts):
    levels = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
    assert [len(unit_tree().areas(level, on=on)) for level in levels] == counts


def test_every_area_is_found_under_its_identifier():
    tree = unit_tree()
    for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
        for area in tree.areas(level):
            assert tree.area(area.id) == area


def test_an_area_knows_its_days_its_parent_and_its_ancestors():
    tree = unit_tree()
    huyen = tree.area(NINH_GIANG)
    assert (huyen.name, huyen.label, huyen.level) == ("Huyện Ninh Giang", "huyện Ninh Giang", Level.DISTRICT)
    assert huyen.parent == "urn:cancu:area:vn;hai.duong"
    assert tree.area(NINH_GIANG, on="2025-07-01") is None
    xa = tree.find_areas("xã Giao Long, Châu Thành, Bến Tre")[0]
    assert ids(tree.ancestors(xa.id)) == ["vn;ben.tre;chau.thanh", "vn;ben.tre"]
    assert ids(tree.lineage(xa)) == ["vn;ben.tre;chau.thanh;giao.long", "vn;ben.tre;chau.thanh", "vn;ben.tre"]


def test_an_unknown_identifier_is_no_area():
    tree = unit_tree()
    assert tree.area("urn:cancu:area:vn;atlantis") is None
    assert tree.ancestors("urn:cancu:area:vn;atlantis") == ()
    assert tree.successors("urn:cancu:area:vn;atlantis") == ()
    assert tree.children("urn:cancu:area:vn;atlantis") == []


def test_children_are_those_of_the_day():
    tree = unit_tree()
    assert "Xã Hồng Đức" in names(tree.children(NINH_GIANG, on="2024-02-01"))
    assert "Xã Hồng Đức" not in names(tree.children(NINH_GIANG, on="2025-03-01"))
    assert len(tree.areas(Level.COMMUNE, under="urn:cancu:area:vn;hai.phong@2025", on="2025-07-01")) == 114


def test_a_kind_that_changed_is_one_area_with_two_stretches():
    tree = unit_tree()
    identifier = "urn:cancu:area:vn;hai.duong;kinh.mon"
    assert tree.area(identifier, on="2019-06-01").name == "Huyện Kinh Môn"
    assert tree.area(identifier, on="2024-01-01").name == "Thị xã Kinh Môn"


def test_a_commune_belongs_to_the_district_of_the_day():
    tree = unit_tree()
    commune = tree.children("urn:cancu:area:vn;thanh.hoa;nghi.son", on="2024-01-01")[0]
    assert tree.ancestors(commune.id, on="2024-01-01")[0].name == "Thị xã Nghi Sơn"


def test_areas_of_one_name_have_identifiers_of_their_own():
    found = unit_tree().find_areas("Cao Lãnh, Đồng Tháp", on="2024-01-01")
    assert ids(found)[:2] == ["vn;dong.thap;huyen.cao.lanh", "vn;dong.thap;thanh.pho.cao.lanh"]
    communes = [
        *unit_tree().find_areas("Minh Quán, Trấn Yên"),
        *unit_tree().find_areas("Minh Quân, Trấn Yên"),
    ]
    assert ids(communes) == [
        "vn;yen.bai;tran.yen;xa.minh.quan.04516",
        "vn;yen.bai;tran.yen;xa.minh.quan.04567",
    ]


def test_a_code_of_both_eras_is_two_areas():
    old = unit_tree().find_areas("phường Trúc Bạch", on="2024")[0]
    new = unit_tree().find_areas("phường Ba Đình", on="2026")[0]
    assert old.code == new.code == "00004"
    assert old.id != new.id


def test_successors_carry_on_one_or_several():
    tree = unit_tree()
    assert ids(tree.successors("urn:cancu:area:vn;hai.duong")) == ["vn;hai.phong@2025"]
    assert "vn;hai.phong;ninh.giang@2025" in ids(tree.successors(NINH_GIANG))
    assert ids(tree.successors("urn:cancu:area:vn;thanh.hoa;tinh.gia")) == ["vn;thanh.hoa;nghi.son"]
    communes = tree.areas(Level.COMMUNE, on="2025-06-30")
    assert sum(len(tree.successors(area.id)) > 1 for area in communes) == 443


@pytest.mark.parametrize(
    "text, found",
    [
        ("huyện Ninh Giang", ["vn;hai.duong;ninh.giang"]),
        ("ninh giang hai duong", ["vn;hai.duong;ninh.giang", "vn;hai.duong;ninh.giang;ninh.giang"]),
        ("UBND xã Giao Long, Châu Thành, Bến Tre", ["vn;ben.tre;chau.thanh;giao.long"]),
        ("xa giao long huyen chau thanh tinh ben tre", ["vn;ben.tre;chau.thanh;giao.long"]),
        ("huyện Châu Thành, Bến Tre", ["vn;ben.tre;chau.thanh"]),
        ("Thị trấn Yên Mỹ", ["vn;hung.yen;yen.my;yen.my"]),
        ("TP.HCM", ["vn;ho.chi.minh"]),
        ("TP. Hồ Chí Minh", ["vn;ho.chi.minh"]),
        ("Q. 8, TP HCM", ["vn;ho.chi.minh;quan.8"]),
        ("quận 08", ["vn;ho.chi.minh;quan.8"]),
        ("Bà Rịa – Vũng Tàu", ["vn;ba.ria.vung.tau"]),
        ("tỉnh Hoà Bình", ["vn;hoa.binh"]),
        ("TỈNH HÒA BÌNH", ["vn;hoa.binh"]),
        ("M'Drắk, Đắk Lắk", ["vn;dak.lak;m.drak", "vn;dak.lak;m.drak;m.drak"]),
        ("Atlantis", []),
        ("xã Giao Long, Ninh Giang", []),
        ("", []),
    ],
)
def test_areas_are_found_as_people_write_them(text, found):
    assert ids(unit_tree().find_areas(text, on="2025-03-15")) == found


def test_without_context_all_areas_of_a_name_are_returned():
    found = unit_tree().find_areas("huyện Châu Thành", on="2024-01-01")
    assert {area.parent.rpartition(";")[2] for area in found} >= {
        "ben.tre",
        "tien.giang",
        "tra.vinh",
        "long.an",
    }
    inside = unit_tree().find_areas("huyện Châu Thành", within="urn:cancu:area:vn;ben.tre")
    assert ids(inside) == ["vn;ben.tre;chau.thanh"]


def test_an_area_first_seen_later_is_found_before_its_first_snapshot():
    assert ids(unit_tree().find_areas("thành phố Thủ Đức", on="2021-06-01")) == ["vn;ho.chi.minh;thu.duc"]


@pytest.mark.parametrize(
    "identifier", ["urn:cancu:area:vn", "urn:cancu:area:", "urn:cancu:area:@2025", "x", ""]
)
def test_an_identifier_of_no_area_is_none(identifier):
    assert unit_tree().area(identifier) is None
