"""A new episode's words can be searched as soon as its feed was read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.hit import HitKind
from tui.model.transcript import Source, Timing
from tui.search.find import find
from tui.sync.indexing import index_for
from tui.sync.run import Synchronizer

_FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Garden</title><item><title>Bees</title><guid>1</guid>
<itunes:duration>600</itunes:duration>
<enclosure url="{base}/1.mp3" type="audio/mpeg" length="1"/>
<description><![CDATA[<p>Ann asks, Bob answers.</p><p>00:00 Hello</p>
<p>05:00 {chapter}</p><p>Transcript</p><p>00:00:01 Ann: Welcome to you.</p>
<p>00:00:09 Bob: My first {word} came in spring.</p>
<p>00:05:00 Ann: And that is the end of it.</p>]]></description></item></channel></rss>
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3")
    yield library
    library.close()


def feed(server: LoopbackServer, word: str, chapter: str) -> Answer:
    text = _FEED.format(base=server.url(""), word=word, chapter=chapter)
    return Answer(text.encode(), type="application/rss+xml")


async def test_words_are_found_before_anybody_opens_the_episode(
    library: Library, server: LoopbackServer
) -> None:
    server.answers["/feed"] = feed(server, "swarm", "Winter")
    fetcher = HttpFetcher()
    synchronizer = Synchronizer(library, fetcher)
    await synchronizer.add(server.url("/feed"))
    index_for(library, 60.0)
    (hit,) = find(library, "swarm")
    assert (hit.kind, hit.speaker, hit.start) == (HitKind.TRANSCRIPT, "Bob", 9.0)
    assert find(library, "winter")[0].kind is HitKind.CHAPTER

    server.answers["/feed"] = feed(server, "hive", "Summer")
    await synchronizer.sync()
    await fetcher.close()
    index_for(library, 60.0)
    assert find(library, "swarm") == []
    assert find(library, "hive")[0].speaker == "Bob"
    assert find(library, "winter") == []
    (row,) = library.episodes.rows()
    assert row.chapters == 2
    assert row.transcript is not None
    assert (row.transcript.source, row.transcript.timing) == (
        Source.NOTES,
        Timing.TURN,
    )
