"""The house keeps its own rules: sizes, words, and nothing of one machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ontology", "graph", "loaders", "viz", "api")
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "core"}


def tracked(*endings: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.suffix in endings and path.is_file()]


def test_no_file_is_longer_than_two_screens_of_thought() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in tracked(".py", ".js")}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in tracked(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in tracked(".py") if path.stem in FORBIDDEN_NAMES] == []


def test_nothing_names_a_path_of_one_machine_or_a_registry() -> None:
    foreign = re.compile(
        r"(?<![\w.])/(?:work|root|tmp|home)/|pypi\.org|files\.pythonhosted|registry\.npmjs|repo1?\.maven"
    )
    texts = tracked(".py", ".js", ".md", ".toml", ".txt", ".yaml", ".html", ".css", ".ttl", "")
    found = [
        path
        for path in texts
        if path != Path(__file__) and foreign.search(path.read_text("utf-8", "replace"))
    ]
    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is(package: str) -> None:
    silent = [
        path
        for path in (ROOT / package).rglob("*.py")
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_the_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
