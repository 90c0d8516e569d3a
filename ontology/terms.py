"""Names of the ontology as Python constants. Generated from cancu.ttl by ontology/generate.py; do not edit."""

from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of the graph can be."""

    INSTRUMENT = "Instrument"
    UNIT = "Unit"
    TASK = "Task"
    REQUIREMENT = "Requirement"
    AREA = "Area"


class RelationKind(StrEnum):
    """What can stand between two nodes; the subject comes first."""

    CITES = "CITES"
    DERIVES_FROM = "DERIVES_FROM"
    AMENDS = "AMENDS"
    REPLACES = "REPLACES"
    REPEALS = "REPEALS"
    GUIDES = "GUIDES"
    ISSUED_BY = "ISSUED_BY"
    ADDRESSED_TO = "ADDRESSED_TO"
    ASSIGNED_TO = "ASSIGNED_TO"
    DEFINED_IN = "DEFINED_IN"
    REPORTS_TO = "REPORTS_TO"
    PART_OF = "PART_OF"
    SUCCEEDED_BY = "SUCCEEDED_BY"
