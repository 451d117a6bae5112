"""The part of the app that knows the words of what is heard, whatever is on the screen.

Keys that go by sentence, inserts and chapters are those of what is heard; where that is
also read, its words come with the reading.
"""

from typing import TYPE_CHECKING

from textual import on

from tui.app.messages import SessionTold
from tui.app.page import Page, make_page
from tui.app.parts.stepping import SteppingApp
from tui.home import Home

if TYPE_CHECKING:
    from tui.sync.words import EpisodeWords


class KnowingApp(SteppingApp):
    """Gives the session's keys the words of each episode that is heard."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._words_known_of: int | None = None

    @on(SessionTold)
    def _know_what_is_heard(self, message: SessionTold) -> None:
        heard = message.now.track.episode_id if message.now.track else None
        if heard == self._words_known_of:
            return
        self._words_known_of = heard
        page = self.main.reading.page
        if page is not None and page.episode.id == heard:
            self.listening.use_page(page)
        elif heard is not None and heard != self.reading_id:
            self.learn_words(heard)

    def learn_words(self, episode_id: int) -> None:
        """Find the words of what is heard, without showing them."""
        self.work("heard words", self._learn_words, episode_id)

    async def _learn_words(self, episode_id: int) -> None:
        words = await self.read(self.home.words.at_hand, episode_id)
        self.listening.use_page(await self.page_of(words))
        better = await self.errands.run(self.find_words(episode_id))
        if better != words:
            self.listening.use_page(await self.page_of(better))

    async def find_words(self, episode_id: int) -> "EpisodeWords":
        """The best words of an episode, on the errands' loop."""
        return await self.home.words.find(episode_id)

    async def page_of(self, words: "EpisodeWords") -> Page:
        """Words laid out as they are to be shown."""
        wish = self.home.settings.prefer_sound
        return await self.read(make_page, self.home.library, words, wish)
