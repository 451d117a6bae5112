"""Outages: what stalls, breaks off or changes on the way, and how sound goes on."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.playback.conftest import KEPT, QUICK, Play, beyond
from tests.playback.fakes import FakePlaces
from tests.playback.signal_fixtures import LENGTH
from tests.servers import LoopbackServer
from tui.playback import byte_source
from tui.playback.audio_cache import AudioCache
from tui.playback.heard import Happening
from tui.playback.player import State
from tui.playback.vlc_player import _MOST_REOPENINGS

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]


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
