"""The questions have one answer, wherever the graph lives."""

from pathlib import Path
from typing import Any

from graph.audit import audit, audit_answer
from graph.checks import check
from graph.interchange import FORMS, export
from graph.queries import duties, expand, implements, most_cited, requirements, show, trace
from graph.units import administration, unit_tree
from ontology.terms import RelationKind


def test_memory_file_and_server_answer_alike(world: Any, tmp_path: Path, neo4j: str) -> None:
    district = next(area for area in unit_tree().find_areas("huyện Ninh Giang") if area.level == "district")
    office = administration(district)
    world.instrument("nq", type="Nghị quyết", symbol="76/NQ-CP", date="2021-07-15", level="central")
    world.instrument("cũ", type="Kế hoạch", symbol="1/KH-UBND", date="2020-01-01", status="stub")
    world.instrument("kh", type="Kế hoạch", symbol="152/KH-UBND", date="2023-12-29", period="2024",
                     level="district", issuer=office.id, issuer_name=office.name)  # fmt: skip
    world.unit(office.id, office.name)
    world.relate("kh", RelationKind.ISSUED_BY, office.id)
    world.relate("nq", RelationKind.REPLACES, "cũ")
    world.derives("kh", "nq", basis="implements")
    world.derives("kh", "cũ")
    world.cites("kh", "cũ", role="legal-basis")
    world.task("t:1", "kh", "rà soát")
    world.relate("t:1", RelationKind.ASSIGNED_TO, office.id, role="lead")
    world.requirement("r:1", "kh", due="2024-01-31", addressee_levels="commune")
    stores = [world.store(address) for address in ("memory:", str(tmp_path / "kho.db"), neo4j)]
    answers = [
        [
            trace(store, "kh"),
            trace(store, "nq", to="kh"),
            implements(store, "nq", year=2024),
            duties(store, [office.id]),
            requirements(store),
            show(store, "kh"),
            expand(store, ["kh"], limit=1),
            most_cited(store),
            check(store),
            audit_answer(audit(store, unit_tree(), "kh", year=2024, as_of="2024-12-31")),
            *("".join(export(store, form)) for form in FORMS),
            "".join(export(store, "jsonl", "nq")),
        ]
        for store in stores
    ]
    for store in stores:
        store.close()
    assert answers[0] == answers[1]
    assert answers[0] == answers[2]
