"""Episodes made available offline: all of it here, and proven with the server off."""

from pathlib import Path

import pytest

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>The tide is punctual.\n"
CHAPTERS = b'{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Moon"}]}'
SOUND = bytes(range(256)) * 400


@pytest.fixture
def talk(earmark: CommandLine, server: LoopbackServer) -> str:
    """An episode with everything; gives its title."""
    url = server.url
    server.put("/talk.mp3", Answer(SOUND, type="audio/mpeg"))
    server.put("/talk.vtt", Answer(VTT, type="text/vtt"))
    server.put("/talk.json", Answer(CHAPTERS, type="application/json+chapters"))
    server.put("/talk.png", Answer(PNG, type="image/png"))
    feed = f"""<rss version="2.0"
      xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
      xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
      <title>Harbor Talk</title><description>d</description>
      <itunes:image href="{url("/talk.png")}"/>
      <item><title>On the tide</title><guid>one</guid>
        <description>Notes on the tide.</description>
        <enclosure url="{url("/talk.mp3")}" length="9" type="audio/mpeg"/>
        <podcast:transcript url="{url("/talk.vtt")}" type="text/vtt"/>
        <podcast:chapters url="{url("/talk.json")}"
          type="application/json+chapters"/>
      </item></channel></rss>"""
    server.put("/talk.xml", Answer(feed.encode(), type="application/rss+xml"))
    assert earmark("add", url("/talk.xml")).code == 0
    return "On the tide"


def test_with_the_server_off_everything_is_there(
    earmark: CommandLine, server: LoopbackServer, talk: str, earmark_home: Path
) -> None:
    answer = earmark("offline", talk, "--json")
    assert answer.code == 0, answer.err
    assert answer.json[0]["offline"] is True
    server.close()

    assert earmark("offline", "--check", "--json").json[0]["missing"] == []
    words = earmark("transcript", talk, "--json").json
    assert words["segments"][0]["body"] == "The tide is punctual."
    assert words["source"] == "feed"
    assert [c["title"] for c in earmark("chapters", talk, "--json").json] == ["Moon"]
    assert "Notes on the tide" in earmark("notes", talk).out
    (art,) = (earmark_home / "data" / "art").glob("*.png")
    assert art.read_bytes() == PNG
    (sound,) = (earmark_home / "data" / "downloads").rglob("*.mp3")
    assert sound.read_bytes() == SOUND


def test_what_cannot_be_had_is_named_with_its_reason(
    earmark: CommandLine, server: LoopbackServer, talk: str
) -> None:
    server.put("/talk.png", Answer(b"", 404))
    server.put("/talk.vtt", Answer(b"<html>", type="text/html"))
    answer = earmark("offline", talk)
    assert answer.code == 1
    assert "missing: transcript (" in answer.err
    assert "pictures (" in answer.err
    server.put("/talk.png", Answer(PNG, type="image/png"))
    server.put("/talk.vtt", Answer(VTT, type="text/vtt"))
    assert earmark("offline", talk).code == 0


def test_a_check_sees_what_went_away(
    earmark: CommandLine, talk: str, earmark_home: Path
) -> None:
    assert earmark("offline", "--show", "Harbor").code == 0
    (sound,) = (earmark_home / "data" / "downloads").rglob("*.mp3")
    sound.unlink()
    for art in (earmark_home / "data" / "art").glob("*.png"):
        art.unlink()
    answer = earmark("offline", "--check", "--json")
    assert answer.code == 1
    assert answer.json[0]["missing"] == ["sound", "pictures"]
    assert earmark("offline").code == 2
