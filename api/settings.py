"""What the environment and the call decide, read in one place."""

import os
from datetime import date


def store_address(named: str | None) -> str:
    """Return the store of a call: the one named, else ``$CANCU_STORE``, else ``cancu.db`` in the current folder.

    >>> store_address("so-lieu.db")
    'so-lieu.db'
    """
    return named or os.environ.get("CANCU_STORE") or "cancu.db"


def today() -> str:
    """Return the day of this call in ISO form; the only place that asks the clock for it."""
    return date.today().isoformat()
