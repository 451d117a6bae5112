"""The words of an episode: from the library, the feed's files, the notes."""

import asyncio
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.id3 import CHAP, ID3, TIT2, USLT

from tests.answers import Answer, Request
from tests.library.making import FIRST, episode, update
from tests.servers import LoopbackServer
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.chapter import ChapterSource
from tui.model.episode import EpisodeDetails, TranscriptLink
from tui.model.hit import HitKind
from tui.model.show import ShowDetails
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.model.update import FeedUpdate
from tui.search.find import find
from tui.sync.offline_words import index_episode
from tui.sync.transcript_links import best_first
from tui.sync.word_sources import WordSources
from tui.sync.words import WordFinder

INTERVIEW = """
<p>Ann and Bob talk about bees.</p>
<p>Chapters</p><ul><li>00:00 Hello</li><li>05:00 Bees in winter</li></ul>
<p>Transcript</p>
<p>00:00:00 Ann: Welcome to the garden, everybody who is listening today.</p>
<p>00:00:07 Bob: Thank you. It is good to be here among the hives.</p>
<p>They are quiet now, since it is cold.</p>
<p>00:05:00 Ann: Let us speak of winter. What do bees do in the snow?</p>
<p>This is a public episode. If you'd like to discuss this with other subscribers or get
access to bonus episodes, visit a.example/subscribe</p>
"""
VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>Word for word.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3")
    yield library
    library.close()


@pytest.fixture
async def finder(library: Library) -> AsyncIterator[WordFinder]:
    fetcher = HttpFetcher()
    yield WordFinder(library, fetcher)
    await fetcher.close()


def added(library: Library, server: LoopbackServer, details: EpisodeDetails) -> int:
    """The id of an episode of a feed on the server."""
    show = library.shows.add(server.url("/feed"), ShowDetails("A Show"))
    (number,) = library.shows.apply(show.id, update(details))
    return number


def linked(server: LoopbackServer, *files: str) -> tuple[TranscriptLink, ...]:
    return tuple(TranscriptLink(server.url(f"/{file}")) for file in files)


def test_a_transcript_in_the_notes_is_at_hand(
    library: Library, server: LoopbackServer
) -> None:
    number = added(library, server, replace(episode(1), notes_html=INTERVIEW))
    words = WordFinder(library, HttpFetcher()).at_hand(number)
    assert words.transcript is not None
    assert words.transcript.source is Source.NOTES
    assert words.transcript.timing is Timing.TURN
    assert words.transcript.speakers == ("Ann", "Bob")
    assert [(c.start, c.title, c.end) for c in words.chapters] == [
        (0.0, "Hello", 300.0),
        (300.0, "Bees in winter", 600.0),
    ]
    assert all(
        cue.start is not None and cue.end is not None and cue.start <= cue.end
        for cue in words.transcript.cues
    )
    assert words.problem is None


def test_a_new_episode_is_searched_without_being_opened(
    library: Library, server: LoopbackServer
) -> None:
    number = added(library, server, replace(episode(1), notes_html=INTERVIEW))
    index_episode(library, library.episodes.get(number))
    (hit,) = find(library, "snow")
    assert (hit.kind, hit.speaker) == (HitKind.TRANSCRIPT, "Ann")
    assert hit.start is not None
    assert hit.start >= 300
    assert find(library, '"bees in winter"')[0].kind is HitKind.CHAPTER
    assert find(library, '"talk about bees"')[0].kind is HitKind.NOTES
    assert find(library, "subscribers") == []
    row = library.episodes.get(number).row
    assert row.chapters == 2
    assert row.transcript is not None


def test_what_the_listener_made_of_the_words_outlives_indexing(
    library: Library, server: LoopbackServer
) -> None:
    number = added(library, server, replace(episode(1), notes_html=INTERVIEW))
    index_episode(library, library.episodes.get(number))
    kept = library.words.transcript(number)
    assert kept is not None
    aligned = replace(kept, timing=Timing.ALIGNED)
    file = Transcript((Cue("Mine.", 0.0, 1.0),), Source.FILE, Timing.CUE)
    library.words.keep_transcript(number, aligned, ())
    library.words.keep_transcript(number, file, ())
    index_episode(library, library.episodes.get(number))
    assert library.words.transcript(number) == file
    assert aligned in library.words.transcripts(number)


