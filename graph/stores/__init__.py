"""The homes of the graph, behind one port (:mod:`graph.stores.port`)."""

from graph.errors import UsageError
from graph.stores.port import Store

MEMORY = "memory:"


def open_store(address: str) -> Store:
    """Open the store at an address: ``memory:`` or the path of a SQLite file, which need not exist yet.

    Raises a StoreError that says what is wrong with the file, and UsageError for an address of a server.

    >>> open_store("memory:").counts()["sources"]
    0
    """
    if address == MEMORY:
        from graph.stores.memory import MemoryStore

        return MemoryStore()
    if "://" in address:
        raise UsageError(
            f"không mở được kho dữ liệu tại {address}: chỉ có {MEMORY} và tệp SQLite",
            f"no store can be opened at {address}: there are {MEMORY} and SQLite files",
        )
    from graph.stores.sqlite.store import SqliteStore

    return SqliteStore(address)
