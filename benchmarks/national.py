"""Documents of a whole country, composed for measuring: every unit writes a plan a year on the plan of the unit above.

The units are those of the gazetteer as of 2024. The texts are short and all of one form; what matters to a store is how
they hang together: one resolution at the top on which everything rests, chains of four levels, tasks for units below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, islice

from graph.model import Level
from graph.reading import Assignee, Citation, Header, Reading, Source, Task
from graph.units import Area, Unit, administration, unit_tree

ON = "2024-01-01"
FIRST_YEAR = 2023
_TOPICS = (
    "cải cách hành chính",
    "chuyển đổi số",
    "giảm nghèo bền vững",
    "xây dựng nông thôn mới",
    "an toàn giao thông",
)


@dataclass(frozen=True, slots=True)
class Written:
    """An instrument as another document cites it."""

    type: str
    symbol: str
    date: str
    issuer: str
    issuer_id: str
    level: str

    @property
    def printed(self) -> str:
        """The words of the citation, without the issuer."""
        day = "/".join(reversed(self.date.split("-")))
        return f"{self.type} số {self.symbol} ngày {day}"


RESOLUTION = Written(
    "Nghị quyết", "76/NQ-CP", "2021-07-15", "Chính phủ", "urn:cancu:unit:vn:chinh.phu", "central"
)
DIRECTIVE = Written(
    "Chỉ thị",
    "23/CT-TTg",
    "2021-09-02",
    "Thủ tướng Chính phủ",
    "urn:cancu:unit:vn:thu.tuong.chinh.phu",
    "central",
)


def documents(number: int) -> Iterator[Reading]:
    """Yield so many documents: the resolution, then year by year the plans of provinces, districts and communes."""
    return islice(_documents(), number)


def _documents() -> Iterator[Reading]:
    yield _reading(RESOLUTION, (), (), "Chương trình tổng thể cải cách hành chính nhà nước")
    yield _reading(DIRECTIVE, (RESOLUTION,), (), "Đẩy mạnh thực hiện chương trình cải cách hành chính")
    for year in count(FIRST_YEAR):
        for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
            for number, area in enumerate(unit_tree().areas(level, on=ON), 1):
                yield _plan(area, number, year)


def _plan(area: Area, number: int, year: int) -> Reading:
    above = [_written(each, year) for each in unit_tree().lineage(area)[1:]][:1]
    former = [_written(area, year - 1)] if year > FIRST_YEAR else []
    topic = _TOPICS[number % len(_TOPICS)]
    bases = (*above, *(() if above else (RESOLUTION,)), DIRECTIVE, RESOLUTION)
    return _reading(_written(area, year), bases, tuple(former), f"Kế hoạch {topic} năm {year}", area, year)


def _written(area: Area, year: int) -> Written:
    unit = administration(area)
    return Written(
        "Kế hoạch", f"{_number(area)}/KH-UBND", f"{year}-01-15", unit.name, unit.id, area.level.value
    )


def _number(area: Area) -> int:
    return 1 + sum(map(ord, area.id)) % 300


def _reading(
    own: Written,
    bases: tuple[Written, ...],
    mentions: tuple[Written, ...],
    title: str,
    area: Area | None = None,
    year: int | None = None,
) -> Reading:
    pen = _Pen()
    start, end = pen.write(f"Số: {own.symbol}")
    pen.write(f"{own.issuer}, {title}")
    citations = [pen.cite(each, f"Căn cứ {each.printed} của {each.issuer};") for each in dict.fromkeys(bases)]
    citations += [pen.cite(each, f"Xem thêm {each.printed}.", basis=False) for each in mentions]
    tasks = [pen.charge(each) for each in _charged(area)]
    header = Header(
        type=own.type, number=own.symbol.split("/")[0], symbol=own.symbol, date=own.date, year=int(own.date[:4]),
        period=str(year) if year else None, issuer=own.issuer, issuer_id=own.issuer_id, level=own.level, title=title,
        start=start, end=end,
    )  # fmt: skip
    text = "".join(pen.lines)
    source = Source(
        path=f"{own.issuer_id}/{own.date}-{own.symbol}.txt", sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain", text=text,
    )  # fmt: skip
    return Reading(source=source, header=header, citations=tuple(citations), tasks=tuple(tasks))


def _charged(area: Area | None) -> list[Unit]:
    """The units to which a plan gives tasks: its own, and the first two below."""
    if area is None:
        return []
    below = {Level.PROVINCE: Level.DISTRICT, Level.DISTRICT: Level.COMMUNE}.get(area.level)
    under = unit_tree().areas(below, under=area.id, on=ON)[:2] if below else []
    return [administration(each) for each in (area, *under)]


class _Pen:
    """Writes a text line by line, and what is read from it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._length = 0

    def write(self, line: str) -> tuple[int, int]:
        start = self._length
        self.lines.append(f"{line}\n")
        self._length += len(line) + 1
        return start, self._length - 1

    def cite(self, cited: Written, line: str, *, basis: bool = True) -> Citation:
        start = self.write(line)[0] + line.index(cited.printed)
        return Citation(
            start=start, end=start + len(cited.printed), text=cited.printed, type=cited.type, symbol=cited.symbol,
            number=cited.symbol.split("/")[0], date=cited.date, year=int(cited.date[:4]), issuer=cited.issuer,
            issuer_id=cited.issuer_id, role="legal-basis" if basis else "mention",
            basis="implements" if basis else None,
        )  # fmt: skip

    def charge(self, unit: Unit) -> Task:
        start, end = self.write(f"{unit.name} chủ trì tổ chức thực hiện, báo cáo kết quả.")
        return Task(
            start=start, end=end, content=self.lines[-1].strip(), origin="duty",
            assignees=(Assignee(unit=unit.name, unit_id=unit.id, role="lead"),),
        )  # fmt: skip
