"""A library of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.library import Library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the library lies."""
    return tmp_path / "library.db"


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    """An empty library."""
    library = Library(file)
    yield library
    library.close()
