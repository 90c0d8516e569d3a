"""graph.units.resolving: a unit as printed becomes the one that is meant there and then."""

import pytest

from graph.identifiers.spelling import normalise_symbol
from graph.model import Level
from graph.units import Unit, UnitContext, administration, issuer_of_symbol, resolve_unit, unit_of, unit_tree

PLACES = {
    "ninh giang": ("huyện Ninh Giang", "2024-01-15"),
    "yen my": ("thị trấn Yên Mỹ, huyện Yên Mỹ, Hưng Yên", "2024-01-15"),
    "giao long": ("xã Giao Long, Châu Thành, Bến Tre", "2024-01-15"),
    "cam my": ("huyện Cẩm Mỹ", "2021-03-05"),
    "quang tri": ("tỉnh Quảng Trị", "2022-01-10"),
    "quang tri 2025": ("tỉnh Quảng Trị", "2025-11-25"),
    "quan 8": ("Quận 8, Thành phố Hồ Chí Minh", "2006-08-08"),
    "hcm 2025": ("Thành phố Hồ Chí Minh", "2025-11-18"),
    "tp hai duong": ("thành phố Hải Dương", "2024-01-15"),
    "ben thanh": ("phường Bến Thành", "2025-12-01"),
}


def context(place):
    if place is None:
        return UnitContext()
    text, date = PLACES[place]
    return UnitContext(area=unit_tree().find_areas(text, on=date)[0], date=date)


def name(text, place=None):
    unit = resolve_unit(text, context(place))
    return unit and unit.name


