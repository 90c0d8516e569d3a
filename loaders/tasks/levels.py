"""The levels whose administrations are addressed as a class: ``UBND các xã, thị trấn`` is commune."""

import re
from collections.abc import Iterator

from graph.model import Level
from loaders.shadow import ShadowText

_OF_LEVEL = re.compile(
    r"(?<!co quan )(?<!nganh )(?<!doan the )(?<!to chuc )(?<!so )(?<!ban )(?<!don vi )(?<!mat tran )(?<!hoi )"
    r"cap\s+(xa|huyen|tinh)(?!\w)"
)
"""A level at which the administrations are meant, not ``các cơ quan cấp tỉnh``."""
_LEVEL_OF_KIND = {
    "xa": Level.COMMUNE.value,
    "phuong": Level.COMMUNE.value,
    "thi tran": Level.COMMUNE.value,
    "dac khu": Level.COMMUNE.value,
    "huyen": Level.DISTRICT.value,
    "quan": Level.DISTRICT.value,
    "thi xa": Level.DISTRICT.value,
    "tinh": Level.PROVINCE.value,
}


_NO_AREA = re.compile(r"\bco\s+quan\b|\bdia\s+phuong\b")
"""Words that only sound like a quận or a phường once their accents are gone."""


def class_levels(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Return the levels whose administrations are addressed as a class, in the order in which they stand.

    >>> class_levels(("Chủ tịch UBND các xã, thị trấn", "Phòng Nội vụ", "UBND cấp huyện"))
    ('commune', 'district')
    >>> class_levels(("UBND xã", "UBND các tỉnh, thành phố trực thuộc Trung ương"))
    ('province',)
    """
    found = [level for unit in addressees for level in _levels_of(ShadowText.of(unit).folded)]
    return tuple(dict.fromkeys(found))


def _levels_of(folded: str) -> Iterator[str]:
    if re.search(r"\b(?:so|ban),\s+(?:ban|nganh)|don\s+vi\s+truc\s+thuoc", folded):
        return
    for each in _OF_LEVEL.finditer(folded):
        yield _LEVEL_OF_KIND[each[1]]
    if not re.search(r"ubnd|uy\s+ban\s+nhan\s+dan|dia\s+phuong", folded):
        return
    folded = _NO_AREA.sub(" ", folded)
    kinds = re.findall(r"\b(?:dac\s+khu|thi\s+tran|thi\s+xa|thanh\s+pho|phuong|huyen|quan|tinh|xa)\b", folded)
    several = len(kinds) > 1 and "," in folded
    if kinds and (
        several or re.search(r"\b(?:cac|moi|tung)\s+(?:xa|phuong|thi|huyen|quan|thanh|tinh|dac)", folded)
    ):
        levels = [_LEVEL_OF_KIND.get(" ".join(kind.split())) for kind in kinds]
        known = [level for level in levels if level is not None]
        yield known[0] if known else Level.DISTRICT.value
