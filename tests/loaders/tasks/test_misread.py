import pytest

from graph.units import UnitContext, unit_tree
from loaders.tasks.misread import as_meant
from loaders.tasks.roles import assignees

COMMUNE = UnitContext(
    area=unit_tree().area("urn:cancu:area:vn;ben.tre;chau.thanh;giao.long"), date="2024-01-10"
)


@pytest.mark.parametrize("printed", ["UBND x&", "UBND X4", "UBND xa"])
def test_a_misread_commune_is_the_one_of_the_document_under_its_printed_name(printed: str) -> None:
    (unit,) = assignees((printed,), "lead", COMMUNE, False)
    assert (unit.unit, unit.unit_id) == (
        printed,
        "urn:cancu:unit:vn;ben.tre;chau.thanh;giao.long:uy.ban.nhan.dan",
    )


def test_a_name_with_a_word_that_nobody_knows_is_no_unit_of_its_own() -> None:
    (unit,) = assignees(("Cong chuc hoei va bai bd",), "lead", COMMUNE, False)
    assert unit.unit_id is None


def test_a_text_with_accents_is_taken_at_its_word() -> None:
    (unit,) = assignees(("Đài Truyền thanh xã",), "lead", COMMUNE)
    assert unit.unit_id == "urn:cancu:unit:vn;ben.tre;chau.thanh;giao.long:dai.truyen.thanh"


def test_misread_letters_are_put_right_only_where_one_word_fits() -> None:
    assert as_meant("Cong chure Tw phap - Ho tich") == "cong chuc tu phap ho tich"
    assert as_meant("Uy ban Mat trin T6 qudc") == "uy ban mat tran to quoc"
    assert as_meant("Phong qqqq") is None
