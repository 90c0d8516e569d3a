"""What holds for every audit: states add up, covering never hurts, cells belong to their units."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.audit import AuditReport, audit
from graph.units import UnitTree, administration, unit_tree

TREE = unit_tree()
HUYEN = next(area for area in TREE.find_areas("huyện Ninh Giang") if area.level == "district")
UNITS = [
    administration(area)
    for area in TREE.areas(HUYEN.level.__class__("commune"), under=HUYEN.id, on="2024-12-31")
]
DATES = ["2023-12-30", "2024-01-10", "2024-03-01", "2025-01-05", None]

plans = st.lists(
    st.fixed_dictionaries(
        {
            "unit": st.integers(0, 4),
            "date": st.sampled_from(DATES),
            "period": st.sampled_from(["2024", "2021-2025", None]),
            "numbered": st.booleans(),
            "type": st.sampled_from(["Kế hoạch", "Báo cáo"]),
            "derives": st.booleans(),
            "status": st.sampled_from(["resolved", "stub"]),
        }
    ),
    max_size=6,
)
terms = st.fixed_dictionaries(
    {
        "as_of": st.sampled_from(["2023-06-01", "2024-01-15", "2024-12-31", "2025-08-01"]),
        "complete": st.booleans(),
    }
)


class Without(UnitTree):
    """The tree without one area."""

    def __init__(self, removed: str) -> None:
        super().__init__()
        self._removed = removed

    def areas(self, *args: Any, **options: Any) -> list[Any]:
        return [area for area in super().areas(*args, **options) if area.id != self._removed]


def laid(world: Any, drawn: list[dict[str, Any]], due: str | None) -> Any:
    world.instrument("kh", type="Kế hoạch", date="2023-12-29", period="2024", level="district",
                     issuer=administration(HUYEN).id)  # fmt: skip
    if due:
        world.requirement("yc", "kh", due=due, addressee_levels="commune", document_type="Kế hoạch")
    for number, plan in enumerate(drawn):
        properties = {"year": 2024} | {name: plan[name] for name in ("date", "period", "type") if plan[name]}
        if plan["numbered"]:
            properties["symbol"] = f"{number + 1}/KH-UBND"
        world.instrument(f"p{number}", issuer=UNITS[plan["unit"]].id, status=plan["status"], **properties)
        if plan["derives"]:
            world.derives(f"p{number}", "kh")
    return world


def asked(world: Any, tree: UnitTree = TREE, **options: Any) -> AuditReport:
    return audit(world.store(), tree, "kh", year=2024, **options)


@settings(max_examples=30, deadline=None)
@given(plans, terms, st.sampled_from([None, "2024-01-31"]))
def test_the_states_add_up_and_every_unit_has_one_cell(
    new_world: Callable[[], Any], drawn: list[dict[str, Any]], options: dict[str, Any], due: str | None
) -> None:
    report = asked(laid(new_world(), drawn, due), **options)
    assert sum(report.summary.values()) == report.expected == len({cell.unit.id for cell in report.cells})
    assert {unit.id for unit in UNITS} <= {cell.unit.id for cell in report.cells}
    assert all(
        cell.chain[-1] == "kh" and cell.chain[0] == cell.documents[0]
        for cell in report.cells
        if cell.documents
    )
    assert all((cell.days_late is not None) == (cell.state == "issued_late") for cell in report.cells)


@settings(max_examples=25, deadline=None)
@given(plans, terms, st.integers(0, 4))
def test_adding_a_covering_plan_never_lowers_coverage(
    new_world: Callable[[], Any], drawn: list[dict[str, Any]], options: dict[str, Any], unit: int
) -> None:
    before = asked(laid(new_world(), drawn, "2024-01-31"), **options)
    more = laid(new_world(), drawn, "2024-01-31")
    more.instrument("mới", type="Kế hoạch", symbol="99/KH-UBND", date="2024-01-10", issuer=UNITS[unit].id)
    more.derives("mới", "kh")
    after = asked(more, **options)
    assert after.covered >= before.covered
    if options["as_of"] >= "2024-01-10":
        (cell,) = [cell for cell in after.cells if cell.unit.id == UNITS[unit].id]
        assert "mới" in cell.documents


@settings(max_examples=8, deadline=None)
@given(plans, st.integers(0, len(UNITS) - 1))
def test_removing_a_unit_removes_exactly_its_cells(
    new_world: Callable[[], Any], drawn: list[dict[str, Any]], removed: int
) -> None:
    world = laid(new_world(), drawn, "2024-01-31")
    whole = asked(world, as_of="2024-12-31")
    gone = UNITS[removed]
    less = asked(world, Without(str(gone.area)), as_of="2024-12-31")
    assert less.cells == tuple(cell for cell in whole.cells if cell.unit.id != gone.id)


def test_the_store_is_asked_as_often_for_a_country_as_for_a_district(new_world: Callable[[], Any]) -> None:
    class Counting:
        def __init__(self, store: Any) -> None:
            self.store, self.calls = store, 0

        def __getattr__(self, name: str) -> Any:
            self.calls += 1
            return getattr(self.store, name)

    world = new_world()
    world.instrument("nq", level="central", date="2021-07-15")
    world.instrument("p", type="Kế hoạch", symbol="1/KH-UBND", date="2024-01-10", issuer=UNITS[0].id)
    world.derives("p", "nq")
    counts = []
    for under in (HUYEN, None):
        store: Any = Counting(world.store())
        report = audit(store, TREE, "nq", year=2024, under=under, level="commune", as_of="2024-12-31")
        assert report.covered == 1
        counts.append((report.expected > 1000, store.calls))
    assert counts[0][1] == counts[1][1]
