"""The part of the app that hears: the session's keys, its news, what comes next."""

from functools import partial
from typing import Any

from tui.app.listening import Listening
from tui.app.messages import SessionTold
from tui.app.services import HomeApp
from tui.app.sleeping import sleep_at_next_end, sleep_longer, sleep_words
from tui.home import Home
from tui.model.episode import EpisodeRow
from tui.model.equalizer import Equalizer
from tui.playback.session import Happening, NowPlaying


class HearingApp(HomeApp):
    """Owns the session and turns keys into moves in it."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        session = home.hearing.session()
        session.subscribe(self._tell)
        self.listening = Listening(session, home.settings)

    def _tell(self, happening: Happening, now: NowPlaying) -> None:
        self.post_message(SessionTold(happening, now))

    def start_playing(
        self, episode_id: int, at: float | None = None, until: float | None = None
    ) -> None:
        """Hear an episode; ``until`` is where to wait."""
        self.work("play", self._play, episode_id, at, until)

    async def _play(
        self, episode_id: int, at: float | None, until: float | None
    ) -> None:
        await self._hear(episode_id, at, until)
        await self._take_from_queue(episode_id)

    async def begin_playing(self, episode_id: int, at: float | None) -> None:
        """Hear an episode; returns once its player knows, or it is said why not."""
        await self._guarded(self._hear, episode_id, at)
        self.work("queue", self._take_from_queue, episode_id, exclusive=False)

    async def _hear(
        self, episode_id: int, at: float | None, until: float | None = None
    ) -> None:
        track = await self.read(self.home.hearing.track, episode_id)
        self.listening.play(track, at)
        self.listening.drilling.wait_at(until)

    async def _take_from_queue(self, episode_id: int) -> None:
        await self.write(self.home.library.queue.remove, episode_id)
        self.queue_changed()

    async def rest_on(self, episode_id: int) -> None:
        """Have an episode ready where the listener stopped."""
        track = await self.read(self.home.hearing.track, episode_id)
        place = await self.read(self.home.library.places.place, episode_id)
        self.listening.rest(track, place)

    async def following(
        self, episode_id: int | None, *, asked: bool = False
    ) -> EpisodeRow | None:
        """Take what is to be heard after an episode; see ``Hearing.take_next``."""
        hearing = self.home.hearing
        return await self.write(hearing.take_next, episode_id, asked=asked)

    def action_toggle_play(self) -> None:
        """Pause or go on."""
        self.listening.toggle()

    def action_seek(self, direction: int) -> None:
        """Go a little way."""
        self.listening.seek_by(direction * self.home.settings.seek_short)

    def action_seek_far(self, direction: int) -> None:
        """Go a longer way."""
        self.listening.seek_by(direction * self.home.settings.seek_long)

    def action_jump_back(self) -> None:
        """Go back to where the sound was before it was moved far."""
        if not self.listening.jump_back():
            self.say("You have not moved far in this episode.")

    def action_sentence(self, step: int) -> None:
        """Go by a sentence."""
        self.listening.sentence(step)

    def action_sentence_again(self) -> None:
        """Hear this sentence again."""
        self.listening.sentence_again()

    def action_loop(self) -> None:
        """Begin, close or end a loop."""
        self.say(self.listening.drilling.mark_loop(self.listening.reading))

    def action_loop_sentence(self) -> None:
        """Hear this sentence again and again, or leave the loop."""
        self.say(self.listening.loop_sentence())

    def action_by_sentence(self) -> None:
        """Pause after every sentence, or no more."""
        self.say(self.listening.drilling.toggle_by_sentence(self.listening.reading))

    def action_chapter(self, step: int) -> None:
        """Go by a chapter."""
        if not self.listening.chapter(step):
            self.say("This episode has no chapters.")

    def action_skip_inserted(self) -> None:
        """Go on where the words do."""
        if not self.listening.skip_inserted():
            self.say("What is heard is in the words: there is nothing to skip.")

    def action_sleep_longer(self) -> None:
        """Start the sleep timer, or let it run longer."""
        self._say_of_sleep(sleep_longer(self.listening))

    def action_sleep_at_end(self) -> None:
        """Sleep at the end of the episode, a chapter, a sentence, or not at all."""
        self._say_of_sleep(sleep_at_next_end(self.listening))

    def _say_of_sleep(self, sentence: str) -> None:
        """Say it where the bar does not."""
        sleep = self.listening.now().sleep
        shown = "" if sleep is None else sleep_words(sleep)
        self._say_beside_bar(sentence, shown, about="sleep")

    def _say_beside_bar(self, sentence: str, shown: str, *, about: str) -> None:
        """Say something, unless the player bar shows it in its own words."""
        if shown and self.bar_says(shown):
            self.unsay(about)
        else:
            self.say(sentence, about=about)

    def bar_says(self, words: str) -> bool:
        """Whether the player bar is seen and has these words."""
        raise NotImplementedError

    def action_speed(self, step: int) -> None:
        """Play faster or slower."""
        self.listening.change_speed(step)
        rate = self.listening.now().rate
        if self.listening.episode_id is None:
            self.home.speed = rate
        self._keep_for_show(speed=rate)

    def action_skip_silence(self) -> None:
        """Leave pauses of this show out, or not."""
        skip = not self.listening.now().skip_silence
        self.listening.session.skip_silence(skip)
        self._keep_for_show(skip_silence=skip)
        sentence = "Long pauses are left out." if skip else "Pauses are heard."
        shown = "no pauses" if skip else ""
        self._say_beside_bar(sentence, shown, about="pauses")

    def action_equalizer(self) -> None:
        """Let this show sound another way."""
        presets = tuple(Equalizer)
        before = presets.index(self.listening.now().equalizer)
        equalizer = presets[(before + 1) % len(presets)]
        self.listening.session.set_equalizer(equalizer)
        self._keep_for_show(equalizer=equalizer)
        shown = "" if equalizer is Equalizer.FLAT else str(equalizer)
        self._say_beside_bar(f"Sound: {equalizer}.", shown, about="equalizer")

    def _keep_for_show(self, **changes: Any) -> None:
        """Remember something of how the show that is heard is played."""
        episode_id = self.listening.episode_id
        if episode_id is not None:
            keep = self.home.library.show_settings.change_for
            change = partial(keep, episode_id, **changes)
            self.work("manner kept", self.write, change, exclusive=False)

    def show_settings_changed(self) -> None:
        """Play what is heard as its show is to be played now."""
        if self.listening.episode_id is not None:
            self.work("manner", self._take_on, self.listening.episode_id)

    async def _take_on(self, episode_id: int) -> None:
        self.listening.take_on(await self.read(self.home.hearing.track, episode_id))

    def action_normal_speed(self) -> None:
        """Play at normal speed, or again as before."""
        self.listening.toggle_normal_speed()

    def action_volume(self, step: int) -> None:
        """Turn the volume up or down."""
        self.listening.change_volume(step)
