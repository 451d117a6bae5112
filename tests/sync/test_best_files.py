"""Of a feed's transcript files the best one is used, by what is read from them."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.answers import Answer
from tests.library.making import episode, subscribe
from tests.servers import LoopbackServer
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.episode import Episode, TranscriptLink
from tui.sync.remote_words import RemoteWords
from tui.sync.transcript_links import best_first

LINES = json.dumps(
    {
        "version": "1.0.0",
        "segments": [
            {"startTime": 1, "endTime": 4, "body": "Line by line, as captions are."},
            {"startTime": 4, "endTime": 8, "body": "Another line, a longer one."},
        ],
    }
)
WORDS = json.dumps(
    {
        "segments": [
            {
                "start": 1.0,
                "end": 2.0,
                "text": "Word for word.",
                "words": [
                    {"word": "Word", "start": 1.0, "end": 1.2},
                    {"word": "for", "start": 1.2, "end": 1.5},
                    {"word": "word.", "start": 1.5, "end": 2.0},
                ],
            }
        ]
    }
)
CUES = "\n\n00:00:01.000 --> 00:00:04.000\nLine by line.\n"
FILES = {
    "/lines.json": LINES,
    "/words.json": WORDS,
    "/lines.vtt": "WEBVTT" + CUES,
    "/other.vtt": "WEBVTT" + CUES,
    "/lines.srt": CUES.replace(".000", ",000"),
    "/lines.txt": "Line by line, without a time for any of them.",
    "/bare.json": json.dumps({"transcript": "Words without a time for any of them."}),
}


@pytest.fixture
async def remote(server: LoopbackServer) -> AsyncIterator[RemoteWords]:
    for path, text in FILES.items():
        server.answers[path] = Answer(text.encode())
    fetcher = HttpFetcher()
    yield RemoteWords(fetcher)
    await fetcher.close()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Episode]:
    library = Library(tmp_path / "library.sqlite3")
    _show, (number,) = subscribe(library, episode(1))
    yield library.episodes.get(number)
    library.close()


async def best_of(
    remote: RemoteWords, server: LoopbackServer, told: Episode, *files: str
) -> str:
    """The name of the file that is used; ``!`` before one says it is of captions."""
    links = [
        TranscriptLink(
            server.url(f"/{file.strip('!')}"),
            rel="captions" if file.startswith("!") else None,
        )
        for file in files
    ]
    ordered = best_first(links, "en", told.details.language)
    words, problem = await remote.best_readable(ordered, told, server.url("/feed"))
    assert words is not None, problem
    return urlsplit(words.origin or "").path.strip("/")


@pytest.mark.parametrize(
    ("files", "best"),
    [
        (("lines.json", "words.json", "lines.vtt"), "words.json"),
        (("lines.json", "lines.vtt", "lines.srt"), "lines.vtt"),
        (("lines.json", "lines.txt"), "lines.json"),
        (("lines.vtt", "!other.vtt"), "other.vtt"),
        (("lines.vtt", "!lines.srt"), "lines.srt"),
        (("!lines.vtt", "words.json"), "words.json"),
        (("bare.json", "lines.srt", "lines.txt"), "lines.srt"),
        (("gone.json", "lines.txt"), "lines.txt"),
    ],
)
async def test_what_was_read_decides(
    remote: RemoteWords,
    server: LoopbackServer,
    told: Episode,
    files: tuple[str, ...],
    best: str,
) -> None:
    assert await best_of(remote, server, told, *files) == best


async def test_no_more_is_fetched_than_could_be_better(
    remote: RemoteWords, server: LoopbackServer, told: Episode
) -> None:
    await best_of(remote, server, told, "words.json", "lines.vtt", "lines.srt")
    assert [request.path for request in server.requests] == ["/words.json"]
    server.requests.clear()
    await best_of(remote, server, told, "lines.vtt", "lines.srt", "lines.txt")
    assert [request.path for request in server.requests] == ["/lines.vtt"]
