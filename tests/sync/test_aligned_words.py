"""Aligned words: applied to the very words and the very file they were found in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, subscribe
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.alignment import AlignedPassage, Alignment, KeptAlignment
from tui.model.chapter import Chapter, ChapterSource
from tui.model.transcript import Cue, Source, Stretch, Timing, Transcript, Word
from tui.search.find import find
from tui.sync.anchoring import Anchoring
from tui.sync.audio import file_key
from tui.sync.indexing import index_few
from tui.sync.words import EpisodeWords, WordFinder
from tui.transcripts.passages import passages
from tui.transcripts.reading import make_reading
from tui.transcripts.timing.aligning import text_hash

SECONDS = 300.0
WORDS = Transcript(
    (Cue("First words.", 0.0, 8.0), Cue("The harbor.", 10.0, 18.0)),
    Source.FEED,
    Timing.CUE,
    "en",
)


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
def number(library: Library, downloads: Path) -> int:
    """An episode whose words were aligned with its download."""
    _, (one,) = subscribe(library, episode(1))
    library.words.keep_transcript(one, WORDS, passages(WORDS))
    library.episodes.set_duration(one, SECONDS)
    library.episodes.set_download(one, "a.mp3")
    library.alignments.keep(one, kept(downloads / "a.mp3"))
    return one


def kept(file: Path) -> KeptAlignment:
    first = AlignedPassage((Word("First", 1.0, 1.5), Word("words.", 1.5, 2.0)), 1.0)
    harbor = AlignedPassage((Word("The", 40.0, 40.2), Word("harbor.", 40.2, 41)), 1.0)
    found = Alignment((first, harbor), (Stretch(5.0, 35.0),), SECONDS, 1.0, 0.9)
    key = file_key(file)
    assert key is not None
    return KeptAlignment(Source.FEED, text_hash(WORDS), key, SECONDS, found)


def words(library: Library, number: int, downloads: Path) -> EpisodeWords:
    return WordFinder(library, HttpFetcher(), downloads=downloads).at_hand(number)


def starts(library: Library, number: int, downloads: Path) -> list[float | None]:
    transcript = words(library, number, downloads).transcript
    assert transcript is not None
    return [cue.start for cue in transcript.cues]


def test_words_are_read_at_the_times_they_are_heard(
    library: Library, number: int, downloads: Path
) -> None:
    read = words(library, number, downloads)
    assert read.transcript is not None
    assert read.transcript.timing is Timing.ALIGNED
    assert read.transcript.inserted == (Stretch(5.0, 35.0),)
    assert read.alignment is not None and read.alignment.confidence == 0.9
    assert starts(library, number, downloads) == [1.0, 40.0]
    assert library.words.transcript(number) == WORDS


def test_chapters_of_the_publisher_move_with_the_words(
    library: Library, number: int, downloads: Path
) -> None:
    chapters = (Chapter(0.0, "Beginning", end=9.5), Chapter(9.5, "The harbor"))
    library.words.keep_chapters(number, chapters)
    read = words(library, number, downloads)
    times = [(chapter.start, chapter.end) for chapter in read.chapters]
    assert times == [(1.0, 39.5), (39.5, SECONDS)]
    library.episodes.set_download(number, "b.mp3")
    moved_back = words(library, number, downloads).chapters
    assert [chapter.start for chapter in moved_back] == [0.0, 9.5]


def test_chapters_inside_the_file_stay(
    library: Library, number: int, downloads: Path
) -> None:
    inside = Chapter(9.5, "The harbor", source=ChapterSource.EMBEDDED)
    library.words.keep_chapters(
        number, (Chapter(0.0, "One", source=inside.source), inside)
    )
    read = words(library, number, downloads)
    assert [chapter.start for chapter in read.chapters] == [0.0, 9.5]


async def test_the_search_finds_them_there(
    library: Library, number: int, downloads: Path
) -> None:
    fetcher = HttpFetcher()
    await WordFinder(library, fetcher, downloads=downloads).find(number)
    await fetcher.close()
    assert find(library, "harbor")[0].start == 40.0
    note = library.episodes.row(number).transcript
    assert note is not None and note.timing is Timing.ALIGNED
    index_few(library, [number])
    assert find(library, "harbor")[0].start == 40.0


def test_another_file_has_the_times_as_they_were(
    library: Library, number: int, downloads: Path
) -> None:
    library.episodes.set_download(number, "b.mp3")
    assert starts(library, number, downloads) == [0.0, 10.0]
    assert words(library, number, downloads).alignment is None


def test_a_stream_of_the_same_length_is_the_same(
    library: Library, number: int, downloads: Path
) -> None:
    (downloads / "a.mp3").unlink()
    assert starts(library, number, downloads) == [1.0, 40.0]
    library.episodes.set_duration(number, SECONDS + 30)
    assert starts(library, number, downloads) == [0.0, 10.0]


def test_other_words_are_not_aligned(
    library: Library, number: int, downloads: Path
) -> None:
    other = replace(WORDS, cues=(Cue("Other words.", 0.0, 8.0), WORDS.cues[1]))
    library.words.keep_transcript(number, other, passages(other))
    assert starts(library, number, downloads) == [0.0, 10.0]
    other = replace(WORDS, source=Source.FILE)
    library.words.keep_transcript(number, other, passages(other))
    assert starts(library, number, downloads) == [0.0, 10.0]


def test_times_that_were_tried_and_fit_stay(
    library: Library, number: int, downloads: Path
) -> None:
    assert words(library, number, downloads).gap is None
    fits = replace(kept(downloads / "a.mp3"), alignment=None)
    library.alignments.keep(number, fits)
    read = words(library, number, downloads)
    assert read.transcript == WORDS and read.gap is None
    library.episodes.set_download(number, "b.mp3")
    assert words(library, number, downloads).gap == SECONDS - 18.0


def test_an_anchor_moves_aligned_words_and_only_them(
    library: Library, number: int, downloads: Path
) -> None:
    transcript = words(library, number, downloads).transcript
    assert transcript is not None
    harbor = make_reading(transcript).sentences[1]
    Anchoring(library, downloads).set(number, harbor, 42.0)
    assert starts(library, number, downloads) == [1.0, 42.0]
    assert find(library, "harbor")[0].start == 42.0
    library.episodes.set_download(number, "b.mp3")
    assert starts(library, number, downloads) == [0.0, 10.0]
