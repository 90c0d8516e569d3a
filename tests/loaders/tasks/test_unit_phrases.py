import pytest

from loaders.shadow import ShadowText
from loaders.tasks.phrases import UnitPhrases, split_units
from loaders.tasks.words import is_accented, signature


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("Sở Nội vụ, Sở Giáo dục và Đào tạo", ("Sở Nội vụ", "Sở Giáo dục và Đào tạo")),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("các sở, ban, ngành và UBND các xã", ("các sở, ban, ngành", "UBND các xã")),
        ("UBND các huyện, thị xã, thành phố", ("UBND các huyện, thị xã, thành phố",)),
        ("Văn phòng HĐND và UBND huyện", ("Văn phòng HĐND và UBND huyện",)),
        ("Văn phòng HĐND - UBND huyện", ("Văn phòng HĐND - UBND huyện",)),
        ("Trung tâm Dịch vụ việc làm (Sở Nội vụ)", ("Trung tâm Dịch vụ việc làm",)),
        ("- Báo Quảng Trị - Đài PT-TH tỉnh; - Sở Nội vụ", ("Báo Quảng Trị", "Đài PT-TH tỉnh", "Sở Nội vụ")),
        ("Công chức Văn phòng - Thống kê", ("Công chức Văn phòng - Thống kê",)),
        ("<ul><li>Sở Nội vụ</li><li>Công an tỉnh</li></ul>", ("Sở Nội vụ", "Công an tỉnh")),
        ("các sở, ngành trong phạm vi chức năng của mình", ("các sở, ngành",)),
        ("Bộ Giao thông vận tải và các nhà thầu để", ("Bộ Giao thông vận tải", "các nhà thầu")),
        ("các Đoàn thể tỉnh bằng nhiều hình thức", ("các Đoàn thể tỉnh",)),
        ("các cơ quan liên quan tổ chức", ("các cơ quan liên quan",)),
        (
            "các cơ quan quản lý nuôi trồng thủy sản trong quan trắc",
            ("các cơ quan quản lý nuôi trồng thủy sản",),
        ),
        ("Sở Tư pháp, cơ quan thông tấn báo chí", ("Sở Tư pháp", "cơ quan thông tấn báo chí")),
        ("Thủ trưởng các bộ, cơ quan ngang bộ", ("Thủ trưởng các bộ, cơ quan ngang bộ",)),
        (
            "Ủy ban nhân dân tỉnh Đồng Nai, chính quyền địa phương các xã",
            ("Ủy ban nhân dân tỉnh Đồng Nai", "chính quyền địa phương các xã"),
        ),
        ("", ()),
    ],
)
def test_an_enumeration_falls_into_its_units(printed: str, units: tuple[str, ...]) -> None:
    assert split_units(printed, accented=True) == units


def test_words_of_other_accents_are_other_words() -> None:
    assert signature("Ban hành") != signature("Bàn hành")
    assert signature("thuỷ sản") == signature("thủy sản")


def test_a_text_that_recognition_stripped_is_not_judged_by_its_accents() -> None:
    assert not is_accented("Cin ctr Ké hoach s6 59/KH-UBND ngay 10 thang 01 nim 2024")


def test_recognition_may_leave_one_word_of_a_phrase_with_a_wrong_accent() -> None:
    shadow = ShadowText.of("Tống hợp báo cáo của các bộ phận trực thuộc Ủy ban nhân dân xã; bàn về việc ấy.")
    typed, recognised = UnitPhrases.of(shadow), UnitPhrases.of(shadow, recognised=True)
    assert (typed.opens_with_verb(0, 20), recognised.opens_with_verb(0, 20)) == (False, True)
    single = shadow.folded.index("ban ve")
    assert (typed.head_at(single), recognised.head_at(single)) == (None, None)
