"""The VLC player: sound through libVLC. The only module that imports vlc."""

import logging
import os
import shlex
import sys
import time
from collections import deque
from dataclasses import replace
from typing import Any

from tui.errors import PlaybackError
from tui.model.equalizer import Equalizer
from tui.playback.audio_cache import AudioCache
from tui.playback.callbacks import queue_events
from tui.playback.equalizer import use_equalizer
from tui.playback.events import Account, Event
from tui.playback.lead import is_mp3, lead
from tui.playback.media import Media
from tui.playback.player import Report, Sound, State
from tui.playback.reports import moved, no_sound, with_buffer, with_trouble
from tui.playback.vlc_check import (
    Problem,
    no_device,
    problem_of_absence,
    problem_of_loading,
    problem_of_named,
    problem_of_version,
    sentence,
)
from tui.web import USER_AGENT

_log = logging.getLogger(__name__)

_ARGUMENTS = ("--quiet", "--no-video", "--intf=dummy", "--no-lua")
_SOUND_CHECK_AFTER = 2.0
_MOST_REOPENINGS = 3
"""Of one sound: a file that always changes cannot be heard."""
_YIELD_AFTER = 0.0005
"""Seconds that a busy thread of Python keeps libVLC waiting for bytes; unless told
otherwise ten times that, which can be heard at every start."""


def load_vlc(arguments: str | None = None) -> tuple[Any, Any]:
    """The vlc module and a libVLC instance.

    ``arguments`` are added as a shell would split them; ``EARMARK_VLC_ARGS`` when None.

    Raises:
        PlaybackError: VLC cannot be used here; the message says what mends it.
    """
    if arguments is None:
        arguments = os.environ.get("EARMARK_VLC_ARGS", "")
    vlc = _import_vlc()
    try:
        added = shlex.split(arguments)
    except ValueError as error:
        raise PlaybackError(sentence(Problem.BAD_ARGUMENTS)) from error
    instance = _instance(vlc, added)
    instance.set_user_agent("Earmark", USER_AGENT)
    return vlc, instance


def _import_vlc() -> Any:
    try:
        import vlc
    except ModuleNotFoundError as error:
        raise PlaybackError(sentence(Problem.NO_BINDING)) from error
    except SystemExit as error:
        named = os.environ.get("PYTHON_VLC_LIB_PATH", "")
        raise PlaybackError(sentence(problem_of_named(named))) from error
    except OSError as error:
        raise PlaybackError(sentence(problem_of_loading(error))) from error
    problem = problem_of_version(_version(vlc))
    if problem:
        raise PlaybackError(sentence(problem))
    return vlc


def _version(vlc: Any) -> str:
    try:
        return str(vlc.libvlc_get_version().decode("ascii", "replace"))
    except NameError as error:
        raise PlaybackError(sentence(problem_of_absence())) from error


def _instance(vlc: Any, added: list[str]) -> Any:
    instance = vlc.Instance([*_ARGUMENTS, *added])
    if instance is not None:
        return instance
    blameless = vlc.Instance(list(_ARGUMENTS)) if added else None
    if blameless is None:
        raise PlaybackError(sentence(Problem.NO_PLUGINS))
    blameless.release()
    raise PlaybackError(sentence(Problem.BAD_ARGUMENTS))


