"""Private addresses: in the keyring or in a file of one's own, never in the library."""

import json
import multiprocessing
import sqlite3
import sys
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import update
from tests.servers import DEADLINE
from tui.library import sealing
from tui.library.documents import details_hash
from tui.library.library import Library
from tui.library.sealing import opened, sealed
from tui.library.secret_file import SecretFile
from tui.library.secrets import Secrets, is_private, marked
from tui.model.episode import Enclosure, EpisodeDetails, TranscriptLink
from tui.model.show import ShowDetails

SUBSTACK = "https://api.substack.com/feed/podcast/1/private/0b4cfd3c-6f1d-4a4e.rss"
"""A token in the path."""
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


def everything_in_bytes(file: Path) -> bytes:
    """What is in the library's files, compressed documents in clear."""
    with closing(sqlite3.connect(file)) as db:
        rows = db.execute("SELECT details FROM episode_document").fetchall()
    return b"".join(
        [*(zlib.decompress(row[0]) for row in rows)]
        + [each.read_bytes() for each in file.parent.glob("library.db*")]
    )


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
        (SUBSTACK, True),
        ("https://feeds.example/private/", False),
        ("https://feeds.example/public/shows/0b4cfd3c-6f1d-4a4e-a0f1-3f1f8a2d", False),
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


def private_episode() -> EpisodeDetails:
    return EpisodeDetails(
        "1",
        "One",
        link="https://cdn.example/1.html?token=opensesame&x=1",
        enclosure=Enclosure("https://cdn.example/1.mp3?token=opensesame&x=1"),
        alternates=(Enclosure("https://cdn.example/1.opus?token=opensesame"),),
        transcripts=(TranscriptLink("https://cdn.example/1.vtt?token=opensesame"),),
        chapters_url="https://cdn.example/1.json?token=opensesame",
    )


def test_addresses_of_a_private_shows_files_are_sealed(tmp_path: Path) -> None:
    file, details = tmp_path / "library.db", private_episode()
    with closing(Library(file)) as library:
        show = library.shows.add(PRIVATE, ShowDetails("Mine"))
        (number,) = library.shows.apply(show.id, update(details))
        assert library.episodes.get(number).details == details
        (identity,) = library.episodes.identities(show.id)
        assert details.enclosure and identity.audio_url == details.enclosure.url
        assert identity.details_hash == details_hash(details)
        row = library.episodes.row(number)
        assert row.audio_url == "https://cdn.example/1.mp3?x=1"
        assert row.link == "https://cdn.example/1.html?x=1"
    assert b"opensesame" not in everything_in_bytes(file)
    with closing(Library(file)) as library:
        assert library.episodes.get(number).details == details


def test_without_the_key_only_the_secrets_are_lost(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        show = library.shows.add(PRIVATE, ShowDetails("Mine"))
        (number,) = library.shows.apply(show.id, update(private_episode()))
    (tmp_path / "secrets.json").unlink()
    with closing(Library(file)) as library:
        enclosure = library.episodes.get(number).details.enclosure
        assert enclosure and enclosure.url == "https://cdn.example/1.mp3?x=1"
        assert library.shows.get(show.id).url == "https://pods.example/feed?x=1"
        library.episodes.mark_indexed(number, library.episodes.get(number).details)
        assert not library.episodes.unindexed(1)


def test_what_an_older_library_held_in_clear_is_put_away(tmp_path: Path) -> None:
    file, details = tmp_path / "library.db", private_episode()
    with closing(Library(file)) as library:
        show = library.shows.add("https://pods.example/feed", ShowDetails("Mine"))
        (number,) = library.shows.apply(show.id, update(details))
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE show SET url = ?", (PRIVATE,))
        db.execute("INSERT INTO show_alias VALUES (?, ?)", (SUBSTACK, show.id))
    with closing(Library(file)) as library:
        after = library.shows.get(show.id)
        assert (after.url, after.aliases) == (PRIVATE, (SUBSTACK,))
        assert library.episodes.get(number).details == details
    everything = everything_in_bytes(file)
    assert b"opensesame" not in everything and b"0b4cfd3c" not in everything


@given(st.text(), st.binary(min_size=32, max_size=32))
def test_what_is_sealed_is_opened_by_its_key_alone(url: str, key: bytes) -> None:
    held = sealed(url, key)
    if sealing.MARK not in url:
        assert opened(held, key) == url.encode("utf-8", "replace").decode()
    assert opened(held, bytes(32)) is None or key == bytes(32)
    public, mark, code = held.rpartition(sealing.MARK)
    other = "B" if code[:1] == "A" else "A"
    assert opened(f"{public}{mark}{other}{code[1:]}", key) is None


def keep_some(file: Path, first: int) -> None:
    for number in range(first, first + 20):
        SecretFile(file).put(str(number), "x")


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=keep_some, args=(file, 20 * n)) for n in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(DEADLINE)
    kept = json.loads(file.read_text())
    assert sorted(map(int, kept)) == list(range(40))


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    file.write_text('{"a": "swordfish"')
    SecretFile(file).put("b", "x")
    assert json.loads(file.read_text()) == {"b": "x"}
    assert "swordfish" in (tmp_path / "secrets.damaged").read_text()


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
