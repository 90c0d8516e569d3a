"""Run the measurements and write docs/performance.md: ``python -m benchmarks``."""

import platform
from pathlib import Path

from benchmarks import extraction, hostile, registers, starting

REPORT = Path("docs/performance.md")
PARTS = (
    ("Extraction", extraction),
    ("Starting", starting),
    ("Registers", registers),
    ("Hostile text", hostile),
)


def main() -> None:
    """Measure each part in turn and write the report."""
    lines = [
        "# Performance",
        "",
        f"Written by `make benchmark`. Python {platform.python_version()}, {platform.machine()}; medians of one run.",
    ]
    for title, part in PARTS:
        lines += [
            "",
            f"## {title}",
            "",
            (part.__doc__ or "").strip(),
            "",
            "| what | measured |",
            "| --- | --- |",
        ]
        lines += [f"| {what} | {measured} |" for what, measured in part.measure()]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
