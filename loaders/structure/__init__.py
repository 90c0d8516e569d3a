"""How a document is built: paragraphs, numbered headings, the tree of sections."""

from loaders.structure.lines import Paragraph, paragraphs
from loaders.structure.tree import Section, SectionKind, sections

__all__ = ["Paragraph", "Section", "SectionKind", "paragraphs", "sections"]
