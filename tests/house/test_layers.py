"""The layers hold: as written in pyproject.toml, and as loaded when a command runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

TELL = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
RUN = """
from tui.cli.main import run
try:
    run({arguments})
except SystemExit:
    pass
"""


def loaded_by(code: str) -> set[str]:
    """The modules in memory after some code ran in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{TELL}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    modules: list[str] = json.loads(done.stderr.splitlines()[-1])
    return set(modules)


def test_the_contracts_of_the_layers_are_kept() -> None:
    lint = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("shows", "--json"),
        ("episodes", "--json"),
        ("search", "words", "--json"),
        ("export", "opml"),
        ("paths", "--json"),
    ],
    ids=" ".join,
)
def test_headless_commands_are_light(command: tuple[str, ...]) -> None:
    heavy = {"textual", "vlc", "httpx", "feedparser", "mutagen"}
    loaded = loaded_by(RUN.format(arguments=list(command))) & heavy
    assert not loaded


def test_the_app_appears_before_what_it_reads_the_web_with_is_loaded() -> None:
    later = {"vlc", "httpx", "feedparser", "lxml", "mutagen", "tui.sync.run"}
    loaded = loaded_by("import tui.app.app") & later
    assert not loaded
