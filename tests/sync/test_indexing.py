"""The words episodes carry themselves are found, newest first, each once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, subscribe, update
from tui.library.library import Library
from tui.model.episode import EpisodeDetails
from tui.search.find import find
from tui.sync import offline_words
from tui.sync.indexing import index_for

MINUTE = 60.0


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def interview(number: int) -> EpisodeDetails:
    """An episode whose notes hold turns with times."""
    turns = "".join(
        f"<p>00:0{minute}:00 Ann: This is turn {minute} of reward models.</p>"
        for minute in range(8)
    )
    return replace(episode(number), notes_html=f"<h2>Transcript</h2>{turns}")


def test_turns_in_notes_are_found_with_time_and_speaker(library: Library) -> None:
    subscribe(library, interview(1))
    assert index_for(library, MINUTE) == 1
    hits = find(library, '"turn 3"')
    assert [(hit.start, hit.speaker) for hit in hits] == [(180.0, "Ann")]


def test_nothing_is_done_twice_until_it_changes(library: Library) -> None:
    show, (one,) = subscribe(library, interview(1))
    assert [index_for(library, MINUTE) for _ in range(2)] == [1, 0]
    library.shows.apply(show.id, update(changed=((one, interview(2)),)))
    assert [index_for(library, MINUTE) for _ in range(2)] == [1, 0]


def test_the_newest_come_first_and_the_rest_later(library: Library) -> None:
    _, ids = subscribe(library, *(interview(number) for number in range(30, 0, -1)))
    assert library.episodes.unindexed(3) == ids[:3]
    assert index_for(library, 0.0) == 0
    assert index_for(library, MINUTE) == 30
    assert library.episodes.unindexed(1) == []


def test_one_that_makes_trouble_does_not_stop_the_others(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (two, one) = subscribe(library, interview(2), interview(1))

    def troublesome(library: Library, episode: object) -> None:
        raise RecursionError("nested too deeply")

    monkeypatch.setattr(offline_words, "index_episode", troublesome)
    assert index_for(library, MINUTE) == 2
    assert library.episodes.unindexed(1) == []
    assert {two, one} == {row.id for row in library.episodes.rows()}
