"""Times set right: kept for one audio, used by what is read and by the search."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, said, subscribe
from tui.errors import NotFound, UsageError
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.reading import Sentence
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.search.find import find
from tui.sync.anchoring import Anchoring
from tui.sync.audio import Audio, audio_at, file_key
from tui.sync.words import WordFinder
from tui.transcripts.passages import passages
from tui.transcripts.reading import make_reading

LINES = ("First words.", "Then the harbor.", "Now the tide.", "Now the tide.")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "a.mp3").write_bytes(b"ID3" + bytes(500))
    (folder / "b.mp3").write_bytes(b"ID3" + bytes(501))
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def number(library: Library) -> int:
    _, (one,) = subscribe(library, episode(1))
    cues = tuple(Cue(line, 10.0 * n, 10.0 * n + 8) for n, line in enumerate(LINES))
    words = Transcript(cues, Source.FEED, Timing.CUE, "en")
    library.words.keep_transcript(one, words, passages(words))
    library.episodes.set_duration(one, 300.0)
    return one


def sentences(library: Library, number: int, downloads: Path) -> tuple[Sentence, ...]:
    words = WordFinder(library, HttpFetcher(), downloads=downloads).at_hand(number)
    assert words.transcript is not None
    return make_reading(words.transcript).sentences


def starts(library: Library, number: int, downloads: Path) -> list[float | None]:
    return [s.start for s in sentences(library, number, downloads)]


def test_a_line_heard_late_moves_what_follows(
    library: Library, number: int, downloads: Path
) -> None:
    anchoring = Anchoring(library, downloads)
    harbor = sentences(library, number, downloads)[1]
    anchoring.set(number, harbor, 40.0)
    assert starts(library, number, downloads) == [0.0, 40.0, 50.0, 60.0]
    assert find(library, "harbor")[0].start == 40.0
    note = library.episodes.row(number).transcript
    assert note is not None and note.timing is Timing.ANCHORED
    words = WordFinder(library, HttpFetcher(), downloads=downloads).at_hand(number)
    assert [a.shift for a in words.anchors] == [30.0]
    kept = library.words.transcript(number)
    assert kept is not None and kept.cues[1].start == 10.0


def test_setting_again_and_taking_back(
    library: Library, number: int, downloads: Path
) -> None:
    anchoring = Anchoring(library, downloads)
    anchoring.set(number, sentences(library, number, downloads)[1], 40.0)
    anchoring.set(number, sentences(library, number, downloads)[3], 70.0)
    anchoring.set(number, sentences(library, number, downloads)[1], 45.0)
    assert starts(library, number, downloads) == [0.0, 45.0, 55.0, 70.0]
    assert len(anchoring.all(number)) == 2
    assert anchoring.undo(number).audio_time == 45.0
    assert starts(library, number, downloads) == [0.0, 10.0, 20.0, 70.0]
    anchoring.undo(number)
    assert starts(library, number, downloads) == [0.0, 10.0, 20.0, 30.0]
    assert find(library, "harbor")[0].start == 10.0
    with pytest.raises(NotFound):
        anchoring.undo(number)


def test_anchors_at_one_moment_are_listed_with_the_lines_they_were_set_at(
    library: Library, number: int, downloads: Path
) -> None:
    anchoring = Anchoring(library, downloads)
    first = anchoring.set(number, sentences(library, number, downloads)[1], 40.0)
    second = anchoring.set(number, sentences(library, number, downloads)[2], 40.0)
    assert anchoring.lines(number) == {first.id: LINES[1], second.id: LINES[2]}
    assert starts(library, number, downloads)[2] == 40.0


def test_an_anchor_belongs_to_the_audio_it_was_set_in(
    library: Library, number: int, downloads: Path
) -> None:
    library.episodes.set_download(number, "a.mp3")
    anchoring = Anchoring(library, downloads)
    anchoring.set(number, sentences(library, number, downloads)[1], 40.0)
    assert starts(library, number, downloads)[1] == 40.0
    library.episodes.set_download(number, "b.mp3")
    assert starts(library, number, downloads)[1] == 10.0
    assert anchoring.all(number) == ()
    library.episodes.set_download(number, "a.mp3")
    assert starts(library, number, downloads)[1] == 40.0


async def test_the_search_follows_when_the_audio_changes(
    library: Library, number: int, downloads: Path
) -> None:
    Anchoring(library, downloads).set(
        number, sentences(library, number, downloads)[1], 40.0
    )
    library.episodes.set_duration(number, 330.0)
    fetcher = HttpFetcher()
    await WordFinder(library, fetcher, downloads=downloads).find(number)
    await fetcher.close()
    assert find(library, "harbor")[0].start == 10.0


def test_a_stream_and_its_download_are_the_same_by_length(downloads: Path) -> None:
    stream = audio_at(None, 300.0)
    assert audio_at(downloads / "a.mp3", 300.4).is_of(stream.key)
    assert not audio_at(downloads / "a.mp3", 330.0).is_of(stream.key)
    assert not Audio(None, None).is_of(stream.key)
    assert file_key(downloads / "a.mp3") != file_key(downloads / "b.mp3")
    assert file_key(downloads / "missing.mp3") is None


def test_words_without_times_cannot_be_set_right(library: Library) -> None:
    _, (one,) = subscribe(library, replace(episode(1), duration=None))
    words = Transcript((Cue("Words."),), Source.FILE, Timing.NONE)
    library.words.keep_transcript(one, words, [said("Words.")])
    with pytest.raises(UsageError, match="no times"):
        Anchoring(library).set(one, Sentence(0, "Words.", None, None, None), 4.0)