class VlcPlayer:
    """Plays through libVLC: one media at a time, opened with our options only."""

    def __init__(
        self, arguments: str | None = None, cache: AudioCache | None = None
    ) -> None:
        sys.setswitchinterval(_YIELD_AFTER)
        self._vlc, self._instance = load_vlc(arguments)
        self._media = Media(self._vlc, self._instance, cache)
        self.name = f"VLC {_version(self._vlc).split()[0]}"
        self.silent_reason: str | None = None
        self._player = self._instance.media_player_new()
        self._told: deque[Event] = deque()
        self._account = Account()
        self._sound = Sound()
        self._rate = 1.0
        self._volume = 100
        self._sounded = False
        self._sound_checked = True
        self._to_begin: tuple[float, bool] | None = None
        """Where to begin, and whether paused, once it is known how."""
        self._began_at = 0.0
        self._reopenings = 0
        queue_events(self._player, self._vlc.EventType, self._told)

    def open(self, sound: Sound, start: float, rate: float, volume: int) -> None:
        """Start playing a sound at ``start`` seconds."""
        self._sound, self._rate, self._volume = sound, rate, volume
        self._reopenings = 0
        self._start(start)

    def play(self) -> None:
        """Go on."""
        self._player.set_pause(0)

    def pause(self) -> None:
        """Hold."""
        self._player.set_pause(1)

    def seek(self, position: float) -> None:
        """Go to a position in seconds."""
        self._fold()
        media = self._media
        if media.waiting or not (media.exact and media.in_reach(self._sound, position)):
            self._start(position, paused=self._account.state is State.PAUSED)
            return
        milliseconds = round(max(0.0, position - self._base) * 1000)
        self._account = self._account.seeking(milliseconds / 1000, time.monotonic())
        self._player.set_time(milliseconds)

    def set_rate(self, rate: float) -> None:
        """Play at another speed, pitch kept."""
        self._rate = rate
        self._player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """0 to 150; 100 is as recorded."""
        self._volume = percent
        self._player.audio_set_volume(percent)

    def set_equalizer(self, equalizer: Equalizer) -> None:
        """What is made louder and softer, from now on, in whatever is opened."""
        use_equalizer(self._vlc, self._player, equalizer)

    def report(self) -> Report:
        """What is happening now."""
        if self._to_begin is not None and not self._begin():
            opening = Report(State.OPENING, time.monotonic())
            return with_trouble(opening, self._media.source)
        self._fold()
        if self._media.changed and self._reopenings < _MOST_REOPENINGS:
            return self._reopen()
        if self._account.state is State.FAILED and self._media.misfit:
            self._media.distrust()
            self._start(self._began_at)
        now = time.monotonic()
        mp3 = is_mp3(self._sound)
        report = self._account.report(now, lead(mp3, self._rate))
        self._media.settle()
        report = self._measured(moved(report, self._base))
        report = with_buffer(report, self._media.source)
        if report.state in (State.ENDED, State.FAILED):
            return self._last_report(report)
        if report.state is State.PLAYING:
            self._attend(now)
        return with_trouble(report, self._media.source)

    def stop(self) -> None:
        """Let go of the sound."""
        self._end_media()
        self._media.close_source()

    def close(self) -> None:
        """Let go of everything."""
        self.stop()
        self._player.release()
        self._instance.release()

    def _measured(self, report: Report) -> Report:
        """With how long the whole sound is, and how sure the position is."""
        length = self._media.length(self._sound, report.duration)
        return replace(report, duration=length, exact=not self._media.estimated)

    def _start(self, position: float, paused: bool = False) -> None:
        self._end_media()
        self._account = Account(playing_since=time.monotonic())
        self._media.prepare(self._sound)
        self._to_begin = position, paused
        self._begin()

    def _begin(self) -> bool:
        """Begin, if it is known by now how; whether it was."""
        assert self._to_begin is not None
        position, paused = self._to_begin
        if not self._media.ready(self._sound, position):
            return False
        self._to_begin, self._began_at = None, position
        self._player.set_media(self._media.open(self._sound, position, paused))
        self._player.set_rate(self._rate)
        self._player.audio_set_volume(self._volume)
        self._sounded = self._sound_checked = False
        self._account = Account(playing_since=time.monotonic())
        if self._player.play() != 0:
            raise PlaybackError("VLC would not start to play.")
        return True

    def _reopen(self) -> Report:
        """Go on at the same place in the file that the server has now."""
        self._reopenings += 1
        now = time.monotonic()
        heard = moved(self._account.report(now, 0.0), self._base).position
        paused = self._account.state is State.PAUSED
        self._start(self._began_at if heard is None else heard, paused)
        return Report(State.OPENING, now)

    @property
    def _base(self) -> float:
        """The moment of the file that is 0 to libVLC."""
        cut = self._media.cut
        return cut.starts_at if cut is not None else 0.0

    def _fold(self) -> None:
        while self._told:
            self._account = self._account.told(self._told.popleft())

    def _end_media(self) -> None:
        self._to_begin = None
        self._media.give_up()
        self._player.stop()
        self._player.set_media(None)
        self._media.release()
        self._told.clear()
        self._account = Account(state=State.IDLE)

    def _last_report(self, report: Report) -> Report:
        source = self._media.source
        error = source.error if source is not None else None
        ended = report.state is State.ENDED and error is None
        if ended and (report.position or self._decoded()):
            return report
        error = error or no_sound(self._sound, source)
        return replace(report, state=State.FAILED, error=error)

    def _decoded(self) -> bool:
        statistics = self._media.statistics()
        return statistics is not None and statistics.decoded_audio > 0

    def _attend(self, now: float) -> None:
        """What can be done only once there is sound."""
        if not self._sounded:
            self._sounded = True
            self._player.audio_set_volume(self._volume)
        waited = now - self._account.playing_since > _SOUND_CHECK_AFTER
        if waited and not self._sound_checked:
            self._sound_checked = True
            self._check_device()

    def _check_device(self) -> None:
        statistics = self._media.statistics()
        deaf = (
            statistics is not None
            and statistics.played_abuffers == 0
            and statistics.decoded_audio > 0
        )
        self.silent_reason = no_device() if deaf else None
