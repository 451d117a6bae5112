"""How often a server that does not give its sound is asked again, and what is said."""

import itertools
import random
from pathlib import Path, PurePosixPath

import pytest

from tests.answers import Answer, Request
from tests.playback.conftest import KEPT, Play, beyond
from tests.servers import LoopbackServer
from tui.playback.downloads import DownloadError, download
from tui.playback.fetching import Persistence
from tui.playback.heard import Happening

BODY = random.Random(6).randbytes(700_000)
NAME = PurePosixPath("Show/2026-06-16 Title.mp3")
QUICK = Persistence(connect=2.0, silence=0.5, delays=(0.01, 0.02))


def test_a_server_that_is_busy_at_first_is_asked_again(
    web: LoopbackServer, tmp_path: Path
) -> None:
    busy = Answer(b"", 503)
    web.answers["/a.mp3"] = [busy, busy, Answer(BODY)]

    name = download(web.url("/a.mp3"), tmp_path, NAME, persistence=QUICK)

    assert (tmp_path / name).read_bytes() == BODY


def test_a_server_that_only_begins_anew_is_not_just_to_be_tried_again(
    web: LoopbackServer, tmp_path: Path
) -> None:
    url = web.put("/a.mp3", Answer(BODY, reset_after=120_000, ranges=False))

    with pytest.raises(DownloadError, match="only from its start"):
        download(url, tmp_path, NAME, persistence=QUICK)


def test_a_file_that_is_another_each_time_is_given_up(
    web: LoopbackServer, tmp_path: Path
) -> None:
    given = itertools.count()

    def another(request: Request) -> Answer:
        number = next(given)
        assert number < 50
        return Answer(BODY, etag=f'"{number}"', reset_after=120_000, ranges=False)

    web.answers["/a.mp3"] = another
    seen: list[str] = []

    with pytest.raises(DownloadError, match="begins anew each time"):
        download(
            web.url("/a.mp3"),
            tmp_path,
            NAME,
            persistence=QUICK,
            progress=lambda progress: seen.append(progress.trouble),
        )

    assert 1 < next(given) <= 2 * len(QUICK.delays) + 2
    assert any("another version" in trouble for trouble in seen)


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
def test_a_listener_waits_for_a_server_that_is_busy_at_first(
    play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    busy = Answer(b"", 503)
    web.answers["/a.mp3"] = [busy, busy, Answer(mp3, type="audio/mpeg")]

    now = play(web.url("/a.mp3")).wait(beyond(KEPT))

    assert now.error is None


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
def test_a_listener_to_a_server_that_only_begins_anew_is_told_so(
    play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    answer = Answer(mp3, type="audio/mpeg", reset_after=120_000, ranges=False)

    listener = play(web.put("/a.mp3", answer), at=5.0)
    now = listener.wait_for(Happening.FAILED)

    assert "only from its start" in (now.error or "")


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
def test_what_is_not_tried_again_is_not_said_to_be(
    play: Play, web: LoopbackServer
) -> None:
    listener = play(web.put("/a.mp3", Answer(b"", 404)))

    listener.wait_for(Happening.FAILED)

    assert not [now for _, now in listener.told if "trying again" in (now.error or "")]
