"""Citations in text that recognition without a Vietnamese model left garbled."""

import pytest

from graph.reading import Citation, Source
from loaders.reading import read_text

HEAD = """UY BAN NHAN DAN CONG HOA XA HQI CHU NGHIA VIET NAM
TINH DONG NAI Déc lap - Ty do - Hanh phtic
S6: 12/KH-UBND Dong Nai, ngay 10 thang 01 nam 2024
KE HOACH
Tréng cay nam 2024

"""


def cited(body: str) -> tuple[Citation, ...]:
    source = Source(
        path="a.txt", sha256="0" * 64, media_type="text/plain", text=HEAD + body, ocr_confidence=0.85
    )
    return read_text(source).citations


@pytest.mark.parametrize(
    "lead", ["Can cit", "Can cif", "Cin ctr", "Cn ctf", "Can ct?", "Thu hién", "Thyc hién"]
)
def test_a_garbled_lead_is_a_lead(lead: str) -> None:
    found = cited(
        f"{lead} Quyét dinh s6 178/QD-TTg ngay 28 thang 01 nam 2016 cia Thu tuwéng Chinh phi vé tréng cay;\n"
    )
    assert [(each.type, each.symbol, each.date, each.role, each.issuer) for each in found] == [
        ("Quyết định", "178/QĐ-TTg", "2016-01-28", "legal-basis", "Thủ tướng Chính phủ")
    ]


def test_garbled_types_and_issuers_are_understood_and_stand_as_printed() -> None:
    found = cited(
        "Can cit Théng tri s6 02-TT/TU ngay 03 thang 10 nam 2025; Nghi quyét s6 57-NQ/TW ngay 22/12/2024 cia B6 Chinh"
        " tri;\n"
    )
    assert [(each.text, each.type, each.issuer) for each in found] == [
        ("Théng tri s6 02-TT/TU ngay 03 thang 10 nam 2025", "Thông tri", None),
        ("Nghi quyét s6 57-NQ/TW ngay 22/12/2024", "Nghị quyết", "Bộ Chính trị"),
    ]