@pytest.mark.parametrize(
    "place, printed, complete",
    [
        ("ninh giang", "UBND huyện", "UBND huyện Ninh Giang"),
        ("ninh giang", "Uỷ ban nhân dân tỉnh", "UBND tỉnh Hải Dương"),
        ("ninh giang", "Chủ tịch UBND huyện", "UBND huyện Ninh Giang"),
        ("ninh giang", "Phòng Nội vụ", "Phòng Nội vụ huyện Ninh Giang"),
        ("ninh giang", "Trưởng phòng Nội vụ", "Phòng Nội vụ huyện Ninh Giang"),
        ("ninh giang", "Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch huyện Ninh Giang"),
        ("ninh giang", "Văn phòng HĐND&UBND huyện", "Văn phòng HĐND và UBND huyện Ninh Giang"),
        ("ninh giang", "Sở Nội vụ", "Sở Nội vụ tỉnh Hải Dương"),
        ("ninh giang", "Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
        ("ninh giang", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy Hải Dương"),
        ("ninh giang", "Trung tâm Y tế huyện", "Trung tâm Y tế huyện Ninh Giang"),
        ("ninh giang", "UBND xã Hồng Đức", "UBND xã Hồng Đức"),
        ("yen my", "UBND tỉnh", "UBND tỉnh Hưng Yên"),
        ("yen my", "UBND huyện", "UBND huyện Yên Mỹ"),
        ("yen my", "UBND xã", "UBND thị trấn Yên Mỹ"),
        ("yen my", "Tỉnh ủy", "Tỉnh ủy Hưng Yên"),
        ("yen my", "Ban Thường vụ Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy Hưng Yên"),
        ("giao long", "Huyện ủy", "Huyện ủy Châu Thành"),
        ("giao long", "Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy Châu Thành"),
        ("giao long", "UBND huyện Châu Thành", "UBND huyện Châu Thành"),
        ("giao long", "uy ban nhan dan xa", "UBND xã Giao Long"),
        ("cam my", "Đại hội đại biểu Đảng bộ huyện", "Đại hội đại biểu Đảng bộ huyện Cẩm Mỹ"),
        ("quang tri", "UBND thành phố Đông Hà", "UBND thành phố Đông Hà"),
        ("quang tri", "HĐND tỉnh", "HĐND tỉnh Quảng Trị"),
        ("quang tri 2025", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Quảng Trị"),
        ("quan 8", "Ủy ban nhân dân quận", "UBND quận 8"),
        ("quan 8", "Ủy ban nhân dân Thành phố", "UBND thành phố Hồ Chí Minh"),
        ("quan 8", "Hội Cựu giáo chức quận 8", "Hội Cựu giáo chức quận 8"),
        ("hcm 2025", "Bảo hiểm xã hội Thành phố", "Bảo hiểm xã hội thành phố Hồ Chí Minh"),
        ("tp hai duong", "UBND thành phố", "UBND thành phố Hải Dương"),
        ("tp hai duong", "Tỉnh ủy", "Tỉnh ủy Hải Dương"),
        ("tp hai duong", "Thành ủy", "Thành ủy Hải Dương"),
        ("ben thanh", "UBND Thành phố", "UBND thành phố Hồ Chí Minh"),
        (None, "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        (None, "Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành Trung ương"),
        (None, "Ban Chấp hành Trung ương Ban Tổ chức", "Ban Tổ chức Trung ương"),
        (None, "Quốc hội khóa XV", "Quốc hội"),
        ("ninh giang", "Hội đồng Dân tộc của Quốc hội", "Hội đồng Dân tộc"),
        (None, "Công an thị trấn Bo", "Công an thị trấn Bo"),
        (None, "Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        (None, "UBND huyện Châu Thành, tỉnh Bến Tre", "UBND huyện Châu Thành"),
        (None, "Thành ủy Cần Thơ", "Thành ủy Cần Thơ"),
        (None, "Ủy ban nhân dân thành phố Thủ Đức", "UBND thành phố Thủ Đức"),
    ],
)
def test_a_unit_is_completed_from_its_context(place, printed, complete):
    assert name(printed, place) == complete


@pytest.mark.parametrize(
    "place, printed",
    [
        (None, ""),
        (None, "UBND"),
        (None, "UBND tỉnh"),
        (None, "UBND huyện Châu Thành"),
        (None, "Sở Nội vụ"),
        (None, "Chánh Văn phòng Bộ"),
        (None, "Thanh tra Bộ"),
        ("ninh giang", "UBND xã"),
        ("ninh giang", "UBND thành phố"),
        ("ninh giang", "UBND các xã, thị trấn"),
        ("ninh giang", "UBND cấp xã"),
        ("quang tri", "UBND huyện"),
        ("quang tri", "Phòng Nội vụ"),
        ("quang tri 2025", "UBND huyện"),
        ("hcm 2025", "các sở, ban, ngành"),
    ],
)
def test_what_is_not_sure_is_no_unit(place, printed):
    assert name(printed, place) is None


def test_a_unit_says_where_it_stands():
    assert resolve_unit("Phòng Nội vụ", context("ninh giang")) == Unit(
        id="urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu",
        name="Phòng Nội vụ huyện Ninh Giang",
        level=Level.DISTRICT,
        area="urn:cancu:area:vn;hai.duong;ninh.giang",
        parent="urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan",
        branch="department",
    )


def test_the_era_of_the_date_decides_between_areas_of_one_name():
    old, new = (resolve_unit("UBND tỉnh", context(place)) for place in ("quang tri", "quang tri 2025"))
    assert old.id == "urn:cancu:unit:vn;quang.tri:uy.ban.nhan.dan"
    assert new.id == "urn:cancu:unit:vn;quang.tri@2025:uy.ban.nhan.dan"
    gone = resolve_unit("UBND tỉnh Phú Yên", UnitContext(date="2025-12-01"))
    assert gone.name == "UBND tỉnh Phú Yên"


def test_every_administration_is_found_under_its_identifier():
    tree = unit_tree()
    for level in (Level.PROVINCE, Level.DISTRICT):
        for area in tree.areas(level):
            assert unit_of(administration(area).id) == administration(area)


@pytest.mark.parametrize(
    "printed", ["HĐND huyện", "Huyện ủy", "Ban Thường vụ Tỉnh ủy", "Sở Nội vụ", "Chính phủ"]
)
def test_a_known_unit_is_found_under_its_identifier(printed):
    unit = resolve_unit(printed, context("ninh giang"))
    assert unit_of(unit.id) == unit


@pytest.mark.parametrize(
    "identifier", ["", "urn:cancu:unit:vn;atlantis:uy.ban.nhan.dan", "urn:cancu:unit:vn:no.such"]
)
def test_an_unknown_identifier_is_no_unit(identifier):
    assert unit_of(identifier) is None


@pytest.mark.parametrize(
    "symbol, alone, in_giao_long",
    [
        ("76/NQ-CP", "Chính phủ", "Chính phủ"),
        ("23/CT-TTg", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("26/2019/TT-BTC", "Bộ Tài chính", "Bộ Tài chính"),
        ("45/2019/QH14", "Quốc hội", "Quốc hội"),
        ("1365/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
        ("18-NQ/TW", "Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương"),
        ("38/2018/TT-BCT", "Bộ Công Thương", "Bộ Công Thương"),
        ("10-KL/BCT", "Bộ Chính trị", "Bộ Chính trị"),
        ("28-CT/TU", None, "Tỉnh ủy Bến Tre"),
        ("56-KH/HU", None, "Huyện ủy Châu Thành"),
        ("100/HD-STC", None, "Sở Tài chính tỉnh Bến Tre"),
        ("152/KH-UBND", None, None),
        ("285/CCTTHC", None, None),
    ],
)
def test_a_symbol_names_its_issuer_where_it_can(symbol, alone, in_giao_long):
    parsed = normalise_symbol(symbol).symbol
    found = [issuer_of_symbol(parsed, context(place)) for place in (None, "giao long")]
    assert [unit and unit.name for unit in found] == [alone, in_giao_long]
    city = issuer_of_symbol(normalise_symbol("28-CT/TU").symbol, context("quan 8"))
    assert city.name == "Thành ủy thành phố Hồ Chí Minh"
