"""Markdown, read as it stands: its marks stay in the text so that offsets are those of the file."""

from loaders.readers.formats import Format, decode

MARKDOWN = Format("text/markdown", (".md", ".markdown"), decode)
