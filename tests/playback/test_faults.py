"""What a listener reads, hears and keeps when servers and networks misbehave."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.answers import Answer, redirect
from tests.playback.conftest import KEPT, Play, beyond
from tests.playback.fakes import FakePlaces
from tests.playback.signal_fixtures import LENGTH
from tests.servers import LoopbackServer
from tui.playback import reports
from tui.playback.heard import Happening, Track
from tui.playback.player import Sound, State

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", 404), "sync the show"),
        (Answer(b"", 403), "subscribers"),
        (Answer(b"", 410), "took it away"),
        (Answer(b"", 401), "password"),
        (Answer(b"", 500), "problem of its own"),
        (Answer(b"<!DOCTYPE html><p>Hi", type="text/html"), "web page"),
        (Answer(b"  <html><p>Hi", type="audio/mpeg"), "web page"),
        (Answer(b"no sound at all " * 500, type="audio/mpeg"), "open the episode's"),
        (Answer(b"", type="audio/mpeg"), "127.0.0.1:"),
        (Answer(b"", type="audio/mpeg"), "sent an empty file: try again"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_is_told_and_costs_no_place(
    answer: Answer, words: str, play: Play, web: LoopbackServer, places: FakePlaces
) -> None:
    now = play(web.put("/a.mp3", answer)).wait_for(Happening.FAILED)

    assert now.error is not None
    assert words in now.error
    assert now.error.endswith(".")
    assert places.kept == []
    assert places.played == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://no-such-host.invalid/a.mp3", "cannot be found"),
        ("http://127.0.0.1:9/a.mp3", "refused"),
        ("file:///etc/passwd", "Only http and https"),
        ("--no-video", "Only http and https"),
    ],
)
def test_where_nothing_can_be_asked_is_told(url: str, words: str, play: Play) -> None:
    error = play(url).wait_for(Happening.FAILED).error

    assert error is not None
    assert words in error


def test_a_server_that_never_answers_is_told(play: Play, web: LoopbackServer) -> None:
    url = web.put("/a.mp3", Answer(b"x" * 100, stall_after=0))

    error = play(url).wait_for(Happening.FAILED).error

    assert error is not None
    assert "stopped answering" in error


def test_whom_a_start_waits_for_is_said_before_it_is_given_up(
    play: Play,
    web: LoopbackServer,
    mp3: bytes,
    places: FakePlaces,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reports, "_SILENT_AFTER", 0.3)
    answered = threading.Event()
    url = web.put("/a.mp3", Answer(mp3, type="audio/mpeg", hold=answered))
    listener = play(url)

    now = listener.wait(lambda now: now.error is not None)
    assert now.state is State.OPENING
    assert now.error is not None
    assert now.error.startswith("Waiting for 127.0.0.1:")
    answered.set()
    assert listener.wait(beyond(KEPT)).error is None


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"chunked": True},
        {"ranges": False},
        {"ranges": False, "chunked": True},
        {"close_after": 300_000},
        {"reset_after": 300_000},
        {"stall_after": 300_000},
    ],
    ids=str,
)
def test_sound_goes_on_whatever_the_server_does(
    how: dict[str, Any], play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    url = web.put("/a.mp3", replace(Answer(mp3, type="audio/mpeg"), **how))
    listener = play(url)

    listener.wait(beyond(KEPT))
    listener.session.seek_to(150.0)
    listener.wait(beyond(150.2))
    listener.session.seek_to(20.0)
    now = listener.wait(beyond(20.2))
    assert now.position < 25.0


def test_what_came_without_its_size_has_a_length_once_it_is_whole(
    play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    answer = Answer(mp3, type="audio/mpeg", chunked=True, ranges=False)

    listener = play(web.put("/a.mp3", answer), at=0.0)
    now = listener.wait(lambda now: now.duration is not None)

    assert now.duration == pytest.approx(LENGTH, abs=1.0)
    assert listener.wait(beyond(0.5)).buffered == pytest.approx(now.duration)


@pytest.mark.parametrize("more", [5_000, -100_000])
def test_a_wrong_length_does_not_matter(
    more: int, play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    url = web.put("/a.mp3", Answer(mp3, declared_length=len(mp3) + more))
    listener = play(url)

    listener.wait(beyond(KEPT))
    listener.session.seek_to(150.0)
    listener.wait(beyond(150.2))


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("chunked", [True, False])
def test_an_index_at_the_end_is_found(
    ranges: bool,
    chunked: bool,
    play: Play,
    web: LoopbackServer,
    sounds: dict[str, Path],
) -> None:
    body = sounds["index-last.m4a"].read_bytes()
    url = web.put("/a.m4a", Answer(body, ranges=ranges, chunked=chunked))

    play(url).wait(beyond(KEPT))


def test_many_trackers_are_followed(
    play: Play, web: LoopbackServer, mp3: bytes
) -> None:
    for number in range(8):
        web.put(f"/{number}", redirect(f"/{number + 1}"))
    web.put("/8", Answer(mp3, type="audio/mpeg"))

    play(web.url("/0")).wait(beyond(KEPT))


def test_redirects_without_end_are_told(play: Play, web: LoopbackServer) -> None:
    web.put("/a", redirect("/a"))

    error = play(web.url("/a")).wait_for(Happening.FAILED).error

    assert error is not None
    assert "without end" in error


def test_a_jump_beyond_the_end_is_heard_before_it(
    play: Play, web: LoopbackServer, mp3: bytes, places: FakePlaces
) -> None:
    web.put("/a.mp3", Answer(mp3, type="audio/mpeg"))
    listener = play(web.url("/a.mp3"), at=5_000.0)

    listener.wait(lambda now: now.state is State.PLAYING and now.position < LENGTH - 1)
    assert listener.session.now().position > LENGTH - 6
    listener.session.seek_to(5.0)
    listener.wait(lambda now: now.state is State.PLAYING and 5.0 < now.position < 9.0)
    assert places.played == []


def test_user_and_password_reach_the_server_and_nobody_else(
    play: Play,
    web: LoopbackServer,
    mp3: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG", logger="tui")
    web.put("/a.mp3", redirect(web.url("/b.mp3", host="localhost")))
    web.put("/b.mp3", Answer(mp3, type="audio/mpeg"))
    url = f"http://ada:s3cret@{web.host}/a.mp3?token=t0ken"

    play(url).wait(beyond(KEPT))

    assert web.asked("/a.mp3")[0].headers["authorization"].startswith("Basic ")
    assert "authorization" not in web.asked("/b.mp3")[0].headers
    command_line = Path("/proc/self/cmdline")
    if command_line.exists():
        assert b"s3cret" not in command_line.read_bytes()
    assert "s3cret" not in caplog.text
    assert "t0ken" not in caplog.text


def test_a_file_that_is_gone_is_told(play: Play, tmp_path: Path) -> None:
    listener = play("http://127.0.0.1:9/a.mp3")
    sound = Sound(path=tmp_path / "gone.mp3")
    listener.session.play(Track(2, "Title", "Show", sound))

    now = listener.wait(lambda now: now.state is State.FAILED)

    assert now.error is not None
    assert "gone.mp3 is not there any more" in now.error


def test_a_download_without_sound_is_named_with_the_remedy(
    play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "2026 Noise.mp3"
    file.write_bytes(b"no sound at all " * 500)
    listener = play("http://127.0.0.1:9/a.mp3")
    listener.session.play(Track(2, "Title", "Show", Sound(path=file)))

    now = listener.wait(lambda now: "2026 Noise.mp3" in (now.error or ""))

    assert now.state is State.FAILED
    assert "delete the download" in (now.error or "")
