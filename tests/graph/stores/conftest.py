"""Every store, empty, and facts in a few words."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from graph.facts import Description, Facts, SettledNode, Settlement, Statement
from graph.model import Value
from graph.reading import Finding, Source
from graph.stores import open_store
from graph.stores.port import Store
from ontology.terms import NodeKind, RelationKind

Said = tuple[str, RelationKind, str] | tuple[str, RelationKind, str, str | None, str | None]


class Teller:
    """Puts sources and settles blocks; the block of a node is its identifier unless it is told otherwise."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def facts(
        self,
        own: str,
        *said: Said,
        kinds: Mapping[str, NodeKind] | None = None,
        findings: tuple[Finding, ...] = (),
        extra: str = "",
    ) -> Facts:
        """Say of ``own``, and of what else is named, what stands in ``said``; a line of text for each."""
        lines = [own + extra, *(f"{s[0]} {s[1].value} {s[2]}" for s in said)]
        text = "".join(f"{line}\n" for line in lines)
        digest = sha256(text.encode()).hexdigest()
        named = list(dict.fromkeys([own, *(end for s in said for end in (s[0], s[2]))]))
        descriptions = {
            name: Description(
                key=f"{digest[:16]}/{place}",
                source=digest,
                kind=(kinds or {}).get(name, NodeKind.INSTRUMENT),
                block=name,
                own=name == own,
                properties={"symbol": name},
            )
            for place, name in enumerate(named)
        }
        statements, start = [], len(lines[0]) + 1
        for line, (subject, kind, object_, *how) in zip(lines[1:], said, strict=True):
            role, basis = how or (None, None)
            statements.append(
                Statement(
                    subject=descriptions[subject].key,
                    object=descriptions[object_].key,
                    kind=kind,
                    role=role,
                    basis=basis,
                    start=start,
                    end=start + len(line),
                )
            )
            start += len(line) + 1
        return Facts(
            source=Source(path=f"{own}.txt", sha256=digest, media_type="text/plain", text=text),
            document=descriptions[own].key if own in descriptions else None,
            descriptions=tuple(descriptions.values()),
            statements=tuple(statements),
            findings=findings,
        )

    def tell(self, facts: Facts, path: str | None = None) -> str:
        """Put the source and settle every block it describes, one node for each; return its SHA-256."""
        with self.store.transaction():
            self.store.put_source(facts, path or facts.source.path)
            self.settle(*{description.block for description in facts.descriptions})
        return facts.source.sha256

    def settle(self, *blocks: str) -> None:
        """Let each block be one node of its own name; a block of which nothing is said has none."""
        self.store.settle([self.settlement(block) for block in sorted(blocks)])

    def settlement(self, block: str, **more: object) -> Settlement:
        """Return the settlement of a block into one node."""
        profiles = self.store.profiles([block])
        if not profiles:
            return Settlement(block=block)
        own = any(profile.own for profile in profiles)
        state = "resolved" if own else "stub"
        states = {profile.key: state for profile in profiles}
        properties: dict[str, Value] = {"symbol": block, "status": state}
        settled = {
            "id": block,
            "kind": profiles[0].kind,
            "label": block,
            "properties": properties,
            "states": states,
        }
        return Settlement(block=block, nodes=(SettledNode(**(settled | more)),))  # type: ignore[arg-type]

    def add(self, *nodes: SettledNode) -> None:
        """Settle nodes of which no source speaks, each in a block of its own."""
        with self.store.transaction():
            self.store.settle([Settlement(block=node.id, nodes=(node,)) for node in nodes])


@pytest.fixture(params=["memory", "sqlite", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store of every kind."""
    places = {"memory": lambda: "memory:", "sqlite": lambda: str(tmp_path / "cancu.db")}
    opened = open_store(places.get(request.param, lambda: request.getfixturevalue("neo4j"))())
    yield opened
    opened.close()


@pytest.fixture
def teller(store: Store) -> Teller:
    """Return what puts facts into the store."""
    return Teller(store)


@pytest.fixture(scope="session")
def a_node() -> Callable[..., SettledNode]:
    """Return a node: ``a_node("a", label="Kế hoạch", level="commune", year=2024)``."""

    def node(
        id: str, label: str | None = None, kind: NodeKind = NodeKind.INSTRUMENT, **properties: Value
    ) -> SettledNode:
        return SettledNode(id=id, kind=kind, label=label or id, properties=properties)

    return node
