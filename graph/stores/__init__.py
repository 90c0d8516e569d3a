"""The homes of the graph, behind one port (:mod:`graph.stores.port`)."""

from graph.errors import StoreUnsupported
from graph.stores.port import Store

MEMORY = "memory:"
_DRIVER = "neo4j"


def open_store(address: str) -> Store:
    """Open the store at an address: ``memory:``, the path of a SQLite file or the address of a Neo4j server.

    A file need not exist yet, a server has to answer. Raises a StoreError that says what is wrong with it, and
    UsageError for an address of anything else.

    >>> open_store("memory:").counts()["sources"]
    0
    """
    if address == MEMORY:
        from graph.stores.memory import MemoryStore

        return MemoryStore()
    if "://" in address:
        return _open_server(address)
    from graph.stores.sqlite.store import SqliteStore

    return SqliteStore(address)


def _open_server(address: str) -> Store:
    from graph.stores.neo4j.address import parse_address

    parse_address(address)
    try:
        from graph.stores.neo4j.store import Neo4jStore
    except ModuleNotFoundError as error:
        if error.name != _DRIVER:
            raise
        raise StoreUnsupported(address, "cancu[neo4j]") from error
    return Neo4jStore(address)
