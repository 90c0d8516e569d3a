"""The abbreviations that symbols are made of, as the vocabularies have them, however they are spelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold


@dataclass(frozen=True, slots=True)
class Codes:
    """A closed list of abbreviations; several may fold alike (``HĐ``, ``HD``), in order of preference."""

    by_key: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, codes: Iterable[str]) -> "Codes":
        """Index the codes by what is left when accents and case are lost."""
        by_key: dict[str, tuple[str, ...]] = {}
        for code in codes:
            known = by_key.get(fold(code), ())
            by_key[fold(code)] = known if code in known else (*known, code)
        return cls(by_key)

    def match(self, printed: str, preferred: frozenset[str] = frozenset()) -> str | None:
        """Return the code that ``printed`` spells, with case and ``đ`` restored; None where there is none.

        A preferred code wins over an exact one only where ``printed`` may have lost its ``đ``.
        """
        candidates = self.by_key.get(fold(printed), ())
        lost = [code for code in candidates if code in preferred] if "đ" not in printed.lower() else []
        if lost:
            return lost[0]
        return printed if printed in candidates else next(iter(candidates), None)


_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "HĐ": "Hợp đồng",
    "CTr": "Chương trình",
    "PA": "Phương án",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "QĐi": "Quy định",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "VBHN": "Văn bản hợp nhất",
    "KL": "Kết luận",
    "GM": "Giấy mời",
    "BB": "Biên bản",
    "TC": "Thông cáo",
    "L": "Luật",
    "BS": "Bản sao",
    "QCPH": "Quy chế phối hợp",
    "NQLT": "Nghị quyết liên tịch",
}
_ISSUERS = (
    "CP TTg UBND UB HĐND QH UBTVQH CTN BTC BNV BTP BXD BYT BCA BQP BCT BGDĐT BKHCN BNG BVHTTDL BNNMT BDTTG BGTVT "
    "BLĐTBXH BKHĐT BTTTT BNNPTNT BTNMT UBDT VPCP VPQH TTCP BCĐ BNN"
).split()
_PARTY = "TW TU HU ĐU QU VPTW BTCTW BTCTU".split()


@cache
def type_codes() -> Codes:
    """Return the abbreviations of document types: ``KH``, ``QĐ``, ``TTLT``."""
    return Codes.of(_TYPES)


@cache
def type_codes_of(name: str) -> frozenset[str]:
    """Return the abbreviations of the type of this name: ``Đề án`` gives ``ĐA``."""
    return frozenset(code for code, known in _TYPES.items() if fold(known) == fold(name))


@cache
def issuer_codes() -> Codes:
    """Return the abbreviations of bodies: ``UBND``, ``TTg``, ``BTC``."""
    return Codes.of([*_ISSUERS, *_PARTY])


@cache
def party_codes() -> frozenset[str]:
    """Return the abbreviations of bodies of the Party: ``TW``, ``TU``, ``HU``."""
    return frozenset(_PARTY)
