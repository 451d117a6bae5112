"""Private addresses: in the keyring or in a file of one's own, never in the library."""

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from tests.library.making import update
from tui.library.library import Library
from tui.library.secrets import Secrets, is_private, marked
from tui.model.show import ShowDetails

PRIVATE = "https://ann:swordfish@pods.example/feed?token=opensesame&x=1"


class Keyring(ModuleType):
    """A keyring in memory."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    keyring = Keyring()
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    return keyring


def everything_in(file: Path) -> str:
    with closing(sqlite3.connect(file)) as db:
        return "\n".join(db.iterdump())


@pytest.mark.parametrize(
    ("url", "private"),
    [
        (PRIVATE, True),
        ("https://pods.example/feed?auth=abc", True),
        ("https://pods.example/feed?page=2", False),
        ("https://pods.example/feed?", False),
        ("file:///home/ann/feed.xml", False),
        ("http://[", False),
    ],
)
def test_what_is_private(url: str, private: bool) -> None:
    assert is_private(url) is private
    assert (marked(url) == url) is not private


def test_the_library_holds_no_secret(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        show = library.shows.add(PRIVATE, ShowDetails("Mine"))
        assert show.url == PRIVATE
        assert library.shows.add(PRIVATE, ShowDetails("Mine")).id == show.id
        moved = replace(update(), url=PRIVATE.replace("feed", "new"))
        library.shows.apply(show.id, moved)
        after = library.shows.get(show.id)
        assert (after.url, after.aliases) == (moved.url, (PRIVATE,))
        found = library.shows.by_url(PRIVATE)
        assert found is not None and found.id == show.id
    text = everything_in(file)
    assert "swordfish" not in text and "opensesame" not in text
    with closing(Library(file)) as library:
        assert library.shows.get(show.id).url == moved.url


def test_without_a_keyring_a_file_of_ones_own_is_used(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    secrets = Secrets(file)
    held = secrets.keep(PRIVATE)
    assert file.stat().st_mode & 0o777 == 0o600
    assert secrets.warning is not None and str(file) in secrets.warning
    assert Secrets(file).revealed(held) == PRIVATE
    secrets.forget(held)
    assert "swordfish" not in file.read_text()
    assert Secrets(file).revealed(held) == "https://pods.example/feed?x=1"


def test_a_keyring_leaves_no_file(tmp_path: Path, keyring: Keyring) -> None:
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        show = library.shows.add(PRIVATE, ShowDetails("Mine"))
        assert list(keyring.kept.values()) == [PRIVATE]
        assert library.secrets.warning is None
    assert not (tmp_path / "secrets.json").exists()
    with closing(Library(file)) as library:
        assert library.shows.get(show.id).url == PRIVATE
        library.shows.remove(show.id)
    assert not keyring.kept


def test_a_keyring_that_breaks_is_done_without(
    tmp_path: Path, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*arguments: object) -> None:
        raise RuntimeError("no service")

    monkeypatch.setattr(keyring, "set_password", breaks)
    secrets = Secrets(tmp_path / "secrets.json")
    held = secrets.keep(PRIVATE)
    assert secrets.warning and Secrets(tmp_path / "secrets.json").revealed(held)
