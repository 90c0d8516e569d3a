"""Exit statuses, mapped once."""

from graph.errors import CancuError, InputError, StoreError, UsageError

DONE = 0
FINDINGS = 1
USAGE = 2
FAILED = 3
STOPPED = 130
"""Stopped by the user, as shells have it."""

STATUSES: tuple[tuple[type[CancuError], int], ...] = (
    (UsageError, USAGE),
    (InputError, FAILED),
    (StoreError, FAILED),
    (CancuError, FAILED),
)
"""The first class that an error belongs to decides."""


def exit_status(error: CancuError) -> int:
    """Return the exit status of the contract for an error."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))
