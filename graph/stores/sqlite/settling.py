"""Writing what linking concluded: only what differs from what stands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.facts import SettledNode, Settlement
from graph.stores.answers import INDEXED, search_text, standing
from graph.stores.sqlite.database import Database
from graph.stores.sqlite.writing import encoded, listed

NODES_OF_BLOCKS = """
SELECT n.id, n.nid, n.block, n.kind, b.label, b.properties, b.candidates, b.words
FROM json_each(:blocks) wanted CROSS JOIN node n ON n.block = wanted.value CROSS JOIN body b ON b.nid = n.nid
"""
ALIASES_OF_BLOCKS = """
SELECT a.alias, n.id FROM json_each(:blocks) wanted
CROSS JOIN node n ON n.block = wanted.value CROSS JOIN alias a ON a.nid = n.nid
"""
MEANINGS_OF_BLOCKS = """
SELECT p.key, n.id, p.state FROM json_each(:blocks) wanted
CROSS JOIN profile p ON p.block = wanted.value LEFT JOIN node n ON n.nid = p.nid
"""
_COLUMNS = ("id", "kind", "block", "standing", *INDEXED)
_LAST = "SELECT coalesce(max(nid), 0) FROM node"
_INSERT = f"INSERT INTO node(nid, {', '.join(_COLUMNS)}) VALUES(:nid, {', '.join(f':{c}' for c in _COLUMNS)})"
_UPDATE = f"UPDATE node SET {', '.join(f'{c} = :{c}' for c in _COLUMNS)} WHERE nid = :nid"
_BODY = "INSERT INTO body VALUES(:nid, :label, :properties, :candidates, :words)"
_REMOVE_WORDS = "INSERT INTO found(found, rowid, words) VALUES('delete', :nid, :words)"
_REMOVE_FORMER = _REMOVE_WORDS.replace(":words", ":former")
_ADD_WORDS = "INSERT INTO found(rowid, words) VALUES(:nid, :words)"
_MEAN = (
    "UPDATE profile SET nid = (SELECT nid FROM node WHERE id = :node), state = :state WHERE key = :profile"
)
_ALIAS = "INSERT INTO alias SELECT :alias, nid FROM node WHERE id = :node"
_NO_ALIAS = "DELETE FROM alias WHERE alias = :alias AND nid = (SELECT nid FROM node WHERE id = :node)"
_REMOVE = (
    _REMOVE_WORDS,
    "UPDATE profile SET nid = NULL, state = NULL WHERE nid = :nid",
    "DELETE FROM alias WHERE nid = :nid",
    "DELETE FROM body WHERE nid = :nid",
    "DELETE FROM node WHERE nid = :nid",
)


def settle(database: Database, settlements: Iterable[Settlement]) -> None:
    """Make the nodes of the blocks those given, and let the profiles mean them."""
    settled = list(settlements)
    blocks = {"blocks": listed(settlement.block for settlement in settled)}
    standing_nodes = {row[0]: row for row in database.rows(NODES_OF_BLOCKS, blocks)}
    _drop_aliases(database, blocks, settled)
    _put_nodes(database, settled, standing_nodes)
    _add_aliases(database, blocks, settled)
    _mean(database, blocks, settled)
    kept = {node.id for settlement in settled for node in settlement.nodes}
    gone = [{"nid": row[1], "words": row[7]} for id_, row in standing_nodes.items() if id_ not in kept]
    for removal in _REMOVE:
        database.write(removal, gone)


def _put_nodes(
    database: Database, settled: Sequence[Settlement], before: Mapping[str, Sequence[Any]]
) -> None:
    """Write the nodes that are new or differ, each statement for all of them at once."""
    rows = [
        row
        for settlement in settled
        for node in settlement.nodes
        if (row := _changed(settlement.block, node, before.get(node.id)))
    ]
    changed, new = ([row for row in rows if (row["id"] in before) is known] for known in (True, False))
    [[last]] = database.rows(_LAST)
    new = [{**row, "nid": nid} for nid, row in enumerate(new, last + 1)]
    changed = [{**row, "nid": before[row["id"]][1], "former": before[row["id"]][7]} for row in changed]
    database.write(_INSERT, new)
    database.write(_UPDATE, changed)
    database.write(_REMOVE_FORMER, changed)
    database.write("DELETE FROM body WHERE nid = :nid", changed)
    database.write(_BODY, [*new, *changed])
    database.write(_ADD_WORDS, [*new, *changed])


def _changed(block: str, node: SettledNode, before: Sequence[Any] | None) -> dict[str, Any] | None:
    """Return the row of a node with its body, None where all of that stands already."""
    body = {
        "label": node.label,
        "properties": encoded(node.properties),
        "candidates": encoded(list(node.candidates)),
        "words": search_text(node.label, node.properties),
    }
    if before is not None and (block, node.kind.value, *body.values()) == tuple(before[2:]):
        return None
    return {
        "id": node.id,
        "kind": node.kind.value,
        "block": block,
        "standing": standing(node.kind, node.properties),
        **{name: node.properties.get(name) for name in INDEXED},
        **body,
    }


def _drop_aliases(database: Database, blocks: dict[str, str], settled: Sequence[Settlement]) -> None:
    wanted = _aliases(settled)
    standing_aliases = database.rows(ALIASES_OF_BLOCKS, blocks)
    database.write(_NO_ALIAS, [{"alias": a, "node": n} for a, n in standing_aliases if (a, n) not in wanted])


def _add_aliases(database: Database, blocks: dict[str, str], settled: Sequence[Settlement]) -> None:
    known = set(database.rows(ALIASES_OF_BLOCKS, blocks))
    missing = sorted(_aliases(settled) - known)
    database.write(_ALIAS, [{"alias": alias, "node": node} for alias, node in missing])


def _aliases(settled: Sequence[Settlement]) -> set[tuple[str, str]]:
    return {(alias, node.id) for settlement in settled for node in settlement.nodes for alias in node.aliases}


def _mean(database: Database, blocks: dict[str, str], settled: Sequence[Settlement]) -> None:
    before = {key: (node, state) for key, node, state in database.rows(MEANINGS_OF_BLOCKS, blocks)}
    meanings = [
        *(
            (profile, node.id, state)
            for s in settled
            for node in s.nodes
            for profile, state in node.states.items()
        ),
        *((meaning.profile, meaning.node, meaning.state) for s in settled for meaning in s.elsewhere),
    ]
    changed = [
        {"profile": profile, "node": node, "state": state}
        for profile, node, state in meanings
        if before.get(profile) != (node, state)
    ]
    database.write(_MEAN, changed)
