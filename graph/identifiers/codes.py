"""The abbreviations that symbols are made of, as the vocabularies have them, however they are spelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold
from ontology.vocabularies import document_types, issuers


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of abbreviations; several may fold alike (``HĐ``, ``HD``), then in order of preference."""

    by_key: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, codes: Iterable[str]) -> "Codes":
        """Index the codes without accents and case; of two that differ in case only, keep the first."""
        by_key: dict[str, tuple[str, ...]] = {}
        for code in codes:
            known = by_key.get(fold(code), ())
            if all(code.lower() != other.lower() for other in known):
                by_key[fold(code)] = (*known, code)
        return cls(by_key)

    def match(self, printed: str, preferred: frozenset[str] = frozenset()) -> str | None:
        """Return the code that ``printed`` spells, with case and ``đ`` restored; None where there is none.

        A preferred code wins over an exact one only where ``printed`` may have lost its ``đ``.
        """
        candidates = self.by_key.get(fold(printed), ())
        if len(candidates) > 1:
            wanted = [code for code in candidates if code in preferred] if "đ" not in printed.lower() else []
            exact = [code for code in candidates if code.lower() == printed.lower()]
            candidates = (*wanted, *exact, *candidates)
        return candidates[0] if candidates else None


@cache
def type_codes() -> Codes:
    """Return the abbreviations of document types: ``KH``, ``QĐ``, ``TTLT``; those of the rules come first."""
    kinds = document_types()
    canonical = [kind.code for kind in kinds if kind.code]
    return Codes.of([*canonical, *(code for kind in kinds for code in kind.codes)])


def type_codes_of(name: str) -> frozenset[str]:
    """Return the abbreviations of the type of this name: ``Đề án`` gives ``ĐA``."""
    return _type_codes_by_name().get(fold(name), frozenset())


@cache
def _type_codes_by_name() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind in document_types():
        for key in map(fold, kind.names):
            found[key] = found.get(key, frozenset()).union(kind.all_codes)
    return found


@cache
def issuer_codes() -> Codes:
    """Return the abbreviations of bodies: ``UBND``, ``TTg``, ``BTC``."""
    known = issuers()
    return Codes.of(
        [*(issuer.code for issuer in known), *(code for issuer in known for code in issuer.codes)]
    )


@cache
def party_codes() -> frozenset[str]:
    """Return the abbreviations that only bodies of the Party have: ``TW``, ``TU``, ``HU``."""
    others = {code for issuer in issuers() if issuer.branch != "party" for code in issuer.all_codes}
    return frozenset(
        code
        for issuer in issuers()
        if issuer.branch == "party"
        for code in issuer.all_codes
        if code not in others
    )
