"""Words told to be later than the sound: what of them is read, and what is said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, update
from tui.library.library import Library
from tui.model.show import ShowDetails
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.sync.kept_words import EpisodeWords, KeptWords
from tui.sync.offline_words import own_words

LINES = tuple(Cue(f"Line {n}.", n * 20.0, n * 20.0 + 20) for n in range(30))
LATE = Cue("Late.", 625.0, 640.0)
ABSURD = Cue("Lost.", 99 * 3600.0, 99 * 3600.0 + 2)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3")
    yield library
    library.close()


def read(library: Library, *late: Cue, measured: float | None = None) -> EpisodeWords:
    """The words of an episode that by its feed is 600 seconds long."""
    show = library.shows.add("https://a.example/feed", ShowDetails("A Show"))
    details = replace(episode(1), duration=600.0)
    (number,) = library.shows.apply(show.id, update(details))
    words = Transcript((*LINES, *late), Source.FEED, Timing.CUE)
    library.words.keep_transcript(number, words, ())
    if measured:
        library.episodes.set_duration(number, measured)
    found = library.episodes.get(number)
    return KeptWords(library, None).words(found, own_words(found.details), ())


def test_the_length_a_feed_tells_costs_no_words(library: Library) -> None:
    found = read(library, LATE)
    assert found.transcript is not None
    assert found.transcript.cues[-1] == LATE
    assert found.gap == -40.0


def test_a_measured_length_holds_words_at_its_end(library: Library) -> None:
    found = read(library, LATE, measured=601.0)
    assert found.transcript is not None
    assert found.transcript.cues[-1] == replace(LATE, start=601.0, end=601.0)
    assert found.gap == -39.0


def test_what_was_left_out_does_not_count_as_the_end(library: Library) -> None:
    found = read(library, ABSURD)
    assert found.transcript is not None
    assert found.transcript.cues == LINES
    assert found.gap is None
