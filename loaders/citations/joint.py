"""Instruments of several bodies (liên tịch): who they are, by the symbol or by the words after it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.identifiers.folding import fold
from graph.units import Unit, UnitContext, issuer_of_symbol
from loaders.citations.mention import Mention
from loaders.shadow import ShadowText

_JOINT_TYPE = re.compile(r"lien\s+(?:tich|nganh)|phoi\s+hop")
JOINT = re.compile(r"\s*(?:,|;|-|va|,\s*va)\s*(?:cac\s+)?")
"""What stands between the names of two that issue together."""
_OPENS = re.compile(r"\s*(?:cua|giua)\s+lien\s+")
_JOINT = r"\s*(?:,|;|-|va)\s*(?:(?:uy\s+ban|bo\s+truong|giam\s+doc)\s+)?"


def is_joint(mention: Mention) -> bool:
    """Say whether the type is one that several bodies issue together.

    >>> is_joint(Mention(start=0, end=1, type="Thông tư liên tịch"))
    True
    """
    return _JOINT_TYPE.search(fold(mention.type or "")) is not None


def bodies_of_symbol(mention: Mention, context: UnitContext) -> tuple[Unit, ...]:
    """Return the bodies of the centre that a symbol names: two of ``07/2015/TTLT-BNV-BTC``.

    A drafting office behind the body (``QĐ-BNN-KHCN``) is none.
    """
    if mention.normal is None or mention.normal.symbol.suffix is None:
        return ()
    symbol = mention.normal.symbol
    named = UnitContext(area=None, date=mention.iso or context.date, issuer=None)
    codes = [symbol.organ or "", *(symbol.suffix or "").split("-")]
    found = (issuer_of_symbol(replace(symbol, organ=code, suffix=None), named) for code in codes)
    units = dict.fromkeys(unit for unit in found if unit is not None and unit.level == "central")
    return tuple(units)


def joined_names(names: Sequence[str]) -> str:
    """Return the names as one phrase.

    >>> joined_names(["Bộ Công an", "Bộ Tài chính", "Bộ Nội vụ"])
    'Bộ Công an, Bộ Tài chính và Bộ Nội vụ'
    """
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def end_of_names(shadow: ShadowText, end: int, names: Sequence[str]) -> int:
    """Return where the names of the other bodies end that follow the first one."""
    opening = _OPENS.match(shadow.flow, end)
    patterns = [
        re.compile(
            (_JOINT if opening is None else "(?:" + _JOINT + ")?")
            + re.escape(fold(name)).replace(r"\ ", r"\s+")
        )
        for name in names
    ]
    end = opening.end() if opening else end
    for _ in names:
        end = next((match.end() for each in patterns if (match := each.match(shadow.flow, end))), end)
    return end
