"""Listening: the session as keys use it, by sentence and chapter as well as by time."""

import time
from collections.abc import Sequence

from tui.app.drilling import Drilling
from tui.app.jumps import Jumps
from tui.app.moves import neighbor
from tui.app.page import Page
from tui.config import Settings
from tui.model.chapter import Chapter
from tui.model.reading import Reading
from tui.model.transcript import Stretch
from tui.model.transport import again_from, back_to, on_to
from tui.playback.player import State
from tui.playback.session import NowPlaying, Session, Track

RATE_STEP = 0.1
VOLUME_STEP = 5


class Listening:
    """What is heard, and the ways to move in it."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self.session = session
        self._settings = settings
        self._resting: tuple[Track, float] | None = None
        self._wanted_at: float | None = None
        """Where the listener wanted to be in what is opening, or was when it rested."""
        self._page: Page | None = None
        self._rate_before = 1.0
        self._jumps = Jumps()
        self.drilling = Drilling(session, skips_inserted=settings.skip_inserted)

    def rest(self, track: Track, position: float) -> None:
        """Have an episode ready, at its place, without opening it."""
        self._resting, self._wanted_at = (track, position), None
        if self.session.now().track is None:
            self.session.use_manner(track)

    def take_on(self, track: Track) -> None:
        """Play the episode that is heard as it is to be played now."""
        self.session.use_manner(track)
        if self._resting is not None:
            self._resting = (track, self._resting[1])

    def now(self) -> NowPlaying:
        """What is heard at this moment, or would be on playing."""
        now = self.session.now()
        if now.track is not None or self._resting is None:
            return now
        track, position = self._resting
        duration = track.sound.duration
        return NowPlaying(track, State.IDLE, position, duration, now.rate, now.volume)

    @property
    def episode_id(self) -> int | None:
        """The episode being heard or ready to be."""
        resting = self._resting[0] if self._resting else None
        track = self.session.track or resting
        return track.episode_id if track else None

    def use_page(self, page: Page) -> None:
        """Learn the words and chapters of what is heard."""
        if page.episode.id == self.episode_id:
            self._page = page
            self.drilling.use_words(self.reading)

    @property
    def page(self) -> Page | None:
        """The page of what is heard, once it is known."""
        page = self._page
        return page if page and page.episode.id == self.episode_id else None

    @property
    def reading(self) -> Reading | None:
        """The words of what is heard."""
        return self.page.reading if self.page else None

    @property
    def chapters(self) -> Sequence[Chapter]:
        """The chapters of what is heard."""
        return self.page.chapters if self.page else ()

    @property
    def inserted(self) -> Sequence[Stretch]:
        """What is heard and not in the words."""
        return self.reading.inserted if self.reading else ()

    def skip_inserted(self) -> bool:
        """Go on where the words do; False where they are heard already."""
        reading = self.reading
        here = reading.inserted_at(self.now().position) if reading else None
        if here is not None:
            self.seek_to(here.end)
        return here is not None

    def play(self, track: Track, at: float | None) -> None:
        """Hear an episode; one that is already open only moves."""
        now = self.session.now()
        same = now.track is not None and now.track.episode_id == track.episode_id
        if same and now.state in (State.PLAYING, State.PAUSED, State.STALLED):
            if at is not None:
                self._note_move(at)
                self.session.seek_to(at)
            self.session.resume()
        else:
            self._start(track, at)

    def toggle(self) -> None:
        """Pause or go on."""
        if self.session.now().track is None and self._resting is not None:
            self._start(self._resting[0], self._wanted_at)
        else:
            self.session.toggle()

    def stop(self) -> None:
        """Keep the place and let go of the sound; the episode stays ready.

        Where nothing was heard yet the kept place is an older one, and it is played
        from where the listener wanted to be as long as it rests.
        """
        now = self.session.now()
        if now.track is not None:
            unheard = now.state is State.OPENING and self._wanted_at is not None
            self._wanted_at = now.position if unheard else None
            ended = now.state is State.ENDED
            self._resting = (now.track, now.track.intro if ended else now.position)
            self.session.stop()

    def seek_to(self, seconds: float) -> None:
        """Go to a moment."""
        self._note_move(seconds)
        self._wake()
        self.session.seek_to(seconds)

    def seek_by(self, seconds: float) -> None:
        """Go forward or back."""
        self._note_move(self.now().position + seconds)
        self._wake()
        self.session.seek_by(seconds)

    def jump_back(self) -> bool:
        """Go to where the sound was before it was moved far, and from there back."""
        number = self.episode_id
        there = (
            None if number is None else self._jumps.back(number, self.now().position)
        )
        if there is None:
            return False
        self._wake()
        self.session.seek_to(there)
        return True

    def _note_move(self, there: float) -> None:
        number, self._wanted_at = self.episode_id, there
        if number is not None:
            self._jumps.moved(number, self.now().position, there, time.monotonic())

    def _wake(self) -> None:
        if self.session.now().track is None and self._resting is not None:
            track, position = self._resting
            self._start(track, position)

    def _start(self, track: Track, at: float | None) -> None:
        self._wanted_at = at
        self.session.play(track, at)
        self.drilling.use_words(self.reading)

    def sentence(self, step: int) -> None:
        """Go to a neighboring sentence; without words, a short seek."""
        reading = self.reading
        if reading is None or not reading.timed:
            self.seek_by(step * self._settings.seek_short)
            return
        here = self.now().position
        self._go_to(on_to(reading, here) if step > 0 else back_to(reading, here))

    def sentence_again(self) -> None:
        """Go to the start of this sentence; without words, a short seek back."""
        reading = self.reading
        if reading is None or not reading.timed:
            self.seek_by(-self._settings.seek_short)
        else:
            self._go_to(again_from(reading, self.now().position))

    def loop_sentence(self) -> str:
        """Hear this sentence again and again, or leave the loop; says which."""
        now, reading = self.session.now(), self.reading or Reading(())
        if now.drill.loop is not None and now.drill.loop.complete:
            return self.drilling.leave_loop()
        here = reading.sentence_at(now.position)
        return self.drilling.loop_sentences((here,) if here else (), reading)

    def chapter(self, step: int) -> bool:
        """Go to a neighboring chapter; False where there are none."""
        if not self.chapters:
            return False
        self._step([chapter.start for chapter in self.chapters], step)
        return True

    def _step(self, starts: Sequence[float], step: int) -> None:
        self._go_to(neighbor(starts, self.now().position, step))

    def _go_to(self, target: float | None) -> None:
        if target is not None:
            self.seek_to(target)

    def change_speed(self, step: int) -> None:
        """Faster or slower by a tenth."""
        self.session.set_rate(round(self.now().rate + step * RATE_STEP, 2))

    def toggle_normal_speed(self) -> None:
        """Normal speed, or again the speed before."""
        rate = self.now().rate
        if rate == 1.0:
            self.session.set_rate(self._rate_before)
        else:
            self._rate_before = rate
            self.session.set_rate(1.0)

    def change_volume(self, step: int) -> None:
        """Louder or quieter."""
        self.session.set_volume(self.now().volume + step * VOLUME_STEP)
