"""Web pages as they are: what is read of each, and what is left alone."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.library.making import episode
from tests.servers import LoopbackServer
from tests.sync.test_words import added, library
from tui.errors import TranscriptError
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.transcript import Source, Timing, Transcript
from tui.sync.remote_words import RemoteWords

__all__ = ["library"]

PAGES = Path(__file__).parents[1] / "transcripts" / "pages"
AROUND = (
    *("Subscribe", "Share", "Photograph", "reader-supported", "loved", "uncle"),
    *("Recent", "Related", "Privacy", "Donate", "listeners like", "More from"),
    *("Another letter", "Reply", "Listen now", "WordPress"),
)


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    opened = HttpFetcher()
    yield opened
    await opened.close()


async def words_of(
    library: Library,
    server: LoopbackServer,
    fetcher: HttpFetcher,
    name: str,
    seconds: float,
) -> Transcript:
    """What is read of a page that stands for the whole of an episode."""
    body = (PAGES / f"{name}.html").read_bytes()
    server.answers["/page"] = Answer(body, type="text/html; charset=utf-8")
    details = replace(episode(1), link=server.url("/page"), duration=seconds)
    number = added(library, server, details)
    known = library.episodes.get(number)
    return await RemoteWords(fetcher).page(known, server.url("/feed.xml"))


@pytest.mark.parametrize(
    ("name", "seconds", "timing", "speakers", "words"),
    [
        ("newsletter", 190.0, Timing.NONE, (), 653),
        ("blog", 310.0, Timing.TURN, ("Ann", "Bob"), 527),
        ("details", 200.0, Timing.NONE, ("ANN BEE", "CARL"), 542),
    ],
)
async def test_the_words_are_read_and_not_what_stands_around(
    library: Library,
    server: LoopbackServer,
    fetcher: HttpFetcher,
    name: str,
    seconds: float,
    timing: Timing,
    speakers: tuple[str, ...],
    words: int,
) -> None:
    found = await words_of(library, server, fetcher, name, seconds)
    assert (found.source, found.timing) == (Source.PAGE, timing)
    assert found.speakers == speakers
    assert abs(len(found.text.split()) - words) <= 12
    assert [word for word in AROUND if word in found.text] == []


@pytest.mark.parametrize(
    ("body", "type", "timing"),
    [
        ((PAGES / "details.html").read_bytes(), "text/html", Timing.NONE),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHemp.\n", "text/vtt", Timing.CUE),
        (b"Ann: Hemp.\n\nCarl: And tar.\n", "text/plain", Timing.NONE),
    ],
)
async def test_a_transcript_behind_a_link_is_followed(
    library: Library,
    server: LoopbackServer,
    fetcher: HttpFetcher,
    body: bytes,
    type: str,
    timing: Timing,
) -> None:
    server.answers["/ropes/transcript.html"] = Answer(body, type=type)
    found = await words_of(library, server, fetcher, "linked", 200.0)
    assert (found.source, found.timing) == (Source.PAGE, timing)
    assert found.origin == server.url("/page")
    assert any("/ropes/transcript.html" in note for note in found.notes)


async def test_a_page_that_is_only_scripts_is_refused(
    library: Library, server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    with pytest.raises(TranscriptError, match="cannot be all that is said"):
        await words_of(library, server, fetcher, "scripts", 2400.0)
    assert [request.path for request in server.requests] == ["/page"]
