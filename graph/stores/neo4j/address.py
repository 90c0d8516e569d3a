"""Addresses of servers, and the credentials that the environment holds for them."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.errors import UsageError

SCHEMES = frozenset(f"{scheme}{security}" for scheme in ("bolt", "neo4j") for security in ("", "+s", "+ssc"))
"""``neo4j`` asks the server for the way through its cluster; ``+s`` encrypts, ``+ssc`` trusts any certificate."""

_USER, _PASSWORD = "CANCU_NEO4J_USER", "CANCU_NEO4J_PASSWORD"
_FIRST_USER = "neo4j"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server is, and the database on it; None is the database that the server opens by itself."""

    uri: str
    database: str | None = None


def parse_address(text: str) -> Address:
    """Return the parts of an address; raise UsageError where it is none of a server.

    >>> parse_address("neo4j+s://kho.example.vn:7687/vanban")
    Address(uri='neo4j+s://kho.example.vn:7687', database='vanban')
    """
    parts = urlsplit(text)
    if parts.scheme not in SCHEMES or not parts.hostname:
        known = ", ".join(f"{scheme}://" for scheme in sorted(SCHEMES))
        raise UsageError(
            f"không mở được kho dữ liệu tại {text}: chỉ có memory:, tệp SQLite và máy chủ Neo4j ({known})",
            f"no store can be opened at {text}: there are memory:, SQLite files and Neo4j servers ({known})",
        )
    if "@" in parts.netloc:
        raise UsageError(
            f"địa chỉ kho dữ liệu không được chứa mật khẩu; hãy đặt {_USER} và {_PASSWORD}",
            f"the address of a store must not hold a password; please set {_USER} and {_PASSWORD}",
        )
    query = f"?{parts.query}" if parts.query else ""
    return Address(uri=f"{parts.scheme}://{parts.netloc}{query}", database=parts.path.strip("/") or None)


def credentials() -> tuple[str, str] | None:
    """Return user and password as the environment gives them, or None for a server that asks for neither."""
    user, password = os.environ.get(_USER), os.environ.get(_PASSWORD)
    return (user or _FIRST_USER, password or "") if user or password else None
