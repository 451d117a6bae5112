"""Every source of an episode's words: listed, taken, kept as the listener's choice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.library.making import episode
from tests.servers import LoopbackServer
from tests.sync.test_words import INTERVIEW, VTT, added, library, linked
from tests.transcripts.test_web_page import PROSE, page
from tui.errors import FetchError, NotFound, TranscriptError
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.search.find import find
from tui.sync.kept_words import KeptWords
from tui.sync.offline_words import index_episode
from tui.sync.word_sources import WordSource, WordSources
from tui.sync.words import WordFinder
from tui.transcripts.formats import Format, write
from tui.transcripts.sidecars import read_words_file
from tui.transcripts.timing import timed

__all__ = ["library"]

SRT = b"1\n00:00:02,000 --> 00:00:04,000\nAnother file.\n"


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    opened = HttpFetcher()
    yield opened
    await opened.close()


def interview(library: Library, server: LoopbackServer) -> int:
    """An episode with two files in its feed, words in its notes, and a page."""
    server.answers["/a.vtt"] = Answer(VTT)
    server.answers["/b.srt"] = Answer(SRT)
    server.answers["/page"] = Answer(page(PROSE))
    details = replace(
        episode(1),
        link=server.url("/page"),
        notes_html=INTERVIEW,
        transcripts=linked(server, "b.srt", "a.vtt"),
    )
    number = added(library, server, details)
    index_episode(library, library.episodes.get(number))
    return number


def named(sources: list[WordSource], ending: str) -> WordSource:
    return next(s for s in sources if (s.origin or s.source).endswith(ending))


async def test_everything_is_listed_before_it_is_fetched(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    number = interview(library, server)
    sources = WordSources(library, fetcher).all(number)
    assert [(s.source, s.is_here, s.in_use) for s in sources] == [
        (Source.FEED, False, False),
        (Source.FEED, False, False),
        (Source.NOTES, True, True),
        (Source.PAGE, False, False),
    ]
    assert [s.origin for s in sources[:2]] == [
        server.url("/a.vtt"),
        server.url("/b.srt"),
    ]
    assert server.requests == []


async def test_another_file_of_the_feed_can_be_taken(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    number = interview(library, server)
    finder, sources = WordFinder(library, fetcher), WordSources(library, fetcher)
    await finder.find(number)
    assert named(sources.all(number), "a.vtt").in_use
    await sources.take(number, named(sources.all(number), "b.srt"))
    words = (await finder.find(number)).transcript
    assert words is not None and words.text == "Another file."
    assert find(library, '"another file"')[0].start == 2.0
    listed = sources.all(number)
    assert named(listed, "b.srt").in_use and not named(listed, "a.vtt").is_here


async def test_a_choice_stays_when_better_words_turn_up(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    number = interview(library, server)
    finder, sources = WordFinder(library, fetcher), WordSources(library, fetcher)
    await sources.take(number, named(sources.all(number), "notes"))
    words = (await finder.find(number, again=True)).transcript
    assert words is not None and words.source is Source.NOTES
    await sources.take(number, named(sources.all(number), "a.vtt"))
    words = finder.at_hand(number).transcript
    assert words is not None and words.source is Source.FEED


async def test_the_web_page_is_read_only_when_asked_for(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    number = interview(library, server)
    finder, sources = WordFinder(library, fetcher), WordSources(library, fetcher)
    await finder.find(number)
    assert "/page" not in [request.path for request in server.requests]
    library.episodes.set_duration(number, 240.0)
    await sources.take(number, named(sources.all(number), "/page"))
    words = finder.at_hand(number).transcript
    assert words is not None
    assert (words.source, words.timing) == (Source.PAGE, Timing.ESTIMATED)
    assert [s.source for s in sources.all(number)].count(Source.PAGE) == 1


async def test_what_cannot_be_had_changes_nothing(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    number = interview(library, server)
    sources = WordSources(library, fetcher)
    server.answers["/a.vtt"] = Answer(b"", status=404)
    with pytest.raises(FetchError):
        await sources.take(number, named(sources.all(number), "a.vtt"))
    with pytest.raises(NotFound):
        await sources.take(number, WordSource(Source.EMBEDDED))
    assert named(sources.all(number), "notes").in_use
    assert not library.words.chosen(number)


async def test_a_file_the_listener_names_is_used(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = interview(library, server)
    file = tmp_path / "mine.vtt"
    file.write_bytes(VTT)
    finder, sources = WordFinder(library, fetcher), WordSources(library, fetcher)
    sources.take_file(number, file)
    words = (await finder.find(number)).transcript
    assert words is not None
    assert (words.source, words.origin) == (Source.FILE, "mine.vtt")
    assert find(library, '"word for word"')[0].start == 1.0
    with pytest.raises(TranscriptError):
        sources.take_file(number, tmp_path / "missing.vtt")


async def test_files_beside_the_audio_are_listed(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = interview(library, server)
    (tmp_path / "talk.mp3").write_bytes(b"")
    (tmp_path / "talk.vtt").write_bytes(VTT)
    (tmp_path / "talk.srt").write_bytes(SRT)
    library.episodes.set_download(number, "talk.mp3")
    sources = WordSources(library, fetcher, downloads=tmp_path)
    await WordFinder(library, fetcher, downloads=tmp_path).find(number)
    files = [s for s in sources.all(number) if s.source is Source.FILE]
    assert [(s.origin, s.is_here) for s in files] == [
        ("talk.vtt", True),
        ("talk.srt", False),
    ]
    assert [s.kind for s in files] == ["vtt", "srt"]
    await sources.take(number, files[1])
    assert named(sources.all(number), "talk.srt").in_use


def test_a_kind_is_as_declared_else_by_the_name() -> None:
    kinds = {
        WordSource(Source.FEED, origin="https://a.example/x.VTT?k=1"): "vtt",
        WordSource(Source.FEED, type="text/html", rel="captions"): "text/html captions",
        WordSource(Source.FILE, origin="mine/talk.de.srt"): "srt",
        WordSource(Source.FILE, origin="[broken"): "",
        WordSource(Source.PAGE, origin="https://a.example/post.html"): "",
        WordSource(Source.NOTES): "",
    }
    assert [source.kind for source in kinds] == list(kinds.values())


def beside(library: Library, server: LoopbackServer, folder: Path) -> int:
    """An episode whose audio has a file of words beside it."""
    number = added(library, server, episode(1))
    (folder / "talk.mp3").write_bytes(b"")
    (folder / "talk.vtt").write_bytes(VTT)
    library.episodes.set_download(number, "talk.mp3")
    return number


@pytest.mark.parametrize("ending", ["vtt", "txt"])
async def test_a_file_beside_the_audio_is_read_anew_once_it_was_edited(
    library: Library,
    server: LoopbackServer,
    fetcher: HttpFetcher,
    tmp_path: Path,
    ending: str,
) -> None:
    number = beside(library, server, tmp_path)
    file = tmp_path / f"talk.{ending}"
    file.write_bytes(VTT if ending == "vtt" else b"Word for word.")
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    WordSources(library, fetcher, downloads=tmp_path).take_file(number, file)
    await finder.find(number)
    file.write_bytes(file.read_bytes().replace(b"Word for", b"Ward fur"))
    words = (await finder.find(number)).transcript
    assert words is not None
    assert (words.text, words.origin) == ("Ward fur word.", file.name)
    assert find(library, '"ward fur"') and not find(library, '"word for"')


async def test_edited_times_are_read_anew(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = beside(library, server, tmp_path)
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    await finder.find(number)
    moved = VTT.replace(b"00:01.000", b"00:02.000")
    (tmp_path / "talk.vtt").write_bytes(moved)
    words = (await finder.find(number)).transcript
    assert words is not None and words.cues[0].start == 2.0


async def test_a_file_gone_from_beside_the_audio_is_told_and_stays_readable(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = beside(library, server, tmp_path)
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    sources = WordSources(library, fetcher, downloads=tmp_path)
    await finder.find(number)
    (tmp_path / "talk.vtt").rename(tmp_path / "old")
    (tmp_path / "talk.srt").write_bytes(SRT)
    words = (await finder.find(number)).transcript
    assert words is not None and words.text == "Word for word."
    files = [s for s in sources.all(number) if s.source is Source.FILE]
    assert [(s.origin, s.gone, s.in_use) for s in files] == [
        ("talk.srt", False, False),
        ("talk.vtt", True, True),
    ]
    await sources.take(number, files[1])
    assert named(sources.all(number), "talk.vtt").in_use


async def test_a_file_of_the_same_name_elsewhere_is_not_the_one_beside_the_audio(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = beside(library, server, tmp_path)
    mine = tmp_path / "mine" / "talk.vtt"
    mine.parent.mkdir()
    mine.write_bytes(VTT.replace(b"Word for", b"Mine is the"))
    sources = WordSources(library, fetcher, downloads=tmp_path)
    sources.take_file(number, mine)
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    words = (await finder.find(number)).transcript
    assert words is not None and words.text == "Mine is the word."
    assert words.origin == "mine/talk.vtt"
    assert [s.gone for s in sources.all(number) if s.in_use] == [False]


@pytest.mark.parametrize("text", [VTT, SRT, b"Nobody timed these. Two lines."])
async def test_a_file_that_was_not_edited_is_not_kept_again(
    library: Library,
    server: LoopbackServer,
    fetcher: HttpFetcher,
    tmp_path: Path,
    text: bytes,
) -> None:
    number = beside(library, server, tmp_path)
    (tmp_path / "talk.vtt").write_bytes(text)
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    await finder.find(number)
    fresh = read_words_file(tmp_path / "talk.vtt")
    kept, known = library.words.transcripts(number), library.episodes.get(number)
    assert not KeptWords(library, tmp_path).is_news(known, fresh, (), kept)


async def test_an_essay_written_to_a_file_comes_back_at_its_times(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher, tmp_path: Path
) -> None:
    number = beside(library, server, tmp_path)
    duration = library.episodes.get(number).row.duration
    essay = Transcript(
        (
            Cue("The tide", starts_paragraph=True, heading=True),
            Cue("The sea is punctual, and we are not.", starts_paragraph=True),
            Cue("A table is a promise.", starts_paragraph=True),
        ),
        Source.NOTES,
        Timing.NONE,
    )
    cues = timed(essay, duration).cues
    moved = (replace(cues[0], end=7.0), replace(cues[1], start=7.0), cues[2])
    finder = WordFinder(library, fetcher, downloads=tmp_path)
    for given in (cues, moved):
        ours = Transcript(given, Source.NOTES, Timing.ESTIMATED)
        (tmp_path / "talk.vtt").write_text(write(ours, Format.VTT), encoding="utf-8")
        words = (await finder.find(number)).transcript
        assert words is not None
        assert [cue.starts_paragraph for cue in words.cues] == [True] * 3
        assert [cue.start for cue in words.cues] == [
            pytest.approx(cue.start, abs=0.0005) for cue in given
        ]
