"""Writing what linking concluded: only what differs from what stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.facts import SettledNode, Settlement
from graph.stores.answers import search_text, standing
from graph.stores.neo4j.change import Change
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.queries import LABELS
from ontology.terms import NodeKind, Property

_NAMES = frozenset(Property)
_STANDING = f"""
UNWIND $of.blocks AS block
RETURN block,
  COLLECT {{ MATCH (n:{LABELS} {{block: block}}) RETURN [head(labels(n)), properties(n)] }},
  COLLECT {{ MATCH (p:Profile {{block: block}}) OPTIONAL MATCH (p)-[:MEANS]->(n) RETURN [p.key, n.id, p.state] }}
"""
_OWN = f"""
UNWIND $of.ids AS id MATCH (n:{LABELS} {{id: id}})<-[:MEANS]-(p:Profile)<-[:IS]-(:Source) RETURN p.key, id
"""
_CLEAR = f"""
CALL () {{
  UNWIND $of.dropped AS row MATCH (a:Alias {{name: row[0]}})-[r:LEADS_TO]->(n) WHERE n.id = row[1] DELETE r
  WITH a WHERE NOT EXISTS {{ (a)-->() }} DELETE a
}}
CALL () {{ UNWIND $of.gone AS id MATCH (n:{LABELS} {{id: id}}) DETACH DELETE n }}
CALL () {{ UNWIND $of.renamed AS row MATCH (n:{LABELS} {{id: row[0]}}) SET n.id = row[1] }}
"""
_PUT = "".join(
    f"CALL () {{ UNWIND $of.put_{kind.value} AS row MERGE (n:{kind.value} {{id: row.id}}) SET n = row }}\n"
    for kind in NodeKind
)
_SETTLE = f"""
{_PUT}
CALL () {{
  UNWIND $of.added AS row MATCH (n:{LABELS} {{id: row[1]}}) MERGE (a:Alias {{name: row[0]}}) CREATE (a)-[:LEADS_TO]->(n)
}}
CALL () {{
  UNWIND $of.meanings AS row MATCH (p:Profile {{key: row[0]}}) SET p.state = row[2]
  WITH p, row
  CALL (p) {{ MATCH (p)-[before:MEANS]->() DELETE before }}
  MATCH (n:{LABELS} {{id: row[1]}}) CREATE (p)-[:MEANS]->(n)
}}
"""


@dataclass(slots=True)
class _Plan:
    """What is to be written, as the parameters of the parts of one query."""

    dropped: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    put: dict[NodeKind, list[dict[str, Any]]] = field(default_factory=dict)
    added: list[tuple[str, str]] = field(default_factory=list)
    meanings: list[tuple[str, str, str]] = field(default_factory=list)

    def write(self, connection: Connection) -> None:
        if self.dropped or self.gone or self.renamed:
            connection.rows(_CLEAR, dropped=self.dropped, gone=self.gone, renamed=self.renamed)
        if self.put or self.added or self.meanings:
            put = {f"put_{kind.value}": self.put.get(kind, []) for kind in NodeKind}
            connection.rows(_SETTLE, **put, added=self.added, meanings=self.meanings)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The nodes of the blocks and what their profiles mean, before anything is written."""

    nodes: dict[str, tuple[str, dict[str, Any]]]
    blocks: dict[str, str]
    meanings: dict[str, tuple[str | None, str | None]]


def settle(connection: Connection, change: Change, settlements: Iterable[Settlement]) -> None:
    """Make the nodes of the blocks those given, and let the profiles mean them."""
    settled = list(settlements)
    if not settled:
        return
    before = _read(connection, sorted({settlement.block for settlement in settled}))
    wanted = {node.id: (settlement.block, node) for settlement in settled for node in settlement.nodes}
    for profile, (meant, _) in before.meanings.items():
        change.meant[profile] = meant
    plan = _Plan()
    names = _names(before, settled, wanted.keys())
    plan.renamed = sorted(names.items())
    _rename(connection, change, names)
    plan.gone = sorted(before.nodes.keys() - wanted.keys() - names.keys())
    _remove(change, plan.gone)
    _plan_nodes(change, plan, before, wanted, {now: was for was, now in names.items()})
    _plan_meanings(change, plan, before, settled)
    plan.write(connection)


