"""Downloads: whole or not at all, and going on where they were broken off."""

import base64
import hashlib
import os
import random
import shutil
import threading
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from tests.answers import Answer, Request
from tests.servers import LoopbackServer
from tui.playback import downloads
from tui.playback.audio_cache import AudioCache
from tui.playback.downloads import (
    DownloadBusy,
    DownloadCanceled,
    DownloadError,
    Progress,
    download,
)
from tui.playback.fetching import Persistence
from tui.playback.lock_file import locked

BODY = random.Random(5).randbytes(700_000)
NAME = PurePosixPath("Show/2026-06-16 Title.mp3")
QUICK = Persistence(connect=2.0, silence=0.5, delays=(0.01, 0.02))


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_download_is_the_file(web: LoopbackServer, tmp_path: Path) -> None:
    seen: list[Progress] = []
    url = web.put("/a.mp3", Answer(BODY, type="audio/mpeg"))

    name = download(url, tmp_path, NAME, progress=seen.append)

    assert name == NAME
    assert (tmp_path / name).read_bytes() == BODY
    assert seen[-1].done_bytes == seen[-1].total_bytes == len(BODY)
    assert seen[-1].seconds_left == 0
    assert [path.name for path in (tmp_path / "Show").iterdir()] == [NAME.name]


def test_nothing_is_overwritten(web: LoopbackServer, tmp_path: Path) -> None:
    url = web.put("/a.mp3", Answer(BODY))
    download(url, tmp_path, NAME)

    second = download(url, tmp_path, NAME)

    assert second == PurePosixPath("Show/2026-06-16 Title (2).mp3")


@pytest.mark.parametrize("how", ["close_after", "reset_after"])
def test_a_server_that_breaks_off_is_asked_for_the_rest(
    how: str, web: LoopbackServer, tmp_path: Path
) -> None:
    answer = (
        Answer(BODY, close_after=150_000)
        if how == "close_after"
        else Answer(BODY, reset_after=150_000)
    )
    url = web.put("/a.mp3", answer)

    name = download(url, tmp_path, NAME, persistence=QUICK)

    assert (tmp_path / name).read_bytes() == BODY
    assert all("range" in request.headers for request in web.asked("/a.mp3")[1:])


def test_a_canceled_download_goes_on_later(web: LoopbackServer, tmp_path: Path) -> None:
    cancel = threading.Event()
    url = web.put("/a.mp3", Answer(BODY, etag='"one"', bytes_per_second=2_000_000))

    def stop_halfway(progress: Progress) -> None:
        if progress.done_bytes > 200_000:
            cancel.set()

    with pytest.raises(DownloadCanceled):
        download(url, tmp_path, NAME, progress=stop_halfway, cancel=cancel)
    assert not (tmp_path / NAME).exists()
    name = download(url, tmp_path, NAME)

    assert (tmp_path / name).read_bytes() == BODY
    resumed = web.asked("/a.mp3")[-1].headers
    assert int(resumed["range"].removeprefix("bytes=").removesuffix("-")) > 150_000
    assert resumed["if-range"] == '"one"'


def test_another_version_is_fetched_from_the_start(
    web: LoopbackServer, tmp_path: Path
) -> None:
    newer = BODY[::-1]
    url = web.url("/a.mp3")
    begun = Answer(BODY, etag='"one"', close_after=200_000)
    web.answers["/a.mp3"] = [begun, Answer(b"", 503)]
    with pytest.raises(DownloadError, match="problem of its own"):
        download(url, tmp_path, NAME, persistence=QUICK)
    web.put("/a.mp3", Answer(newer, etag='"two"'))

    name = download(url, tmp_path, NAME, persistence=QUICK)

    assert (tmp_path / name).read_bytes() == newer


def test_a_network_that_fails_at_random_costs_no_byte(
    web: LoopbackServer, tmp_path: Path
) -> None:
    chance = random.Random(11)

    def answer(request: Request) -> Answer:
        after = chance.randrange(1, 90_000)
        if chance.random() < 0.5:
            return Answer(BODY, etag='"one"', reset_after=after)
        return Answer(BODY, etag='"one"', close_after=after)

    web.answers["/a.mp3"] = answer
    for _ in range(40):
        try:
            name = download(web.url("/a.mp3"), tmp_path, NAME, persistence=QUICK)
            break
        except DownloadError:
            continue

    assert (tmp_path / name).read_bytes() == BODY


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", 404), "404"),
        (Answer(b""), "sent an empty file: sync the show"),
        (Answer(b"<html>", type="text/html"), "web page"),
    ],
)
def test_what_is_no_sound_is_not_kept(
    answer: Answer, words: str, web: LoopbackServer, tmp_path: Path
) -> None:
    with pytest.raises(DownloadError, match=words):
        download(web.put("/a.mp3", answer), tmp_path, NAME)

    assert not (tmp_path / NAME).exists()


def test_a_full_disk_is_told_before_it_is_full(
    web: LoopbackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 10**6))

    body = BODY * 6
    words = "4 MB are still to come, and 64 MB stay free: make room"
    with pytest.raises(DownloadError, match=words):
        download(web.put("/a.mp3", Answer(body)), tmp_path, NAME)


