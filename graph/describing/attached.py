"""What a text says of the instruments that it promulgates: a decision and the plan attached to it."""

from graph.describing.draft import Draft
from graph.describing.units import describe_unit, level_of
from graph.identifiers.folding import fold
from graph.linking.blocks import block_of_attached
from graph.model import Value
from graph.reading import Attached
from ontology.terms import NodeKind, RelationKind

_BASED_ON = "based-on"


def say_attached(draft: Draft, document: str) -> None:
    """Describe each attached instrument: it is issued by who issued the document, on the basis of the document."""
    for attached in draft.reading.attached:
        key = _describe(draft, attached)
        draft.attached.append((attached.start, attached.end, key))
        draft.say(key, RelationKind.DERIVES_FROM, document, attached.said, basis=_BASED_ON)
        header = draft.reading.header
        if header.issuer_id:
            unit = describe_unit(draft, header.issuer_id, header.issuer, attached.said)
            draft.say(key, RelationKind.ISSUED_BY, unit, attached.said)


def _describe(draft: Draft, attached: Attached) -> str:
    header = draft.reading.header
    promulgator = " ".join(part for part in (header.type, header.symbol or header.number) if part)
    properties: dict[str, Value] = {
        "type": attached.type,
        "date": header.date,
        "year": header.year,
        "period": attached.period,
        "issuer": header.issuer_id,
        "issuer_name": header.issuer,
        "level": header.level or level_of(header.issuer_id),
        "title": attached.title,
        "name_key": fold(attached.title or "") or None,
        "promulgated_by": promulgator or None,
    }
    block = block_of_attached(draft.own_block, header.type, attached.type)
    return draft.describe(NodeKind.INSTRUMENT, block, properties, own=True)
