"""The questions, each written once over the port of the stores and asked a whole frontier at a time.

Trace, implements, duties, requirements, show, expand, most cited; ``graph.queries.answers`` gives their JSON
form.
"""

from graph.queries.exploring import Expansion, Neighbours, expand, most_cited, show
from graph.queries.implementing import Implementation, Implementations, implements
from graph.queries.responsibilities import Duties, Duty, RequirementIn, duties, requirements
from graph.queries.tracing import Direction, Trace, trace
from graph.stores.port import NodeView

__all__ = [
    "Direction",
    "Duties",
    "Duty",
    "Expansion",
    "Implementation",
    "Implementations",
    "Neighbours",
    "NodeView",
    "RequirementIn",
    "Trace",
    "duties",
    "expand",
    "implements",
    "most_cited",
    "requirements",
    "show",
    "trace",
]
