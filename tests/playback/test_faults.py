"""What a listener reads, hears and keeps when servers and networks misbehave."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.playback.signal_fixtures import LENGTH
from tests.servers import Answer, LoopbackServer, redirect
from tui.playback import byte_source, reports
from tui.playback.audio_cache import AudioCache
from tui.playback.fetching import Persistence
from tui.playback.heard import Happening, NowPlaying, Track
from tui.playback.player import Sound, State
from tui.playback.session import Session
from tui.playback.vlc_player import _MOST_REOPENINGS, VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]

KEPT = 42.0
QUICK = Persistence(connect=2.0, silence=1.5, impatience=0.4, delays=(0.05, 0.1, 0.2))

Play = Callable[..., Listener]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little patience, so that the tests need little too."""
    monkeypatch.setattr(byte_source, "Persistence", lambda: QUICK)


@pytest.fixture
def places() -> FakePlaces:
    return FakePlaces({1: KEPT})


@pytest.fixture
def play(tmp_path: Path, places: FakePlaces) -> Iterator[Play]:
    sessions: list[Session] = []

    def start(url: str, at: float | None = None, live: bool = False) -> Listener:
        cache = AudioCache(tmp_path / "audio", 1 << 30)
        session = Session(lambda: VlcPlayer("--aout=dummy", cache), places)
        sessions.append(session)
        listener = Listener(session)
        session.play(Track(1, "Title", "Show", Sound(url=url, live=live)), at)
        return listener

    yield start
    for session in sessions:
        session.close()


@pytest.fixture
def mp3(sounds: dict[str, Path]) -> bytes:
    return sounds["cbr.mp3"].read_bytes()


def beyond(position: float) -> Callable[[NowPlaying], bool]:
    return lambda now: now.state is State.PLAYING and now.position > position


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


def test_a_stall_is_shown_and_sound_goes_on_after_it(
    play: Play, web: LoopbackServer, mp3: bytes, places: FakePlaces
) -> None:
    answered = threading.Event()
    web.answers["/a.mp3"] = [
        Answer(mp3, type="audio/mpeg", ranges=False, close_after=300_000),
        Answer(mp3, type="audio/mpeg", hold=answered),
    ]
    listener = play(web.url("/a.mp3"), at=20.0)

    listener.wait(beyond(20.3))
    held = listener.wait(lambda now: now.state is State.STALLED)
    assert held.position < 26.0
    answered.set()
    listener.wait(beyond(held.position + 0.5))
    assert places.place(1) >= 20.0


def test_a_network_that_stays_away_is_told_and_the_place_is_kept(
    play: Play, web: LoopbackServer, mp3: bytes, places: FakePlaces
) -> None:
    begun = Answer(mp3, type="audio/mpeg", close_after=80_000)
    web.answers["/a.mp3"] = [begun, Answer(b"", 503)]
    listener = play(web.url("/a.mp3"), at=5.0)

    now = listener.wait_for(Happening.FAILED)

    assert now.position > 5.5
    assert "problem of its own" in (now.error or "")
    assert places.place(1) == pytest.approx(now.position, abs=1.0)
    assert places.played == []


def test_an_outage_is_told_while_it_lasts_and_logged_once(
    play: Play,
    web: LoopbackServer,
    mp3: bytes,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stubborn = replace(QUICK, delays=(0.1,) * 500)
    monkeypatch.setattr(byte_source, "Persistence", lambda: stubborn)
    begun = Answer(mp3, type="audio/mpeg", close_after=80_000)
    web.answers["/a.mp3"] = [begun, Answer(b"", 503)]
    listener = play(web.url("/a.mp3"), at=5.0)

    words = "has a problem of its own (503); trying again."
    told = listener.wait(lambda now: (now.error or "").endswith(words))

    assert told.state is State.STALLED
    web.put("/a.mp3", Answer(mp3, type="audio/mpeg"))
    listener.wait(lambda now: now.state is State.PLAYING and now.error is None)
    assert caplog.text.count("(503)") == 1


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


def test_what_was_fetched_once_plays_without_a_network(
    play: Play, web: LoopbackServer, mp3: bytes, tmp_path: Path
) -> None:
    url = web.put("/a.mp3", Answer(mp3, type="audio/mpeg"))
    listener = play(url)
    listener.wait(lambda now: now.buffered is not None and now.buffered > 169)
    listener.session.close()
    web.close()

    play(url).wait(beyond(KEPT))
    assert AudioCache(tmp_path / "audio", 1 << 30).whole_file(url) is not None


def test_a_file_that_is_gone_is_told(play: Play, tmp_path: Path) -> None:
    listener = play("http://127.0.0.1:9/a.mp3")
    sound = Sound(path=tmp_path / "gone.mp3")
    listener.session.play(Track(2, "Title", "Show", sound))

    now = listener.wait(lambda now: now.state is State.FAILED)

    assert now.error is not None
    assert "gone.mp3 is not there any more" in now.error


def test_a_file_that_changes_meanwhile_is_opened_anew_at_the_place(
    play: Play, web: LoopbackServer, mp3: bytes, places: FakePlaces
) -> None:
    first = Answer(mp3, type="audio/mpeg", etag='"1"', close_after=700_000)
    longer = Answer(mp3 + mp3[-20_000:], type="audio/mpeg", etag='"2"')
    web.answers["/a.mp3"] = [first, longer]
    listener = play(web.url("/a.mp3"), at=40.0)

    listener.wait(beyond(40.2))
    listener.session.seek_to(100.0)
    now = listener.wait(beyond(100.2))

    assert now.error is None
    assert now.position < 106.0
    assert places.played == []
    assert not [told for told, _ in listener.told if told is Happening.FAILED]


def test_a_file_that_never_stays_the_same_is_given_up_with_a_sentence(
    play: Play, web: LoopbackServer, mp3: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    given = 0

    def another(request: object) -> Answer:
        nonlocal given
        given += 1
        body = mp3 + mp3[-20_000 * given :]
        return Answer(body, type="audio/mpeg", etag=f'"{given}"', close_after=400_000)

    web.answers["/a.mp3"] = another
    now = play(web.url("/a.mp3"), at=10.0).wait_for(Happening.FAILED)

    words = "has another version of this file by now: play it again."
    assert now.error is not None
    assert now.error.endswith(words)
    assert 10.0 <= now.position < 30.0
    # A version may be left behind before its own sentence is logged.
    assert 1 < caplog.text.count(words) <= 1 + _MOST_REOPENINGS


def test_what_is_live_goes_on_at_once_after_a_drop_and_leaves_no_place(
    play: Play, web: LoopbackServer, mp3: bytes, places: FakePlaces
) -> None:
    stream = Answer(
        mp3,
        type="audio/mpeg",
        chunked=True,
        ranges=False,
        bytes_per_second=len(mp3) / LENGTH * 4,
    )
    web.answers["/live.mp3"] = [replace(stream, close_after=100_000), stream]
    listener = play(web.url("/live.mp3"), live=True)
    heard_each_second = len(mp3) / LENGTH

    now = listener.wait(beyond(100_000 / heard_each_second + 1.0))

    assert (now.duration, now.buffered) == (None, None)
    assert State.STALLED not in [now.state for _, now in listener.told]
    assert "range" not in web.asked("/live.mp3")[-1].headers
    listener.session.close()
    assert (places.kept, places.played) == ([], [])


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
