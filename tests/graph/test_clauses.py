"""The clause around a mention, from texts as offices have them."""

import pytest

from graph.describing.clauses import clause_around

CASES = {
    "Căn cứ Luật A;\nCăn cứ Nghị định 5/NĐ-CP;\n": ("5/NĐ-CP", "Căn cứ Nghị định 5/NĐ-CP"),
    "KẾ HOẠCH\n\nCăn cứ Kế hoạch số 3/KH-\n\nUBND năm 2024;": (
        "3/KH-\n\nUBND",
        "Căn cứ Kế hoạch số 3/KH-\n\nUBND năm 2024",
    ),
    "KE HOACH\n\nTieu de\n\nCin ctr Ké hoach s6 59\ncua huyen; UBND": (
        "s6 59",
        "Cin ctr Ké hoach s6 59\ncua huyen",
    ),
    "- **Thực hiện Quyết định 7/QĐ-TTg.**\n- Việc khác": ("7/QĐ-TTg", "Thực hiện Quyết định 7/QĐ-TTg"),
    "Theo Nghị quyết 76/NQ-CP, xã ban hành:\n1. Một": ("76/NQ-CP", "Theo Nghị quyết 76/NQ-CP, xã ban hành"),
}


@pytest.mark.parametrize(("text", "mention", "clause"), [(text, *rest) for text, rest in CASES.items()])
def test_a_mention_is_quoted_with_its_clause(text: str, mention: str, clause: str) -> None:
    start = text.index(mention)
    assert text[slice(*clause_around(text, start, start + len(mention)))] == clause


def test_a_clause_without_end_is_cut_at_a_blank() -> None:
    text = "từ " * 400 + "MENTION" + " sau" * 400
    start, end = clause_around(text, 1200, 1207)
    assert text[start:end].startswith("từ ") and text[start:end].endswith(" sau")
    assert end - start < 900
