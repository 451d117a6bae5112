"""What the listener wants, what is heard, and how both look from outside. Pure."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from tui.model.equalizer import Equalizer
from tui.playback.clock import Clock
from tui.playback.drill import NO_DRILL, Drill, Edge
from tui.playback.place import believable, is_beyond, is_heard_out
from tui.playback.player import Report, Sound, State
from tui.playback.sleep_timer import Sleep, SleepTimer, seconds_left

_LENGTH_WOBBLE = 0.5
"""libVLC corrects a length all the time by a few milliseconds."""

_LIVE = (State.OPENING, State.PLAYING, State.PAUSED, State.STALLED)

_INSIDE = 0.01
"""Seconds before its end at which a sentence that was waited at is still the one."""


@dataclass(frozen=True, slots=True)
class Track:
    """An episode to be heard."""

    episode_id: int
    title: str
    show: str
    sound: Sound
    speed: float | None = None
    """What it begins at; None: as it is."""
    equalizer: Equalizer | None = None
    skip_silence: bool | None = None
    intro: float = 0.0
    """Seconds at the start that are left out."""
    outro: float = 0.0
    """Seconds at the end that are left out."""


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """The session at one moment; cheap to take, never blocks."""

    track: Track | None
    state: State
    position: float
    """Interpolated between the player's reports, in seconds."""
    duration: float | None
    rate: float
    volume: int
    error: str | None = None
    buffered: float | None = None
    """Seconds from the start that are on this machine, where known."""
    drill: Drill = NO_DRILL
    held: bool = False
    """Whether the sound waits at the end of a sentence."""
    sleep: Sleep | None = None
    """The sleep timer, where one runs."""
    equalizer: Equalizer = Equalizer.FLAT
    skip_silence: bool = False
    saved: float = 0.0
    """Seconds that leaving out pauses of this episode has saved."""
    exact: bool = True
    """Whether ``position`` is where the words are, rather than about there."""
    notice: str | None = None
    """What is amiss while the sound goes on."""


