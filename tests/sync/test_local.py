"""A feed in a file that the listener names."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.feeds import NOW, rss
from tui.errors import EarmarkError, FetchError, UsageError
from tui.feeds.fetch import HttpFetcher
from tui.feeds.local import file_named, read_local
from tui.library.library import Library
from tui.sync.run import Synchronizer


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "my feed.xml"
    file.write_bytes(rss(["1", "2"]))
    return file


def other_file(file: Path, body: bytes) -> Path:
    other = file.with_name("other.xml")
    other.write_bytes(body)
    return other


async def test_a_file_is_a_feed_by_path_and_by_address(
    library: Library, file: Path
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher())
    show = await synchronizer.add(str(file))
    assert show.url == file.as_uri() and show.episodes == 2
    assert (await synchronizer.add(file.as_uri())).id == show.id


def test_a_file_is_looked_at_again(library: Library, file: Path) -> None:
    synchronizer = Synchronizer(library, HttpFetcher())
    asyncio.run(synchronizer.add(str(file)))
    assert asyncio.run(synchronizer.sync()).unchanged == 1
    file.write_bytes(rss(["1", "2", "3"]))
    assert asyncio.run(synchronizer.sync()).new_episodes == 1
    file.unlink()
    (failure,) = asyncio.run(synchronizer.sync()).failed
    assert "cannot be read" in failure.error


async def test_no_feed_leads_to_a_file(library: Library, file: Path) -> None:
    link = f"<itunes:new-feed-url>{file.as_uri()}</itunes:new-feed-url>"
    body = rss().replace(b"</channel>", link.encode() + b"</channel>")
    feed = other_file(file, body)
    show = await Synchronizer(library, HttpFetcher()).add(str(feed))
    assert show.details.new_feed_url is None and show.url == feed.as_uri()
    with pytest.raises(EarmarkError):
        await HttpFetcher().get(file.as_uri())


def test_what_names_no_file(tmp_path: Path) -> None:
    for text in (
        "https://example.org/feed",
        "",
        "\0",
        "~nobody/x",
        "//a.example/x.xml",
    ):
        assert file_named(text) is None
    with pytest.raises(FetchError, match="cannot be read"):
        read_local(tmp_path.as_uri())


@pytest.mark.parametrize("text", ["./nothere.xml", "nothere.xml", "{}/nothere.xml"])
async def test_a_file_that_is_not_there_is_named_and_nobody_asked(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for address in (text.format(tmp_path), (tmp_path / "nothere.xml").as_uri()):
        with pytest.raises(UsageError) as raised:
            await Synchronizer(library, HttpFetcher()).add(address)
        assert str(raised.value) == (
            f"{tmp_path}/nothere.xml cannot be read: there is no such file."
        )


def test_a_folder_is_no_feed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        file_named(str(tmp_path))
