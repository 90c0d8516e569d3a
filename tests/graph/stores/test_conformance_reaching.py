"""The port: what is shown of a hub, and what is reached along relations, in every store alike."""

from typing import Any

from graph.stores.port import Around, Leg, Store
from ontology.terms import RelationKind

CITES, DERIVES = RelationKind.CITES, RelationKind.DERIVES_FROM


def test_of_a_hub_the_first_relations_of_each_kind_are_shown(store: Store, teller: Any) -> None:
    for name in "edcba":
        teller.tell(
            teller.facts(name, (name, CITES, "hub", "mention", None), (name, CITES, "hub", "legal-basis", None),
                         (name, DERIVES, "hub"), ("hub", CITES, name))
        )  # fmt: skip
    shown = store.around(["hub"], outgoing=False, first=3)
    assert [relation.key for relation in shown.relations] == [
        ("a", "CITES", "hub", "legal-basis", ""),
        ("a", "CITES", "hub", "mention", ""),
        ("a", "DERIVES_FROM", "hub", "", ""),
        ("b", "CITES", "hub", "legal-basis", ""),
        ("b", "DERIVES_FROM", "hub", "", ""),
        ("c", "DERIVES_FROM", "hub", "", ""),
    ]
    assert shown.totals == {("hub", CITES): 10, ("hub", DERIVES): 5}
    every = store.relations(["hub"], outgoing=False)
    assert shown.relations == [relation for relation in every if relation in shown.relations]
    both = store.around(["hub", "e"], outgoing=True, kinds=[CITES], first=1)
    assert [relation.key for relation in both.relations] == [
        ("e", "CITES", "hub", "legal-basis", ""),
        ("e", "CITES", "hub", "mention", ""),
        ("hub", "CITES", "a", "", ""),
        ("hub", "CITES", "e", "", ""),
    ]
    assert both.totals == {("e", CITES): 2, ("hub", CITES): 5}
    assert store.around(["hub"], outgoing=True, first=99).relations == store.relations(["hub"], outgoing=True)
    assert store.around(["hub"], outgoing=True, first=0) == Around([], {("hub", CITES): 5})
    assert store.around(["x"], outgoing=True, first=9) == Around([], {})
    assert store.around(["hub"], outgoing=True, kinds=[], first=9) == Around([], {})


def test_what_is_reached_is_gone_through_once(store: Store, teller: Any) -> None:
    for source, *targets in ("abc", "bd", "cd", "da", "ea"):
        teller.tell(
            teller.facts(source, *((source, DERIVES, target) for target in targets), (source, CITES, "z"))
        )
    up = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "a")]
    for depth, length in ((None, 5), (9, 5), (2, 4), (1, 2), (0, 0)):
        assert store.outline(["a"], outgoing=True, kinds=[DERIVES], depth=depth) == up[:length]
    down, nodes = store.part(["a", "a", "x"], Leg(outgoing=False, kinds=[DERIVES]))
    assert [(relation.source, relation.target) for relation in down] == [*up, ("e", "a")]
    assert down == store.relations("abcde", outgoing=True, kinds=[DERIVES])
    assert list(nodes) == list("abcde")
    assert store.part([], Leg(outgoing=True, kinds=[DERIVES])) == ([], {})
