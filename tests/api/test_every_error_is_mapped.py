"""Each error of the house has an exit status and an HTTP status, and speaks both languages."""

import ast
import inspect
from collections.abc import Iterator

import pytest

from api import problems
from api.cli import exits
from graph import errors
from graph.errors import CancuError

EXPECTED = {
    "UsageError": (2, 400),
    "UnknownReference": (2, 404),
    "AmbiguousReference": (2, 409),
    "InvalidIdentifier": (2, 400),
    "InputError": (3, 422),
    "UnreadableInput": (3, 415),
    "NoInput": (3, 422),
    "StoreError": (3, 503),
    "StoreAbsent": (3, 503),
    "StoreLocked": (3, 503),
    "StoreReadOnly": (3, 503),
    "StoreTooNew": (3, 503),
    "StoreCorrupt": (3, 503),
    "StoreUnreachable": (3, 503),
    "StoreUntrusted": (3, 503),
    "StoreDenied": (3, 503),
    "StoreTooOld": (3, 503),
    "StoreFull": (3, 503),
    "StoreConflict": (3, 503),
    "StoreUnsupported": (3, 503),
}
MADE: dict[str, tuple[object, ...]] = {
    "UnknownReference": ("99/NQ-CP",),
    "AmbiguousReference": ("3/KH-UBND", [("urn:a", "A"), ("urn:b", "B")]),
    "InvalidIdentifier": ("urn:x",),
    "InputError": ("a.txt", "hỏng", "broken"),
    "UnreadableInput": ("a.txt", "hỏng", "broken"),
    "NoInput": ("a.txt", "không có", "nothing"),
    "StoreAbsent": ("cancu.db",),
    "StoreLocked": ("cancu.db",),
    "StoreReadOnly": ("cancu.db",),
    "StoreTooNew": ("cancu.db", 9, 1),
    "StoreCorrupt": ("cancu.db", "why"),
    "StoreUnreachable": ("bolt://kho", "why"),
    "StoreUntrusted": ("bolt+s://kho", "why"),
    "StoreDenied": ("bolt://kho",),
    "StoreTooOld": ("bolt://kho", "Neo4j/4.4.0"),
    "StoreFull": ("bolt://kho",),
    "StoreConflict": ("bolt://kho",),
    "StoreUnsupported": ("bolt://kho", "cancu[neo4j]"),
}


def below(kind: type[CancuError]) -> Iterator[type[CancuError]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def made(kind: type[CancuError]) -> CancuError:
    return kind(*MADE.get(kind.__name__, ("hỏng", "broken")))  # type: ignore[arg-type]


KINDS = sorted((kind for kind in below(CancuError) if kind.__module__ == errors.__name__), key=str)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def test_every_error_of_the_house_is_expected_here() -> None:
    assert {kind.__name__ for kind in KINDS} == set(EXPECTED)


def test_the_docstring_draws_every_error() -> None:
    drawn = ast.get_docstring(ast.parse(inspect.getsource(errors))) or ""
    assert all(kind.__name__ in drawn for kind in KINDS)


@each_kind
def test_an_error_has_its_statuses(kind: type[CancuError]) -> None:
    assert (exits.exit_status(made(kind)), problems.http_status(made(kind))) == EXPECTED[kind.__name__]


@each_kind
def test_a_status_of_an_error_has_a_title(kind: type[CancuError]) -> None:
    assert problems.http_status(made(kind)) in problems.TITLES


@each_kind
def test_an_error_speaks_both_languages(kind: type[CancuError]) -> None:
    error = made(kind)
    assert error.message("vi") != error.message("en")
    assert str(error) == error.message()


@each_kind
def test_an_error_has_a_code_that_may_stand_in_a_type(kind: type[CancuError]) -> None:
    assert kind.code.replace("-", "").isalpha()
    assert kind.code == kind.code.lower()
    assert kind.code != CancuError.code


def test_codes_tell_errors_apart() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_the_documentation_lists_every_type_of_problem() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "http.md").read_text("utf-8")
    told = {kind.code for kind in KINDS if f":{kind.code}`" in page or f"`{kind.code}`" in page}
    assert {kind.code for kind in KINDS} - told == {"input", "unreadable", "no-input"}