def _read(connection: Connection, blocks: Sequence[str]) -> _Standing:
    standing_now = _Standing({}, {}, {})
    for block, nodes, meanings in connection.rows(_STANDING, blocks=blocks):
        standing_now.nodes.update((properties["id"], (kind, properties)) for kind, properties in nodes)
        standing_now.blocks.update((properties["id"], block) for _, properties in nodes)
        standing_now.meanings.update((key, (node, state)) for key, node, state in meanings)
    return standing_now


def _names(before: _Standing, settled: Sequence[Settlement], wanted: Iterable[str]) -> dict[str, str]:
    """Return the nodes that are the same by their profiles and are only called otherwise now.

    A resolution that ten thousand plans cite is read, and its identifier gets the day: the node keeps what hangs on it.
    """
    kept = set(wanted)
    shared: Counter[tuple[str, str]] = Counter()
    for settlement in settled:
        for node in settlement.nodes:
            for profile in node.states:
                was = before.meanings.get(profile, (None, None))[0]
                if was in before.nodes and was not in kept and node.id not in before.nodes:
                    shared[was, node.id] += before.nodes[was][0] == node.kind.value
    names: dict[str, str] = {}
    for (was, now), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count and was not in names and now not in names.values():
            names[was] = now
    return names


def _rename(connection: Connection, change: Change, names: dict[str, str]) -> None:
    """The instrument named in every proof of its own texts is called otherwise: their relationships are drawn again."""
    if not names:
        return
    for profile, node in connection.rows(_OWN, ids=list(names)):
        change.remember(profile, node)
        change.stirred.add(profile)
    for was, now in names.items():
        change.name(was, now)
    change.meant.update((p, names[n]) for p, n in list(change.meant.items()) if n in names)


def _remove(change: Change, gone: Sequence[str]) -> None:
    away = set(gone)
    lost = [(profile, node) for profile, node in change.meant.items() if node in away]
    for profile, node in lost:
        change.remember(profile, node)
        change.meant[profile] = None
    for node in gone:
        change.name(node, None)


def _plan_nodes(
    change: Change,
    plan: _Plan,
    before: _Standing,
    wanted: dict[str, tuple[str, SettledNode]],
    former_names: dict[str, str],
) -> None:
    for identifier, (block, node) in wanted.items():
        row = _row(block, node)
        kind, stood = before.nodes.get(former_names.get(identifier, identifier), ("", {}))
        if kind and kind != node.kind.value:
            plan.gone.append(identifier)
            _remove(change, [identifier])
            kind, stood = "", {}
        if not kind:
            change.fresh.add(identifier)
        if stood != row:
            plan.put.setdefault(node.kind, []).append(row)
        aliases, stood_aliases = set(row.get("aliases", ())), set(stood.get("aliases", ()))
        plan.dropped += [(name, str(stood["id"])) for name in sorted(stood_aliases - aliases)]
        plan.added += [(name, identifier) for name in sorted(aliases - stood_aliases)]
    for identifier in plan.gone:
        plan.dropped += [(name, identifier) for name in before.nodes[identifier][1].get("aliases", ())]


def _row(block: str, node: SettledNode) -> dict[str, Any]:
    """Return a node as the server keeps it; a property that is said to be unknown is named, for null is nothing."""
    known = {name: value for name, value in node.properties.items() if value is not None}
    unknown = sorted(node.properties.keys() - known.keys())
    lists = {
        "aliases": list(node.aliases),
        "candidates": list(node.candidates),
        "unknown": unknown,
        "others": sorted(known.keys() - _NAMES),
    }
    return {
        **known,
        "id": node.id,
        "label": node.label,
        "block": block,
        "search": search_text(node.label, node.properties),
        "standing": standing(node.kind, node.properties),
        **{name: values for name, values in lists.items() if values},
    }


def _plan_meanings(change: Change, plan: _Plan, before: _Standing, settled: Sequence[Settlement]) -> None:
    for profile, node, state in _meanings(settled):
        if before.meanings.get(profile, (None, None))[1] == state and change.meant.get(profile) == node:
            continue
        if profile not in change.meant:
            continue
        change.remember(profile, change.meant[profile])
        change.meant[profile] = node
        plan.meanings.append((profile, node, state))


def _meanings(settled: Sequence[Settlement]) -> Iterator[tuple[str, str, str]]:
    for settlement in settled:
        for node in settlement.nodes:
            for profile, state in node.states.items():
                yield profile, node.id, state
        for meaning in settlement.elsewhere:
            yield meaning.profile, meaning.node, meaning.state
