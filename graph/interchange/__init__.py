"""Exchange formats: the whole graph or a part of it as text, a piece at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from graph.errors import UsageError
from graph.interchange.cypher import write_cypher
from graph.interchange.networks import write_gexf, write_graphml
from graph.interchange.slices import Slice, among, hanging_on, whole
from graph.interchange.tabular import write_csv, write_jsonl
from graph.model import Node, Relation
from graph.rdf import WRITERS
from graph.stores.port import Store

Writer = Callable[[Iterable[Node], Iterable[Relation]], Iterator[str]]

FORMS: Mapping[str, Writer] = {
    **WRITERS,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "cypher": write_cypher,
    "csv": write_csv,
    "jsonl": write_jsonl,
}
"""Every exchange format by its name; the same graph always gives the same text."""


def export(store: Store, form: str, root: str | None = None) -> Iterator[str]:
    """Yield the whole graph in a format, or with ``root`` what hangs on that node."""
    return _written(form, whole(store) if root is None else hanging_on(store, root))


def export_nodes(store: Store, form: str, ids: Collection[str]) -> Iterator[str]:
    """Yield these nodes, and the relations between them, in a format."""
    return _written(form, among(store, ids))


def _written(form: str, part: Slice) -> Iterator[str]:
    writer = FORMS.get(form)
    if writer is None:
        known = ", ".join(FORMS)
        raise UsageError(
            f'không có định dạng "{form}"; có: {known}', f'no format "{form}"; there are: {known}'
        )
    return writer(part.nodes, part.relations)


__all__ = ["FORMS", "export", "export_nodes"]
