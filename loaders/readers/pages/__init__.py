"""From words and lines at places on paper to a text in reading order: columns, paragraphs, tables, page ends.

A pdf with text and a recognised scan come here alike; nothing here knows of files or pictures.
"""

from loaders.readers.pages.composing import composed
from loaders.readers.pages.grids import fields_of
from loaders.readers.pages.page import MOST_SCANS, PrintedPage, Rule, Word, too_many_scans

__all__ = ["MOST_SCANS", "PrintedPage", "Rule", "Word", "composed", "fields_of", "too_many_scans"]
