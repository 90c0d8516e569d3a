"""Colours that can be read, generated files that are fresh, and a page that loads and runs nothing foreign."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from ontology.terms import AuditState, Level, NodeKind, RelationKind
from viz import page_directory
from viz.generate import main, stale
from viz.style import IMPLEMENTS, LEVELS, RELATIONS, SHAPES, STATES, STRONGEST, contrast, line_of

FILES = sorted(path for path in page_directory().rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
WRITTEN = [path for path in FILES if path.name not in ("terms.js", "palette.css")]


@pytest.mark.parametrize(
    "colour",
    sorted(
        {
            *LEVELS.values(),
            *(line.colour for line in (*RELATIONS.values(), IMPLEMENTS)),
            *(sign.colour for sign in STATES.values()),
        }
    ),
)
def test_every_colour_can_be_read_on_white(colour: str) -> None:
    assert contrast(colour) >= 4.5


def test_every_level_kind_relation_and_state_has_its_look() -> None:
    assert set(LEVELS) == {*Level, "unknown"}
    assert set(SHAPES) == set(NodeKind)
    assert set(RELATIONS) == set(RelationKind)
    assert set(STATES) == set(AuditState)


def test_states_and_kinds_differ_by_shape_and_not_by_colour_alone() -> None:
    assert len({sign.symbol for sign in STATES.values()}) == len(STATES)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_relations_that_look_alike_in_grey_differ_by_dashes_or_width() -> None:
    looks = [line_of(name) for name in STRONGEST]
    for one, other in combinations(looks, 2):
        assert (one.dash, one.width) != (other.dash, other.width)


def test_the_generated_files_are_fresh() -> None:
    assert stale() == []
    assert main(["--check"]) == 0


def test_the_page_names_no_other_place() -> None:
    namespaces = {"http://www.w3.org/2000/svg"}
    for path in FILES:
        assert set(re.findall(r"https?://[^\"'\s)>]+", path.read_text("utf-8"))) <= namespaces, path.name


def test_the_page_keeps_to_a_strict_content_policy() -> None:
    html = (page_directory() / "index.html").read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html)
    assert re.findall(r"<script\b[^>]*>(.*?)</script>", html, re.DOTALL) == [""]
    for path in SCRIPTS:
        code = path.read_text("utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", code
        )


def test_every_word_the_page_uses_is_there_in_both_languages() -> None:
    words = (page_directory() / "js" / "words.js").read_text("utf-8")
    vietnamese, english = (set(re.findall(r"(\w+): \"", part)) for part in words.split("  en: {"))
    used = set(
        re.findall(
            r"data-t(?:-label|-placeholder)?=\"(\w+)\"", (page_directory() / "index.html").read_text("utf-8")
        )
    )
    for path in SCRIPTS:
        used |= set(re.findall(r"\bt\(\"(\w+)\"", path.read_text("utf-8")))
    assert vietnamese == english
    assert used <= vietnamese


def test_every_symbol_of_a_state_is_drawn_in_the_page() -> None:
    html = (page_directory() / "index.html").read_text("utf-8")
    assert {sign.symbol for sign in STATES.values()} <= set(re.findall(r'<symbol id="icon-(\w+)"', html))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_file_of_the_page_stays_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 300
