"""graph.units.classes: phrases that address every unit of a kind."""

import pytest

from graph.model import Level
from graph.units import UnitClass, members, unit_class, unit_tree


def of_administrations(*levels, kinds=()):
    return UnitClass(levels=levels, kind="administrations", kinds=kinds)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("UBND các xã, thị trấn", of_administrations(Level.COMMUNE, kinds=("xã", "thị trấn"))),
        ("Chủ tịch UBND các xã", of_administrations(Level.COMMUNE, kinds=("xã",))),
        ("UBND cấp xã", of_administrations(Level.COMMUNE)),
        ("Ủy ban nhân dân cấp huyện, cấp xã", of_administrations(Level.DISTRICT, Level.COMMUNE)),
        ("UBND các cấp", of_administrations(Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)),
        (
            "Ủy ban nhân dân các huyện, thị xã và thành phố",
            of_administrations(Level.DISTRICT, kinds=("huyện", "thị xã", "thành phố")),
        ),
        (
            "UBND các tỉnh, thành phố trực thuộc Trung ương",
            of_administrations(Level.PROVINCE, kinds=("tỉnh", "thành phố")),
        ),
        ("Sở, ban, ngành thuộc UBND Thành phố", UnitClass(levels=(Level.PROVINCE,), kind="departments")),
        ("Thủ trưởng các cơ quan, đơn vị trực thuộc UBND huyện", UnitClass(levels=(), kind="departments")),
        ("UBND huyện", None),
        ("UBND xã Giao Long", None),
        ("Sở Nội vụ", None),
        ("Cơ quan thường trực", None),
        ("", None),
    ],
)
def test_a_phrase_addresses_a_class_or_one_unit(text, expected):
    assert unit_class(text) == expected


def test_members_are_the_administrations_of_the_day():
    ninh_giang = unit_tree().area("urn:cancu:area:vn;hai.duong;ninh.giang")
    communes = members(unit_class("UBND các xã, thị trấn"), ninh_giang, "2024-02-01")
    assert len(communes) == 20
    assert communes[0].name == "UBND thị trấn Ninh Giang"
    assert len(members(unit_class("UBND các xã"), ninh_giang, "2024-02-01")) == 19
    provinces = unit_class("UBND các tỉnh, thành phố trực thuộc trung ương")
    assert [len(members(provinces, None, on)) for on in ("2024-01-01", "2026-01-01")] == [63, 34]


def test_departments_have_no_closed_list():
    assert members(unit_class("các sở, ban, ngành"), None, "2024-01-01") == []
