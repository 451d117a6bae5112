"""What a feed says of one show or episode, for people and for programs."""

from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tests.sync.feeds import rss

HEAD = (
    '<podcast:person href="https://ann.example/">Ann</podcast:person>'
    '<podcast:funding url="https://pay.example/?token=opensesame">Give</podcast:funding>'
    '<podcast:trailer url="https://t.example/t.mp3" season="2">Soon</podcast:trailer>'
)


def test_a_show(earmark: CommandLine, server: LoopbackServer) -> None:
    earmark("add", server.put("/tides", rss(head=HEAD)))
    text = earmark("show", "A show").out
    assert "Ann  https://ann.example/" in text and "Soon (season 2)" in text
    assert "opensesame" not in text
    told = earmark("show", "A show", "--json").json
    assert told["title"] == "A show" and told["medium"] == "podcast"
    assert told["funding"] == [{"url": "https://pay.example/", "text": "Give"}]
    (trailer,) = told["trailers"]
    assert trailer["season"] == 2 and trailer["published"] is None


def test_an_episode(earmark: CommandLine, show: str) -> None:
    text = earmark("episode", "Words that keep up").out
    assert text.startswith("Words that keep up\n") and "2026-01-19" in text
    told = earmark("episode", "Words that keep up", "--json").json
    assert told["title"] == "Words that keep up"
    assert told["season"] == 1 and told["transcripts"][0]["url"].startswith("http")
    assert isinstance(told["people"], list) and told["soundbites"] == []
