"""Markdown, read as it stands: its marks stay in the text so that offsets are those of the file."""

from loaders.readers.plain import read

__all__ = ["read"]
