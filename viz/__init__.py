"""The graph made visible: positions, colours, the explorer's page, and one offline page to pass on.

``GET /graph`` of the API answers with `graph_payload` of a `GraphView`: the trace of ``root`` (what surrounds
it, for a unit or task), joined with the neighbours of every ``expand``; ``open`` names groups to show singly.
"""

from pathlib import Path

from viz.payload import graph_payload

__all__ = ["graph_payload", "page_directory"]


def page_directory() -> Path:
    """Return the folder of the explorer: static files that load nothing from elsewhere.

    >>> (page_directory() / "index.html").is_file()
    True
    """
    return Path(__file__).parent / "page"
