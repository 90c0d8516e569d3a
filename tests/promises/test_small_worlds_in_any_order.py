"""Small worlds, drawn at random: whatever came, changed and went before, the graph is that of what is there now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ledger import Ledger
from graph.reading import Header, Reading, Register, Source
from graph.stores import open_store
from graph.stores.port import Store

Said = dict[str, Any]

DISTRICT: Said = {
    "issuer": "UBND huyện Ninh Giang",
    "issuer_id": "urn:cancu:unit:vn;hai.duong;ninh.giang:uy.ban.nhan.dan",
}
GOVERNMENT: Said = {"issuer": "Chính phủ", "issuer_id": "urn:cancu:unit:vn:chinh.phu"}
ASSEMBLY: Said = {"issuer": "Quốc hội", "issuer_id": "urn:cancu:unit:vn:quoc.hoi"}
NOBODY: Said = {"issuer": None, "issuer_id": None}

# So few values, the telling ones more than once, that what is drawn speaks of the same instruments again and again.
KINDS = ("Kế hoạch", "Nghị quyết", "Luật", "Luật")
ISSUERS = {"Kế hoạch": DISTRICT, "Nghị quyết": GOVERNMENT, "Luật": ASSEMBLY}
SYMBOLS = {
    "Kế hoạch": ("3/KH-UBND", "3/KH-UBND", "KH-UBND"),
    "Nghị quyết": ("3/NQ-CP", "3/NQ-CP", "4/NQ-CP"),
    "Luật": ("3/2015/QH13", "3/2015/QH13", "4/2017/QH14"),
}
TITLES = (None, "Thú y", "Luật Thú y")
DATES = (None, "2015-06-19", "2015-06-19", "2015-06-20", "2017-06-19")
YEARS = (None, 2015, 2015, 2017)


@dataclass(frozen=True)
class Thing:
    """What is drawn of a source: a document with what it cites, or the rows of a register."""

    says: tuple[Said, ...]
    is_register: bool

    def reading(self, a_paper: Callable[..., Any]) -> Reading | Register:
        if self.is_register:
            return register(self.says)
        own, *cited = self.says
        paper = a_paper(own["type"], own["symbol"], own["date"], own["issuer"], own["issuer_id"],
                        title=own["title"], year=own["year"])  # fmt: skip
        for each in cited:
            paper.cite(**each)
        # Two sources of one text would be one source; what is drawn is more than what the text of a paper says.
        paper.write(repr(self.says))
        reading: Reading = paper.reading()
        return reading


def register(rows: Iterable[Said]) -> Register:
    text, placed = "", []
    for each in rows:
        line = repr(each)
        placed.append(Header(**each, start=len(text), end=len(text) + len(line)))
        text += f"{line}\n"
    digest = sha256(text.encode()).hexdigest()
    source = Source(path="so.csv", sha256=digest, media_type="text/csv", text=text)
    return Register(source=source, rows=tuple(placed))


@st.composite
def instruments(draw: st.DrawFn, *, numbered: bool = True) -> Said:
    kind, date = draw(st.sampled_from(KINDS)), draw(st.sampled_from(DATES))
    symbol = draw(st.sampled_from(SYMBOLS[kind])) if numbered or draw(st.booleans()) else None
    known: Said = draw(st.sampled_from((ISSUERS[kind], ISSUERS[kind], NOBODY)))
    return {
        "type": kind,
        "symbol": symbol,
        "number": symbol[0] if symbol and symbol[0].isdigit() else None,
        "date": date,
        "year": int(date[:4]) if date else draw(st.sampled_from(YEARS)),
        "title": draw(st.sampled_from(TITLES)),
        **known,
    }


@st.composite
def citations(draw: st.DrawFn) -> Said:
    said = draw(instruments(numbered=False))
    kind = draw(st.sampled_from((said["type"], said["type"], said["type"], None)))
    number = draw(st.sampled_from((said["number"], said["number"], "3")))
    named = said["symbol"] is None and said["title"] and kind == "Luật" and draw(st.booleans())
    return {**said, "type": kind, "number": None if named else number, "form": "named" if named else "full"}


DOCUMENTS = st.builds(
    lambda own, cited: Thing((own, *cited), False), instruments(), st.lists(citations(), max_size=4)
)
REGISTERS = st.builds(lambda rows: Thing(tuple(rows), True), st.lists(instruments(), min_size=1, max_size=4))
THINGS = st.lists(st.one_of(DOCUMENTS, DOCUMENTS, REGISTERS), min_size=2, max_size=3, unique_by=repr)
STEPS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from([None, 0, 1, 2])), max_size=8)


def content(store: Store) -> list[object]:
    """Return all that can be told apart of the graph in the store."""
    mentions = sorted(
        (said.key, node, state, store.candidates(node)) for said, node, state in store.mentions()
    )
    names = [(record.sha256, record.paths, record.document, record.digest) for record in store.sources()]
    return [
        list(store.scan()),
        list(store.scan_relations()),
        mentions,
        names,
        store.counts(),
        store.version(),
    ]


def after(store: Store, steps: Iterable[tuple[str, Reading | Register | None]]) -> list[object]:
    """Return what is in the store when each path in turn has come to hold what is said, or nothing."""
    ledger = Ledger(store)
    for path, reading in steps:
        if reading is None:
            ledger.forget(path)
        else:
            ledger.ingest(replace(reading, source=replace(reading.source, path=path)), path)
    found = content(store)
    store.close()
    return found


@given(things=THINGS)
@settings(deadline=None)
def test_a_small_world_is_the_same_in_every_order(a_paper: Callable[..., Any], things: list[Thing]) -> None:
    named = list(zip("abc", [thing.reading(a_paper) for thing in things], strict=False))
    first, *others = [after(open_store("memory:"), order) for order in permutations(named)]
    assert all(other == first for other in others)


def held(steps: Iterable[tuple[str, Any]]) -> Mapping[str, Any]:
    """Return what each path holds in the end."""
    return {path: reading for path, reading in dict(steps).items() if reading is not None}


def read(
    a_paper: Callable[..., Any], things: list[Thing], steps: list[tuple[str, int | None]]
) -> list[tuple[str, Any]]:
    readings = [thing.reading(a_paper) for thing in things]
    return [(path, None if place is None else readings[place % len(readings)]) for path, place in steps]


@given(things=THINGS, steps=STEPS)
@settings(deadline=None)
def test_what_was_replaced_and_removed_leaves_no_trace(
    a_paper: Callable[..., Any], things: list[Thing], steps: list[tuple[str, int | None]]
) -> None:
    done = read(a_paper, things, steps)
    assert after(open_store("memory:"), done) == after(
        open_store("memory:"), sorted(held(done).items(), key=str)
    )


@pytest.fixture(scope="module")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Store]:
    folder, numbers = tmp_path_factory.mktemp("worlds"), count()

    def opened() -> Store:
        place: Path = folder / f"{next(numbers)}.db"
        return open_store(str(place))

    return opened


@given(things=THINGS, steps=STEPS)
@settings(max_examples=25, deadline=None)
def test_a_file_holds_what_the_memory_holds(
    a_paper: Callable[..., Any],
    new_file: Callable[[], Store],
    things: list[Thing],
    steps: list[tuple[str, int | None]],
) -> None:
    done = read(a_paper, things, steps)
    assert after(new_file(), done) == after(open_store("memory:"), sorted(held(done).items(), key=str))
