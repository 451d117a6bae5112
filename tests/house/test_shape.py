"""The house stays easy to read: short modules, short functions, nothing left lying."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "tui").rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(module: Path) -> str:
    return str(module.relative_to(ROOT))


def test_there_is_a_house() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_fits_in_the_head(module: Path) -> None:
    lines = len(module.read_text("utf-8").splitlines())
    assert lines <= MODULE_LINES, f"{lines} lines: give a noun a module of its own"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_functions_are_short(module: Path) -> None:
    too_long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, Function)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= FUNCTION_LINES
    ]
    assert not too_long


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_is_left_to_do(module: Path) -> None:
    source = module.read_text("utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", source)


def test_the_top_level_holds_what_every_project_carries() -> None:
    allowed = {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "assets",
        "pyproject.toml",
        "requirements.lock",
        "tests",
        "tui",
    }
    made_by_tools = {"build", "dist", "snapshot_report.html"}
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert here - made_by_tools <= allowed
