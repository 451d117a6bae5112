"""A live event on the command line: listed while it is on, gone after that."""

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tui.home import Home

_EVENT = (
    '<podcast:liveItem status="live" start="2026-03-01T12:00:00Z"><title>On air</title>'
    '<guid>live1</guid><enclosure url="http://127.0.0.1:9/a.mp3" type="audio/mpeg"'
    ' length="0"/></podcast:liveItem>'
)


def _feed(live: str) -> Answer:
    body = (
        '<?xml version="1.0"?><rss version="2.0"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f"<title>Broadcasts</title>{live}<item><title>Before</title><guid>1</guid>"
        '<enclosure url="http://127.0.0.1:9/1.mp3" type="audio/mpeg"/></item>'
        "</channel></rss>"
    )
    return Answer(body.encode(), type="application/rss+xml")


def test_a_live_event_is_listed_and_never_downloaded(
    earmark: CommandLine, server: LoopbackServer
) -> None:
    server.answers["/live.xml"] = [_feed(_EVENT), _feed("")]
    assert earmark("add", server.url("/live.xml")).code == 0

    rows = earmark("episodes", "--json").json
    assert {row["title"]: row["kind"] for row in rows} == {
        "On air": "live",
        "Before": "full",
    }
    assert "live" in earmark("episodes").out
    (listed,) = earmark("shows", "--json").json
    assert (listed["episodes"], listed["unplayed"]) == (2, 1)
    with Home.open() as home:
        (waiting,) = home.library.episodes.rows(unplayed=True)
        assert waiting.title == "Before"
    assert "not downloaded" in earmark("download", "On air").err

    assert earmark("sync").code == 0
    assert [row["title"] for row in earmark("episodes", "--json").json] == ["Before"]
