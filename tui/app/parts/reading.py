"""The part of the app that reads: opens episodes, finds their words, goes on."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.app.links import open_in_browser
from tui.app.messages import OpenEpisode, OpenLink, SessionTold
from tui.app.page import Page
from tui.app.parts.knowing import KnowingApp
from tui.app.screens.soundbites import SoundbitesDialog
from tui.app.widgets.line_list import LineList
from tui.app.widgets.notes_view import NotesView
from tui.app.widgets.scrub_bar import ScrubBar
from tui.app.widgets.transcript_view import TranscriptView
from tui.config import keep_setting
from tui.home import Home
from tui.model.chapter import PICTURE_INSIDE
from tui.model.episode import Soundbite
from tui.model.reading_place import ReadingPlace
from tui.playback.session import Happening
from tui.playback.sleep_timer import Until

if TYPE_CHECKING:
    from tui.sync.words import EpisodeWords

_LOOKED_AT = 20
"""Of the latest sittings, so many may be of episodes heard to their end."""


class ReadingApp(KnowingApp):
    """Shows words and keeps them in step with what is heard."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._player_note: str | None = None
        self._noticed: str | None = None
        self._told_of: int | None = None
        self._place_kept: tuple[int, ReadingPlace] | None = None
        self._shown: EpisodeWords | None = None

    @on(OpenEpisode)
    def _open_asked(self, message: OpenEpisode) -> None:
        self.open_episode(message.episode_id, play=message.play, at=message.at)

    def open_episode(
        self, episode_id: int, *, play: bool = True, at: float | None = None
    ) -> None:
        """Show an episode's words and, where asked and possible, play it."""
        self.work("open", self._open, episode_id, play, at)

    async def _open(self, episode_id: int, play: bool, at: float | None) -> None:
        turns = self.main.reading.turns
        episode = await self.read(self.home.library.episodes.get, episode_id)
        if play and episode.row.playable:
            # Sound before sight: drawing the words would keep the player waiting.
            await self.begin_playing(episode_id, at)
        if self.main.reading.turns == turns:
            # Words first: the notes come forward by themselves where there are none.
            self.main.reading.open_tab("transcript")
        self.read_words(episode_id)
        self.main.show_reading()

    async def remember(self, episode_id: int) -> None:
        """Have the episode of the last time ready, at its place."""
        await self.rest_on(episode_id)
        self.read_words(episode_id)

    async def rest_on_last_heard(self) -> None:
        """Have the episode ready that was heard last and not to its end."""
        sittings = await self.read(self.home.library.history.latest, None, _LOOKED_AT)
        for number in dict.fromkeys(sitting.episode_id for sitting in sittings):
            row = await self.read(self.home.library.episodes.row, number)
            if row.playable and not row.played:
                await self.remember(number)
                return

    def read_words(self, episode_id: int) -> None:
        """Show an episode's words: those at hand at once, better ones when found."""
        left, self.reading_id = self.reading_id, episode_id
        heard = self.listening.episode_id
        if heard is not None and heard == left != episode_id:
            self.learn_words(heard)
        self.work("read", self._read_words, episode_id)

    async def _read_words(self, episode_id: int) -> None:
        words = await self.read(self.home.words.at_hand, episode_id)
        fetching = await self._show_words(words, looking=True)
        try:
            better = await self.errands.run(self.find_words(episode_id))
        except Exception:
            await self._show_words(words)
            raise
        if better != words or fetching:
            await self._show_words(better)

    def read_again(self) -> None:
        """Show the words that are read as they are by now, without looking for more."""
        if self.reading_id is not None:
            self.work("read again", self._read_again, self.reading_id)

    async def _read_again(self, episode_id: int) -> None:
        words = await self.read(self.home.words.at_hand, episode_id)
        shown = self._shown
        if shown is None or replace(words, problem=shown.problem) != shown:
            await self._show_words(words)

    async def _show_words(self, words: "EpisodeWords", looking: bool = False) -> bool:
        """Show words; whether the first there are to be are still on their way."""
        page = replace(await self.page_of(words), looking=looking)
        self.listening.use_page(page)
        if page.episode.id == self.reading_id:
            self._shown = words
            self.keep_reading_place()
            if self.main.reading.show_page(page):
                await self._read_on(page.episode.id)
            self.main.load_about(page.episode.row.show_id)
            self.page_shown(page)
        return page.fetching

    def page_shown(self, page: Page) -> None:
        """An episode's words are on the screen, or what is there in their place."""

    async def _read_on(self, episode_id: int) -> None:
        """Go to where an episode was read, where the sound does not lead."""
        place = await self.read(self.home.library.reading_places.get, episode_id)
        if place is not None and episode_id == self.reading_id:
            self._place_kept = episode_id, place
            followed = self.listening.episode_id == episode_id
            self.main.reading.transcript.read_on(place, unless_followed=followed)

    def keep_reading_place(self) -> None:
        """Keep where the listener reads, if that is elsewhere than before."""
        place = self.main.reading.reading_place
        if place is not None and place != self._place_kept:
            self._place_kept = place
            keep = self.home.library.reading_places.keep
            self.work("reading place", self.write, keep, *place, exclusive=False)

    def action_go_to_playing(self) -> None:
        """Show what is heard, and follow it."""
        heard = self.listening.episode_id
        if heard is None:
            self.say("Nothing is playing.")
            return
        if heard != self.reading_id:
            self.read_words(heard)
        self.main.action_show_tab("transcript")
        self.main.reading.transcript.follow()

    def action_support(self) -> None:
        """Open the page where a show asks to be supported."""
        url = self.main.reading.support_url
        if url is None:
            self.say("This show names no page for support.")
        else:
            self.post_message(OpenLink(url))

    @on(OpenLink)
    def _picture_asked(self, message: OpenLink) -> None:
        page = self.main.reading.page
        if page is not None and message.url.startswith(PICTURE_INSIDE):
            self.work("link", self._open_picture, page.episode.id, message.url)

    async def _open_picture(self, episode_id: int, address: str) -> None:
        """Open a picture that is inside an episode's audio file."""
        file = await self.read(self.home.pictures.inside, episode_id, address)
        if file is None:
            self.say("The picture is in the audio file: download it to see it.")
        elif not await self.read(open_in_browser, address, file):
            self.copy_to_clipboard(str(file))
            self.say("There is no browser with a window here: its place is copied.")

    @on(SessionTold)
    def _session_told(self, message: SessionTold) -> None:
        now = message.now
        if message.happening is Happening.RESTARTED and now.error:
            self.say(now.error, "warning")
        asleep = now.sleep is not None and now.sleep.until is Until.EPISODE
        if message.happening is Happening.ENDED and now.track and not asleep:
            self.work("continue", self._go_on, now.track.episode_id)
        heard = now.track.episode_id if now.track else None
        for number in {heard, self._told_of}:
            if number is not None:
                self.row_changed(number)
        self._told_of = heard
        note = self.listening.session.player_note()
        if note != self._player_note and note is not None:
            self.say(note, "warning")
        self._player_note = note
        if now.notice is not None and now.notice != self._noticed:
            self._noticed = now.notice
            self.say(now.notice, "warning")

    async def _go_on(self, episode_id: int) -> None:
        row = await self.following(episode_id)
        if row is not None:
            if self.reading_id == episode_id:
                self.read_words(row.id)
            self.start_playing(row.id)

    async def action_next_episode(self) -> None:
        """Play what comes next."""
        row = await self.following(self.listening.episode_id, asked=True)
        if row is None:
            self.say("Nothing comes next. Press e on an episode to queue it.")
        else:
            self.open_episode(row.id)

    @on(LineList.Chosen, "#episodes")
    def _episode_chosen(self, message: LineList.Chosen) -> None:
        self.open_episode(message.row.id)

    @on(LineList.Chosen, "#chapters")
    def _chapter_chosen(self, message: LineList.Chosen) -> None:
        self._play_moment(message.row.start)

    @on(TranscriptView.PlayFrom)
    def _line_chosen(self, message: TranscriptView.PlayFrom) -> None:
        self._play_moment(message.seconds)

    @on(NotesView.TimePicked)
    def _time_picked(self, message: NotesView.TimePicked) -> None:
        self._play_moment(message.seconds)

    @on(ScrubBar.SeekAsked)
    def _seek_asked(self, message: ScrubBar.SeekAsked) -> None:
        self.listening.seek_to(message.seconds)

    async def action_soundbites(self) -> None:
        """List the soundbites of what is read."""
        page = self.main.reading.page
        soundbites = page.episode.details.soundbites if page else ()
        if soundbites:
            dialog = SoundbitesDialog(soundbites)
            await self.push_screen(dialog, self._play_soundbite)
        else:
            self.say("There are no soundbites here.")

    def _play_soundbite(self, soundbite: Soundbite | None) -> None:
        page = self.main.reading.page
        if page is not None and soundbite is not None:
            end = soundbite.start + soundbite.duration
            self.start_playing(page.episode.id, soundbite.start, end)

    def action_scrub(self) -> None:
        """Move about in what is heard before going there."""
        if not self.main.player_bar.begin():
            self.say("Nothing is playing whose length is known.")

    def _play_moment(self, seconds: float) -> None:
        page = self.main.reading.page
        if page is not None and page.episode.row.playable:
            self.start_playing(page.episode.id, seconds)

    @on(TranscriptView.ComfortChanged)
    def _comfort_changed(self, message: TranscriptView.ComfortChanged) -> None:
        file = self.home.directories.settings_file
        keep = partial(keep_setting, file, message.setting, message.value)
        self.work("comfort", self.write, keep, exclusive=False)

    @on(TranscriptView.LoopAsked)
    def _loop_asked(self, message: TranscriptView.LoopAsked) -> None:
        page = self.main.reading.page
        if page is None or page.reading is None:
            return
        if page.episode.id != self.listening.episode_id:
            self.say("Loops are for what is playing: press Enter on a sentence first.")
            return
        drilling = self.listening.drilling
        self.say(drilling.loop_sentences(message.sentences, page.reading))
        self.main.reading.transcript.follow()
