"""A file that is not what its feed describes, on the command line."""

from pathlib import Path

import pytest

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tui.home import Home

SOUND = bytes(range(256)) * 400


@pytest.fixture
def odd(earmark: CommandLine, server: LoopbackServer) -> str:
    """An episode whose file has another hash than its feed says; gives its title."""
    url = server.put("/odd.mp3", Answer(SOUND, type="audio/mpeg"))
    feed = f"""<rss version="2.0"
      xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
      <title>Odd Talk</title><item><title>Encoded anew</title><guid>1</guid>
      <enclosure url="{url}" length="9" type="audio/mpeg"/>
      <podcast:alternateEnclosure type="audio/mpeg" default="true">
        <podcast:source uri="{url}"/>
        <podcast:integrity type="sri" value="sha384-AAAA"/>
      </podcast:alternateEnclosure></item></channel></rss>"""
    server.put("/odd.xml", Answer(feed.encode(), type="application/rss+xml"))
    assert earmark("add", server.url("/odd.xml")).code == 0
    return "Encoded anew"


def test_it_is_set_aside_and_kept_when_told(earmark: CommandLine, odd: str) -> None:
    refused = earmark("download", odd)
    assert refused.code == 1
    assert "--as-it-came" in refused.err
    assert earmark("downloads", "--json").json[0]["state"] == "unlike"
    assert earmark("offline", "--check", odd, "--json").json[0]["missing"] == ["sound"]

    kept = earmark("download", "--as-it-came", odd, "--json")
    assert kept.code == 0, kept.err
    (listed,) = earmark("downloads", "--json").json
    assert Path(listed["path"]).read_bytes() == SOUND
    assert earmark("offline", "--check", odd, "--json").json[0]["missing"] == []
    with Home.open() as home:
        home.files.remove(listed["id"])
        home.library.downloads.finish(listed["id"], "other.mp3")
        assert not home.library.downloads.is_kept_as_it_came(listed["id"])


def test_nothing_set_aside_is_said(earmark: CommandLine, odd: str) -> None:
    refused = earmark("download", "--as-it-came", odd)
    assert refused.code == 1
    assert "Nothing is set aside" in refused.err


def test_what_is_left_of_a_download_nobody_wants_is_swept(
    earmark: CommandLine, odd: str, earmark_home: Path
) -> None:
    assert earmark("download", odd).code == 1
    folder = earmark_home / "data" / "downloads" / ".partial"
    with Home.open() as home:
        (row,) = home.library.episodes.rows()
        assert home.files.sweep_partials() == 0
        for name in ("4711.part", "4711.part.json", "4712.unlike", "notes.txt"):
            (folder / name).write_bytes(b"bytes")
        assert home.files.sweep_partials() == 2
        names = sorted(path.name for path in folder.iterdir())
        assert names == [f"{row.id}.lock", f"{row.id}.unlike", "notes.txt"]
        home.library.downloads.drop(row.id)
        assert home.files.sweep_partials() == 1
