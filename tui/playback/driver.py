"""The driver: brings a player, step by step, to what the listener wants, and keeps
the place on the way. One thread; time is given from outside."""

import logging
from collections.abc import Callable
from dataclasses import replace

from tui.errors import EarmarkError
from tui.model.equalizer import Equalizer
from tui.playback.announcing import Announcer
from tui.playback.clock import Clock
from tui.playback.heard import Happening, Heard, NowPlaying, Track, Wanted, view
from tui.playback.keeping import Count, Keeping, PlaceKeeper, Rules
from tui.playback.place import after_pause, is_leap, is_whole, short_of
from tui.playback.player import Player, Report, State
from tui.playback.watchdog import Pulse

_log = logging.getLogger(__name__)


class Driver:
    """Brings a player to what is wanted. Every method is called from one thread."""

    def __init__(
        self,
        open_player: Callable[[], Player],
        places: PlaceKeeper,
        rules: Rules,
        tell: Callable[[Happening, NowPlaying], None],
        count: Count | None = None,
    ) -> None:
        self._open_player = open_player
        self._keeping = Keeping(places, rules, count)
        self._rules = rules
        self._announcer = Announcer(tell)
        self.player: Player | None = None
        self.heard = Heard()
        self._wanted = Wanted()
        self._equalizer = Equalizer.FLAT
        self._paused_at: float | None = None
        self.stepped_at = 0.0
        """When the player last gave an answer."""
        self.broken = False
        """Whether the player raised what nobody foresaw."""
        self._calls = 0
        self._calling = False

    @property
    def live(self) -> bool:
        """Whether there is a player to be watched."""
        return self.heard.live

    @property
    def pulse(self) -> Pulse:
        """What the driver is doing. Writing places is no call into the player."""
        busy = self._calling and not self._keeping.writing
        return Pulse(self._calls, busy, self.player is None)

    def step(self, wanted: Wanted, moment: float) -> None:
        """Do what is wanted, then see what is heard."""
        before, self._wanted = self._wanted, wanted
        heard = self.heard
        self._calls, self._calling = self._calls + 1, True
        try:
            self._obey(before, moment)
            if self.live and self.player is not None:
                self._observe(self.player.report(), moment)
        except EarmarkError as error:
            self._fail(str(error), moment)
        except Exception:
            _log.exception("the player failed")
            self.broken = True
            return
        finally:
            self._calling = False
        self.stepped_at = moment
        self._announce(heard, moment)

    def close(self, wanted: Wanted, moment: float) -> None:
        """Keep the place, a last unmet seek included, and let go of the player."""
        unmet = wanted.seeking != self.heard.seeking
        if unmet and wanted.opening == self.heard.opening:
            self._set_out(wanted.seek, moment)
        self._leave(moment)
        if self.player is not None:
            self.player.close()
            self.player = None

    def abandon(self) -> None:
        """Keep nothing and tell nothing any more: another driver has taken over."""
        self._announcer.silence()
        self._keeping.abandon()

    def fail(self, wanted: Wanted, error: str, moment: float) -> None:
        """Stay with a track that cannot be heard, at its place."""
        self._wanted = wanted
        clock = Clock(rate=wanted.rate).sought(wanted.at or 0.0, moment)
        before = self.heard
        self.heard = Heard(wanted.track, clock=clock)
        self._fail(error, moment)
        self._announce(before, moment)

    def keep(self, moment: float) -> None:
        """Keep the place, where there is one."""
        self._keeping.keep(self.heard, moment)

    def _obey(self, before: Wanted, moment: float) -> None:
        wanted = self._wanted
        if wanted.opening != self.heard.opening:
            self._change(moment)
        player = self.player
        if player is None or not self.live:
            return
        if wanted.over == self.heard.opening:
            self._finish(player, moment)
            return
        self._equalize(player)
        if wanted.loudness != before.loudness:
            player.set_volume(wanted.loudness)
        self._keeping.save_time(wanted.saved - before.saved)
        if wanted.rate != before.rate:
            player.set_rate(wanted.rate)
            self._set(clock=self.heard.clock.paced(wanted.rate, moment))
        if wanted.seeking != self.heard.seeking:
            self._seek(player, wanted.seek, moment)
        self._hold_or_go_on(player, moment)

    def _change(self, moment: float) -> None:
        wanted = self._wanted
        self._leave(moment)
        self.heard = Heard(wanted.track, wanted.opening, wanted.seeking)
        if wanted.track is None:
            return
        self._set(state=State.OPENING, duration=wanted.track.sound.duration)
        start, run_up = self._keeping.start(wanted.track, wanted.at)
        clock = Clock(rate=wanted.rate).sought(start, moment)
        self._set(clock=clock, asked_for=start, run_up=run_up)
        self._open(start)

    def _open(self, start: float) -> None:
        wanted = self._wanted
        assert wanted.track is not None
        self._paused_at = None
        if self.player is None:
            self.player, self._equalizer = self._open_player(), Equalizer.FLAT
        self._equalize(self.player)
        self.player.open(wanted.track.sound, start, wanted.rate, wanted.loudness)

    def _equalize(self, player: Player) -> None:
        if self._wanted.equalizer is not self._equalizer:
            self._equalizer = self._wanted.equalizer
            player.set_equalizer(self._equalizer)

    def _seek(self, player: Player, position: float, moment: float) -> None:
        self._set_out(position, moment)
        if self._paused_at is not None:
            self.keep(moment)
        if self.heard.started:
            player.seek(position)
        else:
            self._open(position)

    def _set_out(self, position: float, moment: float) -> None:
        leap = is_leap(self.heard.clock.read(moment), position)
        self._set(
            run_up=0.0 if leap else self.heard.run_up,
            seeking=self._wanted.seeking,
            clock=self.heard.clock.sought(position, moment),
            arrived=False,
            turned_back=False,
            asked_for=position,
            listened=0.0,
        )

    def _hold_or_go_on(self, player: Player, moment: float) -> None:
        if self._wanted.paused and self._paused_at is None:
            if self.heard.state in (State.PLAYING, State.STALLED):
                self._hold(player, moment)
        elif not self._wanted.paused and self._paused_at is not None:
            self._go_on(player, moment)

    def _hold(self, player: Player, moment: float) -> None:
        player.pause()
        self._paused_at = moment
        self._set(clock=self.heard.clock.stopped(moment))
        self.keep(moment)

    def _go_on(self, player: Player, moment: float) -> None:
        assert self._paused_at is not None
        here = self.heard.clock.read(moment)
        rules, paused = self._rules, moment - self._paused_at
        there = after_pause(here, paused, rules.long_pause, rules.back_after_pause)
        self._paused_at = None
        if there < here:
            self._seek(player, there, moment)
        player.play()

    def _observe(self, report: Report, moment: float) -> None:
        if report.position is not None:
            self._arrive()
        held = self._paused_at is not None
        self.heard = self.heard.observed(report, moment, held)
        self._count(moment)
        if self.heard.is_beyond(report):
            self._turn_back(moment)
        else:
            self._end(moment)

    def _turn_back(self, moment: float) -> None:
        """Begin a little before the end, where something behind it was wanted."""
        assert self.heard.duration is not None
        there = short_of(self.heard.duration)
        self._set_out(there, moment)
        self._set(state=State.OPENING, error=None, run_up=0.0, turned_back=True)
        self._open(there)

    def _arrive(self) -> None:
        if not self.heard.arrived:
            self._keeping.keep_soon()
        self._set(arrived=True, started=True)

    def _count(self, moment: float) -> None:
        if self.heard.state is not State.PLAYING:
            return
        passed = moment - self.stepped_at
        heard = self.heard
        self._set(listened=heard.listened + passed, run_up=heard.run_up + passed)
        if self.player is not None and self.player.silent_reason is None:
            self._keeping.count(self.heard, passed)
        self._keeping.keep_if_due(self.heard, moment)

    def _end(self, moment: float) -> None:
        if self.heard.state is State.FAILED:
            self.keep(moment)
        if self.heard.state is not State.ENDED or self.heard.track is None:
            return
        position, duration = self.heard.clock.read(moment), self.heard.duration
        whole = is_whole(position, duration, self._rules.played_within)
        if not (whole and self.heard.ran_out):
            self.keep(moment)
            return
        self._come_to_end(self.heard.track, moment)

    def _finish(self, player: Player, moment: float) -> None:
        """End here: what follows is left out."""
        player.stop()
        self._set(state=State.ENDED)
        if self.heard.ran_out and self.heard.track is not None:
            self._come_to_end(self.heard.track, moment)
        else:
            self.keep(moment)

    def _come_to_end(self, track: Track, moment: float) -> None:
        heard = self.heard
        here = heard.clock.read(moment)
        end = heard.duration if heard.duration is not None else here
        self._set(clock=heard.clock.sought(end, moment).stopped(moment))
        self._keeping.mark_played(track)

    def _leave(self, moment: float) -> None:
        if self.player is None:
            return
        if self.live:
            self.keep(moment)
            self._keeping.mark_if_nearly_done(self.heard, moment)
        self.player.stop()

    def _fail(self, error: str, moment: float) -> None:
        self.keep(moment)
        self._set(
            opening=self._wanted.opening,
            seeking=self._wanted.seeking,
            state=State.FAILED,
            error=error,
            clock=self.heard.clock.stopped(moment),
        )
        if self.player is not None:
            self.player.stop()

    def _announce(self, before: Heard, moment: float) -> None:
        now = view(self._wanted, self.heard, moment)
        note = self.player.silent_reason if self.player is not None else None
        self._announcer.announce(before, self.heard, now, note)

    def _set(self, **changes: object) -> None:
        self.heard = replace(self.heard, **changes)  # type: ignore[arg-type]
