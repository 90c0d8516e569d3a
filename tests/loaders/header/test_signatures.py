"""Who signed: the name under an office, wherever columns, cells and pages put it."""

import pytest

from loaders.header.agencies import unresolved
from loaders.header.signature import signer
from loaders.shadow import ShadowText


def signed(text: str) -> str | None:
    return signer(ShadowText.of(text), 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "CHỦ TỊCH\n\nNguyễn Văn An",
        "Điều 3. Thi hành.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký)\n\nNguyễn Văn An",
        "Điều 3.\nNơi nhận:          KT. CHỦ TỊCH\n- Như trên;         PHÓ CHỦ TỊCH\n- Lưu: VT.         Nguyễn Văn An",
        "| Nơi nhận: | TM. UBND |\n| - Lưu: VT. | CHỦ TỊCH |\n|  | Nguyễn Văn An |",
        "**KT. GIÁM ĐỐC**\n**PHÓ GIÁM ĐỐC**\n\n**Nguyễn Văn An**",
    ],
)
def test_the_name_under_an_office_signs(text: str) -> None:
    assert signed(text) == "Nguyễn Văn An"


def test_an_office_without_a_name_leaves_the_name_to_a_later_one() -> None:
    text = "CHỦ TỊCH quyết định:\n" + "Giao các sở thi hành.\n" * 60 + "TRƯỞNG BAN\n\nTrần Thị Bình\n"
    assert signed(text) == "Trần Thị Bình"


def test_an_office_at_the_end_of_a_stretch_is_looked_at_again_from_the_next() -> None:
    text = "KT. CHỦ TỊCH\n" + "PHÓ\n" * 170 + "CHỦ TỊCH\n" + "\n" * 30 + "Nguyễn Văn An\n"
    assert signed(text) == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["ỦY BAN", "XÃ TRƯỜNG KHÔNG"], "commune"),
        (["BAN XÂY DỰNG"], None),
        (["HỘI", "HUYỆN KHÔNG TÊN"], "district"),
    ],
)
def test_the_level_of_an_unknown_body_is_told_by_whole_words(lines: list[str], level: str | None) -> None:
    assert unresolved(lines)[1] == level
