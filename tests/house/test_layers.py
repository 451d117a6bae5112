"""The layers hold, as written in pyproject.toml."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_contracts_of_the_layers_are_kept() -> None:
    from importlinter.cli import lint_imports

    assert (
        lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
    )
