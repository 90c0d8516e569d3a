"""Who is told how a long run goes on."""

from collections.abc import Callable
from pathlib import Path

Watch = Callable[[Path, str, int, int], None]
"""Told of each file when it is safely in the store or has failed: path, outcome, how many are done, of how many.

Told once before that, with no outcome (an empty one), when the run has come to the file and waits for it.
"""

FAILED = ("không đọc được", "failed")
"""The outcome of a file that could not be read."""