def test_integrity_is_checked(web: LoopbackServer, tmp_path: Path) -> None:
    digest = base64.b64encode(hashlib.sha384(BODY).digest()).decode()
    url = web.put("/a.mp3", Answer(BODY))

    with pytest.raises(DownloadError, match="hash"):
        download(url, tmp_path, NAME, integrity="sha384-AAAA")
    assert not (tmp_path / NAME).exists()
    name = download(url, tmp_path, NAME, integrity=f"sha384-{digest}")
    assert (tmp_path / name).read_bytes() == BODY


def test_what_was_streamed_is_not_fetched_again(
    web: LoopbackServer, tmp_path: Path
) -> None:
    cache = AudioCache(tmp_path / "audio", 1 << 30)
    url = web.url("/a.mp3")
    entry = cache.open(url)
    entry.write(0, BODY)
    entry.set_length(len(BODY))
    entry.save()
    entry.close()

    name = download(url, tmp_path / "downloads", NAME, cache=cache)

    assert (tmp_path / "downloads" / name).read_bytes() == BODY
    assert not web.requests


def test_a_folder_that_cannot_be_written_is_named(
    web: LoopbackServer, tmp_path: Path
) -> None:
    (tmp_path / "Show").write_text("in the way")

    with pytest.raises(DownloadError, match="could not be written"):
        download(web.put("/a.mp3", Answer(BODY)), tmp_path, NAME)


def test_the_strongest_of_several_hashes_counts(
    web: LoopbackServer, tmp_path: Path
) -> None:
    right = base64.b64encode(hashlib.sha512(BODY).digest()).decode()
    url = web.put("/a.mp3", Answer(BODY))

    name = download(
        url, tmp_path, NAME, integrity=f"sha256-AAAA sha512-{right}?ct=audio/mpeg"
    )
    assert (tmp_path / name).read_bytes() == BODY
    with pytest.raises(DownloadError, match="hash"):
        download(url, tmp_path, NAME, integrity=f"sha384-AAAA sha256-{right}")


def test_two_episodes_of_one_name_share_no_byte(
    web: LoopbackServer, tmp_path: Path
) -> None:
    other = BODY[::-1]
    first = web.put("/a.mp3", Answer(BODY, close_after=200_000))
    web.answers["/a.mp3"] = [Answer(BODY, close_after=200_000), Answer(b"", 404)]
    second = web.put("/b.mp3", Answer(other))
    with pytest.raises(DownloadError):
        download(first, tmp_path, NAME, key="1", persistence=QUICK)

    name = download(second, tmp_path, NAME, key="2")
    assert (tmp_path / name).read_bytes() == other
    web.put("/a.mp3", Answer(BODY))
    name = download(first, tmp_path, NAME, key="1")
    assert name == PurePosixPath("Show/2026-06-16 Title (2).mp3")
    assert (tmp_path / name).read_bytes() == BODY


def test_a_file_that_always_ends_early_is_not_taken_as_whole(
    web: LoopbackServer, tmp_path: Path
) -> None:
    short = Answer(BODY[:300_000], declared_length=len(BODY), ranges=False)
    url = web.put("/a.mp3", short)

    with pytest.raises(DownloadError, match=r"breaks off|longer than"):
        download(url, tmp_path, NAME, persistence=QUICK)
    assert not (tmp_path / NAME).exists()


def test_what_two_processes_want_one_brings(
    web: LoopbackServer, tmp_path: Path
) -> None:
    url = web.put("/a.mp3", Answer(BODY))
    lock = locked(tmp_path / ".partial" / "7.lock")
    assert lock is not None

    with pytest.raises(DownloadBusy, match="Another Earmark"):
        download(url, tmp_path, NAME, key="7")
    os.close(lock)
    assert download(url, tmp_path, NAME, key="7") == NAME


def test_what_was_streamed_in_part_is_taken_over(
    web: LoopbackServer, tmp_path: Path
) -> None:
    cache = AudioCache(tmp_path / "audio", 1 << 30)
    url = web.put("/a.mp3", Answer(BODY, etag='"one"'))
    entry = cache.open(url)
    entry.write(0, BODY[:300_000])
    entry.know(len(BODY), '"one"', None)
    entry.save()
    entry.close()

    name = download(url, tmp_path / "downloads", NAME, cache=cache)

    assert (tmp_path / "downloads" / name).read_bytes() == BODY
    assert web.asked("/a.mp3")[0].headers["range"] == "bytes=300000-"


def test_bytes_left_of_a_longer_file_are_no_part_of_it(
    web: LoopbackServer, tmp_path: Path
) -> None:
    folder = tmp_path / ".partial"
    folder.mkdir()
    (folder / "7.part").write_bytes(b"x" * 900_000)
    url = web.put("/a.mp3", Answer(BODY))

    name = download(url, tmp_path, NAME, key="7")
    assert (tmp_path / name).read_bytes() == BODY


def test_a_disk_that_fills_up_meanwhile_is_told(
    web: LoopbackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = iter([10**10])
    monkeypatch.setattr(downloads, "_SAVE_EVERY", 0.0)
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: Usage(10**9, 10**9, next(free, 10**6))
    )

    with pytest.raises(DownloadError, match="make room first"):
        download(web.put("/a.mp3", Answer(BODY)), tmp_path, NAME, key="7")
    assert (tmp_path / ".partial" / "7.part").stat().st_size > 0
