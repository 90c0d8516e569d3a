"""The use cases; the only place that wires loaders, graph and viz together.

Commands and addresses are options plus one call of the service, and answer with what it returns: plain dicts in the
form of docs/formats.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.language import language
from api.settings import day
from api.watching import Watch
from graph.errors import StoreAbsent, UnknownReference
from graph.model import Node, Value
from graph.queries import Direction, answers, duties, implements, requirements, show, trace
from graph.queries.listing import row_of
from graph.references import resolve_any, resolve_reference, resolve_unit_reference
from graph.stores import MEMORY, open_store
from graph.stores.port import Store
from ontology.terms import NodeKind

if TYPE_CHECKING:
    from graph.units import Area

Answer = dict[str, Any]

FOUND_AT_MOST = 500


class Service:
    """Everything that can be asked of one store, or done to it.

    What one use case alone needs is imported where it is used, so that ``cancu show`` starts without the readers, the
    unit tree and the audit.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    # doing

    def ingest(self, paths: Sequence[Path], jobs: int, watch: Watch, **how: Any) -> Answer:
        """Read files and folders into the store; return what happened. ``how`` is as of api.ingesting.ingest."""
        from api.ingesting import ingest

        return ingest(self._store, paths, jobs, watch, **how)

    def copy(self, address: str, watch: Callable[[int, int], None]) -> Answer:
        """Copy the store into the one at another address; return what came over and what stands there now."""
        from graph.copying import copy

        target = open_store(address)
        try:
            copied, counts = copy(self._store, target, watch), target.counts()
        finally:
            target.close()
        nodes = sum(counts[kind.value] for kind in NodeKind)
        return asdict(copied) | {
            "nodes": nodes,
            "relations": counts["relations"],
            "findings": counts["findings"],
        }

    def declare_collected(self, unit: str, year: int, below: bool = False) -> list[str]:
        """Declare the documents of a unit and year as collected, ``below`` those of all places under it as well.

        Returns the identifiers of the units declared.
        """
        units = [resolve_unit_reference(self._store, unit, on=f"{year}-12-31")]
        if below:
            units += self._administrations_below(unit, year)
        with self._store.transaction():
            for declared in units:
                self._store.declare_collected(declared, year)
        return units

    def _administrations_below(self, unit: str, year: int) -> list[str]:
        from graph.model import Level
        from graph.units import administration, unit_tree

        area, day = self._area(unit, year), f"{year}-12-31"
        above = area.id if area is not None else None
        below = [one for level in Level for one in unit_tree().areas(level, under=above, on=day)]
        return [administration(one).id for one in below]

    # asking

    def find(self, text: str, limit: int = FOUND_AT_MOST, start: int = 0) -> Answer:
        """Return documents, units and tasks with all words of the text, with or without accents, and how many."""
        found = self._store.search(text, start + limit)[start:]
        return {
            "items": [answers.node_answer(node) for node in found],
            "total": self._store.count_found(text),
        }

    def show(self, reference: str) -> Answer:
        """Return one node: its properties, its relations with their quotes, its findings."""
        view = show(self._store, self.node(reference).id)
        answer = answers.show_answer(view)
        others = answer.pop("others")
        findings = [
            {"source": item.source, **_plain_finding(item.finding)}
            for item in (self._store.findings(view.sources) if view.sources else ())
        ]
        listed = row_of(self._store, view.node)
        return answer | {"nodes": [answer["node"], *others], "findings": findings, **listed}

    def trace(self, reference: str, direction: str, to: str | None = None) -> Answer:
        """Return the chain of bases up, of what derives down, or every chain to another document."""
        end = self.document(to).id if to is not None else None
        found = trace(self._store, self.document(reference).id, Direction(direction), end)
        return answers.trace_answer(found)

    def implements(self, reference: str, year: int | None, level: str | None, under: str | None) -> Answer:
        """Return the instruments that derive from one, with the chain of each."""
        from graph.units.within import stands_within

        area = self._area(under, year)
        place = (lambda unit: stands_within(unit, area)) if area is not None else None
        found = implements(self._store, self.document(reference).id, year=year, level=level, under=place)
        return answers.implements_answer(found)

    def duties(self, unit: str, year: int | None) -> Answer:
        """Return the tasks of a unit."""
        known = resolve_unit_reference(self._store, unit)
        return answers.duties_answer(duties(self._store, [known], year=year))

    def requirements(self, reference: str | None = None) -> Answer:
        """Return the duties to issue a document, of one instrument or of all."""
        instrument = self.document(reference).id if reference else None
        return answers.requirements_answer(requirements(self._store, instrument))

    def audit(
        self,
        reference: str,
        year: int | None,
        under: str | None,
        level: str | None,
        as_of: str | None,
        complete: bool,
    ) -> Answer:
        """Return who had to issue a document deriving from the instrument, and who has not."""
        from graph.audit import audit
        from graph.audit.answer import audit_answer
        from graph.units import unit_tree

        report = audit(
            self._store,
            unit_tree(),
            self.document(reference).id,
            year=year,
            under=self._area(under, year),
            level=level,
            as_of=day(as_of),
            complete=complete,
        )
        answer = audit_answer(report)
        named = {one for cell in report.cells for one in (*cell.documents, *cell.chain)}
        named |= {miss.document for cell in report.cells for miss in cell.near_misses}
        return answer | {"nodes": [answers.node_answer(node) for node in self._store.nodes(named).values()]}

    def check(self) -> Answer:
        """Return the findings in the documents and links."""
        from graph.checks import check, check_answer

        return check_answer(check(self._store))

    def graph(self, root: str | None, expand: Sequence[str], opened: Sequence[str], direction: str) -> Answer:
        """Return what the explorer draws: the trace of a root joined with the neighbours of opened nodes."""
        from api.exploring import drawn_view

        start = self.node(root).id if root else None
        roots = [self.node(reference).id for reference in expand]
        return drawn_view(self._store, start, roots, opened, direction)

    def view(self, reference: str, direction: str, path: Path) -> str:
        """Write one self-contained page of the trace or surroundings of a node; return its title."""
        from api.exploring import surroundings
        from viz.export import write_page

        node = self.node(reference)
        write_page(surroundings(self._store, node, direction), path, title=node.label, language=language())
        return node.label

    def text(self, reference: str, of: str | None = None) -> Answer:
        """Return the text of a document as it was read: what evidence points into.

        A document that was read from several files has a text of each; ``of`` is the SHA-256 of the one meant.
        """
        node = self.document(reference)
        for sha256 in self._store.sources_of(node.id):
            source = self._store.source(sha256) if of in (None, sha256) else None
            if source is not None:
                return {"id": node.id, "source": sha256, "media_type": source.media_type, "text": source.text}
        raise UnknownReference(reference)

    def documents(self, where: Mapping[str, Value]) -> list[Answer]:
        """Return all instruments with these properties, in short."""
        return self._listed(NodeKind.INSTRUMENT, where)

    def units(self, where: Mapping[str, Value]) -> list[Answer]:
        """Return all units with these properties, in short."""
        return self._listed(NodeKind.UNIT, where)

    def tasks(self) -> list[Answer]:
        """Return all tasks, in short."""
        return self._listed(NodeKind.TASK, {})

    def export(self, form: str, root: str | None = None) -> Iterator[str]:
        """Yield the whole graph, or what hangs on one node, in an exchange format."""
        from graph.interchange import export

        return export(self._store, form, self.node(root).id if root else None)

    def export_nodes(self, form: str, ids: Sequence[str]) -> Iterator[str]:
        """Yield these nodes and the relations between them in an exchange format."""
        from graph.interchange import export_nodes

        return export_nodes(self._store, form, ids)

    def content_version(self) -> str:
        """Return a text that changes with every change of the content."""
        return self._store.version()

    def version(self) -> Answer:
        """Return the versions of the program and of the content, and how much there is."""
        from importlib.metadata import version

        return {"cancu": version("cancu"), "content": self._store.version(), "counts": self._store.counts()}

    def node(self, reference: str) -> Node:
        """Return the document, unit or task that a reference means."""
        return resolve_any(self._store, reference)

    def document(self, reference: str) -> Node:
        """Return the instrument that a reference means."""
        return resolve_reference(self._store, reference)

    def _area(self, under: str | None, year: int | None = None) -> "Area | None":
        """Return the place meant, as it was at the end of the year: names of today are not those of 2024."""
        from graph.references.units import find_area

        return find_area(self._store, under, on=f"{year}-12-31" if year else None) if under else None

    def _listed(self, kind: NodeKind, where: Mapping[str, Value]) -> list[Answer]:
        wanted = {name: value for name, value in where.items() if value is not None}
        found = self._store.find(kind, wanted) if wanted else self._store.scan(kind)
        return [answers.node_answer(node) for node in found]


def open_service(address: str, *, create: bool = False) -> Service:
    """Open the service over the store at an address.

    Raises StoreAbsent where there is no store yet and ``create`` does not ask for one, so that a mistyped name is
    told and not answered from an empty store.
    """
    is_file = address != MEMORY and "://" not in address
    if is_file and not create and not Path(address).exists():
        raise StoreAbsent(address)
    return Service(open_store(address))


def _plain_finding(finding: Any) -> Answer:
    return {name: getattr(finding, name) for name in ("code", "severity", "message", "start", "end")}
