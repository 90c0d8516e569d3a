"""Run the measurements and write docs/performance.md: ``python -m benchmarks [PART...]``, all where none is named."""

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import extraction, hostile, registers, starting, stores

REPORT = Path("docs/performance.md")
PARTS = {
    "Extraction": extraction,
    "Starting": starting,
    "Registers": registers,
    "Stores": stores,
    "Hostile text": hostile,
}


def main(names: Sequence[str]) -> None:
    """Measure the parts named, or all, and write the report; what is not measured stands as it was."""
    if unknown := set(names) - PARTS.keys():
        raise SystemExit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    measured = {title: _measured(title) for title in names or PARTS}
    sections = _sections(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else {}
    sections |= measured
    lines = [
        "# Performance",
        "",
        f"Written by `make benchmark`. Python {platform.python_version()}, {platform.machine()}; medians of one run.",
    ]
    body = [section for title in PARTS if (section := sections.get(title))]
    REPORT.write_text("\n".join(lines) + "\n\n" + "\n".join(body), encoding="utf-8")
    print("\n".join(measured.values()))


def _sections(report: str) -> dict[str, str]:
    """Return the sections of a report by title.

    >>> _sections("# Performance\\n\\n## Starting\\n\\n| a |\\n")
    {'Starting': '## Starting\\n\\n| a |\\n'}
    """
    found = (f"## {section.strip()}\n" for section in f"\n{report}".split("\n## ")[1:])
    return {section.splitlines()[0].removeprefix("## "): section for section in found}


def _measured(title: str) -> str:
    part = PARTS[title]
    columns: Sequence[str] = getattr(part, "COLUMNS", ("what", "measured"))
    rows = [columns, ["---"] * len(columns), *part.measure()]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"## {title}\n\n{(part.__doc__ or '').strip()}\n\n{table}\n"


if __name__ == "__main__":
    main(sys.argv[1:])
