"""The pages of ``--help`` in the language of the user; click has the words around ours in English only."""

from collections.abc import Iterable

import click

from api.language import say

_WORDS = {
    "Options": say("Tùy chọn", "Options"),
    "Commands": say("Lệnh", "Commands"),
    "Show this message and exit.": say("Hiện hướng dẫn này.", "Show this message and exit."),
    "Show the version and exit.": say("Hiện phiên bản.", "Show the version and exit."),
}


class HelpPage(click.HelpFormatter):
    """A page of help whose headings and fixed sentences are ours."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, prefix or say("Cách dùng: ", "Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands, each with what it does."""
        super().write_dl([(name, _WORDS.get(text, text)) for name, text in rows], col_max, col_spacing)


class CallContext(click.Context):
    """The context of a call, which writes its help as a HelpPage."""

    formatter_class = HelpPage
