"""What the styles of a docx say of letters and numbers, through the chain of the styles they are based on."""

from dataclasses import dataclass, replace

from loaders.readers.office_archive import Element, attribute, child, children, local_name

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are printed, as far as it changes what is read; None where nothing is said."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look with what it does not say taken from the one below."""
        return Look(
            self.font if self.font is not None else below.font,
            self.capitals if self.capitals is not None else below.capitals,
            self.hidden if self.hidden is not None else below.hidden,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or letters."""

    name: str = ""
    look: Look = Look()
    list_id: str | None = None
    level: int | None = None


def look_of(properties: Element | None) -> Look:
    """Return what the properties of a run (``w:rPr``) say."""
    if properties is None or not len(properties):
        return Look()
    fonts = child(properties, "rFonts")
    font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    return Look(font, _switch(properties, "caps"), _switch(properties, "vanish"))


def _switch(properties: Element, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else (attribute(found, "val") or "1") not in _OFF


def list_of(properties: Element | None) -> tuple[str | None, int | None]:
    """Return the list and the level that the properties of a paragraph (``w:pPr``) name."""
    numbering = child(properties, "numPr")
    level = attribute(child(numbering, "ilvl"), "val")
    return attribute(child(numbering, "numId"), "val"), int(level) if level and level.isdecimal() else None


class Styles:
    """The styles of a document."""

    def __init__(self, part: Element | None) -> None:
        self._elements = {attribute(style, "styleId"): style for style in children(part, "style")}
        self._known: dict[str | None, Style] = {}
        defaults = look_of(child(part, "docDefaults", "rPrDefault", "rPr"))
        normal = next(
            (key for key, style in self._elements.items()
             if attribute(style, "type") == "paragraph" and attribute(style, "default") not in (None, *_OFF)),
            None,
        )  # fmt: skip
        self._defaults = defaults
        self._normal = normal

    def paragraph(self, identifier: str | None) -> Style:
        """Return a style of paragraphs, the normal one where none is named."""
        style = self.of(identifier or self._normal)
        return replace(style, look=style.look.over(self._defaults))

    def of(self, identifier: str | None, depth: int = 0) -> Style:
        """Return a style with all that it inherits."""
        if identifier not in self._known:
            self._known[identifier] = self._read(identifier, depth)
        return self._known[identifier]

    def _read(self, identifier: str | None, depth: int) -> Style:
        element = self._elements.get(identifier)
        if element is None or depth > _DEEPEST:
            return Style()
        based_on = attribute(child(element, "basedOn"), "val")
        below = self.of(based_on, depth + 1) if based_on else Style()
        list_id, level = list_of(child(element, "pPr"))
        return Style(
            name=(attribute(child(element, "name"), "val") or "").lower(),
            look=look_of(child(element, "rPr")).over(below.look),
            list_id=list_id if list_id is not None else below.list_id,
            level=level if level is not None else below.level,
        )


def is_switched_on(element: Element | None) -> bool:
    """Tell whether an on-off property is there and on."""
    return element is not None and (attribute(element, "val") or "1") not in _OFF


def named(elements: Element | None, name: str) -> list[Element]:
    """Return the elements of a name at any depth."""
    return [] if elements is None else [element for element in elements.iter() if local_name(element) == name]
