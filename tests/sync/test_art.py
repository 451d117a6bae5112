"""Pictures: what they are, where they lie, and when they go."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tui.errors import FormatError
from tui.home import Home
from tui.sync.art import ArtFolder, ending_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
URL = "https://user:secret@example.org/a.png?token=hidden"


@pytest.fixture
def art(tmp_path: Path) -> ArtFolder:
    return ArtFolder(tmp_path / "art")


@pytest.mark.parametrize(
    ("body", "ending"),
    [
        (PNG, ".png"),
        (JPEG, ".jpg"),
        (b"GIF89a..", ".gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", ".webp"),
        (b"RIFF\x10\0\0\0WAVEfmt ", None),
        (b"<svg onload='alert(1)'/>", None),
        (b"#!/bin/sh\n", None),
        (b"\x7fELF", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_what_it_holds(body: bytes, ending: str | None) -> None:
    assert ending_of(body) == ending


def test_a_picture_is_kept_once_and_found_by_its_addresses(art: ArtFolder) -> None:
    file = art.keep(URL, PNG)
    assert art.keep("https://example.org/b.exe", PNG) == file
    assert art.path(URL) == art.path("https://example.org/b.exe") == file
    assert file.read_bytes() == PNG and file.suffix == ".png"
    assert not os.access(file, os.X_OK)
    assert art.path("https://example.org/other") is None
    names = [path.name for path in file.parent.rglob("*")]
    assert not any("secret" in name or "hidden" in name for name in names)


def test_what_is_no_picture_is_refused_without_its_secrets(art: ArtFolder) -> None:
    with pytest.raises(FormatError) as refused:
        art.keep(URL, b"<html>")
    assert "secret" not in str(refused.value) and "hidden" not in str(refused.value)
    assert art.path(URL) is None


def test_a_damaged_picture_is_not_whole(art: ArtFolder) -> None:
    file = art.keep(URL, PNG)
    assert art.whole(URL)
    file.write_bytes(PNG[:-1])
    assert art.path(URL) == file and not art.whole(URL)


def test_a_note_leads_nowhere_else(art: ArtFolder, tmp_path: Path) -> None:
    art.keep(URL, PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (note,) = (tmp_path / "art" / "addresses").iterdir()
    note.write_text("../secret.png")
    assert art.path(URL) is None


def test_only_the_latest_stays_of_what_nobody_wants(art: ArtFolder) -> None:
    urls = [f"https://example.org/{number}" for number in range(5)]
    for number, url in enumerate(urls):
        file = art.keep(url, PNG + bytes([number]) * 52)
        note = art._note(url)
        os.utime(note, (1000.0 + number, 1000.0 + number))
        size = file.stat().st_size

    freed = art.sweep([urls[0]], room_bytes=2 * size)

    assert [art.path(url) is not None for url in urls] == [
        True,
        False,
        False,
        *[True] * 2,
    ]
    assert freed == 2 * size
    art.sweep([], room_bytes=0)
    assert not any(art.path(url) for url in urls)


@pytest.fixture
def served() -> Iterator[LoopbackServer]:
    with LoopbackServer() as server:
        chapters = ",".join(
            f'{{"startTime": {n}, "title": "C{n}", "img": "{server.url(f"/{n}.jpg")}"}}'
            for n in range(3)
        )
        body = f'{{"version": "1.2.0", "chapters": [{chapters}]}}'
        server.put("/c.json", Answer(body.encode(), type="application/json+chapters"))
        server.put("/show.png", Answer(PNG, type="image/png"))
        for number in range(3):
            server.put(f"/{number}.jpg", Answer(JPEG, type="image/jpeg"))
        feed = f"""<rss version="2.0"
          xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
          xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
          <title>Waves</title><itunes:image href="{server.url("/show.png")}"/>
          <item><title>A post</title><guid>1</guid><description>Notes.</description>
          <podcast:chapters url="{server.url("/c.json")}"
           type="application/json+chapters"/></item></channel></rss>"""
        server.put("/feed.xml", Answer(feed.encode(), type="application/rss+xml"))
        yield server


async def test_the_pictures_of_chapters_come_along_and_go_with_the_episode(
    served: LoopbackServer, tmp_path: Path
) -> None:
    with Home.open(tmp_path) as home:
        await home.synchronizer.add(served.url("/feed.xml"))
        (row,) = home.library.episodes.rows()
        assert await home.offline.complete(row.id) == []
        parts = {part.name: part.there for part in home.offline.parts(row.id)}
        assert parts == {"chapters": 1, "notes": 1, "pictures": 4}
        kept = home.art.path(served.url("/1.jpg"))
        assert kept is not None and kept == home.art.path(served.url("/2.jpg"))

        kept.write_bytes(b"")
        (lack,) = await asyncio.to_thread(home.offline.check, row.id)
        assert lack.part == "pictures"
        assert await home.offline.complete(row.id) == []

        home.library.downloads.remove(row.id)
        home.art.sweep([], room_bytes=0)
        assert home.art.path(served.url("/show.png")) is None


async def test_a_cover_comes_once_for_the_desktop(
    served: LoopbackServer, tmp_path: Path
) -> None:
    with Home.open(tmp_path) as home:
        await home.synchronizer.add(served.url("/feed.xml"))
        (row,) = home.library.episodes.rows()
        assert home.hearing.facts(row.id).art_url == served.url("/show.png")
        assert await home.pictures.bring_cover(row.id)
        assert (home.hearing.facts(row.id).art_url or "").startswith("file:///")
        assert not await home.pictures.bring_cover(row.id)
