"""A download interrupted again and again is the file in the end, or says why not."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import Answer
from tests.playback.disks import mount
from tests.playback.downloader import NAME
from tests.playback.ordeal import MEGABYTE, Ordeal
from tests.servers import LoopbackServer
from tui.playback import room
from tui.playback.downloads import DownloadError, download

INTERRUPTIONS = 20
BODY = random.Random(3).randbytes(12 * MEGABYTE)


@settings(max_examples=1)
@given(st.integers(0, 1 << 32))
def test_resets_stalls_kills_and_full_disks_cost_no_byte(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        outcome = Ordeal(8 * MEGABYTE, INTERRUPTIONS, seed, Path(folder)).run()
        files = [p.name for p in Path(folder).rglob("*") if p.is_file()]

    assert outcome.identical
    assert sum(outcome.interruptions.values()) >= INTERRUPTIONS
    assert outcome.interruptions["full"] == INTERRUPTIONS // 5
    assert all(kept for kept in outcome.kept_bytes)
    assert files == [NAME.name]


def test_a_disk_that_fills_up_keeps_what_came_and_takes_the_rest_later(
    small_disk: Path, web: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "SPARE_BYTES", 0)
    url = web.put("/a.mp3", Answer(BODY, etag='"one"', chunked=True))

    with pytest.raises(DownloadError, match="No space left on device"):
        download(url, small_disk, NAME)
    kept = sum(p.stat().st_size for p in small_disk.rglob("*.part"))
    assert kept > 7 * MEGABYTE
    assert mount("remount,size=32M", small_disk)
    web.put("/a.mp3", Answer(BODY, etag='"one"'))
    name = download(url, small_disk, NAME)

    assert (small_disk / name).read_bytes() == BODY
    asked = web.asked("/a.mp3")[-1].headers
    assert int(asked["range"].removeprefix("bytes=").removesuffix("-")) == kept
