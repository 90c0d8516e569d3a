"""The numbers that office programs and browsers print before the items of a list."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 5000


def number_of(value: int, kind: str) -> str:
    """Return a number in one of the formats of WordprocessingML (ECMA-376, ST_NumberFormat); unknown ones as decimal.

    >>> number_of(4, "upperRoman"), number_of(2, "lowerLetter"), number_of(28, "upperLetter"), number_of(3, "none")
    ('IV', 'b', 'BB', '')
    """
    value = max(0, min(value, _MOST))
    match kind:
        case "lowerLetter" | "upperLetter" if value:
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if kind == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if value:
            return _roman(value).upper() if kind == "upperRoman" else _roman(value)
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
    return str(value)


def _roman(value: int) -> str:
    pieces = []
    for worth, letters in _ROMAN:
        pieces.append(letters * (value // worth))
        value %= worth
    return "".join(pieces)
