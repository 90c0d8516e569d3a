"""Issuers named in the title of another instrument: they are understood from where that one was issued."""

from collections.abc import Sequence

from graph.units import UnitContext, unit_tree
from loaders.citations.issuers import issuers_of
from loaders.citations.mention import Mention
from loaders.citations.names import Issuer
from loaders.shadow import ShadowText


def seen_from_titles(
    shadow: ShadowText,
    mentions: Sequence[Mention],
    issuers: Sequence[Issuer | None],
    within: Sequence[int | None],
    context: UnitContext,
    *,
    recognised: bool,
) -> list[Issuer | None]:
    """Return the issuers with ``UBND tỉnh`` in a title of another province understood as that of its province."""
    found = list(issuers)
    for index, holder in enumerate(within):
        outer = found[holder] if holder is not None else None
        area = unit_tree().area(outer.unit.area) if outer and outer.unit and outer.unit.area else None
        if holder is None or outer is None or area is None or area == context.area:
            continue
        place = UnitContext(area=area, date=mentions[holder].iso or context.date, issuer=outer.unit)
        pair = mentions[index : index + 2]
        seen = issuers_of(shadow, pair, place, recognised=recognised)[0]
        found[index] = seen if seen is not None and seen.unit is not None else found[index]
    return found
