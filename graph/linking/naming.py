"""Names of instruments: the identifier that a description gives, and the label that a person reads."""

from collections.abc import Mapping
from hashlib import blake2b

from graph.identifiers.folding import fold, slug
from graph.identifiers.urn import LexUrn
from graph.linking.blocks import ATTACHED, ITSELF, LAW, UNKNOWN
from graph.model import Value

_NO_ISSUER = "urn:cancu:unit:vn:khong.ro"
_LAWGIVER = "urn:cancu:unit:vn:quoc.hoi"
_NO_TYPE = "van.ban"
_SHOWN = 100


def urn_of(block: str, properties: Mapping[str, Value], suffix: str = "") -> str:
    """Return the URN:LEX of an instrument of the block, as precise as the properties are.

    >>> known = {"type": "Nghị quyết", "number": "76", "issuer": "urn:cancu:unit:vn:chinh.phu", "year": 2021}
    >>> urn_of("vn:chinh.phu|76", known)
    'urn:lex:vn:chinh.phu:nghi.quyet:2021;76'
    >>> urn_of("vn:chinh.phu|76~nghi.quyet~chuong.trinh", {"issuer": "urn:cancu:unit:vn:chinh.phu", "year": 2021})
    'urn:lex:vn:chinh.phu:nghi.quyet:2021;76:chuong.trinh'
    """
    issuer = properties.get("issuer") or (_LAWGIVER if block.startswith(f"{LAW}|") else _NO_ISSUER)
    home, _, attached = block.partition(ATTACHED)
    measure, _, annex = (
        attached.partition(ATTACHED) if attached else (str(properties.get("type") or ""), "", "")
    )
    date = str(properties.get("date") or properties.get("year") or "")
    register = _register(home, {"number": home, **properties} if annex else properties) + suffix
    return str(LexUrn.issued_by(str(issuer), slug(measure) or _NO_TYPE, date, register, annex))


def hash_urn(block: str, properties: Mapping[str, Value]) -> str | None:
    """Return the URN that a document has by its content, whether its number is known or not."""
    content = properties.get("hash")
    return urn_of(f"{ITSELF}{content}", properties) if content else None


def _register(block: str, properties: Mapping[str, Value]) -> str:
    """Return what stands for the number: the number, the symbol where the issuer is unknown, or a hash."""
    if block.startswith(ITSELF):
        return f"lex-{block.removeprefix(ITSELF)[:12]}"
    issuer, _, name = block.partition("|")
    if properties.get("number") and issuer != UNKNOWN:
        return name
    if properties.get("symbol") and issuer == UNKNOWN and "|" not in name:
        return name
    return f"lex-{blake2b(block.encode(), digest_size=6).hexdigest()}"


def label_of(properties: Mapping[str, Value]) -> str:
    """Return what a person calls the instrument.

    >>> label_of({"type": "Kế hoạch", "symbol": "152/KH-UBND", "issuer_name": "UBND huyện Ninh Giang",
    ...           "date": "2023-12-29"})
    'Kế hoạch 152/KH-UBND (UBND huyện Ninh Giang, 29/12/2023)'
    """
    promulgator = properties.get("promulgated_by")
    attached = f"kèm theo {promulgator}" if promulgator else None
    origin = [str(part) for part in (attached, properties.get("issuer_name"), _day(properties)) if part]
    return " ".join([_name(properties), *([f"({', '.join(origin)})"] if origin else [])])


def _name(properties: Mapping[str, Value]) -> str:
    kind = str(properties.get("type") or "Văn bản")
    symbol, number, title = properties.get("symbol"), properties.get("number"), properties.get("title")
    if symbol or number:
        return f"{kind} {symbol or f'số {number}'}"
    if not title:
        return kind
    shown = shortened(str(title))
    return shown if fold(shown).startswith(fold(kind)) else f"{kind} {shown}"


def shortened(text: str) -> str:
    """Return the text on one line, cut between words where it is long.

    >>> shortened("Phòng\\n Nội vụ")
    'Phòng Nội vụ'
    """
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + "…"


def _day(properties: Mapping[str, Value]) -> str | None:
    date, year = properties.get("date"), properties.get("year")
    if isinstance(date, str):
        return "/".join(reversed(date.split("-")))
    return str(year) if year else None
