"""How things look: colour and shape of levels, node kinds, relation kinds and audit states.

Colour never stands alone: a level is also a band, a kind of node a shape, a kind of relation a dash pattern,
a state a symbol. All colours reach 4.5 to 1 on white (WCAG 2.2 AA). The explorer reads them from
``page/palette.css`` and the names from ``page/js/terms.js``; `viz.generate` writes both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.terms import AuditState, Basis, Level, NodeKind, RelationKind
from ontology.wording import label


@dataclass(frozen=True, slots=True)
class Line:
    """How a relation is drawn; ``dash`` is an SVG dash array, empty for a solid line."""

    colour: str
    width: float
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """How an audit state is shown: its colour and the name of its symbol in the page."""

    colour: str
    symbol: str


UNKNOWN = "unknown"
"""The band of what has no known level."""

LEVELS: Mapping[str, str] = {
    Level.CENTRAL: "#8a1538",
    Level.PROVINCE: "#a65300",
    Level.DISTRICT: "#00695c",
    Level.COMMUNE: "#1f5199",
    UNKNOWN: "#5b6472",
}

SHAPES: Mapping[NodeKind, str] = {
    NodeKind.INSTRUMENT: "sheet",
    NodeKind.UNIT: "pill",
    NodeKind.TASK: "tag",
    NodeKind.REQUIREMENT: "notched",
    NodeKind.AREA: "rounded",
}

RELATIONS: Mapping[RelationKind, Line] = {
    RelationKind.DERIVES_FROM: Line("#1f5199", 1.8),
    RelationKind.CITES: Line("#667085", 1.3, "5 4"),
    RelationKind.GUIDES: Line("#6a3d9a", 1.8, "12 4"),
    RelationKind.AMENDS: Line("#a65300", 1.8, "12 4 2 4"),
    RelationKind.REPLACES: Line("#a8123e", 1.8, "8 3"),
    RelationKind.REPEALS: Line("#a8123e", 1.8, "2 3"),
    RelationKind.ISSUED_BY: Line("#5b6472", 1.3, "1 4"),
    RelationKind.ADDRESSED_TO: Line("#5b6472", 1.3, "1 6"),
    RelationKind.ASSIGNED_TO: Line("#7a1fa2", 1.5, "3 3"),
    RelationKind.DEFINED_IN: Line("#5b6472", 1.3, "3 2 1 2"),
    RelationKind.REPORTS_TO: Line("#5b6472", 1.3, "6 2 1 2"),
    RelationKind.PART_OF: Line("#5b6472", 1.3, "9 2"),
    RelationKind.SUCCEEDED_BY: Line("#5b6472", 1.3, "9 2 1 2 1 2"),
}

IMPLEMENTS = Line("#00695c", 2.6)
"""DERIVES_FROM where the text says that it implements (thực hiện), the stronger of the two bases."""

STRONGEST = (
    Basis.IMPLEMENTS.value,
    RelationKind.DERIVES_FROM.value,
    RelationKind.REPEALS.value,
    RelationKind.REPLACES.value,
    RelationKind.AMENDS.value,
    RelationKind.GUIDES.value,
    RelationKind.ASSIGNED_TO.value,
    RelationKind.DEFINED_IN.value,
    RelationKind.ISSUED_BY.value,
    RelationKind.CITES.value,
)
"""Lines by strength: what stands between the same two nodes is one arrow, drawn as the first of these."""

STATES: Mapping[AuditState, Sign] = {
    AuditState.ISSUED_ON_TIME: Sign("#17713f", "check"),
    AuditState.ISSUED_LATE: Sign("#a65300", "clock"),
    AuditState.ISSUED_UNDATED: Sign("#75640a", "blank"),
    AuditState.DRAFT: Sign("#5457b8", "pencil"),
    AuditState.NOT_DUE: Sign("#5b6472", "later"),
    AuditState.MISSING: Sign("#b3122f", "cross"),
    AuditState.UNKNOWN: Sign("#667085", "question"),
    AuditState.WAIVED: Sign("#6a3d9a", "minus"),
    AuditState.NOT_APPLICABLE: Sign("#6b7280", "slash"),
    AuditState.CONFLICT: Sign("#a3007a", "exclamation"),
}


def line_of(name: str) -> Line:
    """Return how a line is drawn: a kind of relation, or ``implements`` for the stronger basis.

    >>> line_of("implements").colour, line_of("CITES").dash
    ('#00695c', '5 4')
    """
    return IMPLEMENTS if name == Basis.IMPLEMENTS else RELATIONS[RelationKind(name)]


def contrast(colour: str, ground: str = "#ffffff") -> float:
    """Return the contrast ratio of two colours by WCAG 2.2, from 1 to 21.

    >>> round(contrast("#000000"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def level_label(level: str, language: str = "vi") -> str:
    """Return the name of a level or of the band without one, as a heading.

    >>> level_label("province"), level_label("unknown"), level_label("commune", "en")
    ('Tỉnh', 'Chưa rõ cấp', 'Commune')
    """
    if level == UNKNOWN:
        return "Level unknown" if language == "en" else "Chưa rõ cấp"
    return heading(label(Level(level), language))


def line_label(name: str, language: str = "vi") -> str:
    """Return the name of a line: a kind of relation, or ``implements`` for the stronger basis.

    >>> line_label("implements"), line_label("DERIVES_FROM"), line_label("CITES", "en")
    ('Thực hiện', 'Căn cứ', 'Cites')
    """
    if name == Basis.IMPLEMENTS:
        return heading(label(Basis.IMPLEMENTS, language))
    kind = RelationKind(name)
    return heading(label(Basis.BASED_ON if kind is RelationKind.DERIVES_FROM else kind, language))


def heading(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
