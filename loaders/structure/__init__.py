"""How a document is built: paragraphs, numbered headings, the tree of sections."""

from loaders.structure.paragraphs import Paragraph, paragraphs
from loaders.structure.sections import Section, SectionKind, sections

__all__ = ["Paragraph", "Section", "SectionKind", "paragraphs", "sections"]