async def test_the_feeds_file_is_fetched_kept_and_searched(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    server.answers["/t.vtt"] = Answer(VTT, type="text/vtt")
    details = replace(
        episode(1), notes_html=INTERVIEW, transcripts=linked(server, "t.vtt")
    )
    number = added(library, server, details)
    index_episode(library, library.episodes.get(number))
    for _ in range(2):
        words = await finder.find(number)
        assert words.transcript is not None
        assert words.transcript.source is Source.FEED
        assert words.transcript.text == "Word for word."
        assert words.problem is None
    assert [request.path for request in server.requests] == ["/t.vtt"]
    assert finder.at_hand(number).transcript == words.transcript
    assert find(library, '"word for word"')[0].start == 1.0
    await finder.find(number, again=True)
    assert len(server.requests) == 2


async def test_the_next_file_is_tried_when_one_fails(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    server.answers["/t.vtt"] = Answer(b"WEBVTT\n\n")
    server.answers["/t.srt"] = Answer(b"1\n00:00:01,000 --> 00:00:02,000\nHi.\n")
    files = linked(server, "t.srt", "t.json", "t.vtt")
    number = added(library, server, replace(episode(1), transcripts=files))
    words = await finder.find(number)
    assert words.transcript is not None
    assert words.transcript.text == "Hi."
    assert words.problem is None
    paths = [request.path for request in server.requests]
    assert paths == ["/t.json", "/t.vtt", "/t.srt"]


async def test_a_problem_is_told_and_the_notes_are_read_instead(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    details = replace(
        episode(1), notes_html=INTERVIEW, transcripts=linked(server, "gone.vtt")
    )
    number = added(library, server, details)
    words = await finder.find(number)
    assert words.transcript is not None
    assert words.transcript.source is Source.NOTES
    assert words.problem is not None
    assert "404" in words.problem
    assert words.problem.endswith(".")


async def test_chapters_of_the_feeds_file_win_over_shorter_notes(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    server.answers["/c.json"] = Answer(
        b'{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"},'
        b'{"startTime":99,"title":"B"},{"startTime":300.5,"title":""},'
        b'{"startTime":301,"title":"C"},{"startTime":9999,"title":"Beyond"}]}'
    )
    details = replace(
        episode(1), notes_html=INTERVIEW, chapters_url=server.url("/c.json")
    )
    number = added(library, server, details)
    await finder.find(number)
    words = await finder.find(number)
    assert [(c.title, c.hidden) for c in words.chapters] == [
        ("A", False),
        ("B", False),
        ("", True),
        ("C", False),
    ]
    assert words.chapters[0].source is ChapterSource.FEED_FILE
    assert finder.at_hand(number).chapters == words.chapters
    index_episode(library, library.episodes.get(number))
    assert library.words.chapters(number) == words.chapters
    assert len(server.requests) == 1


async def test_chapters_are_found_after_a_first_look_for_them_was_called_off(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    chapters = b'{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"}]}'
    asked, answered = threading.Event(), threading.Event()

    def late(_request: Request) -> Answer:
        if asked.is_set():
            return Answer(chapters)
        asked.set()
        return Answer(chapters, hold=answered)

    server.answers["/c.json"] = late
    number = added(
        library, server, replace(episode(1), chapters_url=server.url("/c.json"))
    )
    async with asyncio.TaskGroup() as group:
        first = group.create_task(finder.find(number))
        await asyncio.to_thread(asked.wait)
        first.cancel()
    words = await finder.find(number)
    answered.set()
    assert [chapter.title for chapter in words.chapters] == ["A"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example", "javascript:1"]
)
async def test_only_web_addresses_of_a_feed_are_opened(
    library: Library, server: LoopbackServer, finder: WordFinder, url: str
) -> None:
    details = replace(episode(1), transcripts=(TranscriptLink(url),), chapters_url=url)
    words = await finder.find(added(library, server, details))
    assert (words.transcript, words.chapters, words.problem) == (None, (), None)


async def test_estimated_times_follow_the_length_the_audio_really_has(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    essay = "<p>" + "The river rose in the night and nobody saw it. " * 90 + "</p>"
    number = added(
        library, server, replace(episode(1), duration=360.0, notes_html=essay)
    )
    index_episode(library, library.episodes.get(number))
    first = library.words.transcript(number)
    assert first is not None
    assert first.timing is Timing.ESTIMATED
    assert first.cues[-1].end == pytest.approx(360)
    library.episodes.set_duration(number, 420.0)
    await finder.find(number)
    second = library.words.transcript(number)
    assert second is not None
    assert second.cues[-1].end == pytest.approx(420)


def test_a_post_without_sound_has_no_spoken_words(
    library: Library, server: LoopbackServer
) -> None:
    essay = "<p>" + "The river rose in the night and nobody saw it. " * 90 + "</p>"
    details = replace(episode(1, audio=False), duration=None, notes_html=essay)
    words = WordFinder(library, HttpFetcher()).at_hand(added(library, server, details))
    assert words.transcript is None
    assert words.notes.blocks


async def test_a_changed_episode_keeps_what_was_fetched(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    server.answers["/t.vtt"] = Answer(VTT, type="text/vtt")
    details = replace(episode(1), transcripts=linked(server, "t.vtt"))
    number = added(library, server, details)
    await finder.find(number)
    changed = replace(details, notes_html=INTERVIEW)
    show_id = library.episodes.get(number).row.show_id
    look = FeedUpdate(FIRST, update().validators, changed=((number, changed),))
    library.shows.apply(show_id, look)
    await asyncio.to_thread(index_episode, library, library.episodes.get(number))
    words = finder.at_hand(number)
    assert words.transcript is not None
    assert words.transcript.source is Source.FEED
    assert len(words.chapters) == 2
    assert all(c == replace(c, source=ChapterSource.NOTES) for c in words.chapters)


def in_downloads(library: Library, number: int, folder: Path) -> Path:
    """A downloaded file of an episode: quiet, with words and chapters inside."""
    folder.mkdir(exist_ok=True)
    file = folder / "talk.mp3"
    tone = ["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "2"]
    subprocess.run(["ffmpeg", "-v", "error", *tone, str(file)], check=True)
    tags = ID3(file)
    tags.add(USLT(encoding=3, lang="eng", desc="", text="[00:01.00]Sung by bees."))
    title = TIT2(encoding=3, text=["Inside"])
    tags.add(CHAP("a", 0, 500, sub_frames=[title]))
    tags.save(file)
    library.episodes.set_download(number, file.name)
    return file


async def test_words_and_chapters_inside_and_beside_a_download_are_found(
    library: Library, tmp_path: Path, server: LoopbackServer
) -> None:
    number = added(library, server, episode(1))
    audio = in_downloads(library, number, tmp_path / "downloads")
    audio.with_suffix(".txt").write_text("Words that lie beside it.", "utf-8")
    finder = WordFinder(library, HttpFetcher(), downloads=audio.parent)
    words = await finder.find(number)
    assert words.transcript is not None
    assert words.transcript.source is Source.EMBEDDED
    assert words.transcript.text == "Sung by bees."
    assert [(c.title, c.source) for c in words.chapters] == [
        ("Inside", ChapterSource.EMBEDDED)
    ]
    assert {t.source for t in library.words.transcripts(number)} == {
        Source.EMBEDDED,
        Source.FILE,
    }
    sources = WordSources(library, HttpFetcher(), downloads=audio.parent)
    sources.use(number, Source.FILE)
    beside = finder.at_hand(number).transcript
    assert beside is not None
    assert beside.text == "Words that lie beside it."
    assert (await finder.find(number, again=True)).transcript == beside


async def test_given_times_go_before_guessed_ones(
    library: Library, server: LoopbackServer, finder: WordFinder
) -> None:
    server.answers["/t.txt"] = Answer(b"Words without any times at all.\n" * 9)
    details = replace(
        episode(1), notes_html=INTERVIEW, transcripts=linked(server, "t.txt")
    )
    number = added(library, server, details)
    words = await finder.find(number)
    assert words.transcript is not None
    assert words.transcript.source is Source.NOTES
    sources = [t.source for t in library.words.transcripts(number)]
    assert sorted(sources) == [Source.FEED, Source.NOTES]


def link(
    ending: str, language: str | None = None, rel: str | None = None, type: str = ""
) -> TranscriptLink:
    return TranscriptLink(f"https://a.example/{ending}", type, language, rel)


def test_files_are_tried_best_first() -> None:
    order = [
        link("a.json"),
        link("b.vtt", rel="captions"),
        link("c.vtt", "en-US"),
        link("d.srt"),
        link("e.html", rel="captions"),
        link("f.html"),
        link("g.txt"),
        link("h.bin"),
        link("j.json", "fr"),
    ]
    assert best_first(reversed(order), "en_GB", "en") == order


def test_declared_types_go_before_endings() -> None:
    typed = link("x.txt", type="application/x-subrip; charset=utf-8")
    assert best_first([link("y.html"), typed], "en") == [typed, link("y.html")]


def test_the_listeners_language_goes_before_the_spoken_one() -> None:
    english, german, french = (
        link("a.txt", "en"),
        link("a.vtt", "de"),
        link("a.vtt", "fr"),
    )
    found = best_first([french, german, english], "en", "de")
    assert found == [english, german, french]
