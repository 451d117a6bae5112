"""The commands about what is kept."""

from pathlib import Path

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer


def test_stars_are_given_and_taken(earmark: CommandLine, show: str) -> None:
    (starred,) = earmark("star", "Two voices", "--json").json
    assert starred["starred"] is True
    assert earmark("star", "Two voices", "--off").code == 0
    episodes = earmark("episodes", "--json").json
    assert not any(episode["starred"] for episode in episodes)


def test_what_is_here_and_what_failed_is_listed(
    earmark: CommandLine, server: LoopbackServer, show: str
) -> None:
    assert "No downloads" in earmark("downloads").out
    server.put("/interview.mp3", Answer(b"", 404))
    assert earmark("download", "Words that keep up", "Two voices").code == 1

    failed, here = earmark("downloads", "--json").json
    assert (failed["state"], failed["path"]) == ("failed", None)
    assert "404" in failed["error"]
    assert here["state"] == "here"
    assert Path(here["path"]).stat().st_size == here["bytes"] > 0


def test_a_file_is_deleted_by_name(earmark: CommandLine, show: str) -> None:
    assert earmark("download", "Words that keep up").code == 0
    (here,) = earmark("downloads", "--json").json
    assert earmark("downloads", "--delete", "Words that keep up", "--json").json == []
    assert not Path(here["path"]).exists()
