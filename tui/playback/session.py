"""The listening session: one episode being heard, its place kept safe."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from tui.model.equalizer import Equalizer
from tui.playback.appointments import Appointments
from tui.playback.drill import NO_DRILL, Drill
from tui.playback.driver import Driver
from tui.playback.heard import Happening, NowPlaying, Track, Wanted, view
from tui.playback.keeping import Count, PlaceKeeper, Rules
from tui.playback.place import inside
from tui.playback.player import Player, State
from tui.playback.silences import Silences
from tui.playback.sleep_timer import SleepTimer, longer
from tui.playback.watchdog import Patience, Restarts, Watchdog

__all__ = ["Happening", "NowPlaying", "PlaceKeeper", "Session", "Track"]

_log = logging.getLogger(__name__)

_HANGS_AFTER = 2.0
_HANGS = "VLC does not answer; it is started anew if it stays so."
_RESTARTED = "VLC stopped working and was started anew at the same place."
_GIVEN_UP = (
    "VLC stops working again and again; press play to try once more. Your place is "
    "kept, and the log says what went wrong."
)
_PATIENCE = 1.5
"""Seconds that ``close`` waits for a player that may hang."""

SLOWEST, FASTEST = 0.5, 3.0
LOUDEST = 150


class Session:
    """One listener, one player, one episode at a time.

    Every method returns at once; the player is driven by a thread of the session's
    own, which also keeps the place: every 5 seconds of sound and on every pause,
    seek, change of episode and exit, and never before a time report of that very
    episode.
    """

    def __init__(
        self,
        player: Callable[[], Player],
        places: PlaceKeeper,
        *,
        rules: Rules | None = None,
        patience: Patience | None = None,
        heard: Count | None = None,
        silences: Silences | None = None,
    ) -> None:
        """``heard`` counts what is heard; without ``silences`` no pause is left out."""
        self._make_driver: Callable[[], Driver] = lambda: Driver(
            player, places, rules or Rules(), self._tell, heard
        )
        self._driver = self._make_driver()
        patience = patience or Patience()
        self._restarts = Restarts(patience)
        self._watchdog = Watchdog(patience, lambda: self._driver.pulse, self._cry)
        self._wanted = Wanted()
        self._appointments = Appointments(silences)
        self._changed = threading.Condition()
        self._listeners: list[Callable[[Happening, NowPlaying], None]] = []
        self._thread: threading.Thread | None = None

    def subscribe(self, listener: Callable[[Happening, NowPlaying], None]) -> None:
        """Call ``listener`` on the session's thread when something happens."""
        self._listeners.append(listener)

    def play(self, track: Track, at: float | None = None) -> None:
        """Hear a track from ``at`` seconds, else from its kept place."""
        opening = self._wanted.opening + 1
        same = self._wanted.track and self._wanted.track.episode_id == track.episode_id
        drill = self._wanted.drill if same else NO_DRILL
        if not same:
            self._want(saved=0.0)
            self.use_manner(track)
        self._want(
            track=track, at=at, opening=opening, paused=False, held=None, drill=drill
        )

    def use_manner(self, track: Track) -> None:
        """Play as a track is to be played; if it is the one that is heard, all of it.

        What is not said stays.
        """
        heard = self._wanted.track
        if heard is not None and heard.episode_id == track.episode_id:
            self._want(track=replace(track, sound=heard.sound))
        if track.speed is not None:
            self.set_rate(track.speed)
        if track.equalizer is not None:
            self.set_equalizer(track.equalizer)
        if track.skip_silence is not None:
            self.skip_silence(track.skip_silence)

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._over() or self._wanted.paused:
            self.resume()
        else:
            self.pause()

    def pause(self) -> None:
        """Hold."""
        self._want(paused=True)

    def use_drill(self, drill: Drill) -> None:
        """Hear a stretch again and again, wait at ends; only for this episode."""
        self._want(drill=drill)

    def use_sleep_timer(self, timer: SleepTimer | None) -> None:
        """Fade and pause when a timer ends; None takes it away."""
        self._want(sleep=timer, fade=1.0)

    def sleep_longer(self) -> None:
        """Start the sleep timer, or let it run longer."""
        self.use_sleep_timer(longer(self._wanted.sleep, time.monotonic()))

    def resume(self) -> None:
        """Go on; from the start when it had ended, again when it had failed."""
        now = self.now()
        if now.track is not None and self._over():
            ended = now.state is State.ENDED
            self.play(now.track, now.track.intro if ended else now.position)
            return
        with self._changed:
            held = self._wanted.held
            if held is not None and held.back_to is not None:
                self._seek(held.back_to)
            self._want(paused=False, held=None)

    def seek_to(self, position: float) -> None:
        """Go to a position in seconds; kept inside the episode."""
        with self._changed:
            self._seek(position)

    def seek_by(self, seconds: float) -> None:
        """Go forward, or back when negative; repeated calls add up."""
        with self._changed:
            self._seek(self.now().position + seconds)

    def set_rate(self, rate: float) -> None:
        """0.5 to 3 times the normal speed; values outside are brought in."""
        self._want(rate=round(max(SLOWEST, min(FASTEST, rate)), 2))

    def set_volume(self, percent: int) -> None:
        """0 to 150; values outside are brought in."""
        self._want(volume=max(0, min(LOUDEST, percent)))

    def set_equalizer(self, equalizer: Equalizer) -> None:
        """Make some of the sound louder or softer."""
        self._want(equalizer=equalizer)

    def skip_silence(self, skip: bool) -> None:
        """Leave pauses out, or not."""
        self._want(skip_silence=skip)

    def stop(self) -> None:
        """Keep the place and let go of the episode."""
        self._want(track=None, at=None, opening=self._wanted.opening + 1)

    def now(self) -> NowPlaying:
        """What is heard at this moment."""
        moment = time.monotonic()
        now = view(self._wanted, self._driver.heard, moment)
        unanswered = moment - self._driver.stepped_at
        if now.state is State.PLAYING and unanswered > _HANGS_AFTER:
            return replace(now, state=State.STALLED, error=_HANGS)
        return now

    @property
    def track(self) -> Track | None:
        """The episode that is heard, or about to be."""
        return self._wanted.track

    def player_note(self) -> str | None:
        """Why nothing can be heard and what to do about it, where that is so."""
        player = self._driver.player
        return player.silent_reason if player is not None else None

    def close(self) -> None:
        """Keep the place, stop, end the thread. Returns within 2 seconds."""
        with self._changed:
            self._wanted = replace(self._wanted, closing=True)
            self._changed.notify()
            thread = self._thread
        if thread is None:
            return
        self._watchdog.stop()
        self._appointments.close()
        thread.join(_PATIENCE)
        if thread.is_alive():
            _log.error("the player hangs; the place is kept without it")
            self._driver.keep(time.monotonic())

    def _over(self) -> bool:
        return self.now().state in (State.ENDED, State.FAILED)

    def _seek(self, position: float) -> None:
        now = self.now()
        if now.track is None:
            return
        if now.track.sound.live:
            # Nothing of it lies ahead.
            position = min(position, now.position)
        target = inside(position, now.duration)
        if self._over():
            self.play(now.track, target)
        elif self._wanted.opening != self._driver.heard.opening:
            self._want(at=target, opening=self._wanted.opening + 1)
        else:
            seeking = self._wanted.seeking + 1
            paused = self._wanted.paused and self._wanted.held is None
            self._want(seek=target, seeking=seeking, paused=paused, held=None)

    def _want(self, **changes: object) -> None:
        with self._changed:
            self._wanted = replace(self._wanted, **changes)  # type: ignore[arg-type]
            if self._thread is None and self._wanted.track is not None:
                self._start()
            self._changed.notify()

    def _start(self) -> None:
        if self._thread is None:
            self._watchdog.start()
        self._thread = threading.Thread(
            target=self._run, args=(self._driver,), name="earmark-session", daemon=True
        )
        self._thread.start()

    def _run(self, driver: Driver) -> None:
        done: Wanted | None = None
        while driver is self._driver:
            with self._changed:
                if self._wanted is done:
                    self._changed.wait(self._until_next_look())
                done = self._wanted
            if done.closing:
                break
            moment = time.monotonic()
            driver.step(done, moment)
            self._keep_appointments(driver, done, moment)
            if driver.broken:
                self._restart(driver)
        try:
            driver.close(self._wanted, time.monotonic())
        except Exception:
            _log.exception("the player could not be closed")

    def _cry(self) -> None:
        self._restart(self._driver)

    def _restart(self, left: Driver) -> None:
        """Leave a stuck or broken driver to its thread; go on with another one."""
        here = self.now()
        left.keep(time.monotonic())
        left.abandon()
        with self._changed:
            if left is not self._driver or self._wanted.closing:
                return
            opened = self._wanted.opening == left.heard.opening
            at = here.position if opened else self._wanted.at
            again = replace(self._wanted, at=at, opening=self._wanted.opening + 1)
            self._wanted, self._driver = again, self._make_driver()
            if self._restarts.another(time.monotonic()):
                self._tell(Happening.RESTARTED, replace(here, error=_RESTARTED))
            else:
                self._driver.fail(again, _GIVEN_UP, time.monotonic())
            self._start()

    def _keep_appointments(self, driver: Driver, done: Wanted, moment: float) -> None:
        with self._changed:
            if self._wanted is done and self._driver is driver:
                changes = self._appointments.changes(done, driver.heard, moment)
                if changes:
                    self._want(**changes)

    def _until_next_look(self) -> float | None:
        return self._appointments.patience(self._wanted, self._driver.heard)

    def _tell(self, happening: Happening, now: NowPlaying) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(happening, now)
            except Exception:
                _log.exception("a listener of the session failed")
