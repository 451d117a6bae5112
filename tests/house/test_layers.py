"""The layers hold: as written in pyproject.toml, and as loaded when a command runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOADED_BY = """
import json, sys
from tui.cli.main import run
try:
    run({arguments})
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules in memory after a command."""
    code = LOADED_BY.format(arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    modules: list[str] = json.loads(done.stderr.splitlines()[-1])
    return {module.partition(".")[0] for module in modules}


def test_the_contracts_of_the_layers_are_kept() -> None:
    from importlinter.cli import lint_imports

    assert (
        lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
    )


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
    assert not loaded_by(*command) & heavy
