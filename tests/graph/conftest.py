"""A world in a few lines: instruments, units and tasks with relations, in a store of its own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

import pytest

from graph.facts import Description, Facts, SettledNode, Settlement, Statement
from graph.identifiers.folding import fold, fold_symbol
from graph.model import Value
from graph.reading import Finding, Source
from graph.stores import open_store
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind


class World:
    """Collects nodes and relations; ``store`` puts them, one source for each instrument that was read."""

    def __init__(self) -> None:
        self.nodes: dict[str, tuple[NodeKind, str, dict[str, Value]]] = {}
        self.candidates: dict[str, tuple[str, ...]] = {}
        self.relations: list[tuple[str, Statement, str]] = []
        self.findings: dict[str, list[Finding]] = {}
        self.collected: list[tuple[str, int]] = []
        self.copies: dict[str, str] = {}
        self.mentions: dict[tuple[str, str], dict[str, Value]] = {}

    def instrument(self, id: str, label: str | None = None, **properties: Value) -> str:
        date, symbol = properties.get("date"), properties.get("symbol")
        known: dict[str, Value] = {"status": "resolved"}
        if date is not None:
            known["year"] = int(str(date)[:4])
        if symbol is not None:
            known |= {
                "symbol_key": fold_symbol(str(symbol)),
                "number": str(symbol).split("/")[0].split("-")[0].lstrip("0"),
            }
        name = f"{properties.get('type', 'Văn bản')} {symbol or properties.get('title') or id}"
        issuer = properties.get("issuer_name")
        self.nodes[id] = (
            NodeKind.INSTRUMENT,
            label or (f"{name} ({issuer})" if issuer else name),
            known | properties,
        )
        return id

    def unit(self, id: str, name: str, **properties: Value) -> str:
        self.nodes[id] = NodeKind.UNIT, name, {"name": name, "name_key": fold(name), **properties}
        return id

    def task(self, id: str, home: str, content: str = "việc", **properties: Value) -> str:
        self.nodes[id] = NodeKind.TASK, content, {"content": content, **properties}
        self.relate(id, RelationKind.DEFINED_IN, home)
        return id

    def requirement(self, id: str, home: str, text: str = "ban hành kế hoạch", **properties: Value) -> str:
        self.nodes[id] = NodeKind.REQUIREMENT, text, {"text": text, **properties}
        self.relate(id, RelationKind.DEFINED_IN, home)
        return id

    def derives(self, source: str, target: str, basis: str = "based-on") -> None:
        self.relate(source, RelationKind.DERIVES_FROM, target, basis=basis)

    def cites(self, source: str, target: str, role: str = "mention") -> None:
        self.relate(source, RelationKind.CITES, target, role=role)

    def mention(self, source: str, target: str, **properties: Value) -> None:
        """A citation that says of the target what is not so."""
        self.mentions[source, target] = properties
        self.cites(source, target)

    def relate(
        self, source: str, kind: RelationKind, target: str, role: str | None = None, basis: str | None = None
    ) -> None:
        quote = f"{kind.value} {target}"
        self.relations.append(
            (source, Statement(subject=source, object=target, kind=kind, role=role, basis=basis), quote)
        )

    def store(self, address: str = "memory:") -> Store:
        store = open_store(address)
        with store.transaction():
            states: dict[str, dict[str, str]] = {node: {} for node in self.nodes}
            for home, relations in self._by_home().items():
                for facts, path in self._texts(home, relations):
                    store.put_source(facts, path)
                    for description in facts.descriptions:
                        fits = "conflicting" if "date" in description.properties else "resolved"
                        states[description.block][description.profile] = fits
            store.settle([self._settlement(node, states[node]) for node in self.nodes])
            for unit, year in self.collected:
                store.declare_collected(unit, year)
        return store

    def _by_home(self) -> dict[str, list[tuple[Statement, str]]]:
        homes = {s.subject: s.object for _, s, _ in self.relations if s.kind is RelationKind.DEFINED_IN}
        instruments = {id: p for id, (kind, _, p) in self.nodes.items() if kind is NodeKind.INSTRUMENT}
        read = [id for id, properties in instruments.items() if properties["status"] == "resolved"]
        found: dict[str, list[tuple[Statement, str]]] = {id: [] for id in read}
        for source, statement, quote in self.relations:
            found.setdefault(homes.get(source, source), []).append((statement, quote))
        return found

    def _texts(self, home: str, relations: list[tuple[Statement, str]]) -> Iterator[tuple[Facts, str]]:
        yield self._facts(home, relations), f"{home}.txt"
        if home in self.copies:
            copied = self._facts(home, [])
            sha = sha256(self.copies[home].encode()).hexdigest()
            source = replace(copied.source, sha256=sha, text=self.copies[home])
            own = replace(copied.descriptions[0], key=f"{sha[:16]}/0", source=sha)
            yield Facts(source=source, document=own.key, descriptions=(own,), statements=()), f"{home}-2.txt"

    def _facts(self, home: str, relations: list[tuple[Statement, str]]) -> Facts:
        text, statements = f"{home}\n", []
        sha = sha256(home.encode()).hexdigest()
        named = {home} | {end for s, _ in relations for end in (s.subject, s.object)}
        keys = {node: f"{sha[:16]}/{n}" for n, node in enumerate(sorted(named))}
        for s, quote in relations:
            statements.append(
                Statement(subject=keys[s.subject], object=keys[s.object], kind=s.kind, role=s.role, basis=s.basis,
                          start=len(text), end=len(text) + len(quote))
            )  # fmt: skip
            text += quote + "\n"
        descriptions = [
            Description(
                key=keys[n],
                source=sha,
                kind=self.nodes[n][0],
                block=n,
                own=n == home,
                properties={"id": n, **self.mentions.get((home, n), {})},
            )
            for n in sorted(named)
        ]
        source = Source(path=f"{home}.txt", sha256=sha, media_type="text/plain", text=text)
        return Facts(source=source, document=keys[home], descriptions=tuple(descriptions), statements=tuple(statements),
                     findings=tuple(self.findings.get(home, ())))  # fmt: skip

    def _settlement(self, node: str, states: Mapping[str, str]) -> Settlement:
        kind, label, properties = self.nodes[node]
        settled = SettledNode(id=node, kind=kind, label=label, properties=properties, states=states,
                              candidates=self.candidates.get(node, ()))  # fmt: skip
        return Settlement(block=node, nodes=(settled,))


@pytest.fixture(scope="session")
def new_world() -> Callable[[], World]:
    return World


@pytest.fixture
def world() -> World:
    return World()
