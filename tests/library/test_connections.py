"""Threads share a library; what SQLite complains of is said in plain words."""

import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, said, subscribe, transcript, update
from tests.servers import DEADLINE
from tui.errors import LibraryError
from tui.library import connections
from tui.library.library import Library
from tui.search.find import find


def test_threads_read_whole_states_while_one_writes(library: Library) -> None:
    show, (one,) = subscribe(library, episode(0))
    done = threading.Event()

    def read() -> int:
        looks = 0
        while not done.is_set():
            found = library.episodes.get(one)
            assert found.details.title == found.row.title
            assert len(find(library, "word in:transcript")) in (0, 2)
            looks += 1
        return looks

    with ThreadPoolExecutor(3) as threads:
        readers = [threads.submit(read) for _ in range(3)]
        try:
            for number in range(1, 40):
                changed = replace(episode(0), title=f"Title {number}")
                library.shows.apply(
                    show.id, update(episode(number), changed=((one, changed),))
                )
                passages = [said("a word"), said("another word")]
                library.words.keep_transcript(one, transcript("…"), passages)
        finally:
            done.set()
        assert all(reader.result() for reader in readers)


def test_writers_in_several_threads_lose_nothing(library: Library) -> None:
    _, ids = subscribe(library, *(episode(number) for number in range(4)))

    def write(episode_id: int) -> None:
        for position in range(1, 26):
            library.places.keep_place(episode_id, float(position), None)
            library.quotes.add(episode_id, f"{position}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, ids))
    assert {library.places.place(each) for each in ids} == {25.0}
    assert len(library.quotes.all()) == 100


def test_two_programs_may_write(library: Library, file: Path) -> None:
    _, (one,) = subscribe(library, episode(1))
    with closing(Library(file)) as other:
        other.places.keep_place(one, 5.0, None)
        library.quotes.add(one, "both")
        assert library.places.place(one) == 5.0
        assert len(other.quotes.all()) == 1


def test_a_block_that_raises_leaves_no_trace(library: Library) -> None:
    show, _ = subscribe(library, episode(1))
    bad = replace(episode(2), kind=None)  # type: ignore[arg-type]
    with pytest.raises(LibraryError):
        library.shows.apply(show.id, update(bad, episode(3)))
    assert [row.title for row in library.episodes.rows()] == ["Episode 1"]
    library.shows.apply(show.id, update(episode(3)))
    assert len(library.episodes.rows()) == 2


def test_a_closed_library_says_so(library: Library) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.shows.all()


def test_closing_waits_for_who_is_reading(library: Library) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def read() -> int:
        with library.shows._connections.reading() as db:
            inside.set()
            go_on.wait(DEADLINE)
            return int(db.execute("SELECT 7").fetchone()[0])

    with ThreadPoolExecutor(2) as threads:
        reader = threads.submit(read)
        assert inside.wait(DEADLINE)
        closer = threads.submit(library.close)
        assert not closer.done()
        go_on.set()
        assert reader.result() == 7
        closer.result()


def test_connections_of_ended_threads_are_let_go(library: Library) -> None:
    for _ in range(5):
        thread = threading.Thread(target=library.shows.all)
        thread.start()
        thread.join()
    assert len(library.shows._connections._open) <= 2


def test_a_full_disk_costs_nothing_that_was_kept(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    library.places.keep_place(one, 42.0, None)
    with library.shows._connections.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="disk is full; make room"):
        library.words.keep_notes_text(one, "far too long " * 20_000)
    assert library.places.place(one) == 42.0
    with library.shows._connections.reading() as db:
        db.execute("PRAGMA max_page_count = 1000000")
    library.words.keep_notes_text(one, "far too long " * 20_000)
    assert len(find(library, "too")) == 1


def test_a_library_that_is_being_written_for_too_long_says_so(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.01)
    with closing(Library(file)) as waiting, closing(sqlite3.connect(file)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program for too long"):
            waiting.places.mark_played(1)


def spoil_header(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\0" * 64)


def spoil_pages(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xa5" * (size - 4096))


def cut_short(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(5000)


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, cut_short])
def test_a_damaged_file_is_named_with_a_remedy(
    library: Library, file: Path, spoil: Callable[[Path], None]
) -> None:
    subscribe(library, *(episode(number) for number in range(50)))
    library.close()
    spoil(file)
    with pytest.raises(LibraryError, match=r"library\.db is damaged.*backup"):
        open_and_read(file)


def open_and_read(file: Path) -> None:
    with closing(Library(file)) as library:
        library.episodes.rows()
        library.shows.all()


def test_a_place_is_kept_while_a_large_feed_is_written(library: Library) -> None:
    show, (one,) = subscribe(library, episode(0))
    kept: list[float] = []

    def keep() -> None:
        library.places.keep_place(one, 5.0, None)
        kept.append(len(library.episodes.rows()))

    many = tuple(episode(number) for number in range(1, 1000))
    with ThreadPoolExecutor(1) as threads:
        applied = threads.submit(library.shows.apply, show.id, update(*many))
        while not applied.done():
            keep()
    assert any(1 < rows < 1000 for rows in kept)


def test_who_waits_to_write_comes_before_who_just_has(library: Library) -> None:
    connections = library.shows._connections
    order: list[str] = []

    def write() -> None:
        with connections.writing():
            order.append("waiting")

    other = threading.Thread(target=write)
    with connections.writing():
        other.start()
        deadline = time.monotonic() + DEADLINE
        while not connections._turn.locked() and time.monotonic() < deadline:
            other.join(0.001)
    with connections.writing():
        order.append("again")
    other.join()
    assert order == ["waiting", "again"]
