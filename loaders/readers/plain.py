"""Plain text."""

from loaders.readers.formats import Format, decode

PLAIN_TEXT = Format("text/plain", (".txt", ".text"), decode)