class Happening(StrEnum):
    """What a session tells its listeners."""

    STARTED = "started"
    """The first sound of a track was heard."""
    STATE = "state"
    ENDED = "ended"
    FAILED = "failed"
    NOTED = "noted"
    """Why nothing can be heard, or what else is amiss, is another than before."""
    RESTARTED = "restarted"
    """The player hung or failed and was started anew; ``error`` says so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the listener wants. Only the latest wish counts."""

    track: Track | None = None
    at: float | None = None
    opening: int = 0
    """Counts the tracks asked for, so that each is known from the one before."""
    paused: bool = False
    seek: float = 0.0
    seeking: int = 0
    """Counts the seeks asked for."""
    rate: float = 1.0
    volume: int = 100
    drill: Drill = NO_DRILL
    held: Edge | None = None
    """Where the sound waits, paused by the drill."""
    sleep: SleepTimer | None = None
    fade: float = 1.0
    """What the sleep timer leaves of the volume."""
    equalizer: Equalizer = Equalizer.FLAT
    skip_silence: bool = False
    saved: float = 0.0
    """Seconds that leaving out pauses of this track has saved."""
    over: int = 0
    """The number of the track that is to end where it is."""
    closing: bool = False

    @property
    def loudness(self) -> int:
        """The volume that is to be heard, in percent."""
        return round(self.volume * self.fade)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard of the track that was asked for as number ``opening``."""

    track: Track | None = None
    opening: int = 0
    seeking: int = 0
    state: State = State.IDLE
    clock: Clock = field(default_factory=Clock)
    duration: float | None = None
    error: str | None = None
    buffered: float | None = None
    notice: str | None = None
    exact: bool = True
    """Whether the position is where the words are, rather than about there."""
    started: bool = False
    """Whether any sound of this track was heard."""
    holds: bool = False
    """Whether the player itself says that it is paused."""
    arrived: bool = False
    """Whether a time report came since the start or the last seek."""
    asked_for: float = 0.0
    """Where the start or the last seek was to lead."""
    listened: float = 0.0
    """Seconds of listening since then."""
    run_up: float = 0.0
    """Seconds heard on the way here since the last leap ahead."""
    turned_back: bool = False
    """Whether it was brought before an end that nobody expected there."""

    @property
    def live(self) -> bool:
        """Whether there is a sound to be watched."""
        return self.state in _LIVE

    def observed(self, report: Report, moment: float, held: bool) -> "Heard":
        """With what a player reports; ``held`` says what was last wished."""
        clock = self.clock
        plays = report.state is State.PLAYING and not held
        clock = clock.started(moment) if plays else clock.stopped(moment)
        if report.position is not None:
            clock = clock.reported(report.position, report.at, moment)
        return replace(
            self,
            clock=clock,
            state=self._state_at(report, held),
            holds=report.state is State.PAUSED,
            duration=self._duration_by(report),
            error=report.error,
            buffered=report.buffered,
            exact=report.exact,
            notice=report.notice,
        )

    def _state_at(self, report: Report, held: bool) -> State:
        """What is happening by a report, where ``held`` says what was last wished."""
        return State.PAUSED if held and report.state in _LIVE else report.state

    def _duration_by(self, report: Report) -> float | None:
        """The length by a report, where it says more than was known."""
        old, new = self.duration, report.duration
        live = self.track is not None and self.track.sound.live
        if live or new is None or (old is not None and abs(new - old) < _LENGTH_WOBBLE):
            return old
        return new

    def is_beyond(self, report: Report) -> bool:
        """Whether the sound was to begin behind its end, and does not."""
        over = report.state in (State.ENDED, State.FAILED)
        return is_beyond(self.asked_for, report.position, report.duration, over)

    @property
    def is_heard_out(self) -> bool:
        """Whether any of it was heard, and enough on the way here."""
        return self.started and is_heard_out(self.run_up, self.duration)

    @property
    def ran_out(self) -> bool:
        """Whether sound that was heard came to its end, rather than nothing did."""
        return self.is_heard_out or (self.arrived and not self.turned_back)

    def position(self, moment: float) -> float | None:
        """Where the listener is, None where nothing was really heard there."""
        position = self.clock.read(moment)
        sure = self.arrived and believable(position, self.asked_for, self.listened)
        return position if sure else None

    def place(self, moment: float) -> float | None:
        """The position to keep: what is heard, else where the listener has gone in a
        sound that was heard before."""
        gone = self.started and not self.arrived
        return self.asked_for if gone else self.position(moment)


def view(wanted: Wanted, heard: Heard, moment: float) -> NowPlaying:
    """How a session looks from outside: a wish shows at once, before it is met."""
    if wanted.opening != heard.opening:
        return _about_to_open(wanted)
    position = heard.clock.read(moment)
    if wanted.seeking != heard.seeking:
        position = wanted.seek
    if wanted.held is not None:
        position = wanted.held.at - _INSIDE
    if heard.duration is not None:
        position = min(position, heard.duration)
    return NowPlaying(
        track=heard.track,
        state=heard.state,
        position=position,
        duration=heard.duration,
        rate=wanted.rate,
        volume=wanted.volume,
        error=heard.error,
        buffered=heard.buffered,
        drill=wanted.drill,
        held=wanted.held is not None,
        sleep=_sleep(wanted, position, heard.duration, moment),
        equalizer=wanted.equalizer,
        skip_silence=wanted.skip_silence,
        saved=wanted.saved,
        exact=heard.exact,
        notice=heard.notice,
    )


def _sleep(
    wanted: Wanted, position: float, duration: float | None, moment: float
) -> Sleep | None:
    timer = wanted.sleep
    if timer is None:
        return None
    left = seconds_left(timer, position, duration, wanted.rate, moment)
    return Sleep(timer.until, max(0.0, left))


def _about_to_open(wanted: Wanted) -> NowPlaying:
    track = wanted.track
    return NowPlaying(
        track=track,
        state=State.OPENING if track else State.IDLE,
        position=wanted.at or 0.0,
        duration=track.sound.duration if track else None,
        rate=wanted.rate,
        volume=wanted.volume,
        drill=wanted.drill,
        equalizer=wanted.equalizer,
        skip_silence=wanted.skip_silence,
    )
