"""Writing what linking concluded: only what differs from what stands."""

from collections.abc import Iterable, Sequence
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
_INSERT = (
    f"INSERT INTO node({', '.join(_COLUMNS)}) VALUES({', '.join(f':{c}' for c in _COLUMNS)}) RETURNING nid"
)
_UPDATE = f"UPDATE node SET {', '.join(f'{c} = :{c}' for c in _COLUMNS)} WHERE nid = :nid"
_BODY = "INSERT INTO body VALUES(:nid, :label, :properties, :candidates, :words)"
_REMOVE_WORDS = "INSERT INTO found(found, rowid, words) VALUES('delete', :nid, :words)"
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
    for settlement in settled:
        for node in settlement.nodes:
            _put_node(database, settlement.block, node, standing_nodes.get(node.id))
    _add_aliases(database, blocks, settled)
    _mean(database, blocks, settled)
    kept = {node.id for settlement in settled for node in settlement.nodes}
    gone = [{"nid": row[1], "words": row[7]} for id_, row in standing_nodes.items() if id_ not in kept]
    for removal in _REMOVE:
        database.write(removal, gone)


def _put_node(database: Database, block: str, node: SettledNode, before: Sequence[Any] | None) -> None:
    body = {
        "label": node.label,
        "properties": encoded(node.properties),
        "candidates": encoded(list(node.candidates)),
        "words": search_text(node.label, node.properties),
    }
    if before is not None and (block, node.kind.value, *body.values()) == tuple(before[2:]):
        return
    row = {
        "id": node.id,
        "kind": node.kind.value,
        "block": block,
        "standing": standing(node.kind, node.properties),
        **{name: node.properties.get(name) for name in INDEXED},
    }
    if before is None:
        [[nid]] = database.rows(_INSERT, row)
    else:
        nid = before[1]
        database.write(_UPDATE, [{**row, "nid": nid}])
        database.write(_REMOVE_WORDS, [{"nid": nid, "words": before[7]}])
        database.write("DELETE FROM body WHERE nid = :nid", [{"nid": nid}])
    database.write(_BODY, [{"nid": nid, **body}])
    database.write(_ADD_WORDS, [{"nid": nid, "words": body["words"]}])


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
