"""``earmark find``: directories searched from the command line."""

import json
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer


@pytest.fixture(autouse=True)
def directories(earmark_home: Path, server: LoopbackServer) -> None:
    """Directories on loopback that know one show."""
    file = earmark_home / "config" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'apple_url = "{server.url()}"\nfyyd_url = "{server.url("/f")}"\n')
    found = {
        "collectionName": "Garden",
        "artistName": "Ann",
        "feedUrl": "https://example.com/feed",
        "trackCount": 12,
    }
    server.put("/search", json.dumps({"results": [found]}).encode())
    server.put("/f/search/podcast", b'{"data": []}')


def test_what_is_found(earmark: CommandLine) -> None:
    answer = earmark("find", "--json", "gardens", "and", "bees")
    assert answer.code == 0
    assert answer.json == [
        {
            "title": "Garden",
            "author": "Ann",
            "feed_url": "https://example.com/feed",
            "source": "Apple",
            "episodes": 12,
        }
    ]
    assert "https://example.com/feed" in earmark("find", "garden").out


def test_a_directory_that_fails_is_told_beside_what_the_others_know(
    earmark: CommandLine, server: LoopbackServer
) -> None:
    server.put("/f/search/podcast", Answer(status=500))
    answer = earmark("find", "--json", "garden")
    assert answer.code == 0 and len(answer.json) == 1
    assert "fyyd" in answer.err


def test_when_none_answers_it_failed(
    earmark: CommandLine, server: LoopbackServer
) -> None:
    server.put("/search", Answer(status=500))
    server.put("/f/search/podcast", Answer(status=500))
    answer = earmark("find", "--json", "garden")
    assert answer.code == 1 and answer.out == ""
    assert "Apple" in answer.err and "fyyd" in answer.err
