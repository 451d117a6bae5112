"""The documents say what the program does."""

import re

import pytest

from tests.house.readme import README, TABLES, fresh
from tests.house.test_shape import MODULES
from tui import __version__

ROOT = README.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_a_table_is_forgotten(name: str) -> None:
    rows = TABLES[name]().splitlines()
    assert len(rows) > 10
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1


def test_the_tables_of_the_readme_are_fresh() -> None:
    readme = README.read_text("utf-8")
    assert fresh(readme) == readme, "run make docs"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_documents_point_to_is_there(document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text_of(document)):
        if not target.startswith("https://"):
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS)
def test_goals_named_in_documents_are_in_the_makefile(document: str) -> None:
    goals = set(re.findall(r"(?m)^([a-z]+):", text_of("Makefile")))
    assert set(re.findall(r"`make ([a-z]+)`", text_of(document))) <= goals


def test_the_changelog_has_this_version() -> None:
    assert f"\n## [{__version__}]" in text_of("CHANGELOG.md")


def test_every_command_of_the_readme_exists() -> None:
    from tui.cli.main import build_parser

    _, commands = build_parser()
    for document in DOCUMENTS:
        for named in re.findall(r"`earmark ([a-z]+)", text_of(document)):
            assert named in commands


def test_the_picture_of_the_house_has_every_room() -> None:
    paths = [module.relative_to(ROOT / "tui") for module in MODULES]
    rooms = {path.parts[0].removesuffix(".py") for path in paths} - {"__init__"}
    picture = text_of("CONTRIBUTING.md").split("```")[1]
    assert rooms <= set(re.findall(r"\w+", picture))
