"""Files that are not what their feed describes: set aside, and kept if wished."""

import base64
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.downloads import DownloadError, DownloadUnlike, accept, download
from tui.playback.partial import partial_keys

BODY = random.Random(5).randbytes(100_000)
NAME = PurePosixPath("Show/Title.mp3")


@pytest.fixture
def web() -> Iterator[LoopbackServer]:
    with LoopbackServer() as server:
        yield server


def test_what_is_unlike_its_hash_is_set_aside_and_may_be_kept(
    web: LoopbackServer, tmp_path: Path
) -> None:
    url = web.put("/a.mp3", Answer(BODY))
    for _ in range(2):
        with pytest.raises(DownloadUnlike):
            download(url, tmp_path, NAME, key="7", integrity="sha384-AAAA")
    assert len(web.requests) == 2

    assert (tmp_path / accept(tmp_path, NAME, "7")).read_bytes() == BODY
    assert partial_keys(tmp_path) == set()
    with pytest.raises(DownloadError, match="Nothing is set aside"):
        accept(tmp_path, NAME, "7")


def test_what_was_set_aside_is_not_taken_from_the_cache_again(
    web: LoopbackServer, tmp_path: Path
) -> None:
    cache = AudioCache(tmp_path / "audio", 1 << 30)
    url = web.put("/a.mp3", Answer(BODY))
    entry = cache.open(url)
    entry.write(0, BODY[::-1])
    entry.set_length(len(BODY))
    entry.save()
    entry.close()
    right = base64.b64encode(hashlib.sha384(BODY).digest()).decode()
    hashes = f"sha384-{right}"
    folder = tmp_path / "downloads"

    with pytest.raises(DownloadUnlike):
        download(url, folder, NAME, integrity=hashes, cache=cache)
    name = download(url, folder, NAME, integrity=hashes, cache=cache)
    assert (folder / name).read_bytes() == BODY
    assert partial_keys(folder) == set()
