"""Where a register of documents (sổ văn bản) lists an instrument: the proof of one that nobody has read."""

from typing import Any

from graph.model import Node
from graph.stores.port import Store


def row_of(store: Store, node: Node) -> dict[str, Any]:
    """Return the row as ``listed``, with its file and its words; nothing for what was read or only cited."""
    register, row = node.get("register"), node.get("register_row")
    source = store.source(str(register)) if register is not None else None
    place = next((each for each in source.places if each.name == row), None) if source else None
    if source is None or place is None:
        return {}
    quote = source.text[place.start : source.text.find("\n", place.start)]
    return {"listed": {"source": source.sha256, "path": source.path, "place": place.name, "quote": quote}}
