"""Unit phrases: where one begins, where its name ends, and how an enumeration of units falls apart."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.shadow import ShadowText
from loaders.tasks.words import Words, is_accented, signature, words

_SEPARATOR = re.compile(r"\s+va\s+|[;\n]|,|&|(?<=\s)-\s|\(|\)")
_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\s*[-+•*]\s+")
_OFFICE_OF_BOTH = re.compile(r"(?:vp|van\s+phong)\b[^,;]*(?:hdnd|hoi\s+dong\s+nhan\s+dan|quoc\s+hoi)\s*$")
_JOINT = re.compile(r"\s*(?:ubnd|uy\s+ban\s+nhan\s+dan|hdnd|hoi\s+dong\s+nhan\s+dan)")
_OTHERS = re.compile(
    r"\s*(?:cac\s+)?(?:co\s+quan|don\s+vi|dia\s+phuong|to\s+chuc|ca\s+nhan)"
    r"(?:(?:\s*,|\s+va)?\s+(?:co\s+quan|don\s+vi|dia\s+phuong|to\s+chuc|ca\s+nhan))*\s+(?:co\s+)?lien\s+quan(?!\w)"
)
"""Those who close a list: ``Sở Tài chính và cơ quan, địa phương liên quan``."""
_SOME_BODY = re.compile(
    r"\s*(?:co\s+quan\s+(?!ngang|thuoc|chuyen\s+mon)\w|don\s+vi\s+duoc\s|chinh\s+quyen\s+dia\s+phuong)"
)
_NO_AREA = re.compile(
    r"\s*(?:bao(?=\s*,|\s+chi\W|\s+va\s)|dai(?=\s*(?:,|\.|;|$)|\s+va\s)|co\s+quan|don\s+vi|doanh\s+nghiep|doan\s+the|truong\s+hoc)(?!\w)"
)
_ADMINISTRATION = re.compile(r"(?:chu\s+tich\s+)?(?:ubnd|uy\s+ban\s+nhan\s+dan)(?!\w)")
_PEOPLE = ("thu truong", "giam doc", "nguoi dung dau", "lanh dao", "chu tich", "truong", "bi thu", "chanh")
_ALWAYS_A_VERB = re.compile(r"c(?:o|hiu)\s+trach\s+nhiem")
_LAST_OF_NAME = re.compile(
    r"\s(?<=lien quan\s)(?!den\b|toi\b|truc\b|khac\b|cua\b|trong\b|thuoc\b|tren\b|cap\b|o\b|tai\b|va\b|hoac\b)"
    r"|\s+bang\s+(?=nhieu\b|cac\b|hinh\b)"
    r"|\s+(?:de|nham)\s+"
    r"|\s+trong\s+(?!he\s+thong|va\s|tinh\b|nuoc\b|khu\b|dia\b|cac\b|nganh\b|huyen\b|xa\b|ngoai\b|vung\b|toan\b|linh\b)"
)
"""Behind ``các cơ quan liên quan``, and before ``trong quan trắc`` or ``để chọn``, no name goes on."""
_LEADING = re.compile(r"(?:(?:và|với|cùng|của|gồm|là|do|va|voi|cua)\s+)+")
_LAST_WORDS = ("đã", "trong", "để", "nhằm", "và", "cùng", "theo", "tại", "về", "với")
_TRAILING = re.compile(rf"(?:\s+(?:{'|'.join(_LAST_WORDS)}))+\Z")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)?")
_EDGES = " \t\n\r.,;:-–—*+•\"“”'|/"
_MARKS = re.compile(r"\*\**|</?\w+[^<>]*>|\\(?=\W)")
_LONGEST_NAME = 220
_BARE = frozenset(
    ("ban", "nganh", "so", "phong", "bo", "cuc", "vu", "hoi", "truong", "to", "vien", "bao", "dai")
)


@dataclass(frozen=True, slots=True, eq=False)
class UnitPhrases:
    """Reads unit phrases in one text; places are those of its shadow. Each is only like itself, so it can be a key."""

    shadow: ShadowText
    accented: bool
    words: Words = field(default_factory=words)
    recognised: bool = False
    """Whether optical recognition may have put a wrong accent on a word."""

    @classmethod
    def of(cls, shadow: ShadowText, recognised: bool = False) -> "UnitPhrases":
        """Read the phrases of a text, minding its accents where it has them."""
        return cls(shadow, is_accented(shadow.text), recognised=recognised)

    def head_at(self, place: int, end: int | None = None) -> int | None:
        """Return where the word that opens a unit's name at ``place`` ends, or None where none stands there."""
        folded = self.shadow.folded
        word = _WORD.match(folded, place)
        if word is None or word[0] not in self.words.first_words:
            return None
        match = self.words.heads.match(folded, place, len(folded) if end is None else end)
        if match is None or not self._means(match):
            return None
        key = " ".join(match[0].split())
        refused = self.words.not_after.get(key)
        if refused and refused.match(folded, match.end() + len(folded[match.end() : match.end() + 1])):
            return None
        return match.end()

    def first_verb(self, place: int, end: int, adverbs: bool = True) -> int | None:
        """Return where the first word of a duty begins, so where the name of the unit ends."""
        for found in self.words.verbs.finditer(self.shadow.folded, place, end):
            match = found if self._means(found) else self._shorter(found)
            if (
                match is not None
                and self._is_verb(match)
                and (adverbs or not self.words.adverbs.match(match[0]))
            ):
                return match.start()
        return None

    def _shorter(self, match: re.Match[str]) -> re.Match[str] | None:
        """Return the verb of fewer words where one of other accents was found: ``cần``, and not ``căn cứ``."""
        words = match[0].rsplit(maxsplit=1)
        if len(words) < 2:
            return None
        return self.words.verbs.match(self.shadow.folded, match.start(), match.start() + len(words[0]))

    def opens_with_verb(self, place: int, end: int) -> bool:
        """Tell whether the words at ``place`` are a duty without its unit."""
        match = self.words.verbs.match(self.shadow.folded, place, end)
        return match is not None and self._means(match)

    def opens_with_work(self, place: int, end: int) -> bool:
        """Tell whether the words of an item at ``place`` say what to do, and do not only name a thing."""
        match = self.words.work.match(self.shadow.folded, place, end)
        return match is not None and self._means(match)

    def split(self, start: int, end: int) -> tuple[str, ...]:
        """Return the units named between two places, as printed, parentheses left out."""
        pieces = (self._name(first, last) for first, last in self._pieces(start, end))
        return tuple(dict.fromkeys(name for name in pieces if name))

    def _means(self, match: re.Match[str]) -> bool:
        """Tell whether the accents are those of the word: ``Ban``, and not ``bàn``."""
        if not self.accented:
            return True
        return _is_meant(match[0], self.shadow.slice(match.start(), match.end()), self.recognised)

    def _is_verb(self, match: re.Match[str]) -> bool:
        plain, folded = self.shadow.plain, self.shadow.folded
        if not plain[match.start()].islower() or not self._means(match):
            return False
        if _ALWAYS_A_VERB.match(match[0]):
            return True
        before = folded[max(0, match.start() - 24) : match.start()]
        verb = " ".join(match[0].split())
        describes = self.words.verb_describes.get(verb)
        if self.words.verb_not_after.search(before) or (describes and describes.search(before)):
            return False
        noun = self.words.verb_not_before.get(verb)
        described = None if noun is None else noun.match(folded, match.end())
        return described is None or (described[0].strip() == "," and self._goes_on(described.end()))

    def _goes_on(self, place: int) -> bool:
        """Tell whether another verb follows a comma: ``tổ chức, triển khai``, and not ``tổ chức, cá nhân``."""
        place = self._first_letter(place, len(self.shadow.plain))
        match = self.words.verbs.match(self.shadow.folded, place)
        return match is not None and self._means(match)

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where each unit of an enumeration begins and ends."""
        pieces: list[tuple[int, int]] = []
        depth, piece = 0, start
        bulleted = self.shadow.folded[start : start + 8].lstrip().startswith("-")
        for match in _SEPARATOR.finditer(self.shadow.folded, start, end):
            sign = match[0].strip()
            depth = max(0, depth + (sign == "(") - (sign == ")"))
            if depth == 0 and sign not in "()" and self._separates(match, sign, piece, end, bulleted):
                pieces.append((piece, match.start()))
                piece = match.end()
        return [*pieces, (piece, end)]

    def _separates(self, match: re.Match[str], sign: str, piece: int, end: int, bulleted: bool) -> bool:
        folded = self.shadow.folded
        if sign == ";":
            return True
        if sign == "-":
            return match.start() == piece or self._is_bulleted(match, end, bulleted)
        if sign == "":
            return _BULLET.match(folded, match.end()) is not None
        if _OFFICE_OF_BOTH.search(folded, piece, match.start()) and _JOINT.match(folded, match.end()):
            return False
        if (
            sign == "va"
            and self.shadow.plain[piece:end].lstrip()[:1].isupper()
            and _OTHERS.match(folded, match.end())
        ):
            return self.head_at(self._first_letter(piece, end), end) is not None
        return sign != "&" and (
            self._opens_unit(match.end(), end)
            or (sign == "," and self._is_other_than_area(match.end(), piece))
            or (
                sign == ","
                and _SOME_BODY.match(folded, match.end()) is not None
                and self._is_name(piece, match.start())
            )
        )

    def _is_other_than_area(self, place: int, piece: int) -> bool:
        """Tell whether no area follows in a list of the administrations of areas: ``UBND phường, xã, báo, đài``."""
        if _NO_AREA.match(self.shadow.folded, place) is None:
            return False
        return _ADMINISTRATION.match(self.shadow.folded, self._first_letter(piece, place)) is not None

    def _is_name(self, piece: int, end: int) -> bool:
        """Tell whether the unit before is one by name, no group and no person: behind it ``cơ quan ...`` is another."""
        start = self._first_letter(piece, end)
        head_end = self.head_at(start, end)
        if head_end is None or not self.shadow.plain[start].isupper():
            return False
        named = any(word[:1].isupper() for word in self.shadow.plain[head_end:end].split())
        return named and not self.shadow.folded.startswith(("cac", *_PEOPLE), start)

    def _first_letter(self, place: int, end: int) -> int:
        while place < end and self.shadow.plain[place].isspace():
            place += 1
        return place

    def _is_within(self, match: re.Match[str]) -> bool:
        """Tell whether ``trong`` stands there, and not the ``trồng`` of ``nuôi trồng``."""
        if not self.accented:
            return match[0].split()[0] in ("trong", "bang")
        said = unicodedata.normalize("NFC", self.shadow.slice(*match.span()))
        return said.split()[0].lower() in ("trong", "bằng", "để", "nhằm")

    def _is_bulleted(self, match: re.Match[str], end: int, bulleted: bool) -> bool:
        """Tell whether a dash begins an item of a list run together, not the second half of a name."""
        before = self.shadow.folded[max(0, match.start() - 40) : match.start()].rstrip(" ")
        return before.endswith(("\n", ";", "|")) or (bulleted and self._opens_unit(match.end(), end))

    def _opens_unit(self, place: int, end: int) -> bool:
        """Tell whether a unit of its own begins here, not another word of the one before."""
        place = self._first_letter(place, end)
        head_end = self.head_at(place, end)
        if head_end is None:
            return False
        head = " ".join(self.shadow.folded[place:head_end].split())
        if not self.shadow.plain[place].isupper():
            return head.startswith(("cac ", "ubnd", "uy ban nhan dan", "hdnd"))
        return head not in _BARE or self.shadow.plain[head_end : head_end + 2].strip().isalnum()

    def _name(self, start: int, end: int) -> str:
        folded = self.shadow.folded
        while start < end and folded[start] in _EDGES:
            start += 1
        ends = _LAST_OF_NAME.finditer(folded, start, end)
        end = next((last.start() for last in ends if last[0].isspace() or self._is_within(last)), end)
        cuts = self.words.adverbs.finditer(folded, min(start + 1, end), end)
        end = next((cut.start() for cut in cuts if self._is_verb(cut)), end)
        printed = self.shadow.slice(start, end)
        printed = _PARENTHESIS.sub("", printed) if "(" in printed else printed
        name = tidy(unicodedata.normalize("NFC", printed)).strip(_EDGES)
        if name.endswith(_LAST_WORDS):
            name = _TRAILING.sub("", name)
        leading = _LEADING.match(name)
        name = name[leading.end() :] if leading else name
        return name if 1 < len(name) <= _LONGEST_NAME else ""


@lru_cache(maxsize=8192)
def _is_meant(folded: str, printed: str, recognised: bool) -> bool:
    """Tell whether words as they are printed, marks of emphasis left out, have the accents of a known phrase."""
    said = signature(unicodedata.normalize("NFC", printed).replace("*", " "))
    meant = words().spellings.get(" ".join(folded.split()), frozenset())
    return said in meant or (recognised and any(_nearly(said, each) for each in meant))


def tidy(printed: str) -> str:
    """Return the words in one line, without marks of emphasis and tags.

    >>> tidy("**trước ngày\\n30/11/2022** <li>")
    'trước ngày 30/11/2022'
    """
    if "*" in printed or "<" in printed or "\\" in printed:
        printed = _MARKS.sub(" ", printed)
    return " ".join(printed.split())


def _nearly(said: str, meant: str) -> bool:
    """Tell whether all words but one of a phrase have their accents, as recognition leaves them: ``Tống hợp``."""
    words_said, words_meant = said.split(), meant.split()
    apart = sum(one != other for one, other in zip(words_said, words_meant, strict=False))
    return len(words_said) == len(words_meant) > 1 and apart == 1


@lru_cache(maxsize=2048)
def units_of_cell(printed: str, accented: bool | None = None) -> tuple[str, ...]:
    """Return the units that the cell of a table names; its lines may stand one behind the other without a sign.

    >>> units_of_cell("Sở Nội vụ Sở Tài chính UBND các xã, phường")
    ('Sở Nội vụ', 'Sở Tài chính', 'UBND các xã, phường')
    >>> units_of_cell("Chánh Văn phòng UBND tỉnh Công an tỉnh/Sở Y tế")
    ('Chánh Văn phòng UBND tỉnh', 'Công an tỉnh', 'Sở Y tế')
    """
    return split_units(words().new_line.sub(" ; ", printed), accented)


@lru_cache(maxsize=2048)
def split_units(printed: str, accented: bool | None = None) -> tuple[str, ...]:
    """Return the units that a cell or label names.

    >>> split_units("Sở Văn hóa, Thể thao và Du lịch; các sở, ban, ngành và UBND các xã, phường")
    ('Sở Văn hóa, Thể thao và Du lịch', 'các sở, ban, ngành', 'UBND các xã, phường')
    >>> split_units("Văn phòng HĐND và UBND huyện, Phòng Nội vụ (Bộ phận Một cửa)")
    ('Văn phòng HĐND và UBND huyện', 'Phòng Nội vụ')
    """
    text = re.sub(r"<(?:br|li|/li|/p)\b[^<>]{0,80}>", " ; ", printed)
    shadow = ShadowText.of(text)
    phrases = UnitPhrases(shadow, is_accented(text) if accented is None else accented)
    return phrases.split(0, len(shadow.plain))
