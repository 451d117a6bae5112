"""Lists of episodes tell which have words, before any of them was opened."""

import pytest

from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer

FEED = """<?xml version="1.0"?><rss version="2.0"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>A Show</title>
<item><guid>1</guid><title>With a file</title>
<enclosure url="https://a.example/1.mp3" type="audio/mpeg"/>
<podcast:transcript url="https://a.example/1.vtt" type="text/vtt"/></item>
<item><guid>2</guid><title>With notes</title>
<enclosure url="https://a.example/2.mp3" type="audio/mpeg"/><description><![CDATA[
<p>Transcript</p>
<p>00:00:00 Ann: Welcome to the garden, everybody who is listening today.</p>
<p>00:00:07 Bob: Thank you. It is good to be here among the hives.</p>
<p>00:05:00 Ann: Let us speak of winter. What do bees do in the snow?</p>
]]></description></item>
<item><guid>3</guid><title>With nothing</title>
<enclosure url="https://a.example/3.mp3" type="audio/mpeg"/></item>
</channel></rss>"""


@pytest.fixture
def unread(
    earmark: CommandLine, server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A show of whose episodes no words were looked for when it was added."""
    url = server.put("/words.xml", FEED.encode(), "application/rss+xml")
    with monkeypatch.context() as unhurried:
        unhurried.setattr("tui.sync.indexing.index_for", lambda *_: 0)
        unhurried.setattr("tui.sync.record.index_few", lambda *_: None)
        assert earmark("add", url).code == 0


@pytest.mark.usefixtures("unread")
def test_words_in_notes_are_told_of_without_being_opened(earmark: CommandLine) -> None:
    listed = earmark("episodes", "--json").json
    words = {episode["title"]: episode["transcript"] for episode in listed}
    assert words["With notes"]["source"] == "notes"
    assert words["With nothing"] is None


@pytest.mark.usefixtures("unread")
def test_words_that_a_feed_has_in_a_file_are_promised(earmark: CommandLine) -> None:
    lines = earmark("episodes").out.splitlines()
    assert ["promised" in line for line in lines] == ["With a file" in x for x in lines]
