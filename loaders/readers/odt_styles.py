"""Fonts and capitals that the styles of an OpenDocument text set, through their parents."""

from typing import TypeAlias

from loaders.readers.office_archive import Element, attribute, child, local_name

Look: TypeAlias = tuple[str | None, bool]
"""Font, and whether small letters are printed as capitals."""
_DEEPEST = 20


class LetterStyles:
    """The styles of paragraphs and letters in both parts of a document."""

    def __init__(self, parts: tuple[Element | None, ...]) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._fonts: dict[str | None, str | None] = {}
        for part in parts:
            for element in () if part is None else part.iter():
                name = local_name(element)
                if name == "style":
                    self._styles[attribute(element, "family"), attribute(element, "name")] = element
                elif name == "default-style":
                    self._styles[attribute(element, "family"), None] = element
                elif name == "font-face":
                    self._fonts[attribute(element, "name")] = attribute(element, "font-family")

    def paragraph(self, style: str | None) -> Look:
        """Return the look of the letters of a paragraph."""
        font, capitals = self._look("paragraph", style)
        default, _ = self._look("paragraph", None)
        return font or default, capitals is True

    def span(self, style: str | None, around: Look) -> Look:
        """Return the look of letters with a style of their own."""
        font, capitals = self._look("text", style)
        return font or around[0], around[1] if capitals is None else capitals

    def _look(self, family: str, style: str | None, depth: int = 0) -> tuple[str | None, bool | None]:
        element = self._styles.get((family, style))
        if element is None or depth > _DEEPEST:
            return None, None
        properties = child(element, "text-properties")
        name = attribute(properties, "font-name")
        font = self._fonts.get(name, name) or attribute(properties, "font-family")
        transform = attribute(properties, "text-transform")
        capitals = None if transform is None else transform == "uppercase"
        parent = attribute(element, "parent-style-name")
        if parent and (font is None or capitals is None):
            above = self._look(family, parent, depth + 1)
            font, capitals = font or above[0], above[1] if capitals is None else capitals
        return font, capitals
